//! A sorted list of words in front-coded blocks, read in place: from a word to its number.
//!
//! An index over the first three letters leads to a run of blocks, the heads of the blocks to one of them.
//! A block holds its first word in full and the others as a shared prefix and a suffix.

use std::cmp::Ordering;

/// How many bytes describe a block: where its words start, its first word's number, where its records start.
const BLOCK: usize = 9;

/// Views of the three sections that hold the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    /// The first block of each key of three letters, two bytes each, with one past the last at the end.
    pub(super) index: &'a [u8],
    /// Descriptions of the blocks.
    pub(super) blocks: &'a [u8],
    /// The words.
    pub(super) text: &'a [u8],
}

/// A word's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its number, from 0.
    pub(super) number: usize,
    /// How many words precede it in its block.
    pub(super) within: usize,
    /// Where the records of its block start, in bytes.
    pub(super) records: usize,
}

impl<'a> Words<'a> {
    /// The place of a word.
    pub(super) fn find(self, word: &str) -> Option<Place> {
        let word = word.as_bytes();
        let key = key(word);
        let (mut low, mut high) = (short(self.index, key)?, short(self.index, key + 1)?);
        if low >= high {
            return None;
        }
        while high - low > 1 {
            let middle = low.midpoint(high);
            if self.head(middle)?.0 <= word { low = middle } else { high = middle }
        }
        let within = self.scan(low, word)?;
        let number = triple(self.blocks, low * BLOCK + 3)? + within;
        Some(Place { number, within, records: triple(self.blocks, low * BLOCK + 6)? })
    }

    /// The first word of a block, and the rest of the text.
    fn head(self, block: usize) -> Option<(&'a [u8], &'a [u8])> {
        let text = self.text.get(triple(self.blocks, block * BLOCK)?..)?;
        let (&length, rest) = text.split_first()?;
        rest.split_at_checked(usize::from(length))
    }

    /// How many words of the block precede the word, if it is there.
    fn scan(self, block: usize, word: &[u8]) -> Option<usize> {
        let (head, mut rest) = self.head(block)?;
        if head == word {
            return Some(0);
        }
        let end = triple(self.blocks, (block + 1) * BLOCK + 3)?;
        let count = end.checked_sub(triple(self.blocks, block * BLOCK + 3)?)?;
        let mut matched = shared(head, word);
        for within in 1..count {
            let (prefix, suffix, after) = entry(rest)?;
            rest = after;
            match prefix.cmp(&matched) {
                Ordering::Greater => {}
                Ordering::Less => return None,
                Ordering::Equal => {
                    let wanted = word.get(matched..)?;
                    let more = shared(suffix, wanted);
                    if more == suffix.len() && more == wanted.len() {
                        return Some(within);
                    }
                    if suffix.get(more) > wanted.get(more) {
                        return None;
                    }
                    matched += more;
                }
            }
        }
        None
    }
}

/// An entry after the first: how many bytes it shares with the one before, its own bytes, the rest.
fn entry(text: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let (&packed, rest) = text.split_first()?;
    let (prefix, rest) = length(packed >> 4, rest)?;
    let (suffix, rest) = length(packed & 15, rest)?;
    let (suffix, rest) = rest.split_at_checked(suffix)?;
    Some((prefix, suffix, rest))
}

/// A length of four bits; 15 says that a byte of its own follows.
fn length(packed: u8, rest: &[u8]) -> Option<(usize, &[u8])> {
    if packed < 15 {
        return Some((usize::from(packed), rest));
    }
    rest.split_first().map(|(&long, rest)| (usize::from(long), rest))
}

/// How many bytes two texts share at their start.
fn shared(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// The place of a word in the index: its first three bytes as letters, all that is no lower-case letter alike.
pub(super) fn key(word: &[u8]) -> usize {
    let letter = |place: usize| match word.get(place) {
        Some(byte @ b'a'..=b'z') => usize::from(byte - b'a') + 1,
        _ => 0,
    };
    (letter(0) * 27 + letter(1)) * 27 + letter(2)
}

/// The number of two bytes at an index of such numbers.
pub(super) fn short(bytes: &[u8], index: usize) -> Option<usize> {
    bytes.get(index * 2..index * 2 + 2).map(|b| usize::from(b[0]) | usize::from(b[1]) << 8)
}

/// The number of three bytes at an offset.
pub(super) fn triple(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 3).map(|b| usize::from(b[0]) | usize::from(b[1]) << 8 | usize::from(b[2]) << 16)
}
