//! A sentence as a row of pieces: noun phrases, verb groups, and the words between them.
//! Pieces are what clauses are built from, outward from each verb group.

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
    leaf::{class, lemma, miss, phrase, pos, tag, token},
    noun::{self, NounPhrase},
    verb::{self, VerbGroup},
};
use crate::token::{Pos, Tag};

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

/// Subordinators of more than one word.
const SUBORDINATORS: &[&str] = &[
    "only if",
    "only after",
    "only when",
    "only once",
    "not until",
    "even if",
    "as long as",
    "as soon as",
    "so that",
    "in case",
    "provided that",
    "on condition that",
    "on the condition that",
    "in order that",
    "now that",
    "even though",
];

/// Prepositions of more than one word.
const PREPOSITIONS: &[&str] = &[
    "according to",
    "because of",
    "instead of",
    "ahead of",
    "prior to",
    "as well as",
    "on behalf of",
    "in front of",
    "out of",
    "in addition to",
    "due to",
    "along with",
    "together with",
    "as part of",
    "in exchange for",
    "in return for",
    "next to",
    "contrary to",
    "up to",
    "as a precondition for",
    "as a condition for",
    "as of",
    "in the face of",
    "in spite of",
    "rather than",
    "such as",
    "in view of",
];

/// Adverbs of more than one word.
const ADVERBS: &[&str] = &[
    "until then",
    "until now",
    "until recently",
    "since then",
    "before then",
    "by then",
    "for the first time",
    "for the second time",
    "for the third time",
    "for the last time",
    "for now",
    "so far",
    "for example",
    "for instance",
    "of course",
    "in fact",
    "in particular",
    "in general",
    "in turn",
    "as well",
    "at all",
    "at first",
    "at last",
    "at once",
    "at least in part",
    "as soon as possible",
    "never before",
    "once again",
    "once more",
];

/// Participles that may stand as prepositions: "following the strike".
const PARTICIPIAL: &[&str] = &["following", "including", "regarding", "concerning", "excluding", "pending"];

