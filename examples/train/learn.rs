//! From sentences to a model's file: labels, classes of words, weights, exceptions of dictionary forms.

use std::collections::BTreeMap;

use belie::token::{
    Pos, Tag, exception_key, lemma_with,
    tagger::{self, Context, START, Vocabulary, cases, dynamic, fixed, fold, hash, marks_quotation},
};

use crate::{
    pack,
    perceptron::{Perceptron, Random, Row},
    treebank::{Sentence, as_title, in_capitals, with_whole_hyphens},
};

/// A word counts as known from this many occurrences on.
const KNOWN: u32 = 4;
/// A word is given its tag without a look at its context if it had no other so often.
const SURE: u32 = 20;
/// One sentence of so many is also seen in capitals, and one as a title.
const ALTERED: usize = 3;

/// A sentence ready for training.
struct Example {
    words: Vec<tagger::Word>,
    fixed: Vec<u32>,
    gold: Vec<u8>,
}

/// What was learned, before it is packed.
pub(crate) struct Learned {
    labels: Vec<(Tag, Pos)>,
    vocabulary: Vec<u8>,
    rows: Vec<Row>,
    lemmas: Vec<u8>,
}

impl Learned {
    /// The model's file, with the features that were updated at least so often.
    pub(crate) fn file(&self, least: u32) -> Vec<u8> {
        pack::file(&self.labels, &self.vocabulary, &self.rows, least, &self.lemmas)
    }
}

/// Trains a model.
pub(crate) fn model(train: &[Sentence], rounds: u32) -> Learned {
    let labels = labels(train);
    let sentences = copies(train);
    let vocabulary = vocabulary(&sentences, &labels);
    let mut perceptron = Perceptron::default();
    let mut examples: Vec<Example> = sentences
        .iter()
        .map(|s| example(s, &labels, Vocabulary::new(&vocabulary), &mut perceptron))
        .collect();
    let mut random = Random(88_172_645_463_325_252);
    for round in 0..rounds {
        random.shuffle(&mut examples);
        let (right, all) = pass(&mut perceptron, &examples, labels.len());
        eprintln!("round {}: {:.2} %", round + 1, 100.0 * f64::from(right) / f64::from(all));
    }
    let rows = perceptron.averages();
    Learned { labels, vocabulary, rows, lemmas: pack::lemmas(&exceptions(train)) }
}

