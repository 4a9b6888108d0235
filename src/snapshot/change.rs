//! What changed between snapshots, told of findings, positions and claims.

use super::{Item, Kind, Snapshots, Words, cause::Causes, pool::Pool};

/// How an item differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is there no more.
    Gone,
    /// It was not there before.
    Added,
    /// It is the same, in another document.
    Moved,
    /// The same rule or position at the same place, in other words of the document.
    Reworded,
    /// The same words are read otherwise.
    Reread,
}

impl Change {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::Reread => "reread",
        }
    }
}

/// Why an item differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Its words are new, or stand there no more.
    Text,
    /// Its words are the same, and so is the reader: something else in the documents changed.
    Around,
    /// Its words are the same: belie, the rules or the lexicon changed.
    Reader,
    /// The reader changed, and whether the words are new is not known.
    Either,
    /// Claims are kept now, or no longer.
    Settings,
}

impl Cause {
    /// The cause in words.
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::Text => "text changed",
            Self::Around => "same words, but other text or dates changed",
            Self::Reader => "reader changed: same words, new reading",
            Self::Either => "text or reader changed",
            Self::Settings => "belie.yml changed what is kept",
        }
    }
}

/// An item that differs: as it was, as it is, and in which snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// How it differs.
    pub change: Change,
    /// Why.
    pub cause: Cause,
    /// The snapshot that held it, and what it was there.
    pub old: Option<(String, Item)>,
    /// The snapshot that is to hold it, and what it is there.
    pub new: Option<(String, Item)>,
}

impl Difference {
    /// Whether it concerns a snapshot.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        self.old.iter().chain(&self.new).any(|(snapshot, _)| snapshot == name)
    }

    /// Its kind, its change, then what it was and is: the order of a report.
    fn order(&self) -> (Option<Kind>, Change, Option<&Item>, Option<&Item>) {
        let (old, new) = (self.old.as_ref().map(|held| &held.1), self.new.as_ref().map(|held| &held.1));
        (self.item().map(|item| item.kind), self.change, old, new)
    }

    /// The item as it is, or as it was.
    pub(super) fn item(&self) -> Option<&Item> {
        self.new.as_ref().or(self.old.as_ref()).map(|(_, item)| item)
    }
}

/// What differs between snapshots as they were and as they are; `words` are those of the documents as they are.
#[must_use]
pub fn differences(old: &Snapshots, new: &Snapshots, words: &Words) -> Vec<Difference> {
    let mut pool = Pool::new(old, new);
    pool.pair_all();
    let causes = Causes::new(old, new, words);
    let owned = |(name, item): (&str, &Item)| (name.to_owned(), item.clone());
    let mut found: Vec<Difference> = Vec::new();
    for (change, old, new) in pool.finish() {
        let cause = match (old, new) {
            (Some(old), None) => causes.gone(old),
            (None, Some(new)) => causes.added(new),
            (Some((name, _)), _) if change == Change::Reread => causes.reread(name),
            _ => Cause::Text,
        };
        found.push(Difference { change, cause, old: old.map(owned), new: new.map(owned) });
    }
    found.sort_by(|one, other| one.order().cmp(&other.order()));
    found
}

#[cfg(test)]
mod tests;
