//! Durations: `three hours`, `a year and a half`, `two-year`, `several weeks`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, map_opt, not, opt, peek, value as give, verify},
    multi::many_m_n,
    sequence::{pair, preceded, terminated},
};

use super::words::{Word, word};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{phrase, value},
        quantity::numeral::{Number, article, cardinal, hyphen, numeral, ordinal},
    },
    quantity::Rational,
    timex::written::{Length, Unit, Written},
};

/// `duration = [("more" | "less" | …) "than"] length | "its" ordinal unit`, unless it is an age
pub(super) fn duration(input: Tokens<'_>) -> Parsed<'_, Written> {
    alt((map(length, Written::Duration), whole_unit, half_unit, running)).parse(input)
}

/// `length = amount {[","] ["and"] amount} [["and"] "a" ("half" | "quarter")]`, unless it is an age
pub(super) fn length(input: Tokens<'_>) -> Parsed<'_, Length> {
    input.scope().lengths.or_read(input, |input| {
        let more = preceded((opt(phrase(",")), opt(phrase("and"))), counted);
        let (rest, (first, more)) = pair(amount, many_m_n(0, 4, more)).parse(input)?;
        let (rest, half) = opt(and_a_half).parse(rest)?;
        let (rest, ()) = not(peek(age)).parse(rest)?;
        let (rest, _) = opt(pair(opt(hyphen), phrase("long"))).parse(rest)?;
        let (mut parts, vague) = (vec![(first.0, first.1)], first.2);
        if let (Some(half), [(Some(amount), _)]) = (half, &mut parts[..]) {
            *amount = amount.plus(half).unwrap_or(*amount);
        }
        parts.extend(more.into_iter().map(|(amount, unit)| (Some(amount), unit)));
        let descending = parts.windows(2).all(|pair| pair[0].1 != pair[1].1);
        if descending {
            Ok((rest, Length { parts, vague }))
        } else {
            crate::grammar::leaf::miss(input, "a duration")
        }
    })
}

/// `amount = counted | ("a" | "an" | "another" | "half" "a" | "a" "few" | "several" | …) unit`
fn amount(input: Tokens<'_>) -> Parsed<'_, (Option<Rational>, Unit, bool)> {
    let exact = map(counted, |(amount, unit)| (Some(amount), unit, false));
    let half = give(Rational::new(1, 2), (phrase("half"), opt(article), opt(hyphen)));
    let one = give(Some(Rational::ONE), alt((article, phrase("another"))));
    let one = pair(
        terminated(one, opt(phrase("full"))),
        verify(unit, |unit| !matches!(unit, Unit::Second | Unit::Quarter)),
    );
    let parts = alt((pair(half, unit), one));
    let parts = map(parts, |(amount, unit)| (amount, unit, false));
    let couple = give(
        Some(Rational::whole(2)),
        (opt(phrase("a")), phrase("couple"), opt(phrase("of")), opt(phrase("more"))),
    );
    let couple = map(pair(couple, unit), |(amount, unit)| (amount, unit, false));
    let few = alt((phrase("a few"), phrase("few"), phrase("a handful of")));
    let few = map(preceded(terminated(few, opt(phrase("more"))), unit), |unit| {
        (Some(Rational::whole(3)), unit, true)
    });
    let several = alt((phrase("several"), phrase("many"), phrase("some"), phrase("a number of")));
    let several = map(preceded(several, unit), |unit| (None, unit, true));
    alt((exact, couple, few, several, parts)).parse(input)
}

/// `counted = numeral ["-"] ["more" | "full" | "straight" | …] unit`
fn counted(input: Tokens<'_>) -> Parsed<'_, (Rational, Unit)> {
    let link = opt(alt((
        hyphen,
        phrase("more"),
        phrase("full"),
        phrase("whole"),
        phrase("straight"),
        phrase("consecutive"),
    )));
    // "Two quarters" is a fraction before anything but what it counts.
    let amount = alt((terminated(cardinal, peek(unit)), numeral));
    let amount = verify(amount, |number| number.value >= Rational::ZERO && !year_like(number));
    let tens =
        |number: &Number| number.value.as_whole().is_some_and(|n| n >= 20 && n % 10 == 0) && !number.digits;
    let counted = pair(terminated(amount, link), pair(opt(peek(phrase("second"))), alt((unit, letter))));
    // "Twenty second" is a rank.
    let counted = verify(counted, move |(number, (second, _))| second.is_none() || !tens(number));
    let counted = map(counted, |(number, (_, unit))| (number, unit));
    map(counted, |(number, unit)| (number.value, unit)).parse(input)
}

/// Whether it is more likely a year that stands before a unit: `the 2021 weekend`.
fn year_like(number: &Number) -> bool {
    number.digits
        && number.place.is_none()
        && number.value.as_whole().is_some_and(|n| (1900..2100).contains(&n))
}

/// `and-a-half = "and" ["a"] ("half" | "quarter")`
fn and_a_half(input: Tokens<'_>) -> Parsed<'_, Rational> {
    let part = alt((give(Rational::new(1, 2), phrase("half")), give(Rational::new(1, 4), phrase("quarter"))));
    map_opt(preceded((phrase("and"), opt(phrase("a"))), part), |part| part).parse(input)
}

/// `whole-unit = ("all" | "whole" | "full" | "entire") ["-"] unit`
fn whole_unit(input: Tokens<'_>) -> Parsed<'_, Written> {
    let all = alt((phrase("all"), phrase("whole"), phrase("full"), phrase("entire")));
    map(preceded((all, opt(hyphen)), unit), |unit| one(Rational::ONE, unit)).parse(input)
}

/// `half-unit = "half" ["-"] unit`
fn half_unit(input: Tokens<'_>) -> Parsed<'_, Written> {
    let half = Rational::new(1, 2).unwrap_or(Rational::ONE);
    map(preceded((phrase("half"), opt(hyphen)), unit), |unit| one(half, unit)).parse(input)
}

/// `running = ("its" | "their" | "his" | "her") ordinal unit`: so long it has lasted
fn running(input: Tokens<'_>) -> Parsed<'_, Written> {
    let whose = alt((phrase("its"), phrase("their"), phrase("his"), phrase("her")));
    map(preceded(whose, pair(ordinal, unit)), |(nth, unit)| {
        Written::Duration(Length { parts: vec![(Some(Rational::whole(nth)), unit)], vague: true })
    })
    .parse(input)
}

fn one(amount: Rational, unit: Unit) -> Written {
    Written::Duration(Length { parts: vec![(Some(amount), unit)], vague: false })
}

/// `unit = ["business" | "working"] ("second" | "minute" | … | "century") ["s"]`
pub(super) fn unit(input: Tokens<'_>) -> Parsed<'_, Unit> {
    let unit = word("a unit of time", |word| match word {
        Word::Unit(unit) => Some(unit),
        _ => None,
    });
    let long = value("a unit of time", |t| (t.text.len() > 1).then_some(()));
    let business = alt((phrase("business"), phrase("working"), phrase("trading")));
    let days = give(Unit::BusinessDay, (business, alt((phrase("day"), phrase("days")))));
    alt((days, preceded(peek(long), unit))).parse(input)
}

/// `letter = "h"`, as in `3h`
fn letter(input: Tokens<'_>) -> Parsed<'_, Unit> {
    give(Unit::Hour, phrase("h")).parse(input)
}

/// `age = "old" | ["-"] "old" | "of age"`
fn age(input: Tokens<'_>) -> Parsed<'_, ()> {
    alt((phrase("old"), phrase("of age"), preceded(hyphen, phrase("old")), preceded(hyphen, phrase("olds"))))
        .parse(input)
}
