//! Writes an acceptance into the text of `belie.yml`, and leaves all else in it as it is.

use super::ledger::acceptance;
use crate::{
    config::{Accepted, Config},
    day::Day,
    finding::Acceptance,
    report::to_json,
    yaml,
};

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The fingerprint of the finding.
    pub finding: String,
    /// Why it is accepted.
    pub acceptance: Acceptance,
}

impl Entry {
    /// Its keys and values as YAML, in the order of the file. A text in quotation marks of JSON is one of YAML.
    fn pairs(&self) -> Vec<String> {
        let told = &self.acceptance;
        let text = |key: &str, value: &str| format!("{key}: {}", to_json(&value));
        let day = |key: &str, day: Option<Day>| day.map(|day| format!("{key}: {day}"));
        let mut pairs = vec![format!("finding: {}", self.finding), text("reason", &told.reason)];
        pairs.extend(told.by.as_deref().map(|by| text("by", by)));
        pairs.extend(day("on", told.on));
        pairs.extend(day("until", told.until));
        pairs
    }

    fn block(&self, indent: &str, newline: &str) -> String {
        let rest = format!("{newline}{indent}  ");
        format!("{indent}- {}{newline}", self.pairs().join(&rest))
    }

    /// It on one line.
    #[must_use]
    pub fn flow(&self) -> String {
        format!("{{ {} }}", self.pairs().join(", "))
    }
}

impl From<&Accepted> for Entry {
    fn from(accepted: &Accepted) -> Self {
        Self { finding: accepted.finding.text.clone(), acceptance: acceptance(accepted) }
    }
}

/// The text of `belie.yml` with one more entry under `accept`, or none if it has a form that is best changed by hand.
///
/// # Examples
///
/// ```
/// use belie::{accept::{Entry, with_entry}, finding::{Acceptance, AcceptedIn}};
///
/// let reason = "both hold".to_owned();
/// let acceptance = Acceptance { place: AcceptedIn::Ledger, reason, by: None, on: None, until: None };
/// let entry = Entry { finding: "b1-0".to_owned(), acceptance };
/// let text = with_entry("belie.yml", "fail-on: never # for now\n", &entry).unwrap();
/// assert_eq!(text, "fail-on: never # for now\naccept:\n  - finding: b1-0\n    reason: \"both hold\"\n");
/// ```
#[must_use]
pub fn with_entry(file: &str, source: &str, entry: &Entry) -> Option<String> {
    let entries = |text: &str| -> Option<Vec<Entry>> {
        Some(Config::read(file, text).ok()?.accept.iter().map(Entry::from).collect())
    };
    let mut wanted = entries(source)?;
    wanted.push(entry.clone());
    candidates(file, source, entry).into_iter().find(|text| entries(text).as_ref() == Some(&wanted))
}

/// Texts of which one says what is wanted, if the file has a usual form; they are read again to tell which.
fn candidates(file: &str, source: &str, entry: &Entry) -> Vec<String> {
    let newline = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let documents = yaml::documents(file, source).unwrap_or_default();
    let ledger = documents.first().and_then(|node| node.key("accept").zip(node.get("accept")));
    let Some((key, value)) = ledger else {
        let block = format!("accept:{newline}{}", entry.block("  ", newline));
        return vec![inserted(source, source.len(), &block, newline)];
    };
    let items = yaml::items(value);
    let indent = items.first().and_then(|item| indent(source, item.span.start as usize)).unwrap_or("  ");
    let block = entry.block(indent, newline);
    let (last, end) = section(source, key.span.start as usize);
    let mut found = vec![inserted(source, last, &block, newline), inserted(source, end, &block, newline)];
    let opens = value.span.start as usize;
    for (at, _) in source[opens..].match_indices(']').take(BRACKETS) {
        for comma in ["", ", "] {
            found.push(inserted(source, opens + at, &format!("{comma}{}", entry.flow()), ""));
        }
    }
    found
}

