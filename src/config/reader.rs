//! Reads parts of a YAML tree, and notes all that is wrong.

use super::Written;
use crate::{
    day::Day,
    fault::{Fault, one_of},
    span::Span,
    suggest::did_you_mean,
    yaml::{Kind, Node},
};

/// Reads parts of one file, and keeps the faults that it finds.
pub(super) struct Reader<'f> {
    pub(super) file: &'f str,
    faults: Vec<Fault>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: &'f str) -> Self {
        Self { file, faults: Vec::new() }
    }

    /// What was read, if there was no fault; else the faults in the order of the file.
    pub(super) fn finish<T>(mut self, read: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() {
            return Ok(read);
        }
        self.faults.sort_by_key(|fault| fault.span.start);
        Err(self.faults)
    }

    pub(super) fn note(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub(super) fn fault(&mut self, span: Span, message: impl Into<String>) {
        self.faults.push(Fault::new(self.file, span.range(), message));
    }

    /// Notes that something else was expected.
    pub(super) fn expected(&mut self, node: &Node, expected: impl Into<String>) {
        self.note(self.unexpected(node, expected));
    }

    fn unexpected(&self, node: &Node, expected: impl Into<String>) -> Fault {
        let found = match node.scalar() {
            Some(text) => format!("unexpected `{text}`"),
            None => format!("unexpected {}", node.describe()),
        };
        Fault::new(self.file, node.span.range(), found).expecting(expected)
    }

    /// The entries of a mapping.
    pub(super) fn entries<'n>(&mut self, node: &'n Node) -> &'n [(Node, Node)] {
        match &node.kind {
            Kind::Mapping(entries) => entries,
            Kind::Null => &[],
            _ => {
                self.expected(node, "a mapping");
                &[]
            }
        }
    }

    /// The values of a mapping by their keys, which are closed; others, and those that come twice, are faults.
    pub(super) fn closed<'n>(
        &mut self,
        node: &'n Node,
        keys: &[&'static str],
    ) -> Vec<(&'static str, &'n Node)> {
        let mut found: Vec<(&'static str, &Node)> = Vec::new();
        for (key, value) in self.entries(node) {
            let name = key.scalar().unwrap_or_default();
            match keys.iter().find(|known| **known == name) {
                Some(known) if found.iter().any(|(earlier, _)| earlier == known) => {
                    self.fault(key.span, format!("the key `{name}` comes twice"));
                }
                Some(known) => found.push((*known, value)),
                None => {
                    let help = did_you_mean(name, keys.iter().copied());
                    let fault = Fault::new(self.file, key.span.range(), format!("unknown key `{name}`"));
                    self.faults.push(fault.expecting(one_of(keys)).helping(help));
                }
            }
        }
        found
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, node: &Node) -> Option<Written> {
        let text = node.scalar().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.expected(node, "a text");
        }
        Some(Written { text: text?.to_owned(), span: node.span.range() })
    }

    /// A list of texts; a single text is a list of one.
    pub(super) fn texts(&mut self, node: &Node) -> Vec<Written> {
        match &node.kind {
            Kind::Null => Vec::new(),
            Kind::Sequence(items) => items.iter().filter_map(|item| self.text(item)).collect(),
            _ => self.text(node).into_iter().collect(),
        }
    }

    /// The value of a name.
    pub(super) fn named<T: Copy>(&mut self, node: &Node, table: &[(&'static str, T)]) -> Option<T> {
        let name = node.scalar().unwrap_or_default();
        let found = table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
            let fault = self.unexpected(node, one_of(&names));
            self.note(fault.helping(did_you_mean(name, names)));
        }
        found
    }

    /// A day.
    pub(super) fn day(&mut self, node: &Node) -> Option<Day> {
        let day = node.scalar().and_then(|text| text.parse().ok());
        if day.is_none() {
            self.expected(node, "a day, such as `2022-12-28`");
        }
        day
    }

    /// Yes or no.
    pub(super) fn truth(&mut self, node: &Node) -> Option<bool> {
        self.named(node, &[("true", true), ("false", false)])
    }

    /// A number from 0 on.
    pub(super) fn number(&mut self, node: &Node) -> Option<f64> {
        let number = node.scalar().and_then(|text| text.parse().ok());
        let number = number.filter(|number: &f64| number.is_finite() && *number >= 0.0);
        if number.is_none() {
            self.expected(node, "a number from 0 on");
        }
        number
    }
}
