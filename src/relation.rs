//! How two facts can clash: one file each, one row each in [`RELATIONS`].

mod age;
mod attributed_stance;
mod awareness;
mod beside;
pub(crate) mod comparison;
mod contained;
mod continuity;
mod date;
mod deadline;
mod denial;
mod distance;
mod duration;
mod end;
mod enumeration;
mod existence;
mod first_time;
mod frame;
pub(crate) mod gate;
mod identity;
mod keys;
mod limit;
mod location;
mod matter;
mod membership;
pub(crate) mod nominal;
mod opposition;
mod precondition;
mod quantity;
mod quote;
mod role;
mod scale;
mod sketch;
pub(crate) mod spoken;
pub mod takes;
#[cfg(test)]
pub(crate) mod testing;
mod time;
mod version;
pub(crate) mod words;

pub(crate) use gate::Frame;
pub use keys::Keys;
pub use sketch::{Quick, Sides, Sketch, Sketches};

use crate::{fact::Fact, lexicon::Lexicon};

/// How sure a relation or a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Worth a look.
    Low,
    /// Likely.
    Medium,
    /// All that the texts say supports it.
    High,
}

/// Two facts that clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Why, step by step, in words for a reader: lower case, no full stop.
    pub because: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// The first step that two facts did not meet, in words for a reader.
pub type Unmet = String;

/// A way in which two facts can clash.
pub struct Relation {
    /// Its name in rules: `denial`.
    pub name: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Whether the order of the facts does not matter.
    pub symmetric: bool,
    /// The keys under which a fact is to be compared; only facts that share a key are.
    pub keys: fn(&Fact, &Lexicon, &mut Keys),
    /// Which of the two a fact can be, by itself.
    pub sides: fn(&Fact, &Lexicon) -> Sides,
    /// Whether two facts may clash, before they are compared.
    pub quick: fn(&Sketch<'_>, &Sketch<'_>) -> Quick,
    /// Whether the facts clash; if not, the first step that was not met.
    pub compare: fn(&Fact, &Fact, &Lexicon) -> Result<Clash, Unmet>,
}

/// All relations, in the order in which they are documented.
pub const RELATIONS: &[Relation] = &[
    denial::RELATION,
    opposition::RELATION,
    precondition::RELATION,
    precondition::REFUSED,
    attributed_stance::RELATION,
    continuity::RELATION,
    quantity::RELATION,
    date::RELATION,
    end::RELATION,
    location::RELATION,
    identity::RELATION,
    membership::RELATION,
    existence::RELATION,
    scale::RELATION,
    first_time::RELATION,
    role::RELATION,
    comparison::RELATION,
    quote::RELATION,
    awareness::RELATION,
    distance::RELATION,
    beside::DAY,
    beside::SUM,
    beside::PART,
    age::RELATION,
    version::RELATION,
    limit::RELATION,
    duration::RELATION,
    deadline::RELATION,
    enumeration::RELATION,
];

/// The relation of a name.
///
/// # Examples
///
/// ```
/// assert!(belie::relation::named("denial").is_some());
/// ```
#[must_use]
pub fn named(name: &str) -> Option<&'static Relation> {
    RELATIONS.iter().find(|relation| relation.name == name)
}
