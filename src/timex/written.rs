//! What a time phrase says, before it is placed in the calendar.

use crate::quantity::Rational;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its own word")]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    BusinessDay,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A season, from 0 for spring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    /// Its TIMEX3 code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMEL",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        }
    }
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Early,
    Middle,
    Late,
    /// `earlier this year`: up to the document's day.
    SoFar,
    /// `later this year`, `the rest of the year`: from the document's day.
    Rest,
}

/// Which one of its kind, seen from the document's day or from the time of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Last,
    /// `past`, `this past`: the most recent one.
    Past,
    This,
    Next,
    /// `coming`, `upcoming`: the nearest one ahead.
    Coming,
    /// `previous`: before the time of the text.
    Previous,
    /// `same`, `that`: at the time of the text.
    Same,
    /// `following`: after the time of the text.
    Following,
    /// `after next`.
    AfterNext,
    /// `before last`.
    BeforeLast,
}

/// A date with some of its fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
    /// From 0 for Monday.
    pub(crate) weekday: Option<u32>,
    /// Whether day and month may be the other way round, as in 03/04/2015.
    pub(crate) ambiguous: bool,
}

/// Something with a name of its own that comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Month(u32),
    Weekday(u32),
    Season(Season),
}

/// How long.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Length {
    /// Amounts with their units; no amount for `several`.
    pub(crate) parts: Vec<(Option<Rational>, Unit)>,
    /// Whether the amount is vague: `a few`, `several`.
    pub(crate) vague: bool,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: Option<u32>,
    pub(crate) second: Option<u32>,
}

/// What a time phrase says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Written {
    /// `26 December 2022`, `October`, `Friday`, `1991`.
    Fields(Fields),
    /// `today`, `yesterday`: days from the document's day.
    Near(i32),
    /// `now`.
    Now,
    /// `last week`.
    Which(Which, Unit),
    /// `next June`, `last Friday`.
    Named(Which, Name),
    /// `Friday next week`, `June next year`.
    NamedOf(Name, Which),
    /// `spring 2014`.
    Season(Season, Option<i32>),
    /// `the third quarter of 2016`: quarters (4 to a year) or halves (2).
    PartOfYear { nth: u32, of: u32, year: Option<Box<Self>> },
    /// `the 1990s`, `the 19th century`.
    Years { first: i32, count: i32, value: String },
    /// `the first week of July`, `the last Friday of the month`; -1 is the last.
    Nth { nth: i64, what: NthOf, of: Box<Self> },
    /// `the last three weeks of 2021`.
    Run { last: bool, length: Length, of: Box<Self> },
    /// `early next year`.
    Part(Part, Box<Self>),
    /// `the week of 4 February`.
    WeekOf(Box<Self>),
    /// `week 31`.
    WeekNumber(i32, Option<i32>),
    /// `two weeks ago`, `in two weeks`: from the document's day.
    Shift { length: Length, back: bool },
    /// `two weeks earlier`, `two weeks later`: from the time of the text.
    Apart { length: Length, back: bool },
    /// `two days after tomorrow`.
    Offset { length: Length, back: bool, base: Box<Self> },
    /// `the past three weeks`, `the next two days`.
    Window { length: Length, back: bool },
    /// `within two months`.
    Within(Length),
    /// `9 a.m.`.
    Clock(Clock),
    /// `the morning`.
    DayPart(DayPart),
    /// A time on a day.
    On { day: Box<Self>, time: Box<Self> },
    /// `last night`.
    LastNight,
    /// From the one to the other.
    Range(Box<Self>, Box<Self>),
    /// `three hours`.
    Duration(Length),
    /// `every Monday`: the TIMEX3 value.
    Set(String),
}

/// What `the first …` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NthOf {
    Unit(Unit),
    Weekday(u32),
}
