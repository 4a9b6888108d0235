//! Why an item differs: its words are new or gone, or the same words are read otherwise.

use super::{Cause, Item, Kind, Snapshots, Versions, Words};

/// What tells why items differ.
pub(super) struct Causes<'s> {
    old: &'s Snapshots,
    new: &'s Snapshots,
    /// What the new snapshots were made by.
    current: Option<&'s Versions>,
    /// The words of the documents as they are.
    words: &'s Words,
    /// The words that old snapshots hold: they are known to have been there.
    known: Words,
}

impl<'s> Causes<'s> {
    pub(super) fn new(old: &'s Snapshots, new: &'s Snapshots, words: &'s Words) -> Self {
        let current = new.values().next().map(|snapshot| &snapshot.versions);
        Self { old, new, current, words, known: Words::of_snapshots(old) }
    }

    /// Whether another reader made an old snapshot.
    fn read_otherwise(&self, name: &str) -> bool {
        let versions = self.old.get(name).map(|snapshot| &snapshot.versions);
        versions.zip(self.current).is_some_and(|(old, current)| old != current)
    }

    /// Whether an item is a claim, and claims were kept before or are kept now, but not both.
    fn kept_otherwise(&self, name: &str, item: &Item) -> bool {
        let snapshots = self.old.get(name).zip(self.new.get(name));
        item.kind == Kind::Claim && snapshots.is_some_and(|(old, new)| old.claims != new.claims)
    }

    /// Why an item is there no more.
    pub(super) fn gone(&self, (name, item): (&str, &Item)) -> Cause {
        if self.kept_otherwise(name, item) {
            return Cause::Settings;
        }
        if hold(self.words, item) { self.reread(name) } else { Cause::Text }
    }

    /// Why an item was not there before.
    pub(super) fn added(&self, (name, item): (&str, &Item)) -> Cause {
        if self.kept_otherwise(name, item) {
            return Cause::Settings;
        }
        match (hold(&self.known, item), self.read_otherwise(name)) {
            (true, _) => self.reread(name),
            (false, true) => Cause::Either,
            (false, false) => Cause::Text,
        }
    }

    /// Why the same words are read otherwise.
    pub(super) fn reread(&self, name: &str) -> Cause {
        if self.read_otherwise(name) { Cause::Reader } else { Cause::Around }
    }
}

/// Whether all words of an item are known to stand where it says.
fn hold(words: &Words, item: &Item) -> bool {
    item.sides.iter().all(|side| words.hold(item.kind, side))
}
