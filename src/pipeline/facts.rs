//! The facts of all documents: each proposition with who says it, and where.

use super::Reading;
use crate::{
    claim::Attribution,
    fact::{Fact, Facts},
    proposition::{Proposition, Statement, Voice},
    span::Span,
    text::{BlockKind, Text},
};

/// The facts of all documents.
#[must_use]
pub fn facts(readings: &[Reading]) -> Facts {
    let mut all = Vec::new();
    for (document, reading) in readings.iter().enumerate() {
        for statement in reading.statements.iter().chain(&reading.measures) {
            for proposition in &statement.propositions {
                all.push(fact(document, reading, statement, proposition));
            }
        }
    }
    Facts::new(all)
}

fn fact(document: usize, reading: &Reading, statement: &Statement, proposition: &Proposition) -> Fact {
    let at =
        reading.text.sentences.partition_point(|s| s.span.start <= proposition.cue.start).saturating_sub(1);
    let sentence = reading.text.sentences[at];
    let heading =
        matches!(reading.text.blocks[sentence.block].kind, BlockKind::Headline | BlockKind::Heading);
    Fact {
        document,
        sentence: at,
        sentence_span: sentence.span,
        heading,
        dated: reading.document.date,
        attribution: attribution(statement, proposition),
        via: statement.claim.via.clone(),
        quotation: quotation(&reading.text, proposition.cue),
        proposition: proposition.clone(),
    }
}

/// Who says so. What another party says of the holder is not said by the holder, though its own verb is a cue.
fn attribution(statement: &Statement, proposition: &Proposition) -> Vec<Attribution> {
    let mut chain = statement.claim.attribution.clone();
    let holder = proposition.holder.as_ref().map(|party| &party.actor);
    let own = |level: &Attribution| level.source.as_ref().map(|party| &party.actor) == holder;
    if proposition.voice == Voice::Reported && chain.len() > 1 && chain.last().is_some_and(own) {
        chain.pop();
    }
    chain
}

/// The words of the outermost quotation around a span.
fn quotation(text: &Text, span: Span) -> Option<String> {
    let around = text.quotations.iter().find(|q| q.depth == 1 && q.span.contains(span))?;
    Some(text.prose[around.inner.range()].to_string())
}
