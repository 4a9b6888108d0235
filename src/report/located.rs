//! Findings with the places of their labels, as the formats for other programs need them.

use super::{
    Report,
    place::{Lines, Place},
};
use crate::finding::{Finding, Label};

/// A finding with the places of its labels, the primary one first.
pub(crate) struct Located<'r> {
    pub(crate) finding: &'r Finding,
    pub(crate) spots: Vec<Spot<'r>>,
}

/// A label with its file and its place there.
pub(crate) struct Spot<'r> {
    pub(crate) label: &'r Label,
    pub(crate) file: &'r str,
    pub(crate) start: Place,
    pub(crate) end: Place,
    /// The columns of start and end in bytes, from 1.
    pub(crate) bytes: (usize, usize),
}

impl Spot<'_> {
    /// Its place in short: `wire/a.md:4`.
    pub(crate) fn short(&self) -> String {
        format!("{}:{}", self.file, self.start.line)
    }
}

/// All findings of a report that have a place, in order.
pub(crate) fn located<'r>(report: &Report<'r>) -> Vec<Located<'r>> {
    let lines = report.lines();
    let spot = |label: &'r Label| {
        let document = report.documents.get(label.document)?;
        Some(spot(label, relative(&document.name), lines.get(&label.document)?))
    };
    let place = |finding: &&'r Finding| {
        let spots: Vec<Spot<'r>> = finding.labels.iter().filter_map(spot).collect();
        (!spots.is_empty()).then_some(Located { finding, spots })
    };
    report.findings.iter().filter_map(place).collect()
}

/// A path without the dot that a shell may put before it.
fn relative(name: &str) -> &str {
    name.strip_prefix("./").unwrap_or(name)
}

fn spot<'r>(label: &'r Label, file: &'r str, lines: &Lines<'_>) -> Spot<'r> {
    let (start, end) = (label.span.start as usize, label.span.end as usize);
    let column =
        |offset: usize| (offset + 1).saturating_sub(lines.line(lines.line_of(offset)).start as usize).max(1);
    Spot {
        label,
        file,
        start: lines.place(start),
        end: lines.place(end),
        bytes: (column(start), column(end)),
    }
}
