//! What the tagger knows of a word by itself: its folded form, affixes, shape and parts of speech.

use super::model::Vocabulary;
use crate::lexicon::wordnet;

/// Whether a word's capitals say anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Written as in running text.
    Written,
    /// In a title or a run in capitals: only its folded form counts.
    Unknown,
}

/// The features of one word; numbers are hashes unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The folded form.
    pub folded: u64,
    /// The form as written.
    pub written: u64,
    /// The last one to four characters.
    pub suffixes: [u64; 4],
    /// The first one to three characters.
    pub prefixes: [u64; 3],
    /// Which characters are capitals, digits and marks.
    pub shape: u64,
    /// Capitals, hyphen, digit, first in the sentence.
    pub flags: u64,
    /// The tags that it had in training.
    pub class: u64,
    /// Its parts of speech in WordNet, and the inflection that led there.
    pub lexical: u64,
    /// The label it always has, if so.
    pub label: Option<u8>,
}

/// What stands before the first word and after the last.
pub(super) const BOUNDARY: Word = Word {
    folded: 1,
    written: 1,
    suffixes: [1; 4],
    prefixes: [1; 3],
    shape: 1,
    flags: 1,
    class: 1,
    lexical: 1,
    label: None,
};

impl Word {
    /// Looks at a word; `buffer` is room to work in.
    #[must_use]
    pub fn new(form: &str, case: Case, first: bool, vocabulary: Vocabulary<'_>, buffer: &mut String) -> Self {
        fold(form, buffer);
        let folded = hash(buffer.as_bytes());
        let (entry, small) = if marks_quotation(form) {
            (vocabulary.get(hash(form.as_bytes())), true)
        } else {
            (vocabulary.get(folded), form == buffer)
        };
        let unknown = case == Case::Unknown;
        let shape = if unknown { scramble(buffer.len().min(4) as u64 + 1) } else { shape(form) };
        let flags = flags(form, unknown) | u64::from(first) << 4;
        let mut word = Self {
            folded,
            written: if unknown { scramble(folded) } else { hash(form.as_bytes()) },
            suffixes: ends(buffer.chars().rev()),
            prefixes: ends(buffer.chars()),
            shape,
            flags: scramble(flags + 64),
            class: scramble(u64::from(entry.map_or(0, |e| e.0)) + 512),
            lexical: 0,
            label: entry.and_then(|e| e.1).filter(|_| small),
        };
        word.lexical = scramble(u64::from(lexical(buffer)) + 1024);
        word
    }
}

/// Writes the folded form: lower case, digits as 0, plain apostrophes, quotation marks and dashes.
pub fn fold(form: &str, folded: &mut String) {
    folded.clear();
    for c in form.chars() {
        match c {
            '0'..='9' => folded.push('0'),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '’' | '‘' => folded.push('\''),
            '“' | '”' | '„' | '«' | '»' => folded.push('"'),
            '—' | '―' => folded.push_str("--"),
            '–' | '−' | '‐' | '‑' => folded.push('-'),
            '…' => folded.push_str("..."),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

/// Whether the word is a quotation mark whose direction is plain.
#[must_use]
pub fn marks_quotation(form: &str) -> bool {
    matches!(form, "“" | "”" | "„" | "«" | "»" | "``" | "''")
}

/// How many words in capitals, without a word in small letters between, make a run.
const RUN: usize = 4;

/// Whether each word's capitals say anything: not in a title, nor in a run in capitals.
pub fn cases<'a>(forms: impl Iterator<Item = &'a str> + Clone, heading: bool, found: &mut Vec<Case>) {
    found.clear();
    let (mut long, mut risen, mut shouts, mut small) = (0, 0, 0, 0);
    let (mut run, mut longest) = (0, 0);
    for (index, form) in forms.clone().enumerate() {
        let look = Look::of(form);
        run = if look == Look::Shout {
            run + 1
        } else if look == Look::Plain {
            run
        } else {
            0
        };
        longest = longest.max(run);
        shouts += usize::from(look == Look::Shout && form.len() > 1);
        small += usize::from(look == Look::Small || look == Look::Risen);
        if index > 0 && form.len() > 3 && look != Look::Plain {
            long += 1;
            risen += usize::from(look != Look::Small);
        }
        found.push(Case::Written);
    }
    if small == 0 && shouts > 0 {
        mark(forms.clone(), found, Look::Shout, 1);
    } else if longest >= RUN {
        mark(forms.clone(), found, Look::Shout, RUN);
    }
    if heading && long > 1 && risen * 10 >= long * 7 {
        mark(forms, found, Look::Risen, 1);
    }
}

/// Marks the runs of at least `least` words of one look.
fn mark<'a>(forms: impl Iterator<Item = &'a str>, found: &mut [Case], wanted: Look, least: usize) {
    let mut run = Vec::new();
    for (index, form) in forms.map(Some).chain([None]).enumerate() {
        let look = form.map(Look::of);
        if look == Some(wanted) {
            run.push(index);
        } else if look != Some(Look::Plain) {
            if run.len() >= least {
                run.iter().for_each(|&index| found[index] = Case::Unknown);
            }
            run.clear();
        }
    }
}

/// The capitals of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// No letters that have capitals.
    Plain,
    /// It starts small.
    Small,
    /// It starts with a capital and has small letters.
    Risen,
    /// Capitals only.
    Shout,
}

impl Look {
    fn of(form: &str) -> Self {
        let mut look = Self::Plain;
        for c in form.chars() {
            if c.is_lowercase() {
                return if look == Self::Plain { Self::Small } else { Self::Risen };
            }
            if c.is_uppercase() {
                look = Self::Shout;
            }
        }
        look
    }
}

