//! WordNet: parts of speech, antonyms, hypernyms, synonyms, derivations and irregular forms of English.
//!
//! Made from Princeton's WordNet 3.0 by the `generate` example and read in place; the licence is in
//! `wordnet.LICENSE`. Words are looked up in dictionary form and lower case; none of this allocates.

mod words;

use words::{Place, Words, short, triple};

use super::kind::Part;

/// The bit of [`parts`] for a noun.
pub const NOUN: u8 = 1;
/// The bit of [`parts`] for a verb.
pub const VERB: u8 = 2;
/// The bit of [`parts`] for an adjective.
pub const ADJECTIVE: u8 = 4;
/// The bit of [`parts`] for an adverb.
pub const ADVERB: u8 = 8;

/// The tables, in the order of [`Section`], after where each of them starts.
static TABLES: &[u8] = include_bytes!("wordnet.bin");

/// How many steps a hypernym may be away.
const DEPTH: usize = 20;

/// A table of the file.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Section {
    Index,
    Blocks,
    Text,
    Parts,
    Records,
    NounParents,
    NounMoreParents,
    VerbParents,
    VerbMoreParents,
    Antonyms,
    Derivations,
    Verbs,
    IrregularVerbs,
    IrregularNouns,
    IrregularAdjectives,
    IrregularAdverbs,
}

/// The parts of speech of a word or of two words, as bits; 0 for an unknown one.
///
/// # Examples
///
/// ```
/// use belie::lexicon::wordnet::{NOUN, VERB, parts};
///
/// assert_eq!(parts("talk"), NOUN | VERB);
/// assert_eq!(parts("turn down"), VERB);
/// assert_eq!(parts("tlak"), 0);
/// ```
#[must_use]
pub fn parts(lemma: &str) -> u8 {
    let Some(place) = words().find(lemma) else { return 0 };
    let pair = section(Section::Parts).get(place.number / 2).copied().unwrap_or(0);
    (pair >> (4 * (place.number % 2))) & 15
}

/// Whether two words are antonyms in one of their senses.
///
/// # Examples
///
/// ```
/// use belie::lexicon::{Part, wordnet::antonyms};
///
/// assert!(antonyms("accept", "reject", Part::Verb));
/// assert!(!antonyms("accept", "receive", Part::Verb));
/// ```
#[must_use]
pub fn antonyms(one: &str, other: &str, part: Part) -> bool {
    let (Some(one), Some(other)) = (words().find(one), words().find(other)) else { return false };
    let table = section(Section::Antonyms);
    let wanted = (one.number, other.number, usize::from(bit(part)));
    let row = |at: usize| {
        Some((triple(table, at * 7)?, triple(table, at * 7 + 3)?, usize::from(*table.get(at * 7 + 6)?)))
    };
    let found = first_at_least(table.len() / 7, |at| row(at).is_none_or(|row| row >= wanted));
    row(found) == Some(wanted)
}

/// Whether a noun or verb in one of its first two senses is a kind of another, or the same.
///
/// # Examples
///
/// ```
/// use belie::lexicon::{Part, wordnet::hypernym};
///
/// assert!(hypernym("treaty", "agreement", Part::Noun));
/// assert!(!hypernym("agreement", "treaty", Part::Noun));
/// ```
#[must_use]
pub fn hypernym(child: &str, ancestor: &str, part: Part) -> bool {
    let (parents, more) = match part {
        Part::Noun => (section(Section::NounParents), section(Section::NounMoreParents)),
        Part::Verb => (section(Section::VerbParents), section(Section::VerbMoreParents)),
        _ => return false,
    };
    let targets = senses(ancestor, part);
    senses(child, part).iter().take(2).any(|sense| climbs(sense, targets, (parents, more), DEPTH))
}

/// Whether two words share one of their first three senses.
///
/// # Examples
///
/// ```
/// use belie::lexicon::{Part, wordnet::synonyms};
///
/// assert!(synonyms("treaty", "pact", Part::Noun));
/// assert!(!synonyms("treaty", "negotiation", Part::Noun));
/// ```
#[must_use]
pub fn synonyms(one: &str, other: &str, part: Part) -> bool {
    let others = senses(other, part);
    senses(one, part).iter().any(|sense| others.iter().any(|other| sense == other))
}

/// Numbers of which two words have one in common if they share one of their first three senses as verbs, or are antonyms.
pub(super) fn kin(lemma: &str) -> impl Iterator<Item = u64> {
    let number = words().find(lemma).map(|place| place.number);
    let pair = |one: usize, other: usize| (1 << 58 | one.min(other) << 24 | one.max(other)) as u64;
    let table = section(Section::Antonyms);
    let first = move |at: usize| triple(table, at * 7);
    let antonyms = number.into_iter().flat_map(move |number| {
        let start = first_at_least(table.len() / 7, |at| first(at).is_none_or(|one| one >= number));
        let own = (start..table.len() / 7).take_while(move |at| first(*at) == Some(number));
        own.filter_map(move |at| Some(pair(number, triple(table, at * 7 + 3)?)))
    });
    senses(lemma, Part::Verb).iter().map(u64::from).chain(antonyms)
}

