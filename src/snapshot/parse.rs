//! From the text of a file to a snapshot, with every fault at its place.

use std::ops::Range;

use super::{Item, Kind, Side, Snapshot, Versions, item::DOT, write::OPENING};
use crate::{
    fault::Fault,
    yaml::{self, Node},
};

/// Whether a text is a file that belie wrote.
#[must_use]
pub fn is_own(text: &str) -> bool {
    let mut written = text.lines();
    OPENING.lines().all(|line| written.next().is_some_and(|found| found.starts_with(line)))
}

/// Reads the text of a file, with line ends as `\n`.
///
/// # Errors
///
/// A file that another program wrote, or one that was changed into what is no snapshot.
pub fn parse(file: &str, text: &str) -> Result<Snapshot, Fault> {
    let (mut snapshot, body) = header(file, text)?;
    let mut reader = Reader { file, items: Vec::new(), kind: None, begun: None };
    let mut at = body;
    for line in text[body..].split_inclusive('\n') {
        reader.line(line.trim_end(), at)?;
        at += line.len();
    }
    reader.finish()?;
    snapshot = Snapshot::new(snapshot.versions, snapshot.documents, snapshot.claims, reader.items);
    Ok(snapshot)
}

/// What stands above the items, and where those begin.
fn header(file: &str, text: &str) -> Result<(Snapshot, usize), Fault> {
    const OPEN: &str = "---\n";
    const CLOSE: &str = "\n---\n";
    let first = 0..text.find('\n').unwrap_or(text.len());
    if !text.starts_with(OPEN) {
        return Err(Fault::new(file, first, "not a snapshot of belie").expecting("`---`"));
    }
    let Some(end) = text.find(CLOSE) else {
        return Err(Fault::new(file, first, "what is told of the snapshot is not closed by `---`"));
    };
    let documents = yaml::documents(file, &text[..=end])?;
    let info = documents.first().and_then(|node| node.get("info"));
    let held = |key: &str| info.and_then(|info| info.get(key)).and_then(Node::scalar);
    let Some(belie) = held("belie") else {
        let place = info.map_or(first, |info| info.span.range());
        return Err(
            Fault::new(file, place, "not a snapshot of belie").expecting("`info: { belie: VERSION }`")
        );
    };
    let versions = Versions {
        belie: belie.to_owned(),
        rules: held("rules").unwrap_or_default().to_owned(),
        lexicon: held("lexicon").unwrap_or_default().to_owned(),
    };
    let count = held("documents").and_then(|count| count.parse().ok()).unwrap_or_default();
    Ok((Snapshot::new(versions, count, held("claims").is_some(), Vec::new()), end + CLOSE.len()))
}

/// What was read of the items so far.
struct Reader<'f> {
    file: &'f str,
    items: Vec<Item>,
    kind: Option<Kind>,
    /// The item that is being read, and its place.
    begun: Option<(Item, Range<usize>)>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, at: usize) -> Result<(), Fault> {
        let place = at..at + line.len();
        let fault = |message: &str| Err(Fault::new(self.file, place.clone(), message));
        if line.is_empty() {
            return self.finish();
        }
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.title() == line) {
            self.finish()?;
            self.kind = Some(kind);
            return Ok(());
        }
        let Some(kind) = self.kind else { return fault("this stands before `# findings` or `# positions`") };
        let Some((item, _)) = &mut self.begun else {
            if line.starts_with(' ') {
                return fault("this belongs to no item");
            }
            let item = Item { kind, head: line.to_owned(), notes: Vec::new(), sides: Vec::new() };
            self.begun = Some((item, place));
            return Ok(());
        };
        if let Some(words) = line.strip_prefix("    >") {
            let Some(side) = item.sides.last_mut().filter(|side| side.words.is_empty()) else {
                return fault("these words have no place");
            };
            side.words = words.trim_start().to_owned();
        } else if let Some(side) = line.strip_prefix("  - ") {
            let (document, who) = side.split_once(DOT).unwrap_or((side, ""));
            let side = Side { document: document.to_owned(), who: who.to_owned(), words: String::new() };
            item.sides.push(side);
        } else if let Some(note) = line.strip_prefix("  ").filter(|_| item.sides.is_empty()) {
            item.notes.push(note.to_owned());
        } else {
            return fault("this is no line of an item");
        }
        Ok(())
    }

    /// Ends the item that is being read.
    fn finish(&mut self) -> Result<(), Fault> {
        let Some((item, place)) = self.begun.take() else { return Ok(()) };
        if item.sides.is_empty() {
            return Err(Fault::new(self.file, place, "this has no place in a document"));
        }
        self.items.push(item);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> Snapshot {
        let sides = vec![
            Side::new("notes/a · b.md", "the port, 2 May 2024", "The ferry\nsails “soon”."),
            Side::new("c.md", "", ""),
        ];
        let finding = Item::new(Kind::Finding, "error[x] contradict · b1-00", &["- so it is".into()], sides);
        let sides = vec![Side::new("c.md", "# the \u{1b}port", "# findings")];
        let position = Item::new(Kind::Position, "# positions", &[], sides);
        let versions = Versions { belie: "1.2.3".into(), rules: "12".into(), lexicon: "ab".into() };
        Snapshot::new(versions, 2, true, vec![position, finding.clone(), finding])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let snapshot = snapshot();
        let text = snapshot.text("notes");
        assert_eq!(parse("s", &text).unwrap(), snapshot, "{text}");
        assert!(is_own(&text) && !is_own("---\nsource: a.rs\n---\n"));
        assert_eq!(snapshot.items()[0].fingerprint(), Some("b1-00"));
    }

    #[test]
    fn what_is_broken_is_told_at_its_place() {
        let text = snapshot().text("notes");
        let at = |text: &str| {
            let fault = parse("s", text).unwrap_err();
            (text[fault.span.clone()].to_owned(), fault.message)
        };
        let broken = |from: &str, to: &str| at(&text.replacen(from, to, 1));
        assert_eq!(broken("---\n", "--\n").0, "--");
        assert_eq!(broken("  belie:", "  beile:").1, "not a snapshot of belie");
        assert_eq!(broken("# findings\n", "").0, "error[x] contradict · b1-00");
        assert_eq!(broken("error[x]", "<<<<<<< HEAD\nerror[x]").0, "error[x] contradict · b1-00");
        assert_eq!(broken("  so it is", "  so it is\n\n").0, "error[x] contradict · b1-00");
        assert_eq!(broken("  - c.md\n", "").1, "these words have no place");
        assert!(parse("s", "---\ndescription: \"belie: x\n---\n").is_err());
    }

    #[test]
    fn any_cut_of_a_file_is_read_or_refused() {
        let text = snapshot().text("notes");
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let _ = parse("s", &text[..end]);
        }
    }
}
