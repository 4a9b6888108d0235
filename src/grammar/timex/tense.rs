//! Whether a phrase is about the future: the verb nearest to it says so, before the document's day is asked.

use crate::token::{Pos, Tag, Token};

/// How many words away the verb may be.
const REACH: usize = 25;

/// Whether what happens at the tokens from `start` to `end` is still to come, by the nearest verb before them,
/// or else after them.
pub(super) fn future(sentence: &[Token<'_>], start: usize, end: usize) -> bool {
    let (before, after) = (&sentence[..start.min(sentence.len())], sentence.get(end..).unwrap_or_default());
    let near = before.iter().rposition(is_verb).filter(|at| before.len() - at <= REACH);
    match near {
        Some(at) => ahead(before, at),
        None => after.iter().take(REACH).position(is_verb).is_some_and(|at| ahead(after, at)),
    }
}

/// Whether the verb group that holds the verb at `at` looks ahead.
fn ahead(words: &[Token<'_>], at: usize) -> bool {
    let group = words[..=at].iter().rev().take_while(|t| is_verb(t) || matches!(t.pos, Pos::Adv | Pos::Part));
    let count = group.count();
    let group = &words[at + 1 - count..];
    let perfect = group.iter().any(|t| t.lemma == "have");
    if group.iter().any(|t| t.tag == Tag::Md) {
        return !perfect;
    }
    // "Is planned for January": what was planned then is still to come.
    if group.iter().any(|t| t.tag == Tag::Vbn && PLANNED.contains(&&*t.lemma)) {
        return true;
    }
    // "Plans to meet on Friday", "is due to open in May": an infinitive after a verb of the present.
    let infinitive = group
        .iter()
        .position(|t| t.tag == Tag::To)
        .is_some_and(|to| group[to + 1..].iter().any(|t| t.tag == Tag::Vb));
    let past = group.iter().any(|t| matches!(t.tag, Tag::Vbd));
    let governor = words[..at + 1 - count].iter().rev().take(3).find(|t| is_verb(t));
    infinitive && !past && governor.is_none_or(|t| !matches!(t.tag, Tag::Vbd | Tag::Vbn))
}

/// Verbs whose participle points ahead.
const PLANNED: &[&str] = &["expect", "plan", "schedule", "set"];

fn is_verb(token: &Token<'_>) -> bool {
    matches!(token.tag, Tag::Vb | Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
        || token.tag == Tag::Vbn && token.pos == Pos::Verb
}
