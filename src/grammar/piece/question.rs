//! Clauses whose auxiliary stands before the subject.

use nom::Input;

use super::{Kind, Piece};
use crate::{
    grammar::{input::Tokens, verb},
    token::{Pos, Tag},
};

/// Where an auxiliary stands before its subject, the auxiliary, the subject and the verb group as three pieces.
pub(super) fn question<'t>(
    sentence: Tokens<'t>,
    rest: Tokens<'t>,
    here: Tokens<'t>,
    row: &mut Vec<Piece>,
) -> Option<Tokens<'t>> {
    let opens = match row.last().map(|p| &p.kind) {
        None => true,
        Some(Kind::Comma) => {
            here.run().get(1).is_some_and(|t| t.tag == Tag::Prp)
                || here.first().is_some_and(|t| matches!(&*t.lemma, "should" | "have"))
        }
        Some(kind) => {
            matches!(
                kind,
                Kind::Wh(_)
                    | Kind::Adverb
                    | Kind::Coordinator(_)
                    | Kind::OpenQuote
                    | Kind::CloseQuote
                    | Kind::Break(_)
                    | Kind::Time
            ) || matches!(kind, Kind::Subordinator(word) if matches!(word.as_str(), "when" | "where"))
                || matches!(kind, Kind::Noun(_)) && after_wh(row)
        }
    };
    let front = fronted_negator(here);
    if !opens && front == 0 {
        return None;
    }
    let adverbs = match front {
        0 => here.run().iter().take(3).take_while(|t| t.pos == Pos::Adv).count(),
        front => front,
    };
    let (after, read) = verb::inverted(here.take_from(adverbs)).ok()?;
    let mut verb = read.verb;
    if adverbs > 0 {
        row.push(Piece { kind: Kind::Adverb, tokens: here.start()..here.start() + adverbs });
    }
    verb.negated |= front > 0 || denied_in_front(sentence, row);
    row.push(Piece { kind: Kind::Auxiliary, tokens: read.auxiliary..read.auxiliary + 1 });
    row.push(Piece { tokens: read.subject.tokens.clone(), kind: Kind::Noun(read.subject) });
    row.push(Piece { tokens: verb.tokens.clone(), kind: Kind::Verb(verb) });
    Some(rest.take_from(after.start() - rest.start()))
}

/// "How many years did …": the noun phrase right after a question word.
fn after_wh(row: &[Piece]) -> bool {
    row.len() >= 2 && matches!(row[row.len() - 2].kind, Kind::Wh(_))
}

/// Phrases that deny a clause from its front, before its auxiliary.
const FRONTED: &[&[&str]] = &[
    &["at", "no", "time"],
    &["at", "no", "point"],
    &["at", "no", "stage"],
    &["in", "no", "way"],
    &["in", "no", "case"],
    &["by", "no", "means"],
    &["on", "no", "account"],
    &["under", "no", "circumstances"],
    &["no", "longer"],
    &["not", "once"],
    &["not", "since"],
    &["never", "again"],
    &["never", "before"],
];

/// How many words deny the clause from its front: "at no time has …".
fn fronted_negator(here: Tokens<'_>) -> usize {
    let stands = |words: &&&[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| here.run().get(i).is_some_and(|token| token.text.eq_ignore_ascii_case(word)))
    };
    FRONTED.iter().find(stands).map_or(0, |words| words.len())
}

/// "Never before had …", "nor did …": the negator stands before the auxiliary, or opens the sentence before
/// a phrase between commas.
fn denied_in_front(sentence: Tokens<'_>, row: &[Piece]) -> bool {
    let front = match row.last().map(|p| &p.kind) {
        Some(Kind::Comma) => row.first(),
        _ => row.last(),
    };
    let Some(piece) = front.filter(|p| matches!(p.kind, Kind::Adverb | Kind::Coordinator(_))) else {
        return false;
    };
    let words = &sentence.run()[piece.tokens.clone()];
    let negators = words.iter().filter(|t| sentence.lexicon().is(&t.lemma, "negator")).count();
    negators % 2 == 1 && words.iter().all(|t| t.lemma != "only")
}
