//! What a figure counts in: a unit with its dimension and its exact factor.

use super::Rational;

/// A unit as the grammar needs it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// The unit's id; empty for a count.
    pub(crate) unit: String,
    /// What it measures; empty for a count.
    pub(crate) dimension: String,
    /// How many standard units one unit is.
    pub(crate) factor: Rational,
    /// What is added after multiplying: temperatures only.
    pub(crate) offset: Rational,
}

impl Measure {
    /// A unit without an offset.
    pub(crate) fn new(unit: &str, dimension: &str, factor: Rational) -> Self {
        Self { unit: unit.to_owned(), dimension: dimension.to_owned(), factor, offset: Rational::ZERO }
    }

    /// A part of a whole, as `two thirds` or `one in five`; percentages are of the same dimension.
    pub(crate) fn share() -> Self {
        Self::new("", "share", Rational::ONE)
    }

    /// Whether it is money.
    pub(crate) fn is_money(&self) -> bool {
        is_money(&self.unit, &self.dimension)
    }

    /// The unit per another unit.
    pub(crate) fn per(&self, below: &Self) -> Option<Self> {
        let factor = self.factor.over(below.factor)?;
        let (unit, dimension) =
            (format!("{}/{}", self.unit, below.unit), format!("{}/{}", self.dimension, below.dimension));
        let dimension = if dimension == "length/time" { "speed".to_owned() } else { dimension };
        Some(Self { unit, dimension, factor, offset: Rational::ZERO })
    }

    /// The unit per thing that is no unit: `a share`.
    pub(crate) fn per_thing(self, thing: &str) -> Self {
        Self { dimension: format!("{}/{thing}", self.dimension), ..self }
    }
}

/// Whether a unit is one of money: a currency is a dimension of its own, by its code or its name.
pub(super) fn is_money(unit: &str, dimension: &str) -> bool {
    let code = dimension.len() == 3 && dimension.bytes().all(|b| b.is_ascii_lowercase());
    code || !unit.is_empty() && unit == dimension
}
