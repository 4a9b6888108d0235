//! The words that numbers are written with. English has no others, so they are a table here and not
//! part of the lexicon that users extend.

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// `zero` to `nineteen`.
    Small(i64),
    /// `twenty` to `ninety`.
    Tens(i64),
    /// `hundred`.
    Hundred,
    /// `thousand`, `million` …: a power of ten.
    Scale(i32),
    /// `dozen`: a count of its own.
    Group(i64),
    /// `first` to `nineteenth`.
    OrdinalSmall(i64),
    /// `twentieth` to `ninetieth`.
    OrdinalTens(i64),
    /// `hundredth`.
    OrdinalHundred,
    /// `thousandth`, `millionth` …: a power of ten.
    OrdinalScale(i32),
    /// `half`, `halves`.
    Half,
    /// `quarter`, `quarters`.
    Quarter,
}

/// What a word adds to a number, in any case.
pub(crate) fn number_word(word: &str) -> Option<NumberWord> {
    INDEX.find(NUMBERS, word)
}

/// Where the words for numbers are.
static INDEX: Index = Index::of(NUMBERS);

/// Where the words of a table are, by their lengths and letters: most words are in no table, and this tells at once.
pub(crate) struct Index([u8; SLOTS]);

/// More than twice the rows of any table that has an index; a power of two.
const SLOTS: usize = 512;

impl Index {
    /// The index of a table of fewer than 255 words in lower case.
    pub(crate) const fn of<T>(table: &[(&str, T)]) -> Self {
        let (mut slots, mut at) = ([0; SLOTS], 0);
        while at < table.len() {
            let mut slot = Self::home(table[at].0.as_bytes());
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            at += 1;
            slots[slot] = at as u8;
        }
        Self(slots)
    }

    /// The value of a word in any case, with or without a closing full stop.
    pub(crate) fn find<T: Copy>(&self, table: &[(&str, T)], word: &str) -> Option<T> {
        let exact = |word: &str| {
            let mut slot = Self::home(word.as_bytes());
            while let Some(row) = usize::from(self.0[slot]).checked_sub(1) {
                let (known, value) = table.get(row)?;
                if known.eq_ignore_ascii_case(word) {
                    return Some(*value);
                }
                slot = (slot + 1) % SLOTS;
            }
            None
        };
        exact(word).or_else(|| exact(word.strip_suffix('.')?))
    }

    /// The slot at which a word is looked for first.
    const fn home(word: &[u8]) -> usize {
        let [first, .., last] = word else { return word.len() };
        let middle = word[word.len() / 2];
        // Letters differ from their capitals by 32.
        let letters = (*first | 32) as usize * 17 + (middle | 32) as usize * 73 + (*last | 32) as usize * 5;
        (letters + word.len() * 131) % SLOTS
    }
}

/// Finds a word in a table that is sorted by word, in any case and with or without a closing full stop.
pub(crate) fn lookup<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let mut room = [0; LONGEST];
    let folded = room.get_mut(..word.len())?;
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    let find = |word: &[u8]| table.binary_search_by(|(known, _)| known.as_bytes().cmp(word)).ok();
    find(folded).or_else(|| find(folded.strip_suffix(b".")?)).map(|at| table[at].1)
}

/// More than the length of any word of a table, in bytes.
const LONGEST: usize = 32;

use NumberWord::{
    Group, Half, Hundred, OrdinalHundred, OrdinalScale, OrdinalSmall, OrdinalTens, Quarter, Scale, Small,
    Tens,
};

