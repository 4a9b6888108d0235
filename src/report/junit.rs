//! The XML of `JUnit`: a suite for each file, a failed test for each finding that is an error or a warning, and a skipped
//! one for what is only worth knowing. A run without findings has one test that passed.

use std::fmt::Write;

use super::{
    Report,
    located::{Located, by_file, located},
    xml::escape,
};
use crate::finding::Severity;

/// All findings as tests.
#[must_use]
pub fn junit(report: &Report<'_>) -> String {
    let all = located(report);
    let counts = |found: &[&Located<'_>]| {
        let info = found.iter().filter(|one| one.finding.severity == Severity::Info).count();
        format!("failures=\"{}\" errors=\"0\" skipped=\"{info}\"", found.len() - info)
    };
    let whole: Vec<&Located<'_>> = all.iter().collect();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let tests = all.len().max(1);
    let _ = writeln!(out, "<testsuites name=\"belie\" tests=\"{tests}\" {}>", counts(&whole));
    if all.is_empty() {
        let name = escape(&report.summary());
        let _ = writeln!(out, "  <testsuite name=\"belie\" tests=\"1\" {}>", counts(&[]));
        let _ = writeln!(out, "    <testcase name=\"{name}\" classname=\"belie\"/>\n  </testsuite>");
    }
    for (file, found) in by_file(&all) {
        let (name, counts) = (escape(file), counts(&found));
        let _ = writeln!(out, "  <testsuite name=\"{name}\" tests=\"{}\" {counts}>", found.len());
        for one in found {
            case(one, &mut out);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(one: &Located<'_>, out: &mut String) {
    let (spot, _) = one.sides();
    let (rule, message) = (escape(&one.finding.rule), escape(&one.finding.message));
    let _ = writeln!(
        out,
        "    <testcase name=\"{rule} at line {}\" classname=\"{}\" file=\"{1}\" line=\"{0}\">",
        spot.start.line,
        escape(spot.file),
    );
    if one.finding.severity == Severity::Info {
        let _ = writeln!(out, "      <skipped message=\"{message}\"/>");
    } else {
        let kind = one.finding.severity.name();
        let _ =
            writeln!(out, "      <failure message=\"{message}\" type=\"{kind}\">{}</failure>", details(one));
    }
    out.push_str("    </testcase>\n");
}

/// The places and the reasons, a line each.
fn details(one: &Located<'_>) -> String {
    let places =
        one.spots.iter().map(|spot| format!("{}:{}: {}", spot.short(), spot.start.column, spot.label.text));
    let reasons = one.finding.trail.iter().map(|step| format!("because {step}"));
    places.chain(reasons).map(|line| escape(&line)).collect::<Vec<_>>().join("\n")
}