/// `pieces = { time | quotation-mark | mark | connective | verb-group | noun-phrase | adjective | preposition | adverb | other }`
pub(crate) fn pieces<'t>(sentence: Tokens<'t>, times: &[Range<usize>]) -> Vec<Piece> {
    let mut rest = sentence;
    let mut row: Vec<Piece> = Vec::new();
    while rest.first().is_some() {
        let start = rest.start();
        let here = bounded(rest, times);
        if let Some(after) = question(sentence, rest, here, &mut row) {
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

/// Where an auxiliary stands before its subject, the auxiliary, the subject and the verb group as three pieces.
fn question<'t>(
    sentence: Tokens<'t>,
    rest: Tokens<'t>,
    here: Tokens<'t>,
    row: &mut Vec<Piece>,
) -> Option<Tokens<'t>> {
    let opens = match row.last().map(|p| &p.kind) {
        None => true,
        Some(Kind::Comma) => here.run().get(1).is_some_and(|t| t.tag == Tag::Prp),
        Some(kind) => {
            matches!(
                kind,
                Kind::Wh(_)
                    | Kind::Adverb
                    | Kind::Coordinator(_)
                    | Kind::OpenQuote
                    | Kind::CloseQuote
                    | Kind::Break(_)
                    | Kind::Time
            ) || matches!(kind, Kind::Subordinator(word) if matches!(word.as_str(), "when" | "where"))
                || matches!(kind, Kind::Noun(_)) && after_wh(row)
        }
    };
    if !opens {
        return None;
    }
    let (after, read) = verb::inverted(here).ok()?;
    let mut verb = read.verb;
    verb.negated |= denied_in_front(sentence, row);
    row.push(Piece { kind: Kind::Auxiliary, tokens: read.auxiliary..read.auxiliary + 1 });
    row.push(Piece { tokens: read.subject.tokens.clone(), kind: Kind::Noun(read.subject) });
    row.push(Piece { tokens: verb.tokens.clone(), kind: Kind::Verb(verb) });
    Some(rest.take_from(after.start() - rest.start()))
}

/// "How many years did …": the noun phrase right after a question word.
fn after_wh(row: &[Piece]) -> bool {
    row.len() >= 2 && matches!(row[row.len() - 2].kind, Kind::Wh(_))
}

/// "Never before had …", "nor did …": the negator stands before the auxiliary.
fn denied_in_front(sentence: Tokens<'_>, row: &[Piece]) -> bool {
    let Some(piece) = row.last().filter(|p| matches!(p.kind, Kind::Adverb | Kind::Coordinator(_))) else {
        return false;
    };
    let words = &sentence.run()[piece.tokens.clone()];
    let negators = words.iter().filter(|t| sentence.lexicon().is(&t.lemma, "negator")).count();
    negators % 2 == 1 && words.iter().all(|t| t.lemma != "only")
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
        |i| connective(i, previous),
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

/// Words that open a clause if a subject and verb follow, and a phrase if not.
const AMBIGUOUS: &[&str] =
    &["until", "till", "before", "after", "since", "once", "provided", "as", "than", "like"];

/// `connective = subordinator | preposition-phrase | relative | "that" | wh-word | "there" | coordinator`
fn connective<'t>(input: Tokens<'t>, previous: Option<&Piece>) -> Parsed<'t, Kind> {
    if let Ok((rest, words)) = listed(SUBORDINATORS, input) {
        return Ok((rest, Kind::Subordinator(words.to_string())));
    }
    if let Ok((rest, _)) = listed(ADVERBS, input)
        && !matches!(rest.first(), Some(t) if t.lemma == "as")
    {
        return Ok((rest, Kind::Adverb));
    }
    if let Ok((rest, words)) = listed(PREPOSITIONS, input)
        && !(words == "up to" && rest.first().is_some_and(|t| matches!(t.tag, Tag::Cd | Tag::Dollar)))
    {
        return Ok((rest, Kind::Preposition(words.to_string())));
    }
    let Some(word) = input.first() else { return miss(input, "a connective") };
    let form = word.text.to_lowercase();
    let kind = match word.tag {
        Tag::Cc if form != "both" && form != "either" && form != "neither" => Kind::Coordinator(form),
        Tag::Ex => Kind::There,
        Tag::Wdt | Tag::Wp | Tag::WpPoss if matches!(&*form, "who" | "whom" | "which" | "whose" | "that") => {
            Kind::Relative(form)
        }
        Tag::In | Tag::Wdt | Tag::Dt
            if form == "that" && word.pos != Pos::Det && !matches!(word.tag, Tag::Dt) =>
        {
            that(previous)
        }
        Tag::Vbg if PARTICIPIAL.contains(&&*form) && opens_phrase(input.take_from(1)) => {
            Kind::Preposition(form)
        }
        Tag::Wrb if matches!(&*form, "when" | "whenever" | "where") => Kind::Subordinator(form),
        Tag::Wrb | Tag::Wp => Kind::Wh(form),
        Tag::In if form == "whether" => Kind::Wh(form),
        _ if word.pos == Pos::Sconj
            && !AMBIGUOUS.contains(&&*form)
            && input.lexicon().is(&form, "subordinator") =>
        {
            Kind::Subordinator(form)
        }
        Tag::In
            if matches!(
                &*form,
                "if" | "unless" | "because" | "although" | "though" | "while" | "whereas" | "lest"
            ) =>
        {
            Kind::Subordinator(form)
        }
        Tag::In | Tag::Vbn if AMBIGUOUS.contains(&&*form) && clause_ahead(input.take_from(1)) => {
            Kind::Subordinator(form)
        }
        _ => return miss(input, "a connective"),
    };
    Ok((input.take_from(1), kind))
}

/// Whether a noun phrase may begin here.
fn opens_phrase(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Dt | Tag::PrpPoss | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd
        )
    })
}

/// "that" opens a relative clause after a noun phrase, and a content clause after anything else.
fn that(previous: Option<&Piece>) -> Kind {
    match previous.map(|p| &p.kind) {
        Some(Kind::Noun(noun)) if !noun.pronoun => Kind::Relative("that".to_string()),
        _ => Kind::That,
    }
}

/// Whether a subject and a finite verb follow before the next mark.
fn clause_ahead(input: Tokens<'_>) -> bool {
    let stop = input.run().iter().position(|t| t.pos == Pos::Punct).unwrap_or(input.run().len());
    let mut nouns = false;
    for token in &input.run()[..stop] {
        nouns |= matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det);
        if nouns && matches!(token.tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp) {
            return true;
        }
        if matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::To) {
            return false;
        }
    }
    false
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
    Ok((rest, Kind::Preposition(word.text.to_lowercase())))
}

/// `adverb = adverb { adverb }`
fn adverb(input: Tokens<'_>) -> Parsed<'_, Kind> {
    let (rest, _) = (
        alt((pos("an adverb", &[Pos::Adv, Pos::Intj]).map(drop), class("an adverb", "adverb").map(drop))),
        opt(pos("an adverb", &[Pos::Adv])),
    )
        .parse(input)?;
    Ok((rest, Kind::Adverb))
}

/// The first of the phrases that stands here.
fn listed<'t>(phrases: &'static [&'static str], input: Tokens<'t>) -> Parsed<'t, &'static str> {
    for words in phrases {
        if let Ok((rest, ())) = phrase(words).parse(input) {
            return Ok((rest, words));
        }
    }
    miss(input, "a phrase of fixed words")
}
