//! What a rule counts: the different words of a field among all that fits together.

use std::collections::BTreeMap;

use super::{Firing, Matches, firing};
use crate::{
    relation::Confidence,
    rule::{expression::Count, expression::evaluate::order, table::Table},
};

/// How many of the facts that were counted are shown beside the first.
const SHOWN: usize = 8;

/// One firing for each group whose count is as the rule asks: its first match, with one fact for each further word.
pub(super) fn groups(count: &Count, table: &Table<'_>, matches: &Matches, rule: usize) -> Vec<Firing> {
    let word = |path: &crate::rule::expression::Path, facts: &[u32]| {
        table.word(path.field, facts[path.claim] as usize)
    };
    let mut groups: BTreeMap<Vec<u32>, Vec<&[u32]>> = BTreeMap::new();
    for facts in matches.iter() {
        let key: Vec<u32> = count.per.iter().map(|path| word(path, facts)).collect();
        if !key.contains(&0) && word(&count.of, facts) != 0 {
            groups.entry(key).or_default().push(facts);
        }
    }
    let fire = |mut group: Vec<&[u32]>| {
        group.sort_unstable();
        let mut found = firing(rule, group[0], Confidence::High);
        let mut counted = vec![word(&count.of, group[0])];
        for facts in group {
            let new = word(&count.of, facts);
            if !counted.contains(&new) {
                counted.push(new);
                if found.others.len() < SHOWN {
                    found.others.push((count.of.claim, facts[count.of.claim] as usize));
                }
            }
        }
        let number = counted.len() as f64;
        found.trail =
            vec![format!("{} different are stated: {}", counted.len(), count.of.field.row().summary)];
        number.partial_cmp(&count.number.total()).filter(|by| order(*by, count.operator)).map(|_| found)
    };
    groups.into_values().filter_map(fire).collect()
}
