//! Folding: the form in which words are stored and looked up.

/// The longest word that is folded, in bytes; a longer one is unknown.
const LONGEST: usize = 96;

/// Room for a folded word.
pub(super) type Room = [u8; LONGEST];

/// Fresh room for a folded word.
pub(super) fn room() -> Room {
    [0; LONGEST]
}

/// A word in lower case with plain apostrophes: itself if it is so already, and nothing if it is too long.
pub(super) fn fold<'w>(word: &'w str, room: &'w mut Room) -> Option<&'w str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Some(word);
    }
    let mut used = 0;
    for folded in word.chars().flat_map(folded) {
        let end = used + folded.len_utf8();
        folded.encode_utf8(room.get_mut(used..end)?);
        used = end;
    }
    std::str::from_utf8(&room[..used]).ok()
}

/// A character in lower case, a curly apostrophe as a plain one.
pub(super) fn folded(character: char) -> impl Iterator<Item = char> {
    let plain = if character == '\u{2019}' { '\'' } else { character };
    plain.to_lowercase()
}

/// A word or phrase as it is stored: folded, single spaces.
pub(super) fn stored(text: &str) -> String {
    spaced(text).chars().flat_map(folded).collect()
}

/// A name as it is stored: plain apostrophes, single spaces.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_stored_is_what_is_folded(word in "[\\PC&&[^ ]]{1,12}") {
            let mut room = room();
            let stored = stored(&word);
            if let Some(folded) = fold(&word, &mut room) {
                prop_assert_eq!(folded.split_whitespace().collect::<Vec<_>>().join(" "), stored);
            }
        }
    }

    #[test]
    fn long_words_are_unknown_only_if_they_need_folding() {
        let (mut one, mut other) = (room(), room());
        assert_eq!(fold("N\u{2019}T", &mut one), Some("n't"));
        assert!(fold(&"a".repeat(500), &mut one.clone()).is_some());
        assert_eq!(fold(&"A".repeat(500), &mut other), None);
    }
}
