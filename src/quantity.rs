//! Figures with units: exact arithmetic, and whether two of them can both be true.
//! Vagueness can only silence: what is rounded, hedged or converted is given more room, never less.

mod arithmetic;
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

impl Quantity {
    /// Whether it is an amount of money: a currency is a dimension of its own.
    #[must_use]
    pub fn is_money(&self) -> bool {
        measure::is_money(&self.unit, &self.dimension)
    }
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
///     Some("675 miles = 1,086 km; stated to ±0.5 miles; 1,250 km lies outside"),
/// );
/// ```
#[must_use]
pub fn excludes(a: &Quantity, b: &Quantity) -> Option<String> {
    if a.dimension != b.dimension || (a.dimension.is_empty() && a.unit != b.unit) {
        return None;
    }
    let (left, right) = (room(a, b)?, room(b, a)?);
    (before(left, right) || before(right, left)).then(|| arithmetic::explain(a, b))
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
    quantity.low.or(quantity.high)?;
    let tolerance = |end: f64| {
        let converted = if quantity.unit == other.unit { 0.0 } else { CONVERTED * end.abs() };
        let rounding = rounding(quantity);
        converted
            + match quantity.bound {
                Bound::About => rounding.max(HEDGED * end.abs()),
                Bound::Exact => rounding,
                Bound::AtLeast | Bound::AtMost | Bound::Range => 0.0,
            }
    };
    let rounded = quantity.bound != Bound::Range && quantity.low.or(quantity.high).map(tolerance) > Some(0.0);
    Some(Room {
        low: quantity.low.map_or(f64::NEG_INFINITY, |low| low - tolerance(low)),
        high: quantity.high.map_or(f64::INFINITY, |high| high + tolerance(high)),
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
        assert_eq!(said.as_deref(), Some("3; 4 lies outside"));
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
        fn hedging_never_adds_a_clash(a in 1f64..1e4, b in 1f64..1e4, width in 0f64..100.0) {
            let exact = Quantity { high: Some(a + width), ..count(a, 0.5) };
            let hedged = Quantity { bound: Bound::About, ..exact.clone() };
            if excludes(&exact, &count(b, 0.5)).is_none() {
                prop_assert_eq!(excludes(&hedged, &count(b, 0.5)), None);
            }
        }

        #[test]
        fn a_range_never_clashes_with_one_that_it_holds(low in -1e4f64..1e4, a in 0f64..1e3, b in 0f64..1e3) {
            let range = |low: f64, high: f64| Quantity {
                low: Some(low),
                high: Some(high),
                bound: Bound::Range,
                ..count(low, 0.0)
            };
            let (inner, outer) = (range(low + a.min(b), low + a.max(b)), range(low, low + 1e3));
            prop_assert_eq!(excludes(&inner, &outer), None);
            prop_assert_eq!(excludes(&outer, &inner), None);
        }
    }
}
