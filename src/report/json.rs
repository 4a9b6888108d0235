//! Findings as JSON, version 1 of the contract. What would act on a terminal is written as an escape,
//! so that the text is whole for a program and harmless for a screen.

mod escape;

use serde::Serialize;

pub use self::escape::to_json;
use super::{Report, place::Lines};
use crate::{
    finding::{Acceptance, Finding, Label, Role, Severity},
    relation::Confidence,
};

/// The version of the contract.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'r> {
    version: u32,
    findings: Vec<One<'r>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    documents: usize,
    findings: usize,
    error: usize,
    warning: usize,
    info: usize,
    accepted: usize,
}

#[derive(Serialize)]
struct One<'r> {
    fingerprint: &'r str,
    rule: &'r str,
    relation: Option<&'r str>,
    level: &'static str,
    severity: &'static str,
    confidence: &'static str,
    message: &'r str,
    labels: Vec<Place<'r>>,
    trail: &'r [String],
    help: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Accepted<'r>>,
}

#[derive(Serialize)]
struct Accepted<'r> {
    place: &'static str,
    reason: &'r str,
    by: Option<&'r str>,
    on: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct Place<'r> {
    file: &'r str,
    start: u32,
    end: u32,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    role: &'static str,
    text: &'r str,
    source: Option<&'r str>,
    actor: Option<&'r str>,
    said: Option<String>,
    via: Option<&'r str>,
}

/// All findings as one JSON document, on one line; those that are accepted say so and are not counted.
#[must_use]
pub fn json(report: &Report<'_>) -> String {
    let summary = Summary {
        documents: report.documents(),
        findings: report.findings.len(),
        error: report.count(Severity::Error),
        warning: report.count(Severity::Warning),
        info: report.count(Severity::Info),
        accepted: report.all.len() - report.findings.len(),
    };
    let mut out = to_json(&Whole { version: VERSION, findings: findings(report), summary });
    out.push('\n');
    out
}

/// The same findings as JSON Lines, one a line, without a summary.
#[must_use]
pub fn json_lines(report: &Report<'_>) -> String {
    findings(report).iter().map(|finding| to_json(finding) + "\n").collect()
}

fn findings<'r>(report: &Report<'r>) -> Vec<One<'r>> {
    let lines = report.lines(&report.all);
    let place = |label: &'r Label| {
        let file = report.documents.get(label.document).map_or("", |document| document.name.as_str());
        placed(label, file, lines.get(&label.document))
    };
    let one = |finding: &&'r Finding| One {
        fingerprint: &finding.fingerprint,
        rule: &finding.rule,
        relation: finding.relation.as_deref(),
        level: finding.level.name(),
        severity: finding.severity.name(),
        confidence: confidence(finding.confidence),
        message: &finding.message,
        labels: finding.labels.iter().map(place).collect(),
        trail: &finding.trail,
        help: finding.help.as_deref(),
        accepted: finding.accepted.as_ref().map(accepted),
    };
    report.all.iter().map(one).collect()
}

fn placed<'r>(label: &'r Label, file: &'r str, lines: Option<&Lines<'_>>) -> Place<'r> {
    let place = |offset: u32| {
        lines.map_or((1, 1), |lines| {
            let place = lines.place(offset as usize);
            (place.line, place.column)
        })
    };
    let ((line, column), (end_line, end_column)) = (place(label.span.start), place(label.span.end));
    Place {
        file,
        start: label.span.start,
        end: label.span.end,
        line,
        column,
        end_line,
        end_column,
        role: match label.role {
            Role::Primary => "primary",
            Role::Related => "related",
        },
        text: &label.text,
        source: label.source.as_deref(),
        actor: label.actor.as_deref(),
        said: label.said.map(|day| day.to_string()),
        via: label.via.as_deref(),
    }
}

fn accepted(acceptance: &Acceptance) -> Accepted<'_> {
    Accepted {
        place: acceptance.place.name(),
        reason: &acceptance.reason,
        by: acceptance.by.as_deref(),
        on: acceptance.on.map(|day| day.to_string()),
        until: acceptance.until.map(|day| day.to_string()),
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}