/// Hashes of the first one to `N` characters, from an end of the word; 0 beyond its length.
fn ends<const N: usize>(characters: impl Iterator<Item = char>) -> [u64; N] {
    let mut hashes = [0; N];
    let mut state = 7;
    for (slot, c) in hashes.iter_mut().zip(characters) {
        state = mix(state, u64::from(c));
        *slot = state;
    }
    hashes
}

/// The hash of the kinds of characters, runs cut to two.
fn shape(form: &str) -> u64 {
    let (mut state, mut last, mut run) = (3, '\0', 0);
    for c in form.chars() {
        let kind = match c {
            '0'..='9' => 'd',
            '’' | '‘' => '\'',
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ => c,
        };
        run = if kind == last { run + 1 } else { 0 };
        if run < 2 {
            state = mix(state, u64::from(kind));
        }
        last = kind;
    }
    state
}

/// Capital first, capitals only, hyphen, digit; and whether capitals say nothing.
fn flags(form: &str, unknown: bool) -> u64 {
    let (mut small, mut hyphen, mut digit) = (false, false, false);
    for c in form.chars() {
        small |= c.is_lowercase();
        hyphen |= c == '-';
        digit |= c.is_ascii_digit();
    }
    let rest = u64::from(hyphen) << 2 | u64::from(digit) << 3;
    if unknown {
        return rest | 1 << 5;
    }
    u64::from(form.starts_with(char::is_uppercase)) | u64::from(!small) << 1 | rest
}

/// Endings of inflected forms, what the dictionary form has instead, and the code of the inflection.
const ENDINGS: &[(&str, &[&str], u8)] = &[
    ("er", &["", "e"], 128),
    ("ing", &["", "e"], 96),
    ("ied", &["y"], 64),
    ("ed", &["", "e"], 64),
    ("ies", &["y"], 32),
    ("es", &["", "e"], 32),
    ("s", &[""], 32),
];

/// The parts of speech in WordNet of a folded word or of what it is a form of, with the inflection's code.
fn lexical(folded: &mut String) -> u8 {
    if !folded.starts_with(|c: char| c.is_alphabetic()) {
        return 0;
    }
    let own = wordnet::parts(folded);
    if own != 0 {
        return own;
    }
    for (ending, instead, code) in ENDINGS {
        let Some(stem) = folded.strip_suffix(ending).map(str::len).filter(|&stem| stem > 1) else { continue };
        for letters in *instead {
            let parts = with_ending(folded, ending, letters);
            if parts != 0 {
                return parts | code;
            }
        }
        let doubled = folded.as_bytes()[stem - 1] == folded.as_bytes()[stem - 2];
        if doubled && folded.is_char_boundary(stem - 1) {
            let parts = wordnet::parts(&folded[..stem - 1]);
            if parts != 0 {
                return parts | code;
            }
        }
    }
    0
}

/// The parts of speech of the word with `letters` in place of its ending; restores the word.
fn with_ending(word: &mut String, ending: &str, letters: &str) -> u8 {
    let stem = word.len() - ending.len();
    if ending.starts_with(letters) {
        return wordnet::parts(&word[..stem + letters.len()]);
    }
    word.truncate(stem);
    word.push_str(letters);
    let parts = wordnet::parts(word);
    word.truncate(stem);
    word.push_str(ending);
    parts
}

/// The hash of some bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        state = mix(state, u64::from_le_bytes(eight));
    }
    state
}

/// Joins a number to a hash.
pub(super) fn mix(state: u64, more: u64) -> u64 {
    let mixed = (state.rotate_left(23) ^ more).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}

/// The hash of a small number.
pub(super) fn scramble(number: u64) -> u64 {
    mix(11, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cased(text: &str, heading: bool) -> String {
        let mut found = Vec::new();
        cases(text.split(' '), heading, &mut found);
        found.iter().map(|case| if *case == Case::Unknown { 'u' } else { '-' }).collect()
    }

    #[test]
    fn folding_is_blind_to_case_digits_and_curls() {
        let mut folded = String::new();
        for (form, expected) in
            [("Don’t", "don't"), ("1,084", "0,000"), ("“", "\""), ("—", "--"), ("ÉTÉ", "été")]
        {
            fold(form, &mut folded);
            assert_eq!(folded, expected);
        }
    }

    #[test]
    fn capitals_say_nothing_in_titles_and_runs() {
        assert_eq!(cased("PORT UNION REJECTS 5 OFFERS .", false), "uuu-u-");
        assert_eq!(cased("Port Union Rejects the Offer", true), "uuu-u");
        assert_eq!(cased("Port union rejects the offer", true), "-----");
        assert_eq!(cased("Port Union Rejects the Offer", false), "-----");
        assert_eq!(cased("The sign said KEEP OFF THE GRASS today", false), "---uuuu-");
        assert_eq!(cased("The BBC and CNN said so", false), "------");
    }

    #[test]
    fn forms_lead_to_their_parts_of_speech() {
        use wordnet::{NOUN, VERB};
        let parts = |form: &str| lexical(&mut form.to_string());
        assert_eq!(parts("talk"), NOUN | VERB);
        assert_eq!(parts("rejects"), parts("reject") | 32);
        assert_eq!(parts("denied"), parts("deny") | 64);
        assert_eq!(parts("grabbed"), parts("grab") | 64);
        assert_eq!(parts("ports") & 15, parts("port"));
        assert_eq!((parts("zzxs"), parts("s"), parts("5s"), parts("")), (0, NOUN, 0, 0));
    }
}
