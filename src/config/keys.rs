//! The keys of `belie.yml`, each with what it holds, and the JSON Schema that editors read.

use serde_json::{Map, Value, json};

use super::{FailOn, Group};
use crate::{finding::Severity, source::DateSource};

/// A key: its name, and what it holds in one line.
type Key = (&'static str, &'static str);

/// The keys of the file.
pub(super) const TOP: &[Key] = &[
    ("include", "patterns of the files that are documents, such as docs/**/*.md; without any, all are"),
    ("exclude", "patterns of files that are not read"),
    ("rules", "which rules hold, and how"),
    ("entities", "what actors are called: a name, and a list of others"),
    ("lexicon", "words of your own, as in a file of rules/lexicon/"),
    ("dates", "how documents are dated"),
    ("fail-on", "from which severity on the exit status is 1"),
    ("snapshots", "how snapshots are kept"),
    ("accept", "findings that are accepted, each with a reason"),
];

/// The keys under `rules`.
pub(super) const RULES: &[Key] = &[
    ("packs", "builtin:core, and folders of rules; without it builtin:core alone"),
    ("only", "only these rules: a rule, tag: and a tag, or a folder's name and /"),
    ("skip", "not these rules"),
    ("severity", "other severities of rules"),
    ("options", "other numbers for the options of rules"),
];

/// The keys under `dates`.
pub(super) const DATES: &[Key] = &[
    ("from", "where the day of a document is taken from, the best first"),
    ("as-of", "the day by which acceptances expire; without it the newest document's"),
];

/// The keys under `snapshots`.
pub(super) const SNAPSHOTS: &[Key] = &[
    ("folder", "the folder that they lie in; without it snapshots"),
    ("group", "what goes into one file"),
    ("claims", "whether claims are kept beside findings and positions"),
];

/// The keys of an accepted finding.
pub(super) const ACCEPTED: &[Key] = &[
    ("finding", "its fingerprint"),
    ("reason", "why it is accepted"),
    ("by", "who decided"),
    ("on", "the day on which it was decided"),
    ("until", "the last day on which it is accepted"),
];

/// The names of keys.
pub(super) fn names(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|(name, _)| *name).collect()
}

/// The JSON Schema of `belie.yml`, for editors: made from the tables that the file is read by.
///
/// # Panics
///
/// Never: a JSON value can be written.
#[must_use]
pub fn schema() -> String {
    let mut value = mapping(TOP);
    value["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    value["title"] = "The configuration of belie".into();
    value["definitions"] = json!({
        "texts": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }
    });
    let mut text = serde_json::to_string_pretty(&value).expect("a JSON value can be written");
    text.push('\n');
    text
}

/// A mapping of closed keys.
fn mapping(keys: &[Key]) -> Value {
    let properties = keys.iter().map(|(name, summary)| {
        let mut value = held(name);
        value["description"] = (*summary).into();
        ((*name).to_owned(), value)
    });
    let properties: Map<String, Value> = properties.collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

/// What a key holds.
fn held(name: &str) -> Value {
    let texts = json!({ "$ref": "#/definitions/texts" });
    let of = |value: Value| json!({ "type": "object", "additionalProperties": value });
    match name {
        "include" | "exclude" | "packs" | "only" | "skip" => texts,
        "rules" => mapping(RULES),
        "dates" => mapping(DATES),
        "snapshots" => mapping(SNAPSHOTS),
        "entities" => of(texts),
        "lexicon" => json!({ "type": "object" }),
        "severity" => of(json!({ "enum": Severity::ALL.map(Severity::name) })),
        "options" => of(of(json!({ "type": "number", "minimum": 0 }))),
        "from" => {
            json!({ "type": "array", "items": { "enum": DateSource::ALL.map(|(name, _)| name) } })
        }
        "fail-on" => json!({ "enum": FailOn::ALL.map(|(name, _)| name) }),
        "group" => json!({ "enum": Group::ALL.map(|(name, _)| name) }),
        "claims" => json!({ "type": "boolean" }),
        "as-of" | "on" | "until" => json!({ "type": "string", "format": "date" }),
        "accept" => {
            let mut one = mapping(ACCEPTED);
            one["required"] = json!(["finding", "reason"]);
            json!({ "type": "array", "items": one })
        }
        _ => json!({ "type": "string" }),
    }
}
