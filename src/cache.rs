//! What was read of a document as a record, to be kept from one run to the next: an edge with a format of its own.
//!
//! A record is found by a key that holds all that the reading depends on: the build, the user's words, and whatever of the
//! document is read. It is checked before it is used, so one that is broken or cut is no record.

mod codec;
mod record;

use std::fmt;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use self::codec::{Input, Stored};
pub use self::record::Record;
use crate::{
    fact::{Fact, Facts},
    finding::Finding,
    lexicon::Lexicon,
    pipeline::{self, Prose, Reading},
    rule::{self, Memory, RuleSet},
    source::Document,
};

/// By what a record is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u8; 32]);

impl fmt::Display for Key {
    /// In hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Which build reads, with which words: records of another edition are never found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition([u8; 32]);

impl Edition {
    /// The edition of a build, told by bytes that no other build has, with the built-in words.
    #[must_use]
    pub fn new(build: &[u8]) -> Self {
        Self(digest("edition", &[build]))
    }

    /// The edition of the same build with a lexicon.
    #[must_use]
    pub fn with(self, lexicon: &Lexicon) -> Self {
        Self(digest("words", &[&self.0, lexicon.compiled().unwrap_or_default()]))
    }

    /// The key of what is read of a document: all of it that [`pipeline::read`] looks at.
    #[must_use]
    pub fn key(&self, document: &Document) -> Key {
        // A field that is added here is either read, and then part of the key, or it is not.
        let Document { name: _, bytes, format, date, outlet: _, body, title, notices: _ } = document;
        let mut read = Vec::new();
        (*format, *date, *body, *title).write(&mut read);
        Key(digest("reading", &[&self.0, &read, bytes]))
    }

    /// The key of something else that depends on the edition and on `parts`; `what` tells one such thing from another.
    #[must_use]
    pub fn key_of(&self, what: &str, parts: &[&[u8]]) -> Key {
        Key(digest(what, &[&[&self.0[..]], parts].concat()))
    }
}

/// The digest of parts, each behind its length, so that no two lists of parts are taken for one another.
fn digest(what: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [what.as_bytes()].iter().chain(parts) {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The length of a seal in bytes.
const SEAL: usize = 32;

/// A record with its seal, by which it is known to be whole and to be that of its key.
#[must_use]
pub fn seal(key: &Key, payload: &[u8]) -> Vec<u8> {
    [&digest("record", &[&key.0, payload]), payload].concat()
}

/// What a sealed record holds; none if it is broken, cut, or that of another key.
#[must_use]
pub fn unseal<'r>(key: &Key, record: &'r [u8]) -> Option<&'r [u8]> {
    let (seal, payload) = record.split_at_checked(SEAL)?;
    (digest("record", &[&key.0, payload]) == seal).then_some(payload)
}

/// What was read of a document, without the document.
#[must_use]
pub fn store(reading: &Reading) -> Vec<u8> {
    let mut out = Vec::with_capacity(reading.text.prose.len() * 6);
    record::write(reading, &mut out);
    out
}

/// What was read of a document, from what [`store`] gave; none if the record is none of this version.
///
/// # Examples
///
/// ```
/// use belie::{cache, lexicon::Lexicon, pipeline, source::{Document, Options}};
///
/// let document = Document::new("a.txt", b"The ferry sails.".to_vec(), &Options::default()).unwrap();
/// let reading = pipeline::read(document.clone(), &Lexicon::builtin());
/// let restored = cache::restore(&cache::store(&reading)).unwrap().of(document);
/// assert_eq!(format!("{restored:?}"), format!("{reading:?}"));
/// ```
#[must_use]
pub fn restore(record: &[u8]) -> Option<Record> {
    let mut input = Input(record);
    record::read(&mut input).filter(|_| input.0.is_empty())
}

/// What [`pipeline::check`] finds, and what is to be remembered of it: pairs of claims of documents that have not changed
/// since are not compared again.
#[must_use]
pub fn check_again(
    readings: &[Reading],
    rules: &RuleSet,
    lexicon: &Lexicon,
    memory: &Memory,
) -> (Vec<Finding>, Memory) {
    let facts = pipeline::facts(readings);
    let (firings, learned) = rule::run_again(rules, &facts, lexicon, names(&facts, readings.len()), memory);
    (rule::findings(rules, &facts, &firings, &Prose::new(readings, lexicon)), learned)
}

/// For each document the digest of its facts. What one document says can change the facts of another, so the bytes of the
/// document would not do.
fn names(facts: &Facts, documents: usize) -> Vec<Vec<u8>> {
    let mut groups: Vec<&[Fact]> = vec![&[]; documents];
    for group in facts.all().chunk_by(|one, other| one.document == other.document) {
        groups[group[0].document] = group;
    }
    let name = |group: &&[Fact]| {
        let mut out = Vec::new();
        group.iter().for_each(|fact| record::write_fact(fact, &mut out));
        digest("facts", &[&out]).to_vec()
    };
    match documents < MANY {
        true => groups.iter().map(name).collect(),
        false => groups.par_iter().map(name).collect(),
    }
}

/// From how many documents on their digests are made in threads.
const MANY: usize = 64;

/// What is remembered of a run.
#[must_use]
pub fn store_memory(memory: &Memory) -> Vec<u8> {
    let mut out = Vec::new();
    memory.write(&mut out);
    out
}

/// What was remembered, from what [`store_memory`] gave.
#[must_use]
pub fn restore_memory(record: &[u8]) -> Option<Memory> {
    let mut input = Input(record);
    Memory::read(&mut input).filter(|_| input.0.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Options;

    #[test]
    fn a_key_holds_all_that_is_read() {
        let document = |name: &str, text: &str| {
            Document::new(name, text.as_bytes().to_vec(), &Options::default()).unwrap()
        };
        let edition = Edition::new(b"one");
        let key = |name: &str, text: &str| edition.key(&document(name, text));
        assert_eq!(key("a.txt", "The lock is shut."), key("b.txt", "The lock is shut."));
        assert_ne!(key("a.txt", "The lock is shut."), key("a.txt", "The lock is open."));
        assert_ne!(key("a.txt", "The lock is shut."), key("a.md", "The lock is shut."));
        assert_ne!(key("a.txt", "The lock is shut."), key("2024-05-06.txt", "The lock is shut."));
        assert_ne!(
            Edition::new(b"two").key(&document("a.txt", "Shut.")),
            edition.key(&document("a.txt", "Shut."))
        );
        let words = vec![("own.yaml".to_owned(), "words: { season: [harvest] }".to_owned())];
        let own = edition.with(&Lexicon::with_files(&words).unwrap());
        assert_ne!(own.key(&document("a.txt", "Shut.")), edition.key(&document("a.txt", "Shut.")));
    }

    #[test]
    fn a_broken_record_is_none() {
        let key = Edition::new(b"one").key_of("test", &[]);
        let other = Edition::new(b"two").key_of("test", &[]);
        let sealed = seal(&key, b"what was read");
        assert_eq!(unseal(&key, &sealed), Some(&b"what was read"[..]));
        assert_eq!(unseal(&other, &sealed), None);
        for place in 0..sealed.len() {
            let mut broken = sealed.clone();
            broken[place] ^= 1;
            assert_eq!(unseal(&key, &broken), None, "{place}");
            assert_eq!(unseal(&key, &sealed[..place]), None, "{place}");
        }
    }
}
