//! Who says what is at a label, when, and through whom.

use std::fmt::Write;

use crate::{day::Day, finding::Label, source::Document};

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

/// Who said so, when, and through whom.
pub(crate) fn voice(label: &Label, document: &Document) -> String {
    let side = label.side.as_deref();
    let source = label.source.as_deref().map(|source| source.trim_end_matches([',', ';', ':', '.', ' ']));
    let outlet = document.outlet.as_deref().unwrap_or("the document itself");
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
