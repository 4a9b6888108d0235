//! The line from a document to its statements, and from all documents to findings.

mod facts;
mod findings;
mod marks;
mod names;

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

pub use self::{
    facts::facts,
    findings::{Prose, check, check_facts},
};
use crate::{
    claim::{
        Attribution, Claim, Party,
        cast::{Cast, range_span},
        continuation::{Continuations, Heard},
        read as claim_read,
    },
    day::Day,
    grammar::{
        Figures, attach,
        attribution::{self, Attributed},
        clause::{self, Clause, Row},
        figures,
        input::{LONGEST, Scope, Tokens},
        piece::{self, Kind, Piece},
    },
    lexicon::Lexicon,
    proposition::{
        Quantity, Statement,
        read::{Placed, Sentence, Thread},
        topic::Memory,
    },
    source::Document,
    span::Span,
    text::{BlockKind, Text},
    timex::{Anchor, Timex, TimexKind},
    token::{self, Token},
};

/// A stretch that the grammar could not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the prose.
    pub span: Span,
    /// What was looked for there.
    pub expected: Vec<Cow<'static, str>>,
}

/// How much of a document was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Finite verb groups.
    pub verb_groups: usize,
    /// Those that gave a proposition with predicate and subject, or the cue of an attribution whose source
    /// was found. A subject may be shared or inherited; whether it is the right one is not counted here.
    pub read: usize,
}

/// A document, read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Its prose.
    pub text: Text,
    /// Its claims, with what they assert, in order.
    pub statements: Vec<Statement>,
    /// What noun phrases of it measure, apart from what their clauses claim: "the 40-metre tower".
    pub measures: Vec<Statement>,
    /// Its time phrases.
    pub timexes: Vec<Timex>,
    /// Its quantities.
    pub quantities: Vec<Quantity>,
    /// What could not be read.
    pub refused: Vec<Refused>,
    /// How much was read.
    pub coverage: Coverage,
    /// Ids that persons and groups have by their own names, and the sides that the document gives them.
    pub aliases: Vec<(String, String)>,
}

/// A sentence of which the grammar has read all that does not depend on other sentences.
struct Parsed<'t> {
    span: Span,
    block: usize,
    tokens: Vec<Token<'t>>,
    pieces: Vec<Piece>,
    clauses: Vec<Clause>,
    attributed: Vec<Attributed>,
    times: Vec<(Timex, Range<usize>)>,
    quantities: Vec<(Quantity, Range<usize>)>,
}

/// Reads a document.
///
/// Never fails as a whole: what could not be read is in [`Reading::refused`].
#[must_use]
pub fn read(document: Document, lexicon: &Lexicon) -> Reading {
    let text = Text::read(&document);
    let mut reading = Reading {
        document,
        text: Text::default(),
        statements: Vec::new(),
        measures: Vec::new(),
        timexes: Vec::new(),
        quantities: Vec::new(),
        refused: Vec::new(),
        coverage: Coverage::default(),
        aliases: Vec::new(),
    };
    if text.english {
        let parsed = parse(&text, reading.document.date, lexicon, &mut reading.refused);
        assemble(&text, &parsed, lexicon, &mut reading);
    }
    reading.text = text;
    reading
}

fn parse<'t>(
    text: &'t Text,
    date: Option<Day>,
    lexicon: &Lexicon,
    refused: &mut Vec<Refused>,
) -> Vec<Parsed<'t>> {
    let mut anchor = Anchor { document: date, ..Anchor::default() };
    let mut read = Vec::with_capacity(text.sentences.len());
    for sentence in &text.sentences {
        let heading = matches!(text.blocks[sentence.block].kind, BlockKind::Headline | BlockKind::Heading);
        let tokens = token::sentence(&text.prose, sentence.span, &text.quotations, heading);
        if tokens.len() > LONGEST {
            refused.push(Refused {
                span: sentence.span,
                expected: vec!["a sentence of at most 400 words".into()],
            });
            continue;
        }
        let tokens = marks::transparent(tokens, &text.quotations);
        let parsed = parse_sentence(tokens, sentence.span, sentence.block, anchor, lexicon, refused);
        // What comes later is told from the last date, and from none if that is not placed.
        let told = |t: &&Timex| t.kind == TimexKind::Date && !t.value.ends_with("_REF");
        if let Some(last) = parsed.times.iter().rev().map(|(timex, _)| timex).find(told) {
            anchor.narrative = last.interval().and_then(|interval| interval.from);
            anchor.coarse = last.day().is_none();
        }
        read.push(parsed);
    }
    read
}

