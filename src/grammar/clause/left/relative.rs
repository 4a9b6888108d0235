//! Relative clauses: whom the relative word stands for, and the subject that goes on after one.

use super::plain;
use crate::grammar::{
    clause::{Clause, Link, Opening, Row},
    noun::NounPhrase,
    piece::Kind,
};

/// "the peninsula, which it annexed": the noun before is the object.
pub(super) fn object_relative(row: &Row<'_>, at: usize, word: &str, mut opening: Opening) -> Opening {
    (opening.link, opening.start) = (Link::Relative, at);
    if let (Some(noun), Some(subject)) = (antecedent(row, at), &mut opening.subject) {
        if word == "whose" {
            subject.possessor = Some(Box::new(noun));
        } else {
            opening.fronted = Some(noun);
        }
    }
    opening
}

/// "officials who rejected": the noun before is the subject.
pub(super) fn relative_opening(row: &Row<'_>, at: usize, subject: Option<NounPhrase>) -> Opening {
    Opening { subject: subject.or_else(|| antecedent(row, at)), ..plain(at, Link::Relative) }
}

/// The noun phrase that a relative word stands for.
pub(super) fn antecedent(row: &Row<'_>, at: usize) -> Option<NounPhrase> {
    row.pieces[..at].iter().rev().take(3).find_map(|p| p.noun().cloned())
}

/// A relative clause that hangs on the subject, still open: "the man who met the envoy said", "the men
/// suspended after the strike will".
pub(super) fn open_relative(row: &Row<'_>, at: usize, before: &[Clause]) -> Option<Opening> {
    use crate::lexicon::{Frame, Part};
    let relative = before.last().filter(|c| c.link == Link::Relative)?;
    let says =
        row.lexicon.cue(&relative.verb.lemma, Part::Verb).is_some_and(|cue| cue.trust(Frame::Zero) > 0);
    let closed = row.pieces[relative.at + 1..at].iter().any(|p| {
        matches!(
            p.kind,
            Kind::Comma | Kind::Coordinator(_) | Kind::Break(_) | Kind::Stop | Kind::That | Kind::Relative(_)
        )
    });
    let opens = if relative.pieces.start < relative.at {
        relative.pieces.start.checked_sub(1)?
    } else {
        relative.at.checked_sub(1)?
    };
    let subject = row.pieces[opens].noun()?;
    let governed = before[..before.len() - 1].iter().any(|c| c.pieces.end > opens || c.at + 1 == opens)
        || opens > 0 && matches!(row.pieces[opens - 1].kind, Kind::Preposition(_) | Kind::Verb(_));
    (!governed && !says && !closed).then(|| Opening {
        subject: Some(subject.clone()),
        own_subject: true,
        ..plain(at, Link::Main)
    })
}

/// The verb stands right after another verb: the relative clause before it is over.
pub(super) fn resumed_subject(row: &Row<'_>, at: usize, before: &[Clause]) -> Opening {
    let open = before.iter().rev().find(|c| c.link == Link::Relative);
    let subject = open.and_then(|c| antecedent(row, c.pieces.start));
    Opening { own_subject: subject.is_some(), subject, ..plain(at, Link::Main) }
}
