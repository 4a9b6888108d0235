//! From firings to what is worth saying once: the gravest of several rules on one clash, with the claims that only
//! repeat it beside its own and the other rules that see it.

mod clash;
#[cfg(test)]
mod tests;

use std::{cmp::Reverse, collections::BTreeMap};

use self::clash::{Said, one_clash, repeats};
use super::{Exception, Firing, Rule, RuleSet, check::usual, field::teller, pattern::Pattern};
use crate::{fact::Fact, finding::Level, lexicon::Lexicon, relation::takes::taken};

/// How many places are named beside those of the claims.
const OTHERS: usize = 4;

/// How many of the firings of a clash another is compared with, to see whether it is of the same.
const ALIKE: usize = 32;

/// Where a fact stands.
fn place(fact: &Fact) -> (usize, usize) {
    (fact.document, fact.sentence)
}

/// Gathers the firings of each clash into one.
pub(super) fn settle(set: &RuleSet, facts: &[Fact], lexicon: &Lexicon, found: Vec<Firing>) -> Vec<Firing> {
    let settler = Settler { set, facts, said: Said::new(facts, lexicon, &found) };
    let groups = settler.groups(settler.gravest(found));
    let mut settled: Vec<Firing> = groups.into_iter().map(|group| settler.one(group)).collect();
    settled.sort_by(|a, b| (a.rule, &a.facts).cmp(&(b.rule, &b.facts)));
    settled
}

/// Whether both claims cannot hold at all.
fn hard(level: Level) -> bool {
    matches!(level, Level::Contradict | Level::Reversal)
}

/// How much a rule asks of its claims: the more, the more its message tells.
fn asks(rule: &Rule) -> usize {
    let pattern = |pattern: &Pattern| {
        let tests = pattern.tests.iter().filter(|test| !usual(test) && !test.accept.any);
        tests.count() + pattern.joins.len()
    };
    let excused = |exception: &&Exception| matches!(exception, Exception::When(_));
    let related = rule.relation.as_deref().map_or(0, |relation| taken(relation).len());
    rule.claims.iter().map(pattern).sum::<usize>()
        + related
        + rule.conditions.len()
        + rule.exceptions.iter().filter(excused).count()
}

struct Settler<'s> {
    set: &'s RuleSet,
    facts: &'s [Fact],
    said: Said<'s>,
}

