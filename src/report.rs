//! How findings and readings are shown: for people, for machines, one line each.
//! Whatever a document holds is made visible before it is shown; nothing raw reaches a terminal.

mod checkstyle;
mod claims;
mod concise;
mod fault;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod located;
mod markdown;
mod place;
mod positions;
mod rdjsonl;
mod sarif;
mod visible;
mod voice;
mod xml;

use std::collections::BTreeMap;

pub use self::{
    checkstyle::checkstyle,
    claims::{Parts, claims_line, claims_table},
    concise::concise,
    fault::{faults, faults_concise},
    github::github,
    gitlab::gitlab,
    human::{Look, Shape, human},
    json::{json, json_lines, to_json},
    junit::junit,
    markdown::markdown,
    positions::{
        Change, Held, LeftOut, Position, Positions, Told, Wanted, positions_csv, positions_human,
        positions_json, positions_markdown,
    },
    rdjsonl::rdjsonl,
    sarif::sarif,
    visible::{column, on_lines, on_one_line},
};
pub(crate) use self::{
    claims::{qualified, told},
    voice::voice,
};
use crate::{
    finding::{AcceptedIn, Finding, Severity},
    source::Document,
};

/// Findings in the order of every report, with the documents that they are about.
#[derive(Clone, Debug)]
pub struct Report<'r> {
    /// All findings, with those that are accepted.
    all: Vec<&'r Finding>,
    /// Those that are not accepted.
    findings: Vec<&'r Finding>,
    documents: Vec<&'r Document>,
    /// How many of the documents were read for claims.
    read: usize,
    summaries: BTreeMap<&'r str, String>,
    notes: Vec<String>,
    baselined: bool,
}

impl<'r> Report<'r> {
    /// A report of all findings that are not off, by file, offset and rule.
    ///
    /// The labels of the findings index `documents`.
    #[must_use]
    pub fn new(findings: &'r [Finding], documents: Vec<&'r Document>) -> Self {
        let mut shown: Vec<&Finding> = findings.iter().filter(|f| f.severity != Severity::Off).collect();
        let place = |finding: &Finding| {
            let primary = finding.primary().or(finding.labels.first());
            let name = primary.and_then(|label| documents.get(label.document)).map(|d| d.name.clone());
            (name, primary.map(|label| label.span), finding.rule.clone(), finding.fingerprint.clone())
        };
        shown.sort_by_cached_key(|finding| place(finding));
        let findings = shown.iter().copied().filter(|finding| finding.accepted.is_none()).collect();
        let (read, summaries, notes) = (documents.len(), BTreeMap::new(), Vec::new());
        Self { all: shown, findings, documents, read, summaries, notes, baselined: false }
    }

    /// The same report, of which only the first documents were read for claims: the others are files of the project.
    #[must_use]
    pub fn reading(mut self, documents: usize) -> Self {
        self.read = documents;
        self
    }

    /// The same report, with something to be said after the counts.
    #[must_use]
    pub fn noting(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    /// The same report, of findings that were held against a baseline.
    #[must_use]
    pub fn baselined(mut self, held: bool) -> Self {
        self.baselined = held;
        self
    }

    /// The same report, with what each rule finds, in one line.
    #[must_use]
    pub fn describing(mut self, summary: impl Fn(&str) -> Option<String>) -> Self {
        let rules = self.all.iter().map(|finding| finding.rule.as_str());
        self.summaries = rules.filter_map(|rule| Some((rule, summary(rule)?))).collect();
        self
    }

    /// The findings that are not accepted, in order.
    #[must_use]
    pub fn findings(&self) -> &[&'r Finding] {
        &self.findings
    }

    /// How many documents were read.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.read
    }

    /// How many findings are accepted, each for a reason of its own: those of a baseline do not count.
    #[must_use]
    pub fn accepted(&self) -> usize {
        let places = self.all.iter().filter_map(|finding| Some(finding.accepted.as_ref()?.place));
        places.filter(|place| *place != AcceptedIn::Baseline).count()
    }

    /// How many findings that are not accepted have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The line that closes a report: `3 findings in 4 documents: 1 error, 2 warnings`.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::report::Report;
    ///
    /// assert_eq!(Report::new(&[], Vec::new()).summary(), "no findings in 0 documents");
    /// ```
    #[must_use]
    pub fn summary(&self) -> String {
        let counts = [
            counted(self.count(Severity::Error), "error"),
            counted(self.count(Severity::Warning), "warning"),
            counted(self.count(Severity::Info), "info").replace("infos", "info"),
        ];
        let counts: Vec<String> = counts.into_iter().filter(|count| !count.starts_with("0 ")).collect();
        let documents = counted(self.documents(), "document");
        let found = match self.findings.len() {
            0 => format!("no findings in {documents}"),
            many => format!("{} in {documents}: {}", counted(many, "finding"), counts.join(", ")),
        };
        let accepted =
            Some(self.accepted()).filter(|count| *count > 0).map(|count| format!("{count} accepted"));
        let notes = self.notes.iter().map(|note| on_one_line(note).into_owned());
        std::iter::once(found).chain(accepted).chain(notes).collect::<Vec<_>>().join("; ")
    }

    /// The lines of each document that a label of some findings stands in.
    fn lines(&self, findings: &[&'r Finding]) -> BTreeMap<usize, place::Lines<'r>> {
        let mut lines = BTreeMap::new();
        for label in findings.iter().flat_map(|finding| &finding.labels) {
            if let Some(document) = self.documents.get(label.document) {
                lines.entry(label.document).or_insert_with(|| place::Lines::new(&document.bytes));
            }
        }
        lines
    }
}

/// A number with its noun: `1 error`, `2 errors`.
///
/// # Examples
///
/// ```
/// assert_eq!(belie::report::counted(2, "error"), "2 errors");
/// ```
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
