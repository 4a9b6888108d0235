//! Runs rules over facts: masks, then groups that share a key, by day, then what is left to hold.

pub(super) mod count;
mod except;
mod trail;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Rule, RuleSet,
    expression::{Binding, Expression, evaluate},
    join::{self, Step},
    settle,
    table::Table,
};
use crate::{
    fact::{Fact, Facts},
    finding::Severity,
    lexicon::Lexicon,
    relation::{Clash, Confidence, Relation, Unmet},
};
use except::Excuses;

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

/// How many pairs of facts that share a key are compared.
#[derive(Default)]
struct Budget {
    compared: BTreeMap<String, usize>,
    left: usize,
    most: (usize, u32),
}

impl Budget {
    /// How many pairs are compared for each key of a relation; what is over is counted, not compared.
    const RELATED: usize = 200_000;

    /// How many are where only words are compared, which takes a thousandth of the time.
    const WORDS: usize = 4_000_000;

    /// How many of the facts of a key of a relation may still be compared with another.
    fn take(&mut self, key: String, fact: usize, wanted: usize) -> usize {
        let compared = self.compared.entry(key).or_default();
        let taken = wanted.min(Self::RELATED - *compared);
        *compared += taken;
        self.leave(fact, wanted - taken);
        taken
    }

    fn leave(&mut self, fact: usize, left: usize) {
        self.left += left;
        if left > self.most.0 {
            self.most = (left, u32::try_from(fact).unwrap_or(u32::MAX));
        }
    }
}