impl Settler<'_> {
    fn rule(&self, firing: &Firing) -> &Rule {
        &self.set.rules()[firing.rule]
    }

    /// What the firings of a clash are ordered by, the one that is reported first.
    fn order(&self, firing: &Firing) -> impl Ord + use<> {
        let rule = self.rule(firing);
        let Firing { rule: place, confidence, .. } = firing;
        (rule.level, Reverse(rule.severity), Reverse(*confidence), Reverse(asks(rule)), *place)
    }

    fn beaten(&self, one: &Firing, others: &[Firing]) -> bool {
        others.iter().any(|other| self.rule(other).beats.contains(&self.rule(one).id))
    }

    /// Of firings on the same sentences those that no other beats, and of these the gravest, which know the rules
    /// that see the same.
    fn gravest(&self, found: Vec<Firing>) -> Vec<Firing> {
        let mut by_place: BTreeMap<Vec<(usize, usize)>, Vec<Firing>> = BTreeMap::new();
        for firing in found {
            let mut places: Vec<_> = firing.facts.iter().map(|fact| place(&self.facts[*fact])).collect();
            places.sort_unstable();
            by_place.entry(places).or_default().push(firing);
        }
        let mut kept: Vec<Firing> = Vec::new();
        for here in by_place.into_values() {
            let mut unbeaten: Vec<&Firing> =
                here.iter().filter(|firing| !self.beaten(firing, &here)).collect();
            unbeaten.sort_by_cached_key(|firing| self.order(firing));
            let first = kept.len();
            for firing in unbeaten {
                match kept[first..].iter_mut().find(|graver| self.covers(graver, firing)) {
                    Some(graver) => graver.join(firing.clone()),
                    None => kept.push(firing.clone()),
                }
            }
        }
        kept.sort_by(|a, b| (a.rule, &a.facts).cmp(&(b.rule, &b.facts)));
        kept
    }

    /// Whether a firing says all that another on the same sentences says, the other being no graver.
    fn covers(&self, one: &Firing, other: &Firing) -> bool {
        let (graver, level) = (self.rule(one).level, self.rule(other).level);
        let same = |a: &[usize], b: &[usize]| a.iter().all(|fact| b.contains(fact));
        graver == level || hard(level) || same(&one.facts, &other.facts) || same(&other.facts, &one.facts)
    }

    /// The firings of each clash.
    fn groups(&self, found: Vec<Firing>) -> Vec<Vec<Firing>> {
        let mut groups: Vec<Vec<Firing>> = Vec::new();
        let mut by_claim: BTreeMap<Told, Vec<usize>> = BTreeMap::new();
        for firing in found {
            let keys: Vec<Told> = firing.facts.iter().flat_map(|fact| self.told(*fact)).collect();
            let near =
                keys.iter().filter_map(|key| by_claim.get(key)).flat_map(|at| at.iter().rev().take(ALIKE));
            let mut near: Vec<usize> = near.copied().collect();
            near.sort_unstable();
            near.dedup();
            near.retain(|group| groups[*group].iter().rev().take(ALIKE).any(|one| self.alike(one, &firing)));
            let home = near.first().copied().unwrap_or(groups.len());
            if home == groups.len() {
                groups.push(Vec::new());
            }
            // A firing can show that two groups are of one clash; the emptied one stays in its place.
            for group in near.into_iter().skip(1) {
                let moved = std::mem::take(&mut groups[group]);
                for key in moved.iter().flat_map(|one| &one.facts).flat_map(|fact| self.told(*fact)) {
                    note(&mut by_claim, key, home);
                }
                groups[home].extend(moved);
            }
            keys.into_iter().for_each(|key| note(&mut by_claim, key, home));
            groups[home].push(firing);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }

    /// What a claim is found by.
    fn told(&self, fact: usize) -> impl Iterator<Item = Told> + use<> {
        let gist = self.said.gist(fact).map(Told::Gist);
        gist.into_iter().chain([Told::Place(place(&self.facts[fact]))])
    }

    /// Whether two firings are of one clash.
    fn alike(&self, one: &Firing, other: &Firing) -> bool {
        let primary = self.rule(one).primary;
        one.rule == other.rule && repeats(one, other, primary, &self.said)
            || one_clash(&one.facts, &other.facts, &self.said)
    }

    /// The gravest firing of a clash, with the facts that say the same and the firings of the other rules.
    fn one(&self, mut group: Vec<Firing>) -> Firing {
        group.sort_by_cached_key(|firing| self.order(firing));
        let first = group.iter().position(|firing| !self.beaten(firing, &group)).unwrap_or(0);
        let rule = group[first].rule;
        let (own, others): (Vec<_>, Vec<_>) = group.into_iter().partition(|firing| firing.rule == rule);
        let mut best = self.merge(own);
        others.into_iter().for_each(|other| best.join(other));
        best
    }

    /// The best of firings of a rule that say the same, with the facts of the others beside its own. What the
    /// narrator says of a position is left out where the same document lets the side speak.
    fn merge(&self, mut group: Vec<Firing>) -> Firing {
        let facts = self.facts;
        let weigh = |firing: &Firing| firing.facts.iter().map(|fact| rank(&facts[*fact])).max();
        let confidence = group.iter().map(|firing| firing.confidence).max();
        let all: Vec<(usize, usize)> =
            group.iter().flat_map(|firing| firing.facts.iter().copied().enumerate()).collect();
        let (place, _) =
            group.iter().enumerate().min_by_key(|(_, firing)| weigh(firing)).expect("a group holds a firing");
        let mut best = group.remove(place);
        group.into_iter().flat_map(|firing| firing.also).for_each(|other| best.join(other));
        best.confidence = confidence.unwrap_or(best.confidence);
        for (claim, fact) in &all {
            let told = |other: &&(usize, usize)| {
                other.0 == *claim
                    && facts[other.1].document == facts[*fact].document
                    && rank(&facts[other.1]) < rank(&facts[*fact])
            };
            let known = best.facts.contains(fact) || best.others.iter().any(|(_, known)| known == fact);
            if !known && best.others.len() < OTHERS && !all.iter().any(|other| told(&other)) {
                best.others.push((*claim, *fact));
            }
        }
        best
    }
}

impl Firing {
    /// Takes the firing of another rule, and those that it knows, for ones of the same clash.
    fn join(&mut self, mut other: Self) {
        let also = std::mem::take(&mut other.also);
        for firing in std::iter::once(other).chain(also).filter(|firing| firing.rule != self.rule) {
            match self.also.iter_mut().find(|known| known.rule == firing.rule) {
                Some(known) => known.others.extend(firing.facts.into_iter().enumerate().chain(firing.others)),
                None => self.also.push(firing),
            }
        }
    }
}

/// How well a fact stands for those that say the same: a side's own words in the text come first.
fn rank(fact: &Fact) -> (bool, bool) {
    (fact.heading, teller(fact).is_none())
}

/// What a claim is found by: its sentence, or what it says.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Place((usize, usize)),
    Gist(usize),
}

fn note(by_claim: &mut BTreeMap<Told, Vec<usize>>, key: Told, group: usize) {
    let groups = by_claim.entry(key).or_default();
    if groups.last() != Some(&group) {
        groups.push(group);
    }
}
