//! A YAML document as a tree in which each part knows its place in the file.
//!
//! Rules and configurations are read from this tree part by part, so that one reading reports all that is wrong with a
//! file; lexicons, which are long lists of entries, by derived shapes.

mod shape;
mod unclosed;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

pub(crate) use shape::{Placed, shape};

use crate::{fault::Fault, span::Span};

/// A part of a YAML document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Its place in the file, in bytes: a key's, a scalar's with its quotes, or where a collection opens.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a part of a YAML document is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Nothing, or `~`.
    Null,
    /// A scalar, with where its text begins if the file holds the text as it is.
    Scalar(String, Option<u32>),
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping, in written order; each key is a scalar.
    Mapping(Vec<(Node, Node)>),
}

impl Node {
    /// What is there, for a fault.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Scalar(..) => "a word or text",
            Kind::Sequence(_) => "a list",
            Kind::Mapping(_) => "a mapping",
        }
    }

    /// The text of a scalar.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// The value of a key of a mapping.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Kind::Mapping(entries) = &self.kind else { return None };
        entries.iter().find(|(key, _)| key.scalar() == Some(name)).map(|(_, value)| value)
    }

    /// The key of a name of a mapping.
    pub(crate) fn key(&self, name: &str) -> Option<&Self> {
        let Kind::Mapping(entries) = &self.kind else { return None };
        entries.iter().map(|(key, _)| key).find(|key| key.scalar() == Some(name))
    }

    /// The span in the file of a part of a scalar's text, or of the whole if the file writes it otherwise.
    pub(crate) fn part(&self, start: usize, end: usize) -> Span {
        match self.kind {
            Kind::Scalar(_, Some(at)) => Span::new(at as usize + start, at as usize + end),
            _ => self.span,
        }
    }
}

