//! Durations: their TIMEX3 values and their seconds.

use super::{
    TimexKind,
    place::Placed,
    written::{Length, Unit},
};
use crate::quantity::Rational;

/// A duration without a place in the calendar.
pub(crate) fn place(length: &Length) -> Placed {
    let placed = Placed::loose(TimexKind::Duration, value(length), finest(length));
    Placed { seconds: seconds(length), vague: length.vague, ..placed }
}

/// `P2Y6M`, `PT3.5H`, `PXW`
pub(crate) fn value(length: &Length) -> String {
    let (mut days, mut times) = (String::new(), String::new());
    for &(amount, unit) in &length.parts {
        let amount = amount.map_or("X".to_owned(), decimal);
        let (part, code) = match unit {
            Unit::Second => (&mut times, "S"),
            Unit::Minute => (&mut times, "M"),
            Unit::Hour => (&mut times, "H"),
            Unit::Day | Unit::Night => (&mut days, "D"),
            Unit::BusinessDay => (&mut days, "BD"),
            Unit::Week => (&mut days, "W"),
            Unit::Weekend => (&mut days, "WE"),
            Unit::Month => (&mut days, "M"),
            Unit::Year => (&mut days, "Y"),
            Unit::Fortnight | Unit::Quarter | Unit::Decade | Unit::Century => {
                let (per, code) = multiple(unit);
                days.push_str(&scaled(&amount, per));
                days.push_str(code);
                continue;
            }
        };
        part.push_str(&amount);
        part.push_str(code);
    }
    if times.is_empty() { format!("P{days}") } else { format!("P{days}T{times}") }
}

/// Units that TIMEX3 has no letter for, as multiples of one that it has.
fn multiple(unit: Unit) -> (i64, &'static str) {
    match unit {
        Unit::Fortnight => (2, "W"),
        Unit::Quarter => (3, "M"),
        Unit::Decade => (10, "Y"),
        _ => (100, "Y"),
    }
}

fn scaled(amount: &str, per: i64) -> String {
    let product = Rational::decimal(amount).and_then(|amount| amount.times(Rational::whole(per)));
    product.map_or("X".to_owned(), decimal)
}

fn decimal(amount: Rational) -> String {
    amount.as_whole().map_or_else(|| format!("{}", amount.to_f64()), |whole| whole.to_string())
}

/// The seconds of a duration; a month counts 30 days, a year 365.
pub(crate) fn seconds(length: &Length) -> Option<i64> {
    let mut sum = Rational::ZERO;
    for &(amount, unit) in &length.parts {
        let per = match unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3600,
            Unit::Day | Unit::Night | Unit::BusinessDay => 86_400,
            Unit::Week => 7 * 86_400,
            Unit::Weekend => 2 * 86_400,
            Unit::Fortnight => 14 * 86_400,
            Unit::Month => 30 * 86_400,
            Unit::Quarter => 90 * 86_400,
            Unit::Year => 365 * 86_400,
            Unit::Decade => 3650 * 86_400,
            Unit::Century => 36_500 * 86_400,
        };
        sum = sum.plus(amount?.times(Rational::whole(per))?)?;
    }
    sum.as_whole()
}

fn finest(length: &Length) -> Unit {
    length.parts.iter().map(|&(_, unit)| unit).min().unwrap_or(Unit::Day)
}