fn parse_sentence<'t>(
    tokens: Vec<Token<'t>>,
    span: Span,
    block: usize,
    anchor: Anchor,
    lexicon: &Lexicon,
    refused: &mut Vec<Refused>,
) -> Parsed<'t> {
    let scope = Scope::new(lexicon);
    let Figures { times, quantities } = figures(&tokens, lexicon, anchor);
    let taken: Vec<Range<usize>> = times.iter().map(|(_, range)| range.clone()).collect();
    let pieces = attach::attach(piece::pieces(Tokens::new(&tokens, &scope), &taken), &tokens);
    if scope.exhausted() {
        refused.push(Refused { span, expected: vec!["a sentence that is read in fewer steps".into()] });
    }
    refuse_others(&pieces, &tokens, &scope, refused);
    let row = Row { pieces: &pieces, tokens: &tokens, lexicon };
    let clauses = clause::clauses(&row);
    let attributed = attribution::attributions(&row, &clauses);
    Parsed { span, block, tokens, pieces, clauses, attributed, times, quantities }
}

/// Tokens that no production read are refused, with what was looked for last.
fn refuse_others(pieces: &[Piece], tokens: &[Token<'_>], scope: &Scope<'_>, refused: &mut Vec<Refused>) {
    let furthest = scope.take_refusal();
    for piece in pieces.iter().filter(|p| p.kind == Kind::Other) {
        let expected =
            if furthest.at == piece.tokens.start { &furthest.expected[..] } else { &["a phrase"][..] };
        let expected = expected.iter().copied().map(Cow::Borrowed).collect();
        refused.push(Refused { span: range_span(tokens, &piece.tokens), expected });
    }
}

/// What was said last, for sentences that go on without saying so.
#[derive(Default)]
struct Carry {
    sentence: usize,
    source: Option<Party>,
    said: Option<Day>,
    via: Option<String>,
}

fn assemble(text: &Text, parsed: &[Parsed<'_>], lexicon: &Lexicon, reading: &mut Reading) {
    let dated = reading.document.date;
    let mut thread =
        Thread { cast: Cast::new(lexicon, dated), topics: Memory::default(), conditions: Vec::new() };
    let mut carry = Carry::default();
    if let Some(Parsed { pieces, tokens, .. }) = parsed.first() {
        thread.cast.issued(&Row { pieces, tokens, lexicon });
    }
    let going_on = continuations(text, parsed);
    let mut levels: BTreeMap<(usize, usize), Attribution> = BTreeMap::new();
    for (number, sentence) in parsed.iter().enumerate() {
        let row = Row { pieces: &sentence.pieces, tokens: &sentence.tokens, lexicon };
        let outer = going_on.speaker(number).map(|place| {
            let level = || spoken(text, parsed, lexicon, place, &going_on, &mut thread.cast);
            levels.entry(place).or_insert_with(level).clone()
        });
        let speaker = outer.as_ref().and_then(|level| level.source.clone());
        let sources = claim_read::sources(&row, &sentence.attributed, speaker.as_ref(), &mut thread.cast);
        let view = Sentence {
            row,
            clauses: &sentence.clauses,
            attributed: &sentence.attributed,
            sources: &sources,
            times: &sentence.times,
            quantities: &sentence.quantities,
            speaker,
            dated,
        };
        let placed = view.propositions(&mut thread);
        let measured = view.measured(&mut thread);
        count(&sentence.clauses, &sentence.attributed, &placed, &sentence.tokens, &mut reading.coverage);
        let own: Vec<Attribution> = (0..sentence.attributed.len())
            .map(|a| {
                let content = going_on.content((number, a));
                let level = &sentence.attributed[a];
                claim_read::level(&view.row, &text.quotations, level, sources[a].clone(), content)
            })
            .collect();
        levels.extend(own.iter().enumerate().map(|(a, level)| ((number, a), level.clone())));
        let continued = outer.is_some();
        reading.measures.extend(statements(&view, sentence.span, measured, &own, outer.clone()));
        let mut statements = statements(&view, sentence.span, placed, &own, outer);
        follow_up(&view, &mut statements, number, continued, &mut carry);
        reading.statements.extend(statements);
    }
    reading.timexes = parsed.iter().flat_map(|p| p.times.iter().map(|(t, _)| t.clone())).collect();
    reading.quantities = parsed.iter().flat_map(|p| p.quantities.iter().map(|(q, _)| q.clone())).collect();
    reading.aliases = thread.cast.aliases().map(|(id, actor)| (id.to_string(), actor.to_string())).collect();
}

fn continuations(text: &Text, parsed: &[Parsed<'_>]) -> Continuations {
    let heard: Vec<Heard<'_>> = parsed
        .iter()
        .map(|p| Heard { span: p.span, block: p.block, tokens: &p.tokens, attributed: &p.attributed })
        .collect();
    Continuations::new(text, &heard)
}

/// An attribution in a sentence that comes later: `“We came. We saw,” she said.`
fn spoken(
    text: &Text,
    parsed: &[Parsed<'_>],
    lexicon: &Lexicon,
    (sentence, index): (usize, usize),
    going_on: &Continuations,
    cast: &mut Cast<'_>,
) -> Attribution {
    let later = &parsed[sentence];
    let row = Row { pieces: &later.pieces, tokens: &later.tokens, lexicon };
    let attributed = &later.attributed[index];
    let source = attributed.source.as_ref().and_then(|noun| cast.party(noun, row.tokens));
    claim_read::level(&row, &text.quotations, attributed, source, going_on.content((sentence, index)))
}

/// The statements of a sentence: one for each attribution, and one for each proposition of the narrator.
fn statements(
    view: &Sentence<'_>,
    span: Span,
    placed: Vec<Placed>,
    levels: &[Attribution],
    outer: Option<Attribution>,
) -> Vec<Statement> {
    let mut made: Vec<(Option<usize>, Statement)> = Vec::new();
    for (index, attributed) in view.attributed.iter().enumerate() {
        if levels[index].content_spans.is_empty() {
            continue;
        }
        let mut chain: Vec<Attribution> = outer.iter().cloned().collect();
        for level in claim_read::enclosing(view.attributed, index).into_iter().chain([index]) {
            // "We are ready," said the minister: the pronoun names nobody new.
            let source = levels[level].source.as_ref();
            let repeats = chain.last().and_then(|l: &Attribution| l.source.as_ref()).zip(source);
            let pronoun = view.attributed[level].source.as_ref().is_some_and(|noun| noun.pronoun);
            if pronoun && repeats.is_some_and(|(outer, inner)| outer.actor == inner.actor) {
                continue;
            }
            chain.push(levels[level].clone());
        }
        let claim =
            Claim { span: claim_span(&chain, span), via: via(view, index, attributed), attribution: chain };
        made.push((Some(index), Statement { claim, propositions: Vec::new() }));
    }
    for Placed { proposition, chain, own } in placed {
        let place = own.or_else(|| chain.last().copied());
        match place.and_then(|p| made.iter_mut().find(|(index, _)| *index == Some(p))) {
            Some((_, statement)) => statement.propositions.push(proposition),
            None => {
                let claim =
                    Claim { span: proposition.span, via: None, attribution: outer.iter().cloned().collect() };
                made.push((None, Statement { claim, propositions: vec![proposition] }));
            }
        }
    }
    made.into_iter().map(|(_, statement)| statement).collect()
}

/// Through whom the words of an attribution came, or those of the ones around it.
fn via(view: &Sentence<'_>, index: usize, attributed: &Attributed) -> Option<String> {
    let outer = claim_read::enclosing(view.attributed, index);
    let levels = std::iter::once(attributed).chain(outer.into_iter().rev().map(|a| &view.attributed[a]));
    levels.into_iter().find_map(|level| claim_read::via(&view.row, view.clauses, level))
}

/// All spans of the innermost level, kept within the sentence.
fn claim_span(chain: &[Attribution], sentence: Span) -> Span {
    let Some(inner) = chain.last() else { return sentence };
    let spans = inner.source_spans.iter().chain(&inner.cue_spans).chain(&inner.content_spans).copied();
    spans.filter(|s| sentence.contains(*s)).reduce(Span::join).unwrap_or(sentence)
}

/// A day or an outlet named once holds for what the same source says right after.
fn follow_up(
    view: &Sentence<'_>,
    statements: &mut [Statement],
    number: usize,
    continued: bool,
    carry: &mut Carry,
) {
    for statement in statements.iter_mut() {
        let source = statement.claim.attribution.first().and_then(|a| a.source.clone());
        let same = carry.source.as_ref().zip(source.as_ref()).is_some_and(|(a, b)| a.actor == b.actor)
            && number <= carry.sentence + 2;
        if same || continued {
            for proposition in &mut statement.propositions {
                if proposition.said == view.dated && carry.said.is_some() {
                    proposition.said = carry.said;
                }
            }
            if statement.claim.via.is_none() {
                statement.claim.via.clone_from(&carry.via);
            }
        }
    }
    let Some(last) =
        statements.iter().rev().find(|s| s.claim.attribution.last().is_some_and(|a| a.source.is_some()))
    else {
        return;
    };
    let level = last.claim.attribution.first();
    let said = last.propositions.iter().find_map(|p| p.said.filter(|day| Some(*day) != view.dated));
    *carry = Carry {
        sentence: number,
        source: level.and_then(|l| l.source.clone()),
        said,
        via: last.claim.via.clone(),
    };
}

fn count(
    clauses: &[Clause],
    attributed: &[Attributed],
    placed: &[Placed],
    tokens: &[Token<'_>],
    coverage: &mut Coverage,
) {
    for (index, clause) in clauses.iter().enumerate() {
        if clause.verb.form != crate::grammar::verb::Form::Finite {
            continue;
        }
        coverage.verb_groups += 1;
        let cue = range_span(tokens, &clause.verb.tokens);
        let claimed =
            placed.iter().any(|p| p.proposition.subject.is_some() && p.proposition.cue.intersects(cue));
        let attributes = attributed.iter().any(|a| a.clause == Some(index) && a.source.is_some());
        coverage.read += usize::from(claimed || attributes);
    }
}
