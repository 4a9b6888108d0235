//! Fractions: `two thirds`, `3/4`, `½`, `half a million`, `two and a half`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, map_opt, not, opt, peek, verify},
    sequence::{pair, preceded, separated_pair, terminated},
};

use super::{
    numeral::{
        Number, article, below_hundred, cardinal, group, hyphen, ordinal_word, plain_digits, scale, singular,
        tens, unjoined,
    },
    words::{NumberWord, number_word},
};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{miss, phrase, pos, token, value},
    },
    quantity::Rational,
    token::{Pos, Token},
};

/// `mixed = (cardinal | unjoined) (["and"] digits "/" digits | vulgar | "and" (part | "half")) [scale]`
pub(super) fn mixed(input: Tokens<'_>) -> Parsed<'_, Number> {
    let added = || {
        let half = map(phrase("half"), |()| parts_of(1, 2));
        let worded = preceded(phrase("and"), alt((verify(part, below_one), half)));
        alt((preceded(opt(phrase("and")), alt((slashed, vulgar))), worded))
    };
    let (rest, whole) = cardinal(input)?;
    let and = |t: &Token<'_>| t.text.eq_ignore_ascii_case("and");
    let joined = input.run()[..rest.start() - input.start()].iter().any(and);
    let sum = map_opt(added(), move |part| whole.plus_part(part)).parse(rest);
    let sum = match sum {
        Err(_) if joined => {
            map_opt(pair(unjoined, added()), |(whole, part)| whole.plus_part(part)).parse(input)
        }
        sum => sum,
    };
    let (rest, number) = sum?;
    map_opt(opt(scale), |scale| scaled(number, scale)).parse(rest)
}

/// `fraction = slashed | vulgar | share-of-scale | part | divided`
pub(super) fn fraction(input: Tokens<'_>) -> Parsed<'_, Number> {
    alt((slashed, vulgar, part_of_scale, part, divided)).parse(input)
}

fn below_one(number: &Number) -> bool {
    number.value < Rational::ONE
}

/// `divided = cardinal "over" cardinal`, unless what is counted follows: `2 wins over 3 years`
fn divided(input: Tokens<'_>) -> Parsed<'_, Number> {
    let thing = alt((counted, map(token("a sign", |t| matches!(t.text, "%" | "-" | "$")), |_| ())));
    let parts = terminated(separated_pair(cardinal, phrase("over"), cardinal), not(peek(thing)));
    map_opt(parts, |(above, below)| above.value.over(below.value).map(Number::part)).parse(input)
}

/// `part-of-scale = ["a"] ("half" | "quarter") ["a" | "of" "a"] (scale | "dozen")`
fn part_of_scale(input: Tokens<'_>) -> Parsed<'_, Number> {
    let part = preceded(opt(article), named_part);
    let whole = preceded(opt(alt((phrase("of a"), phrase("a")))), alt((scale, group)));
    map_opt(pair(part, whole), |(part, whole)| {
        Some(Number { fraction: false, place: None, ..part.times(whole)? })
    })
    .parse(input)
}

/// `part = ("a" | "one") ["-"] (ordinal-word | "half" | "quarter") | cardinal ["-"] (ordinal-word | "quarter") "s"`
fn part(input: Tokens<'_>) -> Parsed<'_, Number> {
    let one = alt((article, map(verify(below_hundred, |n| *n == 1), |_| ())));
    let named = map(named_part_word, |(_, parts)| parts);
    let single = alt((named, terminated(denominator(false), not(peek(counted)))));
    let single = map(preceded(pair(one, opt(hyphen)), single), |parts| parts_of(1, parts));
    let several = separated_pair(cardinal, opt(hyphen), denominator(true));
    let several = map_opt(several, |(count, parts)| Some(parts_of(count.value.as_whole()?, parts)));
    alt((single, several)).parse(input)
}

/// `denominator = ordinal-word ["s"]`
fn denominator<'t>(plural: bool) -> impl FnMut(Tokens<'t>) -> Parsed<'t, i64> {
    let word = move |least| {
        value("a fraction", move |t: &Token<'_>| {
            let number = number_word(t.text).filter(|_| singular(t) != plural)?;
            match number {
                NumberWord::Quarter => Some(4),
                number => ordinal_word(number).filter(|n| *n >= least),
            }
        })
    };
    move |input| {
        let compound = map(pair(terminated(value("a number", tens), opt(hyphen)), word(1)), |(t, n)| t + n);
        alt((verify(compound, |n| n % 10 != 0), word(3))).parse(input)
    }
}

/// What keeps `a third country` from being a fraction: a word that the ordinal counts.
fn counted(input: Tokens<'_>) -> Parsed<'_, ()> {
    map(pos("a noun", &[Pos::Adj, Pos::Noun, Pos::Num, Pos::Propn]), |_| ()).parse(input)
}

/// `slashed = digits "/" digits`
fn slashed(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (rest, (above, below)) = separated_pair(plain_digits, phrase("/"), plain_digits).parse(input)?;
    let again = token("no further slash", |t: &Token<'_>| t.text == "/");
    let (rest, ()) = not(peek(again)).parse(rest)?;
    match Rational::new(i128::from(above), i128::from(below)) {
        Some(value) => Ok((rest, Number { value, place: None, digits: true, fraction: true })),
        None => miss(input, "a fraction"),
    }
}

/// `vulgar = "½" | "¾" | …`
fn vulgar(input: Tokens<'_>) -> Parsed<'_, Number> {
    value("a fraction", |t| {
        if t.text.is_ascii() {
            return None;
        }
        let (_, above, below) = VULGAR.iter().find(|(sign, ..)| *sign == t.text)?;
        Some(Number { fraction: true, digits: true, ..parts_of(*above, *below) })
    })(input)
}

/// `named-part = "half" | "quarter"`
fn named_part(input: Tokens<'_>) -> Parsed<'_, Number> {
    map(named_part_word, |(count, parts)| parts_of(count, parts)).parse(input)
}

fn named_part_word(input: Tokens<'_>) -> Parsed<'_, (i64, i64)> {
    value("half", |t| match number_word(t.text)? {
        NumberWord::Half => Some((1, 2)),
        NumberWord::Quarter => Some((1, 4)),
        _ => None,
    })(input)
}

fn scaled(number: Number, scale: Option<Rational>) -> Option<Number> {
    scale.map_or(Some(number), |scale| number.times(scale))
}

impl Number {
    /// A part of a whole; news rounds it, so the place is a few parts in a hundred.
    pub(super) fn part(value: Rational) -> Self {
        Self { value, place: Rational::new(1, 25), digits: false, fraction: true }
    }
}

/// A fraction in words.
pub(super) fn parts_of(count: i64, parts: i64) -> Number {
    Number::part(Rational::new(i128::from(count), i128::from(parts)).unwrap_or(Rational::ZERO))
}

/// Fractions that have a sign of their own.
const VULGAR: &[(&str, i64, i64)] = &[
    ("¼", 1, 4),
    ("½", 1, 2),
    ("¾", 3, 4),
    ("⅓", 1, 3),
    ("⅔", 2, 3),
    ("⅕", 1, 5),
    ("⅖", 2, 5),
    ("⅗", 3, 5),
    ("⅘", 4, 5),
    ("⅙", 1, 6),
    ("⅛", 1, 8),
    ("⅜", 3, 8),
    ("⅝", 5, 8),
    ("⅞", 7, 8),
];
