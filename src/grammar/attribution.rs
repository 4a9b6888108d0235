//! Attribution: who says so, with which words, and what. Read from each cue outward.

mod frame;
mod phrase;

use std::ops::Range;

use super::{
    clause::{Clause, Row},
    noun::NounPhrase,
};

/// An attribution, by the indices of its tokens in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attributed {
    /// Who says so.
    pub(crate) source: Option<NounPhrase>,
    /// The words that attribute, in order.
    pub(crate) cue: Vec<Range<usize>>,
    /// The dictionary form of the cue.
    pub(crate) lemma: String,
    /// What is attributed, in order.
    pub(crate) content: Vec<Range<usize>>,
    /// The clause of the cue, if the cue is a verb or an adjective.
    pub(crate) clause: Option<usize>,
    /// In percent, how surely the cue attributes.
    pub(crate) trust: u8,
    /// Whether the cue itself is denied: "did not say".
    pub(crate) negated: bool,
    /// Through whom the words came: "quoted by the agency".
    pub(crate) via: Option<NounPhrase>,
}

impl Attributed {
    /// Whether the token lies in the content.
    pub(crate) fn holds(&self, token: usize) -> bool {
        self.content.iter().any(|range| range.contains(&token))
    }

    /// How many tokens the content has.
    pub(crate) fn size(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }
}

/// `attribution = verbal-attribution | adjectival-attribution | nominal-attribution | prepositional-attribution | colon-attribution`
///
/// All attributions of a sentence, in the order of their cues.
pub(crate) fn attributions(row: &Row<'_>, clauses: &[Clause]) -> Vec<Attributed> {
    let mut read = Vec::new();
    for index in 0..clauses.len() {
        read.extend(frame::attribution(row, clauses, index));
    }
    // "was quoted as saying" is one cue, not two.
    let cues: Vec<Range<usize>> = read.iter().map(|a: &Attributed| a.cue[0].clone()).collect();
    read.retain(|a| {
        !cues.iter().any(|c| c.start <= a.cue[0].start && a.cue[0].end <= c.end && c.len() > a.cue[0].len())
    });
    read.extend(phrase::prepositional(row));
    read.extend(phrase::nominal(row, clauses));
    read.extend(phrase::colon(row));
    read.sort_by_key(|a: &Attributed| a.cue.first().map_or(0, |c| c.start));
    read
}

/// The tokens of a sentence without its final stop, unless the stop stands inside quotation marks.
pub(crate) fn body_end(row: &Row<'_>) -> usize {
    let mut end = row.tokens.len();
    while end > 0
        && matches!(row.tokens[end - 1].text, "." | "!" | "?" | "…")
        && row.tokens[end - 1].quoted == 0
    {
        end -= 1;
    }
    end
}

/// A range of tokens without white marks at its ends: commas, and stops outside quotation marks.
pub(crate) fn trim(row: &Row<'_>, mut range: Range<usize>) -> Range<usize> {
    let light = |index: usize| {
        let token = &row.tokens[index];
        token.quoted == 0 && matches!(token.text, "," | "." | ";" | ":" | "—" | "–" | "--" | "-" | "!" | "?")
    };
    while range.start < range.end && light(range.start) {
        range.start += 1;
    }
    while range.start < range.end && light(range.end - 1) {
        range.end -= 1;
    }
    range
}
