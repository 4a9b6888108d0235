//! Steps of the calendar: months, quarters, weeks and years from a day.

use jiff::{Span, civil};

use super::written::{Length, Unit};
use crate::{day::Day, quantity::Rational};

/// A half-open stretch of days.
pub(crate) type Days = (Day, Day);

/// A year.
pub(crate) fn year(year: i32) -> Option<Days> {
    years(year, 1)
}

/// Some years on end.
pub(crate) fn years(first: i32, count: i32) -> Option<Days> {
    Some((Day::from_ymd(first, 1, 1)?, Day::from_ymd(first.checked_add(count)?, 1, 1)?))
}

/// Some months on end; months beyond December run into the next year.
pub(crate) fn months(year: i32, month: i32, count: i32) -> Option<Days> {
    let start = |month: i32| Day::from_ymd(year + month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1);
    Some((start(month - 1)?, start(month - 1 + count)?))
}

/// The week of a day, from Monday.
pub(crate) fn week(day: Day) -> Days {
    let monday = day.plus(-(day.weekday() as i32));
    (monday, monday.plus(7))
}

/// The year and number of the ISO week that a day lies in.
pub(crate) fn iso_week(day: Day) -> Option<(i32, i32)> {
    let week = civil_date(day)?.iso_week_date();
    Some((i32::from(week.year()), i32::from(week.week())))
}

/// The Monday of an ISO week.
pub(crate) fn week_number(year: i32, week: i32) -> Option<Day> {
    let first = Day::from_ymd(year, 1, 4)?;
    let monday = first.plus(-(first.weekday() as i32)).plus(7 * (week - 1));
    (iso_week(monday)? == (year, week)).then_some(monday)
}

/// A stretch of the calendar of a unit: the one that holds `day`, or the one `offset` units later.
pub(crate) fn stretch(unit: Unit, day: Day, offset: i32) -> Option<Days> {
    let (this, month, _) = day.ymd();
    let month = month as i32;
    match unit {
        Unit::Day | Unit::BusinessDay => Some((day.plus(offset), day.plus(offset).plus(1))),
        Unit::Week => {
            let (from, to) = week(day.plus(7 * offset));
            Some((from, to))
        }
        Unit::Weekend => {
            let monday = week(day).0.plus(7 * offset);
            Some((monday.plus(5), monday.plus(7)))
        }
        Unit::Month => months(this, month + offset, 1),
        Unit::Quarter => months(this, (month - 1) / 3 * 3 + 1 + 3 * offset, 3),
        Unit::Year => year(this + offset),
        Unit::Decade => years(this.div_euclid(10) * 10 + 10 * offset, 10),
        Unit::Century => years(this.div_euclid(100) * 100 + 100 * offset, 100),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Fortnight => None,
    }
}

/// The day that lies a length after (or before) a day; none for lengths shorter than a day or not known.
pub(crate) fn shift(day: Day, length: &Length, back: bool) -> Option<Day> {
    let sign = if back { -1 } else { 1 };
    let mut date = civil_date(day)?;
    for &(amount, unit) in &length.parts {
        date = date.checked_add(step(amount?, unit)?.checked_mul(sign).ok()?).ok()?;
    }
    let (year, month, day) = (date.year(), date.month(), date.day());
    Day::from_ymd(i32::from(year), month.unsigned_abs().into(), day.unsigned_abs().into())
}

/// An amount of a unit as a span of the calendar.
fn step(amount: Rational, unit: Unit) -> Option<Span> {
    let of = |per: i64| amount.times(Rational::whole(per));
    let months = |per: i64| of(per)?.as_whole();
    let span = match unit {
        Unit::Day | Unit::Night | Unit::BusinessDay => Span::new().try_days(amount.as_whole()?),
        Unit::Week | Unit::Weekend => Span::new().try_days(of(7)?.as_whole()?),
        Unit::Fortnight => Span::new().try_days(of(14)?.as_whole()?),
        Unit::Month => Span::new().try_months(months(1)?),
        Unit::Quarter => Span::new().try_months(months(3)?),
        Unit::Year => Span::new().try_months(months(12)?),
        Unit::Decade => Span::new().try_years(months(10)?),
        Unit::Century => Span::new().try_years(months(100)?),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
    };
    span.ok()
}

/// How far off a day counted in such units may be, in days: `two months ago` is not one day.
pub(crate) fn blur(length: &Length) -> i32 {
    let coarsest = length.parts.iter().map(|&(_, unit)| match unit {
        Unit::Week | Unit::Weekend | Unit::Fortnight => 3,
        Unit::Month | Unit::Quarter => 15,
        Unit::Year => 183,
        Unit::Decade => 1826,
        Unit::Century => 18_262,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night | Unit::BusinessDay => 0,
    });
    // A length of several units (`1 month and 21 days`) was counted to the finest of them.
    let blur = coarsest.min().unwrap_or(0);
    if length.vague { (3 * blur).max(4) } else { blur }
}

fn civil_date(day: Day) -> Option<civil::Date> {
    let (year, month, day) = day.ymd();
    civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The months from one day to another, rounded down.
pub(crate) fn months_between(from: Day, to: Day) -> i32 {
    let ((y1, m1, d1), (y2, m2, d2)) = (from.ymd(), to.ymd());
    (y2 - y1) * 12 + m2 as i32 - m1 as i32 - i32::from(d2 < d1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_follow_iso() {
        assert_eq!(iso_week(day("2016-01-01")), Some((2015, 53)));
        assert_eq!(week_number(2015, 1), Some(day("2014-12-29")));
        assert_eq!(week_number(2015, 54), None);
    }

    #[test]
    fn months_are_clamped_to_their_length() {
        let month = Length { parts: vec![(Some(Rational::ONE), Unit::Month)], vague: false };
        assert_eq!(shift(day("2023-03-31"), &month, true), Some(day("2023-02-28")));
        assert_eq!(stretch(Unit::Month, day("2022-12-28"), 2), Some((day("2023-02-01"), day("2023-03-01"))));
        assert_eq!(
            stretch(Unit::Quarter, day("2019-07-04"), -1),
            Some((day("2019-04-01"), day("2019-07-01")))
        );
    }
}
