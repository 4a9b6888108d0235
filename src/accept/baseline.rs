//! A baseline: the findings that were there when belie was adopted, each with a day, a reason and an owner.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::accept;
use crate::{
    day::Day,
    fault::Fault,
    finding::{Acceptance, AcceptedIn, Finding, Notice, Severity, is_fingerprint},
    report::to_json,
};

/// The version of the file.
const VERSION: u32 = 1;
/// How its fingerprints are made.
const ALGORITHM: &str = "b1";

/// The findings of a file, by fingerprint.
///
/// # Examples
///
/// ```
/// use belie::accept::Baseline;
///
/// let empty = Baseline::default();
/// assert_eq!(Baseline::read("belie-baseline.json", &empty.written()).unwrap(), empty);
/// assert!(Baseline::read("belie-baseline.json", "{}").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, Known>,
}

/// A finding of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    fingerprint: String,
    /// The id of its rule.
    pub rule: String,
    /// What is so.
    pub message: String,
    date: Option<String>,
    /// Why it is not mended.
    pub reason: String,
    /// Who sees to it.
    pub owner: Option<String>,
}

/// The file as written.
#[derive(Deserialize)]
struct Written {
    version: u32,
    algorithm: String,
    findings: Vec<Known>,
}

/// Who keeps findings in a baseline, since when, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The day.
    pub date: Option<Day>,
    /// Why they are not mended.
    pub reason: String,
    /// Who sees to them.
    pub owner: Option<String>,
}

impl Known {
    /// The day on which it came into the baseline.
    #[must_use]
    pub fn date(&self) -> Option<Day> {
        self.date.as_deref()?.parse().ok()
    }

    /// For how many days it has been there.
    #[must_use]
    pub fn age(&self, as_of: Option<Day>) -> Option<i32> {
        Some((as_of?.0.saturating_sub(self.date()?.0)).max(0))
    }
}

impl Baseline {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// What is wrong with it: no JSON of its form, or entries that name no finding or give no reason.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let written: Written = serde_json::from_str(text).map_err(|error| {
            let at = offset(text, error.line(), error.column());
            let message = error.to_string();
            let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
            vec![Fault::new(file, at..at, format!("not a baseline: {message}"))]
        })?;
        if (written.version, written.algorithm.as_str()) != (VERSION, ALGORITHM) {
            let message = "a baseline of another version of belie";
            return Err(vec![
                Fault::new(file, 0..0, message)
                    .expecting(format!("version {VERSION}, algorithm {ALGORITHM}")),
            ]);
        }
        let mut faults = Vec::new();
        let mut baseline = Self::default();
        for known in written.findings {
            if let Some(message) = wrong(&known, &baseline) {
                let at = text.find(&to_json(&known.fingerprint)).unwrap_or_default();
                faults.push(Fault::new(file, at..at, message));
            }
            baseline.entries.insert(known.fingerprint.clone(), known);
        }
        if faults.is_empty() { Ok(baseline) } else { Err(faults) }
    }

    /// The file: a line for each finding, so that changes of different findings merge.
    #[must_use]
    pub fn written(&self) -> String {
        let mut out = format!("{{\"version\":{VERSION},\"algorithm\":\"{ALGORITHM}\",\"findings\":[");
        for (place, known) in self.entries.values().enumerate() {
            out.push_str(if place == 0 { "\n" } else { ",\n" });
            out.push_str(&to_json(known));
        }
        out.push_str("\n]}\n");
        out
    }

    /// Its findings, by fingerprint.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Known)> {
        self.entries.iter().map(|(fingerprint, known)| (fingerprint.as_str(), known))
    }

    /// How many findings it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Marks the findings that it has, unless they are accepted otherwise.
    pub fn mark(&self, findings: &mut [Finding]) {
        for finding in findings {
            let Some(known) = self.entries.get(&finding.fingerprint) else { continue };
            let acceptance = Acceptance {
                place: AcceptedIn::Baseline,
                reason: known.reason.clone(),
                by: known.owner.clone(),
                on: known.date(),
                until: None,
            };
            accept(finding, &acceptance);
        }
    }

    /// How many of its findings are gone.
    #[must_use]
    pub fn gone(&self, findings: &[Finding]) -> usize {
        let there = fingerprints(findings);
        self.entries.keys().filter(|known| !there.contains(known.as_str())).count()
    }

    /// Leaves out the findings that are gone, and says how many those are.
    pub fn prune(&mut self, findings: &[Finding]) -> usize {
        let before = self.entries.len();
        let there = fingerprints(findings);
        self.entries.retain(|known, _| there.contains(known.as_str()));
        before - self.entries.len()
    }

    /// Tells of its findings what is told of them now: another reading may have other words for the same claims.
    pub fn retell(&mut self, findings: &[Finding]) {
        for finding in findings {
            if let Some(known) = self.entries.get_mut(&finding.fingerprint) {
                known.message.clone_from(&finding.message);
            }
        }
    }

    /// The findings that it has not and that are not accepted.
    #[must_use]
    pub fn new_ones<'f>(&self, findings: &'f [Finding]) -> Vec<&'f Finding> {
        let is_new = |finding: &&Finding| {
            finding.accepted.is_none()
                && finding.severity != Severity::Off
                && Notice::of(&finding.rule).is_none()
                && !self.entries.contains_key(&finding.fingerprint)
        };
        findings.iter().filter(is_new).collect()
    }

    /// Takes in findings.
    pub fn add(&mut self, findings: &[&Finding], keeping: &Keeping) {
        for finding in findings {
            let known = Known {
                fingerprint: finding.fingerprint.clone(),
                rule: finding.rule.clone(),
                message: finding.message.clone(),
                date: keeping.date.map(|day| day.to_string()),
                reason: keeping.reason.clone(),
                owner: keeping.owner.clone(),
            };
            self.entries.insert(finding.fingerprint.clone(), known);
        }
    }
}

