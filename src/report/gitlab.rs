//! A Code Quality report of GitLab: one place a finding, so the other side is in the description.

use serde::Serialize;

use super::{
    Report,
    located::{Located, located},
    to_json,
};
use crate::finding::Severity;

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: &'r str,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// All findings as one JSON list.
#[must_use]
pub fn gitlab(report: &Report<'_>) -> String {
    let issues = located(report);
    to_json(&issues.iter().map(issue).collect::<Vec<_>>()) + "\n"
}

fn issue<'r>(one: &Located<'r>) -> Issue<'r> {
    let (spot, _) = one.sides();
    Issue {
        description: one.against(),
        check_name: &one.finding.rule,
        fingerprint: &one.finding.fingerprint,
        severity: match one.finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info | Severity::Off => "info",
        },
        location: Location { path: spot.file, lines: Lines { begin: spot.start.line, end: spot.end.line } },
    }
}
