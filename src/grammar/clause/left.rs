//! The left side of a clause: its subject, and how it hangs on what stands before it.

mod coordination;
mod inversion;
mod parenthesis;
mod relative;
mod settle;
mod subject;

use super::{Clause, Link, Opening, Row, dependent};
use crate::grammar::{
    noun::{NounPhrase, simple},
    piece::Kind,
    verb::Form,
};
pub(super) use inversion::{fronted, speech_inversion};
use parenthesis::{parenthetical_opening, shared_subject, speaks};
use relative::{relative_opening, resumed_subject};
pub(super) use settle::settle;
use subject::{before_subject, nominal_opening};

/// What stands on the left of the verb group at piece `at`.
pub(super) fn opening(row: &Row<'_>, at: usize, before: &[Clause]) -> Opening {
    let form = row.pieces[at].verb().map_or(Form::Finite, |v| v.form);
    if let Some(opening) = coordination::shared_auxiliary(row, at, before) {
        return opening;
    }
    if dependent(form) { dependent_opening(row, at, form, before) } else { finite_opening(row, at, before) }
}

/// An infinitive, participle or gerund hangs on the clause or noun before it.
fn dependent_opening(row: &Row<'_>, at: usize, form: Form, before: &[Clause]) -> Opening {
    let previous = at.checked_sub(1).map(|i| &row.pieces[i].kind);
    let governor = before.len().checked_sub(1);
    let mut opening = plain(
        at,
        match (form, previous) {
            (Form::Infinitive, _) => Link::Infinitive,
            (_, Some(Kind::Preposition(word) | Kind::Subordinator(word))) => {
                Link::Participle(Some(word.clone()))
            }
            _ => Link::Participle(None),
        },
    );
    opening.governor = governor;
    // "The crew is ready, its captain said, to sail": who speaks governs nothing.
    if form == Form::Infinitive
        && let Some(speech) = before.last()
        && let Some(open) = speech.pieces.start.checked_sub(1)
        && previous == Some(&Kind::Comma)
        && row.pieces[open].kind == Kind::Comma
        && speaks(row, speech, open, at - 1)
    {
        opening.governor = before.len().checked_sub(2).or(governor);
    }
    if let Some(Kind::Coordinator(_)) = previous {
        // "refused to talk and to meet": hangs where the one before hangs.
        opening.governor =
            governor.and_then(|g| if dependent(before[g].verb.form) { before[g].governor } else { Some(g) });
    }
    match (form, previous) {
        // "the men suspended in May": the noun is what the participle is said of.
        (Form::Participle | Form::Gerund, Some(Kind::Noun(noun)))
            if form == Form::Participle || !governs_object(row, at, before) =>
        {
            opening.subject = Some(noun.clone());
            opening.link = Link::Relative;
        }
        (Form::Participle | Form::Gerund, None) => opening.governor = None,
        (Form::Bare, _) if governor.is_none() || starts_sentence(row, at) => opening.link = Link::Main,
        _ => {}
    }
    if matches!(opening.link, Link::Participle(Some(_))) {
        opening.start = at - 1;
    }
    opening
}

fn starts_sentence(row: &Row<'_>, at: usize) -> bool {
    row.pieces[..at]
        .iter()
        .all(|p| matches!(p.kind, Kind::OpenQuote | Kind::Adverb | Kind::Comma | Kind::Break(_)))
}

/// Whether the noun before a gerund is the object of a verb: "kept the crowd waiting".
fn governs_object(row: &Row<'_>, at: usize, before: &[Clause]) -> bool {
    before.last().is_some_and(|clause| {
        clause.at + 2 == at && !clause.verb.copular() && row.pieces[at - 1].noun().is_some()
    })
}

fn plain(start: usize, link: Link) -> Opening {
    Opening {
        start,
        verb: None,
        link,
        governor: None,
        subject: None,
        own_subject: false,
        fronted: None,
        existential: false,
        before: Vec::new(),
    }
}

