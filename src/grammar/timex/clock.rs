//! Times of day: `9 a.m.`, `03:10`, `half past two`, `noon`, `Tuesday morning`, `at 21:40 on March 7`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, map_opt, opt, value as give, verify},
    sequence::{pair, preceded, separated_pair, terminated},
};

use super::{
    date::{any_weekday, date, digits_to, the_day},
    relative::{name_of, near, which, which_name, which_unit},
    words::{Word, word},
};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{phrase, value},
        quantity::numeral::{below_hundred, hyphen, plain_digits},
    },
    timex::written::{Clock, DayPart, Fields, Part, Unit, Which, Written},
};

/// `clock = twelve-hour | day-hour | past | named | o-clock`
pub(super) fn clock(input: Tokens<'_>) -> Parsed<'_, Written> {
    map(terminated(alt((twelve_hour, o_clock, past, full_day, named)), opt(zone_gap)), Written::Clock)
        .parse(input)
}

fn zone_gap(input: Tokens<'_>) -> Parsed<'_, ()> {
    phrase("sharp")(input)
}

/// `twelve-hour = hour [(":" | ".") minute [":" second]] ("a.m." | "p.m.")`
fn twelve_hour(input: Tokens<'_>) -> Parsed<'_, Clock> {
    map_opt(pair(alt((full_day, dotted, compact, hour)), half_day), |(clock, noon)| {
        let hour = match (clock.hour, noon) {
            (12, false) => 0,
            (12, true) => 12,
            (hour, true) if hour < 12 => hour + 12,
            (hour, _) => hour,
        };
        (clock.hour <= 23).then_some(Clock { hour, ..clock })
    })
    .parse(input)
}

/// `half-day = "a.m." | "p.m." | "in the morning" | …`, true after noon
fn half_day(input: Tokens<'_>) -> Parsed<'_, bool> {
    let short = value("a.m. or p.m.", |t| {
        MERIDIEMS.iter().find(|(word, _)| t.text.eq_ignore_ascii_case(word)).map(|m| m.1)
    });
    let spaced = alt((
        give(false, (phrase("a"), opt(phrase(".")), phrase("m"), opt(phrase(".")))),
        give(true, (phrase("p"), opt(phrase(".")), phrase("m"), opt(phrase(".")))),
    ));
    let long = alt((
        give(false, phrase("in the morning")),
        give(true, phrase("in the afternoon")),
        give(true, phrase("in the evening")),
        give(true, phrase("at night")),
    ));
    alt((|input| short(input), spaced, long)).parse(input)
}

const MERIDIEMS: &[(&str, bool)] = &[
    ("a.m.", false),
    ("p.m.", true),
    ("am", false),
    ("pm", true),
    ("a.m", false),
    ("p.m", true),
    ("am.", false),
    ("pm.", true),
];

/// `full-day = hour ":" minute [":" second]`
fn full_day(input: Tokens<'_>) -> Parsed<'_, Clock> {
    let hour = map_opt(plain_digits, |n| u32::try_from(n).ok().filter(|n| *n <= 24));
    let second = opt(preceded(phrase(":"), sixty));
    map((hour, phrase(":"), sixty, second), |(hour, _, minute, second)| Clock {
        hour,
        minute: Some(minute),
        second,
    })
    .parse(input)
}

/// `sixty = digit digit`, below 60
fn sixty(input: Tokens<'_>) -> Parsed<'_, u32> {
    value("minutes", |t| {
        let digits = t.text.len() == 2 && t.text.bytes().all(|b| b.is_ascii_digit());
        if digits { t.text.parse().ok().filter(|n| *n < 60) } else { None }
    })(input)
}

/// `dotted = hour "." minute`, in one word, before `a.m.`
fn dotted(input: Tokens<'_>) -> Parsed<'_, Clock> {
    value("a time", |t| {
        let (hour, minute) = t.text.split_once('.')?;
        let minute = minute.parse().ok().filter(|n| *n < 60 && minute.len() == 2)?;
        let hour = hour.parse().ok().filter(|n| (1..=12).contains(n))?;
        Some(Clock { hour, minute: Some(minute), second: None })
    })(input)
}

/// `compact = hour minute`, in four digits, before `a.m.`
fn compact(input: Tokens<'_>) -> Parsed<'_, Clock> {
    value("a time", |t| {
        let number: u32 = if t.text.len() == 4 { t.text.parse().ok()? } else { return None };
        let (hour, minute) = (number / 100, number % 100);
        (hour < 24 && minute < 60).then_some(Clock { hour, minute: Some(minute), second: None })
    })(input)
}

/// `hour = digits | number-word`, up to 12
fn hour(input: Tokens<'_>) -> Parsed<'_, Clock> {
    let words = verify(map_opt(below_hundred, |n| u32::try_from(n).ok()), |n| (1..=12).contains(n));
    map(alt((digits_to(12), words)), |hour| Clock { hour, minute: None, second: None }).parse(input)
}

/// `o-clock = hour "o'clock" [half-day]`
fn o_clock(input: Tokens<'_>) -> Parsed<'_, Clock> {
    let word = alt((phrase("o'clock"), phrase("o’clock"), phrase("oclock")));
    map(pair(terminated(hour, word), opt(half_day)), |(clock, noon)| match noon {
        Some(true) if clock.hour < 12 => Clock { hour: clock.hour + 12, ..clock },
        _ => clock,
    })
    .parse(input)
}

/// `past = ("half" | "quarter" | minutes) ("past" | "to") hour ["o'clock"] [half-day]`
fn past(input: Tokens<'_>) -> Parsed<'_, Clock> {
    let minutes = alt((
        give(30, phrase("half")),
        give(15, (opt(phrase("a")), phrase("quarter"))),
        terminated(
            verify(map_opt(below_hundred, |n| u32::try_from(n).ok()), |n| *n < 60),
            opt(alt((phrase("minutes"), phrase("min")))),
        ),
        terminated(digits_to(59), opt(alt((phrase("minutes"), phrase("min"))))),
    ));
    let side = alt((give(true, phrase("past")), give(false, verify(|i| phrase("to")(i), |()| false))));
    let clock = alt((
        o_clock,
        map(pair(hour, opt(half_day)), |(clock, noon)| match noon {
            Some(true) if clock.hour < 12 => Clock { hour: clock.hour + 12, ..clock },
            _ => clock,
        }),
    ));
    map_opt((minutes, side, clock), |(minute, after, clock)| match after {
        true => Some(Clock { minute: Some(minute), ..clock }),
        false => None,
    })
    .parse(input)
}

/// `named = ["12"] "noon" | "midnight"`
fn named(input: Tokens<'_>) -> Parsed<'_, Clock> {
    let named = word("noon or midnight", |word| match word {
        Word::Noon => Some(12),
        Word::Midnight => Some(0),
        _ => None,
    });
    let twelve = opt(alt((phrase("12"), phrase("twelve"), phrase("12:00"))));
    map(preceded(twelve, named), |hour| Clock { hour, minute: None, second: None }).parse(input)
}

/// `day-part = ["in"] ["the"] ["early" | "late"] ("morning" | "afternoon" | "evening" | "daytime") | "at night" | "overnight"`
pub(super) fn day_part(input: Tokens<'_>) -> Parsed<'_, Written> {
    let part = preceded(opt(part_word), bare_part);
    let lead = alt((phrase("in the"), phrase("during the"), phrase("in")));
    let night = give(
        DayPart::Night,
        alt((phrase("at night"), phrase("overnight"), phrase("during the night"), phrase("in the night"))),
    );
    let early = (alt((phrase("early"), phrase("late"), phrase("later"))), phrase("in the"));
    map(alt((night, preceded(early, bare_part), preceded(lead, part))), Written::DayPart).parse(input)
}

fn part_word(input: Tokens<'_>) -> Parsed<'_, Part> {
    word("a part", |word| match word {
        Word::Part(part) => Some(part),
        _ => None,
    })(input)
}

fn bare_part(input: Tokens<'_>) -> Parsed<'_, DayPart> {
    word("a part of the day", |word| match word {
        Word::DayPart(part) => Some(part),
        _ => None,
    })(input)
}

/// `day-with-part = (near | weekday | date | which-day) ["early" | "late"] ("morning" | … | "night") | "this" part | "tonight" | "last night"`
pub(super) fn day_with_part(input: Tokens<'_>) -> Parsed<'_, Written> {
    let night = give(DayPart::Night, phrase("night"));
    let part = preceded(opt(part_word), alt((bare_part, night)));
    let on = |day: Written, part: DayPart| Written::On {
        day: Box::new(day),
        time: Box::new(Written::DayPart(part)),
    };
    let dated = map(pair(day, part), move |(day, part)| on(day, part));
    let of = separated_pair(
        preceded(opt(phrase("the")), alt((bare_part, give(DayPart::Night, phrase("night"))))),
        alt((phrase("of"), phrase("on"))),
        day,
    );
    let of = map(of, move |(part, day)| on(day, part));
    let tonight = word("tonight", |word| if word == Word::Tonight { Some(DayPart::Night) } else { None });
    let this = alt((
        |input| tonight(input),
        preceded((opt(part_word), phrase("this")), preceded(opt(part_word), bare_part)),
    ));
    let this = map(this, move |part| on(Written::Near(0), part));
    let last = give(Written::LastNight, phrase("last night"));
    let whose = verify(pair(which, alt((bare_part, give(DayPart::Night, phrase("night"))))), |(which, _)| {
        matches!(which, Which::Next | Which::Following | Which::Same)
    });
    let whose = map(whose, move |(which, part)| on(Written::Which(which, Unit::Day), part));
    alt((last, this, of, dated, whose)).parse(input)
}

/// `day = near | name-of | which-name | which-day | date | "the" ordinal`
fn day(input: Tokens<'_>) -> Parsed<'_, Written> {
    let short =
        map(any_weekday, |weekday| Written::Fields(Fields { weekday: Some(weekday), ..Fields::default() }));
    let which_day = verify(which_unit, |written| matches!(written, Written::Which(_, Unit::Day)));
    alt((near, name_of, which_name, which_day, date, the_day, short)).parse(input)
}

/// `on-day = day [","] ["at" | "around"] time | time ["," | "on"] day`
pub(super) fn on_day(input: Tokens<'_>) -> Parsed<'_, Written> {
    let on = |day: Written, time: Written| Written::On { day: Box::new(day), time: Box::new(time) };
    let at = (
        opt(phrase(",")),
        opt(alt((phrase("at around"), phrase("at about"), phrase("at"), phrase("around"), phrase("about")))),
    );
    let day_and_part = terminated(day, opt(pair(opt(part_word), bare_part)));
    let forward =
        map(separated_pair(day_and_part, at, alt((clock_range, clock))), move |(day, time)| on(day, time));
    let link = opt(alt((phrase("on the"), phrase("on"), phrase(","))));
    let day = terminated(|input| day(input), opt(pair(opt(part_word), bare_part)));
    let backward = separated_pair(alt((clock_range, clock)), pair(opt(zone), link), day);
    alt((forward, map(backward, move |(time, day)| on(day, time)))).parse(input)
}

/// `zone = "GMT" | "local time" | …`
fn zone(input: Tokens<'_>) -> Parsed<'_, ()> {
    let short = value("a time zone", |t| ZONES.contains(&t.text).then_some(()));
    alt((phrase("local time"), |input| short(input))).parse(input)
}

const ZONES: &[&str] = &[
    "BST", "CEST", "CET", "CST", "EDT", "EEST", "EET", "EST", "ET", "GMT", "IST", "JST", "MSK", "PDT", "PST",
    "PT", "UTC",
];

/// `clock-range = ["from" | "between"] (clock | hour) ("to" | "until" | "and" | "-") clock`
pub(super) fn clock_range(input: Tokens<'_>) -> Parsed<'_, Written> {
    let lead = opt(alt((phrase("from"), phrase("between"))));
    let link = alt((phrase("to"), phrase("until"), phrase("till"), phrase("and"), phrase("through"), hyphen));
    let bare = map(hour, Written::Clock);
    let exact = separated_pair(alt((clock, bare)), link, clock);
    map_opt(preceded(lead, exact), |(from, to)| match (from, to) {
        (Written::Clock(from), Written::Clock(to)) => {
            let from = like_its_end(from, to);
            Some(Written::Range(Box::new(Written::Clock(from)), Box::new(Written::Clock(to))))
        }
        _ => None,
    })
    .parse(input)
}

/// `1 to 3 p.m.` starts in the afternoon too, `10 to 1 p.m.` does not.
fn like_its_end(from: Clock, to: Clock) -> Clock {
    let shared = to.hour >= 12
        && from.hour + 12 < to.hour + u32::from(to.minute > from.minute)
        && from.hour < 12
        && from.minute.is_none();
    if shared { Clock { hour: from.hour + 12, ..from } } else { from }
}
