//! Facts that share a key of a relation, and how many pairs of them are compared.

use std::collections::BTreeMap;

use super::narrow;
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    relation::Relation,
    rule::{join::Step, memory::Recall, table::Table},
};

/// How many pairs of facts that share a key are compared.
#[derive(Default)]
pub(super) struct Budget {
    compared: BTreeMap<String, usize>,
    /// For keys that have too many pairs, the day and the place of the first fact that is not compared with all.
    pub(super) cuts: BTreeMap<String, (i32, u32)>,
    pub(super) left: usize,
    pub(super) most: (usize, u32),
}

impl Budget {
    /// How many pairs are compared for each key of a relation; what is over is counted, not compared.
    const RELATED: usize = if cfg!(test) { 400 } else { 200_000 };

    /// How many are where only words are compared, which takes a thousandth of the time.
    pub(super) const WORDS: usize = 4_000_000;

    /// How many of the facts of a key of a relation may still be compared with another, of a day.
    pub(super) fn take(&mut self, key: String, day: i32, fact: usize, wanted: usize) -> usize {
        let compared = self.compared.get(&key).copied().unwrap_or_default();
        let taken = wanted.min(Self::RELATED - compared);
        if taken < wanted && !self.cuts.contains_key(&key) {
            self.cuts.insert(key.clone(), (day, narrow(fact)));
        }
        self.compared.insert(key, compared + taken);
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
    pub(super) facts: Vec<usize>,
    /// The places in `facts` of those that are of documents that have changed.
    pub(super) fresh: Vec<usize>,
}

impl Group {
    /// The place of a fact, or where it would be.
    fn place(&self, table: &Table<'_>, fact: usize) -> usize {
        self.facts.partition_point(|other| (table.days[*other], *other) < (table.days[fact], fact))
    }

    /// Whether a fact is among the first ones.
    pub(super) fn begins_with(&self, table: &Table<'_>, taken: usize, fact: usize) -> bool {
        let place = self.place(table, fact);
        place < taken && self.facts[place] == fact
    }
}

/// The facts of a claim under each key that a relation gives them.
pub(super) fn groups(
    relation: &Relation,
    table: &Table<'_>,
    lexicon: &Lexicon,
    step: &Step,
    recall: Option<Recall<'_, '_>>,
) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for fact in by_day(table, step) {
        let fresh = recall.is_none_or(|recall| !recall.old(fact));
        for key in keys(relation, &table.facts[fact], lexicon) {
            let group = groups.entry(key).or_default();
            if fresh {
                group.fresh.push(group.facts.len());
            }
            group.facts.push(fact);
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

pub(super) fn keys(relation: &Relation, fact: &Fact, lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    (relation.keys)(fact, lexicon, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}
