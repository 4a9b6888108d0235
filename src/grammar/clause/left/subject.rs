//! The subject before its verb: a run of noun and prepositional phrases, and what stands before it.

use super::{
    gerund_subject,
    parenthesis::parenthetical_opening,
    plain,
    relative::{object_relative, open_relative, resumed_subject},
    verbal,
};
use crate::grammar::{
    attach,
    clause::{Clause, Link, Opening, Row},
    noun::NounPhrase,
    piece::Kind,
};
use crate::token::Tag;

/// A run of noun and prepositional phrases ends before the verb: the first noun without a preposition is the subject.
pub(super) fn nominal_opening(row: &Row<'_>, end: usize, before: &[Clause]) -> Opening {
    let start = run_start(row, end, before);
    let Some(first) = subject_of_run(row, start, end) else {
        // Nothing but prepositional phrases: the subject is further left.
        if start > 0 && matches!(row.pieces[start - 1].kind, Kind::Comma) {
            return parenthetical_opening(row, end, start - 1, before);
        }
        if start > 0 && matches!(row.pieces[start - 1].kind, Kind::Verb(_)) {
            return resumed_subject(row, end, before);
        }
        return plain(start, Link::Main);
    };
    if !row.pieces[end - 1].noun().is_some_and(|n| nominative(row, n))
        && gerund_subject(row, end, before)
        && first_after_gerund(before, first)
    {
        let subject = before.last().map(|c| verbal(row, c, end));
        return Opening { own_subject: true, subject, ..plain(end, Link::Main) };
    }
    if let Some(opening) = open_relative(row, end, before) {
        return opening;
    }
    if let Some(second) = after_time(row, start, first, end) {
        let subject = Some(whole_subject(row, second, end));
        return Opening { own_subject: true, subject, ..plain(second, Link::Main) };
    }
    let last = end - 1;
    if last > first && bare_noun(row, last) && row.pieces[last].noun().is_some_and(|n| nominative(row, n)) {
        let subject = row.pieces[last].noun().cloned();
        return before_subject(row, last, before, subject.map(|s| (s, last)));
    }
    let subject = whole_subject(row, first, end);
    before_subject(row, start, before, Some((subject, first)))
}

/// `after-time = ( "since" | "after" … ) noun-phrase { phrase } noun-phrase`, without a comma: "since his return
/// from leave the driver …". The second noun phrase, which is the subject.
fn after_time(row: &Row<'_>, start: usize, first: usize, end: usize) -> Option<usize> {
    let opens = start.checked_sub(1).map(|i| &row.pieces[i].kind);
    let Some(Kind::Subordinator(word)) = opens else { return None };
    if !matches!(word.as_str(), "since" | "after" | "before" | "until" | "till") {
        return None;
    }
    let pointed = |i: &usize| {
        let tag = row.tokens[row.pieces[*i].tokens.start].tag;
        matches!(tag, Tag::Dt | Tag::PrpPoss | Tag::Prp | Tag::Nnp | Tag::Nnps)
    };
    let nouns = (first + 1..end).filter(|&i| bare_noun(row, i));
    nouns.filter(|&i| row.pieces[i - 1].noun().is_some()).find(pointed)
}

/// "officials familiar with the plan said": an adjective between its noun and a phrase of its own.
fn postnominal(row: &Row<'_>, index: usize, floor: usize) -> bool {
    let kind = |at: usize| row.pieces.get(at).map(|p| &p.kind);
    matches!(kind(index), Some(Kind::Adjective(_)))
        && index > floor
        && matches!(kind(index - 1), Some(Kind::Noun(_)))
        && matches!(kind(index + 1), Some(Kind::Preposition(_)))
}

/// Whether the noun phrase stands right after the gerund.
fn first_after_gerund(before: &[Clause], first: usize) -> bool {
    before.last().is_some_and(|gerund| gerund.at + 1 == first)
}

