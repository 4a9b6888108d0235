//! Figures with units: exact arithmetic, and whether two of them can both be true.
//! Vagueness can only silence: what is rounded, hedged or converted is given more room, never less.

mod measure;
mod rational;

pub(crate) use measure::Measure;
pub use rational::Rational;

use crate::span::Span;

/// A quantity as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// Its place in the prose.
    pub span: Span,
    /// The lower bound, in base units of the dimension's standard unit.
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
    /// Whether the bound itself is excluded.
    pub open: (bool, bool),
    /// The unit's id, as written: `km`, `mile`, `percent`, `usd`, `ordinal`, or empty for a count.
    pub unit: String,
    /// What the unit measures: `length`, `share`, `usd`, `age`, `ordinal`, or empty for a count. Only quantities of one dimension compare.
    pub dimension: String,
    /// How many standard units one `unit` is; 0 if it is not known, and then it is the standard unit.
    pub factor: f64,
    /// How it is bounded.
    pub bound: Bound,
    /// The value as written, in `unit`.
    pub value: f64,
    /// Half of the last place stated, in `unit`: 2.5 gives 0.05.
    pub precision: f64,
    /// What is counted or measured: the head noun.
    pub measures: Option<String>,
}

/// How a quantity is bounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its own word")]
pub enum Bound {
    #[default]
    Exact,
    About,
    AtLeast,
    AtMost,
    Range,
}

/// How far a hedged figure ("about", "some") may lie from the true one, as a part of it.
const HEDGED: f64 = 0.1;

/// How far a figure may move when it is converted by hand to another unit, as a part of it.
const CONVERTED: f64 = 0.01;

/// A stretch of true values that a quantity allows, in the standard unit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    low: f64,
    high: f64,
    open: (bool, bool),
}

/// Whether no true value fits both quantities; if so, the arithmetic in words.
///
/// Quantities of different dimensions, currencies included, never exclude each other. That both measure
/// the same thing is for the caller to know.
///
/// # Examples
///
/// ```
/// use belie::{proposition::Quantity, quantity::excludes};
///
/// let length = |value: f64, unit: &str, factor: f64| Quantity {
///     low: Some(value * factor),
///     high: Some(value * factor),
///     unit: unit.to_owned(),
///     dimension: "length".to_owned(),
///     factor,
///     value,
///     precision: 0.5,
///     ..Quantity::default()
/// };
/// let miles = length(675.0, "mile", 1609.344);
/// assert_eq!(excludes(&miles, &length(1084.0, "km", 1000.0)), None);
/// assert_eq!(
///     excludes(&miles, &length(1250.0, "km", 1000.0)).as_deref(),
///     Some("675 mile = 1,086 km; that excludes 1,250 km"),
/// );
/// ```
#[must_use]
pub fn excludes(a: &Quantity, b: &Quantity) -> Option<String> {
    if a.dimension != b.dimension || (a.dimension.is_empty() && a.unit != b.unit) {
        return None;
    }
    let (left, right) = (room(a, b)?, room(b, a)?);
    (before(left, right) || before(right, left)).then(|| explain(a, b))
}

/// Whether everything in `left` is less than everything in `right`.
///
/// Rooms that merely touch are apart if either end is a rounding: a figure rounds to one side only.
fn before(left: Room, right: Room) -> bool {
    if left.high.is_infinite() || right.low.is_infinite() {
        return false;
    }
    let slack = 1e-9 * left.high.abs().max(right.low.abs());
    if left.high < right.low - slack {
        return true;
    }
    (left.high - right.low).abs() <= slack && (left.open.1 || right.open.0)
}

/// The true values that `quantity` allows, when it is held against `other`.
fn room(quantity: &Quantity, other: &Quantity) -> Option<Room> {
    let known = quantity.low.or(quantity.high)?;
    let converted = if quantity.unit == other.unit { 0.0 } else { CONVERTED * known.abs() };
    let rounding = rounding(quantity);
    let tolerance = match quantity.bound {
        Bound::About => rounding.max(HEDGED * known.abs()),
        Bound::Exact => rounding,
        Bound::AtLeast | Bound::AtMost | Bound::Range => 0.0,
    } + converted;
    let rounded = tolerance > 0.0 && quantity.bound != Bound::Range;
    Some(Room {
        low: quantity.low.map_or(f64::NEG_INFINITY, |low| low - tolerance),
        high: quantity.high.map_or(f64::INFINITY, |high| high + tolerance),
        open: (quantity.open.0 || rounded, quantity.open.1 || rounded),
    })
}

/// Half of the last place, in the standard unit. Whole things are counted, not rounded.
fn rounding(quantity: &Quantity) -> f64 {
    let counted = quantity.unit.is_empty() && quantity.value.fract() == 0.0 && quantity.precision <= 0.5;
    if counted || quantity.unit == "ordinal" { 0.0 } else { quantity.precision * factor(quantity) }
}

fn factor(quantity: &Quantity) -> f64 {
    if quantity.factor == 0.0 { 1.0 } else { quantity.factor }
}

