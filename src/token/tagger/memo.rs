//! What words and features add to the scores, remembered from one sentence to the next.
//!
//! More than half of the features of a place depend on one word alone, and the same words come again: their
//! weights are added up once. So are those of features that have weights for most labels. What is remembered
//! never changes what is found, only how soon.

use super::{
    Case, LABELS, Model, Word,
    feature::{ALONE_DENSE, Dense, alone, as_after, as_before, as_second_after, as_second_before},
    hash,
    word::BOUNDARY,
};

/// A score for each label. The weights of all features of a place stay far from the ends of the type.
pub(super) type Scores = [i16; LABELS];

/// How many words are remembered; a power of two.
const WORDS: usize = 4096;

/// How many features with weights for most labels are; a power of two.
const FEATURES: usize = 2048;

/// How many boundaries stand on either side of a sentence.
const MARGIN: usize = 2;

/// The words seen last, each with what it adds, and the scores of the sentence at hand.
#[derive(Debug)]
pub struct Memo {
    looks: Vec<Option<Box<Look>>>,
    buffer: String,
    words: Vec<Option<Box<Sums>>>,
    features: Features,
    rows: Vec<Scores>,
}

/// What the tagger knows of a form by itself.
#[derive(Debug)]
struct Look {
    form: String,
    case: Case,
    first: bool,
    word: Word,
}

/// What a word adds to the scores of its own place and of those around it.
#[derive(Debug)]
struct Sums {
    word: Word,
    /// For its own place, the first and second place after it, the first and second before it.
    parts: [Scores; 5],
}

/// Features with what they add; 0 is the hash of none.
#[derive(Debug)]
struct Features(Vec<(u64, Scores)>);

impl Default for Memo {
    fn default() -> Self {
        let features = vec![(0, [0; LABELS]); FEATURES];
        let words = std::iter::repeat_with(|| None).take(WORDS).collect();
        let looks = std::iter::repeat_with(|| None).take(WORDS).collect();
        Self { looks, buffer: String::new(), words, features: Features(features), rows: Vec::new() }
    }
}

impl Memo {
    /// What [`Word::new`] gives.
    pub fn word(&mut self, form: &str, case: Case, first: bool, model: &Model<'_>) -> Word {
        let slot = &mut self.looks[(hash(form.as_bytes()) >> 20) as usize % WORDS];
        match slot {
            Some(look) if look.form == form && look.case == case && look.first == first => look.word,
            _ => {
                let word = Word::new(form, case, first, model.vocabulary(), &mut self.buffer);
                *slot = Some(Box::new(Look { form: form.to_owned(), case, first, word }));
                word
            }
        }
    }

    /// Adds up what the words of a sentence add by themselves.
    pub(super) fn start(&mut self, words: &[Word], model: &Model<'_>) {
        self.rows.clear();
        self.rows.resize(words.len() + 2 * MARGIN, [0; LABELS]);
        let around = std::iter::repeat_n(&BOUNDARY, MARGIN);
        for (index, word) in around.clone().chain(words).chain(around).enumerate() {
            let slot = &mut self.words[(word.folded ^ word.written.rotate_left(7)) as usize % WORDS];
            if slot.as_ref().is_none_or(|sums| sums.word != *word) {
                *slot = Some(Box::new(Sums::new(word, model, &mut self.features)));
            }
            let Some(sums) = slot else { continue };
            let before = [index.checked_sub(1), index.checked_sub(2)];
            let places = [Some(index), Some(index + 1), Some(index + 2)].into_iter().chain(before);
            for (part, place) in sums.parts.iter().zip(places) {
                // What always has the same label needs no scores.
                let open = |place: &usize| {
                    place
                        .checked_sub(MARGIN)
                        .and_then(|at| words.get(at))
                        .is_some_and(|word| word.label.is_none())
                };
                if let Some(place) = place.filter(open) {
                    sum(&mut self.rows[place], part);
                }
            }
        }
    }

    /// The scores of the place at `index` so far.
    pub(super) fn scores(&self, index: usize) -> Scores {
        self.rows[index + MARGIN]
    }

    /// Adds what features add.
    pub(super) fn add(&mut self, features: &[u64], dense: Dense, model: &Model<'_>, scores: &mut Scores) {
        self.features.add(features, dense, model, scores);
    }
}

impl Features {
    fn add(&mut self, features: &[u64], dense: Dense, model: &Model<'_>, scores: &mut Scores) {
        let (dense, sparse) = features.split_at(dense.0.min(features.len()));
        for &feature in dense {
            let (known, adds) = &mut self.0[(feature >> 20) as usize % FEATURES];
            if *known != feature {
                (*known, *adds) = (feature, [0; LABELS]);
                model.add(feature, adds);
            }
            sum(scores, adds);
        }
        sparse.iter().for_each(|&feature| model.add(feature, scores));
    }
}

impl Sums {
    fn new(word: &Word, model: &Model<'_>, known: &mut Features) -> Self {
        let mut sum = |features: &[u64], dense| {
            let mut scores = [0; LABELS];
            known.add(features, dense, model, &mut scores);
            scores
        };
        let none = Dense(0);
        let own = if word.label.is_some() { [0; LABELS] } else { sum(&alone(word), ALONE_DENSE) };
        let after = [sum(&as_before(word), none), sum(&as_second_before(word), none)];
        let before = [sum(&as_after(word), none), sum(&as_second_after(word), none)];
        Self { word: *word, parts: [own, after[0], after[1], before[0], before[1]] }
    }
}

/// Adds one row of scores to another.
fn sum(scores: &mut Scores, more: &Scores) {
    scores.iter_mut().zip(more).for_each(|(score, more)| *score = score.wrapping_add(*more));
}
