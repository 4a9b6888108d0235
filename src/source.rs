//! Documents: bytes, format, date and outlet. The only station before `rule` that touches the disk.

use crate::day::Day;

/// How a document's bytes are to be read as prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text: a blank line or a line end parts paragraphs.
    Plain,
    /// CommonMark.
    Markdown,
    /// HTML.
    Html,
}

/// A document as stored.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name shown to users: a relative path, or the id of a JSON Lines record.
    pub name: String,
    /// The bytes as stored.
    pub bytes: Vec<u8>,
    /// How the bytes are read.
    pub format: Format,
    /// The day of the document: front matter, dateline, file name, or a flag.
    pub date: Option<Day>,
    /// Who published it, if it says so.
    pub outlet: Option<String>,
    /// Where the body starts, in bytes: front matter lies before it.
    pub body: usize,
}