/// The items of a list; a single value is a list of one.
pub(crate) fn items(node: &Node) -> &[Node] {
    match &node.kind {
        Kind::Null => &[],
        Kind::Sequence(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// Reads all documents of a file; empty ones are left out.
///
/// # Errors
///
/// The first place at which the file is no YAML.
pub(crate) fn documents(file: &str, source: &str) -> Result<Vec<Node>, Fault> {
    // A lexicon of all the world's officials has half a million parts; what is larger is no file that somebody means.
    let budget = serde_saphyr::budget! { max_nodes: 4_000_000, max_events: 8_000_000 };
    let options = serde_saphyr::options! { with_snippet: false, budget: budget };
    match serde_saphyr::from_multiple_with_options::<Spanned<Tree>>(source, options) {
        Ok(trees) => Ok(trees.into_iter().map(|tree| node(tree, source)).collect()),
        Err(error) => Err(syntax(file, source, &error)),
    }
}

/// Reads all documents of a file but what stands under a key of each, which is left out where the file can be read
/// without it: reading examples takes most of the time that reading a rule does.
///
/// # Errors
///
/// The first place at which the file is no YAML.
pub(crate) fn documents_without(file: &str, source: &str, key: &str) -> Result<Vec<Node>, Fault> {
    documents(file, &blanked(source, key)).or_else(|_| documents(file, source))
}

/// The text with blanks, as many bytes and lines, in the place of what stands under a key.
fn blanked(source: &str, key: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut inside = false;
    for line in source.split_inclusive('\n') {
        let same = line.starts_with([' ', '\t', '#', '-', '\n', '\r']) && !line.starts_with("---");
        inside = inside && same || line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
        if inside {
            out.extend(line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(line);
        }
    }
    out
}

fn syntax(file: &str, source: &str, error: &serde_saphyr::Error) -> Fault {
    if let Some((mark, at)) = unclosed::find(source) {
        let message = format!("not valid YAML: this `{mark}` is never closed");
        return Fault::new(file, at..at + 1, message).helping(Some(unclosed::help(mark)));
    }
    let text = error.render_with_formatter(&serde_saphyr::UserMessageFormatter);
    let message = match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    };
    let span = error.location().map_or(Span::new(0, 0), |location| place(location, source));
    Fault::new(file, span.range(), format!("not valid YAML: {message}"))
}

fn place(location: Location, source: &str) -> Span {
    let at = location.span();
    if let (Some(start), Some(len)) = (at.byte_offset(), at.byte_len()) {
        let start = (start as usize).min(source.len());
        return Span::new(start, (start + len as usize).min(source.len()));
    }
    let line = (location.line() as usize).saturating_sub(1);
    let starts = source.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
    let column = (location.column() as usize).saturating_sub(1);
    let within = source[starts..].chars().take(column).map(char::len_utf8).sum::<usize>();
    Span::new(starts + within, starts + within)
}

fn node(tree: Spanned<Tree>, source: &str) -> Node {
    let span = place(tree.referenced, source);
    let kind = match tree.value {
        Tree::Null => Kind::Null,
        Tree::Typed(text) => match source.get(span.range()).filter(|raw| !raw.is_empty()) {
            Some(raw) => Kind::Scalar(raw.to_owned(), Some(span.start)),
            None => Kind::Scalar(text, None),
        },
        Tree::Text(text) => {
            let at = start_of(&text, span, source);
            Kind::Scalar(text, at)
        }
        Tree::Sequence(items) => Kind::Sequence(items.into_iter().map(|item| node(item, source)).collect()),
        Tree::Mapping(entries) => {
            let entry =
                |(key, value): (Spanned<Tree>, Spanned<Tree>)| (node(key, source), node(value, source));
            Kind::Mapping(entries.into_iter().map(entry).collect())
        }
    };
    Node { span, kind }
}

/// Where the text of a scalar begins, if the file writes it byte for byte: plain, or quoted without an escape.
fn start_of(text: &str, span: Span, source: &str) -> Option<u32> {
    let raw = source.get(span.range())?;
    let quoted = raw.starts_with(['"', '\'']);
    let body = if quoted { raw.get(1..raw.len().saturating_sub(1))? } else { raw.trim_end() };
    (body == text).then_some(span.start + u32::from(quoted))
}

/// A tree as the YAML reader hands it over.
enum Tree {
    Null,
    /// A scalar that YAML takes for a number or a truth value: its text is read from the file.
    Typed(String),
    Text(String),
    Sequence(Vec<Spanned<Self>>),
    Mapping(Vec<(Spanned<Self>, Spanned<Self>)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyTree)
    }
}

struct AnyTree;

impl<'de> Visitor<'de> for AnyTree {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Typed(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Typed(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Typed(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Typed(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Tree::Sequence(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut found = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            found.push(entry);
        }
        Ok(Tree::Mapping(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(source: &str) -> Node {
        documents("a.yaml", source).unwrap().remove(0)
    }

    #[test]
    fn words_that_yaml_takes_for_values_stay_words() {
        let Kind::Mapping(entries) = only("a: y\nb: 090\nc: \"no\"\n").kind else { panic!() };
        let values: Vec<_> = entries.iter().map(|(_, value)| value.scalar().unwrap()).collect();
        assert_eq!(values, ["y", "090", "no"]);
    }

    #[test]
    fn a_part_of_a_scalar_has_a_place() {
        let source = "é: \"one two\"\nf: >\n  folded\n  text\n";
        let Kind::Mapping(entries) = only(source).kind else { panic!() };
        assert_eq!(&source[entries[0].1.part(4, 7).range()], "two");
        assert!(source[entries[1].1.part(0, 2).range()].contains("folded"));
    }

    #[test]
    fn several_documents_and_broken_ones() {
        assert_eq!(documents("a.yaml", "id: a\n---\nid: b\n").unwrap().len(), 2);
        assert_eq!(documents("a.yaml", "").unwrap().len(), 0);
        let fault = documents("a.yaml", "id: a\nlist: [x\n").unwrap_err();
        assert!(fault.message.contains("`[` is never closed"), "{fault:?}");
        assert_eq!(fault.span.start, 12);
    }
}
