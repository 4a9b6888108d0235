//! What stands below the excerpts: who said each side, why it is a finding, and what to do.

use std::{collections::BTreeMap, fmt::Write};

use super::{CYAN, Look, Shape};
use crate::{
    finding::Finding,
    report::{
        Report,
        place::Lines,
        visible::{on_one_line, wrap},
        voice::voice,
    },
};

/// The lines below the excerpts of a finding.
pub(super) fn tail(
    finding: &Finding,
    report: &Report<'_>,
    lines: &BTreeMap<usize, Lines<'_>>,
    look: &Look,
) -> String {
    let voices = finding.labels.iter().filter_map(|label| {
        let document = report.documents.get(label.document)?;
        let line = lines.get(&label.document)?.place(label.span.start as usize).line;
        Some(format!("{} [{}:{line}]", voice(label, document), document.name))
    });
    let explain = format!("run `belie explain {}`; its fingerprint is {}", finding.rule, finding.fingerprint);
    let mut out = String::new();
    section(&mut out, "said by", voices.collect(), look);
    section(&mut out, "because", finding.trail.clone(), look);
    section(&mut out, "help", finding.help.iter().cloned().chain([explain]).collect(), look);
    out
}

/// Lines under a name; several items get a dash each where they would run together.
fn section(out: &mut String, name: &str, items: Vec<String>, look: &Look) {
    const INDENT: usize = 11;
    let bullet = if items.len() > 1 && name == "because" { "- " } else { "" };
    for (index, item) in items.iter().enumerate() {
        let item = on_one_line(item);
        let lines = match look.shape {
            Shape::Narrated => vec![item.into_owned()],
            Shape::Unicode => wrap(&item, look.columns() - INDENT - bullet.len()),
        };
        for (row, line) in lines.iter().enumerate() {
            let head = match (index, row) {
                (0, 0) => look.painted(&format!("{name:>9}:"), CYAN),
                _ => " ".repeat(INDENT - 1),
            };
            let bullet = if row == 0 { bullet } else { &"  "[..bullet.len()] };
            let _ = writeln!(out, "{head} {bullet}{line}");
        }
    }
}
