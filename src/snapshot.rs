//! Snapshots: what was found and read, as a text made for reviewing its changes, in the file format of insta.
//!
//! A snapshot holds no offset and no line number, so an edit elsewhere in a document changes nothing. What changed is told
//! of findings, positions and claims, not of lines.

mod cause;
mod change;
mod group;
mod item;
mod overlap;
mod parse;
mod pool;
mod show;
mod take;
mod words;
mod write;

use std::collections::BTreeMap;

use crate::{lexicon::Lexicon, rule::RuleSet};

pub use self::{
    change::{Cause, Change, Difference, differences},
    item::{Item, Kind, Side},
    parse::{is_own, parse},
    show::{Line, Mark, counts, lines, shown, summary},
    take::take,
    words::Words,
};

/// What a reading depends on beside the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// The version of belie.
    pub belie: String,
    /// A digest of the rules that hold, with their severities and options.
    pub rules: String,
    /// A digest of the lexicon.
    pub lexicon: String,
}

impl Versions {
    /// Those of this run.
    #[must_use]
    pub fn current(rules: &RuleSet, lexicon: &Lexicon) -> Self {
        let belie = env!("CARGO_PKG_VERSION").to_owned();
        Self { belie, rules: rules.digest(), lexicon: lexicon.digest() }
    }

    /// What differs between these and others, each as its name and the two values.
    #[must_use]
    pub fn changed<'v>(&'v self, other: &'v Self) -> Vec<(&'static str, &'v str, &'v str)> {
        let pairs = [
            ("belie", &self.belie, &other.belie),
            ("rules", &self.rules, &other.rules),
            ("lexicon", &self.lexicon, &other.lexicon),
        ];
        let differs = pairs.into_iter().filter(|(_, one, two)| one != two);
        differs.map(|(name, one, two)| (name, one.as_str(), two.as_str())).collect()
    }
}

/// Snapshots by name.
pub type Snapshots = BTreeMap<String, Snapshot>;

/// What was found and read in a group of documents.
///
/// # Examples
///
/// ```
/// use belie::snapshot::{Snapshot, Versions, parse};
///
/// let empty = Snapshot::new(Versions::default(), 2, false, Vec::new());
/// let text = empty.text("articles");
/// assert!(text.starts_with("---\ndescription: \"belie: "));
/// assert!(parse("articles.snap", &text).unwrap().same(&empty));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// What it was made by.
    pub versions: Versions,
    /// How many documents were read.
    pub documents: usize,
    /// Whether claims are kept.
    pub claims: bool,
    /// What it holds, in order.
    items: Vec<Item>,
}

impl Snapshot {
    /// A snapshot of items, which are put in order; of equal positions and claims one is kept.
    #[must_use]
    pub fn new(versions: Versions, documents: usize, claims: bool, mut items: Vec<Item>) -> Self {
        items.sort();
        items.dedup_by(|one, other| one.kind != Kind::Finding && one == other);
        Self { versions, documents, claims, items }
    }

    /// What it holds, in order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether another one holds the same. Versions and the number of documents do not matter.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.items == other.items
    }

    /// How many items of a kind it holds.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.items.iter().filter(|item| item.kind == kind).count()
    }
}
