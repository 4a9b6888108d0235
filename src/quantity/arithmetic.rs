//! The arithmetic of two figures that exclude each other, in words for a reader.

use super::{Bound, HEDGED, Quantity, factor, rounding};

/// Why no true value fits both: `675 miles = 1,086 km; stated to ±0.5 miles; 1,250 km lies outside`.
pub(super) fn explain(a: &Quantity, b: &Quantity) -> String {
    let mut said = vec![in_words(a)];
    if a.unit != b.unit && a.bound != Bound::Range {
        let standard = a.low.or(a.high).unwrap_or_default();
        let there = (standard - offset(b)) / factor(b);
        said[0] = format!("{} = {}", said[0], figure(there, &b.unit));
    }
    if a.bound == Bound::About {
        said.push(format!("taken to within {} percent", HEDGED * 100.0));
    } else if a.bound == Bound::Exact && rounding(a) > 0.0 {
        said.push(format!("stated to ±{}", figure(a.precision, &a.unit)));
    }
    let lies =
        if a.bound == Bound::Exact && b.bound == Bound::Exact { "lies outside" } else { "does not fit" };
    said.push(format!("{} {lies}", in_words(b)));
    said.join("; ")
}

/// What the unit adds after multiplying, in the standard unit: temperatures only.
fn offset(quantity: &Quantity) -> f64 {
    quantity.low.or(quantity.high).unwrap_or_default() - quantity.value * factor(quantity)
}

/// A quantity with its bound.
fn in_words(quantity: &Quantity) -> String {
    let value = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low < high => {
            let high = (high - offset(quantity)) / factor(quantity);
            format!("{} to {}", figure(quantity.value, ""), figure(high, &quantity.unit))
        }
        _ => figure(quantity.value, &quantity.unit),
    };
    match quantity.bound {
        Bound::Exact | Bound::Range => value,
        Bound::About => format!("about {value}"),
        Bound::AtLeast if quantity.open.0 => format!("more than {value}"),
        Bound::AtLeast => format!("at least {value}"),
        Bound::AtMost if quantity.open.1 => format!("less than {value}"),
        Bound::AtMost => format!("at most {value}"),
    }
}

/// A figure with its unit, to four places that count: `1,086 km`, `4.5 million litres`.
fn figure(value: f64, unit: &str) -> String {
    let (value, scale) = match value.abs() {
        size if size >= 1e9 => (value / 1e9, " billion"),
        size if size >= 1e6 => (value / 1e6, " million"),
        _ => (value, ""),
    };
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
    let unit = if unit == "ordinal" { String::new() } else { named(unit, value == 1.0 && scale.is_empty()) };
    if unit.is_empty() { format!("{text}{scale}") } else { format!("{text}{scale} {unit}") }
}

/// The name of a unit by its id; symbols and codes have no plural.
fn named(unit: &str, one: bool) -> String {
    const PLURALS: &[(&str, &str)] = &[
        ("century", "centuries"),
        ("day", "days"),
        ("foot", "feet"),
        ("hour", "hours"),
        ("inch", "inches"),
        ("mile", "miles"),
        ("week", "weeks"),
        ("yard", "yards"),
        ("year", "years"),
    ];
    const UNCHANGED: &[&str] = &["celsius", "fahrenheit", "hertz", "kelvin", "percent"];
    let symbol = unit.len() <= 4 || unit.contains('/') || UNCHANGED.contains(&unit);
    let plural = PLURALS.iter().find(|(id, _)| *id == unit).map(|(_, plural)| *plural);
    match plural {
        _ if one => unit.replace('-', " "),
        Some(plural) => plural.to_owned(),
        None if symbol => unit.to_owned(),
        None => format!("{}s", unit.replace('-', " ")),
    }
}