/// The start of the run of noun phrases, prepositions, times and adverbs that ends at `end`.
pub(super) fn run_start(row: &Row<'_>, end: usize, before: &[Clause]) -> usize {
    let floor = before.last().map_or(0, |clause| clause.at + 1);
    let mut start = end;
    while start > floor
        && (matches!(
            row.pieces[start - 1].kind,
            Kind::Noun(_)
                | Kind::Preposition(_)
                | Kind::Time
                | Kind::Adverb
                | Kind::OpenQuote
                | Kind::CloseQuote
        ) || postnominal(row, start - 1, floor))
    {
        start -= 1;
    }
    // After a verb, only the last noun phrase belongs to what follows: "told reporters Kyiv refuses".
    if start > 0 && start == floor && matches!(row.pieces[start - 1].kind, Kind::Verb(_)) {
        let nouns: Vec<usize> = (start..end).filter(|&i| bare_noun(row, i)).collect();
        if let Some(&last) = nouns.last() {
            start = last;
        }
    }
    while start + 1 < end && matches!(row.pieces[start].kind, Kind::OpenQuote | Kind::CloseQuote) {
        start += 1;
    }
    start
}

pub(super) fn bare_noun(row: &Row<'_>, index: usize) -> bool {
    row.pieces[index].noun().is_some()
        && !(index > 0 && matches!(row.pieces[index - 1].kind, Kind::Preposition(_)))
}

pub(super) fn subject_of_run(row: &Row<'_>, start: usize, end: usize) -> Option<usize> {
    (start..end).find(|&i| bare_noun(row, i) && !is_adverbial(row, i, end) && !numbers_item(row, i, end))
}

/// "3.4 An idle line is closed": the number of the paragraph.
fn numbers_item(row: &Row<'_>, index: usize, end: usize) -> bool {
    let numeral = |n: &NounPhrase| n.tokens.len() == 1 && row.tokens[n.head].tag == Tag::Cd;
    index == 0 && row.pieces[0].noun().is_some_and(numeral) && end > 1 && bare_noun(row, 1)
}

/// "this week", "three times": a noun phrase of time before another noun phrase.
pub(super) fn is_adverbial(row: &Row<'_>, index: usize, end: usize) -> bool {
    let later = (index + 1..end).any(|i| bare_noun(row, i));
    later && row.pieces[index].noun().is_some_and(|n| row.lexicon.is(&row.tokens[n.head].lemma, "time-noun"))
}

/// The subject with the phrases between it and the verb.
pub(super) fn whole_subject(row: &Row<'_>, first: usize, end: usize) -> NounPhrase {
    let mut subject = row.pieces[first].noun().cloned().expect("the subject is a noun phrase");
    let mut index = first + 1;
    while index < end {
        match (&row.pieces[index].kind, row.pieces.get(index + 1).and_then(|p| p.noun())) {
            (Kind::Preposition(_), Some(noun)) if index + 1 < end => {
                attach::follow(&mut subject, row.pieces[index].tokens.start, noun.clone());
                index += 2;
            }
            _ => index += 1,
        }
    }
    subject
}

/// What stands before the subject decides how the clause hangs on another.
pub(super) fn before_subject(
    row: &Row<'_>,
    start: usize,
    before: &[Clause],
    subject: Option<(NounPhrase, usize)>,
) -> Opening {
    let mut opening = plain(start, Link::Main);
    if let Some((subject, first)) = subject {
        opening.before = (start..first)
            .filter(|&i| matches!(row.pieces[i].kind, Kind::Preposition(_) | Kind::Time | Kind::Adverb))
            .collect();
        opening.subject = Some(subject);
    }
    opening.own_subject = true;
    opening.before.splice(0..0, fronted_phrases(row, start));
    let mut open = start;
    while open > 0 && matches!(row.pieces[open - 1].kind, Kind::OpenQuote | Kind::Adverb | Kind::Auxiliary) {
        open -= 1;
    }
    if conditional_inversion(row, start) {
        opening.link = Link::Subordinate("if".to_string());
        return opening;
    }
    let Some(previous) = open.checked_sub(1) else { return opening };
    let previous = repeated_subordinator(row, previous).unwrap_or(previous);
    let last = before.len().checked_sub(1);
    match &row.pieces[previous].kind {
        Kind::That => (opening.link, opening.governor, opening.start) = (Link::Content, last, previous),
        Kind::Relative(word) => return object_relative(row, previous, word, opening, last),
        Kind::Wh(word) => {
            (opening.link, opening.governor, opening.start) = (Link::Wh(word.clone()), last, previous);
        }
        Kind::Subordinator(word) => {
            (opening.link, opening.governor, opening.start) =
                (Link::Subordinate(word.clone()), last, previous);
        }
        Kind::Verb(_) if last.is_some() => (opening.link, opening.governor) = (Link::Content, last),
        Kind::Noun(_) if after_recipient(row, previous, before) => {
            (opening.link, opening.governor) = (Link::Content, last);
        }
        Kind::Noun(noun) if contact(row, opening.subject.as_ref(), noun, start) => {
            opening.link = Link::Relative;
            opening.fronted = Some(noun.clone());
        }
        Kind::Preposition(word) if matches!(word.as_str(), "after" | "before" | "until" | "since" | "as") => {
            (opening.link, opening.governor, opening.start) =
                (Link::Subordinate(word.clone()), last, previous);
        }
        _ => {}
    }
    opening
}

