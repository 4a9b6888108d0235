//! How a finding came about: each part of its rule with what held of it.

use super::{
    Exception, Rule,
    expression::{Binding, evaluate, words, written},
    field::{self, Field},
    run::compared,
    template::plain,
};
use crate::{
    fact::{Fact, Facts},
    lexicon::Lexicon,
};

/// A part of a rule, and what held of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key that it stands under: `claims.ready`.
    pub key: String,
    /// The part, as it is written.
    pub part: String,
    /// What held, in words.
    pub held: String,
}

/// The parts of a rule with what held of each, for facts on which it fires.
#[must_use]
pub fn derivation(rule: &Rule, facts: &Facts, bound: &[usize], lexicon: &Lexicon) -> Vec<Step> {
    let held: Vec<&Fact> = bound.iter().map(|fact| &facts.all()[*fact]).collect();
    let binding = Binding { facts: &held };
    let names = rule.names();
    let mut steps = Vec::new();
    let mut step = |key: String, part: String, held: String| steps.push(Step { key, part, held });
    for (pattern, fact) in rule.claims.iter().zip(&held) {
        let key = || format!("claims.{}", pattern.name);
        for test in &pattern.tests {
            step(key(), test.written(), stated(test.field, fact));
        }
        for join in &pattern.joins {
            step(key(), join.written(&rule.variables), stated(join.field, fact));
        }
    }
    if let Some(relation) = rule.relation() {
        let clash = compared(rule, held[0], held[1], lexicon).and_then(Result::ok);
        for because in clash.map(|clash| clash.because).unwrap_or_default() {
            step("relation".to_owned(), relation.name.to_owned(), because);
        }
    }
    for condition in &rule.conditions {
        let told = words(condition, binding, &names).unwrap_or_else(|| "it holds".to_owned());
        step("where".to_owned(), written(condition, &names), told);
    }
    if let Some(count) = &rule.count {
        let part = format!("count distinct {} …", count.of.field.row().name);
        step("where".to_owned(), part, "the count is as asked".to_owned());
    }
    for exception in &rule.exceptions {
        let told = match exception {
            Exception::When(condition) if evaluate(condition, binding, lexicon).is_none() => {
                "not known, so no excuse"
            }
            Exception::When(_) => "it does not hold",
            Exception::Claim(..) => "there is none",
        };
        step("unless".to_owned(), exception.written(rule), told.to_owned());
    }
    steps
}

/// What a fact states in a field.
fn stated(field: Field, fact: &Fact) -> String {
    let days = || field::interval(field, fact).map(|_| "it is stated".to_owned());
    let word = field.word(fact).map(|word| format!("it is {}", plain(&word)));
    word.or_else(days).unwrap_or_else(|| "it is not stated".to_owned())
}
