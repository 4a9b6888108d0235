//! What no test of a rule would miss: parts without which all tests come out the same.

use super::{Case, Reading, alone};
use crate::{
    lexicon::Lexicon,
    rule::{Rule, check::usual, expression::written, run},
};

/// A part of a rule that no test would miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmissed {
    /// The key that it stands under: `where`.
    pub key: String,
    /// The part, as it is written.
    pub part: String,
}

/// The parts of a rule that could be dropped without a test that fails; nothing while a test fails with them.
#[must_use]
pub fn unmissed(rule: &Rule, cases: &[Case], readings: &[Reading], lexicon: &Lexicon) -> Vec<Unmissed> {
    let passes = |rule: &Rule| {
        let set = alone(rule);
        let mut each = cases.iter().zip(readings);
        each.all(|(case, reading)| !case.verdict(&run(&set, &reading.facts, lexicon), reading).failed())
    };
    if cases.is_empty() || !passes(rule) {
        return Vec::new();
    }
    parts(rule).into_iter().filter(|(without, _)| passes(without)).map(|(_, part)| part).collect()
}

/// The rule without each of its parts in turn.
fn parts(rule: &Rule) -> Vec<(Rule, Unmissed)> {
    let names = rule.names();
    let mut found = Vec::new();
    let mut drop = |key: String, part: String, change: &dyn Fn(&mut Rule)| {
        let mut without = rule.clone();
        change(&mut without);
        found.push((without, Unmissed { key, part }));
    };
    for (claim, pattern) in rule.claims.iter().enumerate() {
        let key = || format!("claims.{}", pattern.name);
        for (place, test) in pattern.tests.iter().enumerate().filter(|(_, test)| !usual(test)) {
            drop(key(), test.written(), &|rule| {
                rule.claims[claim].tests.remove(place);
            });
        }
        for (place, join) in
            pattern.joins.iter().enumerate().filter(|(_, join)| held_twice(rule, join.variable))
        {
            drop(key(), join.written(&rule.variables), &|rule| {
                rule.claims[claim].joins.remove(place);
            });
        }
    }
    for (place, condition) in rule.conditions.iter().enumerate() {
        drop("where".to_owned(), written(condition, &names), &|rule| {
            rule.conditions.remove(place);
        });
    }
    if rule.count.is_some() {
        drop("where".to_owned(), "count …".to_owned(), &|rule| rule.count = None);
    }
    for (place, exception) in rule.exceptions.iter().enumerate() {
        drop("unless".to_owned(), exception.written(rule), &|rule| {
            rule.exceptions.remove(place);
        });
    }
    found
}

fn held_twice(rule: &Rule, variable: usize) -> bool {
    let joins = rule.claims.iter().flat_map(|pattern| &pattern.joins);
    joins.filter(|join| join.variable == variable).count() > 1
}
