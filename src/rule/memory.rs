//! What comparing facts has shown before, so that facts of documents that have not changed are not compared again.
//!
//! Whether two facts fit the first two claims of a rule and its relation holds of them depends on the two alone. So of two
//! facts that were compared before it is known; what else a rule asks for is asked anew.

use std::collections::BTreeMap;

use super::Rule;
use crate::{fact::Facts, finding::Severity};

/// What a run has compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// For each document bytes that tell it from others, and how many facts it has.
    pub(crate) documents: Vec<(Vec<u8>, u32)>,
    /// For each rule, as it is stored, what was compared for it.
    pub(crate) rules: Vec<(Vec<u8>, Compared)>,
}

/// What was compared for a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Compared {
    /// Pairs of facts that fit the first two claims and of which the relation holds, in order.
    pub(crate) pairs: Vec<(u32, u32)>,
    /// For keys that have too many pairs, by day and place the first fact of the first claim that was not compared with
    /// all facts of the key.
    pub(crate) cuts: Vec<(u64, (i32, u32))>,
}

/// What is known of facts from an earlier run.
#[derive(Default)]
pub struct Known<'m> {
    /// The number that each fact had.
    was: Vec<Option<u32>>,
    /// The number that each of the earlier facts has now.
    now: Vec<Option<u32>>,
    rules: BTreeMap<&'m [u8], &'m Compared>,
}

impl<'m> Known<'m> {
    /// What an earlier run tells of facts. `documents` tells each document from others: two that have the same bytes here
    /// and there hold the same facts.
    #[must_use]
    pub fn new(memory: &'m Memory, documents: &[Vec<u8>], facts: &Facts) -> Self {
        let counts = counts(documents.len(), facts);
        let before = starts(memory.documents.iter().map(|(_, count)| *count));
        let after = starts(counts.iter().copied());
        let mut was = vec![None; facts.all().len()];
        let total = memory.documents.iter().map(|(_, count)| *count as usize).sum();
        let mut now = vec![None; total];
        for (new, old) in
            same(memory, documents).into_iter().filter(|(new, old)| counts[*new] == memory.documents[*old].1)
        {
            for place in 0..counts[new] {
                let (this, that) = (after[new] + place, before[old] + place);
                was[this as usize] = Some(that);
                now[that as usize] = Some(this);
            }
        }
        let rules = memory.rules.iter().map(|(rule, compared)| (rule.as_slice(), compared)).collect();
        Self { was, now, rules }
    }

    /// What is known for a rule.
    pub(super) fn of(&self, rule: &Rule) -> Option<Recall<'_, 'm>> {
        if self.rules.is_empty() {
            return None;
        }
        let compared = self.rules.get(stored(rule)?.as_slice())?;
        Some(Recall { known: self, compared })
    }
}

/// What is known of facts for a rule.
#[derive(Clone, Copy)]
pub(super) struct Recall<'k, 'm> {
    known: &'k Known<'m>,
    compared: &'m Compared,
}

impl<'k, 'm> Recall<'k, 'm> {
    /// Whether a fact is of a document that has not changed.
    pub(super) fn old(&self, fact: usize) -> bool {
        self.known.was.get(fact).is_some_and(Option::is_some)
    }

    /// Whether a fact of the first claim, of a day, was compared with all old facts that share a key with it.
    pub(super) fn all(&self, key: u64, day: i32, fact: usize) -> bool {
        let Some(Some(was)) = self.known.was.get(fact) else { return false };
        let cuts = &self.compared.cuts;
        let cut = cuts.binary_search_by_key(&key, |(known, _)| *known);
        cut.map_or(true, |place| (day, *was) < cuts[place].1)
    }

    /// The old facts that fit beside an old fact of the first claim.
    pub(super) fn fits(self, fact: usize) -> impl Iterator<Item = usize> + use<'k, 'm> {
        let Self { known, compared } = self;
        let was = known.was.get(fact).copied().flatten();
        let pairs = &compared.pairs;
        let first = pairs.partition_point(|(one, _)| Some(*one) < was);
        let here = pairs[first..].iter().take_while(move |(one, _)| Some(*one) == was);
        here.filter_map(move |(_, other)| known.now.get(*other as usize).copied().flatten())
            .map(|fact| fact as usize)
    }
}

impl Memory {
    /// What is to be remembered of a run: `compared` holds for each rule what was compared.
    pub(super) fn of(
        documents: Vec<Vec<u8>>,
        facts: &Facts,
        rules: &[Rule],
        compared: Vec<Compared>,
    ) -> Self {
        let counts = counts(documents.len(), facts);
        let run = |rule: &Rule| rule.relation().is_some() && rule.severity != Severity::Off;
        let kept = rules.iter().zip(compared).filter(|(rule, _)| run(rule));
        Self {
            documents: documents.into_iter().zip(counts).collect(),
            rules: kept.filter_map(|(rule, compared)| Some((stored(rule)?, compared))).collect(),
        }
    }
}

/// A rule as bytes: two that are not the same in all that they say have not the same ones.
fn stored(rule: &Rule) -> Option<Vec<u8>> {
    postcard::to_allocvec(rule).ok()
}

/// How many facts each document has.
fn counts(documents: usize, facts: &Facts) -> Vec<u32> {
    let mut counts = vec![0; documents];
    for fact in facts.all() {
        if let Some(count) = counts.get_mut(fact.document) {
            *count += 1;
        }
    }
    counts
}

