//! Whether an exception of a rule holds of the facts on which the rule would fire.

use super::Search;
use crate::rule::{
    Exception,
    check::Window,
    expression::{Binding, Expression, evaluate},
    field::{self, Field},
    join,
    pattern::{Join, Pattern},
};

impl Search<'_> {
    /// Whether an exception holds; those that are not known are noted.
    pub(super) fn excepted(&self, bound: &[usize], unknown: &mut Vec<String>) -> bool {
        let mut facts = Vec::new();
        let binding = self.binding(bound, &mut facts);
        for (index, exception) in self.rule.exceptions.iter().enumerate() {
            match exception {
                Exception::When(condition) => match evaluate(condition, binding, self.lexicon) {
                    Some(true) => return true,
                    Some(false) => {}
                    None => unknown.extend(missing(condition, binding, &self.names)),
                },
                Exception::Claim(pattern, window) => {
                    if self.present(index, pattern, *window, bound) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Whether there is a fact as an exception describes it.
    fn present(&self, exception: usize, pattern: &Pattern, window: Option<Window>, bound: &[usize]) -> bool {
        let anchors = join::anchors(self.rule);
        self.exceptions[exception].iter().any(|fact| {
            let fits = |join: &Join| {
                let Some(anchor) = anchors[join.variable] else { return true };
                let one = join.field.word(&self.table.facts[*fact]);
                let other = anchor.field.word(&self.table.facts[bound[anchor.claim]]);
                match (one, other) {
                    (Some(one), Some(other)) if join.within => self.lexicon.within(&one, &other),
                    (one, other) => one.is_some() && one == other,
                }
            };
            !bound.contains(fact)
                && pattern.joins.iter().all(fits)
                && window.is_none_or(|window| self.during(window, *fact, bound))
        })
    }

    fn during(&self, window: Window, fact: usize, bound: &[usize]) -> bool {
        let day = |fact: usize| self.table.facts[fact].said();
        let Some(it) = day(fact) else { return false };
        match window {
            Window::Between(from, to) => match (day(bound[from]), day(bound[to])) {
                (Some(from), Some(to)) => from.min(to) <= it && it <= from.max(to),
                _ => false,
            },
            Window::Before(claim) => day(bound[claim]).is_some_and(|day| it <= day),
            Window::After(claim) => day(bound[claim]).is_some_and(|day| it >= day),
        }
    }
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
