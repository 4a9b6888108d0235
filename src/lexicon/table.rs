//! Compiled tables, read in place: a layer of sections, each a stored hash table from keys to values.
//!
//! A section holds its entries in the order of their keys. Reading is total: bytes that are no table hold nothing.

mod build;

pub(super) use build::{Entries, Value, layer};

/// A section of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub(super) enum Section {
    /// Part of speech and lemma: frames and recipient.
    Cues,
    /// Part of speech and lemma: attitude.
    Attitudes,
    /// Part of speech and lemma: stances with their objects.
    StanceCues,
    /// Id: all that a stance is, with the stances that it excludes.
    Stances,
    /// Part of speech and lemma: topic classes.
    TopicWords,
    /// Id: the class that it lies within.
    Topics,
    /// The start of a name, folded: the names that start so, the longest first.
    Names,
    /// Id: kind and first name.
    Actors,
    /// Full name: nothing.
    People,
    /// Noun: role.
    Offices,
    /// Part of speech and lemma: kinds of opposition and lemmas.
    Opposites,
    /// Part of speech and lemma: numbers of groups.
    Synonyms,
    /// Word: classes.
    Words,
    /// Name of a class: nothing.
    WordClasses,
    /// Id: dimension and factor.
    Units,
    /// A symbol, or a name in lower case: id.
    UnitNames,
    /// Part of speech and first word: lemmas, the longest first.
    Multiword,
}

impl Section {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Multiword as usize + 1;
}

/// A compiled lexicon: which tables below it are dropped, where each section starts, the sections.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layer<'a>(pub(super) &'a [u8]);

impl<'a> Layer<'a> {
    /// What stands at the start of a compiled lexicon; the number changes with the layout.
    pub(super) const MAGIC: &'static [u8; 8] = b"belex\x001\n";

    /// Whether the tables of a kind below this layer are dropped.
    pub(super) fn drops(self, kind: u8) -> bool {
        word(self.0, 8).unwrap_or(0) >> kind & 1 == 1
    }

    /// The value of a key.
    pub(super) fn get(self, section: Section, prefix: u8, key: &str) -> Option<Reader<'a>> {
        self.section(section)?.get(prefix, key.as_bytes())
    }

    /// Whether a section has a key.
    pub(super) fn has(self, section: Section, key: &str) -> bool {
        self.get(section, 0, key).is_some()
    }

    /// All keys of a section with their values, in the order of the keys.
    pub(super) fn entries(self, section: Section) -> impl Iterator<Item = (&'a str, Reader<'a>)> {
        let table = self.section(section);
        (0..table.map_or(0, |table| table.count)).map_while(move |at| {
            let (key, value) = table?.entry(at)?;
            Some((std::str::from_utf8(key.get(1..)?).ok()?, Reader(value)))
        })
    }

    fn section(self, section: Section) -> Option<Table<'a>> {
        let at = 12 + 4 * section as usize;
        Table::new(self.0.get(word(self.0, at)?..word(self.0, at + 4)?)?)
    }
}

/// A hash table: how many entries and slots; the slots; where each entry's key and value start; keys; values.
///
/// A slot holds the number of an entry plus one, below eight bits of its hash.
#[derive(Clone, Copy)]
struct Table<'a> {
    count: usize,
    slots: &'a [u8],
    starts: &'a [u8],
    text: &'a [u8],
}

impl<'a> Table<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let (count, slots) = (word(bytes, 0)?, word(bytes, 4)?);
        let (slots, rest) = bytes.get(8..)?.split_at_checked(slots.checked_mul(4)?)?;
        let (starts, text) = rest.split_at_checked(count.checked_add(1)?.checked_mul(8)?)?;
        Some(Self { count, slots, starts, text })
    }

    fn get(self, prefix: u8, key: &[u8]) -> Option<Reader<'a>> {
        let hash = hash(prefix, key);
        let mask = (self.slots.len() / 4).checked_sub(1)?;
        for step in 0..=mask {
            let slot = word(self.slots, 4 * ((hash as usize).wrapping_add(step) & mask))?;
            if slot == 0 {
                return None;
            }
            if slot >> 24 == (hash >> 56) as usize {
                let (found, value) = self.entry((slot & 0xFF_FFFF).checked_sub(1)?)?;
                if found.split_first().is_some_and(|(&first, rest)| first == prefix && rest == key) {
                    return Some(Reader(value));
                }
            }
        }
        None
    }

    /// The key, behind its prefix, and the value of an entry.
    fn entry(self, at: usize) -> Option<(&'a [u8], &'a [u8])> {
        let start = |at: usize, column: usize| word(self.starts, at * 8 + column);
        let key = self.text.get(start(at, 0)?..start(at + 1, 0)?)?;
        Some((key, self.text.get(start(at, 4)?..start(at + 1, 4)?)?))
    }
}

