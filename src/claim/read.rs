//! From attributions of the grammar to claims: sources resolved, spans in bytes, nesting outermost first.

use crate::{
    claim::{
        Attribution, Party,
        cast::{Cast, range_span, text_of},
    },
    grammar::{
        attribution::Attributed,
        clause::{Clause, Row},
        noun::NounPhrase,
    },
    span::Span,
    text::Quotation,
    token::Token,
};

/// The sources of a sentence's attributions, outer ones first, so that "we" inside is known.
pub(crate) fn sources(
    row: &Row<'_>,
    attributed: &[Attributed],
    speaker: Option<&Party>,
    cast: &mut Cast<'_>,
) -> Vec<Option<Party>> {
    let mut found: Vec<Option<Party>> = vec![None; attributed.len()];
    for index in outer_first(attributed) {
        let outer = enclosing(attributed, index).last().copied();
        let outside = outer.map_or_else(|| speaker.cloned(), |o| found[o].clone());
        cast.speaking(outside);
        found[index] = attributed[index].source.as_ref().and_then(|noun| cast.party(noun, row.tokens));
    }
    cast.speaking(None);
    found
}

fn outer_first(attributed: &[Attributed]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..attributed.len()).collect();
    order.sort_by_key(|&a| std::cmp::Reverse(attributed[a].size()));
    order
}

/// The attributions whose content holds the cue of another, outermost first.
pub(crate) fn enclosing(attributed: &[Attributed], index: usize) -> Vec<usize> {
    let mut outer: Vec<usize> =
        (0..attributed.len()).filter(|&a| a != index && attributed[a].encloses(&attributed[index])).collect();
    outer.sort_by_key(|&a| std::cmp::Reverse(attributed[a].size()));
    outer
}

/// One level of attribution, in bytes; `content` is the whole content if it goes beyond the sentence.
pub(crate) fn level(
    row: &Row<'_>,
    quotations: &[Quotation],
    attributed: &Attributed,
    source: Option<Party>,
    content: Option<&[Span]>,
) -> Attribution {
    let extent = attributed.extent.clone().filter(|range| !range.is_empty());
    let is_first = |token: &Token<'_>| matches!(&*token.text.to_lowercase(), "i" | "we");
    let first_person = extent.as_ref().is_some_and(|range| row.tokens[range.clone()].iter().all(is_first));
    Attribution {
        source,
        first_person,
        source_spans: extent.map(|range| range_span(row.tokens, &range)).into_iter().collect(),
        cue_spans: attributed.cue.iter().map(|range| range_span(row.tokens, range)).collect(),
        cue_lemma: attributed.lemma.clone(),
        content_spans: content
            .map_or_else(|| content_spans(quotations, row.tokens, attributed), <[Span]>::to_vec),
        trust: attributed.trust,
    }
}

/// The content in bytes, with the quotation marks that stand at its ends.
pub(crate) fn content_spans(
    quotations: &[Quotation],
    tokens: &[Token<'_>],
    attributed: &Attributed,
) -> Vec<Span> {
    let marked = |range: &std::ops::Range<usize>| {
        let mut span = range_span(tokens, range);
        for quotation in quotations {
            if quotation.inner.start == span.start {
                span.start = quotation.span.start;
            }
            if quotation.inner.end == span.end {
                span.end = quotation.span.end;
            }
        }
        span
    };
    attributed.content.iter().map(marked).collect()
}

/// Through whom the words came: who is said to have quoted them, or an outlet in the clause of the cue.
pub(crate) fn via(row: &Row<'_>, clauses: &[Clause], attributed: &Attributed) -> Option<String> {
    if let Some(noun) = &attributed.via {
        return Some(text_of(noun, row.tokens));
    }
    let clause = &clauses[attributed.clause?];
    let own = clause.phrases.iter().map(|(_, _, noun)| noun).chain(&clause.objects);
    // "Speaking to the agency on Monday, she said": the participle before the cue.
    let before = clauses.iter().filter(|c| {
        c.at < clause.at
            && c.subject.is_none() | !c.own_subject
            && c.verb.form != crate::grammar::verb::Form::Finite
    });
    let nouns = own.chain(before.flat_map(|c| c.phrases.iter().map(|(_, _, noun)| noun).chain(&c.objects)));
    nouns.into_iter().find_map(|noun| outlet(row, noun))
}

fn outlet(row: &Row<'_>, noun: &NounPhrase) -> Option<String> {
    let named = |noun: &NounPhrase| {
        let start = noun.modifiers.start.min(noun.head);
        (start..=noun.head).any(|i| {
            let words = crate::claim::cast::words(&row.tokens[i..noun.head + 1]);
            row.lexicon.is(&words, "outlet")
        })
    };
    if named(noun) {
        return Some(text_of(noun, row.tokens));
    }
    noun.phrases.iter().find_map(|(_, other)| outlet(row, other))
}
