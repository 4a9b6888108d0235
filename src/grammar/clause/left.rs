//! The left side of a clause: its subject, and how it hangs on what stands before it.

use super::{Clause, Link, Opening, Row, dependent};
use crate::grammar::{attach, noun::NounPhrase, piece::Kind, verb::Form};

/// What stands on the left of the verb group at piece `at`.
pub(super) fn opening(row: &Row<'_>, at: usize, before: &[Clause]) -> Opening {
    let form = row.pieces[at].verb().map_or(Form::Finite, |v| v.form);
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
    match &row.pieces[end - 1].kind {
        Kind::There => {
            let mut opening = before_subject(row, end - 1, before, None);
            opening.existential = true;
            opening
        }
        Kind::Noun(_) => nominal_opening(row, end, before),
        Kind::Relative(_) => relative_opening(row, end - 1, None),
        Kind::Comma | Kind::Bracket | Kind::Break(_) => parenthetical_opening(row, at, end - 1, before),
        Kind::Coordinator(_) => shared_subject(at, end - 1, before),
        Kind::That => plain_governed(end - 1, Link::Content, before),
        Kind::Wh(word) => {
            let mut opening = plain_governed(end - 1, Link::Wh(word.clone()), before);
            opening.own_subject = true;
            opening
        }
        Kind::Subordinator(word) => plain_governed(end - 1, Link::Subordinate(word.clone()), before),
        Kind::Verb(_) => resumed_subject(row, at, before),
        _ => plain(at, Link::Main),
    }
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

/// A run of noun and prepositional phrases ends before the verb: the first noun without a preposition is the subject.
fn nominal_opening(row: &Row<'_>, end: usize, before: &[Clause]) -> Opening {
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
    if let Some(opening) = open_relative(row, end, before) {
        return opening;
    }
    let subject = whole_subject(row, first, end);
    before_subject(row, start, before, Some((subject, first)))
}

/// The start of the run of noun phrases, prepositions, times and adverbs that ends at `end`.
fn run_start(row: &Row<'_>, end: usize, before: &[Clause]) -> usize {
    let floor = before.last().map_or(0, |clause| clause.at + 1);
    let mut start = end;
    while start > floor
        && matches!(
            row.pieces[start - 1].kind,
            Kind::Noun(_)
                | Kind::Preposition(_)
                | Kind::Time
                | Kind::Adverb
                | Kind::OpenQuote
                | Kind::CloseQuote
        )
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

fn bare_noun(row: &Row<'_>, index: usize) -> bool {
    row.pieces[index].noun().is_some()
        && !(index > 0 && matches!(row.pieces[index - 1].kind, Kind::Preposition(_)))
}

fn subject_of_run(row: &Row<'_>, start: usize, end: usize) -> Option<usize> {
    (start..end).find(|&i| bare_noun(row, i) && !is_adverbial(row, i, end))
}

/// "this week", "three times": a noun phrase of time before another noun phrase.
fn is_adverbial(row: &Row<'_>, index: usize, end: usize) -> bool {
    let later = (index + 1..end).any(|i| bare_noun(row, i));
    later && row.pieces[index].noun().is_some_and(|n| row.lexicon.is(&row.tokens[n.head].lemma, "time-noun"))
}

/// The subject with the phrases between it and the verb.
fn whole_subject(row: &Row<'_>, first: usize, end: usize) -> NounPhrase {
    let mut subject = row.pieces[first].noun().cloned().expect("the subject is a noun phrase");
    let mut index = first + 1;
    while index + 1 < end + 1 && index < end {
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
fn before_subject(
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
    while open > 0 && matches!(row.pieces[open - 1].kind, Kind::OpenQuote | Kind::Adverb) {
        open -= 1;
    }
    let Some(previous) = open.checked_sub(1) else { return opening };
    let last = before.len().checked_sub(1);
    match &row.pieces[previous].kind {
        Kind::That => (opening.link, opening.governor, opening.start) = (Link::Content, last, previous),
        Kind::Relative(word) => return object_relative(row, previous, word, opening),
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
        Kind::Preposition(word) if matches!(word.as_str(), "after" | "before" | "until" | "since" | "as") => {
            (opening.link, opening.governor, opening.start) =
                (Link::Subordinate(word.clone()), last, previous);
        }
        _ => {}
    }
    opening
}

/// "On Monday, the union …": times and phrases before a comma, from the start of the sentence.
fn fronted_phrases(row: &Row<'_>, start: usize) -> Vec<usize> {
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

/// "told reporters Kyiv refuses": the noun before the subject is who was told.
fn after_recipient(row: &Row<'_>, previous: usize, before: &[Clause]) -> bool {
    use crate::lexicon::Part;
    before.last().is_some_and(|clause| {
        clause.at + 1 == previous
            && row.lexicon.cue(&clause.verb.lemma, Part::Verb).is_some_and(|cue| cue.recipient)
    })
}

/// "the peninsula, which it annexed": the noun before is the object.
fn object_relative(row: &Row<'_>, at: usize, word: &str, mut opening: Opening) -> Opening {
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
fn relative_opening(row: &Row<'_>, at: usize, subject: Option<NounPhrase>) -> Opening {
    Opening { subject: subject.or_else(|| antecedent(row, at)), ..plain(at, Link::Relative) }
}

/// The noun phrase that a relative word stands for.
fn antecedent(row: &Row<'_>, at: usize) -> Option<NounPhrase> {
    row.pieces[..at].iter().rev().take(3).find_map(|p| p.noun().cloned())
}

/// A relative clause that hangs on the subject, still open: "the man who met the envoy said", "the men
/// suspended after the strike will".
fn open_relative(row: &Row<'_>, at: usize, before: &[Clause]) -> Option<Opening> {
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
fn resumed_subject(row: &Row<'_>, at: usize, before: &[Clause]) -> Opening {
    let open = before.iter().rev().find(|c| c.link == Link::Relative);
    let subject = open.and_then(|c| antecedent(row, c.pieces.start));
    Opening { own_subject: subject.is_some(), subject, ..plain(at, Link::Main) }
}

/// A comma before the verb: it closes a parenthesis after the subject, or joins what shares a subject.
fn parenthetical_opening(row: &Row<'_>, at: usize, comma: usize, before: &[Clause]) -> Opening {
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
                let earlier: Vec<Clause> = before.iter().filter(|c| c.at < start).cloned().collect();
                // A noun that is already the object of a verb is not a subject.
                if !earlier.last().is_some_and(|c| c.at + 1 == start && start == first) {
                    return Opening {
                        start: at,
                        ..before_subject(row, start, &earlier, Some((subject, first)))
                    };
                }
            }
        }
    }
    shared_subject(at, comma, before)
}

/// A clause of its own between the commas, unless it only says who speaks: "the plan, she said, would fail".
fn has_main_verb(row: &Row<'_>, open: usize, comma: usize, before: &[Clause]) -> bool {
    use crate::lexicon::{Frame, Part};
    let speaks = |c: &Clause| {
        let cue = row.lexicon.cue(&c.verb.lemma, Part::Verb);
        let frames = cue.is_some_and(|cue| cue.trust(Frame::Quote) > 0 || cue.trust(Frame::Zero) > 0);
        frames
            && c.pieces.start == open + 1
            && row.pieces[c.at + 1..comma].iter().all(|p| !matches!(p.kind, Kind::That))
    };
    before.iter().any(|c| {
        c.at > open
            && c.at < comma
            && c.link == Link::Main
            && c.own_subject
            && c.pieces.start > open
            && !speaks(c)
    }) || row.pieces[open..comma].iter().any(|p| p.kind == Kind::Stop)
}

/// "rejected the plan and called it a trap": the subject of the finite clause before.
fn shared_subject(at: usize, joined: usize, before: &[Clause]) -> Opening {
    let partner = before
        .iter()
        .rposition(|c| c.verb.form == Form::Finite && (c.link != Link::Relative || c.at + 8 > at));
    let mut opening = plain(joined + 1, Link::Main);
    if let Some(partner) = partner {
        let clause = &before[partner];
        opening.subject = clause.subject.clone();
        opening.link = clause.link.clone();
        opening.governor = clause.governor;
    }
    opening
}

/// Subordinate clauses that open the sentence hang on the main clause that follows; a participle after
/// the only subject of a sentence is its verb.
pub(super) fn settle(row: &Row<'_>, read: &mut [Clause]) {
    for index in 0..read.len() {
        if is_mistaken_participle(row, read, index) {
            let clause = &mut read[index];
            (clause.link, clause.governor, clause.own_subject) = (Link::Main, None, true);
            (clause.verb.form, clause.verb.tense) = (Form::Finite, crate::grammar::verb::Tense::Past);
        }
    }
    let mains: Vec<usize> = (0..read.len()).filter(|&i| read[i].link == Link::Main).collect();
    for index in 0..read.len() {
        let loose = matches!(read[index].link, Link::Subordinate(_) | Link::Participle(_))
            && read[index].governor.is_none();
        if loose {
            read[index].governor = mains.iter().copied().find(|&m| m > index);
        }
        if loose && read[index].subject.is_none() {
            read[index].subject = read[index].governor.and_then(|g| read[g].subject.clone());
        }
    }
}

/// "The meeting sparked fears": the past tense and the participle look alike, and the tagger may choose wrong.
fn is_mistaken_participle(row: &Row<'_>, read: &[Clause], index: usize) -> bool {
    let clause = &read[index];
    let Some(subject) = clause
        .subject
        .as_ref()
        .filter(|_| clause.link == Link::Relative && clause.verb.form == Form::Participle)
    else {
        return false;
    };
    let bare = clause.verb.tokens.len() == clause.verb.adverbs.len() + 1 || clause.verb.lemma.contains(' ');
    let other = read.iter().enumerate().any(|(i, c)| {
        i != index
            && c.verb.form == Form::Finite
            && c.subject.as_ref().is_some_and(|s| s.head == subject.head)
    });
    let governed = read[..index].iter().any(|c| {
        c.objects.iter().any(|o| o.head == subject.head)
            || c.phrases.iter().any(|(_, _, n)| n.head == subject.head)
    });
    let preposition = row.pieces[..clause.at]
        .iter()
        .rposition(|p| p.tokens.start <= subject.tokens.start)
        .is_some_and(|i| i > 0 && matches!(row.pieces[i - 1].kind, Kind::Preposition(_)));
    bare && !other && !governed && !preposition
}
