//! Names as they are printed, from names in capitals with underscores.

/// Words that stay small inside a name.
const SMALL: &[&str] = &[
    "a", "and", "at", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "for", "in",
    "la", "of", "on", "the", "to", "von", "y",
];

/// A name of this length or shorter, if it is one word, is an abbreviation.
const SHORT: usize = 3;

/// The spelling of a name: `FRANCISCO_HIGINO_CARNEIRO_` is Francisco Higino Carneiro. Nicknames in quotation marks are left out.
pub(super) fn name(written: &str) -> Option<String> {
    let words = words(written);
    let alone = words.len() == 1;
    let spelt = words.iter().enumerate().map(|(place, word)| {
        let lower = word.to_lowercase();
        if place > 0 && SMALL.contains(&lower.as_str()) {
            lower
        } else if abbreviation(word, alone) {
            word.to_uppercase()
        } else {
            capitalised(&lower)
        }
    });
    let name = spelt.collect::<Vec<_>>().join(" ");
    name.starts_with(char::is_alphanumeric).then_some(name)
}

/// A common noun: `CHIEF_OF_STAFF` is chief of staff.
pub(super) fn noun(written: &str) -> Option<String> {
    let noun = words(written).join(" ").to_lowercase();
    noun.starts_with(char::is_alphanumeric).then_some(noun)
}

fn words(written: &str) -> Vec<&str> {
    let parts = written.split(|c: char| c == '_' || c.is_whitespace());
    parts.filter(|word| !word.is_empty() && !word.contains(['"', '“', '”'])).collect()
}

/// Whether a word is spelt in capitals: `UN`, `U.N.`, `KGB`.
fn abbreviation(word: &str, alone: bool) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let vowel = word.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']);
    dotted || letters > 1 && !vowel && word.is_ascii() && !word.contains('.') || alone && letters <= SHORT
}

/// A word with a capital at its start and after each mark but an apostrophe before the last letter: John's, Al-Sadr.
fn capitalised(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut chars = lower.chars().peekable();
    let mut begins = true;
    while let Some(c) = chars.next() {
        if begins && c.is_alphabetic() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        let possessive = matches!(c, '\'' | '’') && chars.clone().count() <= 1;
        begins = !c.is_alphanumeric() && !possessive;
    }
    out
}
