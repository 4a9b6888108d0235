//! stub
use crate::{grammar::input::Scope, proposition::Quantity, token::Token};
pub(crate) fn quantities(
    _s: &[Token<'_>],
    _c: &Scope<'_>,
    _t: &[std::ops::Range<usize>],
) -> Vec<(Quantity, std::ops::Range<usize>)> {
    Vec::new()
}