/// The number of the first fact of each document.
fn starts(counts: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut next = 0;
    counts
        .map(|count| {
            next += count;
            next - count
        })
        .collect()
}

/// The documents that are the same in both runs, in one order: the place now and the place before.
///
/// Pairs of facts are known by which comes first, so a document that has moved past others is taken for a new one.
fn same(memory: &Memory, documents: &[Vec<u8>]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (place, (bytes, _)) in memory.documents.iter().enumerate().rev() {
        places.entry(bytes).or_default().push(place);
    }
    let found: Vec<(usize, usize)> = documents
        .iter()
        .enumerate()
        .filter_map(|(new, bytes)| Some((new, places.get_mut(bytes.as_slice())?.pop()?)))
        .collect();
    rising(&found)
}

/// The longest run of pairs whose second numbers rise as the first ones do.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair with the least number that ends a run of it, and for each pair the one before it.
    let (mut ends, mut before) = (Vec::<usize>::new(), vec![None; pairs.len()]);
    for (index, (_, old)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *old);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        run.push(pairs[index]);
        next = before[index];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fact::Fact,
        lexicon::Lexicon,
        relation::testing::state,
        rule::{RuleSet, run, run_again},
    };

    const RULES: &str = "
id: said-and-denied
summary: A test.
level: contradict
relation: denial
symmetric: true
claims: { one: { voice: [own, document] }, other: { voice: [own, document] } }
unless: [ { claim: { predicate: close } } ]
message: both
---
id: said-and-denied-again
summary: A test.
level: contradict
relation: denial
claims: { one: { polarity: positive }, other: { polarity: negative } }
message: both
";

    /// A number that follows another without a pattern.
    fn next(state: &mut u64) -> usize {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) as usize
    }

    /// The facts of a document that a number stands for.
    fn document(place: usize, seed: u64) -> Vec<Fact> {
        let mut state_of = seed;
        let mut facts = Vec::new();
        for sentence in 0..1 + next(&mut state_of) % 6 {
            let which = next(&mut state_of);
            let predicate = ["publish", "sign", "read", "burn", "close"][which % 7 % 5];
            let fact =
                state("Ravenna", predicate).object(["the harbour plan", "the road plan"][which / 7 % 2]);
            let fact = if (which / 14).is_multiple_of(2) { fact.not() } else { fact };
            let mut fact = fact.elsewhere(["2024-03-12", "2024-03-13"][which / 28 % 2]).build();
            (fact.document, fact.sentence) = (place, sentence);
            facts.push(fact);
        }
        facts
    }

    #[test]
    fn what_is_remembered_changes_no_firing() {
        let lexicon = Lexicon::builtin();
        let set = RuleSet::load(&[("rules/test/a.yaml".to_owned(), RULES.to_owned())], &lexicon).unwrap();
        let (mut state_of, mut memory, mut fired, mut cut) = (7, Memory::default(), 0, 0);
        let mut seeds: Vec<u64> = (0..12).collect();
        for step in 0..80 {
            let place = next(&mut state_of) % seeds.len();
            match next(&mut state_of) % 4 {
                0 => seeds.insert(place, 100 + step % 9),
                1 if seeds.len() > 8 => drop(seeds.remove(place)),
                2 => seeds.swap(0, place),
                _ => seeds[place] = 200 + step,
            }
            let all = seeds.iter().enumerate().flat_map(|(place, seed)| document(place, *seed));
            let facts = Facts::new(all.collect());
            let documents = seeds.iter().map(|seed| seed.to_le_bytes().to_vec()).collect();
            let expected = run(&set, &facts, &lexicon);
            let (found, learned) = run_again(&set, &facts, &lexicon, documents, &memory);
            assert_eq!(found, expected, "step {step}");
            fired += found.iter().filter(|firing| firing.left_out == 0).count();
            cut += learned.rules.iter().filter(|(_, compared)| !compared.cuts.is_empty()).count();
            memory = learned;
        }
        assert!(fired > 0 && cut > 0, "{fired} firings, {cut} rules with too many pairs");
    }

    fn check(before: &[&str], now: &[&str], expected: &[(usize, usize)]) {
        let bytes = |names: &[&str]| names.iter().map(|name| name.as_bytes().to_vec()).collect::<Vec<_>>();
        let memory = Memory {
            documents: bytes(before).into_iter().map(|name| (name, 1)).collect(),
            rules: Vec::new(),
        };
        assert_eq!(same(&memory, &bytes(now)), expected, "{before:?} {now:?}");
    }

    #[test]
    fn documents_are_the_same_as_long_as_their_order_is() {
        check(&["a", "b", "c"], &["a", "b", "c"], &[(0, 0), (1, 1), (2, 2)]);
        check(&["a", "b", "c"], &["a", "x", "c", "d"], &[(0, 0), (2, 2)]);
        check(&["a", "b", "c"], &["c", "a", "b"], &[(1, 0), (2, 1)]);
        check(&["a", "a", "b"], &["a", "b"], &[(0, 0), (1, 2)]);
        check(&["a", "b"], &["a", "a", "b"], &[(0, 0), (2, 1)]);
        check(&[], &["a"], &[]);
    }
}
