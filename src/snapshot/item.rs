//! What a snapshot holds: a finding, a position or a claim, each in lines of its own.

use crate::report::on_one_line;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A finding.
    Finding,
    /// A position that a side takes.
    Position,
    /// A claim, with what it asserts.
    Claim,
}

impl Kind {
    /// All kinds, in the order of a snapshot.
    pub const ALL: [Self; 3] = [Self::Finding, Self::Position, Self::Claim];

    /// Its name, as it is counted.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Position => "position",
            Self::Claim => "claim",
        }
    }

    /// The line above the items of the kind.
    pub(super) fn title(self) -> String {
        format!("# {}s", self.name())
    }
}

/// A finding, a position or a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its first line: severity, rule, level and fingerprint; holder, topic, stance and day; or the chain of sources.
    pub head: String,
    /// What is said of it: the message of a finding, what a claim asserts.
    pub notes: Vec<String>,
    /// The places that it is about, the first one first.
    pub sides: Vec<Side>,
}

/// A place that an item is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The name of the document.
    pub document: String,
    /// Who says so, and when; may be empty.
    pub who: String,
    /// The words.
    pub words: String,
}

/// What stands between the parts of a line.
pub(super) const DOT: &str = " · ";

impl Item {
    /// An item. Texts are put on one line each.
    #[must_use]
    pub fn new(kind: Kind, head: &str, notes: &[String], sides: Vec<Side>) -> Self {
        let head = line(head);
        // A line that begins so would be taken for a title.
        let head = match head.trim_start_matches(['#', ' ']) {
            "" => "–".to_owned(),
            head => head.to_owned(),
        };
        let notes = notes.iter().map(|note| line(note).trim_start_matches(['-', ' ']).to_owned());
        Self { kind, head, notes: notes.filter(|note| !note.is_empty()).collect(), sides }
    }

    /// The fingerprint of a finding.
    #[must_use]
    pub fn fingerprint(&self) -> Option<&str> {
        let (_, last) = self.head.rsplit_once(DOT)?;
        (self.kind == Kind::Finding && last.starts_with("b1-")).then_some(last)
    }

    /// Its lines, as they stand in a snapshot.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.head.clone()];
        lines.extend(self.notes.iter().map(|note| format!("  {note}")));
        for side in &self.sides {
            let dot = if side.who.is_empty() { "" } else { DOT };
            lines.push(format!("  - {}{dot}{}", side.document, side.who));
            lines.push(format!("    > {}", side.words));
        }
        lines
    }
}

impl Side {
    /// A place. Texts are put on one line each.
    #[must_use]
    pub fn new(document: &str, who: &str, words: &str) -> Self {
        // The first dot of a line ends the document's name.
        Self { document: line(document).replace('·', "‧"), who: line(who), words: line(words) }
    }
}

/// A text on one line, with single blanks and nothing that acts on a terminal.
pub(super) fn line(text: &str) -> String {
    on_one_line(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
