//! Attribution without a verb: `according to`, nouns such as "claim", and a name with a colon.

use super::{Attributed, body_end, trim};
use crate::{
    grammar::{
        clause::{Clause, Link, Row},
        noun::NounPhrase,
        piece::Kind,
    },
    lexicon::{Frame, Part},
};

/// `prepositional-attribution = "according to" source`, before, inside or after its content
pub(super) fn prepositional(row: &Row<'_>) -> Vec<Attributed> {
    let mut read = Vec::new();
    for (index, piece) in row.pieces.iter().enumerate() {
        let Kind::Preposition(word) = &piece.kind else { continue };
        let Some(cue) = row.lexicon.cue(word, Part::Preposition) else { continue };
        let Some(source) = row.pieces.get(index + 1).and_then(|p| p.noun()) else { continue };
        let mut end = index + 2;
        while end + 1 < row.pieces.len()
            && matches!(row.pieces[end].kind, Kind::Preposition(_))
            && row.pieces[end + 1].noun().is_some()
        {
            end += 2;
        }
        let end_token = row.pieces[end - 1].tokens.end;
        let before = trim(row, 0..piece.tokens.start);
        let after = trim(row, end_token..body_end(row));
        let content: Vec<_> = [before, after].into_iter().filter(|r| r.len() > 1).collect();
        if content.is_empty() {
            continue;
        }
        read.push(Attributed {
            source: Some(source.clone()),
            cue: vec![piece.tokens.clone()],
            lemma: word.clone(),
            content,
            clause: None,
            trust: cue.trust(Frame::Np),
            negated: false,
            via: None,
        });
    }
    read
}

/// `nominal-attribution = source "'s" noun ( "that" clause | infinitive | "of" … )`
pub(super) fn nominal(row: &Row<'_>, clauses: &[Clause]) -> Vec<Attributed> {
    let mut read = Vec::new();
    for piece in row.pieces {
        if let Some(noun) = piece.noun() {
            nominal_in(row, clauses, noun, &mut read);
        }
    }
    read
}

fn nominal_in(row: &Row<'_>, clauses: &[Clause], noun: &NounPhrase, read: &mut Vec<Attributed>) {
    let lemma = row.tokens[noun.head].lemma.to_lowercase();
    if let (Some(cue), Some(source)) = (row.lexicon.cue(&lemma, Part::Noun), noun.possessor.as_deref())
        && let Some((frame, content)) =
            noun_content(row, clauses, noun).filter(|(frame, _)| cue.trust(*frame) > 0)
    {
        read.push(Attributed {
            source: Some(source.clone()),
            cue: vec![noun.head..noun.head + 1],
            lemma,
            content: vec![content],
            clause: None,
            trust: cue.trust(frame),
            negated: false,
            via: None,
        });
    }
    for (_, other) in &noun.phrases {
        nominal_in(row, clauses, other, read);
    }
}

/// What the noun says: the clause after it, or the phrase.
fn noun_content(
    row: &Row<'_>,
    clauses: &[Clause],
    noun: &NounPhrase,
) -> Option<(Frame, std::ops::Range<usize>)> {
    let after = noun.head + 1;
    let child = clauses.iter().find(|c| row.pieces[c.pieces.start].tokens.start == after);
    match child.map(|c| &c.link) {
        Some(Link::Infinitive) => return child.map(|c| (Frame::To, trim(row, after..c.tokens.end))),
        Some(Link::Relative | Link::Content) if row.tokens[after].text.eq_ignore_ascii_case("that") => {
            return child.map(|c| (Frame::That, trim(row, after..c.tokens.end.max(c.tokens.start))));
        }
        _ => {}
    }
    let (preposition, other) = noun.phrases.first()?;
    let frame = match &*row.tokens[*preposition].lemma {
        "of" => Frame::Of,
        "for" => Frame::For,
        "about" | "on" => Frame::About,
        _ => return None,
    };
    Some((frame, *preposition..other.tokens.end))
}

/// `colon-attribution = name ":" quotation`
pub(super) fn colon(row: &Row<'_>) -> Option<Attributed> {
    let mark = row.pieces.iter().position(|p| p.kind == Kind::Break(':'))?;
    let source = row.pieces[..mark].iter().rev().find_map(|p| p.noun())?;
    let opens = row.pieces.get(mark + 1).is_some_and(|p| p.kind == Kind::OpenQuote);
    let whole =
        row.pieces[..mark].iter().all(|p| p.noun().is_some() || matches!(p.kind, Kind::Preposition(_)));
    if !opens || !whole || !source.proper {
        return None;
    }
    Some(Attributed {
        source: Some(source.clone()),
        cue: vec![row.pieces[mark].tokens.clone()],
        lemma: ":".to_string(),
        content: vec![row.pieces[mark + 1].tokens.start..row.tokens.len()],
        clause: None,
        trust: 90,
        negated: false,
        via: None,
    })
}
