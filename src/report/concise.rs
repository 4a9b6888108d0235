//! One line a finding, as editors and `grep` read it.

use std::fmt::Write;

use super::{Report, visible::on_one_line};

/// One line a finding: `path:line:column: severity[rule] message`, and where it is set against.
#[must_use]
pub fn concise(report: &Report<'_>) -> String {
    let lines = report.lines(&report.findings);
    let at = |label: &crate::finding::Label| {
        let name = report.documents.get(label.document).map_or("", |document| document.name.as_str());
        let place = lines.get(&label.document).map(|lines| lines.place(label.span.start as usize));
        let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
        format!("{}:{line}:{column}", on_one_line(name))
    };
    let mut out = String::new();
    for finding in report.findings() {
        let (Some(first), severity) = (finding.labels.first(), finding.severity.name()) else { continue };
        let message = on_one_line(&finding.message);
        let _ = write!(out, "{}: {severity}[{}] {message}", at(first), on_one_line(&finding.rule));
        let others: Vec<String> = finding.labels.iter().skip(1).map(at).collect();
        if !others.is_empty() {
            let _ = write!(out, " (against {})", others.join(", "));
        }
        out.push('\n');
    }
    out
}
