//! Checkstyle's XML, which many CI servers and editors read: findings by file.

use std::{collections::BTreeMap, fmt::Write};

use super::{
    Report,
    located::{Located, Spot, located},
    xml::escape,
};

/// All findings, by file.
#[must_use]
pub fn checkstyle(report: &Report<'_>) -> String {
    let all = located(report);
    let mut files: BTreeMap<&str, Vec<&Located<'_>>> = BTreeMap::new();
    for one in &all {
        files.entry(one.spots[0].file).or_default().push(one);
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n");
    for (file, findings) in files {
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
    let place = one.spots[0].start;
    let against = one.spots[1..].iter().map(Spot::short).collect::<Vec<_>>().join(", ");
    let against = if against.is_empty() { against } else { format!(" (against {against})") };
    let _ = writeln!(
        out,
        "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"belie.{}\"/>",
        place.line,
        place.column,
        one.finding.severity.name(),
        escape(&format!("{}{against}", one.finding.message)),
        escape(&one.finding.rule),
    );
}
