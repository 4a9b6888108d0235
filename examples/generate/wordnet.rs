//! From WordNet's database to the tables that `lexicon::wordnet` reads.

mod database;
mod tables;

use std::{collections::BTreeMap, io, path::Path};

use database::{Database, Irregular, PARTS};

/// The tables as one file: where each starts and where the last ends, four bytes each, then the tables.
pub(crate) fn compile(folder: &Path) -> io::Result<Vec<u8>> {
    let database = Database::read(folder)?;
    let words = kept(&database);
    let mut sections = tables::words(&words, &database);
    for part in 0..2 {
        sections.extend(tables::parents(&database, part));
    }
    sections.push(tables::antonyms(&words, &database));
    sections.extend(tables::derivations(&words, &database));
    for part in ["verb", "noun", "adj", "adv"] {
        sections.push(tables::irregular(&Irregular::read(folder, part)?));
    }
    Ok(assemble(&sections))
}

/// Princeton's notice, from the head of a data file.
pub(crate) fn licence(folder: &Path) -> io::Result<String> {
    let text = std::fs::read_to_string(folder.join("data.noun"))?;
    let lines = text.lines().take_while(|line| line.starts_with("  "));
    let words = lines.map(|line| line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim());
    Ok(words.map(|line| format!("{line}\n")).collect())
}

/// The words that are kept, with their parts of speech as bits: single words, all verbs of two words, and the
/// nouns of two words that occur in the texts WordNet counted.
fn kept(database: &Database) -> BTreeMap<(usize, String), u8> {
    let mut words = BTreeMap::new();
    for (part, entries) in database.lemmas.iter().enumerate() {
        for (word, entry) in entries {
            let spaces = word.matches(' ').count();
            if spaces == 0 || spaces == 1 && (PARTS[part] == "verb" || PARTS[part] == "noun" && entry.counted)
            {
                *words.entry((tables::key(word), word.clone())).or_insert(0) |= 1 << part;
            }
        }
    }
    words
}

/// Puts sections behind a list of where they start.
fn assemble(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut start = (sections.len() + 1) * 4;
    let mut bytes = Vec::new();
    for section in sections {
        bytes.extend((start as u32).to_le_bytes());
        start += section.len();
    }
    bytes.extend((start as u32).to_le_bytes());
    bytes.extend(sections.concat());
    bytes
}
