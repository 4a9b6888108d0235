//! From firings to what is worth saying once: the harder of two, and repeated claims under one finding.

use std::collections::BTreeMap;

use super::{Firing, RuleSet, field::Field};
use crate::{fact::Fact, finding::Level};

/// How many places are named beside those of the claims.
const OTHERS: usize = 4;

/// Where a fact stands.
fn place(fact: &Fact) -> (usize, usize) {
    (fact.document, fact.sentence)
}

fn places(facts: &[Fact], firing: &Firing) -> Vec<(usize, usize)> {
    let mut found: Vec<_> = firing.facts.iter().map(|fact| place(&facts[*fact])).collect();
    found.sort_unstable();
    found
}

/// Whether both claims cannot hold at all.
fn hard(level: Level) -> bool {
    matches!(level, Level::Contradict | Level::Reversal)
}

/// Keeps the harder of firings on the same sentences, and gathers repeated ones.
pub(super) fn settle(set: &RuleSet, facts: &[Fact], found: Vec<Firing>) -> Vec<Firing> {
    gather(set, facts, harder(set, facts, found))
}

fn harder(set: &RuleSet, facts: &[Fact], mut found: Vec<Firing>) -> Vec<Firing> {
    let beats =
        |one: &Firing, other: &Firing| set.rules()[one.rule].beats.contains(&set.rules()[other.rule].id);
    found.sort_by_key(|firing| {
        (set.rules()[firing.rule].level, std::cmp::Reverse(firing.confidence), firing.rule)
    });
    let mut kept: Vec<Firing> = Vec::new();
    let mut by_place: BTreeMap<Vec<(usize, usize)>, Vec<usize>> = BTreeMap::new();
    for firing in found {
        let here = by_place.entry(places(facts, &firing)).or_default();
        if here.iter().any(|other| beats(&kept[*other], &firing) || covers(set, &kept[*other], &firing)) {
            continue;
        }
        here.retain(|other| !beats(&firing, &kept[*other]));
        here.push(kept.len());
        kept.push(firing);
    }
    let mut alive: Vec<usize> = by_place.into_values().flatten().collect();
    alive.sort_unstable();
    let mut order: Vec<Firing> = alive.into_iter().map(|index| kept[index].clone()).collect();
    order.sort_by(|a, b| (a.rule, &a.facts).cmp(&(b.rule, &b.facts)));
    order
}

/// Whether a firing says all that another on the same sentences says, the other being no harder.
fn covers(set: &RuleSet, one: &Firing, other: &Firing) -> bool {
    let level = |firing: &Firing| set.rules()[firing.rule].level;
    let same = |a: &[usize], b: &[usize]| a.iter().all(|fact| b.contains(fact));
    level(one) == level(other)
        || hard(level(other))
        || same(&one.facts, &other.facts)
        || same(&other.facts, &one.facts)
}

/// What a fact says, as far as repeated claims are told by it: whose position on what.
fn position(fact: &Fact) -> Option<[String; 4]> {
    fact.proposition.stance.as_ref()?;
    let word = |field: Field| field.word(fact).map(std::borrow::Cow::into_owned);
    let speaker = word(Field::Voice)?;
    Some([word(Field::Holder)?, word(Field::Stance)?, word(Field::Topic).unwrap_or_default(), speaker])
}

/// One firing for each rule and what is said: the first, with the facts of the others beside its own.
fn gather(set: &RuleSet, facts: &[Fact], found: Vec<Firing>) -> Vec<Firing> {
    let mut kept: Vec<Firing> = Vec::new();
    for firing in found {
        let primary = set.rules()[firing.rule].primary;
        let same =
            kept.iter_mut().find(|first| first.rule == firing.rule && alike(facts, first, &firing, primary));
        match same {
            Some(first) => add(first, &firing),
            None => kept.push(firing),
        }
    }
    kept
}

/// Whether two firings of a rule say the same: each claim is the same fact, or the same position.
fn alike(facts: &[Fact], one: &Firing, other: &Firing, primary: usize) -> bool {
    let same = |claim: usize| {
        let (a, b) = (one.facts[claim], other.facts[claim]);
        a == b || position(&facts[a]).is_some_and(|found| position(&facts[b]) == Some(found))
    };
    let shared = one.facts[primary] == other.facts[primary];
    let rest = |claim: usize| {
        same(claim) || (shared && same_side(&facts[one.facts[claim]], &facts[other.facts[claim]]))
    };
    (0..one.facts.len()).all(|claim| if claim == primary { same(claim) } else { rest(claim) })
}

fn same_side(one: &Fact, other: &Fact) -> bool {
    let side = |fact: &Fact| {
        Field::Holder.word(fact).or_else(|| Field::Speaker.word(fact)).map(|side| side.into_owned())
    };
    side(one) == side(other) && one.proposition.polarity == other.proposition.polarity
}

fn add(first: &mut Firing, other: &Firing) {
    for (claim, fact) in other.facts.iter().enumerate() {
        let known = first.facts.contains(fact) || first.others.iter().any(|(_, known)| known == fact);
        if !known && first.others.len() < OTHERS {
            first.others.push((claim, *fact));
        }
    }
    first.confidence = first.confidence.max(other.confidence);
}
