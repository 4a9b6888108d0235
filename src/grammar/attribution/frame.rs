//! The frames of verbs and adjectives that attribute: what stands where a content can stand.

use std::ops::Range;

use super::{Attributed, body_end, trim};
use crate::{
    grammar::{
        clause::{Clause, Link, Row},
        noun::NounPhrase,
        piece::Kind,
    },
    lexicon::{Cue, Frame, Part},
};

/// The attribution of the cue in clause `index`, if it is one.
pub(super) fn attribution(row: &Row<'_>, clauses: &[Clause], index: usize) -> Option<Attributed> {
    let clause = &clauses[index];
    if let Some(found) = quoted_as(row, clauses, index) {
        return Some(found);
    }
    let (cue, lemma, words) = cue(row, clause)?;
    let (frame, content) = content(row, clauses, index, &cue)?;
    let trust = cue.trust(frame);
    if trust == 0 || content.iter().all(|r| r.is_empty()) {
        return None;
    }
    Some(Attributed {
        source: source(clause),
        cue: vec![words],
        lemma,
        content,
        clause: Some(index),
        trust,
        negated: clause.verb.negated,
        via: None,
    })
}

/// The cue of a clause: its verb, or the adjective that its verb links to the subject.
fn cue(row: &Row<'_>, clause: &Clause) -> Option<(Cue, String, Range<usize>)> {
    if clause.verb.copular()
        && let Some(head) = clause.adjective
    {
        let lemma = row.tokens[head].lemma.to_lowercase();
        let cue = row.lexicon.cue(&lemma, Part::Adjective)?;
        return Some((cue, lemma, clause.verb.tokens.start..head + 1));
    }
    let lemma = clause.verb.lemma.clone();
    let simple = lemma.split(' ').next().unwrap_or(&lemma);
    let cue = row.lexicon.cue(&lemma, Part::Verb).or_else(|| row.lexicon.cue(simple, Part::Verb))?;
    Some((cue, lemma, clause.verb.tokens.clone()))
}

/// Who says so: the subject, or whom a passive names after "by".
fn source(clause: &Clause) -> Option<NounPhrase> {
    if clause.verb.passive {
        return clause.phrases.iter().find(|(word, ..)| word == "by").map(|(_, _, noun)| noun.clone());
    }
    clause.subject.clone()
}

/// `quoted-as = source "was quoted as saying" [ "by" agency ]`
fn quoted_as(row: &Row<'_>, clauses: &[Clause], index: usize) -> Option<Attributed> {
    let clause = &clauses[index];
    let Link::Participle(Some(word)) = &clause.link else { return None };
    let outer = clause.governor.map(|g| &clauses[g])?;
    if word != "as" || !row.lexicon.is(&outer.verb.lemma, "quote-verb") {
        return None;
    }
    let content = postposed(row, clauses, outer.pieces.start.min(clause.pieces.start), outer)
        .or_else(|| following(row, clauses, index).map(|(_, c)| c))?;
    let by = |c: &Clause| c.phrases.iter().find(|(word, ..)| word == "by").map(|(_, _, noun)| noun.clone());
    let (source, via) = if outer.verb.passive {
        (outer.subject.clone(), by(clause).or_else(|| by(outer)))
    } else {
        (outer.object().cloned(), outer.subject.clone())
    };
    Some(Attributed {
        source,
        cue: vec![outer.verb.tokens.start..clause.verb.tokens.end],
        lemma: clause.verb.lemma.clone(),
        content,
        clause: Some(index),
        trust: 99,
        negated: outer.verb.negated,
        via,
    })
}

/// The first frame that fits, in the order in which a reader would take them.
fn content(row: &Row<'_>, clauses: &[Clause], index: usize, cue: &Cue) -> Option<(Frame, Vec<Range<usize>>)> {
    let clause = &clauses[index];
    let speech = cue.trust(Frame::Quote).max(cue.trust(Frame::Zero));
    if let Some(found) = following(row, clauses, index).filter(|(frame, _)| cue.trust(*frame) > 0) {
        return Some(found);
    }
    if speech > 0
        && clause.verb.form == crate::grammar::verb::Form::Finite
        && let Some(content) = postposed(row, clauses, clause.pieces.start, clause)
    {
        return Some((if cue.trust(Frame::Quote) > 0 { Frame::Quote } else { Frame::Zero }, content));
    }
    phrasal(row, clauses, index, cue)
}

