//! How often: `every Monday`, `each year`, `Friday mornings`, `daily`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, opt, value as give},
    sequence::{pair, preceded},
};

use super::{
    clock::clock,
    date::month,
    duration::unit,
    words::{Word, word},
};
use crate::{
    grammar::{Parsed, input::Tokens, leaf::phrase, quantity::numeral::cardinal},
    quantity::Rational,
    timex::written::{Unit, Written},
};

/// `set = ("every" | "each" | "any") (weekday | month | part | ["other" | cardinal] unit) | weekdays [parts] | often`
pub(super) fn set(input: Tokens<'_>) -> Parsed<'_, Written> {
    let every = alt((phrase("every"), phrase("each")));
    let named = alt((weekday_value, map(month, |month| format!("XXXX-{month:02}")), part_value, unit_value));
    let every =
        map(pair(preceded(every, named), opt(preceded(opt(phrase("at")), clock))), |(value, clock)| {
            let time = clock.map(|clock| clock_value(&clock)).unwrap_or_default();
            format!("{value}{time}")
        });
    map(alt((every, plural, often)), Written::Set).parse(input)
}

fn clock_value(written: &Written) -> String {
    match written {
        Written::Clock(clock) => match clock.minute {
            Some(minute) => format!("T{:02}:{minute:02}", clock.hour),
            None => format!("T{:02}", clock.hour),
        },
        _ => String::new(),
    }
}

/// `weekday-value = weekday ["morning" | …]`
fn weekday_value(input: Tokens<'_>) -> Parsed<'_, String> {
    let day = word("a weekday", |word| match word {
        Word::Weekday(day) | Word::Weekdays(day) => Some(day),
        _ => None,
    });
    map(pair(day, opt(part_value)), |(day, part)| format!("XXXX-WXX-{}{}", day + 1, part.unwrap_or_default()))
        .parse(input)
}

/// `part-value = "morning" | "afternoon" | "evening" | "night"`
fn part_value(input: Tokens<'_>) -> Parsed<'_, String> {
    let part = word("a part of the day", |word| match word {
        Word::DayPart(part) | Word::DayParts(part) => Some(part.code().to_owned()),
        _ => None,
    });
    let night = give("TNI".to_owned(), alt((phrase("night"), phrase("nights"))));
    alt((part, night)).parse(input)
}

/// `unit-value = ["other" | cardinal] unit`
fn unit_value(input: Tokens<'_>) -> Parsed<'_, String> {
    let two = give(Rational::whole(2), alt((phrase("other"), phrase("second"))));
    let count = alt((two, map(cardinal, |number| number.value)));
    map(pair(opt(count), unit), |(count, unit)| period(count.unwrap_or(Rational::ONE), unit)).parse(input)
}

fn period(count: Rational, unit: Unit) -> String {
    let count = |per: i64| count.as_whole().unwrap_or(1).saturating_mul(per);
    match unit {
        Unit::Second => format!("PT{}S", count(1)),
        Unit::Minute => format!("PT{}M", count(1)),
        Unit::Hour => format!("PT{}H", count(1)),
        Unit::Day | Unit::Night => format!("P{}D", count(1)),
        Unit::BusinessDay => format!("P{}BD", count(1)),
        Unit::Week => format!("P{}W", count(1)),
        Unit::Weekend if count(1) == 1 => "XXXX-WXX-WE".to_owned(),
        Unit::Weekend => format!("P{}WE", count(1)),
        Unit::Fortnight => format!("P{}W", count(2)),
        Unit::Month => format!("P{}M", count(1)),
        Unit::Quarter => format!("P{}M", count(3)),
        Unit::Year => format!("P{}Y", count(1)),
        Unit::Decade => format!("P{}Y", count(10)),
        Unit::Century => format!("P{}Y", count(100)),
    }
}

/// `plural = weekdays ["morning" | …] [["at"] clock]`
fn plural(input: Tokens<'_>) -> Parsed<'_, String> {
    let days = word("weekdays", |word| match word {
        Word::Weekdays(day) => Some(day),
        _ => None,
    });
    let single = word("a weekday", |word| match word {
        Word::Weekday(day) => Some(day),
        _ => None,
    });
    let parts = word("parts of the day", |word| match word {
        Word::DayParts(part) => Some(part.code().to_owned()),
        _ => None,
    });
    let mornings = map(pair(single, parts), |(day, part)| (day, Some(part)));
    let days = pair(days, opt(part_value));
    let days = pair(alt((mornings, days)), opt(preceded(opt(phrase("at")), clock)));
    map(days, |((day, part), clock)| {
        let time = clock.map(|clock| clock_value(&clock)).or(part).unwrap_or_default();
        format!("XXXX-WXX-{}{time}", day + 1)
    })
    .parse(input)
}

/// `often = "daily" | "weekly" | …`
fn often(input: Tokens<'_>) -> Parsed<'_, String> {
    word("how often", |word| match word {
        Word::Often(value) => Some(value.to_owned()),
        _ => None,
    })(input)
}
