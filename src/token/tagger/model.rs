//! The file of the model: labels, words with their usual tags, and weights, each read where it lies.
//!
//! Numbers are little-endian. The header holds the magic, then where each section starts, in bytes:
//! labels (a Penn and a universal tag, one byte each), words, offsets of buckets, buckets, lemmas.

use super::{
    Context, START, Word,
    feature::{DYNAMIC_DENSE, PAIRED_DENSE, dynamic, paired},
    memo::{Memo, Scores},
};
use crate::token::{Pos, Tag};

/// The most labels that a model may have.
pub const LABELS: usize = 128;

/// What the file starts with.
pub const MAGIC: &[u8; 8] = b"belietg1";

/// A model, as views of its file.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    labels: &'a [u8],
    vocabulary: Vocabulary<'a>,
    offsets: &'a [u8],
    buckets: &'a [u8],
    lemmas: &'a [u8],
}

impl<'a> Model<'a> {
    /// A model from its file, or nothing if the header is not that of one.
    #[must_use]
    pub fn new(file: &'a [u8]) -> Option<Self> {
        let header = file.strip_prefix(MAGIC)?;
        let start = |section: usize| Some(number(header, section * 4, 4)?.try_into().unwrap_or(usize::MAX));
        let section = |at: usize| file.get(start(at)?..start(at + 1)?);
        let model = Self {
            labels: section(0)?,
            vocabulary: Vocabulary::new(section(1)?),
            offsets: section(2)?,
            buckets: section(3)?,
            lemmas: section(4)?,
        };
        let fits = model.labels.len() <= 2 * LABELS && model.offsets.len() > 4;
        fits.then_some(model)
    }

    /// The words that it knows.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary<'a> {
        self.vocabulary
    }

    /// The table of irregular dictionary forms.
    #[must_use]
    pub fn lemmas(&self) -> &'a [u8] {
        self.lemmas
    }

    /// What a label stands for.
    #[must_use]
    pub fn label(&self, label: u8) -> (Tag, Pos) {
        let at = usize::from(label) * 2;
        let byte = |at: usize| self.labels.get(at).copied();
        let tag = byte(at).and_then(Tag::from_number).unwrap_or(Tag::Xx);
        (tag, byte(at + 1).and_then(Pos::from_number).unwrap_or(Pos::X))
    }

    /// Labels the words of a sentence, from left to right; `memo` is of this model and of no other.
    pub fn tag(&self, words: &[Word], memo: &mut Memo, labels: &mut Vec<u8>) {
        memo.start(words, self);
        labels.clear();
        let (mut last, mut second) = (START, START);
        for (index, word) in words.iter().enumerate() {
            let label = match word.label {
                Some(label) => label,
                None => self.best(&Context::new(words, index), memo, index, (last, second)),
            };
            labels.push(label);
            (last, second) = (label, last);
        }
    }

    /// The best label in a place after two others.
    fn best(&self, context: &Context<'_>, memo: &mut Memo, index: usize, (last, second): (u8, u8)) -> u8 {
        let mut scores = memo.scores(index);
        memo.add(&paired(context), PAIRED_DENSE, self, &mut scores);
        memo.add(&dynamic(context, last, second), DYNAMIC_DENSE, self, &mut scores);
        let scores = &scores[..(self.labels.len() / 2).clamp(1, LABELS)];
        let most = scores.iter().copied().fold(i16::MIN, i16::max);
        let best = scores.iter().position(|score| *score == most);
        best.and_then(|best| u8::try_from(best).ok()).unwrap_or(0)
    }

    /// Adds the weights of a feature, if it has any.
    ///
    /// A bucket is a run of features: two bytes of the hash, the number of weights, and for each weight
    /// the label and the value, one byte each.
    pub(super) fn add(&self, feature: u64, scores: &mut Scores) {
        let (bucket, print) = place(feature, self.offsets.len() / 3 - 1);
        let Some(&[s0, s1, s2, e0, e1, e2]) = self.offsets.get(bucket * 3..).and_then(<[u8]>::first_chunk)
        else {
            return;
        };
        let (start, end) = (u32::from_le_bytes([s0, s1, s2, 0]), u32::from_le_bytes([e0, e1, e2, 0]));
        let mut rest = self.buckets.get(start as usize..end as usize).unwrap_or_default();
        while let [low, high, count, after @ ..] = rest {
            let size = usize::from(*count) * 2;
            if u16::from_le_bytes([*low, *high]) == print {
                for pair in after.get(..size).unwrap_or_default().chunks_exact(2) {
                    let score = &mut scores[usize::from(pair[0]) % LABELS];
                    *score = score.wrapping_add(i16::from(i8::from_le_bytes([pair[1]])));
                }
                return;
            }
            rest = after.get(size..).unwrap_or_default();
        }
    }
}

/// The bucket of a feature among `buckets`, a power of two, and its two bytes there.
#[must_use]
pub fn place(feature: u64, buckets: usize) -> (usize, u16) {
    let bucket = (feature >> 40) as usize & (buckets - 1);
    (bucket, (feature >> 16) as u16)
}

/// Words and their usual tags: a table of four-byte entries, found by hash and then one after another.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    entries: &'a [u8],
}

impl<'a> Vocabulary<'a> {
    /// A view of a table, whose number of entries is a power of two.
    #[must_use]
    pub fn new(entries: &'a [u8]) -> Self {
        Self { entries }
    }

    /// The class of tags that a word has, and the label if it has only one.
    #[must_use]
    pub fn get(&self, word: u64) -> Option<(u16, Option<u8>)> {
        let count = self.entries.len() / 4;
        let mut at = home(word, count)?;
        let wanted = pack_entry(word, 0, None) >> 19;
        for _ in 0..count {
            let entry = number(self.entries, at * 4, 4)?;
            if entry == 0 {
                return None;
            }
            if entry >> 19 == wanted {
                let label = (entry >> 12 & 127) as u8;
                return Some(((entry & 4095) as u16, (label != 127).then_some(label)));
            }
            at = (at + 1) % count;
        }
        None
    }

    /// The table of some words with their class and label.
    #[must_use]
    pub fn pack(words: &[(u64, u16, Option<u8>)]) -> Vec<u8> {
        let count = (words.len() * 3 / 2).next_power_of_two();
        let mut table = vec![0u32; count];
        for &(word, class, label) in words {
            let mut at = home(word, count).unwrap_or(0);
            while table[at] != 0 {
                at = (at + 1) % count;
            }
            table[at] = pack_entry(word, class, label);
        }
        table.iter().flat_map(|entry| entry.to_le_bytes()).collect()
    }
}

/// Where a word is looked for first.
fn home(word: u64, count: usize) -> Option<usize> {
    (count > 0).then(|| (word >> 40) as usize % count)
}

/// An entry: 13 bits of the word's hash, never 0, then 7 of its label and 12 of its class.
#[must_use]
pub fn pack_entry(word: u64, class: u16, label: Option<u8>) -> u32 {
    let print = ((word >> 16) as u32 & 8191).max(1);
    print << 19 | u32::from(label.unwrap_or(127)) << 12 | u32::from(class)
}

/// A number of up to four bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<u32> {
    let mut four = [0; 4];
    four[..width].copy_from_slice(bytes.get(at..at + width)?);
    Some(u32::from_le_bytes(four))
}
