//! Facts that share a key of a relation, and how many pairs of them are compared.

use std::collections::BTreeMap;

use super::{index::Related, narrow};
use crate::rule::{join::Step, memory::Recall, table::Table};

/// How many pairs of facts that share a key are compared.
#[derive(Default)]
pub(super) struct Budget {
    /// For each key by its number.
    compared: Vec<usize>,
    /// For keys that have too many pairs, the day and the place of the first fact that is not compared with all.
    pub(super) cuts: BTreeMap<u64, (i32, u32)>,
    pub(super) left: usize,
    pub(super) most: (usize, u32),
}

impl Budget {
    /// How many pairs are compared for each key of a relation; what is over is counted, not compared.
    const RELATED: usize = if cfg!(test) { 400 } else { 200_000 };

    /// How many are where only words are compared, which takes a thousandth of the time.
    pub(super) const WORDS: usize = 4_000_000;

    /// The budget of so many keys.
    pub(super) fn of(keys: usize) -> Self {
        Self { compared: vec![0; keys], ..Self::default() }
    }

    /// How many of the facts of a key of a relation may still be compared with another, of a day.
    pub(super) fn take(&mut self, key: (usize, u64), day: i32, fact: usize, wanted: usize) -> usize {
        let compared = &mut self.compared[key.0];
        let taken = wanted.min(Self::RELATED - *compared);
        if taken < wanted {
            self.cuts.entry(key.1).or_insert((day, narrow(fact)));
        }
        *compared += taken;
        self.leave(fact, wanted - taken);
        taken
    }

    pub(super) fn leave(&mut self, fact: usize, left: usize) {
        self.left += left;
        if left > self.most.0 {
            self.most = (left, narrow(fact));
        }
    }
}

/// The facts of the second claim that share a key, by day, then in order.
#[derive(Default)]
pub(super) struct Group {
    /// How many there are.
    pub(super) count: usize,
    /// Those that a relation can hold of, with their places among all.
    able: Vec<Able>,
}

/// A fact that a relation can hold of.
#[derive(Clone, Copy)]
pub(super) struct Able {
    place: usize,
    pub(super) fact: usize,
    /// Whether it is of a document that has changed.
    pub(super) fresh: bool,
}

impl Group {
    /// The facts that a relation can hold of among the first ones.
    pub(super) fn able(&self, taken: usize) -> impl Iterator<Item = Able> + '_ {
        self.able.iter().copied().take_while(move |able| able.place < taken)
    }

    /// Whether a fact is among the first ones.
    pub(super) fn begins_with(&self, table: &Table<'_>, taken: usize, fact: usize) -> bool {
        let key = |fact: usize| (table.days[fact], fact);
        let at = self.able.partition_point(|able| key(able.fact) < key(fact));
        self.able.get(at).is_some_and(|able| able.fact == fact && able.place < taken)
    }
}

/// The facts of a claim under each key that a relation gives them.
pub(super) fn groups(
    related: &Related,
    table: &Table<'_>,
    step: &Step,
    symmetric: bool,
    recall: Option<Recall<'_, '_>>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    groups.resize_with(related.count(), Group::default);
    for fact in by_day(table, step) {
        let sides = related.sides(fact);
        let able = sides.second || symmetric && sides.first;
        let fresh = recall.is_none_or(|recall| !recall.old(fact));
        for key in related.keys(fact) {
            let group = &mut groups[key];
            if able {
                group.able.push(Able { place: group.count, fact, fresh });
            }
            group.count += 1;
        }
    }
    groups
}

/// The facts of a claim by day, then in order.
pub(super) fn by_day(table: &Table<'_>, step: &Step) -> Vec<usize> {
    let mut facts: Vec<usize> = step.all().collect();
    facts.sort_by_key(|fact| (table.days[*fact], *fact));
    facts
}
