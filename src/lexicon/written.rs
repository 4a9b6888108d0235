//! Entries of lexicon files as text, for those that belie makes itself.

use super::ActorKind;

/// An actor with its names, on a line of its own; names of one that a lexicon below has are added to those that it has.
pub(crate) fn actor(id: &str, kind: ActorKind, extends: bool, names: &[impl AsRef<str>]) -> String {
    let extends = if extends { ", extends: true" } else { "" };
    let (id, kind, names) = (quoted(id), kind.name(), list(names));
    format!("  - {{ id: {id}, kind: {kind}{extends}, names: [{names}] }}\n")
}

/// The id of an actor that has only a name.
pub(crate) fn own_id(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold("x".to_owned(), |id, word| id + "-" + &word.to_lowercase())
}

/// Texts as the items of a list.
pub(crate) fn list(texts: &[impl AsRef<str>]) -> String {
    texts.iter().map(|text| quoted(text.as_ref())).collect::<Vec<_>>().join(", ")
}

/// A text as YAML writes it in quotation marks.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
