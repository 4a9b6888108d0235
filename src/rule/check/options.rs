//! The options of a rule as written: numbers that conditions name and that users set otherwise.

use super::Checker;
use crate::{
    rule::{
        Setting,
        expression::{Amount, grammar::RawAmount},
        file::RuleFile,
        yaml::Node,
    },
    span::Span,
};

/// The options of a rule, with where each was written and whether a condition names it.
#[derive(Default)]
pub(crate) struct Options {
    found: Vec<(Setting, Span, bool)>,
}

impl Options {
    /// The options of a rule file.
    pub(super) fn read(checker: &mut Checker<'_>, file: &RuleFile<'_>) -> Self {
        let mut found = Vec::new();
        for (key, value) in file.mapping(checker, "options") {
            let name = key.scalar().unwrap_or_default().to_owned();
            match value.scalar().and_then(number) {
                Some(value) => found.push((Setting { name, value }, key.span, false)),
                None => {
                    let message = format!("the option `{name}` holds a number, found {}", value.describe());
                    checker.fault(value.span, message, None);
                }
            }
        }
        Self { found }
    }

    /// A number, or that of an option; what is wrong with it is noted.
    pub(crate) fn amount(
        &mut self,
        checker: &mut Checker<'_>,
        node: &Node,
        ((word, at), unit): RawAmount<'_>,
    ) -> Option<Amount> {
        let span = node.part(at, at + word.len());
        let Some(name) = word.strip_prefix('$') else {
            let value = number(word);
            if value.is_none() {
                checker.fault(span, format!("`{word}` is no number"), None);
            }
            return value.map(|value| Amount { value, unit, option: None });
        };
        let Some(index) = self.mention(name) else {
            let near = checker.suggest(name, self.found.iter().map(|(known, ..)| known.name.as_str()));
            let help = near.or_else(|| Some(format!("write options: {{ {name}: 30 }}")));
            checker.fault(span, format!("no option is called `{name}`"), help);
            return None;
        };
        self.found[index].2 = true;
        Some(Amount { value: self.found[index].0.value, unit, option: Some(index) })
    }

    /// The index of an option that a text names.
    pub(super) fn mention(&self, name: &str) -> Option<usize> {
        self.found.iter().position(|(known, ..)| known.name == name)
    }

    /// Notes each option that no condition names.
    pub(super) fn unused(&self, checker: &mut Checker<'_>) {
        for (setting, span, used) in &self.found {
            if !used {
                let help = format!("write ${} in a condition, or leave it out", setting.name);
                checker.fault(*span, format!("no condition uses the option `{}`", setting.name), Some(help));
            }
        }
    }

    pub(super) fn settings(self) -> Vec<Setting> {
        self.found.into_iter().map(|(setting, ..)| setting).collect()
    }
}

/// A number that is not negative.
fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}
