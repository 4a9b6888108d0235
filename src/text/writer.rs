//! Writes prose block by block and notes where in the file each run of it stands.
//! All normalisation of characters happens here, once for the three formats.

use std::ops::Range;

use super::{Block, BlockKind, Run, Text};
use crate::{source::lossy::Source, span::Span};

/// The characters of scattered text are no further apart than this, in bytes.
const NEAR: usize = 256;

/// Prose in the making.
pub(super) struct Writer<'a> {
    source: &'a Source<'a>,
    text: Text,
    /// The kind of the block that the next word begins.
    next: BlockKind,
    /// The block being written, once it has a word.
    open: Option<Block>,
    /// White space seen since the last word: its place in the file.
    space: Option<Range<usize>>,
}

impl<'a> Writer<'a> {
    /// A writer of the prose of `source`.
    pub(super) fn new(source: &'a Source<'a>) -> Self {
        Self { source, text: Text::default(), next: BlockKind::Paragraph, open: None, space: None }
    }

    /// The text of the file.
    pub(super) fn source(&self) -> &'a str {
        &self.source.text
    }

    /// Closes the block, and makes the next one `kind`.
    pub(super) fn block(&mut self, kind: BlockKind) {
        self.next = kind;
        self.part();
    }

    /// Closes the block; the next one is of the same kind.
    pub(super) fn part(&mut self) {
        self.space = None;
        if let Some(mut block) = self.open.take() {
            block.span = Span::new(block.span.start as usize, self.text.prose.len());
            self.text.blocks.push(block);
        }
    }

    /// Makes the block being written, or else the last one, `kind`.
    pub(super) fn recast(&mut self, kind: BlockKind) {
        if let Some(block) = self.open.as_mut().or_else(|| self.text.blocks.last_mut()) {
            block.kind = kind;
        }
    }

    /// How many blocks there are, the one being written included.
    pub(super) fn blocks(&self) -> usize {
        self.text.blocks.len() + usize::from(self.open.is_some())
    }

    /// The kind of the block being written.
    pub(super) fn open_kind(&self) -> Option<BlockKind> {
        self.open.map(|block| block.kind)
    }

    /// The prose of the block being written.
    pub(super) fn open_prose(&self) -> &str {
        self.open.map_or("", |block| &self.text.prose[block.span.start as usize..])
    }

    /// White space at `range` of the file.
    pub(super) fn space(&mut self, range: Range<usize>) {
        self.space.get_or_insert(range);
    }

    /// The characters at `range` of the file, as they stand.
    pub(super) fn verbatim(&mut self, range: Range<usize>) {
        let text: &'a str = &self.source.text;
        let bytes = text.as_bytes();
        let mut from = range.start;
        let mut skip = range.start;
        for (offset, c) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            if at < skip || is_plain(c) {
                continue;
            }
            let inside = c == ' ' && at > from && at + 1 < range.end && bytes[at + 1].is_ascii_graphic();
            if inside {
                continue;
            }
            self.same(from..at);
            from = at + self.special(c, at);
            skip = from;
        }
        self.same(from..range.end);
    }

    /// `decoded` as what `range` of the file means.
    pub(super) fn unit(&mut self, decoded: &str, range: Range<usize>) {
        let shown = decoded.chars().filter(|&c| !is_ignorable(c));
        if shown.clone().next().is_none() {
            return;
        }
        if shown.clone().all(char::is_whitespace) {
            self.space(range);
            return;
        }
        self.begin();
        let start = self.text.prose.len();
        self.text.prose.extend(shown.map(|c| if c.is_whitespace() { ' ' } else { c }));
        self.run(start, range, false);
    }

    /// The title that the front matter gives, as the headline.
    pub(super) fn title(&mut self, span: Span) {
        if self.source.text.get(span.range()).is_some() {
            self.block(BlockKind::Headline);
            self.verbatim(span.range());
            self.block(BlockKind::Paragraph);
        }
    }

    /// `decoded`, which stands at `range` of the file with marks between its characters.
    pub(super) fn scattered(&mut self, decoded: &str, range: Range<usize>) {
        let text: &'a str = &self.source.text;
        let mut at = range.start;
        for c in decoded.chars() {
            let near = text.floor_char_boundary((at + NEAR).min(range.end));
            let found = text[at..near].find(|s: char| s == c || (s.is_whitespace() && c.is_whitespace()));
            if let Some(offset) = found {
                let start = at + offset;
                at = start + text[start..].chars().next().map_or(1, char::len_utf8);
                self.verbatim(start..at);
            }
        }
    }

    /// The text, without its sentences and quotations.
    pub(super) fn finish(mut self) -> Text {
        self.block(BlockKind::Paragraph);
        self.text
    }

    /// Handles a character that is not copied, and says how many bytes of the file it takes.
    fn special(&mut self, c: char, at: usize) -> usize {
        if c.is_whitespace() {
            self.space(at..at + c.len_utf8());
        } else if let Some(range) = self.source.invalid_at(at) {
            self.unit("\u{fffd}", range.clone());
            return range.len();
        } else if !is_ignorable(c) {
            self.same(at..at + c.len_utf8());
        }
        c.len_utf8()
    }

    /// Copies bytes that need no change.
    fn same(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.begin();
        let start = self.text.prose.len();
        self.text.prose.push_str(&self.source.text[range.clone()]);
        self.run(start, range, true);
    }

    /// Makes ready for a word: opens a block, or writes the white space before it.
    fn begin(&mut self) {
        if self.open.is_some() {
            if let Some(range) = self.space.take() {
                let start = self.text.prose.len();
                self.text.prose.push(' ');
                let verbatim = &self.source.text[range.clone()] == " ";
                self.run(start, range, verbatim);
            }
            return;
        }
        self.space = None;
        if !self.text.prose.is_empty() {
            self.text.prose.push('\n');
        }
        let start = self.text.prose.len();
        self.open = Some(Block { kind: self.next, span: Span::new(start, start) });
    }

    /// Notes that the prose from `start` came from `file`.
    fn run(&mut self, start: usize, file: Range<usize>, verbatim: bool) {
        let prose = Span::new(start, self.text.prose.len());
        let file = Span::new(file.start, file.end);
        if let Some(last) = self.text.runs.last_mut() {
            let follows = last.prose.end == prose.start && last.file.end == file.start;
            if follows && last.verbatim && verbatim {
                last.prose.end = prose.end;
                last.file.end = file.end;
                return;
            }
        }
        self.text.runs.push(Run { prose, file, verbatim });
    }
}

/// Whether `c` is copied without a second look.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || (c > '\u{a0}' && !c.is_whitespace() && !is_ignorable(c))
}

/// Whether `c` shows nothing and parts nothing: the soft hyphen, and zero-width and direction marks.
/// The zero-width joiners stay: emoji and some scripts need them.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
