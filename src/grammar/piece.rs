//! A sentence as a row of pieces: noun phrases, verb groups, and the words between them.
//! Pieces are what clauses are built from, outward from each verb group.

mod connective;
mod question;

use std::ops::Range;

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{map, opt, peek, recognize},
    multi::many0,
};

use super::{
    Parsed,
    input::Tokens,
    leaf::{class, lemma, miss, pos, tag, token},
    noun::{self, NounPhrase},
    verb::{self, VerbGroup},
};
use crate::token::{Pos, Tag, lower};

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A noun phrase.
    Noun(NounPhrase),
    /// A verb group.
    Verb(VerbGroup),
    /// An adjective, or several, that modify no noun after them; the head's token.
    Adjective(usize),
    /// A preposition; of several words, joined by spaces.
    Preposition(String),
    /// `and`, `or`, `but`, `nor`.
    Coordinator(String),
    /// `if`, `unless`, `because`, `after` …; of several words, joined by spaces.
    Subordinator(String),
    /// `who`, `which`, `whose`, or `that` after a noun.
    Relative(String),
    /// `that` before a content clause.
    That,
    /// `what`, `how`, `whether` …
    Wh(String),
    /// `there` that introduces.
    There,
    /// A time phrase.
    Time,
    /// An auxiliary before its subject: "did" in "did the mayor sign".
    Auxiliary,
    /// Adverbs.
    Adverb,
    /// A comma.
    Comma,
    /// A semicolon, colon or dash.
    Break(char),
    /// An opening quotation mark.
    OpenQuote,
    /// A closing quotation mark.
    CloseQuote,
    /// An opening or closing bracket.
    Bracket,
    /// A full stop, question mark or exclamation mark.
    Stop,
    /// A token that no production reads.
    Other,
}

/// A piece and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its tokens, by index in the sentence.
    pub(crate) tokens: Range<usize>,
}

impl Piece {
    /// The noun phrase, if it is one.
    pub(crate) fn noun(&self) -> Option<&NounPhrase> {
        match &self.kind {
            Kind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// The verb group, if it is one.
    pub(crate) fn verb(&self) -> Option<&VerbGroup> {
        match &self.kind {
            Kind::Verb(verb) => Some(verb),
            _ => None,
        }
    }
}

/// `pieces = { time | quotation-mark | mark | connective | verb-group | noun-phrase | adjective | preposition | adverb | other }`
pub(crate) fn pieces<'t>(sentence: Tokens<'t>, times: &[Range<usize>]) -> Vec<Piece> {
    let mut rest = sentence;
    let mut row: Vec<Piece> = Vec::new();
    while rest.first().is_some() {
        let start = rest.start();
        let here = bounded(rest, times);
        if let Some(after) = question::question(sentence, rest, here, &mut row) {
            rest = after;
            continue;
        }
        let (after, kind) = match times.iter().find(|t| t.start == start && !prenominal(rest, t)) {
            Some(time) => (rest.take_from(time.len().max(1)), Kind::Time),
            None => match piece(here, row.last()) {
                Ok((after, kind)) => (rest.take_from(after.start() - start), kind),
                Err(_) => (rest.take_from(1), Kind::Other),
            },
        };
        row.push(Piece { kind, tokens: start..after.start() });
        rest = after;
    }
    row
}

/// The input up to the next time phrase, so that no noun phrase runs into it.
fn bounded<'t>(input: Tokens<'t>, times: &[Range<usize>]) -> Tokens<'t> {
    let next =
        times.iter().filter(|t| t.start > input.start() && !prenominal(input, t)).map(|t| t.start).min();
    next.map_or(input, |limit| input.take((limit - input.start()).min(input.input_len())))
}

/// Whether a time phrase stands before its noun, as in "a Dec. 26 interview".
fn prenominal(input: Tokens<'_>, time: &Range<usize>) -> bool {
    let Some(offset) = time.end.checked_sub(input.start()) else { return false };
    let noun_after = input.run().get(offset).is_some_and(|t| matches!(t.tag, Tag::Nn | Tag::Nns));
    let before = time.start.checked_sub(input.start() + 1).and_then(|i| input.run().get(i));
    noun_after
        && (before.is_some_and(|t| matches!(t.tag, Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Pos))
            || before.is_none())
}

fn piece<'t>(input: Tokens<'t>, previous: Option<&Piece>) -> Parsed<'t, Kind> {
    alt((
        mark,
        |i| connective::connective(i, previous),
        |i| modified(i, previous),
        verbal,
        nominal,
        adjective,
        preposition,
        adverb,
    ))
    .parse(input)
}

