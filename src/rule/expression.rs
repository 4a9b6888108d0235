//! Conditions over the claims of a rule: `reject.said within 90 days of ready.said`.

pub mod evaluate;
pub mod grammar;
pub mod resolve;
mod words;

use serde::{Deserialize, Serialize};

pub use evaluate::{Binding, Truth, evaluate};
pub use words::{words, written};

use super::{field::Field, pattern::Accept};
use crate::day::Day;

/// A field of a claim of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// The index of the claim.
    pub claim: usize,
    /// The field.
    pub field: Field,
}

/// How two fields are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is its own word")]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Before,
    After,
    Disjoint,
    Inside,
    Intersects,
    Excludes,
    Opposes,
}

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operand {
    /// Another field.
    Path(Path),
    /// A day, counted as [`Day`] counts it.
    Day(i32),
    /// A number, in the unit as written.
    Number(Amount),
}

/// A number that a rule names: as written, or that of one of its options.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// The number.
    pub value: f64,
    /// How many days one of its unit is; 1 for what is no time.
    pub unit: u32,
    /// The index of the option that holds it.
    pub option: Option<usize>,
}

impl Amount {
    /// The number in days, or in the unit as written.
    #[must_use]
    pub fn total(self) -> f64 {
        self.value * f64::from(self.unit)
    }

    /// The whole number of days.
    #[must_use]
    pub fn days(self) -> u32 {
        // Conversion from a float saturates.
        self.total() as u32
    }
}

/// How many different words a field holds among all claims that fit together and share some fields:
/// `count distinct b.holder per a.topic >= 3`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// The field whose words are counted.
    pub of: Path,
    /// The fields that those counted together share.
    pub per: Vec<Path>,
    /// How the count is compared.
    pub operator: Operator,
    /// What it is compared with.
    pub number: Amount,
}

impl Operand {
    /// The day that it names.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(Day(*day)),
            _ => None,
        }
    }
}

/// A condition. It is true, false, or, where a text does not say what it asks about, not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expression {
    /// `a.holder != b.holder`
    Compare(Path, Operator, Operand),
    /// `a.condition is none`, `a.marker in [now, no_longer]`, `a.topic within talks`
    Is(Path, Accept),
    /// `a.topic within b.topic`
    Within(Path, Path, bool),
    /// `a.said within 90 days of b.said`
    Near(Path, Amount, Path),
    /// `c.said between a.said and b.said`
    Between(Path, Path, Path),
    /// `same a.sentence b.sentence`, or `differ …`
    Same(Vec<Path>, bool),
    /// `a.marker is now and b.marker is none`
    All(Vec<Self>),
    /// `a.marker is now or b.marker is now`
    Any(Vec<Self>),
}

impl Expression {
    /// The fields that it reads.
    #[must_use]
    pub fn paths(&self) -> Vec<Path> {
        match self {
            Self::Compare(left, _, Operand::Path(right)) => vec![*left, *right],
            Self::Compare(left, ..) | Self::Is(left, _) => vec![*left],
            Self::Within(left, right, _) | Self::Near(left, _, right) => vec![*left, *right],
            Self::Between(it, from, to) => vec![*it, *from, *to],
            Self::Same(paths, _) => paths.clone(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::paths).collect(),
        }
    }

    /// The numbers in it.
    pub(crate) fn amounts(&mut self) -> Vec<&mut Amount> {
        match self {
            Self::Compare(_, _, Operand::Number(amount)) | Self::Near(_, amount, _) => vec![amount],
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().flat_map(Self::amounts).collect(),
            _ => Vec::new(),
        }
    }
}
