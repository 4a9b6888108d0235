//! Writes the layers that are read in place; the same entries give the same bytes.

use std::collections::BTreeMap;

use super::{Layer, Reader, Section, hash};
use crate::day::Day;

/// The entries of a section: a prefix and a text as key.
pub(in crate::lexicon) type Entries = BTreeMap<(u8, String), Value>;

/// A value as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lexicon) struct Value(pub(in crate::lexicon) Vec<u8>);

impl Value {
    /// Reads what was written.
    pub(in crate::lexicon) fn reader(&self) -> Reader<'_> {
        Reader(&self.0)
    }

    pub(in crate::lexicon) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(in crate::lexicon) fn short(&mut self, number: u16) {
        self.0.extend(number.to_le_bytes());
    }

    pub(in crate::lexicon) fn long(&mut self, number: i64) {
        self.0.extend(number.to_le_bytes());
    }

    pub(in crate::lexicon) fn day(&mut self, day: Option<Day>) {
        self.0.extend(day.map_or(i32::MIN, |day| day.0).to_le_bytes());
    }

    /// A text behind its length; what goes beyond 65,535 bytes is cut at a character.
    pub(in crate::lexicon) fn text(&mut self, text: &str) {
        let text = &text[..text.floor_char_boundary(usize::from(u16::MAX))];
        self.short(text.len() as u16);
        self.0.extend(text.bytes());
    }

    /// A value within the value, behind its length; one beyond 65,535 bytes becomes empty.
    pub(in crate::lexicon) fn inner(&mut self, inner: &Self) {
        match u16::try_from(inner.0.len()) {
            Ok(length) => {
                self.short(length);
                self.0.extend(&inner.0);
            }
            Err(_) => self.short(0),
        }
    }
}

/// A layer of sections that drops tables below it, by the bits of `drops`.
pub(in crate::lexicon) fn layer(sections: &BTreeMap<Section, Entries>, drops: u32) -> Vec<u8> {
    let empty = Entries::new();
    let mut tables = vec![table(&empty); Section::COUNT];
    for (&section, entries) in sections {
        tables[section as usize] = table(entries);
    }
    let mut bytes = [&Layer::MAGIC[..], &drops.to_le_bytes()].concat();
    let mut start = bytes.len() + 4 * (tables.len() + 1);
    for table in &tables {
        bytes.extend(number(start));
        start += table.len();
    }
    bytes.extend(number(start));
    bytes.extend(tables.concat());
    bytes
}

/// A stored hash table.
pub(in crate::lexicon) fn table(entries: &Entries) -> Vec<u8> {
    let count = entries.len();
    let slots = (count * 2).next_power_of_two().max(2);
    let mut filled = vec![0u32; slots];
    for (at, (prefix, key)) in entries.keys().enumerate() {
        let hash = hash(*prefix, key.as_bytes());
        let mut slot = hash as usize & (slots - 1);
        while filled[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        filled[slot] = (((hash >> 56) as u32) << 24) | (at as u32 + 1);
    }
    let mut bytes = [number(count), number(slots)].concat();
    bytes.extend(filled.iter().flat_map(|slot| slot.to_le_bytes()));
    let (mut key_start, mut value_start) = (0, entries.keys().map(|(_, key)| key.len() + 1).sum::<usize>());
    for ((_, key), value) in entries {
        bytes.extend([number(key_start), number(value_start)].concat());
        key_start += key.len() + 1;
        value_start += value.0.len();
    }
    bytes.extend([number(key_start), number(value_start)].concat());
    for (prefix, key) in entries.keys() {
        bytes.push(*prefix);
        bytes.extend(key.bytes());
    }
    bytes.extend(entries.values().flat_map(|value| &value.0));
    bytes
}

fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("a lexicon is smaller than 4 GiB").to_le_bytes()
}
