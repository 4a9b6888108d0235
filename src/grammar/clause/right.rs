//! The right side of a clause: objects, complements, phrases, adverbs, times.

use super::{Clause, Link, Row, left};
use crate::grammar::{attach, piece::Kind, verb::Form};

/// Reads what stands after the verb group of clause `n`, up to piece `limit` where the next clause opens.
pub(super) fn complements(row: &Row<'_>, read: &mut [Clause], n: usize, limit: usize) {
    let mut clause = read[n].clone();
    let mut at = clause.at + 1;
    let mut end = at;
    while at < limit.min(row.pieces.len()) {
        let next = match &row.pieces[at].kind {
            Kind::Comma => after_comma(row, at, limit),
            Kind::OpenQuote | Kind::CloseQuote => Some(at + 1),
            Kind::Noun(_) | Kind::Adjective(_) | Kind::Preposition(_) | Kind::Time | Kind::Adverb => {
                Some(take_phrase(row, &mut clause, at))
            }
            Kind::Coordinator(_) => after_coordinator(row, at, limit),
            Kind::There if at == clause.at + 1 => Some(at + 1),
            _ => None,
        };
        let Some(next) = next else { break };
        if !matches!(row.pieces[at].kind, Kind::Comma | Kind::Coordinator(_)) {
            end = next;
        }
        at = next;
    }
    finish(row, &mut clause, end);
    read[n] = clause;
}

/// A phrase may follow a comma: "opened in May, in pouring rain".
fn after_comma(row: &Row<'_>, at: usize, limit: usize) -> Option<usize> {
    let next = at + 1;
    (next < limit
        && matches!(
            row.pieces[next].kind,
            Kind::Preposition(_) | Kind::Time | Kind::Adverb | Kind::CloseQuote
        ))
    .then_some(next)
}

/// "and in May", "but not on Friday".
fn after_coordinator(row: &Row<'_>, at: usize, limit: usize) -> Option<usize> {
    let next = at + 1;
    (next < limit
        && matches!(
            row.pieces[next].kind,
            Kind::Preposition(_) | Kind::Time | Kind::Noun(_) | Kind::Adjective(_)
        ))
    .then_some(next)
}

/// Takes the phrase at piece `at` into the clause; gives the index of the piece after it.
pub(super) fn take_phrase(row: &Row<'_>, clause: &mut Clause, at: usize) -> usize {
    match &row.pieces[at].kind {
        Kind::Noun(noun) => {
            clause.objects.push(noun.clone());
            at + 1
        }
        Kind::Adjective(head) => {
            clause.adjective.get_or_insert(*head);
            at + 1
        }
        Kind::Time => {
            clause.times.push(at);
            at + 1
        }
        Kind::Adverb => {
            clause.adverbs.extend(row.pieces[at].tokens.clone());
            at + 1
        }
        Kind::Preposition(word) => take_preposition(row, clause, at, word),
        _ => at + 1,
    }
}

fn take_preposition(row: &Row<'_>, clause: &mut Clause, at: usize, word: &str) -> usize {
    let mut next = at + 1;
    while next < row.pieces.len() && matches!(row.pieces[next].kind, Kind::OpenQuote | Kind::CloseQuote) {
        next += 1;
    }
    match row.pieces.get(next).map(|p| &p.kind) {
        Some(Kind::Noun(noun)) => {
            let preposition = row.pieces[at].tokens.start;
            // A phrase right after an object may belong to it; it is kept in both places, marked by its token.
            let close = clause.objects.last().is_some_and(|o| o.tokens.end == preposition && !o.pronoun);
            if close
                && belongs_to_noun(word)
                && let Some(object) = clause.objects.last_mut()
            {
                attach::follow(object, preposition, noun.clone());
            }
            clause.phrases.push((word.to_string(), preposition, noun.clone()));
            next + 1
        }
        Some(Kind::Time) => {
            clause.times.push(next);
            next + 1
        }
        Some(Kind::Preposition(second)) => {
            // "from under the bridge": the first names the phrase.
            let second = second.clone();
            let after = take_preposition(row, clause, next, &second);
            after.max(at + 1)
        }
        _ => at + 1,
    }
}

/// Prepositions that, right after a noun, nearly always say more of it.
fn belongs_to_noun(word: &str) -> bool {
    matches!(
        word,
        "of" | "between"
            | "on"
            | "for"
            | "by"
            | "with"
            | "against"
            | "over"
            | "about"
            | "to"
            | "in"
            | "from"
            | "at"
    )
}

/// Sets subjects that stand after the verb, and the end of the clause.
fn finish(row: &Row<'_>, clause: &mut Clause, end: usize) {
    if clause.existential && clause.subject.is_none() && !clause.objects.is_empty() {
        clause.subject = Some(clause.objects.remove(0));
    } else if clause.subject.is_none()
        && clause.link == Link::Main
        && clause.verb.form == Form::Finite
        && inverts(row, clause)
    {
        clause.subject = Some(clause.objects.remove(0));
        clause.own_subject = true;
        clause.inverted = true;
    }
    let last = &row.pieces[end.max(clause.at + 1) - 1];
    clause.pieces.end = end.max(clause.at + 1);
    clause.tokens.end = last.tokens.end.max(clause.tokens.end);
}

/// Whether the subject stands right after the verb: `…," said the minister`, `Among the guests was a judge`.
fn inverts(row: &Row<'_>, clause: &Clause) -> bool {
    let adjacent = clause.objects.first().is_some_and(|o| o.tokens.start == row.pieces[clause.at].tokens.end);
    let asks =
        || clause.verb.lemma == "be" && row.tokens.last().is_some_and(|t| t.text == "?") && clause.at == 0;
    adjacent && (left::speech_inversion(row, clause.at) || left::fronted(row, clause.at) || asks())
}
