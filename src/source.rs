//! Documents: bytes, format, date and outlet. The only station before `rule` that touches the disk.

mod calendar;
mod collect;
mod dateline;
mod error;
mod front;
pub(crate) mod lossy;
pub(crate) mod markup;
mod meta;
mod record;

use std::{fs, path::Path};

use self::lossy::Source;
pub use self::{
    collect::{BadPattern, Selection, collect},
    error::Error,
    record::records,
};
use crate::{day::Day, span::Span};

/// A longer document is not read, in bytes.
pub const LIMIT: usize = 16 << 20;

/// How a document's bytes are to be read as prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text: a blank line or a line end parts paragraphs.
    Plain,
    /// Markdown as `CommonMark` defines it.
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
    /// The day of the document: a flag, front matter, dateline, or file name.
    pub date: Option<Day>,
    /// Who published it, if it says so.
    pub outlet: Option<String>,
    /// Where the body starts, in bytes: front matter lies before it.
    pub body: usize,
    /// Where the front matter has the title, in bytes of the file, if its words stand there as they are.
    pub title: Option<Span>,
    /// What was odd about it and did not keep it from being read.
    pub notices: Vec<Notice>,
}

/// What a user should know about how a document was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is so, in lower case without a full stop.
    pub message: String,
    /// The bytes of the file that it is about.
    pub span: Option<Span>,
}

/// Where the date of a document is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateSource {
    /// What a document says about itself: front matter, or the metadata of a page.
    FrontMatter,
    /// The start of its text.
    Dateline,
    /// Its name.
    FileName,
}

impl DateSource {
    /// All of them by their names, the best first.
    pub const ALL: [(&'static str, Self); 3] =
        [("front-matter", Self::FrontMatter), ("dateline", Self::Dateline), ("file-name", Self::FileName)];
}

/// In which order the sources of a document's date are asked.
///
/// # Examples
///
/// ```
/// use belie::source::{DateOrder, DateSource, Document, Options};
///
/// let dates = DateOrder::new(&[DateSource::FileName, DateSource::FrontMatter]);
/// let stored = b"---\ndate: 2024-03-12\n---\nShut.".to_vec();
/// let document = Document::new("2024-03-14.md", stored, &Options { dates, ..Options::default() });
/// assert_eq!(document.unwrap().date.unwrap().to_string(), "2024-03-14");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateOrder([Option<DateSource>; 3]);

impl DateOrder {
    /// The order of a list; a source that is not listed is not asked.
    #[must_use]
    pub fn new(listed: &[DateSource]) -> Self {
        let mut order = [None; 3];
        for source in listed {
            if !order.contains(&Some(*source))
                && let Some(free) = order.iter_mut().find(|place| place.is_none())
            {
                *free = Some(*source);
            }
        }
        Self(order)
    }
}

impl Default for DateOrder {
    /// All sources, the best first.
    fn default() -> Self {
        Self(DateSource::ALL.map(|(_, source)| Some(source)))
    }
}

/// What the user says about a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Its format; else its name or content tells.
    pub format: Option<Format>,
    /// Its date; else the document tells.
    pub date: Option<Day>,
    /// Where its date is taken from.
    pub dates: DateOrder,
}

impl Format {
    /// The format of its name in JSON Lines and options.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::source::Format;
    ///
    /// assert_eq!(Format::from_name("markdown"), Some(Format::Markdown));
    /// assert_eq!(Format::from_name("word"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "plain" => Some(Self::Plain),
            "markdown" => Some(Self::Markdown),
            "html" => Some(Self::Html),
            _ => None,
        }
    }

    /// The format that the extension of `name` tells.
    #[must_use]
    pub fn from_extension(name: &str) -> Option<Self> {
        let extension = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "txt" | "text" => Some(Self::Plain),
            _ => None,
        }
    }

    /// The format that the first bytes tell.
    fn from_content(bytes: &[u8]) -> Self {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let html =
            ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<p>", "<p ", "<h1", "<div"];
        if html.iter().any(|tag| head.starts_with(tag)) || head.starts_with("<?xml") && head.contains("<html")
        {
            return Self::Html;
        }
        let marked =
            |line: &str| line.starts_with("# ") || line.starts_with("## ") || line.contains("](http");
        if front::fences(head).is_some() || head.lines().any(marked) { Self::Markdown } else { Self::Plain }
    }
}

impl Document {
    /// Reads what `bytes` say about themselves: format, date, outlet, and where the body starts.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::source::{Document, Format, Options};
    ///
    /// let stored = b"---\ndate: 2024-03-12\noutlet: Harbour Post\n---\n# Talks resume\n".to_vec();
    /// let document = Document::new("talks.md", stored, &Options::default()).unwrap();
    /// assert_eq!(document.format, Format::Markdown);
    /// assert_eq!(document.date.unwrap().to_string(), "2024-03-12");
    /// assert_eq!(document.outlet.as_deref(), Some("Harbour Post"));
    /// ```
    ///
    /// # Errors
    ///
    /// UTF-16, and front matter that is broken or holds a date that is none.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, options: &Options) -> Result<Self, Error> {
        let name = name.into();
        if is_utf16(&bytes) {
            return Err(Error::utf16(&name));
        }
        let told = options.format.or_else(|| Format::from_extension(&name));
        let format = told.unwrap_or_else(|| Format::from_content(&bytes));
        let (date, notices) = (options.date, Vec::new());
        let mut document = Self { name, bytes, format, date, outlet: None, body: 0, title: None, notices };
        if document.bytes.len() > LIMIT {
            document.refuse();
        }
        document.notice_invalid();
        document.describe(options.dates)?;
        Ok(document)
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// A file that is missing or cannot be read, and those of [`Document::new`].
    pub fn open(path: &Path, options: &Options) -> Result<Self, Error> {
        let name = path.to_string_lossy().replace('\\', "/");
        let name = name.strip_prefix("./").unwrap_or(&name);
        let bytes = fs::read(path).map_err(|cause| Error::unreadable(path, cause))?;
        Self::new(name, bytes, options)
    }

