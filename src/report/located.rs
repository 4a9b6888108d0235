//! Findings with the places of their labels, as the formats for other programs need them.

use std::collections::BTreeMap;

use super::{
    Report,
    place::{Lines, Place},
    voice::voice,
};
use crate::{
    finding::{Finding, Label},
    source::Document,
};

/// A finding with the places of its labels, the primary one first: there is at least one.
pub(crate) struct Located<'r> {
    pub(crate) finding: &'r Finding,
    pub(crate) spots: Vec<Spot<'r>>,
}

impl<'r> Located<'r> {
    /// The primary place, and the others.
    pub(crate) fn sides(&self) -> (&Spot<'r>, &[Spot<'r>]) {
        (&self.spots[0], &self.spots[1..])
    }

    /// What is so, and in short where it is set against.
    pub(crate) fn against(&self) -> String {
        let (_, others) = self.sides();
        let others = others.iter().map(Spot::short).collect::<Vec<_>>().join(", ");
        let message = &self.finding.message;
        if others.is_empty() { message.clone() } else { format!("{message} (against {others})") }
    }
}

/// A label with its file and its place there.
pub(crate) struct Spot<'r> {
    pub(crate) label: &'r Label,
    document: &'r Document,
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

    /// Who says so.
    pub(crate) fn voice(&self) -> String {
        voice(self.label, self.document)
    }
}

/// Findings by the file of their primary place.
pub(crate) fn by_file<'a, 'r>(all: &'a [Located<'r>]) -> BTreeMap<&'r str, Vec<&'a Located<'r>>> {
    let mut files: BTreeMap<&'r str, Vec<&'a Located<'r>>> = BTreeMap::new();
    for one in all {
        files.entry(one.sides().0.file).or_default().push(one);
    }
    files
}

/// The findings of a report that are not accepted and have a place, in order.
pub(crate) fn located<'r>(report: &Report<'r>) -> Vec<Located<'r>> {
    placed(report, &report.findings)
}

/// All findings of a report that have a place, in order.
pub(crate) fn located_all<'r>(report: &Report<'r>) -> Vec<Located<'r>> {
    placed(report, &report.all)
}

fn placed<'r>(report: &Report<'r>, findings: &[&'r Finding]) -> Vec<Located<'r>> {
    let lines = report.lines(findings);
    let spot = |label: &'r Label| {
        let document = report.documents.get(label.document)?;
        Some(spot(label, document, lines.get(&label.document)?))
    };
    let place = |finding: &&'r Finding| {
        let spots: Vec<Spot<'r>> = finding.labels.iter().filter_map(spot).collect();
        (!spots.is_empty()).then_some(Located { finding, spots })
    };
    findings.iter().filter_map(place).collect()
}

/// A path without the dot that a shell may put before it.
fn relative(name: &str) -> &str {
    name.strip_prefix("./").unwrap_or(name)
}

fn spot<'r>(label: &'r Label, document: &'r Document, lines: &Lines<'_>) -> Spot<'r> {
    let (start, end) = (label.span.start as usize, label.span.end as usize);
    let column =
        |offset: usize| (offset + 1).saturating_sub(lines.line(lines.line_of(offset)).start as usize).max(1);
    Spot {
        label,
        document,
        file: relative(&document.name),
        start: lines.place(start),
        end: lines.place(end),
        bytes: (column(start), column(end)),
    }
}
