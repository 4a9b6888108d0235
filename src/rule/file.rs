//! A rule as written: its keys, closed, each with its place in the file.

use super::{
    check::Checker,
    yaml::{Kind, Node},
};

pub(crate) use crate::yaml::items;

/// A key of a rule file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether each rule needs it.
    pub required: bool,
    /// What it holds, in one line.
    pub summary: &'static str,
}

const fn key(name: &'static str, required: bool, summary: &'static str) -> Key {
    Key { name, required, summary }
}

/// The keys of a rule, in the order in which they are documented.
pub const KEYS: &[Key] = &[
    key("id", true, "the name of the rule: small letters, digits and hyphens"),
    key("summary", true, "what it finds, in one line"),
    key("why", false, "why that matters, in a few sentences"),
    key("level", true, "contradict, reversal, dispute, tension or blocked"),
    key("severity", false, "error, warning, info or off; without it that of the level"),
    key("confidence", false, "how sure a finding is at most: high, medium or low"),
    key("tags", false, "words to select rules by"),
    key("relation", false, "the relation between the first two claims"),
    key("symmetric", false, "whether the first two claims may stand in either order"),
    key("claims", true, "two or three patterns, each with a name"),
    key("where", false, "conditions that must all hold"),
    key("unless", false, "conditions or claims of which none may hold"),
    key("options", false, "numbers that conditions name, and that users can set otherwise"),
    key("beats", false, "rules that stay silent about the same claims"),
    key("primary", false, "the claim that a finding is about; without it the last"),
    key("message", true, "what is so, in one line, with slots"),
    key("labels", false, "what to say at each claim, with slots"),
    key("help", false, "what to look at, with slots"),
    key("tests", false, "documents on which it fires, and documents on which it is quiet"),
];

/// A rule as written.
#[derive(Debug)]
pub struct RuleFile<'n> {
    /// The whole mapping.
    pub(crate) node: &'n Node,
    entries: Vec<(&'static str, &'n Node, &'n Node)>,
}

impl<'n> RuleFile<'n> {
    /// Sorts the keys of a document; unknown and missing ones are noted as faults.
    pub(crate) fn read(checker: &mut Checker<'_>, node: &'n Node) -> Option<Self> {
        let Kind::Mapping(mapping) = &node.kind else {
            checker.fault(node.span, format!("a rule is a mapping, found {}", node.describe()), None);
            return None;
        };
        let entries = closed(checker, mapping, &KEYS.iter().map(|key| key.name).collect::<Vec<_>>());
        let file = Self { node, entries };
        for key in KEYS.iter().filter(|key| key.required && file.value(key.name).is_none()) {
            let span = file.value("id").map_or(node.span, |id| id.span);
            checker.fault(span, format!("the rule has no `{}`", key.name), Some(key.summary.to_owned()));
        }
        Some(file)
    }

    /// The value of a key.
    pub(crate) fn value(&self, name: &str) -> Option<&'n Node> {
        self.entries.iter().find(|(key, ..)| *key == name).map(|(_, _, value)| *value)
    }

    /// The text of a key; another kind of value is noted as a fault.
    pub(crate) fn text(&self, checker: &mut Checker<'_>, name: &str) -> Option<&'n str> {
        let node = self.value(name)?;
        let text = node.scalar();
        if text.is_none_or(|text| text.trim().is_empty()) {
            checker.fault(node.span, format!("`{name}` holds a text, found {}", node.describe()), None);
            return None;
        }
        text
    }

    /// The items of a key that holds a list; a single value is a list of one.
    pub(crate) fn items(&self, name: &str) -> &'n [Node] {
        match self.value(name) {
            None => &[],
            Some(node) => items(node),
        }
    }

    /// The entries of a key that holds a mapping; another kind of value is noted as a fault.
    pub(crate) fn mapping(&self, checker: &mut Checker<'_>, name: &str) -> &'n [(Node, Node)] {
        match self.value(name) {
            None => &[],
            Some(Node { kind: Kind::Mapping(entries), .. }) => entries,
            Some(node) => {
                checker.fault(
                    node.span,
                    format!("`{name}` holds a mapping, found {}", node.describe()),
                    None,
                );
                &[]
            }
        }
    }
}

/// The entries of a mapping whose keys are among `keys`; others are noted as faults.
pub(crate) fn closed<'n>(
    checker: &mut Checker<'_>,
    mapping: &'n [(Node, Node)],
    keys: &[&'static str],
) -> Vec<(&'static str, &'n Node, &'n Node)> {
    let mut found = Vec::new();
    for (key, value) in mapping {
        let name = key.scalar().unwrap_or_default();
        match keys.iter().find(|known| **known == name) {
            Some(known) => found.push((*known, key, value)),
            None => {
                let help = checker.suggest(name, keys.iter().copied());
                checker.fault(key.span, format!("unknown key `{name}`"), help);
            }
        }
    }
    found
}