    /// Gives up a document that is too long.
    fn refuse(&mut self) {
        let length = self.bytes.len();
        let message = format!("not read: {length} bytes, and a document may have {LIMIT}");
        self.notices.push(Notice { message, span: None });
        self.bytes.clear();
    }

    /// Notes bytes that are not UTF-8.
    fn notice_invalid(&mut self) {
        let Err(error) = std::str::from_utf8(&self.bytes) else { return };
        let at = error.valid_up_to();
        let count = self.bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        let more = if count > 1 { format!(", and {} more", count - 1) } else { String::new() };
        let byte = self.bytes[at];
        let message = format!("byte {byte:#04x} at offset {at} is not UTF-8 and was replaced{more}");
        let span = Some(Span::new(at, at + error.error_len().unwrap_or(1)));
        self.notices.push(Notice { message, span });
    }

    /// Finds the body, the date and the outlet.
    fn describe(&mut self, dates: DateOrder) -> Result<(), Error> {
        let text = Source::new(&self.bytes[..self.bytes.len().min(DESCRIBED)]).text.into_owned();
        self.body = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut found = front::Matter::default();
        if self.format != Format::Html
            && let Some(matter) = front::read(&self.name, &text, self.body)?
        {
            self.body = matter.end;
            self.title = matter.title;
            found = matter;
        }
        let named = calendar::in_name(&self.name);
        let said = match self.format {
            Format::Html => {
                let (stated, said) = meta::read(&text, named);
                found.date = stated;
                said
            }
            _ => dateline::read(text.get(self.body..).unwrap_or_default(), named),
        };
        let told = |source: DateSource| match source {
            DateSource::FrontMatter => found.date,
            DateSource::Dateline => said.date,
            DateSource::FileName => named,
        };
        self.date = self.date.or_else(|| dates.0.into_iter().flatten().find_map(told));
        self.outlet = found.outlet.or(said.outlet);
        Ok(())
    }
}

/// How much of a document is searched for what it says about itself, in bytes.
const DESCRIBED: usize = 256 << 10;

/// Whether `bytes` are UTF-16: by its mark, or by a zero in every other byte.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    half >= 4 && (even * 10 >= half * 7 && odd * 10 < half || odd * 10 >= half * 7 && even * 10 < half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, stored: &[u8]) -> Document {
        Document::new(name, stored.to_vec(), &Options::default()).unwrap()
    }

    fn date(name: &str, stored: &str) -> Option<String> {
        read(name, stored.as_bytes()).date.map(|day| day.to_string())
    }

    #[test]
    fn the_format_is_told_by_name_or_else_by_content() {
        assert_eq!(read("a.MD", b"<p>x").format, Format::Markdown);
        assert_eq!(read("a.htm", b"x").format, Format::Html);
        assert_eq!(read("a", b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>x").format, Format::Html);
        assert_eq!(read("a", b"# Port\n\nShut.").format, Format::Markdown);
        assert_eq!(read("a.log", b"#port < #quay").format, Format::Plain);
    }

    #[test]
    fn the_date_is_the_nearest_to_hand() {
        let matter = "---\ndate: 2024-03-12\n---\n";
        let line = "QUAY, March 13, 2024 (Coastwire) — Shut.\n";
        let undated = "QUAY, March 13 (Coastwire) — Shut.\n";
        assert_eq!(date("2024-03-14.md", &format!("{matter}{line}")).unwrap(), "2024-03-12");
        assert_eq!(date("2024-03-14.md", line).unwrap(), "2024-03-13");
        assert_eq!(date("2024-03-14.md", undated).unwrap(), "2024-03-13");
        assert_eq!(date("2024-03-14.md", "Shut.").unwrap(), "2024-03-14");
        assert_eq!(date("note.md", undated), None);
        let told = Options { date: "2024-03-11".parse().ok(), ..Options::default() };
        let document = Document::new("2024-03-14.md", matter.into(), &told).unwrap();
        assert_eq!(document.date, told.date);
    }

    #[test]
    fn utf16_is_refused() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for stored in [[vec![0xff, 0xfe], wide("a")].concat(), wide("The port is shut.")] {
            let error = Document::new("a.txt", stored, &Options::default()).unwrap_err();
            assert_eq!(error.to_string(), "a.txt: is UTF-16; convert it to UTF-8 first");
        }
        assert!(read("a.txt", b"a\0b and \0 more").notices.is_empty());
    }

    #[test]
    fn a_long_document_is_not_read() {
        let document = read("a.txt", &vec![b'a'; LIMIT + 1]);
        assert!(document.bytes.is_empty());
        assert!(document.notices[0].message.starts_with("not read: 16777217 bytes"));
        assert!(read("a.txt", &vec![b'a'; LIMIT]).notices.is_empty());
    }

    #[test]
    fn bytes_that_are_not_utf8_do_not_move_the_body() {
        let document = read("a.md", b"---\ntitle: caf\xe9\n---\nShut.");
        assert_eq!(&document.bytes[document.body..], b"Shut.");
        assert_eq!(document.notices[0].span, Some(Span::new(14, 15)));
    }
}
