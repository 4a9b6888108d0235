//! Days, counted from 1 January 1970, and half-open intervals of them.
//!
//! The conversions are the civil-calendar algorithms of Howard Hinnant's paper
//! "chrono-Compatible Low-Level Date Algorithms".

use std::{fmt, str::FromStr};

/// A day of the proleptic Gregorian calendar, in days since 1970-01-01.
///
/// # Examples
///
/// ```
/// use belie::day::Day;
///
/// let day: Day = "2022-12-26".parse().unwrap();
/// assert_eq!(day.plus(-1).to_string(), "2022-12-25");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a year, month and day of the month, if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || !(-9999..=9999).contains(&year) {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let found = Self(era * 146_097 + days - 719_468);
        (found.ymd() == (year, month, day)).then_some(found)
    }

    /// Year, month (from 1) and day of the month (from 1).
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The weekday, from 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A text that is not a date of the form `2022-12-26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadDay(());

impl fmt::Display for BadDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date of the form 2022-12-26")
    }
}

impl std::error::Error for BadDay {}

impl FromStr for Day {
    type Err = BadDay;

    fn from_str(text: &str) -> Result<Self, BadDay> {
        let mut parts = text.splitn(3, '-');
        let mut next = |digits: usize| {
            let part = parts.next().filter(|p| p.len() == digits)?;
            if part.bytes().all(|b| b.is_ascii_digit()) { part.parse::<u32>().ok() } else { None }
        };
        let read = (|| Self::from_ymd(next(4)? as i32, next(2)?, next(2)?))();
        read.ok_or(BadDay(()))
    }
}

/// A half-open interval of days; a missing bound is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The first day.
    pub from: Option<Day>,
    /// One past the last day.
    pub to: Option<Day>,
}

impl Interval {
    /// A single day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { from: Some(day), to: Some(day.plus(1)) }
    }

    /// Whether no day lies in both. Open bounds reach without end.
    #[must_use]
    pub fn disjoint(self, other: Self) -> bool {
        let before = |a: Self, b: Self| matches!((a.to, b.from), (Some(end), Some(start)) if end <= start);
        before(self, other) || before(other, self)
    }

    /// Whether every day of `self` lies in `outer`.
    #[must_use]
    pub fn inside(self, outer: Self) -> bool {
        let starts = match (self.from, outer.from) {
            (_, None) => true,
            (Some(a), Some(b)) => a >= b,
            (None, Some(_)) => false,
        };
        let ends = match (self.to, outer.to) {
            (_, None) => true,
            (Some(a), Some(b)) => a <= b,
            (None, Some(_)) => false,
        };
        starts && ends
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_day_survives_the_calendar(days in -500_000..500_000) {
            let (year, month, day) = Day(days).ymd();
            prop_assert_eq!(Day::from_ymd(year, month, day), Some(Day(days)));
        }
    }

    #[test]
    fn impossible_days_are_refused() {
        assert_eq!(Day::from_ymd(2023, 2, 29), None);
        assert_eq!("2023-13-01".parse::<Day>().ok(), None);
        assert_eq!("2022-12-26".parse::<Day>().unwrap().weekday(), 0);
    }
}
