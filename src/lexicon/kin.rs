//! What a word shares with those that say the same or the opposite, as numbers: pairs of words are told apart by them
//! without being looked up.

use super::{
    Lexicon,
    file::Kind,
    fold::{fold, room},
    kind::Part,
    table::Section,
    wordnet,
};
use crate::digest::fnv;

impl Lexicon {
    /// Numbers, in order, of which two words that differ have one in common if as verbs they say the same, or as verbs,
    /// adjectives or nouns the opposite.
    pub(crate) fn kin(&self, word: &str) -> Vec<u64> {
        let mut found: Vec<u64> = wordnet::kin(word).collect();
        let mut room = room();
        if let Some(word) = fold(word, &mut room) {
            let groups = self.both(Kind::Synonyms, Section::Synonyms, Part::Verb.code(), word);
            for (layer, groups) in (1..).zip(groups) {
                let group = |bytes: &[u8]| u64::from(u16::from_le_bytes([bytes[0], bytes[1]]));
                found.extend(groups.0.chunks_exact(2).map(|bytes| layer << 60 | group(bytes)));
            }
            for part in [Part::Verb, Part::Adjective, Part::Noun] {
                for mut value in self.both(Kind::Opposites, Section::Opposites, part.code(), word) {
                    while let (Some(_), Some(other)) = (value.byte(), value.text()) {
                        found.push(3 << 60 | both_ways(word, other) >> 4);
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A digest of two words, whichever comes first.
fn both_ways(one: &str, other: &str) -> u64 {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    fnv(one.bytes().chain([b'\n']).chain(other.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_the_same_or_the_opposite_share_a_number() {
        let words = vec![("own.yaml".to_owned(), "opposites: [{ verb: [[moor], [cast off]] }]".to_owned())];
        let lexicon = Lexicon::with_files(&words).unwrap();
        let words = [
            "accept",
            "Accept",
            "refuse",
            "reject",
            "turn down",
            "open",
            "closed",
            "close",
            "shut",
            "moor",
            "cast off",
            "win",
            "lose",
            "rise",
            "fall",
            "climb",
            "north",
            "south",
            "begin",
            "end",
            "start",
            "buy",
            "purchase",
            "sell",
            "kill",
            "murder",
            "good",
            "bad",
            "war",
            "peace",
            "",
        ];
        let mut linked = 0;
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (*one, *other))) {
            let same = lexicon.synonym(one, other, Part::Verb) || wordnet::synonyms(one, other, Part::Verb);
            let opposite = [Part::Verb, Part::Adjective, Part::Noun]
                .into_iter()
                .any(|part| lexicon.opposite(one, other, part) || wordnet::antonyms(one, other, part));
            let (first, second) = (lexicon.kin(one), lexicon.kin(other));
            let shared = first.iter().any(|number| second.contains(number));
            if one != other {
                assert!(shared || !(same || opposite), "{one} {other}");
                linked += usize::from(same || opposite);
            }
        }
        assert!(linked > 20, "{linked}");
    }
}