/// `following = cue [ recipient ] ( "that" clause | clause | wh-clause | infinitive | gerund | [ "," | ":" ] quotation )`
fn following(row: &Row<'_>, clauses: &[Clause], index: usize) -> Option<(Frame, Vec<Range<usize>>)> {
    let clause = &clauses[index];
    if let Some(quote) = quotation(row, clause) {
        return Some((Frame::Quote, vec![quote]));
    }
    let child = clauses
        .iter()
        .enumerate()
        .skip(index + 1)
        .find(|(_, c)| c.governor == Some(index) && content_link(&c.link) && adjacent(row, clause, c))?;
    let start = row.pieces[child.1.pieces.start].tokens.start;
    let frame = match &child.1.link {
        Link::Content if row.pieces[child.1.pieces.start].kind == Kind::That => Frame::That,
        Link::Content => Frame::Zero,
        Link::Wh(_) => Frame::Wh,
        Link::Infinitive => Frame::To,
        Link::Participle(None) => Frame::Ing,
        Link::Participle(Some(word)) => preposition_frame(word)?,
        _ => return None,
    };
    Some((frame, vec![trim(row, start..content_end(row, clauses, child.0, index))]))
}

fn content_link(link: &Link) -> bool {
    matches!(link, Link::Content | Link::Wh(_) | Link::Infinitive | Link::Participle(_))
}

/// Whether nothing but a recipient, adverbs, times and marks stands between the cue and its content.
fn adjacent(row: &Row<'_>, clause: &Clause, child: &Clause) -> bool {
    let between = &row.pieces[clause.at + 1..child.pieces.start.max(clause.at + 1)];
    !between.iter().any(|p| matches!(p.kind, Kind::Verb(_) | Kind::Stop | Kind::Comma))
        || matches!(child.link, Link::Content)
            && !between.iter().any(|p| matches!(p.kind, Kind::Verb(_) | Kind::Stop))
}

fn preposition_frame(word: &str) -> Option<Frame> {
    match word {
        "of" => Some(Frame::Of),
        "for" => Some(Frame::For),
        "about" => Some(Frame::About),
        _ => None,
    }
}

/// Where a content that began before clause `child` ends: before a new main clause, or at the sentence's end.
fn content_end(row: &Row<'_>, clauses: &[Clause], child: usize, cue: usize) -> usize {
    let quoted = row.tokens[row.pieces[clauses[child].pieces.start].tokens.start].quoted;
    let breaks = |c: &&Clause| {
        let start = c.pieces.start;
        let joined =
            start > 0 && matches!(row.pieces[start - 1].kind, Kind::Coordinator(_) | Kind::Break(';'));
        let separated = start > 1 && matches!(row.pieces[start - 2].kind, Kind::Comma);
        c.link == Link::Main
            && c.own_subject
            && c.at > clauses[child].at
            && joined
            && (separated || matches!(row.pieces[start - 1].kind, Kind::Break(_)))
            && row.tokens[row.pieces[start].tokens.start].quoted <= quoted
            && clauses[cue].link == Link::Main
    };
    // What is said inside a quotation ends with it.
    let spoken = row.tokens[clauses[cue].verb.head].quoted;
    let from = clauses[child].verb.head;
    let unquoted = row.tokens[from..].iter().position(|t| t.quoted < spoken).map(|n| from + n);
    if let Some(end) = unquoted {
        return end;
    }
    let stop = clauses.iter().find(breaks).map(|c| row.pieces[c.pieces.start - 1].tokens.start);
    let stop = stop.into_iter().chain(closing(row, clauses, child)).min();
    stop.unwrap_or_else(|| body_end(row))
}

/// Where an attribution after clause `child` begins that closes the sentence: ", its leader said on Monday."
fn closing(row: &Row<'_>, clauses: &[Clause], child: usize) -> Option<usize> {
    let (index, clause) = clauses.iter().enumerate().next_back()?;
    let comma = clause.pieces.start.checked_sub(1)?;
    let closes = clause.link == Link::Main
        && clause.at > clauses[child].at
        && row.pieces[comma].kind == Kind::Comma
        && row.pieces[comma].tokens.start > clauses[child].verb.head
        && following(row, clauses, index).is_none();
    let (cue, ..) = cue(row, clause).filter(|_| closes)?;
    let speech = cue.trust(Frame::Quote).max(cue.trust(Frame::Zero)) > 0;
    (speech && clause.objects.is_empty()).then(|| row.pieces[comma].tokens.start)
}

