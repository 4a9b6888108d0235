//! Times in prose: what a time phrase means, as a TIMEX3 value and as days.

mod calendar;
mod clock;
mod fields;
mod length;
mod place;
mod range;
pub(crate) mod written;

use std::fmt;

use place::place;
use written::Written;

use crate::{
    day::{Day, Interval},
    quantity::{Bound, Quantity},
    span::Span,
};

/// The kinds of TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimexKind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day, or a part of a day.
    Time,
    /// How long something takes.
    Duration,
    /// How often something is.
    Set,
}

/// How the matter stands to the time, by the preposition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimexRelation {
    /// In, on, at, or none.
    #[default]
    In,
    /// During, throughout, over.
    During,
    /// Since, from, starting.
    Since,
    /// Until, till, up to.
    Until,
    /// By, no later than.
    By,
    /// Before, prior to.
    Before,
    /// After.
    After,
    /// Within, in the course of.
    Within,
    /// For, how long.
    For,
}

/// A day, or a second of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Seconds since midnight, unless the whole day is meant.
    pub second: Option<u32>,
}

impl Moment {
    /// A whole day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { day, second: None }
    }

    /// A time of a day, in seconds since its midnight; from 86,400 on it lies in a later day.
    #[must_use]
    pub fn at(day: Day, second: u32) -> Self {
        let days = i32::try_from(second / 86_400).unwrap_or(i32::MAX);
        Self { day: day.plus(days), second: Some(second % 86_400) }
    }
}

impl fmt::Display for Moment {
    /// `2022-12-26`, or `2022-12-26T09:30:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        match self.second {
            None => Ok(()),
            Some(s) => write!(f, "T{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60),
        }
    }
}

/// A time phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its place in the prose, with the words that bound it (`since`, `until`), without `in`, `on`, `at`.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Its kind.
    pub kind: TimexKind,
    /// Its TIMEX3 value as written: what a bare `Dec. 26` leaves open stays open (`XXXX-12-26`), and a range
    /// is `(start,end,duration)`.
    pub value: String,
    /// The first day, or the first second, if it is known.
    pub from: Option<Moment>,
    /// One past the last.
    pub to: Option<Moment>,
    /// How long, in seconds, for a duration; a month counts 30 days, a year 365.
    pub seconds: Option<i64>,
    /// How the matter stands to it.
    pub relation: TimexRelation,
    /// How a duration is bounded: `more than an hour` is at least that.
    pub bound: Bound,
    /// Whether the bounds are vague; then `from` and `to` are as wide as the words allow.
    pub vague: bool,
}

/// How the words around a time phrase bear on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bearing {
    pub(crate) relation: TimexRelation,
    pub(crate) bound: Bound,
}

impl Timex {
    /// Places what was written in the calendar; `None` if it can be no time.
    pub(crate) fn new(
        written: &Written,
        bearing: Bearing,
        span: Span,
        text: String,
        anchor: &Anchor,
    ) -> Option<Self> {
        let placed = place(written, anchor)?;
        let (from, to) = bounds(bearing.relation, placed.from, placed.to, placed.vague);
        Some(Self {
            span,
            text,
            kind: placed.kind,
            value: placed.value,
            from,
            to,
            seconds: placed.seconds,
            relation: bearing.relation,
            bound: bearing.bound,
            vague: placed.vague || bearing.bound == Bound::About,
        })
    }

    /// The days that it covers, if any bound is known. A time counts as its day.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        let from = self.from.map(|moment| moment.day);
        let to = self
            .to
            .map(|moment| if moment.second.is_some_and(|s| s > 0) { moment.day.plus(1) } else { moment.day });
        (from.is_some() || to.is_some()).then_some(Interval { from, to })
    }

    /// The day, if it covers one and no more.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        let Interval { from: Some(from), to: Some(to) } = self.interval()? else { return None };
        (to == from.plus(1)).then_some(from)
    }

    /// The length of a duration as a quantity: days and shorter in seconds, months and longer in months, since
    /// neither is a whole number of the other. None for a time that is not a duration, or of no known length.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        let value = self.value.strip_prefix('P').filter(|_| self.kind == TimexKind::Duration)?;
        let (date, time) = value.split_once('T').unwrap_or((value, ""));
        let number = format!("{date}{time}");
        let letter = number.chars().find(char::is_ascii_alphabetic)?;
        let value: f64 = number.strip_suffix(letter)?.parse().ok()?;
        let lasting = LASTING.iter().find(|known| known.0 == letter && known.1 == date.is_empty());
        let (unit, dimension, factor) = lasting?.2;
        let hedged = self.vague && self.bound == Bound::Exact;
        Some(Quantity {
            span: self.span,
            low: (self.bound != Bound::AtMost).then_some(value * factor),
            high: (self.bound != Bound::AtLeast).then_some(value * factor),
            unit: unit.to_owned(),
            dimension: dimension.to_owned(),
            factor,
            bound: if hedged { Bound::About } else { self.bound },
            value,
            precision: 0.5,
            ..Quantity::default()
        })
    }
}

/// A letter of TIMEX3, whether it stands after the `T`, and its unit, dimension and factor.
type Lasting = (char, bool, (&'static str, &'static str, f64));

const LASTING: &[Lasting] = &[
    ('S', true, ("second", "time", 1.0)),
    ('M', true, ("minute", "time", 60.0)),
    ('H', true, ("hour", "time", 3600.0)),
    ('D', false, ("day", "time", 86_400.0)),
    ('W', false, ("week", "time", 604_800.0)),
    ('M', false, ("month", "months", 1.0)),
    ('Y', false, ("year", "months", 12.0)),
];

/// What is left of a stretch when the matter lies before, after or up to it.
fn bounds(
    relation: TimexRelation,
    from: Option<Moment>,
    to: Option<Moment>,
    vague: bool,
) -> (Option<Moment>, Option<Moment>) {
    match relation {
        TimexRelation::Since => (from, None),
        TimexRelation::Until | TimexRelation::By => (None, to),
        TimexRelation::Before => (None, if vague { to } else { from }),
        TimexRelation::After => (if vague { from } else { to }, None),
        TimexRelation::In | TimexRelation::During | TimexRelation::Within | TimexRelation::For => (from, to),
    }
}

/// What the times of a sentence hang on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The day of the document.
    pub document: Option<Day>,
    /// The last date that the text gave, for `one day earlier` and `the following month`.
    pub narrative: Option<Day>,
    /// Whether that date is longer than a day, such as a year: no days are counted from it.
    pub coarse: bool,
    /// Whether the sentence speaks of the future, so that a bare weekday or month is the next one.
    pub future: bool,
}

/// Whether no moment lies in both; unknown bounds reach without end.
#[must_use]
pub fn disjoint(a: &Timex, b: &Timex) -> bool {
    let before = |a: &Timex, b: &Timex| matches!((a.to, b.from), (Some(end), Some(start)) if end <= start);
    let days = |a: &Timex, b: &Timex| a.interval().zip(b.interval()).is_some_and(|(a, b)| a.disjoint(b));
    let times = a.kind == TimexKind::Time && b.kind == TimexKind::Time;
    if times { before(a, b) || before(b, a) } else { days(a, b) }
}