/// The hash of a key: eight bytes at a time, multiplied and folded.
fn hash(prefix: u8, key: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |state: u64, bytes: u64| {
        let product = (state ^ bytes).wrapping_mul(FACTOR);
        product ^ (product >> 29)
    };
    let mut state = mix(key.len() as u64, u64::from(prefix));
    for chunk in key.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        state = mix(state, u64::from_le_bytes(bytes));
    }
    state.wrapping_mul(FACTOR)
}

/// The four-byte number at an offset.
fn word(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at.checked_add(4)?).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)
}

/// Reads a value from its front; each read gives nothing at the end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    /// Some bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|b| b[0])
    }

    /// A number of two bytes.
    pub(super) fn short(&mut self) -> Option<u16> {
        self.take(2).map(|b| u16::from_le_bytes([b[0], b[1]]))
    }

    /// A day, if one is known.
    pub(super) fn day(&mut self) -> Option<Option<crate::day::Day>> {
        let days = self.take(4).map(|b| i32::from_le_bytes([b[0], b[1], b[2], b[3]]))?;
        Some((days != i32::MIN).then_some(crate::day::Day(days)))
    }

    /// A number of eight bytes.
    pub(super) fn long(&mut self) -> Option<i64> {
        self.take(8).and_then(|b| b.try_into().ok()).map(i64::from_le_bytes)
    }

    /// A text behind its length.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.short()?;
        std::str::from_utf8(self.take(usize::from(length))?).ok()
    }

    /// A text that may be absent: an empty one is.
    pub(super) fn some(&mut self) -> Option<Option<&'a str>> {
        self.text().map(|text| (!text.is_empty()).then_some(text))
    }

    /// A value within the value, behind its length.
    pub(super) fn inner(&mut self) -> Option<Self> {
        let length = self.short()?;
        self.take(usize::from(length)).map(Self)
    }

    /// All texts up to the end.
    pub(super) fn texts(mut self) -> impl Iterator<Item = &'a str> {
        std::iter::from_fn(move || self.text())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_stored_is_found(words in prop::collection::btree_map("\\PC{0,20}", "\\PC{0,9}", 0..60), absent: String) {
            let keyed: BTreeMap<_, _> = words.iter().map(|(k, v)| ((1, k.clone()), {
                let mut value = Value::default();
                value.text(v);
                value
            })).collect();
            let mut sections = BTreeMap::new();
            sections.insert(Section::Offices, keyed);
            let bytes = layer(&sections, 0);
            let layer = Layer(&bytes);
            for (key, value) in &words {
                let found = layer.get(Section::Offices, 1, key).and_then(|mut reader| reader.text());
                prop_assert_eq!(found, Some(value.as_str()));
                prop_assert!(layer.get(Section::Offices, 2, key).is_none());
                prop_assert!(layer.get(Section::Units, 1, key).is_none());
            }
            prop_assert_eq!(layer.get(Section::Offices, 1, &absent).is_some(), words.contains_key(&absent));
            let listed: Vec<_> = layer.entries(Section::Offices).map(|(key, _)| key).collect();
            prop_assert_eq!(listed, words.keys().collect::<Vec<_>>());
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>, key: String) {
            let _ = Layer(&bytes).get(Section::Cues, 0, &key);
            if let Some(table) = Table::new(&bytes) {
                let _ = table.get(0, key.as_bytes()).map(|reader| reader.texts().count());
            }
        }
    }
}