/// What is wrong with an entry beside those that were read before it.
fn wrong(known: &Known, before: &Baseline) -> Option<String> {
    let name = &known.fingerprint;
    if !is_fingerprint(name) {
        return Some(format!("`{name}` is no fingerprint of a finding"));
    }
    if before.entries.contains_key(name) {
        return Some(format!("{name} comes twice"));
    }
    if known.reason.trim().is_empty() {
        return Some(format!("{name} is kept without a reason"));
    }
    (known.date.is_some() && known.date().is_none()).then(|| format!("the date of {name} is no day"))
}

/// The byte of a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary(before + column.saturating_sub(1))
}

fn fingerprints(findings: &[Finding]) -> BTreeSet<&str> {
    findings.iter().map(|finding| finding.fingerprint.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        finding::{Label, Level},
        span::Span,
    };

    fn finding(sentence: &str) -> Finding {
        let label = Label::new(0, Span::new(0, 1), "").sentence(sentence);
        Finding::builder("r", Level::Tension, Severity::Error)
            .message(sentence)
            .primary(label)
            .build()
            .unwrap()
    }

    fn keeping() -> Keeping {
        Keeping { date: "2024-05-02".parse().ok(), reason: "the \u{1b} archive".to_owned(), owner: None }
    }

    #[test]
    fn a_baseline_takes_in_marks_and_forgets() {
        let mut findings = vec![finding("The ferry is late."), finding("The ferry is early.")];
        let mut baseline = Baseline::default();
        baseline.add(&baseline.new_ones(&findings), &keeping());
        let read = Baseline::read("b.json", &baseline.written()).unwrap();
        assert_eq!(read, baseline);
        assert_eq!(baseline.written().lines().count(), 4);
        findings[0] = finding("The ferry is gone.");
        baseline.mark(&mut findings);
        assert_eq!((findings[0].accepted.is_some(), findings[1].accepted.is_some()), (false, true));
        assert_eq!(baseline.new_ones(&findings).len(), 1);
        assert_eq!((baseline.gone(&findings), baseline.prune(&findings), baseline.len()), (1, 1, 1));
        let known = baseline.entries().next().unwrap().1;
        assert_eq!(known.age("2024-05-12".parse().ok()), Some(10));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_at_its_place() {
        let file = |entries: &str| format!("{{\"version\":1,\"algorithm\":\"b1\",\"findings\":[{entries}]}}");
        let entry = |name: &str, date: &str, reason: &str| {
            format!(
                "{{\"fingerprint\":\"{name}\",\"rule\":\"r\",\"message\":\"m\",\"date\":{date},\"reason\":\"{reason}\"}}"
            )
        };
        let good = entry("b1-0123456789abcdef", "null", "why");
        let told = |text: &str| {
            Baseline::read("b.json", text)
                .unwrap_err()
                .iter()
                .map(|fault| fault.message.clone())
                .collect::<Vec<_>>()
        };
        assert!(Baseline::read("b.json", &file(&good)).is_ok());
        assert_eq!(told(&file(&format!("{good},{good}"))), ["b1-0123456789abcdef comes twice"]);
        assert!(told(&file(&entry("b1-0", "null", "why")))[0].contains("no fingerprint"));
        assert!(told(&file(&entry("b1-0123456789abcdef", "null", " ")))[0].contains("without a reason"));
        assert!(told(&file(&entry("b1-0123456789abcdef", "\"May\"", "why")))[0].contains("no day"));
        assert!(told("[")[0].starts_with("not a baseline: "));
        assert!(told("{\"version\":2,\"algorithm\":\"b1\",\"findings\":[]}")[0].contains("another version"));
    }
}
