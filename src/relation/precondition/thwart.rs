//! What another says is to be keeps a condition from being met: it must not be so, or the opposite must.

use super::super::{Clash, Confidence, Unmet, frame::predicate, gate, time, words};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{Condition, Modality, Polarity, Tense},
};

/// Whether a fact tells what is or will be so that a condition may speak of.
pub(super) fn may(fact: &Fact) -> bool {
    let told = &fact.proposition;
    let now = matches!(told.tense, Some(Tense::Present | Tense::Future));
    told.polarity == Polarity::Positive
        && now
        && matches!(told.modality, Modality::Asserted | Modality::Intended)
        && told.condition.is_none()
        && told.subject.is_some()
}

/// Whether what `other` tells is what the condition forbids, or the opposite of what it asks for.
pub(super) fn thwarts(
    one: &Fact,
    condition: &Condition,
    other: &Fact,
    lexicon: &Lexicon,
) -> Result<Clash, Unmet> {
    gate::apart(one, other)?;
    if gate::one_holder(one, other).is_ok() || one.document == other.document {
        return Err("both are of one side".to_owned());
    }
    if one.said() > other.said() {
        return Err("the condition came after it".to_owned());
    }
    let lower = condition.text.to_lowercase();
    let written: Vec<&str> =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()).collect();
    let not = written.iter().filter(|word| lexicon.is(word, "negator")).count();
    let verb = predicate(&other.proposition);
    let turned = |word: &str| {
        let opposite = |form: &String| {
            [Part::Verb, Part::Adjective].iter().any(|&part| words::opposite(form, verb, part, lexicon))
        };
        words::forms(word).iter().any(opposite)
    };
    let asked: Vec<&str> = written.into_iter().filter(|word| tells(word, lexicon)).collect();
    let opposed = asked.iter().filter(|word| turned(word)).count();
    let told = &other.proposition.words;
    let known = |word: &&&str| {
        words::forms(word).iter().any(|form| words::covers(told, std::slice::from_ref(form), lexicon))
    };
    let shared: Vec<&&str> = asked.iter().filter(|word| !turned(word)).filter(known).collect();
    // Exactly one turn: what must not be is, or what must be open is shut.
    let whole = shared.len() + opposed == asked.len();
    if not + opposed != 1 || !whole || shared.len() < 2 {
        return Err(format!("`{}` may still be met", condition.text));
    }
    let list = shared.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let because = vec![
        format!("the condition `{}` and what is to be both speak of {list}", condition.text),
        "what the one asks for is not so by the other".to_owned(),
        time::stances(one, other)?,
    ];
    Ok(Clash { because, confidence: Confidence::Medium })
}

/// Whether a word of a condition tells what must be so.
fn tells(word: &str, lexicon: &Lexicon) -> bool {
    const EMPTY: &[&str] = &[
        "be", "been", "is", "are", "was", "were", "has", "have", "had", "must", "may", "will", "would",
        "should", "can", "shall", "only", "if", "when", "after", "once", "unless", "until", "before",
        "first", "provided", "that", "as", "soon", "long", "and", "then", "there",
    ];
    // "Ashore" is not among the words of every fact.
    let parts = wordnet::parts(word);
    let adverb = parts & wordnet::ADVERB != 0 && parts & (wordnet::NOUN | wordnet::VERB) == 0;
    words::tells(word, lexicon) && !adverb && !EMPTY.contains(&word) && !lexicon.is(word, "negator")
}
