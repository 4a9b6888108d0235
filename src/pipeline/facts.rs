//! The facts of all documents: each proposition with who says it, and where.

use super::Reading;
use crate::{
    fact::{Fact, Facts},
    proposition::{Proposition, Statement},
    span::Span,
    text::{BlockKind, Text},
};

/// The facts of all documents.
#[must_use]
pub fn facts(readings: &[Reading]) -> Facts {
    let mut all = Vec::new();
    for (document, reading) in readings.iter().enumerate() {
        for statement in &reading.statements {
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
        attribution: statement.claim.attribution.clone(),
        via: statement.claim.via.clone(),
        quotation: quotation(&reading.text, proposition.cue),
        proposition: proposition.clone(),
    }
}

/// The words of the outermost quotation around a span.
fn quotation(text: &Text, span: Span) -> Option<String> {
    let around = text.quotations.iter().find(|q| q.depth == 1 && q.span.contains(span))?;
    Some(text.prose[around.inner.range()].to_string())
}
