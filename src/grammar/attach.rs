//! What follows a noun: of-phrases, apposition, enumeration. Works on the row of pieces, left to right.

use super::{
    noun::NounPhrase,
    piece::{Kind, Piece},
};
use crate::token::Token;

/// `noun-phrase = noun-phrase { "of" noun-phrase }`, `apposition = noun-phrase "," noun-phrase ","`,
/// `enumeration = noun-phrase { "," noun-phrase } [ "," ] ( "and" | "or" ) noun-phrase`
pub(crate) fn attach(row: Vec<Piece>, tokens: &[Token<'_>]) -> Vec<Piece> {
    let row = lift_parentheses(row);
    let row = of_phrases(row);
    let row = brackets(row);
    let row = appositions(row, tokens);
    enumerations(row, tokens)
}

/// `sentence = … dash parenthesis dash …`: what stands between two dashes is read after the rest.
fn lift_parentheses(mut row: Vec<Piece>) -> Vec<Piece> {
    let dash = |p: &Piece| matches!(p.kind, Kind::Break('—' | '–' | '-' | '―'));
    let Some(open) = row.iter().position(dash) else { return row };
    let Some(close) = row[open + 1..].iter().position(dash).map(|n| open + 1 + n) else { return row };
    let verb_before = row[..open].iter().any(|p| matches!(p.kind, Kind::Verb(_)));
    let rest = row.get(close + 1).map(|p| &p.kind);
    let goes_on = matches!(
        rest,
        Some(Kind::Preposition(_) | Kind::Subordinator(_) | Kind::Verb(_) | Kind::That | Kind::Time)
    ) || !verb_before && rest.is_some();
    if !goes_on || close == open + 1 {
        return row;
    }
    let inner: Vec<Piece> = row.drain(open..=close).collect();
    row.extend(inner);
    row
}

/// Gives a noun phrase the phrase that follows it.
pub(crate) fn follow(noun: &mut NounPhrase, preposition: usize, other: NounPhrase) {
    noun.tokens.end = noun.tokens.end.max(other.tokens.end);
    noun.phrases.push((preposition, other));
}

fn of_phrases(row: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(row.len());
    // From the right, so that "head of the committee of the house" nests.
    for piece in row.into_iter().rev() {
        let of = matches!(out.last().map(|p| &p.kind), Some(Kind::Preposition(word)) if word == "of");
        let noun_after = of && out.len() >= 2 && matches!(out[out.len() - 2].kind, Kind::Noun(_));
        match piece.kind {
            Kind::Noun(mut noun) if noun_after && !noun.pronoun_name() => {
                let preposition = out.pop().map_or(0, |p| p.tokens.start);
                if let Some(Piece { kind: Kind::Noun(other), .. }) = out.pop() {
                    follow(&mut noun, preposition, other);
                }
                out.push(Piece { tokens: noun.tokens.clone(), kind: Kind::Noun(noun) });
            }
            kind => out.push(Piece { kind, tokens: piece.tokens }),
        }
    }
    out.reverse();
    out
}

impl NounPhrase {
    /// A personal pronoun takes no of-phrase.
    fn pronoun_name(&self) -> bool {
        self.pronoun && self.determiner == crate::grammar::Determiner::Definite
    }
}

/// A short bracket after a noun phrase is part of it: "Northfield Rail (NR)".
fn brackets(row: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(row.len());
    let mut iter = row.into_iter().peekable();
    while let Some(piece) = iter.next() {
        if piece.kind == Kind::Bracket && matches!(out.last().map(|p| &p.kind), Some(Kind::Noun(_))) {
            let inner: Vec<Piece> =
                std::iter::from_fn(|| iter.next_if(|p| p.kind != Kind::Bracket)).collect();
            let closed = iter.next();
            let end = closed.as_ref().map_or(piece.tokens.end, |p| p.tokens.end);
            let small = inner.iter().all(|p| !matches!(p.kind, Kind::Verb(_)));
            if small {
                if let Some(Piece { kind: Kind::Noun(noun), tokens }) = out.last_mut() {
                    noun.tokens.end = end;
                    tokens.end = end;
                    if noun.apposition.is_none() {
                        noun.apposition = inner.into_iter().find_map(|p| p.noun().cloned()).map(Box::new);
                    }
                }
                continue;
            }
            out.push(piece);
            out.extend(inner);
            out.extend(closed);
        } else {
            out.push(piece);
        }
    }
    out
}

fn appositions(row: Vec<Piece>, tokens: &[Token<'_>]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(row.len());
    let mut index = 0;
    while index < row.len() {
        if let Some((noun, next)) = apposition(&row, index, tokens) {
            out.push(Piece { tokens: noun.tokens.clone(), kind: Kind::Noun(noun) });
            index = next;
        } else {
            out.push(row[index].clone());
            index += 1;
        }
    }
    out
}

/// The noun phrase at `index` with what stands in apposition to it, and the index of the piece after it.
fn apposition(row: &[Piece], index: usize, tokens: &[Token<'_>]) -> Option<(NounPhrase, usize)> {
    let noun = row[index].noun()?;
    if noun.pronoun || row.get(index + 1)?.kind != Kind::Comma {
        return None;
    }
    let (second, mut at) = with_phrases(row, index + 2)?;
    let closes = row.get(at).is_none_or(|p| {
        matches!(p.kind, Kind::Comma | Kind::Stop | Kind::Break(_))
            || second.determiner == crate::grammar::Determiner::Indefinite
                && matches!(p.kind, Kind::Relative(_))
    });
    let enumerated = matches!(
        (row.get(at).map(|p| &p.kind), row.get(at + 1).map(|p| &p.kind)),
        (Some(Kind::Comma), Some(Kind::Noun(_) | Kind::Coordinator(_)))
    );
    if !closes || second.pronoun || enumerated && !verb_after(row, at + 1) || !renames(noun, &second, tokens)
    {
        return None;
    }
    let mut read = noun.clone();
    if row.get(at).is_some_and(|p| p.kind == Kind::Comma)
        && !matches!(row.get(at + 1).map(|p| &p.kind), Some(Kind::Coordinator(_)))
    {
        at += 1;
    }
    read.tokens.end = row[at - 1].tokens.end;
    read.apposition = Some(Box::new(second));
    Some((read, at))
}

/// A noun phrase with the prepositional phrases after it, and the index of the piece after it.
fn with_phrases(row: &[Piece], index: usize) -> Option<(NounPhrase, usize)> {
    let mut noun = row.get(index)?.noun()?.clone();
    let mut at = index + 1;
    while let (Some(Kind::Preposition(_)), Some(other)) =
        (row.get(at).map(|p| &p.kind), row.get(at + 1).and_then(Piece::noun))
    {
        follow(&mut noun, row[at].tokens.start, other.clone());
        at += 2;
    }
    if row.get(at).is_some_and(|p| p.kind == Kind::Time) {
        at += 1;
    }
    Some((noun, at))
}

/// One of the two is a name and the other says what it is, or the second is an indefinite description.
fn renames(first: &NounPhrase, second: &NounPhrase, tokens: &[Token<'_>]) -> bool {
    use crate::grammar::Determiner::{Bare, Definite, Indefinite};
    let described = matches!(second.determiner, Indefinite | Definite | Bare) && !second.plural;
    let numeric = tokens[second.head].tag == crate::token::Tag::Cd;
    let bare_role = second.determiner != Bare
        || !second.phrases.is_empty()
        || second.possessor.is_some()
        || !second.modifiers.is_empty();
    (first.proper && !second.proper && described && bare_role && !numeric)
        || (!first.proper && second.proper && first.plural == second.plural && !numeric)
        || (!first.proper && second.determiner == Indefinite && first.plural == second.plural)
}

fn verb_after(row: &[Piece], index: usize) -> bool {
    row.get(index).is_some_and(|p| matches!(p.kind, Kind::Verb(_)))
}

fn enumerations(row: Vec<Piece>, tokens: &[Token<'_>]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(row.len());
    let mut index = 0;
    while index < row.len() {
        if let Some((noun, next)) = enumeration(&row, index, out.last(), tokens) {
            out.push(Piece { tokens: noun.tokens.clone(), kind: Kind::Noun(noun) });
            index = next;
        } else {
            out.push(row[index].clone());
            index += 1;
        }
    }
    out
}

fn enumeration(
    row: &[Piece],
    index: usize,
    previous: Option<&Piece>,
    tokens: &[Token<'_>],
) -> Option<(NounPhrase, usize)> {
    let first = row[index].noun()?;
    let mut members: Vec<NounPhrase> = Vec::new();
    let mut at = index + 1;
    while let (Some(Kind::Comma), Some(next)) =
        (row.get(at).map(|p| &p.kind), row.get(at + 1).and_then(Piece::noun))
    {
        members.push(next.clone());
        at += 2;
    }
    let comma = usize::from(row.get(at).is_some_and(|p| p.kind == Kind::Comma));
    let Some(Kind::Coordinator(word)) = row.get(at + comma).map(|p| &p.kind) else { return None };
    let only = usize::from(restricted(row.get(at + comma + 1), tokens));
    let last = row.get(at + comma + 1 + only).and_then(Piece::noun)?;
    if word == "but" || comma == 1 && members.is_empty() || !alike(first, last, tokens) {
        return None;
    }
    let end = at + comma + only + 2;
    // "rejected the plan and Kyiv called …": the second noun is the subject of what follows.
    let between = matches!(previous.map(|p| &p.kind), Some(Kind::Preposition(word)) if word == "between");
    let object = matches!(previous.map(|p| &p.kind), Some(Kind::Verb(_) | Kind::Preposition(_)));
    let finite = |p: &Piece| p.verb().is_some_and(|v| v.form == super::verb::Form::Finite);
    let finite_before = row[..index].iter().any(finite);
    if object && !between && finite_before && members.is_empty() && row.get(end).is_some_and(finite) {
        return None;
    }
    members.push(last.clone());
    let mut read = first.clone();
    read.tokens.end = last.tokens.end;
    read.plural = true;
    read.members = members;
    Some((read, end))
}

/// "Two boats and only one raft".
fn restricted(piece: Option<&Piece>, tokens: &[Token<'_>]) -> bool {
    let adverb = piece.filter(|p| p.kind == Kind::Adverb && p.tokens.len() == 1);
    adverb.is_some_and(|p| matches!(&*tokens[p.tokens.start].lemma, "only" | "just"))
}

/// Members of an enumeration are of a kind: no pronoun stands beside a time or a number.
fn alike(first: &NounPhrase, last: &NounPhrase, tokens: &[Token<'_>]) -> bool {
    use crate::token::Tag;
    let numeral = |n: &NounPhrase| tokens[n.head].tag == Tag::Cd;
    numeral(first) == numeral(last)
}