/// At how many brackets a list may seem to end.
const BRACKETS: usize = 16;

/// The text with another put in, on a line of its own if lines are asked for.
fn inserted(source: &str, at: usize, text: &str, newline: &str) -> String {
    let (before, after) = source.split_at(at);
    let open = !newline.is_empty() && !before.is_empty() && !before.ends_with('\n');
    format!("{before}{}{text}{after}", if open { newline } else { "" })
}

/// The white space before the dash of the item that begins on the line of a place.
fn indent(source: &str, at: usize) -> Option<&str> {
    let line = &source[source[..at].rfind('\n').map_or(0, |end| end + 1)..];
    let rest = line.trim_start_matches(' ');
    rest.starts_with('-').then(|| &line[..line.len() - rest.len()])
}

/// Where what stands under the key at a place ends: after its last line that is no comment, and with those.
fn section(source: &str, key: usize) -> (usize, usize) {
    let mut end = key;
    let mut last = key;
    for (number, line) in source[key..].split_inclusive('\n').enumerate() {
        let text = line.trim();
        if number > 0 && !text.is_empty() && !line.starts_with([' ', '\t', '#', '-'])
            || line.starts_with("---")
        {
            break;
        }
        end += line.len();
        if !text.is_empty() && !text.starts_with('#') {
            last = end;
        }
    }
    (last, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::AcceptedIn;

    fn entry() -> Entry {
        let acceptance = Acceptance {
            place: AcceptedIn::Ledger,
            reason: "\"both\" hold: # [x] \u{1b}".to_owned(),
            by: Some("desk".to_owned()),
            on: None,
            until: "2024-06-01".parse().ok(),
        };
        Entry { finding: "b1-0".to_owned(), acceptance }
    }

    const ADDED: &str = "- finding: b1-0\n    reason: \"\\\"both\\\" hold: # [x] \\u001b\"\n    by: \"desk\"\n    until: 2024-06-01\n";

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(with_entry("belie.yml", source, &entry()).as_deref(), Some(expected), "{source:?}");
    }

    #[test]
    fn the_entry_comes_last_and_all_else_stays() {
        check("", &format!("accept:\n  {ADDED}"));
        check("# mine\n", &format!("# mine\naccept:\n  {ADDED}"));
        check("fail-on: never", &format!("fail-on: never\naccept:\n  {ADDED}"));
        check("accept:\nfail-on: never\n", &format!("accept:\n  {ADDED}fail-on: never\n"));
        let old = "accept: # ours\n  # the first\n  - { finding: b1-1, reason: x }\n";
        check(
            &format!("{old}  # the end\n\nfail-on: never\n"),
            &format!("{old}  {ADDED}  # the end\n\nfail-on: never\n"),
        );
        let level = "accept:\n- finding: b1-1\n  reason: >\n    several\n\n    lines\n";
        let added = ADDED.replace("\n    ", "\n  ");
        check(&format!("{level}include: [a]\n"), &format!("{level}{added}include: [a]\n"));
    }

    #[test]
    fn other_forms_are_kept_or_left_alone() {
        let text = with_entry("belie.yml", "accept: [{ finding: b1-1, reason: '[x]' }] # ours\r\n", &entry());
        assert!(text.unwrap().starts_with("accept: [{ finding: b1-1, reason: '[x]' }, { finding: b1-0, "));
        assert!(with_entry("belie.yml", "accept: []\n", &entry()).is_some());
        let lines = with_entry("belie.yml", "fail-on: never\r\n", &entry()).unwrap();
        assert_eq!(lines.matches('\n').count(), lines.matches("\r\n").count());
        for odd in ["{ fail-on: never }\n", "fail-on: never\n...\n", "accept: ~\n", "fail-on: x\n"] {
            assert_eq!(with_entry("belie.yml", odd, &entry()), None, "{odd:?}");
        }
    }
}
