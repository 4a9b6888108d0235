//! SARIF 2.1.0, as GitHub's code scanning and editors read it: the other sides are related locations that the
//! message links to, and a code flow leads from one claim to the next.

use serde_json::{Value, json};

use super::{
    Report,
    located::{Located, Spot, located_all},
    to_json,
};
use crate::finding::{Acceptance, AcceptedIn, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All findings as one SARIF log, on one line. Those that are accepted are suppressed and not left out: code scanning
/// would take them for mended, and report them anew when the acceptance ends.
#[must_use]
pub fn sarif(report: &Report<'_>) -> String {
    let all = located_all(report);
    let mut rules: Vec<&str> = all.iter().map(|one| one.finding.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let described: Vec<Value> = rules.iter().map(|id| rule(id, &all, report)).collect();
    let mut results: Vec<Value> = all.iter().map(|one| result(one, &rules)).collect();
    // What one result of a run tells of suppressions and baselines, all must tell.
    let suppressed = all.iter().any(|one| one.finding.accepted.is_some());
    for (result, one) in results.iter_mut().zip(&all) {
        let accepted = one.finding.accepted.as_ref();
        if suppressed {
            result["suppressions"] = accepted.map(suppression).into_iter().collect();
        }
        if report.baselined {
            result["baselineState"] = if accepted.is_some() { "unchanged" } else { "new" }.into();
        }
    }
    let driver = json!({
        "name": "belie",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": described,
    });
    let run = json!({
        "tool": { "driver": driver },
        "automationDetails": { "id": "belie/" },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    to_json(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] })) + "\n"
}

/// What a rule finds, and how grave a finding of it is here.
fn rule(id: &str, all: &[Located<'_>], report: &Report<'_>) -> Value {
    let found: Vec<_> = all.iter().filter(|one| one.finding.rule == id).collect();
    let summary = report.summaries.get(id).map_or(id, String::as_str);
    let help = found.iter().find_map(|one| one.finding.help.as_deref()).unwrap_or(summary);
    let gravest = found.iter().map(|one| one.finding.severity).max().unwrap_or(Severity::Info);
    json!({
        "id": id,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": format!("{help}\nRun `belie explain {id}` for examples.") },
        "defaultConfiguration": { "level": level(gravest) },
        "properties": { "tags": ["consistency"], "precision": "high", "problem.severity": problem(gravest) },
    })
}

fn result(one: &Located<'_>, rules: &[&str]) -> Value {
    let finding = one.finding;
    let (primary, others) = one.sides();
    let related: Vec<Value> = (1..).zip(others).map(|(id, spot)| related(id, spot)).collect();
    let links = (1..).zip(others).map(|(id, spot)| format!("[{}]({id})", link(&spot.short())));
    let links = links.collect::<Vec<_>>().join(", ");
    let against = if links.is_empty() { links } else { format!(" (against {links})") };
    // The flow goes by time: what was said first comes first.
    let mut steps: Vec<&Spot<'_>> = one.spots.iter().collect();
    steps.sort_by_key(|spot| spot.label.said);
    let steps: Vec<Value> = steps.into_iter().map(step).collect();
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.binary_search(&finding.rule.as_str()).unwrap_or_default(),
        "level": level(finding.severity),
        "message": { "text": format!("{}{against}", link(&finding.message)) },
        "locations": [{ "physicalLocation": physical(primary), "message": { "text": primary.label.text } }],
        "relatedLocations": related,
        "codeFlows": [{ "threadFlows": [{ "locations": steps }] }],
        "partialFingerprints": { "belie/v1": finding.fingerprint },
        "properties": { "level": finding.level.name(), "because": finding.trail },
    })
}

/// That a finding is accepted: in its document, or elsewhere in the project.
fn suppression(acceptance: &Acceptance) -> Value {
    let kind = if acceptance.place == AcceptedIn::Comment { "inSource" } else { "external" };
    let mut told = json!({ "kind": kind, "status": "accepted", "justification": acceptance.reason });
    let dates = [("on", acceptance.on), ("until", acceptance.until)];
    let dates = dates.into_iter().filter_map(|(name, day)| Some((name, day?.to_string())));
    let details = dates.chain(acceptance.by.clone().map(|by| ("by", by)));
    for (name, detail) in details {
        told["properties"][name] = detail.into();
    }
    told
}

fn related(id: usize, spot: &Spot<'_>) -> Value {
    json!({ "id": id, "physicalLocation": physical(spot), "message": { "text": spot.label.text } })
}

/// A step from one claim to the other: what is said, and by whom.
fn step(spot: &Spot<'_>) -> Value {
    let text = format!("{}, said by {}", spot.label.text, spot.voice());
    json!({ "location": { "physicalLocation": physical(spot), "message": { "text": text } } })
}

fn physical(spot: &Spot<'_>) -> Value {
    json!({
        "artifactLocation": { "uri": uri(spot.file) },
        "region": {
            "startLine": spot.start.line,
            "startColumn": spot.start.column,
            "endLine": spot.end.line,
            "endColumn": spot.end.column,
        },
    })
}

/// A path as a URI: relative as it is, absolute with its scheme.
fn uri(path: &str) -> String {
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte.into());
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// A text in a message, in which brackets would begin a link.
fn link(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::Off => "none",
    }
}

fn problem(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Off => "recommendation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("wire/two words.md"), "wire/two%20words.md");
        assert_eq!(uri("/tmp/é:1.md"), "file:///tmp/%C3%A9%3A1.md");
        assert_eq!(link("[a] b"), "\\[a\\] b");
    }
}
