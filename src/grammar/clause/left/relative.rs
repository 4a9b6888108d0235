//! Relative clauses: whom the relative word stands for, and the subject that goes on after one.

use super::{
    plain,
    subject::{bare_noun, nominative, run_start, subject_of_run, whole_subject},
};
use crate::grammar::{
    attach,
    clause::{Clause, Link, Opening, Row},
    noun::{NounPhrase, simple},
    piece::{Kind, Piece},
    verb::{Form, VerbGroup},
};

/// "the peninsula, which it annexed": the noun before is the object.
pub(super) fn object_relative(
    row: &Row<'_>,
    at: usize,
    word: &str,
    mut opening: Opening,
    governor: Option<usize>,
) -> Opening {
    (opening.link, opening.start) = (Link::Relative, at);
    if word == "that" && complete(row, at) {
        return Opening { link: Link::Content, governor, ..opening };
    }
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
pub(super) fn relative_opening(row: &Row<'_>, at: usize) -> Opening {
    Opening { subject: antecedent(row, at), ..plain(at, Link::Relative) }
}

/// Verbs that say to whom and what.
const GIVING: &[&str] = &[
    "award", "bring", "give", "grant", "hand", "leave", "lend", "offer", "owe", "pay", "promise", "send",
    "show",
];

/// Whether the clause that `that` opens lacks nothing: "the claim that the dam leaks water" says what is claimed.
fn complete(row: &Row<'_>, at: usize) -> bool {
    let Some(verb) = (at..row.pieces.len()).find(|&i| row.pieces[i].verb().is_some()) else { return false };
    let next = row.pieces[verb + 1..].iter().find(|p| !matches!(p.kind, Kind::Adverb | Kind::OpenQuote));
    let gives = row.pieces[verb].verb().is_some_and(|v| GIVING.contains(&&*v.lemma));
    let left = matches!(row.pieces.get(verb + 1).map(|p| &p.kind), Some(Kind::Preposition(_)))
        && row.pieces.get(verb + 2).and_then(Piece::noun).is_none();
    if row.pieces[verb].verb().is_some_and(|v| v.passive) && !gives && !left {
        return true;
    }
    let whom = gives && row.pieces.get(verb + 1).and_then(Piece::noun).is_some_and(|n| n.pronoun);
    if whom && row.pieces.get(verb + 2).and_then(Piece::noun).is_none() {
        // "the letter that we had sent them" lacks what was sent.
        return false;
    }
    match next.map(|p| &p.kind) {
        Some(Kind::Noun(_)) => true,
        Some(Kind::Adjective(_)) => row.pieces[verb].verb().is_some_and(VerbGroup::copular),
        _ => false,
    }
}

/// The noun phrase that a relative word stands for: the last one before it in the sentence, or the
/// person that a phrase follows if the word is "who": "those in the valley who".
pub(super) fn antecedent(row: &Row<'_>, at: usize) -> Option<NounPhrase> {
    let start = row.pieces[at].tokens.start;
    let near = |p: &&Piece| p.tokens.end <= start && p.tokens.end + 6 > start;
    let last = row.pieces.iter().filter(near).filter(|p| p.noun().is_some()).max_by_key(|p| p.tokens.end)?;
    let noun = last.noun()?;
    let who = matches!(&row.pieces[at].kind, Kind::Relative(word) if matches!(word.as_str(), "who" | "whom"));
    if who && !row.lexicon.is(&row.tokens[noun.head].lemma, "person-noun") {
        let outer = outer_noun(row, last.tokens.start);
        let person = |n: &NounPhrase| n.pronoun || row.lexicon.is(&row.tokens[n.head].lemma, "person-noun");
        if let Some(outer) = outer.filter(|o| person(o) && o.head != noun.head) {
            return Some(outer.clone());
        }
    }
    Some(noun.clone())
}

/// The noun phrase that the phrase follows whose noun begins at the token.
fn outer_noun<'r>(row: &'r Row<'_>, start: usize) -> Option<&'r NounPhrase> {
    let at = row.pieces.iter().position(|p| p.tokens.start == start)?;
    let preposition = at.checked_sub(1).filter(|&i| matches!(row.pieces[i].kind, Kind::Preposition(_)))?;
    preposition.checked_sub(1).and_then(|i| row.pieces[i].noun())
}

/// A relative clause that hangs on the subject, still open: "the man who met the envoy said", "the men
/// suspended after the strike will".
pub(super) fn open_relative(row: &Row<'_>, at: usize, before: &[Clause]) -> Option<Opening> {
    use crate::lexicon::{Frame, Part};
    let relative = before.last().filter(|c| {
        let told = c.link == Link::Content && row.pieces[at].verb().is_some_and(VerbGroup::copular);
        told || matches!(c.link, Link::Relative | Link::Infinitive | Link::Participle(None))
    })?;
    let loose = relative.link != Link::Relative;
    let says =
        row.lexicon.cue(&relative.verb.lemma, Part::Verb).is_some_and(|cue| cue.trust(Frame::Zero) > 0);
    let closed = row.pieces[relative.at + 1..at].iter().any(|p| {
        matches!(
            p.kind,
            Kind::Comma
                | Kind::Coordinator(_)
                | Kind::Subordinator(_)
                | Kind::Break(_)
                | Kind::Stop
                | Kind::That
                | Kind::Relative(_)
        )
    });
    let opens = if relative.pieces.start < relative.at {
        relative.pieces.start.checked_sub(1)?
    } else {
        relative.at.checked_sub(1)?
    };
    let subject = row.pieces[opens].noun()?;
    let nouns = (relative.at + 1..at).filter(|&i| bare_noun(row, i)).count();
    let nominative = row.pieces[at - 1].noun().is_some_and(|n| nominative(row, n));
    if loose && (nouns > 1 || nominative || dependent_start(row, opens)) {
        return None;
    }
    let governed = before[..before.len() - 1].iter().any(|c| c.pieces.end > opens || c.at + 1 == opens)
        || opens > 0 && matches!(row.pieces[opens - 1].kind, Kind::Preposition(_) | Kind::Verb(_));
    // "Said reports that it had closed were untrue": what is said has a subject of its own.
    let quotes = |c: &Clause| {
        let cue = row.lexicon.cue(&c.verb.lemma, Part::Verb);
        c.at + 1 == opens && cue.is_some_and(|cue| cue.trust(Frame::Zero) > 0)
    };
    let said = relative.link == Link::Content && before[..before.len() - 1].last().is_some_and(quotes);
    let governed = governed && !said;
    (!governed && !says && !closed).then(|| Opening {
        subject: Some(subject.clone()),
        own_subject: true,
        ..plain(at, Link::Main)
    })
}

/// The verb stands right after another verb: the relative clause before it is over.
pub(super) fn resumed_subject(row: &Row<'_>, at: usize, before: &[Clause]) -> Opening {
    let copular = row.pieces[at].verb().is_some_and(VerbGroup::copular);
    let told = |c: &&Clause| c.link == Link::Content && copular && complements_noun(row, c);
    let open = before.iter().rev().find(|c| c.link == Link::Relative || told(c));
    let subject = open.and_then(|c| antecedent(row, c.pieces.start));
    let subject = subject.or_else(|| across_gerund(row, before));
    Opening { own_subject: subject.is_some(), subject, ..plain(at, Link::Main) }
}

/// Whether the clause says what a noun right before it is: "reports that the dam leaks".
fn complements_noun(row: &Row<'_>, clause: &Clause) -> bool {
    clause.pieces.start.checked_sub(1).is_some_and(|at| row.pieces[at].noun().is_some())
}

/// `across-gerund = noun-phrase preposition gerund …`: "the rules on lending by libraries".
fn across_gerund(row: &Row<'_>, before: &[Clause]) -> Option<NounPhrase> {
    let gerund = before.last().filter(|c| c.verb.form == Form::Gerund)?;
    let Link::Participle(Some(_)) = gerund.link else { return None };
    let end = gerund.pieces.start;
    let start = run_start(row, end, &before[..before.len() - 1]);
    let opens = start.checked_sub(1).is_none_or(|i| {
        matches!(
            row.pieces[i].kind,
            Kind::Comma | Kind::That | Kind::Subordinator(_) | Kind::OpenQuote | Kind::Break(_)
        )
    });
    let first = subject_of_run(row, start, end).filter(|_| opens)?;
    let mut subject = whole_subject(row, first, end);
    let last = (gerund.at..row.pieces.len()).take_while(|&i| {
        i == gerund.at || matches!(row.pieces[i].kind, Kind::Noun(_) | Kind::Preposition(_) | Kind::Adverb)
    });
    let lending = last.last().map(|i| row.pieces[i].tokens.end).unwrap_or(gerund.verb.tokens.end);
    let head = gerund.verb.head;
    attach::follow(&mut subject, row.pieces[end].tokens.start, simple(head..lending, head, head..head));
    Some(subject)
}

/// Whether what stands before the noun keeps it from being a subject: an infinitive after "to the office".
fn dependent_start(row: &Row<'_>, noun: usize) -> bool {
    let start = run_start(row, noun + 1, &[]);
    subject_of_run(row, start, noun + 1) != Some(noun)
}
