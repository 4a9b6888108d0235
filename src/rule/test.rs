//! Tests that a rule file carries: documents on which a rule fires, and documents on which it is quiet.

use super::{
    Rule, RuleSet,
    check::Checker,
    file, findings, run,
    yaml::{self, Kind, Node},
};
use crate::{
    fact::Facts,
    fault::Fault,
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
    /// Its place in the rule file.
    pub span: Span,
}

/// How a test came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should.
    Passed,
    /// The rule was to fire and did not.
    Missing,
    /// The rule was to be quiet and was not.
    Noisy,
}

/// A test that was run.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The id of the rule.
    pub rule: String,
    /// What the test shows.
    pub case: String,
    /// How it came out.
    pub verdict: Verdict,
    /// What the rule found.
    pub findings: Vec<Finding>,
}

/// What the documents of a test say: their facts, and their texts for the findings.
pub struct Reading {
    /// The facts of all documents.
    pub facts: Facts,
    /// The texts that they come from.
    pub texts: Box<dyn super::Texts>,
}

/// The tests of each rule of a file, in order, with the rule's id.
///
/// # Errors
///
/// All that is wrong with the tests.
pub fn cases(name: &str, source: &str, lexicon: &Lexicon) -> Result<Vec<(String, Vec<Case>)>, Vec<Fault>> {
    let documents = yaml::documents(name, source).map_err(|fault| vec![fault])?;
    let mut checker = Checker::new(name, lexicon);
    let mut found = Vec::new();
    for node in &documents {
        let id = node.get("id").and_then(Node::scalar).unwrap_or_default().to_owned();
        let mut cases = Vec::new();
        if let Some(Kind::Mapping(entries)) = node.get("tests").map(|tests| &tests.kind) {
            for (key, _, value) in file::closed(&mut checker, entries, &["fires", "quiet"]) {
                for item in file::items(value) {
                    cases.extend(case(&mut checker, item, key == "fires"));
                }
            }
        }
        found.push((id, cases));
    }
    if checker.faults.is_empty() { Ok(found) } else { Err(checker.faults) }
}

fn case(checker: &mut Checker<'_>, node: &Node, fires: bool) -> Option<Case> {
    let Kind::Mapping(entries) = &node.kind else {
        checker.fault(node.span, format!("a test is a mapping, found {}", node.describe()), None);
        return None;
    };
    let entries = file::closed(checker, entries, &["name", "date", "docs"]);
    let value = |name: &str| entries.iter().find(|(key, ..)| *key == name).map(|(_, _, value)| *value);
    let Some(Kind::Mapping(docs)) = value("docs").map(|docs| &docs.kind) else {
        checker.fault(
            node.span,
            "the test has no `docs`".to_owned(),
            Some("write docs: { a.md: … }".to_owned()),
        );
        return None;
    };
    let text = |name: &str| value(name).and_then(Node::scalar).map(str::to_owned);
    let document = |(key, value): &(Node, Node)| TestDocument {
        name: key.scalar().unwrap_or_default().to_owned(),
        text: value.scalar().unwrap_or_default().to_owned(),
    };
    Some(Case {
        name: text("name").unwrap_or_else(|| "without a name".to_owned()),
        fires,
        date: text("date"),
        documents: docs.iter().map(document).collect(),
        span: node.span,
    })
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
}

/// Runs the tests of a rule, this rule alone, over what `read` makes of their documents.
pub fn run_tests(
    rule: &Rule,
    cases: &[Case],
    lexicon: &Lexicon,
    read: &dyn Fn(&[TestDocument]) -> Reading,
) -> Vec<Outcome> {
    let mut alone = rule.clone();
    alone.severity = alone.severity.max(Severity::Info);
    let set = RuleSet::single(alone);
    let outcome = |case: &Case| {
        let reading = read(&case.dated());
        let firings = run(&set, &reading.facts, lexicon);
        let findings = findings(&set, &reading.facts, &firings, reading.texts.as_ref());
        let verdict = match (case.fires, findings.is_empty()) {
            (true, true) => Verdict::Missing,
            (false, false) => Verdict::Noisy,
            _ => Verdict::Passed,
        };
        Outcome { rule: rule.id.clone(), case: case.name.clone(), verdict, findings }
    };
    cases.iter().map(outcome).collect()
}
