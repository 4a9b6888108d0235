//! Measures a model on a treebank's sentences, with the gold words.

use std::time::Instant;

use belie::token::{
    lemma_with, repair,
    tagger::{Memo, Model},
};

use crate::{
    learn::words,
    treebank::{Sentence, in_capitals},
};

/// Right answers of all.
#[derive(Clone, Copy, Default)]
struct Share {
    right: u32,
    all: u32,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += u32::from(right);
        self.all += 1;
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.all.max(1))
    }
}

/// Prints what the model reaches.
pub(crate) fn report(file: &[u8], dev: &[Sentence]) -> Option<()> {
    let model = Model::new(file)?;
    let (pos, tag, verb) = tags(model, dev);
    println!("universal parts of speech  {:.2} %", pos.percent());
    println!("Penn tags                  {:.2} %", tag.percent());
    println!("Penn tags of verbs         {:.2} %", verb.percent());
    let capitals: Vec<Sentence> = dev.iter().map(in_capitals).collect();
    println!("universal, in capitals     {:.2} %", tags(model, &capitals).0.percent());
    let (verbs, nouns, all) = lemmas(model, dev);
    println!("dictionary forms of verbs  {:.2} %", verbs.percent());
    println!("of plural nouns            {:.2} %", nouns.percent());
    println!("of all words               {:.2} %", all.percent());
    println!("size                       {} bytes", file.len());
    let (whole, scoring) = speed(model, dev);
    println!("speed                      {whole:.0} tokens/s");
    println!("of scoring alone           {scoring:.0} tokens/s");
    Some(())
}

fn tags(model: Model<'_>, dev: &[Sentence]) -> (Share, Share, Share) {
    let (mut pos, mut tag, mut verb) = (Share::default(), Share::default(), Share::default());
    let (mut memo, mut labels) = (Memo::default(), Vec::new());
    for sentence in dev {
        model.tag(&words(sentence, model.vocabulary()), &mut memo, &mut labels);
        let mut found: Vec<_> = labels.iter().map(|&label| model.label(label)).collect();
        let forms: Vec<&str> = sentence.words.iter().map(|word| word.form.as_str()).collect();
        repair(&forms, &mut found, sentence.heading);
        for (word, found) in sentence.words.iter().zip(found) {
            pos.count(found.1 == word.pos);
            tag.count(found.0 == word.tag);
            if word.tag.is_verb() {
                verb.count(found.0 == word.tag);
            }
        }
    }
    (pos, tag, verb)
}

fn lemmas(model: Model<'_>, dev: &[Sentence]) -> (Share, Share, Share) {
    let (mut verbs, mut nouns, mut all) = (Share::default(), Share::default(), Share::default());
    for word in dev.iter().flat_map(|s| &s.words).filter(|w| w.lemma != "_") {
        let found = lemma_with(&word.form, word.tag, model.lemmas());
        let right = found.eq_ignore_ascii_case(&word.lemma);
        all.count(right);
        if word.tag.is_verb() {
            verbs.count(right);
        }
        if word.tag == belie::token::Tag::Nns {
            nouns.count(right);
        }
    }
    (verbs, nouns, all)
}

/// Tokens a second, the best of several passes: with and without looking at each word by itself.
fn speed(model: Model<'_>, dev: &[Sentence]) -> (f64, f64) {
    let count: usize = dev.iter().map(|s| s.words.len()).sum();
    let (mut memo, mut labels, mut shortest) = (Memo::default(), Vec::new(), [f64::MAX; 2]);
    for _ in 0..20 {
        let start = Instant::now();
        let words: Vec<_> = dev.iter().map(|s| words(s, model.vocabulary())).collect();
        let looked = start.elapsed().as_secs_f64();
        words.iter().for_each(|w| model.tag(w, &mut memo, &mut labels));
        let all = start.elapsed().as_secs_f64();
        shortest = [shortest[0].min(all), shortest[1].min(all - looked)];
    }
    (count as f64 / shortest[0], count as f64 / shortest[1])
}
