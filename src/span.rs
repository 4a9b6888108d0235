//! Half-open ranges of bytes.

use std::ops::Range;

/// A half-open range of bytes, `start..end`.
///
/// Up to the `text` station a span counts bytes of the document's prose; [`Text::in_file`] turns it
/// into bytes of the file as stored.
///
/// [`Text::in_file`]: crate::text::Text::in_file
///
/// # Examples
///
/// ```
/// use belie::span::Span;
///
/// let word = Span::new(4, 9);
/// assert_eq!(&"The talks"[word.range()], "talks");
/// assert!(Span::new(0, 9).contains(word));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`, in bytes.
    ///
    /// # Panics
    ///
    /// Panics if an offset does not fit 32 bits: a document is limited to 16 MiB when it is read.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).expect("documents are limited to 16 MiB");
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
