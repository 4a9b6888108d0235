//! Runs rules over facts: masks, then groups that share a key, by day, then what is left to hold.

pub(super) mod count;
mod except;
mod group;
mod index;
mod search;
mod trail;

use rayon::prelude::*;

use self::{
    index::Index,
    search::{Found, Search},
};
use super::{
    Rule, RuleSet,
    memory::{Compared, Known, Memory},
    settle,
    table::Table,
};
use crate::{
    fact::{Fact, Facts},
    finding::Severity,
    lexicon::Lexicon,
    relation::{Clash, Confidence, Unmet},
};

/// Facts on which a rule fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firing {
    /// The index of the rule in its set.
    pub rule: usize,
    /// The index of the fact of each claim, in the order of the claims.
    pub facts: Vec<usize>,
    /// Facts that say the same as one of these, in order: the index of the claim, and that of the fact.
    pub others: Vec<(usize, usize)>,
    /// Firings of other rules on the same clash.
    pub also: Vec<Self>,
    /// Why, step by step.
    pub trail: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// How many pairs of facts were not compared, if this stands for them.
    pub left_out: usize,
}

/// What fits a rule: the facts of its claims, side by side, and how sure each fit is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    width: usize,
    facts: Vec<u32>,
    confidences: Vec<Confidence>,
    /// The first fact of the commonest key, and how many pairs were left out.
    left_out: Option<(u32, usize)>,
}

impl Matches {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.confidences.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.confidences.is_empty()
    }

    /// The places of the facts of each match, in the order of the claims.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.facts.chunks_exact(self.width.max(1))
    }
}

/// The place of a fact as it is written.
fn narrow(fact: usize) -> u32 {
    u32::try_from(fact).unwrap_or(u32::MAX)
}

/// Runs all rules that are not off. The order of the firings is that of the rules, then of the facts.
#[must_use]
pub fn run(set: &RuleSet, facts: &Facts, lexicon: &Lexicon) -> Vec<Firing> {
    run_knowing(set, facts, lexicon, &Known::default()).0
}

/// Runs all rules over facts of which an earlier run is remembered, and tells what is to be remembered of this one;
/// `documents` holds for each document bytes that tell it from others. The firings are those of [`run`].
#[must_use]
pub fn run_again(
    set: &RuleSet,
    facts: &Facts,
    lexicon: &Lexicon,
    documents: Vec<Vec<u8>>,
    memory: &Memory,
) -> (Vec<Firing>, Memory) {
    let (firings, compared) = run_knowing(set, facts, lexicon, &Known::new(memory, &documents, facts));
    (firings, Memory::of(documents, facts, set.rules(), compared))
}

/// From how many facts on rules are spread over threads: before, starting threads takes longer.
const MANY: usize = 2000;

/// What each rule finds, in the order of the rules.
fn all_found(rules: &[Rule], table: &Table<'_>, lexicon: &Lexicon, known: &Known<'_>) -> Vec<Found> {
    let index = Index::new(table.facts, rules, lexicon);
    let found = |rule: &Rule| match rule.severity {
        Severity::Off => Found::default(),
        _ => Search::new(rule, table, &index, lexicon, known.of(rule)).run(),
    };
    match table.facts.len() < MANY {
        true => rules.iter().map(found).collect(),
        false => rules.par_iter().map(found).collect(),
    }
}

fn run_knowing(
    set: &RuleSet,
    facts: &Facts,
    lexicon: &Lexicon,
    known: &Known<'_>,
) -> (Vec<Firing>, Vec<Compared>) {
    let table = Table::new(facts.all(), set.rules());
    let mut found = Vec::new();
    let mut left = Vec::new();
    let mut compared = Vec::new();
    let all = all_found(set.rules(), &table, lexicon, known);
    for ((index, rule), each) in set.rules().iter().enumerate().zip(all) {
        let matches = each.matches;
        compared.push(Compared { pairs: each.pairs, cuts: each.budget.cuts.into_iter().collect() });
        left.extend(matches.left_out.map(|(fact, pairs)| {
            let none = firing(index, &vec![fact; rule.claims.len()], Confidence::Low);
            Firing { left_out: pairs, ..none }
        }));
        match &rule.count {
            Some(count) => found.extend(count::groups(count, &table, &matches, index)),
            None => {
                let each = matches.iter().zip(&matches.confidences);
                found.extend(each.map(|(facts, confidence)| firing(index, facts, *confidence)));
            }
        }
    }
    let mut settled = settle::settle(set, facts.all(), lexicon, found);
    for firing in &mut settled {
        firing.trail.extend(trail::trail(&set.rules()[firing.rule], facts.all(), &firing.facts, lexicon));
    }
    settled.append(&mut left);
    (settled, compared)
}

fn firing(rule: usize, facts: &[u32], confidence: Confidence) -> Firing {
    let facts = facts.iter().map(|fact| *fact as usize).collect();
    Firing { rule, facts, others: Vec::new(), also: Vec::new(), trail: Vec::new(), confidence, left_out: 0 }
}

/// All facts that fit a rule, whether it is off or not. A rule that counts has not counted them yet.
#[must_use]
pub fn matches(rule: &Rule, table: &Table<'_>, lexicon: &Lexicon) -> Matches {
    let index = Index::new(table.facts, std::slice::from_ref(rule), lexicon);
    Search::new(rule, table, &index, lexicon, None).run().matches
}

/// What the relation of a rule says of its first two facts, in both orders if the rule wants so; none without a
/// relation.
pub(super) fn compared(
    rule: &Rule,
    one: &Fact,
    other: &Fact,
    lexicon: &Lexicon,
) -> Option<Result<Clash, Unmet>> {
    let relation = rule.relation()?;
    Some((relation.compare)(one, other, lexicon).or_else(|unmet| match rule.symmetric {
        true => (relation.compare)(other, one, lexicon),
        false => Err(unmet),
    }))
}

/// The clash of facts that fit the claims of a rule.
fn clash(rule: &Rule, bound: &[usize], facts: &[Fact], lexicon: &Lexicon) -> Option<Clash> {
    match compared(rule, &facts[bound[0]], &facts[bound[1]], lexicon) {
        None => Some(Clash { because: Vec::new(), confidence: Confidence::High }),
        Some(found) => found.ok(),
    }
}

/// Whether two facts are of different clauses.
pub(super) fn apart(one: &Fact, other: &Fact) -> bool {
    let same = (one.document, one.sentence) == (other.document, other.sentence);
    let (a, b) = (one.proposition.span, other.proposition.span);
    !same || !(a.contains(b) || b.contains(a))
}

#[cfg(test)]
mod tests;
