//! The actor and agent dictionaries of TABARI and PETRARCH: names with codes, and roles with dates.
//!
//! A dictionary is read line by line, and a line that cannot be read is told with its place and the reason; all others are taken.

mod code;
mod file;
mod line;
mod name;
mod write;

use crate::{fault::Fault, lexicon::Lexicon};

/// A lexicon file made of dictionaries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The lexicon file, as YAML.
    pub lexicon: String,
    /// The dictionaries as they were decoded, by name: faults are places in these.
    pub files: Vec<(String, String)>,
    /// The lines that were not understood, in order.
    pub faults: Vec<Fault>,
    /// What was taken and what was left.
    pub counts: Counts,
}

/// What was taken of dictionaries and what was left, though it was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Actors that are new, or have new names.
    pub actors: usize,
    /// Times in office and lasting roles of persons and bodies that speak for a side.
    pub people: usize,
    /// Nouns of offices.
    pub offices: usize,
    /// Names that the lexicon knows already.
    pub known: usize,
    /// Roles of people who speak for no side: former officials, and names that the dictionary says to ignore.
    pub without_side: usize,
}

/// Reads dictionaries, pairs of a name and bytes, into a lexicon file that is laid over `below`.
///
/// # Examples
///
/// ```
/// use belie::{import::petrarch, lexicon::Lexicon};
///
/// let text = b"ANNA_KASK_\n\t[ESTGOV 190429-230417]\n".to_vec();
/// let import = petrarch(&[("own.actors".to_owned(), text)], &Lexicon::builtin());
/// assert!(import.faults.is_empty());
/// let lexicon = Lexicon::with_files(&[("own.yaml".to_owned(), import.lexicon)]).unwrap();
/// let named = lexicon.phrase_at(&mut |at| ["Anna", "Kask"].get(at).copied()).unwrap();
/// assert_eq!((named.id, named.role), ("EST", Some("government")));
/// ```
#[must_use]
pub fn petrarch(files: &[(String, Vec<u8>)], below: &Lexicon) -> Import {
    let mut import = Import::default();
    let mut held = file::Held::default();
    for (name, bytes) in files {
        let text = decoded(bytes);
        file::read(name, &text, below, &mut held, &mut import.faults);
        import.files.push((name.clone(), text));
    }
    import.lexicon = write::lexicon(&held, below, &mut import.counts);
    import
}

/// A text in UTF-8, or else in Latin-1, as the older dictionaries are written.
fn decoded(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec());
    text.unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

#[cfg(test)]
mod tests;
