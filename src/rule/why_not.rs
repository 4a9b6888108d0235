//! Why a rule does not fire on two facts: the first step that is not met.

use super::{
    Exception, Rule,
    expression::{Binding, evaluate, written},
    join,
    run::{apart, compared},
    table::stated,
    template::plain,
};
use crate::{fact::Fact, lexicon::Lexicon};

/// Why a rule does not fire on two facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The id of the rule.
    pub rule: String,
    /// How many steps were met before: the more, the nearer the rule was to firing.
    pub met: usize,
    /// The first step that was not met, in words.
    pub unmet: String,
}

/// Why a rule does not fire on two facts, taken in the order that comes nearer; `None` if it does.
#[must_use]
pub fn why_not(rule: &Rule, one: &Fact, other: &Fact, lexicon: &Lexicon) -> Option<Obstacle> {
    let forth = obstacle(rule, [one, other], lexicon)?;
    let back = obstacle(rule, [other, one], lexicon)?;
    Some(if back.met > forth.met { back } else { forth })
}

/// How many facts are looked at for the two that come nearest.
const FACTS: usize = 100;

/// The two facts on which a rule comes nearest to firing and does not, each by its place, and what is unmet.
pub(super) fn nearest(rule: &Rule, facts: &[Fact], lexicon: &Lexicon) -> Option<(Obstacle, usize, usize)> {
    let facts = &facts[..facts.len().min(FACTS)];
    let mut best: Option<(Obstacle, usize, usize)> = None;
    for (one, first) in facts.iter().enumerate() {
        for (other, second) in facts.iter().enumerate().filter(|(other, _)| *other != one) {
            let Some(found) = obstacle(rule, [first, second], lexicon) else { continue };
            if best.as_ref().is_none_or(|(known, ..)| found.met > known.met) {
                best = Some((found, one, other));
            }
        }
    }
    best
}

fn obstacle(rule: &Rule, pair: [&Fact; 2], lexicon: &Lexicon) -> Option<Obstacle> {
    let mut met = 0;
    let stop = |met: usize, unmet: String| Some(Obstacle { rule: rule.id.clone(), met, unmet });
    for (pattern, fact) in rule.claims.iter().zip(pair) {
        for test in &pattern.tests {
            let word = test.field.word(fact);
            let held = word.as_deref().or_else(|| stated(test.field, fact));
            if test.accept.accepts(held, lexicon) != Some(true) {
                let found = held.map_or("not stated".to_owned(), plain);
                return stop(met, format!("the {} of {} is {found}", test.field.row().name, pattern.name));
            }
            met += 1;
        }
    }
    if !apart(pair[0], pair[1]) {
        return stop(met, "both are of one clause".to_owned());
    }
    let binding = Binding { facts: &pair };
    for condition in join::conditions(rule).iter().filter(|e| e.paths().iter().all(|path| path.claim < 2)) {
        let truth = evaluate(condition, binding, lexicon);
        if truth != Some(true) {
            let known = if truth.is_none() { "is not known" } else { "does not hold" };
            return stop(met, format!("{} {known}", written(condition, &rule.names())));
        }
        met += 1;
    }
    for exception in &rule.exceptions {
        if let Exception::When(condition) = exception
            && evaluate(condition, binding, lexicon) == Some(true)
        {
            return stop(met, format!("excepted: {}", written(condition, &rule.names())));
        }
    }
    compared(rule, pair[0], pair[1], lexicon)?.err().and_then(|unmet| stop(met, unmet))
}
