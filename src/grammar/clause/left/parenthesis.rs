//! A mark or a coordinator before the verb: a parenthesis after the subject, or a shared subject.

use super::{
    plain,
    relative::antecedent,
    subject::{before_subject, nominal_opening, run_start, subject_of_run, whole_subject},
};
use crate::grammar::{
    clause::{Clause, Link, Opening, Row},
    noun::NounPhrase,
    piece::Kind,
    verb::Form,
};

/// A comma before the verb: it closes a parenthesis after the subject, or joins what shares a subject.
pub(super) fn parenthetical_opening(row: &Row<'_>, at: usize, comma: usize, before: &[Clause]) -> Opening {
    for open in (0..comma).rev().take(24) {
        if !matches!(row.pieces[open].kind, Kind::Comma | Kind::Break(_) | Kind::Bracket) {
            continue;
        }
        let inside = row.pieces.get(open + 1).map(|p| &p.kind);
        let light = matches!(
            inside,
            Some(
                Kind::Relative(_)
                    | Kind::Noun(_)
                    | Kind::Preposition(_)
                    | Kind::Verb(_)
                    | Kind::Adverb
                    | Kind::Subordinator(_)
                    | Kind::Time
                    | Kind::Adjective(_)
            )
        );
        if light
            && open > 0
            && matches!(row.pieces[open - 1].kind, Kind::Noun(_) | Kind::Time)
            && !has_main_verb(row, open, comma, before)
        {
            let start = run_start(row, open, &[]);
            if let Some(first) = subject_of_run(row, start, open) {
                let subject = whole_subject(row, first, open);
                let earlier = &before[..before.partition_point(|c| c.at < start)];
                // A noun that is already the object of a verb is not a subject.
                if !earlier.last().is_some_and(|c| c.at + 1 == start && start == first) {
                    return Opening {
                        start: at,
                        ..before_subject(row, start, earlier, Some((subject, first)))
                    };
                }
            }
        }
    }
    if let Some(subject) = before_speech(row, comma, before) {
        return Opening { own_subject: true, subject: Some(subject), ..plain(at, Link::Main) };
    }
    let finite = before.iter().any(|c| c.verb.form == Form::Finite && c.link != Link::Relative);
    if !finite && comma > 0 && row.pieces[comma].kind == Kind::Comma && row.pieces[comma - 1].noun().is_some()
    {
        // "Two friends, Ada Holm and Jon Ek, own the mill": what was read as one list, or a stray comma.
        return Opening { start: at, ..nominal_opening(row, comma, before) };
    }
    shared_subject(row, at, comma, before)
}

/// The subject that a relative clause restricts, before who speaks: "the budget that they had passed, she said,
/// was …".
fn before_speech(row: &Row<'_>, comma: usize, before: &[Clause]) -> Option<NounPhrase> {
    let (speech, earlier) = before.split_last()?;
    let relative = earlier.iter().find(|c| c.link == Link::Relative)?;
    let open = speech.pieces.start.checked_sub(1)?;
    let inserted = row.pieces[open].kind == Kind::Comma && speaks(row, speech, open, comma);
    let alone = earlier.iter().all(|c| c.at >= relative.at && c.link != Link::Main);
    let first = relative.pieces.start.checked_sub(1)?;
    let opens = row.pieces[first].noun().is_some()
        && first.checked_sub(1).is_none_or(|i| row.pieces[i].verb().is_none());
    (inserted && alone && opens).then(|| antecedent(row, relative.pieces.start)).flatten()
}

/// Whether a clause between commas only says who speaks.
pub(super) fn speaks(row: &Row<'_>, clause: &Clause, open: usize, comma: usize) -> bool {
    use crate::lexicon::{Frame, Part};
    let cue = row.lexicon.cue(&clause.verb.lemma, Part::Verb);
    let frames = cue.is_some_and(|cue| cue.trust(Frame::Quote) > 0 || cue.trust(Frame::Zero) > 0);
    let said = row.pieces[(clause.at + 1).min(comma)..comma].iter().all(|p| !matches!(p.kind, Kind::That));
    frames && clause.pieces.start == open + 1 && said
}

/// A clause of its own between the commas, unless it only says who speaks: "the plan, she said, would fail".
pub(super) fn has_main_verb(row: &Row<'_>, open: usize, comma: usize, before: &[Clause]) -> bool {
    before.iter().any(|c| {
        c.at > open
            && c.at < comma
            && c.link == Link::Main
            && c.own_subject
            && c.pieces.start > open
            && !speaks(row, c, open, comma)
    }) || row.pieces[open..comma].iter().any(|p| p.kind == Kind::Stop)
}

/// "Heard that the ferry was late, and stayed at home": after a comma the main clause goes on, not what it says.
/// How many clauses stand before what it says.
fn resumed(row: &Row<'_>, joined: usize, before: &[Clause]) -> Option<usize> {
    let comma = joined.checked_sub(1).is_some_and(|i| row.pieces[i].kind == Kind::Comma);
    let joins = matches!(&row.pieces[joined].kind, Kind::Coordinator(word) if word == "and");
    let last = before.iter().rposition(|c| c.verb.form == Form::Finite)?;
    let said = matches!(before[last].link, Link::Content | Link::Wh(_));
    let main = before[..last].iter().rposition(|c| c.verb.form == Form::Finite && c.link == Link::Main)?;
    (comma && joins && said && before[main].subject.is_some()).then_some(main + 1)
}

/// "rejected the plan and called it a trap": the subject of the finite clause before.
pub(super) fn shared_subject(row: &Row<'_>, at: usize, joined: usize, before: &[Clause]) -> Opening {
    // "Did what the sign said and will never be opened": another time than that of the relative clause.
    let apart = |c: &Clause| {
        let verb = row.pieces[at].verb();
        let other = verb.is_some_and(|v| v.modal.is_some() != c.verb.modal.is_some());
        let outer = before.iter().any(|o| o.link == Link::Main && o.verb.form == Form::Finite && o.at < c.at);
        c.link == Link::Relative && other && outer
    };
    let before_relative =
        before.iter().rposition(|c| c.verb.form == Form::Finite).filter(|&i| apart(&before[i]));
    let before = &before[..before_relative.unwrap_or(before.len())];
    let before = &before[..resumed(row, joined, before).unwrap_or(before.len())];
    let finite = |c: &Clause| c.verb.form == Form::Finite && (c.link != Link::Relative || c.at + 8 > at);
    let partner = before
        .iter()
        .rposition(|c| finite(c) && c.subject.is_some())
        .or_else(|| before.iter().rposition(finite));
    let mut opening = plain(joined + 1, Link::Main);
    if let Some(partner) = partner {
        let clause = &before[partner];
        opening.subject = clause.subject.clone();
        opening.link = clause.link.clone();
        opening.governor = clause.governor;
    }
    opening
}
