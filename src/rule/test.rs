//! Tests that a rule file carries: documents on which a rule fires, and documents on which it is quiet.

mod coverage;
mod read;

pub use coverage::{Unmissed, unmissed};
pub use read::{cases, untested};

use super::{Firing, Rule, RuleSet, Texts, finding::words_of, findings, run, why_not::nearest};
use crate::{
    fact::Facts,
    finding::{Finding, Severity},
    lexicon::Lexicon,
    span::Span,
};

/// A document of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestDocument {
    /// Its name, by which its format is told: `a.md`.
    pub name: String,
    /// Its text, front matter included.
    pub text: String,
}

/// Documents on which a rule is to fire or to be quiet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// Whether the rule is to fire.
    pub fires: bool,
    /// The day of documents that state none, as written.
    pub date: Option<String>,
    /// The documents.
    pub documents: Vec<TestDocument>,
    /// Words of the documents that the labels of a claim are to cover: the index of the claim, and the words.
    pub labels: Vec<(usize, String)>,
    /// Its place in the rule file.
    pub span: Span,
}

/// The tests of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleTests {
    /// The id of the rule.
    pub rule: String,
    /// The file that it is in.
    pub file: String,
    /// The place of its id.
    pub span: Span,
    /// The tests, in order.
    pub cases: Vec<Case>,
}

/// How a test came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should.
    Passed,
    /// The rule fired, and the test does not say on which words it was to.
    New,
    /// The rule fired on other words.
    Wrong,
    /// The rule was to fire and did not.
    Missing,
    /// The rule was to be quiet and was not.
    Noisy,
}

impl Verdict {
    /// Whether the test failed.
    #[must_use]
    pub fn failed(self) -> bool {
        matches!(self, Self::Wrong | Self::Missing | Self::Noisy)
    }
}

/// A test that was run.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The id of the rule.
    pub rule: String,
    /// What the test shows.
    pub case: String,
    /// The place of the test in the rule file.
    pub span: Span,
    /// How it came out.
    pub verdict: Verdict,
    /// What the rule found.
    pub findings: Vec<Finding>,
    /// The claims of the first finding, each with the words that it is about.
    pub labels: Vec<(String, String)>,
    /// Why it came out so, step by step.
    pub derivation: Vec<String>,
}

/// What the documents of a test say: their facts, and their texts for the findings.
pub struct Reading {
    /// The facts of all documents.
    pub facts: Facts,
    /// The texts that they come from.
    pub texts: Box<dyn Texts>,
}

impl Case {
    /// The documents, each with the day of the test in its front matter if it has none of its own.
    #[must_use]
    pub fn dated(&self) -> Vec<TestDocument> {
        let head = |document: &TestDocument| match &self.date {
            Some(date) if !document.text.starts_with("---") => format!("---\ndate: {date}\n---\n\n"),
            _ => String::new(),
        };
        let dated = |document: &TestDocument| TestDocument {
            name: document.name.clone(),
            text: format!("{}{}", head(document), document.text),
        };
        self.documents.iter().map(dated).collect()
    }

    /// How the test comes out if a rule fires like this.
    fn verdict(&self, firings: &[Firing], reading: &Reading) -> Verdict {
        match (self.fires, firings) {
            (true, []) => Verdict::Missing,
            (false, []) => Verdict::Passed,
            (false, _) => Verdict::Noisy,
            (true, _) if self.labels.is_empty() => Verdict::New,
            (true, _) if firings.iter().any(|firing| self.covered(firing, reading)) => Verdict::Passed,
            (true, _) => Verdict::Wrong,
        }
    }

    /// Whether the labels of a firing cover the words that they are to.
    fn covered(&self, firing: &Firing, reading: &Reading) -> bool {
        let all = || firing.facts.iter().copied().enumerate().chain(firing.others.iter().copied());
        let clause = |fact: usize| one_line(words_of(&reading.facts.all()[fact], reading.texts.as_ref()));
        self.labels.iter().all(|(claim, words)| {
            all().any(|(labelled, fact)| labelled == *claim && clause(fact).contains(words.as_str()))
        })
    }
}

/// A text on one line, with single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The set of a rule alone, not off.
fn alone(rule: &Rule) -> RuleSet {
    let mut rule = rule.clone();
    rule.severity = rule.severity.max(Severity::Info);
    RuleSet::single(rule)
}

/// Runs the tests of a rule, this rule alone, over what their documents say.
#[must_use]
pub fn run_tests(rule: &Rule, cases: &[Case], readings: &[Reading], lexicon: &Lexicon) -> Vec<Outcome> {
    let set = alone(rule);
    let outcome = |(case, reading): (&Case, &Reading)| {
        let firings = run(&set, &reading.facts, lexicon);
        let findings = findings(&set, &reading.facts, &firings, reading.texts.as_ref());
        let verdict = case.verdict(&firings, reading);
        let derivation = match (verdict, findings.first()) {
            (Verdict::Missing, _) => missing(rule, reading, lexicon),
            (_, Some(finding)) => finding.trail.clone(),
            _ => Vec::new(),
        };
        let words = |fact: &usize| one_line(words_of(&reading.facts.all()[*fact], reading.texts.as_ref()));
        let facts = firings.first().map(|firing| firing.facts.as_slice()).unwrap_or_default();
        let labels = rule.names().into_iter().zip(facts.iter().map(words)).collect();
        let (rule, case, span) = (rule.id.clone(), case.name.clone(), case.span);
        Outcome { rule, case, span, verdict, findings, labels, derivation }
    };
    cases.iter().zip(readings).map(outcome).collect()
}

/// Why a rule is quiet: what is unmet of the two facts that come nearest.
fn missing(rule: &Rule, reading: &Reading, lexicon: &Lexicon) -> Vec<String> {
    let facts = reading.facts.all();
    let words = |fact: usize| one_line(words_of(&facts[fact], reading.texts.as_ref()));
    match nearest(rule, facts, lexicon) {
        None => vec!["fewer than two claims were read in the documents".to_owned()],
        Some((obstacle, one, other)) => vec![
            format!("{}: “{}”", rule.claims[0].name, words(one)),
            format!("{}: “{}”", rule.claims[1].name, words(other)),
            obstacle.unmet,
        ],
    }
}
