//! The prose of a document, with an exact map back to the bytes of its file.
//!
//! White space becomes single spaces, characters that show nothing (soft hyphens, zero-width spaces,
//! direction marks) are dropped, and whatever else the prose holds stands in the file.

mod comment;
mod entity;
mod html;
mod language;
mod markdown;
mod plain;
mod quotation;
mod region;
mod sentence;
mod writer;

pub use self::comment::{Comment, comments};
use self::writer::Writer;
use crate::{
    source::{Document, Format, lossy::Source},
    span::Span,
};

/// What a block of prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The title of the document.
    Headline,
    /// A heading inside it.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    TableCell,
}

/// A run of prose that no sentence crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its place in the prose.
    pub span: Span,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the prose, without surrounding white space.
    pub span: Span,
    /// The index of its block.
    pub block: usize,
}

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its place in the prose, marks included.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    /// 1 for a quotation, 2 for one inside it.
    pub depth: u8,
    /// Whether a closing mark was found in the same block.
    pub closed: bool,
}

/// The prose of a document.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The prose, entities and escapes decoded, markup dropped. Blocks are parted by a newline.
    pub prose: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its quotations, by start.
    pub quotations: Vec<Quotation>,
    /// Whether the prose is English; another language is not read.
    pub english: bool,
    /// Runs of the prose and where they stand in the file, by start.
    pub(crate) runs: Vec<Run>,
}

/// A run of prose and the bytes of the file that it was decoded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its place in the prose.
    pub(crate) prose: Span,
    /// Its place in the file.
    pub(crate) file: Span,
    /// Whether the bytes are the same; if not, the run is one unit, such as an entity.
    pub(crate) verbatim: bool,
}

impl Text {
    /// Reads the prose of `document`.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::{source::{Document, Options}, text::Text};
    ///
    /// let document = Document::new("note.md", b"The talks *fail*ed.".to_vec(), &Options::default()).unwrap();
    /// let text = Text::read(&document);
    /// assert_eq!(text.prose, "The talks failed.");
    /// ```
    #[must_use]
    pub fn read(document: &Document) -> Self {
        let source = Source::new(&document.bytes);
        let body = if source.text.is_char_boundary(document.body) { document.body } else { 0 };
        let mut writer = Writer::new(&source);
        match document.format {
            Format::Plain => plain::read(&mut writer, body, document.title),
            Format::Markdown => markdown::read(&mut writer, body, document.title),
            Format::Html => html::read(&mut writer, body),
        }
        let mut text = writer.finish();
        text.quotations = quotation::find(&text.prose, &text.blocks);
        text.sentences = sentence::split(&text.prose, &text.blocks);
        text.english = language::is_english(&text.prose);
        text
    }

    /// The bytes of the file as stored that `span` of the prose was decoded from.
    ///
    /// Markup inside the span is part of the answer; markup around it is not. A span that begins or ends
    /// inside an entity takes all of it.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::{source::{Document, Options}, span::Span, text::Text};
    ///
    /// let stored = b"nego<b>tiate</b> &amp; sign".to_vec();
    /// let document = Document::new("note.html", stored, &Options::default()).unwrap();
    /// let text = Text::read(&document);
    /// let file = text.in_file(Span::new(0, 9));
    /// assert_eq!(&text.prose[..9], "negotiate");
    /// assert_eq!(&document.bytes[file.range()], b"nego<b>tiate");
    /// ```
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        let first = self.runs.partition_point(|run| run.prose.end <= span.start);
        let after = self.runs.partition_point(|run| run.prose.start < span.end.max(span.start + 1));
        let start = match self.runs.get(first) {
            Some(run) if run.verbatim => run.file.start + span.start.saturating_sub(run.prose.start),
            Some(run) => run.file.start,
            None => self.runs.last().map_or(0, |run| run.file.end),
        };
        let end = match after.checked_sub(1).and_then(|last| self.runs.get(last)) {
            Some(run) if run.verbatim => {
                run.file.start + span.end.min(run.prose.end).saturating_sub(run.prose.start)
            }
            Some(run) if !span.is_empty() => run.file.end,
            _ => start,
        };
        Span { start, end: end.max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Options;

    /// Reads `stored` under `name` and compares the blocks of its prose.
    pub(super) fn check(name: &str, stored: &str, blocks: &[(BlockKind, &str)]) {
        let document = Document::new(name, stored.into(), &Options::default()).unwrap();
        let text = Text::read(&document);
        let found: Vec<_> =
            text.blocks.iter().map(|block| (block.kind, &text.prose[block.span.range()])).collect();
        assert_eq!(found, blocks, "{stored:?}");
    }

    #[test]
    fn bytes_that_are_not_utf8_keep_their_place() {
        let stored = b"caf\xe9 \xe2\x82 shut".to_vec();
        let document = Document::new("note.txt", stored, &Options::default()).unwrap();
        let text = Text::read(&document);
        assert_eq!(text.prose, "caf\u{fffd} \u{fffd} shut");
        assert_eq!(text.in_file(Span::new(0, 6)), Span::new(0, 4));
        assert_eq!(text.in_file(Span::new(7, 10)), Span::new(5, 7));
        assert_eq!(text.in_file(Span::new(11, 15)), Span::new(8, 12));
        assert!(document.notices[0].message.starts_with("byte 0xe9 at offset 3 is not UTF-8"));
    }

    #[test]
    fn a_unit_is_not_cut_even_if_its_length_is_the_same() {
        let document = Document::new("note.html", b"<p>&acE;".to_vec(), &Options::default()).unwrap();
        let text = Text::read(&document);
        assert_eq!(text.prose.len(), 5);
        assert_eq!(text.in_file(Span::new(0, 3)), Span::new(3, 8));
    }

    #[test]
    fn spans_outside_the_prose_are_answered() {
        let text = Text::read(&Document::new("note.txt", Vec::new(), &Options::default()).unwrap());
        assert_eq!(text.in_file(Span::new(0, 9)), Span::new(0, 0));
        let document = Document::new("note.txt", b"port".to_vec(), &Options::default()).unwrap();
        assert_eq!(Text::read(&document).in_file(Span::new(4, 40)), Span::new(4, 4));
    }
}
