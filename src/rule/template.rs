//! Messages and labels with slots: `{SIDE|one side} rejects {reject.topic}[, {reject.scope}]`.

use serde::{Deserialize, Serialize};

use super::{Rule, expression::Path};
pub(crate) use crate::relation::spoken::plain;

/// A place that a finding fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// What a variable stands for.
    Variable(usize),
    /// A field of a claim.
    Path(Path),
    /// The number of an option.
    Option(usize),
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Text as it stands.
    Text(String),
    /// A slot. If the texts do not say what goes there, it is left out with the comma or colon before it.
    Slot(Slot),
    /// A slot with the words that take its place if the texts do not say what goes there.
    Or(Slot, String),
    /// Parts that are left out together if a slot among them is empty.
    Optional(Vec<Self>),
}

/// A text with slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its parts, in order.
    pub pieces: Vec<Piece>,
}

/// A template as written: text, slots with their place, and optional parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Raw<'t> {
    Text(&'t str),
    Slot(&'t str, usize, Option<&'t str>),
    Optional(Vec<Self>),
}

/// Reads a template.
///
/// # Errors
///
/// The place of a brace or bracket that has no partner, in bytes.
pub(crate) fn read(text: &str) -> Result<Vec<Raw<'_>>, usize> {
    let (pieces, end) = pieces(text, 0, false)?;
    debug_assert_eq!(end, text.len());
    Ok(pieces)
}

fn pieces(text: &str, mut at: usize, inner: bool) -> Result<(Vec<Raw<'_>>, usize), usize> {
    let mut found = Vec::new();
    let opened = at;
    while let Some(next) = text[at..].find(['{', '}', '[', ']']) {
        if next > 0 {
            found.push(Raw::Text(&text[at..at + next]));
        }
        at += next;
        match text.as_bytes()[at] {
            b'{' => {
                let end = text[at..].find('}').ok_or(at)?;
                let (word, or) = match text[at + 1..at + end].split_once('|') {
                    Some((word, or)) => (word, Some(or)),
                    None => (&text[at + 1..at + end], None),
                };
                found.push(Raw::Slot(word, at + 1, or));
                at += end + 1;
            }
            b'[' if !inner => {
                let (optional, end) = pieces(text, at + 1, true)?;
                found.push(Raw::Optional(optional));
                at = end;
            }
            b']' if inner => return Ok((found, at + 1)),
            _ => return Err(at),
        }
    }
    if inner {
        return Err(opened - 1);
    }
    if at < text.len() {
        found.push(Raw::Text(&text[at..]));
    }
    Ok((found, text.len()))
}

impl Template {
    /// The text with its slots filled.
    pub fn fill(&self, slot: &mut dyn FnMut(Slot) -> Option<String>) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Slot(found) => match slot(*found).filter(|text| !text.is_empty()) {
                    Some(text) => out.push_str(&text),
                    None => out.truncate(out.trim_end_matches([' ', ',', ':']).len()),
                },
                Piece::Or(found, words) => {
                    out.push_str(slot(*found).filter(|text| !text.is_empty()).as_ref().unwrap_or(words));
                }
                Piece::Optional(inner) => {
                    if let Some(text) = all(inner, slot) {
                        out.push_str(&text);
                    }
                }
            }
        }
        out.trim().to_owned()
    }

    /// The text for a reader who has no claims to fill it: slots in brackets, optional parts left in.
    #[must_use]
    pub fn outline(&self, rule: &Rule) -> String {
        let mut out = String::new();
        outline(&self.pieces, rule, &mut out);
        out.trim().to_owned()
    }
}

fn outline(pieces: &[Piece], rule: &Rule, out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Slot(slot) | Piece::Or(slot, _) => out.push_str(&format!("‹{}›", written(*slot, rule))),
            Piece::Optional(inner) => outline(inner, rule, out),
        }
    }
}

/// A slot as it is written.
fn written(slot: Slot, rule: &Rule) -> String {
    match slot {
        Slot::Variable(index) => rule.variables[index].clone(),
        Slot::Option(index) => rule.options[index].name.clone(),
        Slot::Path(path) => format!("{}.{}", rule.claims[path.claim].name, path.field.row().name),
    }
}

fn all(pieces: &[Piece], slot: &mut dyn FnMut(Slot) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Slot(found) => out.push_str(&slot(*found).filter(|text| !text.is_empty())?),
            Piece::Or(found, words) => {
                out.push_str(slot(*found).filter(|text| !text.is_empty()).as_ref().unwrap_or(words));
            }
            Piece::Optional(_) => {}
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_brackets_pair() {
        assert_eq!(read("a {b} c").unwrap(), [Raw::Text("a "), Raw::Slot("b", 3, None), Raw::Text(" c")]);
        assert_eq!(read("a[, {b}]").unwrap().len(), 2);
        assert_eq!(read("a {b"), Err(2));
        assert_eq!(read("a [b"), Err(2));
        assert_eq!(read("a ] b"), Err(2));
    }

    #[test]
    fn an_empty_slot_goes_with_its_comma() {
        let slot = Piece::Slot(Slot::Variable(0));
        let text = |text: &str| Piece::Text(text.to_owned());
        let plain = Template { pieces: vec![text("ready, "), slot.clone()] };
        assert_eq!(plain.fill(&mut |_| None), "ready");
        assert_eq!(plain.fill(&mut |_| Some("for all".to_owned())), "ready, for all");
        let optional = Template {
            pieces: vec![text("ready"), Piece::Optional(vec![text(" for "), slot]), text(" now")],
        };
        assert_eq!(optional.fill(&mut |_| None), "ready now");
        let either =
            Template { pieces: vec![Piece::Or(Slot::Variable(0), "one side".to_owned()), text(" refuses")] };
        assert_eq!(either.fill(&mut |_| None), "one side refuses");
    }
}