/// `repeated-subordinator = subordinator "," ( "and" | "or" ) subordinator ","`: "when, and only when, …".
fn repeated_subordinator(row: &Row<'_>, comma: usize) -> Option<usize> {
    let kind = |back: usize| comma.checked_sub(back).map(|i| &row.pieces[i].kind);
    let again = matches!(kind(0), Some(Kind::Comma)) && matches!(kind(1), Some(Kind::Subordinator(_)));
    let joined = matches!(kind(2), Some(Kind::Coordinator(_)));
    (again && joined).then(|| comma - 1)
}

/// `conditional-inversion = ( "had" | "should" | "were" ) noun-phrase verb-group`, not in a question.
fn conditional_inversion(row: &Row<'_>, start: usize) -> bool {
    let Some(auxiliary) = start.checked_sub(1).filter(|&i| row.pieces[i].kind == Kind::Auxiliary) else {
        return false;
    };
    let word = row.tokens[row.pieces[auxiliary].tokens.start].text;
    let opens = auxiliary
        .checked_sub(1)
        .is_none_or(|i| matches!(row.pieces[i].kind, Kind::Comma | Kind::OpenQuote | Kind::Break(_)));
    let asks = row.tokens.iter().any(|t| t.text == "?");
    opens && !asks && ["had", "should", "were"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// "On Monday, the union …": times and phrases before a comma, from the start of the sentence.
pub(super) fn fronted_phrases(row: &Row<'_>, start: usize) -> Vec<usize> {
    let Some(comma) = start.checked_sub(1).filter(|&i| row.pieces[i].kind == Kind::Comma) else {
        return Vec::new();
    };
    let light = |i: &usize| {
        matches!(row.pieces[*i].kind, Kind::Preposition(_) | Kind::Time | Kind::Noun(_) | Kind::Adverb)
    };
    let whole = (0..comma).all(|i| light(&i)) && (0..comma).all(|i| !bare_noun(row, i));
    if whole {
        (0..comma).filter(|&i| !matches!(row.pieces[i].kind, Kind::Noun(_))).collect()
    } else {
        Vec::new()
    }
}

/// `contact-clause = noun-phrase & pronoun verb-group`, without an object: "every threat we have faced".
fn contact(row: &Row<'_>, subject: Option<&NounPhrase>, noun: &NounPhrase, start: usize) -> bool {
    let verb = (start..row.pieces.len()).find(|&i| row.pieces[i].verb().is_some());
    let lacks = verb.is_some_and(|v| {
        !matches!(
            row.pieces.get(v + 1).map(|p| &p.kind),
            Some(Kind::Noun(_) | Kind::Adjective(_) | Kind::That | Kind::Preposition(_) | Kind::OpenQuote)
        ) && row.pieces[v].verb().is_some_and(|v| !v.passive && v.lemma != "be")
    });
    subject.is_some_and(|s| nominative(row, s)) && lacks && !noun.pronoun && !noun.proper
}

/// Whether a pronoun can only be a subject.
pub(super) fn nominative(row: &Row<'_>, noun: &NounPhrase) -> bool {
    noun.pronoun
        && ["he", "she", "they", "we", "i"].iter().any(|p| row.tokens[noun.head].text.eq_ignore_ascii_case(p))
}

/// "told reporters Kyiv refuses": the noun before the subject is who was told.
pub(super) fn after_recipient(row: &Row<'_>, previous: usize, before: &[Clause]) -> bool {
    use crate::lexicon::Part;
    before.last().is_some_and(|clause| {
        clause.at + 1 == previous
            && row.lexicon.cue(&clause.verb.lemma, Part::Verb).is_some_and(|cue| cue.recipient)
    })
}
