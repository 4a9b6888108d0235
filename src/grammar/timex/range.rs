//! Ranges of dates: `from 1978 to 1982`, `between May and June`, `3–5 May`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, opt, peek, verify},
    sequence::{pair, preceded, separated_pair},
};

use super::{
    date::{bare_day, bare_year, date, four_digits, the_day, two_digits},
    longest,
    relative::{
        bare_nth, decade, name_of, near, now, nth_of, part, quarter, season_year, week, which_name,
        which_unit,
    },
};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{miss, phrase},
        quantity::numeral::hyphen,
    },
    timex::written::{Fields, Written},
};

/// `range = "from" end to end | "between" end ("and" | to) end | dated-end (to | "-") dated-end | days-of-month | years`
pub(super) fn range(input: Tokens<'_>) -> Parsed<'_, Written> {
    longest(input, &[marked, unmarked, days_of_month, years])
}

/// `marked = "from" end to end | "between" end ("and" | "-") end`
fn marked(input: Tokens<'_>) -> Parsed<'_, Written> {
    let to = alt((to, hyphen));
    let from = preceded(phrase("from"), separated_pair(end, to, end));
    let and = alt((phrase("and"), phrase("through"), phrase("to"), hyphen));
    let between = preceded(phrase("between"), separated_pair(end, and, end));
    verify(map(alt((from, between)), joined), is_range).parse(input)
}

/// `unmarked = dated-end (to | "-") end`, where both are dates by themselves
fn unmarked(input: Tokens<'_>) -> Parsed<'_, Written> {
    let to = alt((to, hyphen));
    let pair = separated_pair(dated_end, to, alt((dated_end, bare_year)));
    verify(map(pair, joined), is_range).parse(input)
}

/// `days-of-month = day (to | "-" | "and") day-of-month | month-day (to | "-") day [[","] year]`
fn days_of_month(input: Tokens<'_>) -> Parsed<'_, Written> {
    let to = || alt((to, hyphen));
    let before = verify(separated_pair(bare_day, to(), alt((date, bare_nth))), |(_, end)| match end {
        Written::Fields(fields) => fields.month.is_some() && fields.day.is_some(),
        _ => true,
    });
    let year = opt(preceded(opt(phrase(",")), four_digits));
    let after = map((date, to(), bare_day, year), |(start, _, end, year)| match (start, end) {
        (Written::Fields(start), Written::Fields(end)) => {
            (Written::Fields(Fields { year: start.year.or(year), ..start }), Written::Fields(end))
        }
        (start, end) => (start, end),
    });
    let after = verify(after, |(start, end)| match (start, end) {
        (Written::Fields(start), Written::Fields(end)) => {
            start.month.is_some() && start.day.is_some_and(|day| Some(day) < end.day)
        }
        _ => false,
    });
    map(alt((before, after)), joined).parse(input)
}

/// `years = year ("-" | "–" | "to") (year | two-digits)`
fn years(input: Tokens<'_>) -> Parsed<'_, Written> {
    let short =
        map(pair(four_digits, preceded(hyphen, two_digits)), |(from, to)| (from, from / 100 * 100 + to));
    let full = separated_pair(four_digits, alt((hyphen, phrase("to"), phrase("through"))), four_digits);
    let short = preceded(peek(unspaced), short);
    let years = verify(alt((full, short)), |(from, to)| from < to && *from >= 1500 && *to < 2100);
    let year = |year| Written::Fields(Fields { year: Some(year), ..Fields::default() });
    map(years, move |(from, to)| Written::Range(Box::new(year(from)), Box::new(year(to)))).parse(input)
}

/// What stands without a space, as `1978-82` does and `2015 - 32` does not.
fn unspaced(input: Tokens<'_>) -> Parsed<'_, ()> {
    let glued =
        input.run().get(..3).is_some_and(|run| run.windows(2).all(|p| p[0].span.end == p[1].span.start));
    if glued { Ok((input, ())) } else { miss(input, "no space") }
}

/// `to = "to" | "until" | "till" | "through"`
fn to(input: Tokens<'_>) -> Parsed<'_, ()> {
    alt((phrase("up to"), phrase("to"), phrase("until"), phrase("till"), phrase("through"), phrase("~")))
        .parse(input)
}

/// `end = dated-end | year | day`
fn end(input: Tokens<'_>) -> Parsed<'_, Written> {
    longest(input, &[dated_end, bare_year, bare_nth, bare_day])
}

/// `dated-end = date | near | now | which-unit | which-name | name-of | part | quarter | season-year | decade | week | "the" ordinal`
fn dated_end(input: Tokens<'_>) -> Parsed<'_, Written> {
    longest(
        input,
        &[
            the_part,
            date,
            the_day,
            near,
            now,
            which_unit,
            which_name,
            name_of,
            nth_of,
            quarter,
            season_year,
            decade,
            week,
        ],
    )
}

/// `the-part = ["the"] part`
fn the_part(input: Tokens<'_>) -> Parsed<'_, Written> {
    preceded(opt(phrase("the")), part).parse(input)
}

fn joined((from, to): (Written, Written)) -> Written {
    Written::Range(Box::new(from), Box::new(to))
}

/// Whether the two ends are a range of dates: two bare days of no month are a range of numbers, and so is a
/// day before a year.
fn is_range(written: &Written) -> bool {
    let Written::Range(from, to) = written else { return false };
    match (&**from, &**to) {
        (Written::Fields(from), Written::Fields(to)) => {
            let bare_day =
                |fields: &Fields| fields.day.is_some() && fields.month.is_none() && fields.weekday.is_none();
            let bare_year = |fields: &Fields| fields.year.is_some() && fields.month.is_none();
            let apart = bare_day(from) && (bare_day(to) || bare_year(to)) || bare_day(to) && bare_year(from);
            let years = from.year.zip(to.year).filter(|_| bare_year(from) && bare_year(to));
            !apart && years.is_none_or(|(from, to)| from < to)
        }
        _ => true,
    }
}
