//! stub
use crate::{
    grammar::input::Scope,
    timex::{Anchor, Timex},
    token::Token,
};
pub(crate) fn timexes(_s: &[Token<'_>], _c: &Scope<'_>, _a: Anchor) -> Vec<(Timex, std::ops::Range<usize>)> {
    Vec::new()
}
