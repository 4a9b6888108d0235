//! Dates of the calendar: `26 December 2022`, `Dec. 26`, `2022-12-26`, `October`, `Friday`, `1991`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, map_opt, not, opt, peek, verify},
    sequence::{pair, preceded, separated_pair, terminated},
};

use super::words::{Word, common_word, word};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{phrase, pos, token, value},
        quantity::numeral::{below_hundred, cardinal, ordinal, plain_digits},
    },
    timex::written::{Fields, Written},
    token::Pos,
};

/// `date = [weekday [","]] (iso | numeric | month-day | day-month | named-day) | month-year | month | weekday [["the"] day]`
pub(super) fn date(input: Tokens<'_>) -> Parsed<'_, Written> {
    input.scope().dates.or_read(input, |input| {
        let full = alt((iso, dashed, month_day, day_month, numeric));
        let named = pair(opt(terminated(any_weekday, opt(phrase(",")))), full);
        let named = map(named, |(weekday, fields)| Fields { weekday, ..fields });
        map(alt((named, weekday_day, month_year, month_alone, weekday_alone)), Written::Fields).parse(input)
    })
}

/// `iso = year ("-" | "/" | ".") month-number ("-" | "/" | ".") day-number`
fn iso(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let parts = (four_digits, separator, digits_to(12), separator, digits_to(31));
    map(parts, |(year, _, month, _, day)| date_of(Some(year), month, day)).parse(input)
}

/// `numeric = number "/" number ["/" year] | number "-" number "-" year | number "." number "." year`; month first
fn numeric(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let year = alt((four_digits, map_opt(two_digits, century)));
    let parts = (digits_to(31), separator, digits_to(31), separator, year);
    let glued = verify(parts, |(_, first, _, second, _)| first == second);
    let whole = map_opt(glued, |(a, _, b, _, year)| either_order(a, b, Some(year)));
    let short = map_opt(separated_pair(digits_to(31), phrase("/"), digits_to(31)), |(a, b)| {
        if a > 12 && b > 12 { None } else { either_order(a, b, None) }
    });
    alt((whole, dotted, verify(short, |fields| fields.day.is_some()))).parse(input)
}

/// `dotted = day "." month "." year`, in one word
fn dotted(input: Tokens<'_>) -> Parsed<'_, Fields> {
    value("a date", |t| {
        let mut parts = t.text.split('.').map(|part| part.parse::<u32>().ok());
        let (a, b, year) = (parts.next()??, parts.next()??, parts.next()??);
        let year = i32::try_from(year).ok().filter(|year| (1000..2200).contains(year))?;
        if parts.next().is_none() { either_order(a, b, Some(year)) } else { None }
    })(input)
}

/// `dashed = day ("-" | "/") month ("-" | "/") year | year ("-" | "/") month ("-" | "/") day`
fn dashed(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let forward =
        map((digits_to(31), separator, month, separator, four_digits), |(day, _, month, _, year)| {
            date_of(Some(year), month, day)
        });
    let backward =
        map((four_digits, separator, month, separator, digits_to(31)), |(year, _, month, _, day)| {
            date_of(Some(year), month, day)
        });
    let middle =
        map((month, separator, digits_to(31), separator, four_digits), |(month, _, day, _, year)| {
            date_of(Some(year), month, day)
        });
    alt((forward, backward, middle)).parse(input)
}

/// `month-day = month ["-" | ","] ["the"] day [[","] ["of" | "in"] year]`
fn month_day(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let day = preceded((opt(alt((phrase("-"), phrase("/"), phrase(",")))), opt(phrase("the"))), day);
    map((month, day, opt(year_after)), |(month, day, year)| date_of(year, month, day)).parse(input)
}

/// `day-month = ["the"] day ["day"] ["of"] month [[","] ["of" | "in"] year]`
fn day_month(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let day = terminated(preceded(opt(phrase("the")), day), opt(alt((phrase("day of"), phrase("of")))));
    map((day, month, opt(year_after)), |(day, month, year)| date_of(year, month, day)).parse(input)
}

/// `month-year = month [","] ["of"] year | year [","] month | month ("-" | "/") year`
fn month_year(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let forward = pair(month, preceded(opt(separator), year_after));
    let backward = map(separated_pair(four_digits, opt(phrase(",")), month), |(year, month)| (month, year));
    let digits = separated_pair(four_digits, alt((phrase("-"), phrase("/"))), digits_to(12));
    let digits = map(digits, |(year, month)| (month, year));
    let slashed = separated_pair(digits_to(12), phrase("/"), four_digits);
    map(alt((forward, backward, digits, slashed)), |(month, year)| Fields {
        year: Some(year),
        month: Some(month),
        ..Fields::default()
    })
    .parse(input)
}

/// `weekday-day = weekday [","] ["the"] ordinal`
fn weekday_day(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let day = preceded((opt(phrase(",")), opt(phrase("the"))), ordinal_day);
    map(pair(any_weekday, day), |(weekday, day)| Fields {
        weekday: Some(weekday),
        day: Some(day),
        ..Fields::default()
    })
    .parse(input)
}

/// `the-day = "the" ordinal`, unless a noun follows that the ordinal counts
pub(super) fn the_day(input: Tokens<'_>) -> Parsed<'_, Written> {
    let counted = pos("a noun", &[Pos::Adj, Pos::Noun, Pos::Num, Pos::Propn]);
    let day = terminated(preceded(phrase("the"), ordinal_day), not(peek(counted)));
    map(day, |day| Written::Fields(Fields { day: Some(day), ..Fields::default() })).parse(input)
}

/// `bare-day = day`, which only the other end of a range makes a date
pub(super) fn bare_day(input: Tokens<'_>) -> Parsed<'_, Written> {
    map(preceded(opt(phrase("the")), day), |day| {
        Written::Fields(Fields { day: Some(day), ..Fields::default() })
    })
    .parse(input)
}

/// `bare-year = ["the"] ["year" ["of"]] year`
pub(super) fn bare_year(input: Tokens<'_>) -> Parsed<'_, Written> {
    let year = alt((four_digits, year_words));
    map(year, |year| Written::Fields(Fields { year: Some(year), ..Fields::default() })).parse(input)
}

/// `month-alone = month`
fn month_alone(input: Tokens<'_>) -> Parsed<'_, Fields> {
    let capital =
        token("a capital letter", |t| !t.text.starts_with(|c: char| c.is_lowercase()) || !common_word(t));
    map(preceded(peek(capital), month), |month| Fields { month: Some(month), ..Fields::default() })
        .parse(input)
}

/// `weekday-alone = weekday`
fn weekday_alone(input: Tokens<'_>) -> Parsed<'_, Fields> {
    map(weekday, |weekday| Fields { weekday: Some(weekday), ..Fields::default() }).parse(input)
}

/// `year-after = [","] ["of" | "in"] year`
fn year_after(input: Tokens<'_>) -> Parsed<'_, i32> {
    let lead = (opt(phrase(",")), opt(alt((phrase("of"), phrase("in")))));
    preceded(lead, alt((four_digits, year_words))).parse(input)
}

/// `month = "January" | "Jan." | …`, its full stop apart before a figure in text that was tokenised before
pub(super) fn month(input: Tokens<'_>) -> Parsed<'_, u32> {
    let month = word("a month", |word| match word {
        Word::Month(month) => Some(month),
        _ => None,
    });
    let stop = terminated(phrase("."), peek(plain_digits));
    terminated(month, opt(stop)).parse(input)
}

/// `weekday = "Monday" | …`
pub(super) fn weekday(input: Tokens<'_>) -> Parsed<'_, u32> {
    word("a weekday", |word| match word {
        Word::Weekday(day) => Some(day),
        _ => None,
    })(input)
}

/// `any-weekday = weekday | "Mon." | …`, where more of a date follows
pub(super) fn any_weekday(input: Tokens<'_>) -> Parsed<'_, u32> {
    word("a weekday", |word| match word {
        Word::Weekday(day) | Word::ShortWeekday(day) => Some(day),
        _ => None,
    })(input)
}

/// `day = digits | ordinal | number-words`, up to 31
fn day(input: Tokens<'_>) -> Parsed<'_, u32> {
    let words = map_opt(below_hundred, |n| u32::try_from(n).ok());
    let words = verify(words, |day| (1..=31).contains(day));
    alt((ordinal_day, digits_to(31), words)).parse(input)
}

/// `ordinal-day = ordinal`, up to 31
fn ordinal_day(input: Tokens<'_>) -> Parsed<'_, u32> {
    let day = map_opt(ordinal, |n| u32::try_from(n).ok());
    verify(day, |day| (1..=31).contains(day)).parse(input)
}

/// `four-digits = digit digit digit digit`, from 1000 to 2199
pub(super) fn four_digits(input: Tokens<'_>) -> Parsed<'_, i32> {
    value("a year", |t| {
        let digits = t.text.len() == 4 && t.text.bytes().all(|b| b.is_ascii_digit());
        if digits { t.text.parse().ok().filter(|year| (1000..2200).contains(year)) } else { None }
    })(input)
}

/// `two-digits = digit digit`
pub(super) fn two_digits(input: Tokens<'_>) -> Parsed<'_, i32> {
    value("two digits", |t| {
        let digits = t.text.len() == 2 && t.text.bytes().all(|b| b.is_ascii_digit());
        if digits { t.text.parse().ok() } else { None }
    })(input)
}

/// `year-words = ("nineteen" | …) ("hundred" | number-words) | "two thousand" ["and"] number-words`
pub(super) fn year_words(input: Tokens<'_>) -> Parsed<'_, i32> {
    let teen = verify(below_hundred, |n| (11..=20).contains(n));
    let rest = alt((
        preceded(opt(phrase("hundred and")), verify(below_hundred, |n| *n >= 10)),
        preceded(alt((phrase("zero"), phrase("oh"), phrase("hundred"))), below_hundred),
    ));
    let pairs = map_opt(pair(teen, rest), |(century, year)| i32::try_from(century * 100 + year).ok());
    let plain = map_opt(cardinal, |n| if n.digits { None } else { i32::try_from(n.value.as_whole()?).ok() });
    let plain = verify(plain, |year| (1000..2200).contains(year));
    let letters = token("a number", |t| !t.text.starts_with(|c: char| c.is_ascii_digit()));
    preceded(peek(letters), alt((pairs, plain))).parse(input)
}

/// `digits-to = digit [digit]`, up to a limit
pub(super) fn digits_to<'t>(most: u32) -> impl FnMut(Tokens<'t>) -> Parsed<'t, u32> {
    move |input| {
        let digits = map_opt(plain_digits, |n| u32::try_from(n).ok());
        verify(digits, |n| (1..=most).contains(n)).parse(input)
    }
}

/// `separator = "-" | "/" | "."`
fn separator(input: Tokens<'_>) -> Parsed<'_, &'static str> {
    value("a separator", |t| SEPARATORS.iter().copied().find(|s| *s == t.text))(input)
}

const SEPARATORS: &[&str] = &["-", "/", "."];

fn date_of(year: Option<i32>, month: u32, day: u32) -> Fields {
    Fields { year, month: Some(month), day: Some(day), ..Fields::default() }
}

/// Month first, as American news writes it, unless only the other order gives a date.
fn either_order(a: u32, b: u32, year: Option<i32>) -> Option<Fields> {
    match (a <= 12, b <= 12) {
        (true, true) => Some(Fields { ambiguous: a != b, ..date_of(year, a, b) }),
        (true, false) => Some(date_of(year, a, b)),
        (false, true) => Some(date_of(year, b, a)),
        (false, false) => None,
    }
}

/// The century of a year of two digits.
fn century(year: i32) -> Option<i32> {
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}