const NUMBERS: &[(&str, NumberWord)] = &[
    ("billion", Scale(9)),
    ("billionth", OrdinalScale(9)),
    ("billionths", OrdinalScale(9)),
    ("crore", Scale(7)),
    ("dozen", Group(12)),
    ("eight", Small(8)),
    ("eighteen", Small(18)),
    ("eighteenth", OrdinalSmall(18)),
    ("eighteenths", OrdinalSmall(18)),
    ("eighth", OrdinalSmall(8)),
    ("eighths", OrdinalSmall(8)),
    ("eightieth", OrdinalTens(80)),
    ("eightieths", OrdinalTens(80)),
    ("eighty", Tens(80)),
    ("eleven", Small(11)),
    ("eleventh", OrdinalSmall(11)),
    ("elevenths", OrdinalSmall(11)),
    ("fifteen", Small(15)),
    ("fifteenth", OrdinalSmall(15)),
    ("fifteenths", OrdinalSmall(15)),
    ("fifth", OrdinalSmall(5)),
    ("fifths", OrdinalSmall(5)),
    ("fiftieth", OrdinalTens(50)),
    ("fiftieths", OrdinalTens(50)),
    ("fifty", Tens(50)),
    ("first", OrdinalSmall(1)),
    ("firsts", OrdinalSmall(1)),
    ("five", Small(5)),
    ("fortieth", OrdinalTens(40)),
    ("fortieths", OrdinalTens(40)),
    ("forty", Tens(40)),
    ("four", Small(4)),
    ("fourteen", Small(14)),
    ("fourteenth", OrdinalSmall(14)),
    ("fourteenths", OrdinalSmall(14)),
    ("fourth", OrdinalSmall(4)),
    ("fourths", OrdinalSmall(4)),
    ("half", Half),
    ("halves", Half),
    ("hundred", Hundred),
    ("hundredth", OrdinalHundred),
    ("hundredths", OrdinalHundred),
    ("lakh", Scale(5)),
    ("million", Scale(6)),
    ("millionth", OrdinalScale(6)),
    ("millionths", OrdinalScale(6)),
    ("naught", Small(0)),
    ("nine", Small(9)),
    ("nineteen", Small(19)),
    ("nineteenth", OrdinalSmall(19)),
    ("nineteenths", OrdinalSmall(19)),
    ("ninetieth", OrdinalTens(90)),
    ("ninetieths", OrdinalTens(90)),
    ("ninety", Tens(90)),
    ("ninth", OrdinalSmall(9)),
    ("ninths", OrdinalSmall(9)),
    ("nought", Small(0)),
    ("one", Small(1)),
    ("quadrillion", Scale(15)),
    ("quadrillionth", OrdinalScale(15)),
    ("quadrillionths", OrdinalScale(15)),
    ("quarter", Quarter),
    ("quarters", Quarter),
    ("second", OrdinalSmall(2)),
    ("seven", Small(7)),
    ("seventeen", Small(17)),
    ("seventeenth", OrdinalSmall(17)),
    ("seventeenths", OrdinalSmall(17)),
    ("seventh", OrdinalSmall(7)),
    ("sevenths", OrdinalSmall(7)),
    ("seventieth", OrdinalTens(70)),
    ("seventieths", OrdinalTens(70)),
    ("seventy", Tens(70)),
    ("six", Small(6)),
    ("sixteen", Small(16)),
    ("sixteenth", OrdinalSmall(16)),
    ("sixteenths", OrdinalSmall(16)),
    ("sixth", OrdinalSmall(6)),
    ("sixths", OrdinalSmall(6)),
    ("sixtieth", OrdinalTens(60)),
    ("sixtieths", OrdinalTens(60)),
    ("sixty", Tens(60)),
    ("ten", Small(10)),
    ("tenth", OrdinalSmall(10)),
    ("tenths", OrdinalSmall(10)),
    ("third", OrdinalSmall(3)),
    ("thirds", OrdinalSmall(3)),
    ("thirteen", Small(13)),
    ("thirteenth", OrdinalSmall(13)),
    ("thirteenths", OrdinalSmall(13)),
    ("thirtieth", OrdinalTens(30)),
    ("thirtieths", OrdinalTens(30)),
    ("thirty", Tens(30)),
    ("thousand", Scale(3)),
    ("thousandth", OrdinalScale(3)),
    ("thousandths", OrdinalScale(3)),
    ("three", Small(3)),
    ("trillion", Scale(12)),
    ("trillionth", OrdinalScale(12)),
    ("trillionths", OrdinalScale(12)),
    ("twelfth", OrdinalSmall(12)),
    ("twelfths", OrdinalSmall(12)),
    ("twelve", Small(12)),
    ("twentieth", OrdinalTens(20)),
    ("twentieths", OrdinalTens(20)),
    ("twenty", Tens(20)),
    ("two", Small(2)),
    ("zero", Small(0)),
];

/// Suffixes of thousands, as powers of ten.
pub(super) const SUFFIXES: &[(&str, i32)] =
    &[("b", 9), ("bln", 9), ("bn", 9), ("k", 3), ("m", 6), ("mln", 6), ("mn", 6), ("tln", 12), ("tn", 12)];

/// What is written after digits to make them an ordinal.
pub(super) const ORDINAL_SUFFIXES: &[(&str, ())] = &[("nd", ()), ("rd", ()), ("st", ()), ("th", ())];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(NUMBERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(number_word("Twelve"), Some(Small(12)));
        assert_eq!(number_word("twelves"), None);
    }
}
