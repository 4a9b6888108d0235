//! The bytes of a file as a string of the same length, whatever the bytes are.
//! So every offset into the string is an offset into the file.

use std::{borrow::Cow, ops::Range};

/// Stands in the string for each byte that is not UTF-8. Neither Markdown nor HTML gives it a meaning.
pub(crate) const PLACEHOLDER: char = '\u{1a}';

/// A file as text.
pub(crate) struct Source<'a> {
    /// The text; as long as the file, in bytes.
    pub(crate) text: Cow<'a, str>,
    /// Where the placeholders stand, one range for each replacement character, in order.
    pub(crate) invalid: Vec<Range<usize>>,
}

impl<'a> Source<'a> {
    /// Reads `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Self { text: Cow::Borrowed(text), invalid: Vec::new() };
        }
        let mut text = String::with_capacity(bytes.len());
        let mut invalid = Vec::new();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                let start = text.len();
                text.extend(chunk.invalid().iter().map(|_| PLACEHOLDER));
                invalid.push(start..text.len());
            }
        }
        Self { text: Cow::Owned(text), invalid }
    }

    /// The range of the replaced bytes that begin at `offset`, if any do.
    pub(crate) fn invalid_at(&self, offset: usize) -> Option<Range<usize>> {
        let index = self.invalid.binary_search_by_key(&offset, |range| range.start).ok()?;
        self.invalid.get(index).cloned()
    }
}
