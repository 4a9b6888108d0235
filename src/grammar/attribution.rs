//! Attribution: who says so, with which words, and what. Read from each cue outward.

mod before;
mod cue;
mod extent;
mod following;
mod phrase;
mod source;
mod untaken;

use std::ops::Range;

use super::{
    clause::{Clause, Row},
    noun::NounPhrase,
};
use crate::token::Tag;

/// An attribution, by the indices of its tokens in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attributed {
    /// Who says so.
    pub(crate) source: Option<NounPhrase>,
    /// All words of the source where it stands: "who" for a noun before it, apposition included.
    pub(crate) extent: Option<Range<usize>>,
    /// The words that attribute, in order.
    pub(crate) cue: Vec<Range<usize>>,
    /// The dictionary form of the cue.
    pub(crate) lemma: String,
    /// What is attributed, in order; empty if it stands in the next sentence.
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

    /// Whether the content is announced by a colon and stands in the next sentence.
    pub(crate) fn announces(&self) -> bool {
        self.content.is_empty()
    }

    /// Whether a name stands on its own after the quotation that it signs.
    pub(crate) fn signs(&self) -> bool {
        self.announces() && self.lemma == "―"
    }

    /// Whether it is a turn of a transcript: a name, a colon, and what was said without quotation marks.
    pub(crate) fn takes_turn(&self) -> bool {
        self.lemma == ":" && self.trust >= phrase::TURN
    }

    /// Whether the cue follows its content.
    fn postposed(&self) -> bool {
        self.content.first().is_some_and(|c| c.start < self.start())
    }

    /// Whether the cue of `inner` stands in the content. Of two that hold each other, the turn of a transcript
    /// or the one whose content stands before its cue is the outer one, else the larger one.
    pub(crate) fn encloses(&self, inner: &Self) -> bool {
        let rank = |a: &Self| (a.takes_turn(), a.postposed(), a.size());
        self.holds(inner.start()) && (!inner.holds(self.start()) || rank(self) > rank(inner))
    }

    fn start(&self) -> usize {
        self.cue.first().map_or(0, |c| c.start)
    }
}

/// What all productions of a sentence share.
pub(super) struct Reader<'r, 't> {
    row: &'r Row<'t>,
    clauses: &'r [Clause],
    /// The piece of each token.
    piece_of: Vec<usize>,
    /// How many quotations each token stands in, their own marks included.
    depths: Vec<u8>,
}

impl<'r, 't> Reader<'r, 't> {
    fn new(row: &'r Row<'t>, clauses: &'r [Clause]) -> Self {
        let mut piece_of = vec![0; row.tokens.len()];
        for (index, piece) in row.pieces.iter().enumerate() {
            for token in piece.tokens.clone() {
                piece_of[token] = index;
            }
        }
        Self { row, clauses, piece_of, depths: depths(row) }
    }
}

fn depths(row: &Row<'_>) -> Vec<u8> {
    let mut depths: Vec<u8> = row.tokens.iter().map(|t| t.quoted).collect();
    let opens = |index: usize| row.tokens[index].tag == Tag::OpenQuote;
    let closes = |index: usize| row.tokens[index].tag == Tag::CloseQuote;
    for index in (0..depths.len().saturating_sub(1)).rev().filter(|&i| opens(i)) {
        depths[index] = depths[index].max((row.tokens[index].quoted + 1).min(depths[index + 1]));
    }
    for index in (1..depths.len()).filter(|&i| closes(i)) {
        depths[index] = depths[index].max((row.tokens[index].quoted + 1).min(depths[index - 1]));
    }
    depths
}

/// `attribution = verbal-attribution | adjectival-attribution | nominal-attribution | prepositional-attribution | colon-attribution | dash-attribution | untaken`
///
/// All attributions of a sentence, in the order of their cues.
pub(crate) fn attributions(row: &Row<'_>, clauses: &[Clause]) -> Vec<Attributed> {
    let reader = Reader::new(row, clauses);
    let mut read = Vec::new();
    for index in 0..clauses.len() {
        read.extend(reader.verbal(index));
    }
    // "was quoted as saying" is one cue, not two.
    let cues: Vec<Range<usize>> = read.iter().map(|a: &Attributed| a.cue[0].clone()).collect();
    read.retain(|a| {
        !cues.iter().any(|c| c.start <= a.cue[0].start && a.cue[0].end <= c.end && c.len() > a.cue[0].len())
    });
    read.extend(reader.prepositional());
    read.extend(reader.nominal());
    read.extend(reader.colon());
    read.extend(reader.signature());
    let untaken = reader.untaken(&read);
    read.extend(untaken);
    read.sort_by_key(Attributed::start);
    clip(&mut read);
    read
}

/// What is said inside a content ends with it.
fn clip(read: &mut Vec<Attributed>) {
    let within = |index: usize, inner: &Attributed| {
        let around = read.iter().enumerate().filter(|(other, a)| *other != index && a.encloses(inner));
        around.fold(inner.content.clone(), |own, (_, outer)| common(&own, &outer.content))
    };
    let cuts: Vec<_> = read.iter().enumerate().map(|(index, inner)| within(index, inner)).collect();
    for (inner, cut) in read.iter_mut().zip(cuts) {
        if cut.is_empty() && !inner.announces() {
            inner.trust = 0;
        }
        inner.content = cut;
    }
    read.retain(|a| a.trust > 0);
}

/// What two lists of ranges have in common.
fn common(one: &[Range<usize>], other: &[Range<usize>]) -> Vec<Range<usize>> {
    let cut = |own: &Range<usize>| {
        let own = own.clone();
        other.iter().map(move |o| own.start.max(o.start)..own.end.min(o.end)).filter(|r| !r.is_empty())
    };
    one.iter().flat_map(cut).collect()
}
