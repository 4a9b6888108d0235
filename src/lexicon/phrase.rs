//! Names in running words: the longest listed name that starts at a word, however the words were divided.

use super::{
    entry::Named,
    fold::{fold, room},
    kind::NameKind,
    table::{Layer, Reader, Section},
};

/// Words as written, by their place from 0.
pub(super) type Words<'f, 'w> = &'f mut dyn FnMut(usize) -> Option<&'w str>;

/// What a matched name can stand for: its senses in a layer.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Senses<'a> {
    /// How many words the name covers.
    pub(super) len: usize,
    senses: Reader<'a>,
}

impl<'a> Senses<'a> {
    /// The senses of the longest name of a layer at word 0 that has a visible one.
    pub(super) fn at(
        layer: Layer<'a>,
        words: Words<'_, '_>,
        visible: impl Fn(&Named<'_>) -> bool,
    ) -> Option<Self> {
        let mut room = room();
        let start = fold(start(words(0)?), &mut room)?;
        let mut names = layer.get(Section::Names, 0, start)?;
        let mut best: Option<Self> = None;
        while let (Some(name), Some(senses)) = (names.text(), names.inner()) {
            let Some(len) = covered(name, words) else { continue };
            let found = Self { len, senses };
            if best.is_none_or(|best| best.len < len) && found.iter().any(|named| visible(&named)) {
                best = Some(found);
            }
        }
        best
    }

    /// All senses, in the order of the list.
    pub(super) fn iter(self) -> impl Iterator<Item = Named<'a>> {
        let mut senses = self.senses;
        std::iter::from_fn(move || named(senses.inner()?, self.len))
    }
}

/// A sense, as `compile::names` writes it.
fn named(mut sense: Reader<'_>, len: usize) -> Option<Named<'_>> {
    Some(Named {
        len,
        kind: NameKind::from_code(sense.byte()?)?,
        id: sense.text()?,
        name: sense.text()?,
        role: sense.some()?,
        office: sense.some()?,
        from: sense.day()?,
        to: sense.day()?,
    })
}

/// The letters and digits that a text starts with: names are found by them.
pub(super) fn start(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// How many words a name covers, if it is what they say.
///
/// A space in the name is the end of a word. A word may also end beside a hyphen, full stop or apostrophe, since
/// tokenisers differ there. A word in capitals says the same as one in small letters: `UKRAINE`.
fn covered(name: &str, words: Words<'_, '_>) -> Option<usize> {
    let mut at = 0;
    let mut word = words(0)?;
    let mut rest = word.chars();
    let mut before = ' ';
    for (place, wanted) in name.chars().enumerate() {
        let mut found = rest.next();
        let ends =
            wanted == ' ' || found.is_none() && !(before.is_alphanumeric() && wanted.is_alphanumeric());
        if ends {
            if wanted == ' ' && found.is_some() {
                return None;
            }
            at += 1;
            word = words(at)?;
            rest = word.chars();
            if wanted == ' ' {
                before = ' ';
                continue;
            }
            found = rest.next();
        }
        if !says(wanted, found?, || place == 0 || shouted(word)) {
            return None;
        }
        before = wanted;
    }
    rest.next().is_none().then_some(at + 1)
}

/// Whether a written character is the wanted one, or its capital where that says the same.
fn says(wanted: char, found: char, capital_too: impl Fn() -> bool) -> bool {
    wanted == found
        || wanted == '\'' && found == '\u{2019}'
        || wanted.is_lowercase() && wanted.to_uppercase().eq([found]) && capital_too()
}

/// Whether a word is in capitals: two at least, and no small letter.
fn shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(name: &str, text: &[&str]) -> Option<usize> {
        covered(name, &mut |at| text.get(at).copied())
    }

    #[test]
    fn a_name_covers_its_words_however_they_are_divided() {
        assert_eq!(covers("New Zealand", &["New", "Zealand", "said"]), Some(2));
        assert_eq!(covers("Guinea-Bissau", &["Guinea", "-", "Bissau"]), Some(3));
        assert_eq!(covers("Guinea-Bissau", &["Guinea-Bissau"]), Some(1));
        assert_eq!(covers("Côte d'Ivoire", &["Côte", "d\u{2019}", "Ivoire"]), Some(3));
        assert_eq!(covers("U.S.", &["U.S."]), Some(1));
        assert_eq!(covers("New Zealand", &["NEW", "ZEALAND"]), Some(2));
        assert_eq!(covers("the Hague", &["The", "Hague"]), Some(2));
    }

    #[test]
    fn near_names_are_not_covered() {
        assert_eq!(covers("New Zealand", &["New", "Zealander"]), None);
        assert_eq!(covers("New Zealand", &["New"]), None);
        assert_eq!(covers("Newfoundland", &["New", "foundland"]), None);
        assert_eq!(covers("New Zealand", &["NewZealand"]), None);
        assert_eq!(covers("Turkey", &["turkey"]), None);
        assert_eq!(covers("US", &["us"]), None);
        assert_eq!(covers("Oman", &["OMan"]), None);
    }
}
