//! What a rule counts: the different words of a field among all that fits together.

use std::collections::BTreeMap;

use super::{Firing, Matches, firing};
use crate::{
    relation::Confidence,
    rule::{
        Rule,
        expression::{Count, Path, evaluate::order},
        table::{Table, Word},
    },
};

/// How many of the facts that were counted are shown beside the first.
const SHOWN: usize = 8;

fn word(table: &Table<'_>, path: Path, facts: &[u32]) -> Word {
    table.word(path.field, facts[path.claim] as usize)
}

/// What is counted together, by the words that it shares.
fn grouped<'m>(
    count: &Count,
    table: &Table<'_>,
    matches: &'m Matches,
) -> BTreeMap<Vec<Word>, Vec<&'m [u32]>> {
    let mut groups: BTreeMap<Vec<Word>, Vec<&[u32]>> = BTreeMap::new();
    for facts in matches.iter() {
        let key: Vec<Word> = count.per.iter().map(|path| word(table, *path, facts)).collect();
        if !key.contains(&0) && word(table, count.of, facts) != 0 {
            groups.entry(key).or_default().push(facts);
        }
    }
    groups
}

/// The first of a group with each word that is counted.
fn different<'m>(count: &Count, table: &Table<'_>, mut group: Vec<&'m [u32]>) -> Vec<&'m [u32]> {
    let mut counted = Vec::new();
    group.sort_unstable();
    group.retain(|facts| {
        let word = word(table, count.of, facts);
        let new = !counted.contains(&word);
        counted.push(word);
        new
    });
    group
}

impl Count {
    /// Whether a number is as the rule asks.
    fn holds(&self, number: usize) -> bool {
        (number as f64).partial_cmp(&self.number.total()).is_some_and(|by| order(by, self.operator))
    }
}

/// Of a rule that counts, the words that each group shares whose count is as it asks, and the count.
#[must_use]
pub fn counts(rule: &Rule, table: &Table<'_>, matches: &Matches) -> Vec<(Vec<String>, usize)> {
    let Some(count) = &rule.count else { return Vec::new() };
    let groups = grouped(count, table, matches).into_iter();
    let told = |(key, group): (Vec<Word>, Vec<&[u32]>)| {
        let words = key.into_iter().map(|word| table.text(word).to_owned()).collect();
        (words, different(count, table, group).len())
    };
    groups.map(told).filter(|(_, number)| count.holds(*number)).collect()
}

/// One firing for each group whose count is as the rule asks: its first match, with one fact for each further word.
pub(super) fn groups(count: &Count, table: &Table<'_>, matches: &Matches, rule: usize) -> Vec<Firing> {
    let fire = |group: Vec<&[u32]>| {
        let counted = different(count, table, group);
        let mut found = firing(rule, counted[0], Confidence::High);
        let shown = counted[1..].iter().take(SHOWN);
        found.others = shown.map(|facts| (count.of.claim, facts[count.of.claim] as usize)).collect();
        let field = count.of.field.row().summary;
        found.trail = vec![format!("{} different are stated: {field}", counted.len())];
        count.holds(counted.len()).then_some(found)
    };
    grouped(count, table, matches).into_values().filter_map(fire).collect()
}
