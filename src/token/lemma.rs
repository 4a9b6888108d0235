//! Dictionary forms: what the tag asks for, exceptions first, then rules that WordNet checks.
//!
//! A form that equals its dictionary form, or begins with it, is borrowed.

use std::borrow::Cow;

use super::{Tag, closed, tagger::hash};
use crate::lexicon::{
    Part,
    wordnet::{self, ADJECTIVE, ADVERB, NOUN, VERB},
};

/// The dictionary form of a word with a tag, in lower case unless it is a proper noun.
///
/// # Examples
///
/// ```
/// use belie::token::{Tag, lemma};
///
/// assert_eq!(lemma("refused", Tag::Vbd), "refuse");
/// assert_eq!(lemma("ministries", Tag::Nns), "ministry");
/// assert_eq!(lemma("wo", Tag::Md), "will");
/// ```
#[must_use]
pub fn lemma(form: &str, tag: Tag) -> Cow<'_, str> {
    lemma_with(form, tag, super::tagger::Model::english().lemmas())
}

/// The dictionary form, given a table of exceptions; the trainer makes that table.
#[must_use]
pub fn lemma_with<'t>(form: &'t str, tag: Tag, exceptions: &[u8]) -> Cow<'t, str> {
    if tag.is_proper() || matches!(tag, Tag::Add | Tag::Sym | Tag::Nfp) || tag.is_punctuation() {
        return Cow::Borrowed(form);
    }
    let small = form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    let lower = if small { Cow::Borrowed(form) } else { Cow::Owned(form.to_lowercase().replace('’', "'")) };
    if let Some(found) = closed::lemma(&lower, tag) {
        return Cow::Borrowed(found);
    }
    if let Some(found) = exception(&lower, tag, exceptions) {
        return Cow::Owned(found.to_string());
    }
    let head = lower.rfind('-').map_or(0, |hyphen| hyphen + 1);
    match rule(&lower[head..], tag) {
        Change::None => lower,
        Change::Whole(found) if head == 0 => Cow::Borrowed(found),
        Change::Whole(found) => Cow::Owned(format!("{}{found}", &lower[..head])),
        Change::Ending(keep, "") => match lower {
            Cow::Borrowed(form) => Cow::Borrowed(&form[..head + keep]),
            Cow::Owned(mut lower) => {
                lower.truncate(head + keep);
                Cow::Owned(lower)
            }
        },
        Change::Ending(keep, letters) => Cow::Owned(format!("{}{letters}", &lower[..head + keep])),
    }
}

/// How the dictionary form comes from a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    None,
    /// It is another word.
    Whole(&'static str),
    /// So many bytes stay, and these letters follow.
    Ending(usize, &'static str),
}

/// What the tag asks for.
fn rule(form: &str, tag: Tag) -> Change {
    let irregular = |part| wordnet::irregular(form, part).map(Change::Whole);
    match tag {
        Tag::Vbz => irregular(Part::Verb).unwrap_or_else(|| plural(form, VERB)),
        Tag::Vbd | Tag::Vbn => irregular(Part::Verb).unwrap_or_else(|| past(form)),
        Tag::Vbg => irregular(Part::Verb).unwrap_or_else(|| gerund(form)),
        Tag::Nns => irregular(Part::Noun).unwrap_or_else(|| plural(form, NOUN)),
        Tag::Jjr | Tag::Jjs => irregular(Part::Adjective).unwrap_or_else(|| degree(form, ADJECTIVE)),
        Tag::Rbr | Tag::Rbs => irregular(Part::Adverb).unwrap_or_else(|| degree(form, ADVERB | ADJECTIVE)),
        _ => Change::None,
    }
}

/// A form in -s: the third person of a verb, or the plural of a noun.
fn plural(form: &str, part: u8) -> Change {
    if part == NOUN && form.ends_with("men") && form.len() > 4 {
        return Change::Ending(form.len() - 3, "man");
    }
    let Some(stem) = form.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')) else {
        return Change::None;
    };
    let bare = stem.strip_suffix('e').filter(|bare| sibilant(bare) || bare.ends_with('o'));
    if known(stem, "", part) {
        return Change::Ending(stem.len(), "");
    }
    if let Some(root) = stem.strip_suffix("ie").filter(|root| root.len() > 1) {
        return Change::Ending(root.len(), "y");
    }
    Change::Ending(bare.map_or(stem.len(), str::len), "")
}

