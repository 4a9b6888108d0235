//! Figures in prose: counts, shares, money and measures.
//! A scan over the sentence; what stands in a time phrase is left to it.

pub(crate) mod bound;
pub(crate) mod numeral;
pub(crate) mod words;

use std::ops::Range;

use super::input::Scope;
use crate::{quantity::Quantity, token::Token};

/// The quantities of a sentence, leftmost and longest, with the tokens that each takes up. `taken` are the
/// tokens of time phrases.
pub(crate) fn quantities(
    sentence: &[Token<'_>],
    scope: &Scope<'_>,
    taken: &[Range<usize>],
) -> Vec<(Quantity, Range<usize>)> {
    let _ = (sentence, scope, taken);
    Vec::new()
}
