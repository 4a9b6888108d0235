//! Quantities and versions of a record.

use serde::Serialize;

use super::Writer;
use crate::{
    lexicon::Rational,
    proposition::{Bound, Quantity},
    report::claims::{name, told},
};

#[derive(Serialize)]
pub(super) struct Figure {
    start: u32,
    end: u32,
    text: String,
    value: Value,
    lower_open: bool,
    upper_open: bool,
    unit: String,
    bound: &'static str,
    measures: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Version<'r> {
    start: u32,
    end: u32,
    product: &'r str,
    number: &'r str,
    bound: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Whole(i64),
    Number(f64),
    Range([Option<f64>; 2]),
}

impl<'r> Writer<'r> {
    pub(super) fn figure(&self, quantity: &Quantity) -> Figure {
        let [start, end] = self.bytes(quantity.span);
        Figure {
            start,
            end,
            text: self.reading.text.prose.get(quantity.span.range()).unwrap_or_default().to_owned(),
            value: self.value(quantity),
            lower_open: quantity.open.0,
            upper_open: quantity.open.1,
            unit: quantity.unit.clone(),
            bound: name::bound(quantity.bound),
            measures: quantity.measures.clone(),
        }
    }

    pub(super) fn version(&self, version: &told::Stated<'r>) -> Version<'r> {
        let [start, end] = self.bytes(version.span);
        let (product, number) = (version.product, version.number);
        Version { start, end, product, number, bound: name::bound(version.bound) }
    }

    /// The value in its own unit: a number, or both bounds of a range.
    fn value(&self, quantity: &Quantity) -> Value {
        let wide = quantity.low.zip(quantity.high).is_some_and(|(low, high)| low < high);
        if quantity.bound == Bound::Range || wide {
            let bound = |bound: Option<f64>| bound.map(|bound| self.in_unit(bound, &quantity.unit));
            return Value::Range([bound(quantity.low), bound(quantity.high)]);
        }
        let whole = quantity.value as i64;
        let exact = quantity.value.fract() == 0.0 && quantity.value.abs() < 9e15;
        if exact { Value::Whole(whole) } else { Value::Number(quantity.value) }
    }

    /// A bound in base units of the dimension as one in the unit as written.
    fn in_unit(&self, bound: f64, unit: &str) -> f64 {
        let Some(unit) = self.lexicon.unit(unit) else { return bound };
        let number = |exact: Rational| exact.numerator as f64 / exact.denominator as f64;
        let value = (bound - number(unit.offset)) / number(unit.factor);
        // The division leaves a trace in the last places.
        (value * 1e9).round() / 1e9
    }
}