/// A quotation right after the cue, a comma or colon and a recipient left out.
fn quotation(row: &Row<'_>, clause: &Clause) -> Option<Range<usize>> {
    let after = &row.pieces[clause.at + 1..];
    let at = after.iter().position(|p| p.kind == Kind::OpenQuote)?;
    let light = after[..at].iter().all(|p| {
        matches!(
            p.kind,
            Kind::Comma | Kind::Break(':') | Kind::Noun(_) | Kind::Time | Kind::Adverb | Kind::Preposition(_)
        )
    });
    let marked =
        at == 0 || matches!(after[at - 1].kind, Kind::Comma | Kind::Break(':')) || clause.objects.is_empty();
    if !light || !marked {
        return None;
    }
    let start = after[at].tokens.start;
    let end = row.tokens[start..].iter().position(|t| t.quoted == 0).map_or(row.tokens.len(), |n| start + n);
    // A word or two in quotation marks inside a clause are scare quotes, not speech.
    (end - start > 4 || at > 0 && matches!(after[at - 1].kind, Kind::Comma | Kind::Break(':')))
        .then_some(start..end)
}

/// `postposed = content ( "," | quotation-mark ) source cue`, and `interrupted = content "," source cue "," content`
fn postposed(
    row: &Row<'_>,
    clauses: &[Clause],
    opening: usize,
    clause: &Clause,
) -> Option<Vec<Range<usize>>> {
    let mut start = opening;
    while start > 0 && matches!(row.pieces[start - 1].kind, Kind::Adverb | Kind::Time) {
        start -= 1;
    }
    let mark = start.checked_sub(1).map(|i| &row.pieces[i])?;
    if !matches!(mark.kind, Kind::Comma | Kind::CloseQuote | Kind::Break(_)) || clause.link != Link::Main {
        return None;
    }
    let before = trim(row, 0..row.pieces[start].tokens.start);
    let after_at = clause.pieces.end.min(row.pieces.len());
    let ends = after_at >= row.pieces.len()
        || row.pieces[after_at..].iter().all(|p| matches!(p.kind, Kind::Stop | Kind::CloseQuote));
    let spoken =
        mark.kind == Kind::CloseQuote || start >= 2 && row.pieces[start - 2].kind == Kind::CloseQuote;
    let has_verb = clauses.iter().any(|c| c.at < start);
    // "The plan, she said, would fail": subject and verb stand on either side.
    let straddles = clauses.iter().any(|c| {
        c.at > after_at && c.subject.as_ref().is_some_and(|s| s.tokens.end <= row.pieces[start].tokens.start)
    });
    if before.is_empty() || !(has_verb || spoken || straddles) {
        return None;
    }
    let mut content = vec![before];
    if !ends {
        let next = &row.pieces[after_at];
        let resumes = matches!(next.kind, Kind::Comma | Kind::Break(_) | Kind::OpenQuote | Kind::Stop);
        let second_verb = clauses.iter().any(|c| c.at > after_at);
        if resumes
            && (second_verb && !spoken || row.pieces[after_at..].iter().any(|p| p.kind == Kind::OpenQuote))
        {
            let rest = trim(row, next.tokens.start..body_end(row));
            if !rest.is_empty() {
                content.push(rest);
            }
        }
    }
    Some(content)
}

/// `phrasal = cue ( noun-phrase [ "as" … ] | preposition noun-phrase )`
fn phrasal(row: &Row<'_>, clauses: &[Clause], index: usize, cue: &Cue) -> Option<(Frame, Vec<Range<usize>>)> {
    let clause = &clauses[index];
    if clause.verb.passive {
        let subject = clause.subject.as_ref().filter(|_| cue.trust(Frame::Np) > 0 && clause.own_subject)?;
        return Some((Frame::Np, vec![subject.tokens.clone()]));
    }
    let end = phrase_end(row, clauses, index);
    for (frame, word) in [(Frame::Of, "of"), (Frame::For, "for"), (Frame::About, "about")] {
        let found = clause.phrases.iter().find(|(w, token, _)| w == word && *token >= clause.verb.tokens.end);
        if let Some((_, token, _)) = found.filter(|_| cue.trust(frame) > 0) {
            return Some((frame, vec![trim(row, *token..end)]));
        }
    }
    let object = clause.object().filter(|o| o.tokens.start >= clause.verb.tokens.end)?;
    let as_phrase = clause.phrases.iter().any(|(w, ..)| w == "as");
    let frame = if as_phrase && cue.trust(Frame::NpAs) > 0 { Frame::NpAs } else { Frame::Np };
    (cue.trust(frame) > 0).then(|| (frame, vec![trim(row, object.tokens.start..end)]))
}

/// Where the object and what hangs on it end.
fn phrase_end(row: &Row<'_>, clauses: &[Clause], index: usize) -> usize {
    let clause = &clauses[index];
    let mut end = clause.tokens.end;
    for child in clauses.iter().skip(index + 1) {
        let hangs =
            matches!(child.link, Link::Relative | Link::Infinitive | Link::Participle(_) | Link::Content);
        if hangs && row.pieces[child.pieces.start].tokens.start <= end + 1 {
            end = end.max(child.tokens.end);
        }
    }
    end.min(body_end(row))
}