/// Whether a word takes -es after its last sound.
fn sibilant(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
}

/// A form in -ed.
fn past(form: &str) -> Change {
    if let Some(root) = form.strip_suffix("ied").filter(|root| root.len() > 1) {
        return Change::Ending(root.len(), "y");
    }
    match form.strip_suffix("ed").filter(|stem| stem.len() > 1) {
        Some(stem) if known(stem, "e", VERB) => Change::Ending(stem.len() + 1, ""),
        Some(stem) => from_stem(stem, VERB),
        None => Change::None,
    }
}

/// A form in -ing: a short vowel before one consonant would have doubled it, so an -e was dropped.
fn gerund(form: &str) -> Change {
    let Some(stem) = form.strip_suffix("ing").filter(|stem| stem.len() > 1) else { return Change::None };
    if closed_syllable(stem) && known(stem, "e", VERB) {
        return Change::Ending(stem.len(), "e");
    }
    from_stem(stem, VERB)
}

/// A comparative or superlative.
fn degree(form: &str, parts: u8) -> Change {
    let Some(stem) = form.strip_suffix("er").or_else(|| form.strip_suffix("est")) else {
        return Change::None;
    };
    if let Some(root) = stem.strip_suffix('i').filter(|root| known(root, "y", parts)) {
        return Change::Ending(root.len(), "y");
    }
    if known(stem, "e", parts) {
        return Change::Ending(stem.len(), "e");
    }
    let undoubled = undouble(stem).filter(|root| known(root, "", parts));
    match undoubled {
        Some(root) => Change::Ending(root.len(), ""),
        None if known(stem, "", parts) => Change::Ending(stem.len(), ""),
        None => Change::None,
    }
}

/// The dictionary form of what is left without an ending that starts with a vowel.
fn from_stem(stem: &str, part: u8) -> Change {
    if known(stem, "", part) {
        return Change::Ending(stem.len(), "");
    }
    if let Some(root) = undouble(stem).filter(|root| known(root, "", part)) {
        return Change::Ending(root.len(), "");
    }
    if known(stem, "e", part) || ["v", "z", "c", "u", "at", "dg"].iter().any(|end| stem.ends_with(end)) {
        return Change::Ending(stem.len(), "e");
    }
    let root = undouble(stem).filter(|_| !stem.ends_with("ll") && !stem.ends_with("ss"));
    Change::Ending(root.map_or(stem.len(), str::len), "")
}

/// The stem without the second of two equal consonants at its end.
fn undouble(stem: &str) -> Option<&str> {
    let [.., first, second] = stem.as_bytes() else { return None };
    (first == second && first.is_ascii_lowercase() && !is_vowel(*first)).then(|| &stem[..stem.len() - 1])
}

/// Whether the stem ends in consonant, vowel, consonant.
fn closed_syllable(stem: &str) -> bool {
    match stem.as_bytes() {
        [.., first, vowel, last] => {
            !is_vowel(*first) && is_vowel(*vowel) && !is_vowel(*last) && *last != b'w' && *last != b'x'
        }
        [vowel, last] => is_vowel(*vowel) && !is_vowel(*last),
        _ => false,
    }
}

fn is_vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

/// Whether WordNet has the word in one of the parts of speech.
fn known(stem: &str, letters: &str, parts: u8) -> bool {
    let mut buffer = [0; 32];
    let length = stem.len() + letters.len();
    if length > buffer.len() {
        return false;
    }
    buffer[..stem.len()].copy_from_slice(stem.as_bytes());
    buffer[stem.len()..length].copy_from_slice(letters.as_bytes());
    std::str::from_utf8(&buffer[..length]).is_ok_and(|word| wordnet::parts(word) & parts != 0)
}

/// The lemma of an exception: hashes in order, four bytes each, then where the lemmas end, two bytes each,
/// then the lemmas, one after another. The count stands first, in four bytes.
fn exception<'a>(lower: &str, tag: Tag, table: &'a [u8]) -> Option<&'a str> {
    let count = u32::from_le_bytes(*table.first_chunk()?) as usize;
    let hashes = table.get(4..4 + 4 * count)?;
    let ends = table.get(4 + 4 * count..4 + 6 * count)?;
    let wanted = exception_key(lower, tag);
    let hash = |at: usize| hashes.get(at * 4..).and_then(|b| b.first_chunk()).map(|b| u32::from_le_bytes(*b));
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if hash(middle)? < wanted { low = middle + 1 } else { high = middle }
    }
    if hash(low)? != wanted {
        return None;
    }
    let end = |at: usize| {
        ends.get(at * 2..).and_then(|b| b.first_chunk()).map(|b| usize::from(u16::from_le_bytes(*b)))
    };
    let start = low.checked_sub(1).map_or(Some(0), end)?;
    std::str::from_utf8(table.get(4 + 6 * count..)?.get(start..end(low)?)?).ok()
}

