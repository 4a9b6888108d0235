//! Builds a finding. One without a primary label cannot be built, so that no report has to show a
//! finding without a place.

use std::fmt;

use super::{Finding, Label, Level, Role, Severity, fingerprint::fingerprint};
use crate::relation::Confidence;

/// A finding in the making.
#[derive(Clone, Debug)]
pub struct Builder {
    finding: Finding,
}

/// A finding has no primary label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPrimary {
    rule: String,
}

impl fmt::Display for NoPrimary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a finding of `{}` has no primary label", self.rule)
    }
}

impl std::error::Error for NoPrimary {}

impl Builder {
    pub(super) fn new(rule: String, level: Level, severity: Severity) -> Self {
        let finding = Finding {
            rule,
            relation: None,
            level,
            severity,
            confidence: Confidence::High,
            message: String::new(),
            labels: Vec::new(),
            trail: Vec::new(),
            help: None,
            fingerprint: String::new(),
            accepted: None,
        };
        Self { finding }
    }

    /// The relation between the two facts.
    #[must_use]
    pub fn relation(mut self, relation: Option<String>) -> Self {
        self.finding.relation = relation;
        self
    }

    /// How sure it is; high unless it is said.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.finding.confidence = confidence;
        self
    }

    /// What is so, in one line.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.finding.message = message.into();
        self
    }

    /// The place that it is about. One that was named before becomes a related one.
    #[must_use]
    pub fn primary(mut self, mut label: Label) -> Self {
        for other in &mut self.finding.labels {
            other.role = Role::Related;
        }
        label.role = Role::Primary;
        self.finding.labels.insert(0, label);
        self
    }

    /// A place that it is set against.
    #[must_use]
    pub fn related(mut self, mut label: Label) -> Self {
        label.role = Role::Related;
        self.finding.labels.push(label);
        self
    }

    /// Why, step by step.
    #[must_use]
    pub fn trail(mut self, steps: Vec<String>) -> Self {
        self.finding.trail = steps;
        self
    }

    /// What to look at.
    #[must_use]
    pub fn help(mut self, help: Option<String>) -> Self {
        self.finding.help = help;
        self
    }

    /// The finding, with its fingerprint; [`number`](super::number) tells repeats apart.
    ///
    /// # Errors
    ///
    /// A finding without a primary label.
    pub fn build(self) -> Result<Finding, NoPrimary> {
        let mut finding = self.finding;
        if finding.primary().is_none() {
            return Err(NoPrimary { rule: finding.rule });
        }
        let sentences: Vec<&str> = finding.labels.iter().map(|label| label.sentence.as_str()).collect();
        finding.fingerprint = fingerprint(&finding.rule, &sentences);
        Ok(finding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn the_primary_label_comes_first_and_is_alone() {
        let label = |text: &str| Label::new(0, Span::new(0, 1), text);
        let finding = Finding::builder("r", Level::Tension, Severity::Info)
            .related(label("other"))
            .primary(label("old"))
            .primary(label("new"))
            .build()
            .unwrap();
        let roles: Vec<_> = finding.labels.iter().map(|l| (l.text.as_str(), l.role)).collect();
        assert_eq!(roles, [("new", Role::Primary), ("old", Role::Related), ("other", Role::Related)]);
    }

    #[test]
    fn related_labels_alone_are_refused() {
        let label = Label::new(0, Span::new(0, 1), "");
        let refused = Finding::builder("r", Level::Tension, Severity::Info).related(label).build();
        assert_eq!(refused.unwrap_err().to_string(), "a finding of `r` has no primary label");
    }
}
