//! The rules that come with belie: as people read them, and compiled.

use super::{Rule, RuleSet};
use crate::{fault::Fault, lexicon::Lexicon};

/// A file of built-in rules: its name and its text.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("rules/", $name), include_str!(concat!("../../rules/", $name)))),*]
    };
}

/// The files of the built-in rules, in the order in which their rules are tried.
pub const FILES: &[(&str, &str)] = files![
    "positions/position-reversed.yaml",
    "positions/positions-exclude.yaml",
    "positions/ready-yet-rejecting.yaml",
    "preconditions/condition-refused.yaml",
    "preconditions/ready-against-condition.yaml",
    "preconditions/terms-rejected.yaml",
    "preconditions/unconditional-then-conditioned.yaml",
    "preconditions/unconditional-yet-conditioned.yaml",
    "characterisations/mischaracterised.yaml",
    "continuity/unchanged-yet-changed.yaml",
    "denial/disputed-fact.yaml",
    "denial/intention-reversed.yaml",
    "denial/knowledge-disputed.yaml",
    "denial/known-and-unknown.yaml",
    "denial/opposites-disputed.yaml",
    "denial/opposites-stated.yaml",
    "denial/said-and-denied.yaml",
    "quantities/quantities-differ.yaml",
    "quantities/quantities-disputed.yaml",
    "quantities/distances-differ.yaml",
    "quantities/limits-differ.yaml",
    "quantities/parts-miss-total.yaml",
    "quantities/share-misses-figures.yaml",
    "quantities/versions-differ.yaml",
    "dates/dates-differ.yaml",
    "dates/dates-disputed.yaml",
    "dates/ends-differ.yaml",
    "dates/ends-disputed.yaml",
    "dates/length-misses-ends.yaml",
    "dates/planned-after-deadline.yaml",
    "dates/weekday-of-another-date.yaml",
    "events/all-yet-not-all.yaml",
    "events/compared-otherwise.yaml",
    "events/existence-disputed.yaml",
    "events/exists-and-does-not.yaml",
    "events/first-yet-earlier.yaml",
    "events/places-differ.yaml",
    "events/roles-disputed.yaml",
    "events/roles-swapped.yaml",
    "people/ages-differ.yaml",
    "people/identities-differ.yaml",
    "people/list-exceeds-count.yaml",
    "people/list-misses-count.yaml",
    "quotations/quotes-differ.yaml",
];

const COMPILED: &[u8] = include_bytes!("builtin.bin");

/// The compiled rules.
pub(super) fn rules() -> Vec<Rule> {
    postcard::from_bytes(COMPILED).unwrap_or_default()
}

/// The files of the built-in rules, as they are loaded.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    FILES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// Compiles the built-in rules, without their tests, to the form in which they are stored.
///
/// # Errors
///
/// All faults of all files.
///
/// # Panics
///
/// Never: a checked rule can be stored.
pub fn compile_builtin(lexicon: &Lexicon) -> Result<Vec<u8>, Vec<Fault>> {
    let set = RuleSet::load_beside(&files(), lexicon, &[])?;
    Ok(postcard::to_stdvec(set.rules()).expect("rules hold nothing that cannot be stored"))
}