/// All pairs of tags, in order.
fn labels(train: &[Sentence]) -> Vec<(Tag, Pos)> {
    let mut labels: Vec<(Tag, Pos)> =
        train.iter().flat_map(|s| &s.words).map(|w| (w.tag, w.pos)).chain([(Tag::Jj, Pos::Adj)]).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

/// The sentences, and copies of some as news writes them.
fn copies(train: &[Sentence]) -> Vec<Sentence> {
    let mut all = train.to_vec();
    all.extend(train.iter().filter_map(with_whole_hyphens));
    all.extend(train.iter().step_by(ALTERED).map(in_capitals));
    all.extend(train.iter().skip(1).step_by(ALTERED).filter(|s| s.words.len() < 30).map(as_title));
    all
}

/// The words' classes: which labels they had, the most frequent first.
fn vocabulary(sentences: &[Sentence], labels: &[(Tag, Pos)]) -> Vec<u8> {
    let mut counts: BTreeMap<String, BTreeMap<u8, u32>> = BTreeMap::new();
    let mut folded = String::new();
    for word in sentences.iter().flat_map(|s| &s.words) {
        fold(&word.form, &mut folded);
        *counts.entry(folded.clone()).or_default().entry(number(labels, word.tag, word.pos)).or_default() +=
            1;
    }
    let open = number(labels, Tag::OpenQuote, Pos::Punct);
    let close = number(labels, Tag::CloseQuote, Pos::Punct);
    let mut classes: BTreeMap<Vec<u8>, u16> = BTreeMap::new();
    let mut entries = Vec::new();
    for (word, tags) in &counts {
        let total: u32 = tags.values().sum();
        if total < KNOWN {
            continue;
        }
        let mut usual: Vec<(u32, u8)> = tags.iter().map(|(&label, &count)| (count, label)).collect();
        usual.sort_by_key(|&(count, label)| (std::cmp::Reverse(count), label));
        let sure = usual[0].0 * 1000 >= total * 998 && total >= SURE;
        let label = usual[0].1;
        usual.retain(|&(count, _)| f64::from(count) >= 0.03 * f64::from(total));
        usual.truncate(4);
        let class = usual.into_iter().map(|(_, label)| label).collect();
        let next = classes.len() as u16 + 1;
        let class = *classes.entry(class).or_insert(next);
        entries.push((hash(word.as_bytes()), class, sure.then_some(label)));
    }
    let marks =
        [("“", open), ("„", open), ("«", open), ("``", open), ("”", close), ("»", close), ("''", close)];
    for (mark, label) in marks {
        debug_assert!(marks_quotation(mark));
        entries.retain(|e| e.0 != hash(mark.as_bytes()));
        entries.push((hash(mark.as_bytes()), 0, Some(label)));
    }
    Vocabulary::pack(&entries)
}

fn number(labels: &[(Tag, Pos)], tag: Tag, pos: Pos) -> u8 {
    labels.binary_search(&(tag, pos)).map_or(0, |at| at as u8)
}

/// The words of a sentence with the numbers of their fixed features.
fn example(
    sentence: &Sentence,
    labels: &[(Tag, Pos)],
    vocabulary: Vocabulary<'_>,
    perceptron: &mut Perceptron,
) -> Example {
    let words = words(sentence, vocabulary);
    let mut numbers = Vec::new();
    for index in 0..words.len() {
        if words[index].label.is_none() {
            numbers.extend(fixed(&Context::new(&words, index)).map(|f| perceptron.number(f)));
        }
    }
    let gold = sentence.words.iter().map(|w| number(labels, w.tag, w.pos)).collect();
    Example { words, fixed: numbers, gold }
}

/// The words of a sentence as the tagger sees them.
pub(crate) fn words(sentence: &Sentence, vocabulary: Vocabulary<'_>) -> Vec<tagger::Word> {
    let forms = || sentence.words.iter().map(|w| w.form.as_str());
    let (mut case, mut buffer) = (Vec::new(), String::new());
    cases(forms(), sentence.heading, &mut case);
    let rows = forms().zip(&case).enumerate();
    rows.map(|(at, (form, &case))| tagger::Word::new(form, case, at == 0, vocabulary, &mut buffer)).collect()
}

/// One pass over all examples: how many words were right, of how many.
fn pass(perceptron: &mut Perceptron, examples: &[Example], labels: usize) -> (u32, u32) {
    let (mut right, mut all) = (0, 0);
    let mut features = Vec::new();
    for example in examples {
        let (mut last, mut second) = (START, START);
        let mut numbers = example.fixed.chunks_exact(tagger::FIXED);
        for (index, &gold) in example.gold.iter().enumerate() {
            let label = example.words[index].label.unwrap_or_else(|| {
                features.clear();
                features.extend(numbers.next().unwrap_or_default());
                let more = dynamic(&Context::new(&example.words, index), last, second);
                features.extend(more.map(|f| perceptron.number(f)));
                let guess = perceptron.best(&features, labels);
                perceptron.learn(&features, gold, guess);
                guess
            });
            right += u32::from(label == gold);
            all += 1;
            (last, second) = (label, last);
        }
    }
    (right, all)
}

/// Dictionary forms that the rules do not give.
fn exceptions(train: &[Sentence]) -> BTreeMap<u32, String> {
    let mut counts: BTreeMap<(String, Tag), BTreeMap<String, u32>> = BTreeMap::new();
    for word in train.iter().flat_map(|s| &s.words) {
        let inflected =
            word.tag.is_verb() || matches!(word.tag, Tag::Nns | Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs);
        if inflected && word.form.is_ascii() {
            let key = (word.form.to_lowercase(), word.tag);
            *counts.entry(key).or_default().entry(word.lemma.to_lowercase()).or_default() += 1;
        }
    }
    let mut found = BTreeMap::new();
    for ((form, tag), lemmas) in counts {
        let best = lemmas.iter().max_by_key(|(lemma, count)| (**count, std::cmp::Reverse(*lemma)));
        let Some((lemma, &count)) = best else { continue };
        if count > 1 && lemma_with(&form, tag, &[]) != *lemma && lemma != "_" {
            found.insert(exception_key(&form, tag), lemma.clone());
        }
    }
    found
}
