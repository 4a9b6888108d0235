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

use std::ops::Range;

pub use input::Refusal;
use input::Tokens;

use crate::{
    lexicon::Lexicon,
    quantity::Quantity,
    timex::{Anchor, Timex},
    token::Token,
};

/// The times and figures of a sentence, each with the tokens that it takes up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The time phrases.
    pub times: Vec<(Timex, Range<usize>)>,
    /// The quantities that stand in no time phrase.
    pub quantities: Vec<(Quantity, Range<usize>)>,
}

/// Reads the times and figures of a sentence.
///
/// # Examples
///
/// ```
/// use belie::{grammar::figures, lexicon::Lexicon, span::Span, timex::Anchor, token::sentence};
///
/// let prose = "On 3 May 2024 the mill sold 40 tonnes.";
/// let tokens = sentence(prose, Span::new(0, prose.len()), &[], false);
/// let read = figures(&tokens, &Lexicon::builtin(), Anchor::default());
/// assert_eq!(read.times[0].0.value, "2024-05-03");
/// assert_eq!(read.quantities[0].0.unit, "tonne");
/// ```
#[must_use]
pub fn figures(tokens: &[Token<'_>], lexicon: &Lexicon, anchor: Anchor) -> Figures {
    let fragments = fragment::Fragments::new(tokens);
    let times = timex::timexes(tokens, &fragments, lexicon, anchor);
    let taken: Vec<Range<usize>> = times.iter().map(|(_, range)| range.clone()).collect();
    let quantities = quantity::quantities(tokens, &fragments, lexicon, &taken);
    Figures { times, quantities }
}

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
