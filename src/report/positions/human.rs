//! Positions for people: side by side, topic by topic, in time.

use std::fmt::Write;

use super::{Change, Position, Positions, Told, day, held, side, topic};
use crate::report::{
    Look,
    human::{BOLD, CYAN, YELLOW},
    visible::{on_one_line, wrap},
};

/// Where positions begin.
const INDENT: usize = 16;
/// How many of those who say the same are shown.
const SHOWN: usize = 3;
/// How many lines of a claim's words are shown.
const LINES: usize = 2;

/// The positions for people, and a line that counts them.
#[must_use]
pub fn positions_human(positions: &Positions, look: &Look) -> String {
    let mut out = String::new();
    for of_side in positions.by_side() {
        let _ = writeln!(out, "{}", look.painted(&on_one_line(&side(&of_side[0])), BOLD));
        for on_topic in of_side.chunk_by(|one, other| one.topic == other.topic) {
            let _ =
                writeln!(out, "  {}", look.painted(&on_one_line(&topic(on_topic[0].topic.as_deref())), CYAN));
            on_topic.iter().for_each(|position| entry(position, look, &mut out));
        }
        out.push('\n');
    }
    out.push_str(&positions.summary());
    out.push('\n');
    out
}

/// A position, its words, and who says so.
fn entry(position: &Position, look: &Look, out: &mut String) {
    let head = held(position);
    let mark = position.change.map(Change::name);
    let head = mark.map_or(head.clone(), |mark| format!("{mark}: {head}"));
    let mut before = format!("    {:<12}", day(position.since()));
    for (row, line) in wrap(&on_one_line(&head), room(look)).into_iter().enumerate() {
        let shown = mark.filter(|_| row == 0).and_then(|mark| line.strip_prefix(mark));
        let line = match (mark, shown) {
            (Some(mark), Some(rest)) => look.painted(mark, YELLOW) + rest,
            _ => line,
        };
        let _ = writeln!(out, "{before}{line}");
        before = " ".repeat(INDENT);
    }
    indented(&quoted(&position.told[0].text, look), out);
    places(position, look, out);
}

/// The words of a claim, cut after some lines.
fn quoted(words: &str, look: &Look) -> Vec<String> {
    let mut lines = wrap(&format!("“{}”", on_one_line(unquoted(words))), room(look));
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Words without marks at their ends, which are those of a longer quotation.
fn unquoted(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ',' | ';'))
}

/// Who says so, and where.
fn places(position: &Position, look: &Look, out: &mut String) {
    for (index, told) in position.told.iter().take(SHOWN).enumerate() {
        let again = if index > 0 { format!("{} ", day(told.said)) } else { String::new() };
        let Told { source, file, line, .. } = told;
        let via = told.via.as_deref().map(|via| format!(", through {via}")).unwrap_or_default();
        let text = format!("{again}{source}{via} [{file}:{line}]");
        indented(&wrap(&on_one_line(&text), room(look)), out);
    }
    if position.told.len() > SHOWN {
        let _ = writeln!(out, "{}and {} more", " ".repeat(INDENT), position.told.len() - SHOWN);
    }
}

fn indented(lines: &[String], out: &mut String) {
    for line in lines {
        let _ = writeln!(out, "{}{line}", " ".repeat(INDENT));
    }
}

/// How many columns a position has.
fn room(look: &Look) -> usize {
    look.columns() - INDENT
}