/// `675 mile = 1,086 km; stated to ±0.5 mile; that excludes 1,250 km`.
fn explain(a: &Quantity, b: &Quantity) -> String {
    let mut said = vec![in_words(a)];
    if a.unit != b.unit && a.bound != Bound::Range {
        let standard = a.low.or(a.high).unwrap_or_default();
        let offset = b.low.or(b.high).unwrap_or_default() - b.value * factor(b);
        let there = (standard - offset) / factor(b);
        said[0] = format!("{} = {}", said[0], figure(there, &b.unit));
    }
    if a.bound == Bound::About {
        said.push(format!("taken to within {} percent", HEDGED * 100.0));
    } else if rounding(a) > 0.0 && a.precision != 0.5 {
        said.push(format!("stated to ±{}", figure(a.precision, &a.unit)));
    }
    said.push(format!("that excludes {}", in_words(b)));
    said.join("; ")
}

/// A quantity with its bound.
fn in_words(quantity: &Quantity) -> String {
    let value = figure(quantity.value, &quantity.unit);
    match quantity.bound {
        Bound::Exact => value,
        Bound::About => format!("about {value}"),
        Bound::AtLeast if quantity.open.0 => format!("more than {value}"),
        Bound::AtLeast => format!("at least {value}"),
        Bound::AtMost if quantity.open.1 => format!("less than {value}"),
        Bound::AtMost => format!("at most {value}"),
        Bound::Range => {
            let (low, high) = (quantity.low.unwrap_or_default(), quantity.high.unwrap_or_default());
            let offset = low - quantity.value * factor(quantity);
            format!(
                "{} to {}",
                figure(quantity.value, ""),
                figure((high - offset) / factor(quantity), &quantity.unit)
            )
        }
    }
}

/// A figure with its unit, to four places that count.
fn figure(value: f64, unit: &str) -> String {
    let places = if value == 0.0 { 0.0 } else { (3.0 - value.abs().log10().floor()).clamp(0.0, 6.0) };
    let mut text = format!("{value:.*}", places as usize);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    let whole = text.find('.').unwrap_or(text.len());
    let mut comma = whole;
    while comma > 3 && text.as_bytes()[comma - 4].is_ascii_digit() {
        comma -= 3;
        text.insert(comma, ',');
    }
    let unit = if unit == "ordinal" { "" } else { unit };
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(value: f64, unit: &str, dimension: &str, factor: f64, precision: f64) -> Quantity {
        Quantity {
            low: Some(value * factor),
            high: Some(value * factor),
            unit: unit.to_owned(),
            dimension: dimension.to_owned(),
            factor,
            value,
            precision,
            ..Quantity::default()
        }
    }

    fn count(value: f64, precision: f64) -> Quantity {
        of(value, "", "", 1.0, precision)
    }

    fn bounded(quantity: Quantity, bound: Bound, open: bool) -> Quantity {
        let low = if bound == Bound::AtMost { None } else { quantity.low };
        let high = if bound == Bound::AtLeast { None } else { quantity.high };
        Quantity { bound, low, high, open: (open, open), ..quantity }
    }

    #[test]
    fn counts_differ_by_one() {
        let said = excludes(&count(3.0, 0.5), &count(4.0, 0.5));
        assert_eq!(said.as_deref(), Some("3; that excludes 4"));
        assert_eq!(excludes(&count(4.0, 0.5), &count(4.0, 0.5)), None);
    }

    #[test]
    fn a_round_figure_covers_a_near_one() {
        assert_eq!(excludes(&count(60_000.0, 5_000.0), &count(59_400.0, 50.0)), None);
        assert!(excludes(&count(60_000.0, 5_000.0), &count(48_000.0, 500.0)).is_some());
    }

    #[test]
    fn a_bound_excludes_what_lies_beyond_it() {
        let fewer = bounded(count(4.0, 0.5), Bound::AtMost, true);
        assert!(excludes(&fewer, &count(4.0, 0.5)).is_some());
        assert_eq!(excludes(&fewer, &count(3.0, 0.5)), None);
        let at_least = bounded(count(4.0, 0.5), Bound::AtLeast, false);
        assert!(excludes(&at_least, &count(3.0, 0.5)).is_some());
        assert_eq!(excludes(&at_least, &count(4.0, 0.5)), None);
    }

    #[test]
    fn other_currencies_never_compare() {
        let euros = of(5.0, "eur", "eur", 1.0, 0.5);
        assert_eq!(excludes(&euros, &of(9.0, "usd", "usd", 1.0, 0.5)), None);
        assert!(excludes(&euros, &of(9.0, "eur", "eur", 1.0, 0.5)).is_some());
    }

    proptest! {
        #[test]
        fn a_quantity_agrees_with_itself_in_any_unit(value in 0.1f64..1e6, factor in 0.001f64..1e4) {
            let here = of(value, "a", "length", 1.0, 0.0);
            let there = of(value / factor, "b", "length", factor, 0.0);
            prop_assert_eq!(excludes(&here, &there), None);
        }

        #[test]
        fn hedging_never_adds_a_clash(a in 1f64..1e4, b in 1f64..1e4) {
            let hedged = bounded(count(a, 0.5), Bound::About, false);
            if excludes(&count(a, 0.5), &count(b, 0.5)).is_none() {
                prop_assert_eq!(excludes(&hedged, &count(b, 0.5)), None);
            }
        }
    }
}
