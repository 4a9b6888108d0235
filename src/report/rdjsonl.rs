//! Reviewdog's diagnostics, a line each: its columns count bytes of UTF-8.

use serde::Serialize;

use super::{
    Report,
    located::{Located, Spot, located},
    to_json,
};
use crate::finding::Severity;

#[derive(Serialize)]
struct Diagnostic<'r> {
    message: &'r str,
    location: Location<'r>,
    severity: &'static str,
    source: Source,
    code: Code<'r>,
    related_locations: Vec<Related<'r>>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'r> {
    value: &'r str,
}

#[derive(Serialize)]
struct Related<'r> {
    message: &'r str,
    location: Location<'r>,
}

/// One diagnostic a line.
#[must_use]
pub fn rdjsonl(report: &Report<'_>) -> String {
    located(report).iter().map(diagnostic).map(|one| to_json(&one) + "\n").collect()
}

fn diagnostic<'r>(one: &Located<'r>) -> Diagnostic<'r> {
    let (spot, others) = one.sides();
    let related = |spot: &Spot<'r>| Related { message: &spot.label.text, location: location(spot) };
    Diagnostic {
        message: &one.finding.message,
        location: location(spot),
        severity: match one.finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info | Severity::Off => "INFO",
        },
        source: Source { name: "belie" },
        code: Code { value: &one.finding.rule },
        related_locations: others.iter().map(related).collect(),
    }
}

fn location<'r>(spot: &Spot<'r>) -> Location<'r> {
    let start = Position { line: spot.start.line, column: spot.bytes.0 };
    let end = Position { line: spot.end.line, column: spot.bytes.1 };
    Location { path: spot.file, range: Range { start, end } }
}
