//! Positions as JSON, version 1 of the contract.

use serde::Serialize;

use super::{Change, LeftOut, Position, Positions, Told};
use crate::report::{claims::name, json::to_json};

/// The version of the contract.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'p> {
    version: u32,
    positions: Vec<One<'p>>,
    summary: Summary,
}

#[derive(Serialize)]
struct One<'p> {
    actor: &'p str,
    name: &'p str,
    role: Option<&'p str>,
    topic: Option<&'p str>,
    since: Option<String>,
    until: Option<String>,
    change: Option<&'static str>,
    stance: &'p str,
    polarity: &'static str,
    modality: &'static str,
    condition: Option<Condition<'p>>,
    scope: Option<&'p str>,
    marker: Option<&'static str>,
    target: Option<&'p str>,
    voice: &'static str,
    told: Vec<Place<'p>>,
}

#[derive(Serialize)]
struct Condition<'p> {
    kind: &'static str,
    text: &'p str,
}

#[derive(Serialize)]
struct Place<'p> {
    said: Option<String>,
    source: &'p str,
    via: Option<&'p str>,
    file: &'p str,
    start: u32,
    end: u32,
    line: usize,
    column: usize,
    text: &'p str,
}

#[derive(Serialize)]
struct Summary {
    documents: usize,
    positions: usize,
    changes: usize,
    left_out: Left,
}

#[derive(Serialize)]
struct Left {
    unwanted: usize,
    without_holder: usize,
    unreal: usize,
    without_stance: usize,
}

/// All positions as one JSON document, on one line.
#[must_use]
pub fn positions_json(positions: &Positions) -> String {
    let LeftOut { without_stance, without_holder, unreal, unwanted } = positions.left_out;
    let summary = Summary {
        documents: positions.documents,
        positions: positions.all.len(),
        changes: positions.changes(),
        left_out: Left { unwanted, without_holder, unreal, without_stance },
    };
    let all = positions.all.iter().map(one).collect();
    to_json(&Whole { version: VERSION, positions: all, summary }) + "\n"
}

fn one(position: &Position) -> One<'_> {
    let Position { actor, name, role, topic, held, change, told } = position;
    One {
        actor,
        name,
        role: role.as_deref(),
        topic: topic.as_deref(),
        since: position.since().map(|day| day.to_string()),
        until: position.until().map(|day| day.to_string()),
        change: change.map(Change::name),
        stance: &held.stance,
        polarity: held.polarity,
        modality: held.modality,
        condition: held.condition.as_ref().map(|(kind, text)| Condition { kind, text }),
        scope: held.scope.as_deref(),
        marker: held.marker,
        target: held.target.as_ref().map(|(id, _)| id.as_str()),
        voice: name::voice(held.voice),
        told: told.iter().map(place).collect(),
    }
}

fn place(told: &Told) -> Place<'_> {
    let Told { said, source, via, file, bytes: (start, end), line, column, text } = told;
    Place {
        said: said.map(|day| day.to_string()),
        source,
        via: via.as_deref(),
        file,
        start: *start,
        end: *end,
        line: *line,
        column: *column,
        text,
    }
}
