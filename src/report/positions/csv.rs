//! Positions as CSV, one line for each who says so, for spreadsheets and data frames.

use std::borrow::Cow;

use super::{Change, Position, Positions, Told};
use crate::report::{claims::name, visible::on_one_line};

const COLUMNS: [&str; 22] = [
    "actor",
    "name",
    "role",
    "topic",
    "since",
    "until",
    "change",
    "stance",
    "polarity",
    "modality",
    "condition_kind",
    "condition",
    "scope",
    "marker",
    "target",
    "voice",
    "said",
    "source",
    "via",
    "file",
    "line",
    "text",
];

/// The positions as comma-separated values by RFC 4180, with a header.
///
/// Nothing in a cell is a formula to a spreadsheet: text that would begin one has an apostrophe before it.
#[must_use]
pub fn positions_csv(positions: &Positions) -> String {
    let mut out = COLUMNS.join(",") + "\n";
    for position in positions.all() {
        for told in &position.told {
            let cells: Vec<String> = row(position, told).iter().map(|text| cell(text)).collect();
            out.push_str(&cells.join(","));
            out.push('\n');
        }
    }
    out
}

fn row<'p>(position: &'p Position, told: &'p Told) -> [Cow<'p, str>; 22] {
    let Position { actor, name, role, topic, held, change, .. } = position;
    let text = |text: &'p Option<String>| Cow::Borrowed(text.as_deref().unwrap_or_default());
    let day = |day: Option<crate::day::Day>| Cow::Owned(day.map(|day| day.to_string()).unwrap_or_default());
    let (kind, condition) = held.condition.as_ref().map_or(("", ""), |(kind, words)| (kind, words));
    [
        Cow::Borrowed(actor.as_str()),
        Cow::Borrowed(name.as_str()),
        text(role),
        text(topic),
        day(position.since()),
        day(position.until()),
        Cow::Borrowed(change.map_or("", Change::name)),
        Cow::Borrowed(held.stance.as_str()),
        Cow::Borrowed(held.polarity),
        Cow::Borrowed(held.modality),
        Cow::Borrowed(kind),
        Cow::Borrowed(condition),
        text(&held.scope),
        Cow::Borrowed(held.marker.unwrap_or_default()),
        Cow::Borrowed(held.target.as_ref().map_or("", |(id, _)| id)),
        Cow::Borrowed(name::voice(held.voice)),
        day(told.said),
        Cow::Borrowed(told.source.as_str()),
        text(&told.via),
        Cow::Borrowed(told.file.as_str()),
        Cow::Owned(told.line.to_string()),
        Cow::Borrowed(told.text.as_str()),
    ]
}

/// A cell: visible, no formula, and quoted where it must be.
fn cell(text: &str) -> String {
    let text = on_one_line(text);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let text = if formula { format!("'{text}") } else { text.into_owned() };
    // Some programs part cells at semicolons.
    if text.contains([',', ';', '"']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, expected) in [
            ("the pier, closed", "\"the pier, closed\""),
            ("the \"old\" pier", "\"the \"\"old\"\" pier\""),
            ("=1+1", "'=1+1"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("-2+3;x", "\"'-2+3;x\""),
            ("＝cmd", "'＝cmd"),
            ("a\r\n=b", "a␍ =b"),
            ("half-built", "half-built"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
