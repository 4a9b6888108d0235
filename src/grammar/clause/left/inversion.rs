//! Subjects after their verbs: who speaks after a quotation, and what stands after a fronted phrase.

use crate::grammar::{clause::Row, piece::Kind};

/// `speech-inversion = quotation [ "," ] cue noun-phrase`: "…, said the mayor", "…" said the mayor.
pub(in crate::grammar::clause) fn speech_inversion(row: &Row<'_>, at: usize) -> bool {
    use crate::lexicon::{Frame, Part};
    let Some(verb) = row.pieces[at].verb().filter(|v| !v.passive && v.modal.is_none()) else { return false };
    let quotes = row.lexicon.cue(&verb.lemma, Part::Verb).is_some_and(|cue| cue.trust(Frame::Quote) > 0);
    let follows = row.pieces.get(at + 1).and_then(|p| p.noun()).is_some();
    let mark = |back: usize, test: fn(&Kind) -> bool| {
        at.checked_sub(back).is_some_and(|i| test(&row.pieces[i].kind))
    };
    let closed = mark(1, |k| *k == Kind::CloseQuote)
        || mark(1, |k| *k == Kind::Comma) && mark(2, |k| *k == Kind::CloseQuote);
    let says = mark(1, |k| *k == Kind::Comma) && verb.lemma == "say" && ends_after_noun(row, at + 2);
    quotes && follows && (closed && !quoted_noun(row, at) || says)
}

/// Whether the quotation that closes before the verb is a title or a nickname, and so part of its subject.
fn quoted_noun(row: &Row<'_>, at: usize) -> bool {
    let Some(open) = (0..at).rev().find(|&i| row.pieces[i].kind == Kind::OpenQuote) else { return false };
    let verbless = row.pieces[open..at].iter().all(|p| p.verb().is_none());
    verbless && open > 0 && row.pieces[at - 1].kind == Kind::CloseQuote
}

fn ends_after_noun(row: &Row<'_>, at: usize) -> bool {
    row.pieces.get(at).is_none_or(|p| {
        matches!(
            p.kind,
            Kind::Comma | Kind::Stop | Kind::Time | Kind::Preposition(_) | Kind::Break(_) | Kind::Relative(_)
        )
    })
}

/// `fronted = { phrase | adverb | time | question-word } copula noun-phrase`: "Among the guests was a judge".
pub(in crate::grammar::clause) fn fronted(row: &Row<'_>, at: usize) -> bool {
    let Some(verb) = row.pieces[at].verb().filter(|v| v.lemma == "be") else { return false };
    let noun = row.pieces.get(at + 1).and_then(|p| p.noun()).is_some();
    let whole = at > 0
        && (0..at).all(|i| match &row.pieces[i].kind {
            Kind::Noun(_) => i > 0 && matches!(row.pieces[i - 1].kind, Kind::Preposition(_)),
            Kind::Preposition(_) | Kind::Adverb | Kind::OpenQuote | Kind::Coordinator(_) => true,
            Kind::Wh(word) => word == "why" || word == "how",
            Kind::Subordinator(word) => word == "where" || word == "when",
            _ => false,
        });
    noun && whole && !verb.passive
}
