//! Reads CoNLL-U, and makes copies of sentences as news writes them: whole hyphens, titles, capitals.

use std::{error::Error, fs, path::Path};

use belie::token::{Pos, Tag};

/// A word with its annotation.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) tag: Tag,
    pub(crate) pos: Pos,
    relation: String,
    head: usize,
    glued: bool,
}

/// A sentence; a heading's capitals may say nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<Word>,
    pub(crate) heading: bool,
}

/// Reads the sentences of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let (mut sentences, mut words) = (Vec::new(), Vec::new());
    for line in text.lines().chain([""]) {
        if line.is_empty() && !words.is_empty() {
            sentences.push(Sentence { words: std::mem::take(&mut words), heading: false });
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if let [number, form, lemma, pos, tag, _, head, relation, _, misc] = fields[..]
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            words.push(Word {
                form: form.to_string(),
                lemma: lemma.to_string(),
                tag: tag.parse().map_err(|_| format!("unknown tag {tag}"))?,
                pos: pos.parse().map_err(|_| format!("unknown part of speech {pos}"))?,
                relation: relation.to_string(),
                head: head.parse()?,
                glued: misc.contains("SpaceAfter=No"),
            });
        }
    }
    Ok(sentences)
}

/// The sentence with words around hyphens made one, if there are any.
pub(crate) fn with_whole_hyphens(sentence: &Sentence) -> Option<Sentence> {
    let words = &sentence.words;
    let mut joined = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut end = at + 1;
        while end + 1 < words.len() && words[end].tag == Tag::Hyph && words[end - 1].glued && words[end].glued
        {
            end += 2;
        }
        joined.push(if end > at + 1 { join(words, at, end) } else { words[at].clone() });
        at = end;
    }
    (joined.len() < words.len()).then_some(Sentence { words: joined, heading: false })
}

/// One word from several: it has the tags of its head, or is an adjective before a noun.
fn join(words: &[Word], start: usize, end: usize) -> Word {
    let inside = |number: usize| number > start && number <= end;
    let head = (start..end).find(|&at| !inside(words[at].head)).unwrap_or(end - 1);
    let mut word = words[head].clone();
    word.form = words[start..end].iter().map(|w| w.form.as_str()).collect();
    word.lemma.clone_from(&word.form);
    word.glued = words[end - 1].glued;
    let before = word.head > end && matches!(&*word.relation, "compound" | "amod" | "nmod" | "nummod");
    if before && !word.tag.is_proper() {
        (word.tag, word.pos) = (Tag::Jj, Pos::Adj);
    }
    word
}

/// The sentence in capitals.
pub(crate) fn in_capitals(sentence: &Sentence) -> Sentence {
    let mut copy = sentence.clone();
    for word in &mut copy.words {
        word.form = word.form.to_uppercase();
    }
    copy
}

/// The sentence as a title: words of four letters and more, nouns and verbs start with a capital; no stop.
pub(crate) fn as_title(sentence: &Sentence) -> Sentence {
    let mut copy = Sentence { heading: true, ..sentence.clone() };
    let short = |w: &Word| {
        w.form.chars().count() < 4 && !(w.tag.is_verb() || w.tag.is_noun() || w.tag.is_adjective())
    };
    for (index, word) in copy.words.iter_mut().enumerate() {
        if index == 0 || !short(word) {
            word.form = risen(&word.form);
        }
    }
    if copy.words.len() > 1 && copy.words.last().is_some_and(|w| w.form == ".") {
        copy.words.pop();
    }
    copy
}

fn risen(form: &str) -> String {
    let mut characters = form.chars();
    characters.next().map(|c| c.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
