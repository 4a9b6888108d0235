//! The grammar of claims.
//!
//! Each function is one production, and its doc comment opens with the production in EBNF. A
//! submodule is an area of the grammar; `leaf` alone looks at words, everything else is built from
//! productions. Areas that would recurse on the left are loops.

pub(crate) mod attach;
pub(crate) mod attribution;
pub(crate) mod clause;
pub(crate) mod fragment;
pub(crate) mod input;
pub(crate) mod leaf;
pub(crate) mod noun;
pub(crate) mod piece;
pub(crate) mod quantity;
pub(crate) mod timex;
pub(crate) mod verb;

use nom::{
    IResult,
    error::{ErrorKind, ParseError},
};

pub use input::Refusal;
use input::Tokens;

/// What a production gives back.
pub(crate) type Parsed<'t, T> = IResult<Tokens<'t>, T, Miss>;

/// A production that did not match. What it looked for is noted in the input, because nom drops the
/// errors that it recovers from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Miss;

impl<'t> ParseError<Tokens<'t>> for Miss {
    fn from_error_kind(_: Tokens<'t>, _: ErrorKind) -> Self {
        Self
    }

    fn append(_: Tokens<'t>, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// Which determiner a noun phrase has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Determiner {
    /// None: a bare plural or mass noun, or a name.
    Bare,
    /// `the`, `this`, `its`.
    Definite,
    /// `a`, `an`, `another`.
    Indefinite,
    /// `some`, `several`, `certain`, `many`.
    Some,
    /// `all`, `every`, `each`, `both`.
    All,
    /// `any`.
    Any,
    /// `no`, `neither`, `none of`.
    No,
    /// `most`.
    Most,
    /// `few`, `hardly any`.
    Few,
}
