//! Lines and columns of a file, from bytes. The file is looked through once, however many places are asked for.

use crate::span::Span;

/// Characters are counted ahead for every stretch of so many bytes.
const STRETCH: usize = 1024;

/// The lines of a file, and how many characters lie before each stretch of it.
pub(crate) struct Lines<'b> {
    bytes: &'b [u8],
    starts: Vec<u32>,
    counts: Vec<u32>,
}

/// A place in a file, as people count: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl<'b> Lines<'b> {
    /// Looks through a file.
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        let mut starts = vec![0];
        let mut counts = vec![0];
        let mut count = 0;
        for (index, stretch) in bytes.chunks(STRETCH).enumerate() {
            let base = (index * STRETCH) as u32;
            let ends = stretch.iter().zip(base + 1..).filter(|(byte, _)| **byte == b'\n');
            starts.extend(ends.map(|(_, next)| next));
            count += characters(stretch);
            counts.push(count);
        }
        Self { bytes, starts, counts }
    }

    /// The place of a byte. A byte after the last one is taken for the end.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.bytes.len());
        let line = self.line_of(offset);
        let before = self.before(offset) - self.before(self.start(line));
        Place { line: line + 1, column: before as usize + 1 }
    }

    /// The index of the line that holds a byte.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= offset).saturating_sub(1)
    }

    /// How many lines there are: one more than line ends.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a line, without its end.
    pub(crate) fn line(&self, index: usize) -> Span {
        let start = self.start(index);
        let end = self.starts.get(index + 1).map_or(self.bytes.len(), |next| *next as usize - 1);
        let end = if end > start && self.bytes.get(end - 1) == Some(&b'\r') { end - 1 } else { end };
        Span::new(start, end.max(start))
    }

    /// Bytes of the file, as far as it goes.
    pub(crate) fn bytes(&self, span: Span) -> &'b [u8] {
        let end = span.range().end.min(self.bytes.len());
        self.bytes.get(span.range().start..end).unwrap_or_default()
    }

    fn start(&self, index: usize) -> usize {
        self.starts.get(index).map_or(self.bytes.len(), |start| *start as usize)
    }

    /// How many characters begin before a byte.
    fn before(&self, offset: usize) -> u32 {
        let whole = (offset / STRETCH).min(self.counts.len() - 1);
        let rest = self.bytes.get(whole * STRETCH..offset).unwrap_or_default();
        self.counts[whole] + characters(rest)
    }
}

/// How many characters begin in bytes: all but those that continue one.
fn characters(bytes: &[u8]) -> u32 {
    #[cfg(test)]
    tests::LOOKED_AT.with(|looked| looked.set(looked.get() + bytes.len()));
    bytes.iter().map(|byte| u32::from(byte & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::{
        finding::{Finding, Label, Level, Severity},
        report::{Look, Report, concise, github, human, json, sarif},
        source::{Document, Options},
    };

    thread_local! {
        /// How many bytes were looked at to count characters.
        pub(super) static LOOKED_AT: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn a_file_is_looked_through_once_however_many_findings_it_has() {
        let line = "The lower lock is open, and the upper lock is shut.\n".repeat(4000);
        let length = line.len();
        let document = Document::new("a.txt", line.into_bytes(), &Options::default()).unwrap();
        let at = |place: usize| Label::new(0, Span::new(place, place + 9), "here").sentence("The lower lock");
        let finding = |place: usize| {
            let made = Finding::builder("r", Level::Dispute, Severity::Info).primary(at(place));
            made.related(at(length - 60)).build().unwrap()
        };
        let formats: [fn(&Report<'_>) -> String; 5] =
            [|report| human(report, &Look::default()), concise, json, sarif, github];
        for format in formats {
            let looked = |count: usize| {
                let findings: Vec<Finding> = (0..count).map(|n| finding(n * 4099 % (length - 60))).collect();
                LOOKED_AT.set(0);
                format(&Report::new(&findings, vec![&document]));
                LOOKED_AT.get()
            };
            let (one, many) = (looked(1), looked(200));
            assert!(one >= length, "{one} of {length}");
            // Each place takes a stretch at most for itself and one for the beginning of its line.
            assert!(many <= length + 200 * 12 * 2 * STRETCH, "{many} of {length}");
        }
    }

    fn place(text: &str, word: &str) -> (usize, usize) {
        let place = Lines::new(text.as_bytes()).place(text.find(word).unwrap());
        (place.line, place.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("one\r\n外交部 talks", "talks"), (2, 5));
        assert_eq!(place("talks", "talks"), (1, 1));
        let long = format!("{}\n{} end", "é".repeat(5000), "é".repeat(5000));
        assert_eq!(place(&long, "end"), (2, 5002));
    }

    #[test]
    fn ends_and_gaps_have_a_place() {
        let lines = Lines::new(b"a\n\nb\n");
        assert_eq!(lines.len(), 4);
        assert_eq!(lines.place(99), Place { line: 4, column: 1 });
        assert_eq!(lines.line(1), Span::new(2, 2));
        assert_eq!(Lines::new(b"").place(0), Place { line: 1, column: 1 });
    }
}
