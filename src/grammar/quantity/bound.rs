//! Words that bound a figure: `at least`, `more than`, `about`, `or more`.

use nom::{Parser, branch::alt};

use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{miss, phrase},
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
    alt((or_equal, |input| read(input, BEFORE))).parse(input)
}

/// `or-equal = ( "greater" | "fewer" | … ) ( ["than"] "or equal to" | "or equal than" )`
fn or_equal(input: Tokens<'_>) -> Parsed<'_, Bounding> {
    let (rest, bounding) = read(input, COMPARATIVES)?;
    let mut tail = alt((phrase("or equal to"), phrase("or equal than"), phrase("than or equal to")));
    let (rest, ()) = tail.parse(rest)?;
    Ok((rest, bounding))
}

/// Words that go with "or equal to".
const COMPARATIVES: &[(&str, Bound, bool)] = &[
    ("greater", Bound::AtLeast, false),
    ("higher", Bound::AtLeast, false),
    ("more", Bound::AtLeast, false),
    ("bigger", Bound::AtLeast, false),
    ("larger", Bound::AtLeast, false),
    ("less", Bound::AtMost, false),
    ("lower", Bound::AtMost, false),
    ("smaller", Bound::AtMost, false),
    ("fewer", Bound::AtMost, false),
];

/// `after = "or more" | "or less" | "or so" | …`
pub(crate) fn after(input: Tokens<'_>) -> Parsed<'_, Bounding> {
    read(input, AFTER)
}

fn read<'t>(input: Tokens<'t>, table: &[(&'static str, Bound, bool)]) -> Parsed<'t, Bounding> {
    for &(words, bound, open) in table {
        if let Ok((rest, ())) = phrase(words).parse(input) {
            return Ok((rest, Bounding { bound, open }));
        }
    }
    miss(input, "a bound")
}

/// What stands before a figure; longer phrases first where one starts another.
const BEFORE: &[(&str, Bound, bool)] = &[
    ("at least", Bound::AtLeast, false),
    ("at the least", Bound::AtLeast, false),
    ("at minimum", Bound::AtLeast, false),
    ("a minimum of", Bound::AtLeast, false),
    ("no fewer than", Bound::AtLeast, false),
    ("not fewer than", Bound::AtLeast, false),
    ("no less than", Bound::AtLeast, false),
    ("not less than", Bound::AtLeast, false),
    ("upwards of", Bound::AtLeast, false),
    ("at least or equal to", Bound::AtLeast, false),
    ("at most or equal to", Bound::AtMost, false),
    ("up to and including", Bound::AtMost, false),
    ("up to but not including", Bound::AtMost, true),
    ("no longer than", Bound::AtMost, false),
    ("no shorter than", Bound::AtLeast, false),
    ("no higher than", Bound::AtMost, false),
    ("no lower than", Bound::AtLeast, false),
    ("no larger than", Bound::AtMost, false),
    ("no smaller than", Bound::AtLeast, false),
    ("no older than", Bound::AtMost, false),
    ("no younger than", Bound::AtLeast, false),
    ("not exceeding", Bound::AtMost, false),
    ("well over", Bound::AtLeast, true),
    ("well above", Bound::AtLeast, true),
    ("well below", Bound::AtMost, true),
    ("not even", Bound::AtMost, true),
    ("only about", Bound::About, false),
    ("only some", Bound::About, false),
    ("more than", Bound::AtLeast, true),
    ("greater than", Bound::AtLeast, true),
    ("larger than", Bound::AtLeast, true),
    ("bigger than", Bound::AtLeast, true),
    ("higher than", Bound::AtLeast, true),
    ("longer than", Bound::AtLeast, true),
    ("older than", Bound::AtLeast, true),
    ("in excess of", Bound::AtLeast, true),
    ("exceeding", Bound::AtLeast, true),
    ("over", Bound::AtLeast, true),
    ("above", Bound::AtLeast, true),
    ("at most", Bound::AtMost, false),
    ("at the most", Bound::AtMost, false),
    ("a maximum of", Bound::AtMost, false),
    ("no more than", Bound::AtMost, false),
    ("not more than", Bound::AtMost, false),
    ("up to", Bound::AtMost, false),
    ("as many as", Bound::AtMost, false),
    ("as much as", Bound::AtMost, false),
    ("less than", Bound::AtMost, true),
    ("fewer than", Bound::AtMost, true),
    ("smaller than", Bound::AtMost, true),
    ("lower than", Bound::AtMost, true),
    ("shorter than", Bound::AtMost, true),
    ("younger than", Bound::AtMost, true),
    ("well under", Bound::AtMost, true),
    ("under", Bound::AtMost, true),
    ("below", Bound::AtMost, true),
    ("about", Bound::About, false),
    ("around", Bound::About, false),
    ("roughly", Bound::About, false),
    ("approximately", Bound::About, false),
    ("approx.", Bound::About, false),
    ("circa", Bound::About, false),
    ("some", Bound::About, false),
    ("nearly", Bound::About, false),
    ("almost", Bound::About, false),
    ("close to", Bound::About, false),
    ("just over", Bound::About, false),
    ("just under", Bound::About, false),
    ("just short of", Bound::About, false),
    ("an estimated", Bound::About, false),
    ("estimated", Bound::About, false),
    ("in the region of", Bound::About, false),
    ("~", Bound::About, false),
    ("barely", Bound::About, false),
    ("> =", Bound::AtLeast, false),
    ("≥", Bound::AtLeast, false),
    (">", Bound::AtLeast, true),
    ("< =", Bound::AtMost, false),
    ("≤", Bound::AtMost, false),
    ("<", Bound::AtMost, true),
];

/// What stands after a figure.
const AFTER: &[(&str, Bound, bool)] = &[
    ("or more", Bound::AtLeast, false),
    ("or greater", Bound::AtLeast, false),
    ("or higher", Bound::AtLeast, false),
    ("or above", Bound::AtLeast, false),
    ("or over", Bound::AtLeast, false),
    ("and above", Bound::AtLeast, false),
    ("and over", Bound::AtLeast, false),
    ("and up", Bound::AtLeast, false),
    ("or less", Bound::AtMost, false),
    ("or fewer", Bound::AtMost, false),
    ("or lower", Bound::AtMost, false),
    ("or below", Bound::AtMost, false),
    ("or under", Bound::AtMost, false),
    ("or longer", Bound::AtLeast, false),
    ("or shorter", Bound::AtMost, false),
    ("or older", Bound::AtLeast, false),
    ("or younger", Bound::AtMost, false),
    ("and under", Bound::AtMost, false),
    ("and below", Bound::AtMost, false),
    ("and older", Bound::AtLeast, false),
    ("and younger", Bound::AtMost, false),
    ("at most", Bound::AtMost, false),
    ("at least", Bound::AtLeast, false),
    ("at the most", Bound::AtMost, false),
    ("at the least", Bound::AtLeast, false),
    ("or so", Bound::About, false),
    ("or thereabouts", Bound::About, false),
];
