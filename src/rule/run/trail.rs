//! Why a rule fires on some facts, step by step.

use std::collections::BTreeSet;

use super::clash;
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    rule::{
        Exception, Rule,
        expression::{Binding, Expression, evaluate, words},
        field::{self, Field},
        join,
    },
};

/// The steps: what the relation found, the conditions that hold, and what could not be tried as an exception.
pub(super) fn trail(rule: &Rule, facts: &[Fact], bound: &[usize], lexicon: &Lexicon) -> Vec<String> {
    let names = rule.names();
    let held: Vec<&Fact> = bound.iter().map(|fact| &facts[*fact]).collect();
    let binding = Binding { facts: &held };
    let mut trail = clash(rule, bound, facts, lexicon).map(|clash| clash.because).unwrap_or_default();
    // A relation says itself how the days lie.
    let told = |e: &&Expression| rule.relation.is_none() || !matches!(e, Expression::Near(..));
    trail.extend(
        join::conditions(rule).iter().filter(told).filter_map(|e| words(e, binding, &names, lexicon)),
    );
    let untried = rule.exceptions.iter().filter_map(|exception| match exception {
        Exception::When(condition) if evaluate(condition, binding, lexicon).is_none() => {
            missing(condition, binding, &names)
        }
        _ => None,
    });
    trail.extend(untried);
    let mut once = BTreeSet::new();
    trail.retain(|line| once.insert(line.clone()));
    trail
}

/// What a text does not say, so that an exception could not be tried.
fn missing(condition: &Expression, binding: Binding<'_, '_>, names: &[String]) -> Option<String> {
    let path = condition.paths().into_iter().find(|path| match path.field {
        Field::Said | Field::About => field::interval(path.field, binding.fact(*path)).is_none(),
        field => field.word(binding.fact(*path)).is_none(),
    })?;
    let matters = matches!(path.field, Field::Said | Field::About | Field::Holder | Field::Topic);
    matters.then(|| format!("the {} of {} is not stated", path.field.row().name, names[path.claim]))
}
