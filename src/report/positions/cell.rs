//! What one side holds on one topic: entries in time, each as long as it is repeated.

use super::{Change, Held, Told};
use crate::{lexicon::Lexicon, proposition::Voice};

/// What is said of one side and topic, in any order.
#[derive(Default)]
pub(super) struct Cell {
    said: Vec<(Held, Told)>,
}

/// A position from one day on.
pub(super) struct Entry {
    pub(super) held: Held,
    pub(super) change: Option<Change>,
    pub(super) told: Vec<Told>,
}

impl Cell {
    pub(super) fn add(&mut self, held: Held, told: Told) {
        self.said.push((held, told));
    }

    /// The entries by day; what has no day stands last, for nobody knows what it follows.
    pub(super) fn entries(mut self, lexicon: &Lexicon) -> Vec<Entry> {
        // The sort is stable: within a day the order of the documents stays.
        self.said.sort_by_key(|(_, told)| (told.said.is_none(), told.said));
        let mut entries: Vec<Entry> = Vec::new();
        for (held, told) in self.said {
            let dated = told.said.is_some();
            let before = entries.iter().rposition(|entry| {
                entry.told[0].said.is_some() == dated && comparable(&entry.held, &held, lexicon)
            });
            match before.map(|at| &mut entries[at]) {
                Some(entry) if same(&entry.held, &held) => {
                    if !entry.told.contains(&told) {
                        entry.told.push(told);
                    }
                }
                before => {
                    let change = before
                        .filter(|entry| later(entry, &told))
                        .and_then(|entry| change(&entry.held, &held));
                    entries.push(Entry { held, change, told: vec![told] });
                }
            }
        }
        entries
    }
}

/// Whether something is said on a later day than an entry.
fn later(entry: &Entry, told: &Told) -> bool {
    let last = entry.told.iter().rev().find_map(|told| told.said);
    last.zip(told.said).is_some_and(|(before, after)| before < after)
}

/// Whether two positions answer one question: the same stance, or two that exclude each other. What others tell of a
/// side is held against nothing but its like.
fn comparable(one: &Held, other: &Held, lexicon: &Lexicon) -> bool {
    reported(one) == reported(other)
        && (one.stance == other.stance || lexicon.incompatible(&one.stance, &other.stance))
}

fn reported(held: &Held) -> bool {
    held.voice == Voice::Reported
}

/// Whether two say the same. A word that relates one to the past, and at whom it is aimed, do not change what is held.
fn same(one: &Held, other: &Held) -> bool {
    let limits = |held: &Held| (held.stance.clone(), held.polarity, held.modality, held.scope.clone());
    let condition = |held: &Held| held.condition.as_ref().map(|(kind, words)| (*kind, words.to_lowercase()));
    limits(one) == limits(other) && condition(one) == condition(other)
}

/// How a position stands to an earlier one that it can be compared with. What others tell of a side changes nothing.
fn change(before: &Held, now: &Held) -> Option<Change> {
    let agree = before.polarity == now.polarity;
    match (before.stance == now.stance, agree) {
        _ if reported(now) => None,
        (true, false) | (false, true) => Some(Change::Reversed),
        (true, true) => Some(Change::Changed),
        // "not ready" and "does not refuse" can be held at once.
        (false, false) => None,
    }
}
