//! Positions in Markdown: a table for each side.

use std::fmt::Write;

use super::{Change, Position, Positions, day, held, side, topic};
use crate::report::markdown::plain;

/// All positions, a table for each side.
#[must_use]
pub fn positions_markdown(positions: &Positions) -> String {
    let mut out = format!("## belie: {}\n", positions.summary());
    for of_side in positions.by_side() {
        let _ = write!(out, "\n### {}\n\n", plain(&side(&of_side[0])));
        out.push_str("| topic | since | position | said by | where |\n|---|---|---|---|---|\n");
        of_side.iter().for_each(|position| row(position, &mut out));
    }
    out
}

fn row(position: &Position, out: &mut String) {
    let since = day(position.since());
    let mark = position.change.map(|change| format!("**{}**: ", Change::name(change))).unwrap_or_default();
    let held = held(position);
    let mut sources: Vec<&str> = Vec::new();
    for told in &position.told {
        if !sources.contains(&told.source.as_str()) {
            sources.push(&told.source);
        }
    }
    let places: Vec<String> =
        position.told.iter().map(|told| format!("{}:{}", told.file, told.line)).collect();
    let topic = topic(position.topic.as_deref());
    let cells = [topic.as_str(), &since].map(plain);
    let (held, sources, places) = (plain(&held), plain(&sources.join("; ")), plain(&places.join("; ")));
    let [topic, since] = cells;
    let _ = writeln!(out, "| {topic} | {since} | {mark}{held} | {sources} | {places} |");
}
