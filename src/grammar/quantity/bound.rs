//! Words that bound a figure: `at least`, `more than`, `about`, `or more`.

use nom::{Parser, branch::alt};

use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{Starts, miss, phrase, row},
    },
    quantity::Bound,
};

/// How a figure is bounded, and whether the figure itself is excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounding {
    pub(crate) bound: Bound,
    pub(crate) open: bool,
}

/// `before = or-equal | "at least" | "more than" | "about" | …`
pub(crate) fn before(input: Tokens<'_>) -> Parsed<'_, Bounding> {
    let whole = |input| alt((or_equal, |input| read(input, BEFORE, &BEFORE_STARTS))).parse(input);
    input.scope().bounds.or_read(input, whole)
}

/// `or-equal = ( "greater" | "fewer" | … ) ( ["than"] "or equal to" | "or equal than" )`
fn or_equal(input: Tokens<'_>) -> Parsed<'_, Bounding> {
    let (rest, bounding) = read(input, COMPARATIVES, &COMPARATIVE_STARTS)?;
    let mut tail = alt((phrase("or equal to"), phrase("or equal than"), phrase("than or equal to")));
    let (rest, ()) = tail.parse(rest)?;
    Ok((rest, bounding))
}

/// Words that go with "or equal to".
const COMPARATIVES: &[(&str, Bounding)] = &[
    ("greater", with(Bound::AtLeast)),
    ("higher", with(Bound::AtLeast)),
    ("more", with(Bound::AtLeast)),
    ("bigger", with(Bound::AtLeast)),
    ("larger", with(Bound::AtLeast)),
    ("less", with(Bound::AtMost)),
    ("lower", with(Bound::AtMost)),
    ("smaller", with(Bound::AtMost)),
    ("fewer", with(Bound::AtMost)),
];

/// `after = "or more" | "or less" | "or so" | …`
pub(crate) fn after(input: Tokens<'_>) -> Parsed<'_, Bounding> {
    read(input, AFTER, &AFTER_STARTS)
}

fn read<'t>(
    input: Tokens<'t>,
    table: &'static [(&'static str, Bounding)],
    starts: &Starts,
) -> Parsed<'t, Bounding> {
    match row(starts, table, input) {
        Some((rest, bounding)) => Ok((rest, *bounding)),
        None => miss(input, "a bound"),
    }
}

/// A bound that the figure itself meets.
const fn with(bound: Bound) -> Bounding {
    Bounding { bound, open: false }
}

/// A bound that the figure itself does not meet.
const fn without(bound: Bound) -> Bounding {
    Bounding { bound, open: true }
}

static COMPARATIVE_STARTS: Starts = Starts::of_rows(COMPARATIVES);
static BEFORE_STARTS: Starts = Starts::of_rows(BEFORE);
static AFTER_STARTS: Starts = Starts::of_rows(AFTER);

