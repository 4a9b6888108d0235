//! What stands below the excerpts: who said each side, why it is a finding, and what to do.

use std::{collections::BTreeMap, fmt::Write};

use super::{Look, Shape};
use crate::{
    day::Day,
    finding::{Finding, Label},
    report::{
        Report,
        place::Lines,
        visible::{on_one_line, wrap},
    },
    source::Document,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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

/// Who said so, when, and through whom.
fn voice(label: &Label, document: &Document) -> String {
    let side = label.side.as_deref();
    let source = label.source.as_deref().map(|source| source.trim_end_matches([',', ';', ':', '.', ' ']));
    let outlet = document.outlet.as_deref().unwrap_or("the document");
    let mut said = match (source, side) {
        // "Kern" is Ada Kern, and "the dockers' secretary" needs no word about whose he is.
        (Some(source), Some(side)) if holds(side, source) => side.to_owned(),
        (Some(source), Some(side)) if !holds(source, side) => format!("{source} ({side})"),
        (Some(source), _) => source.to_owned(),
        (None, Some(side)) => format!("{side}, in the words of {outlet}"),
        (None, None) => outlet.to_owned(),
    };
    match label.said {
        Some(day) => {
            let _ = write!(said, ", {}", long(day));
        }
        None => said.push_str(", date unknown"),
    }
    if let Some(via) = &label.via {
        let _ = write!(said, ", through {via}");
    }
    said
}

/// Whether a name holds another, articles and case aside.
fn holds(name: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let name = name.to_lowercase();
        ["the ", "a ", "an "]
            .iter()
            .find_map(|article| name.strip_prefix(article))
            .unwrap_or(&name)
            .to_owned()
    };
    bare(name).contains(&bare(other))
}

/// A day in words: `26 December 2022`.
fn long(day: Day) -> String {
    let (year, month, of_month) = day.ymd();
    let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
    format!("{of_month} {month} {year}")
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
                (0, 0) => painted(&format!("{name:>9}:"), look),
                _ => " ".repeat(INDENT - 1),
            };
            let bullet = if row == 0 { bullet } else { &"  "[..bullet.len()] };
            let _ = writeln!(out, "{head} {bullet}{line}");
        }
    }
}

/// A name in the colour of help.
fn painted(name: &str, look: &Look) -> String {
    if look.color && look.shape != Shape::Narrated {
        format!("\u{1b}[36m{name}\u{1b}[0m")
    } else {
        name.to_owned()
    }
}
