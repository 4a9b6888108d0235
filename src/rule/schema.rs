//! The JSON Schema of rule files, for editors: made from the tables that rules are checked against.

use serde_json::{Map, Value, json};

use super::{
    field::{FIELDS, Row, Values},
    file::{KEYS, Key},
    stored::{CONFIDENCES, LEVELS, SEVERITIES},
};
use crate::{lexicon::Lexicon, relation::RELATIONS};

/// The schema, as it is published in `rules/schema.json`, with the stances of a lexicon as examples.
///
/// # Panics
///
/// Never: a JSON value can be written.
#[must_use]
pub fn schema(lexicon: &Lexicon) -> String {
    let keys = KEYS.iter().map(|key| (key.name.to_owned(), described(key))).collect::<Map<_, _>>();
    let required: Vec<&str> = KEYS.iter().filter(|key| key.required).map(|key| key.name).collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A rule of belie",
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": keys,
        "definitions": {
            "texts": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] },
            "claim": claim(lexicon),
            "case": case(false),
            "fires": case(true),
        }
    });
    let mut text = serde_json::to_string_pretty(&schema).expect("a JSON value can be written");
    text.push('\n');
    text
}

/// A key with what it holds.
fn described(key: &Key) -> Value {
    let names = |names: Vec<&str>| json!({ "enum": names });
    let texts = json!({ "$ref": "#/definitions/texts" });
    let mut value = match key.name {
        "id" => json!({ "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }),
        "level" => names(LEVELS.iter().map(|(name, _)| *name).collect()),
        "severity" => names(SEVERITIES.iter().map(|(name, _)| *name).collect()),
        "confidence" => names(CONFIDENCES.iter().map(|(name, _)| *name).collect()),
        "relation" => names(RELATIONS.iter().map(|relation| relation.name).collect()),
        "symmetric" => json!({ "type": "boolean" }),
        "claims" => json!({
            "type": "object",
            "minProperties": 2,
            "maxProperties": 3,
            "additionalProperties": { "$ref": "#/definitions/claim" }
        }),
        "where" | "tags" | "beats" => texts,
        "unless" => {
            let absent = json!({
                "type": "object",
                "additionalProperties": false,
                "required": ["claim"],
                "properties": { "claim": { "$ref": "#/definitions/claim" }, "said": { "type": "string" } }
            });
            let one = json!({ "anyOf": [{ "type": "string" }, absent] });
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        "options" => json!({ "type": "object", "additionalProperties": { "type": "number", "minimum": 0 } }),
        "labels" => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        "tests" => {
            let list =
                |name: &str| json!({ "type": "array", "items": { "$ref": format!("#/definitions/{name}") } });
            json!({
                "type": "object",
                "additionalProperties": false,
                "properties": { "fires": list("fires"), "quiet": list("case") }
            })
        }
        _ => json!({ "type": "string" }),
    };
    value["description"] = key.summary.into();
    value
}

/// The fields of a claim.
fn claim(lexicon: &Lexicon) -> Value {
    let fields = FIELDS.iter().map(|row| (row.name.to_owned(), field(row, lexicon))).collect::<Map<_, _>>();
    json!({ "type": ["object", "null"], "additionalProperties": false, "properties": fields })
}

fn field(row: &Row, lexicon: &Lexicon) -> Value {
    let known: Vec<String> = match row.values {
        Values::Closed(words) => words.iter().map(|word| (*word).to_owned()).collect(),
        Values::Stance => lexicon.stances().map(|stance| stance.id.to_owned()).collect(),
        _ => Vec::new(),
    };
    let one = match row.values {
        Values::Closed(_) => {
            let closed = known.join("|");
            json!({ "pattern": format!("^(not )?(any|none|{closed}|\\$[A-Za-z].*)$") })
        }
        Values::Quantity | Values::Day | Values::Interval | Values::Text => {
            json!({ "pattern": "^(not )?(any|none)$" })
        }
        _ => json!({ "type": "string" }),
    };
    let mut value = json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] });
    if matches!(row.values, Values::Closed(words) if words.contains(&"true")) {
        value = json!({ "anyOf": [{ "type": "boolean" }, value] });
    }
    value["description"] = row.summary.into();
    if !known.is_empty() {
        value["examples"] = known.into();
    }
    value
}

/// A test.
fn case(fires: bool) -> Value {
    let mut properties = json!({
        "name": { "type": "string", "description": "what it shows" },
        "date": { "type": "string", "description": "the day of documents that state none", "format": "date" },
        "docs": {
            "type": "object",
            "description": "documents by their names",
            "minProperties": 1,
            "additionalProperties": { "type": "string" }
        }
    });
    if fires {
        properties["labels"] = json!({
            "type": "object",
            "description": "words of the documents that the label of each claim is to cover",
            "additionalProperties": { "$ref": "#/definitions/texts" }
        });
    }
    json!({ "type": "object", "additionalProperties": false, "required": ["docs"], "properties": properties })
}
