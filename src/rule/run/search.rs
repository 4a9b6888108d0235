//! One rule over all facts: which facts fit its claims, side by side.

use std::collections::BTreeSet;

use super::{
    Matches, apart, clash,
    except::Excuses,
    group::{Budget, Group, by_day, groups},
    index::{Index, Related},
    narrow,
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    relation::{Confidence, Relation},
    rule::{
        Rule,
        expression::{Binding, Expression, evaluate},
        join::{self, Step},
        memory::Recall,
        table::Table,
    },
};

/// One rule over all facts.
pub(super) struct Search<'s> {
    rule: &'s Rule,
    table: &'s Table<'s>,
    lexicon: &'s Lexicon,
    steps: Vec<Step>,
    relation: Option<Relations<'s>>,
    /// What is known from an earlier run.
    recall: Option<Recall<'s, 's>>,
    excuses: Excuses<'s>,
    /// Facts that more than one claim takes, so that they can be found in several orders.
    shared: Vec<bool>,
}

/// The relation of a rule over all facts.
struct Relations<'s> {
    relation: &'static Relation,
    index: &'s Index<'s>,
    related: &'s Related,
    groups: Vec<Group>,
}

/// What a search has found so far.
#[derive(Default)]
pub(super) struct Found {
    pub(super) budget: Budget,
    /// The pairs of the first two claims that fit and of which the relation holds, as far as they were looked at.
    pub(super) pairs: Vec<(u32, u32)>,
    seen: BTreeSet<Vec<usize>>,
    pub(super) matches: Matches,
}

impl<'s> Search<'s> {
    pub(super) fn new(
        rule: &'s Rule,
        table: &'s Table<'s>,
        index: &'s Index<'s>,
        lexicon: &'s Lexicon,
        recall: Option<Recall<'s, 's>>,
    ) -> Self {
        let steps = join::steps(rule, table, lexicon);
        let mut taken = vec![0_u8; table.facts.len()];
        for fact in steps.iter().flat_map(Step::all) {
            taken[fact] += 1;
        }
        Self {
            rule,
            table,
            lexicon,
            relation: index.of(rule).filter(|_| steps.len() > 1).map(|(relation, related)| Relations {
                relation,
                index,
                related,
                groups: groups(related, table, &steps[1], rule.symmetric, recall),
            }),
            recall,
            excuses: Excuses::new(rule, table, lexicon),
            shared: taken.into_iter().map(|claims| claims > 1).collect(),
            steps,
        }
    }

    pub(super) fn run(&self) -> Found {
        let mut found = Found::default();
        found.matches.width = self.steps.len();
        if self.steps.len() < 2 {
            return found;
        }
        match &self.relation {
            Some(relations) => {
                found.budget = Budget::of(relations.groups.len());
                for fact in by_day(self.table, &self.steps[0]) {
                    self.related(relations, fact, &mut found);
                }
            }
            None => self.swept(&mut found),
        }
        let Budget { left, most, .. } = found.budget;
        found.matches.left_out = (left > 0).then_some((most.1, left));
        found.pairs.sort_unstable();
        found
    }

    /// Tries all facts for the second claim that share a key of the relation with one for the first.
    fn related(&self, relations: &Relations<'_>, fact: usize, found: &mut Found) {
        let mut bound = vec![fact];
        if !self.holds(&bound, 0) {
            return;
        }
        let mut second = Vec::new();
        let day = self.table.days[fact];
        let sides = relations.related.sides(fact);
        let able = sides.first || self.rule.symmetric && sides.second;
        for key in relations.related.keys(fact) {
            let (group, digest) = (&relations.groups[key], relations.related.digest(key));
            let taken = found.budget.take((key, digest), day, fact, group.count);
            if !able {
                continue;
            }
            // Of the others it is known that they do not fit.
            let recall = self.recall.filter(|recall| recall.all(digest, day, fact));
            let fresh = group.able(taken).filter(|able| able.fresh || recall.is_none());
            second.extend(fresh.map(|able| able.fact).filter(|other| self.may(relations, fact, *other)));
            let old = recall.into_iter().flat_map(|recall| recall.fits(fact));
            second.extend(old.filter(|other| group.begins_with(self.table, taken, *other)));
        }
        second.sort_unstable();
        second.dedup();
        second.retain(|other| self.steps[1].joins(self.table, &bound, *other));
        for other in second {
            bound.push(other);
            if self.steps[1].fits(self.table, &bound) {
                self.bind(&mut bound, Confidence::High, found);
            }
            bound.pop();
        }
    }

    /// Whether a quick look at two facts lets the relation hold of them.
    fn may(&self, relations: &Relations<'_>, one: usize, other: usize) -> bool {
        let sketches = relations.index.sketches();
        let way = |first: usize, second: usize| {
            relations.related.sides(first).first && relations.related.sides(second).second && {
                let quick = (relations.relation.quick)(sketches.of(first), sketches.of(second));
                sketches.lets(quick)
            }
        };
        way(one, other) || self.rule.symmetric && way(other, one)
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
                        self.bind(&mut bound, Confidence::High, found);
                    }
                    bound.pop();
                }
            }
            bound.pop();
        }
    }

    /// Goes on to the next claim if the last fact stands apart from the others and its conditions hold. `confidence` is
    /// that of the clash of the first two, when they have been compared.
    fn bind(&self, bound: &mut Vec<usize>, mut confidence: Confidence, found: &mut Found) {
        let (claim, fact) = (bound.len() - 1, bound[bound.len() - 1]);
        if bound[..claim].iter().any(|other| !self.apart(*other, fact)) || !self.holds(bound, claim) {
            return;
        }
        if claim == 1 && self.relation.is_some() {
            let Some(clash) = clash(self.rule, bound, self.table.facts, self.lexicon) else { return };
            confidence = clash.confidence;
            found.pairs.push((narrow(bound[0]), narrow(bound[1])));
        }
        if bound.len() == self.steps.len() {
            self.fire(bound, confidence, found);
            return;
        }
        for row in self.steps[bound.len()].candidates(self.table, bound) {
            bound.push(row.fact as usize);
            if self.steps[claim + 1].fits(self.table, bound) {
                self.bind(bound, confidence, found);
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

    fn fire(&self, bound: &[usize], confidence: Confidence, found: &mut Found) {
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
        if shared {
            found.seen.insert(sorted);
        }
        found.matches.facts.extend(bound.iter().map(|fact| narrow(*fact)));
        found.matches.confidences.push(confidence.min(self.rule.confidence));
    }
}