/// What stands before a figure; longer phrases first where one starts another.
const BEFORE: &[(&str, Bounding)] = &[
    ("at least", with(Bound::AtLeast)),
    ("at the least", with(Bound::AtLeast)),
    ("at minimum", with(Bound::AtLeast)),
    ("a minimum of", with(Bound::AtLeast)),
    ("no fewer than", with(Bound::AtLeast)),
    ("not fewer than", with(Bound::AtLeast)),
    ("no less than", with(Bound::AtLeast)),
    ("not less than", with(Bound::AtLeast)),
    ("upwards of", with(Bound::AtLeast)),
    ("at least or equal to", with(Bound::AtLeast)),
    ("at most or equal to", with(Bound::AtMost)),
    ("up to and including", with(Bound::AtMost)),
    ("up to but not including", without(Bound::AtMost)),
    ("no longer than", with(Bound::AtMost)),
    ("no shorter than", with(Bound::AtLeast)),
    ("no higher than", with(Bound::AtMost)),
    ("no lower than", with(Bound::AtLeast)),
    ("no larger than", with(Bound::AtMost)),
    ("no smaller than", with(Bound::AtLeast)),
    ("no older than", with(Bound::AtMost)),
    ("no younger than", with(Bound::AtLeast)),
    ("not exceeding", with(Bound::AtMost)),
    ("well over", without(Bound::AtLeast)),
    ("well above", without(Bound::AtLeast)),
    ("well below", without(Bound::AtMost)),
    ("not even", without(Bound::AtMost)),
    ("only about", with(Bound::About)),
    ("only some", with(Bound::About)),
    ("more than", without(Bound::AtLeast)),
    ("greater than", without(Bound::AtLeast)),
    ("larger than", without(Bound::AtLeast)),
    ("bigger than", without(Bound::AtLeast)),
    ("higher than", without(Bound::AtLeast)),
    ("longer than", without(Bound::AtLeast)),
    ("older than", without(Bound::AtLeast)),
    ("in excess of", without(Bound::AtLeast)),
    ("exceeding", without(Bound::AtLeast)),
    ("over", without(Bound::AtLeast)),
    ("above", without(Bound::AtLeast)),
    ("at most", with(Bound::AtMost)),
    ("at the most", with(Bound::AtMost)),
    ("a maximum of", with(Bound::AtMost)),
    ("no more than", with(Bound::AtMost)),
    ("not more than", with(Bound::AtMost)),
    ("up to", with(Bound::AtMost)),
    ("as many as", with(Bound::AtMost)),
    ("as much as", with(Bound::AtMost)),
    ("less than", without(Bound::AtMost)),
    ("fewer than", without(Bound::AtMost)),
    ("smaller than", without(Bound::AtMost)),
    ("lower than", without(Bound::AtMost)),
    ("shorter than", without(Bound::AtMost)),
    ("younger than", without(Bound::AtMost)),
    ("well under", without(Bound::AtMost)),
    ("under", without(Bound::AtMost)),
    ("below", without(Bound::AtMost)),
    ("about", with(Bound::About)),
    ("around", with(Bound::About)),
    ("roughly", with(Bound::About)),
    ("approximately", with(Bound::About)),
    ("approx.", with(Bound::About)),
    ("circa", with(Bound::About)),
    ("some", with(Bound::About)),
    ("nearly", with(Bound::About)),
    ("almost", with(Bound::About)),
    ("close to", with(Bound::About)),
    ("just over", with(Bound::About)),
    ("just under", with(Bound::About)),
    ("just short of", with(Bound::About)),
    ("an estimated", with(Bound::About)),
    ("estimated", with(Bound::About)),
    ("in the region of", with(Bound::About)),
    ("~", with(Bound::About)),
    ("barely", with(Bound::About)),
    ("> =", with(Bound::AtLeast)),
    ("≥", with(Bound::AtLeast)),
    (">", without(Bound::AtLeast)),
    ("< =", with(Bound::AtMost)),
    ("≤", with(Bound::AtMost)),
    ("<", without(Bound::AtMost)),
];

/// What stands after a figure.
const AFTER: &[(&str, Bounding)] = &[
    ("or more", with(Bound::AtLeast)),
    ("or greater", with(Bound::AtLeast)),
    ("or higher", with(Bound::AtLeast)),
    ("or above", with(Bound::AtLeast)),
    ("or over", with(Bound::AtLeast)),
    ("and above", with(Bound::AtLeast)),
    ("and over", with(Bound::AtLeast)),
    ("and up", with(Bound::AtLeast)),
    ("or less", with(Bound::AtMost)),
    ("or fewer", with(Bound::AtMost)),
    ("or lower", with(Bound::AtMost)),
    ("or below", with(Bound::AtMost)),
    ("or under", with(Bound::AtMost)),
    ("or longer", with(Bound::AtLeast)),
    ("or shorter", with(Bound::AtMost)),
    ("or older", with(Bound::AtLeast)),
    ("or younger", with(Bound::AtMost)),
    ("and under", with(Bound::AtMost)),
    ("and below", with(Bound::AtMost)),
    ("and older", with(Bound::AtLeast)),
    ("and younger", with(Bound::AtMost)),
    ("at most", with(Bound::AtMost)),
    ("at least", with(Bound::AtLeast)),
    ("at the most", with(Bound::AtMost)),
    ("at the least", with(Bound::AtLeast)),
    ("or so", with(Bound::About)),
    ("or thereabouts", with(Bound::About)),
];