/// Runs all rules that are not off. The order of the firings is that of the rules, then of the facts.
#[must_use]
pub fn run(set: &RuleSet, facts: &Facts, lexicon: &Lexicon) -> Vec<Firing> {
    let table = Table::new(facts.all(), set.rules());
    let mut found = Vec::new();
    let mut left = Vec::new();
    for (index, rule) in set.rules().iter().enumerate() {
        if rule.severity == Severity::Off {
            continue;
        }
        let matches = matches(rule, &table, lexicon);
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
    settled
}

fn firing(rule: usize, facts: &[u32], confidence: Confidence) -> Firing {
    let facts = facts.iter().map(|fact| *fact as usize).collect();
    Firing { rule, facts, others: Vec::new(), also: Vec::new(), trail: Vec::new(), confidence, left_out: 0 }
}

/// All facts that fit a rule, whether it is off or not. A rule that counts has not counted them yet.
#[must_use]
pub fn matches(rule: &Rule, table: &Table<'_>, lexicon: &Lexicon) -> Matches {
    Search::new(rule, table, lexicon).run()
}

/// One rule over all facts.
struct Search<'s> {
    rule: &'s Rule,
    table: &'s Table<'s>,
    lexicon: &'s Lexicon,
    steps: Vec<Step>,
    relation: Option<(&'static Relation, BTreeMap<String, Vec<usize>>)>,
    excuses: Excuses<'s>,
    /// Facts that more than one claim takes, so that they can be found in several orders.
    shared: Vec<bool>,
}

/// What a search has found so far.
#[derive(Default)]
struct Found {
    budget: Budget,
    seen: BTreeSet<Vec<usize>>,
    matches: Matches,
}

impl<'s> Search<'s> {
    fn new(rule: &'s Rule, table: &'s Table<'s>, lexicon: &'s Lexicon) -> Self {
        let steps = join::steps(rule, table, lexicon);
        let mut taken = vec![0_u8; table.facts.len()];
        for fact in steps.iter().flat_map(Step::all) {
            taken[fact] += 1;
        }
        Self {
            rule,
            table,
            lexicon,
            relation: rule.relation().filter(|_| steps.len() > 1).map(|relation| {
                let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
                for fact in by_day(table, &steps[1]) {
                    for key in keys(relation, &table.facts[fact], lexicon) {
                        groups.entry(key).or_default().push(fact);
                    }
                }
                (relation, groups)
            }),
            excuses: Excuses::new(rule, table, lexicon),
            shared: taken.into_iter().map(|claims| claims > 1).collect(),
            steps,
        }
    }

    fn run(&self) -> Matches {
        let mut found = Found::default();
        found.matches.width = self.steps.len();
        if self.steps.len() < 2 {
            return found.matches;
        }
        match &self.relation {
            Some((relation, groups)) => {
                for fact in by_day(self.table, &self.steps[0]) {
                    self.related(relation, groups, fact, &mut found);
                }
            }
            None => self.swept(&mut found),
        }
        let Budget { left, most, .. } = found.budget;
        found.matches.left_out = (left > 0).then_some((most.1, left));
        found.matches
    }

    /// Tries all facts for the second claim that share a key of the relation with one for the first.
    fn related(
        &self,
        relation: &Relation,
        groups: &BTreeMap<String, Vec<usize>>,
        fact: usize,
        found: &mut Found,
    ) {
        let mut bound = vec![fact];
        if !self.holds(&bound, 0) {
            return;
        }
        let mut second = Vec::new();
        for key in keys(relation, &self.table.facts[fact], self.lexicon) {
            let group = groups.get(&key).map_or(&[][..], Vec::as_slice);
            let taken = found.budget.take(key, fact, group.len());
            second.extend_from_slice(&group[..taken]);
        }
        second.sort_unstable();
        second.dedup();
        second.retain(|other| self.steps[1].joins(self.table, &bound, *other));
        for other in second {
            bound.push(other);
            if self.steps[1].fits(self.table, &bound) {
                self.bind(&mut bound, found);
            }
            bound.pop();
        }
    }

    /// Tries the facts for the second claim beside those for the first, both by key and day.
    fn swept(&self, found: &mut Found) {
        let facts: Vec<u32> = self.steps[0].rows.iter().map(|row| row.fact).collect();
        let first = self.table.rows(&facts, &self.steps[1].of_first());
        let (mut sweep, mut key, mut compared) = (self.steps[1].sweep(), None, 0);
        let bare = self.steps[0].conditions.is_empty();
        let mut bound = Vec::with_capacity(self.steps.len());
        for row in first {
            bound.push(row.fact as usize);
            if bare || self.holds(&bound, 0) {
                let rows = sweep.next(row);
                compared = if key == Some(row.key) { compared } else { 0 };
                key = Some(row.key);
                let taken = rows.len().min(Budget::WORDS - compared);
                found.budget.leave(bound[0], rows.len() - taken);
                compared += taken;
                for other in &rows[..taken] {
                    bound.push(other.fact as usize);
                    if self.steps[1].fits(self.table, &bound) {
                        self.bind(&mut bound, found);
                    }
                    bound.pop();
                }
            }
            bound.pop();
        }
    }

    /// Goes on to the next claim if the last fact stands apart from the others and its conditions hold.
    fn bind(&self, bound: &mut Vec<usize>, found: &mut Found) {
        let (claim, fact) = (bound.len() - 1, bound[bound.len() - 1]);
        if bound[..claim].iter().any(|other| !self.apart(*other, fact)) || !self.holds(bound, claim) {
            return;
        }
        if bound.len() == self.steps.len() {
            self.fire(bound, found);
            return;
        }
        for row in self.steps[bound.len()].candidates(self.table, bound) {
            bound.push(row.fact as usize);
            if self.steps[claim + 1].fits(self.table, bound) {
                self.bind(bound, found);
            }
            bound.pop();
        }
    }

    fn apart(&self, one: usize, other: usize) -> bool {
        self.table.places[one] != self.table.places[other]
            || apart(&self.table.facts[one], &self.table.facts[other])
    }

    /// Whether all conditions hold that are due with a claim.
    fn holds(&self, bound: &[usize], claim: usize) -> bool {
        let conditions = &self.steps[claim].conditions;
        if conditions.is_empty() {
            return true;
        }
        let facts: Vec<&Fact> = bound.iter().map(|fact| &self.table.facts[*fact]).collect();
        let holds = |e: &Expression| evaluate(e, Binding { facts: &facts }, self.lexicon) == Some(true);
        conditions.iter().all(holds)
    }

    fn fire(&self, bound: &[usize], found: &mut Found) {
        // A count is of all that fits, in whatever order; else facts are reported once.
        let once = self.rule.count.is_none();
        let shared = once && bound.iter().filter(|fact| self.shared[**fact]).count() > 1;
        let mut sorted = Vec::new();
        if shared {
            sorted.extend_from_slice(bound);
            sorted.sort_unstable();
            if found.seen.contains(&sorted) {
                return;
            }
        }
        if self.excuses.excuse(self.table, bound, self.lexicon) {
            return;
        }
        let Some(clash) = clash(self.rule, bound, self.table.facts, self.lexicon) else { return };
        if shared {
            found.seen.insert(sorted);
        }
        let narrow = |fact: &usize| u32::try_from(*fact).unwrap_or(u32::MAX);
        found.matches.facts.extend(bound.iter().map(narrow));
        found.matches.confidences.push(clash.confidence.min(self.rule.confidence));
    }
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

/// The facts of a claim by day, then in order.
fn by_day(table: &Table<'_>, step: &Step) -> Vec<usize> {
    let mut facts: Vec<usize> = step.all().collect();
    facts.sort_by_key(|fact| (table.days[*fact], *fact));
    facts
}

fn keys(relation: &Relation, fact: &Fact, lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    (relation.keys)(fact, lexicon, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two facts are of different clauses.
pub(super) fn apart(one: &Fact, other: &Fact) -> bool {
    let same = (one.document, one.sentence) == (other.document, other.sentence);
    let (a, b) = (one.proposition.span, other.proposition.span);
    !same || !(a.contains(b) || b.contains(a))
}

#[cfg(test)]
mod tests;