/// The verb that a noun is derived from or is the act of.
///
/// # Examples
///
/// ```
/// use belie::lexicon::wordnet::derivation;
///
/// assert_eq!(derivation("negotiation"), Some("negotiate"));
/// assert_eq!(derivation("table leg"), None);
/// ```
#[must_use]
pub fn derivation(noun: &str) -> Option<&'static str> {
    let number = words().find(noun)?.number;
    let table = section(Section::Derivations);
    let found = first_at_least(table.len() / 6, |at| triple(table, at * 6).is_none_or(|n| n >= number));
    if triple(table, found * 6)? != number {
        return None;
    }
    let verb = section(Section::Verbs).get(triple(table, found * 6 + 3)?..)?;
    let (&length, rest) = verb.split_first()?;
    std::str::from_utf8(rest.get(..usize::from(length))?).ok()
}

/// The dictionary form of an irregular form: `went` gives `go`.
///
/// # Examples
///
/// ```
/// use belie::lexicon::{Part, wordnet::irregular};
///
/// assert_eq!(irregular("sought", Part::Verb), Some("seek"));
/// assert_eq!(irregular("talked", Part::Verb), None);
/// ```
#[must_use]
pub fn irregular(form: &str, part: Part) -> Option<&'static str> {
    let table = section(match part {
        Part::Verb => Section::IrregularVerbs,
        Part::Noun => Section::IrregularNouns,
        Part::Adjective => Section::IrregularAdjectives,
        Part::Adverb => Section::IrregularAdverbs,
        Part::Preposition => return None,
    });
    let count = short(table, 0)?;
    let text = table.get(2 + 2 * (count + 1)..)?;
    let row = |at: usize| text.get(short(table, at + 1)?..short(table, at + 2)?);
    let split = |row: &'static [u8]| {
        let length = usize::from(*row.first()?);
        Some((row.get(1..=length)?, row.get(length + 1..)?))
    };
    let key = |at: usize| row(at).and_then(split);
    let found = first_at_least(count, |at| key(at).is_none_or(|(key, _)| key >= form.as_bytes()));
    let (key, lemma) = (found < count).then(|| key(found)).flatten()?;
    if key == form.as_bytes() { std::str::from_utf8(lemma).ok() } else { None }
}

/// The first senses of a word in one part of speech: numbers of synsets, two bytes each.
#[derive(Clone, Copy)]
struct Senses(&'static [u8]);

impl Senses {
    fn iter(self) -> impl Iterator<Item = u16> {
        self.0.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]))
    }
}

/// The first senses of a word, the most frequent first.
fn senses(lemma: &str, part: Part) -> Senses {
    words().find(lemma).and_then(|place| read_senses(place, part)).unwrap_or(Senses(&[]))
}

/// A record is a byte with two bits for the number of senses of each part of speech, then the senses.
fn read_senses(place: Place, part: Part) -> Option<Senses> {
    let mut rest = section(Section::Records).get(place.records..)?;
    let counts =
        |byte: u8| [byte & 3, (byte >> 2) & 3, (byte >> 4) & 3, byte >> 6].map(|n| usize::from(n) * 2);
    for _ in 0..place.within {
        let (&byte, after) = rest.split_first()?;
        rest = after.get(counts(byte).iter().sum()..)?;
    }
    let (&byte, after) = rest.split_first()?;
    let column = bit(part).checked_ilog2()? as usize;
    let lengths = counts(byte);
    let start = lengths[..column].iter().sum();
    after.get(start..start + lengths[column]).map(Senses)
}

/// Whether a sense is among the targets, or one of its parents climbs to them.
fn climbs(sense: u16, targets: Senses, tables: (&[u8], &[u8]), depth: usize) -> bool {
    if targets.iter().any(|target| target == sense) {
        return true;
    }
    let Some(parent) = short(tables.0, usize::from(sense)).and_then(|p| u16::try_from(p).ok()) else {
        return false;
    };
    if parent == u16::MAX || depth == 0 {
        return false;
    }
    climbs(parent, targets, tables, depth - 1)
        || more_parents(tables.1, sense).any(|parent| climbs(parent, targets, tables, depth - 1))
}

/// The parents of a sense after its first: pairs of a sense and a parent, two bytes each, in order.
fn more_parents(table: &[u8], sense: u16) -> impl Iterator<Item = u16> {
    let child = |at: usize| short(table, at * 2);
    let first = first_at_least(table.len() / 4, |at| child(at).is_none_or(|c| c >= usize::from(sense)));
    (first..table.len() / 4)
        .take_while(move |&at| child(at) == Some(usize::from(sense)))
        .filter_map(|at| short(table, at * 2 + 1).and_then(|parent| u16::try_from(parent).ok()))
}

/// The first of `count` ordered rows that is not below what is sought.
fn first_at_least(count: usize, reached: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if reached(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The bit of a part of speech; 0 for one that WordNet does not have.
fn bit(part: Part) -> u8 {
    match part {
        Part::Noun => NOUN,
        Part::Verb => VERB,
        Part::Adjective => ADJECTIVE,
        Part::Adverb => ADVERB,
        Part::Preposition => 0,
    }
}

/// The list of all words.
fn words() -> Words<'static> {
    Words { index: section(Section::Index), blocks: section(Section::Blocks), text: section(Section::Text) }
}

/// A table of the file.
fn section(section: Section) -> &'static [u8] {
    let start = |at: usize| {
        TABLES.get(at * 4..at * 4 + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)
    };
    let at = section as usize;
    TABLES.get(start(at)..start(at + 1)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