/// The key of an exception.
#[must_use]
pub fn exception_key(lower: &str, tag: Tag) -> u32 {
    (hash(lower.as_bytes()) >> 32) as u32 ^ (tag as u32).wrapping_mul(0x9e37_79b9)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: Tag, pairs: &[(&str, &str)]) {
        for (form, expected) in pairs {
            assert_eq!(lemma_with(form, tag, &[]), *expected, "{form} {tag}");
        }
    }

    #[test]
    fn verbs_lose_their_endings() {
        check(
            Tag::Vbz,
            &[
                ("says", "say"),
                ("denies", "deny"),
                ("goes", "go"),
                ("passes", "pass"),
                ("lies", "lie"),
                ("uses", "use"),
                ("focuses", "focus"),
            ],
        );
        check(
            Tag::Vbd,
            &[
                ("refused", "refuse"),
                ("planned", "plan"),
                ("met", "meet"),
                ("denied", "deny"),
                ("filled", "fill"),
                ("Talked", "talk"),
                ("was", "be"),
                ("re-opened", "re-open"),
            ],
        );
        check(
            Tag::Vbg,
            &[
                ("hoping", "hope"),
                ("hopping", "hop"),
                ("singing", "sing"),
                ("telling", "tell"),
                ("making", "make"),
                ("visiting", "visit"),
                ("dying", "die"),
                ("being", "be"),
            ],
        );
        check(Tag::Vb, &[("need", "need"), ("bring", "bring"), ("process", "process")]);
    }

    #[test]
    fn nouns_become_singular() {
        check(
            Tag::Nns,
            &[
                ("talks", "talk"),
                ("countries", "country"),
                ("men", "man"),
                ("crises", "crisis"),
                ("buses", "bus"),
                ("churches", "church"),
                ("war-crimes", "war-crime"),
                ("servicewomen", "servicewoman"),
            ],
        );
        check(Tag::Nn, &[("news", "news"), ("meeting", "meeting"), ("Peace", "peace")]);
        check(Tag::Nnp, &[("Nations", "Nations"), ("U.N.", "U.N.")]);
    }

    #[test]
    fn degrees_become_positive() {
        check(
            Tag::Jjr,
            &[
                ("bigger", "big"),
                ("larger", "large"),
                ("earlier", "early"),
                ("worse", "bad"),
                ("stronger", "strong"),
            ],
        );
        check(Tag::Jjs, &[("latest", "late"), ("toughest", "tough")]);
        check(Tag::Jj, &[("former", "former")]);
    }

    #[test]
    fn clitics_stand_for_words() {
        check(Tag::Rb, &[("n't", "not"), ("n’t", "not"), ("N'T", "not")]);
        check(Tag::Md, &[("wo", "will"), ("ca", "can"), ("’ll", "will")]);
        check(Tag::Vbz, &[("'s", "be"), ("’s", "be")]);
        check(Tag::Pos, &[("'s", "'s")]);
    }

    #[test]
    fn equal_forms_are_borrowed() {
        assert!(matches!(lemma_with("talk", Tag::Vb, &[]), Cow::Borrowed(_)));
        assert!(matches!(lemma_with("talks", Tag::Nns, &[]), Cow::Borrowed("talk")));
        assert!(matches!(lemma_with("went", Tag::Vbd, &[]), Cow::Borrowed("go")));
    }

    #[test]
    fn odd_forms_do_no_harm() {
        for form in ["", "s", "ed", "ing", "-", "--s", "日本s", "éed", "ssss", "-ing", "İs"] {
            for tag in [Tag::Vbz, Tag::Vbd, Tag::Vbg, Tag::Nns, Tag::Jjr, Tag::Rbs] {
                let _ = lemma_with(form, tag, &[]);
            }
        }
    }
}