/// A finite verb has a subject: nearest on the left, across adverbs, times, quotation marks and one parenthesis.
fn finite_opening(row: &Row<'_>, at: usize, before: &[Clause]) -> Opening {
    let Some(end) = skip_light(row, at) else { return plain(at, Link::Main) };
    if speech_inversion(row, at) || fronted(row, at) {
        return plain(at, Link::Main);
    }
    match &row.pieces[end - 1].kind {
        Kind::There => {
            let mut opening = before_subject(row, end - 1, before, None);
            opening.existential = true;
            // "Without a vote there will be no deal": no comma parts the phrase from what it hangs on.
            if opening.before.is_empty() && end > 1 && starts_with_phrases(row, end - 1) {
                opening.before =
                    (0..end - 1).filter(|&i| !matches!(row.pieces[i].kind, Kind::Noun(_))).collect();
            }
            opening
        }
        Kind::Noun(_) => nominal_opening(row, end, before),
        Kind::Relative(_) => relative_opening(row, end - 1),
        Kind::Comma | Kind::Bracket | Kind::Break(_) => parenthetical_opening(row, at, end - 1, before),
        Kind::Coordinator(_) => shared_subject(row, at, end - 1, before),
        Kind::That => plain_governed(end - 1, Link::Content, before),
        Kind::Wh(word) => {
            let mut opening = plain_governed(end - 1, Link::Wh(word.clone()), before);
            opening.own_subject = true;
            opening
        }
        Kind::Subordinator(word) => plain_governed(end - 1, Link::Subordinate(word.clone()), before),
        Kind::Verb(_) if gerund_subject(row, at, before) => Opening {
            own_subject: true,
            subject: before.last().map(|c| verbal(row, c, at)),
            ..plain(at, Link::Main)
        },
        // "the people present agreed".
        Kind::Adjective(_) if end > 1 && row.pieces[end - 2].noun().is_some_and(|n| !n.pronoun) => {
            nominal_opening(row, end - 1, before)
        }
        Kind::Verb(_) | Kind::Adjective(_) | Kind::Preposition(_) => resumed_subject(row, at, before),
        _ => plain(at, Link::Main),
    }
}

/// Whether nothing but phrases stands before a place: "without the consent of the town".
fn starts_with_phrases(row: &Row<'_>, end: usize) -> bool {
    (0..end).all(|i| match &row.pieces[i].kind {
        Kind::Preposition(_) | Kind::Time | Kind::Adverb => true,
        Kind::Noun(_) => i > 0 && matches!(row.pieces[i - 1].kind, Kind::Preposition(_)),
        _ => false,
    })
}

/// `gerund-subject = gerund { object | phrase }`, from the start of a clause to a finite verb without a mark.
fn gerund_subject(row: &Row<'_>, at: usize, before: &[Clause]) -> bool {
    before.last().is_some_and(|gerund| {
        let opens = gerund.at.checked_sub(1).map(|i| &row.pieces[i].kind);
        gerund.verb.form == Form::Gerund
            && gerund.link == Link::Participle(None)
            && matches!(
                opens,
                None | Some(
                    Kind::That
                        | Kind::Comma
                        | Kind::Coordinator(_)
                        | Kind::OpenQuote
                        | Kind::Verb(_)
                        | Kind::Relative(_)
                )
            )
            && row.pieces[gerund.at + 1..at].iter().all(|p| {
                matches!(
                    p.kind,
                    Kind::Noun(_) | Kind::Preposition(_) | Kind::Adverb | Kind::Time | Kind::Adjective(_)
                )
            })
    })
}

/// A gerund with its objects as a noun phrase.
fn verbal(row: &Row<'_>, gerund: &Clause, end: usize) -> NounPhrase {
    let head = gerund.verb.head;
    simple(gerund.verb.tokens.start..row.pieces[end - 1].tokens.end, head, head..head)
}

fn plain_governed(start: usize, link: Link, before: &[Clause]) -> Opening {
    Opening { governor: before.len().checked_sub(1), ..plain(start, link) }
}

/// The end of what stands before the verb, adverbs, times and quotation marks left out.
fn skip_light(row: &Row<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end > 0
        && matches!(row.pieces[end - 1].kind, Kind::Adverb | Kind::Time | Kind::OpenQuote | Kind::CloseQuote)
    {
        end -= 1;
        // "on Friday": the preposition goes with its time.
        if matches!(row.pieces[end].kind, Kind::Time)
            && end > 0
            && matches!(row.pieces[end - 1].kind, Kind::Preposition(_))
        {
            end -= 1;
        }
    }
    (end > 0).then_some(end)
}