/// `mark = "," | ";" | ":" | "—" | quotation-mark | bracket | stop`
fn mark(input: Tokens<'_>) -> Parsed<'_, Kind> {
    let (rest, word) = token("a mark", |t| t.pos == Pos::Punct || t.pos == Pos::Sym).parse(input)?;
    let kind = match (word.text, word.tag) {
        (",", _) => Kind::Comma,
        (";" | ":" | "—" | "–" | "--" | "―" | "-", _) => {
            Kind::Break(word.text.chars().next().unwrap_or(';'))
        }
        (_, Tag::OpenQuote) => Kind::OpenQuote,
        (_, Tag::CloseQuote) => Kind::CloseQuote,
        ("“" | "‘" | "``", _) => Kind::OpenQuote,
        ("”" | "''" | "\"", _) => Kind::CloseQuote,
        (_, Tag::OpenBracket | Tag::CloseBracket) => Kind::Bracket,
        (_, Tag::Period) => Kind::Stop,
        ("…" | "..." | "?" | "!" | ".", _) => Kind::Stop,
        _ => return miss(input, "a mark"),
    };
    Ok((rest, kind))
}

/// `modified = participle noun-phrase`, where nothing but a noun phrase can stand
fn modified<'t>(input: Tokens<'t>, previous: Option<&Piece>) -> Parsed<'t, Kind> {
    let opens = !matches!(
        previous.map(|p| &p.kind),
        Some(Kind::Noun(_) | Kind::Comma | Kind::CloseQuote | Kind::Verb(_))
    );
    let mut participle = tag("a participle", &[Tag::Vbn]);
    let noun =
        alt((tag("a noun", &[Tag::Nn, Tag::Nns]).map(drop), tag("an adjective", &[Tag::Jj]).map(drop)));
    if !opens {
        return miss(input, "a noun phrase");
    }
    let (_, _) = peek((tag("a participle", &[Tag::Vbn]), noun)).parse(input)?;
    let (rest, _) = participle.parse(input)?;
    let (rest, mut read) = noun::noun_phrase(rest)?;
    read.tokens.start = input.start();
    read.modifiers.start = input.start();
    Ok((rest, Kind::Noun(read)))
}

/// `verbal = verb-group`
fn verbal(input: Tokens<'_>) -> Parsed<'_, Kind> {
    map(verb::verb_group, Kind::Verb).parse(input)
}

/// `nominal = noun-phrase`
fn nominal(input: Tokens<'_>) -> Parsed<'_, Kind> {
    map(noun::noun_phrase, Kind::Noun).parse(input)
}

/// `adjective = { adverb } adjective { ( "," | "and" | "or" ) { adverb } adjective }`
fn adjective(input: Tokens<'_>) -> Parsed<'_, Kind> {
    const ADJECTIVES: &[Tag] = &[Tag::Jj, Tag::Jjr, Tag::Jjs];
    let (rest, before) = recognize(many0(pos("an adverb", &[Pos::Adv, Pos::Part]))).parse(input)?;
    let (rest, _) = tag("an adjective", ADJECTIVES).parse(rest)?;
    let head = before.start() + before.run().len();
    let more = (
        lemma("a coordinator", &["and", "or", ","]),
        many0(pos("an adverb", &[Pos::Adv])),
        tag("an adjective", ADJECTIVES),
    );
    let (rest, _) = many0(more).parse(rest)?;
    Ok((rest, Kind::Adjective(head)))
}

/// `preposition = "of" | "in" | "according to" | …`
fn preposition(input: Tokens<'_>) -> Parsed<'_, Kind> {
    let (rest, word) = tag("a preposition", &[Tag::In, Tag::To, Tag::Rp]).parse(input)?;
    Ok((rest, Kind::Preposition(lower(word.text).into_owned())))
}

/// `adverb = adverb { adverb }`
fn adverb(input: Tokens<'_>) -> Parsed<'_, Kind> {
    let (rest, _) = (
        alt((pos("an adverb", &[Pos::Adv, Pos::Intj]).map(drop), class("an adverb", "adverb").map(drop))),
        // "again as soon as": what opens a clause is no adverb of the one before.
        opt(token("an adverb", |t| t.pos == Pos::Adv && !matches!(&*t.lemma, "as" | "so"))),
    )
        .parse(input)?;
    Ok((rest, Kind::Adverb))
}
