//! Checkstyle's XML, which many CI servers and editors read: findings by file.

use std::fmt::Write;

use super::{
    Report,
    located::{Located, by_file, located},
    xml::escape,
};

/// All findings, by file.
#[must_use]
pub fn checkstyle(report: &Report<'_>) -> String {
    let all = located(report);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n");
    for (file, findings) in by_file(&all) {
        let _ = writeln!(out, "  <file name=\"{}\">", escape(file));
        for one in findings {
            error(one, &mut out);
        }
        out.push_str("  </file>\n");
    }
    out.push_str("</checkstyle>\n");
    out
}

fn error(one: &Located<'_>, out: &mut String) {
    let place = one.sides().0.start;
    let _ = writeln!(
        out,
        "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"belie.{}\"/>",
        place.line,
        place.column,
        one.finding.severity.name(),
        escape(&one.against()),
        escape(&one.finding.rule),
    );
}
