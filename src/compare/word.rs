//! Words of two statements that are taken to speak of one event: the same, a case of, the opposite.

use crate::{
    lexicon::{Lexicon, Part, wordnet},
    relation::words,
};

/// Whether `one` is a case of `general`: the same, a synonym, or a kind of it.
pub(super) fn is(one: &str, general: &str, lexicon: &Lexicon) -> bool {
    const PARTS: [Part; 3] = [Part::Noun, Part::Verb, Part::Adjective];
    let alike = one.strip_suffix('s') == Some(general)
        || general.strip_suffix('s') == Some(one)
        || gerund(general, one)
        || gerund(one, general)
        || words::one_word(one, general)
        || PARTS.iter().any(|&part| wordnet::synonyms(one, general, part))
        || PARTS.iter().any(|&part| lexicon.synonym(one, general, part))
        || PARTS[..2].iter().any(|&part| wordnet::hypernym(one, general, part));
    // An early sense makes a boy a man: a lad is a fellow.
    one == general || alike && !lexicon.opposite(one, general, Part::Noun)
}

/// Whether a word as written is the gerund of a verb: "celebrating" of "celebrate".
fn gerund(word: &str, verb: &str) -> bool {
    word.strip_suffix("ing").is_some_and(|stem| {
        let bare = verb.strip_suffix('e').unwrap_or(verb);
        stem == verb || stem == bare || stem.strip_suffix(|c| verb.ends_with(c)) == Some(verb)
    })
}

/// Whether each word of `general` has a case of it among `told`.
pub(super) fn within(told: &[String], general: &[String], lexicon: &Lexicon) -> bool {
    general.iter().all(|word| told.iter().any(|t| is(t, word, lexicon)))
}

/// Whether two words are opposites in one part of speech, or one is the other with a negative prefix.
pub(super) fn opposite(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    use Part::{Adjective, Adverb, Noun};
    let opposed = |&part: &Part| words::opposite(one, other, part, lexicon);
    one != other
        && ([Adjective, Adverb].iter().any(opposed)
            || lexicon.opposite(one, other, Noun)
            || prefixed(one, other)
            || prefixed(other, one))
}

/// Whether a word is another with a prefix that negates it: "unclean", "nonviolent".
fn prefixed(negative: &str, word: &str) -> bool {
    const PREFIXES: &[&str] = &["un", "non", "non-", "in", "im", "dis", "ir", "il"];
    let whole = |prefix: &&str| negative.strip_prefix(*prefix) == Some(word);
    let adjective = |word: &str| wordnet::parts(word) & (wordnet::ADJECTIVE | wordnet::ADVERB) != 0;
    let formed = negative.starts_with("un") && (word.ends_with("able") || word.ends_with("ed"));
    word.len() > 3
        && adjective(word)
        && (adjective(negative) || negative.starts_with("non") || formed)
        && PREFIXES.iter().any(whole)
}

/// Words that stand for anyone or anything.
pub(super) fn indefinite(word: &str) -> bool {
    matches!(
        word,
        "everyone"
            | "everybody"
            | "everything"
            | "someone"
            | "somebody"
            | "something"
            | "anyone"
            | "anybody"
            | "anything"
            | "nobody"
            | "nothing"
            | "no one"
            | "no-one"
            | "none"
            | "one"
    )
}

/// Words that tell nothing of what is so.
pub(super) fn empty(word: &str) -> bool {
    matches!(word, "be" | "exist" | "do" | "have" | "get" | "there") || words::light(word)
}
