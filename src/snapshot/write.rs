//! A snapshot as the text of a file. The form is insta's: YAML about the snapshot, then what it holds.

use std::fmt::Write;

use super::{Kind, Snapshot, show::counts};
use crate::report::{on_one_line, to_json};

/// How the file of a snapshot begins. insta deletes files that begin with `source:` and that no test names.
pub(super) const OPENING: &str = "---\ndescription: \"belie: ";

impl Snapshot {
    /// The text of its file; `name` is what the group is called.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        let mut out = self.header(name);
        for kind in Kind::ALL {
            let mut items = self.items().iter().filter(|item| item.kind == kind).peekable();
            if items.peek().is_some() {
                let _ = write!(out, "\n{}\n", kind.title());
            }
            for item in items {
                let _ = write!(out, "\n{}\n", item.lines().join("\n"));
            }
        }
        out
    }

    /// What stands above the first item: versions and counts, which are not compared.
    fn header(&self, name: &str) -> String {
        let told = format!("belie: {} of {}", counts(self.items()), on_one_line(name));
        let mut out = format!("---\ndescription: {}\ninfo:\n", to_json(&told));
        let versions = &self.versions;
        for (key, value) in
            [("belie", &versions.belie), ("rules", &versions.rules), ("lexicon", &versions.lexicon)]
        {
            let _ = writeln!(out, "  {key}: {}", to_json(value));
        }
        let _ = writeln!(out, "  documents: {}", self.documents);
        for kind in Kind::ALL {
            if kind != Kind::Claim || self.claims {
                let _ = writeln!(out, "  {}s: {}", kind.name(), self.count(kind));
            }
        }
        out.push_str("---\n");
        out
    }
}
