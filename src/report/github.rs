//! Workflow commands of GitHub Actions: annotations beside the lines of a change.
//! GitHub shows ten errors and ten warnings of a step; the gravest come first, and the rest is counted.

use std::fmt::Write;

use super::{
    Report, counted,
    located::{Located, Spot, located},
    visible::on_one_line,
};
use crate::finding::Severity;

/// How many annotations of one kind a step can show.
const SHOWN: usize = 10;

/// One command a finding, the gravest first, then a line that says how many are left out.
#[must_use]
pub fn github(report: &Report<'_>) -> String {
    let all = located(report);
    let mut out = String::new();
    let mut left_out = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let found: Vec<&Located<'_>> = all.iter().filter(|one| one.finding.severity == severity).collect();
        left_out += found.len().saturating_sub(SHOWN);
        for one in found.into_iter().take(SHOWN) {
            command(one, &mut out);
        }
    }
    if left_out > 0 {
        let more = counted(left_out, "finding");
        let _ = writeln!(
            out,
            "::notice title=belie::{more} more; the step summary and the other formats have all"
        );
    }
    out
}

/// `::error file=…,line=…,…::message`
fn command(one: &Located<'_>, out: &mut String) {
    let (spot, others) = one.sides();
    let kind = match one.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Off => "notice",
    };
    let title = format!("belie: {} ({})", one.finding.rule, one.finding.level.name());
    let _ = write!(out, "::{kind} title={},file={}", property(&title), property(spot.file));
    let _ = write!(out, ",line={},endLine={}", spot.start.line, spot.end.line);
    if spot.start.line == spot.end.line {
        let _ = write!(out, ",col={},endColumn={}", spot.start.column, spot.end.column);
    }
    let _ = writeln!(out, "::{}", message(one, others));
}

/// What is so, and where it is set against; line ends are escaped, as the command has one line.
fn message(one: &Located<'_>, others: &[Spot<'_>]) -> String {
    let mut text = data(&one.finding.message);
    for other in others {
        text.push_str("%0A");
        text.push_str(&data(&format!("against {}: {}", other.short(), other.label.text)));
    }
    text
}

/// A text of a command; it has no line ends left to escape.
fn data(text: &str) -> String {
    on_one_line(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_a_property() {
        assert_eq!(property("50%, a:b\nc"), "50%25%2C a%3Ab c");
        assert_eq!(data("50%, a:b"), "50%25, a:b");
    }
}
