//! What of a fact quickly tells that it cannot clash: most pairs are ruled out by it, before a relation reads them.
//!
//! A relation holds of no pair that its sides or its quick look rule out; the quick look may let any pair through.

use std::collections::BTreeMap;

use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Modality, Polarity, Proposition},
    relation::{frame::predicate, words},
};

/// Which of two facts of a relation a fact can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The first.
    pub first: bool,
    /// The second.
    pub second: bool,
}

impl Sides {
    /// Any of the two, or none.
    pub(crate) fn either(may: bool) -> Self {
        Self { first: may, second: may }
    }
}

/// What a quick look at two facts tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quick {
    /// The relation does not hold of them.
    No,
    /// It may.
    Maybe,
    /// It may if two words say the same or the opposite.
    Linked(u32, u32),
}

impl Quick {
    /// Maybe, or not.
    pub(crate) fn from(may: bool) -> Self {
        if may { Self::Maybe } else { Self::No }
    }
}

/// A quotation by the numbers of its outermost words, and how many it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) length: usize,
}

/// A fact with what is often asked about it; words are numbers, 0 for none.
pub struct Sketch<'f> {
    pub(crate) fact: &'f Fact,
    pub(crate) denied: bool,
    pub(crate) modality: Modality,
    pub(crate) predicate: u32,
    pub(crate) stance: u32,
    pub(crate) holder: u32,
    /// The head of the object.
    pub(crate) object: u32,
    /// Whether it says what the subject is.
    pub(crate) copula: bool,
    pub(crate) quoted: Option<Quoted>,
}

impl Sketch<'_> {
    /// Whether both stand in one sentence.
    pub(crate) fn beside(&self, other: &Self) -> bool {
        self.fact.beside(other.fact)
    }

    /// That it may hold if the predicates say the same or the opposite.
    pub(crate) fn linked(&self, other: &Self) -> Quick {
        Quick::Linked(self.predicate, other.predicate)
    }
}

/// A quick look that lets all through but what stands in one sentence.
pub(crate) fn apart(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    Quick::from(!one.beside(other))
}

/// What words share with those that say the same or the opposite, and the same folded into 64 bits.
#[derive(Default)]
struct Kin {
    numbers: Vec<u64>,
    bits: u64,
}

impl Kin {
    fn of(word: &str, lexicon: &Lexicon) -> Self {
        let numbers = lexicon.kin(word);
        let bit = |number: &u64| 1 << (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58);
        Self { bits: numbers.iter().map(bit).fold(0, |bits, bit: u64| bits | bit), numbers }
    }

    fn meets(&self, other: &Self) -> bool {
        self.bits & other.bits != 0 && self.numbers.iter().any(|number| other.numbers.contains(number))
    }
}

/// The sketches of all facts, and the kin of their words.
pub struct Sketches<'f> {
    each: Vec<Sketch<'f>>,
    kin: Vec<Kin>,
}

impl<'f> Sketches<'f> {
    /// The sketches of facts.
    #[must_use]
    pub fn new(facts: &'f [Fact], lexicon: &Lexicon) -> Self {
        let mut numbers = Numbers::default();
        let each = facts.iter().map(|fact| sketch(fact, &mut numbers)).collect();
        let mut kin: Vec<Kin> = Vec::new();
        kin.resize_with(numbers.0.len() + 1, Kin::default);
        for (word, number) in numbers.0 {
            kin[number as usize] = Kin::of(&word, lexicon);
        }
        Self { each, kin }
    }

    /// The sketch of a fact.
    #[must_use]
    pub fn of(&self, fact: usize) -> &Sketch<'f> {
        &self.each[fact]
    }

    /// Whether a relation may hold of two facts that it looked at.
    #[must_use]
    pub fn lets(&self, quick: Quick) -> bool {
        match quick {
            Quick::No => false,
            Quick::Maybe => true,
            Quick::Linked(one, other) => {
                one == other || self.kin[one as usize].meets(&self.kin[other as usize])
            }
        }
    }
}

/// Words as numbers.
#[derive(Default)]
struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let number = u32::try_from(self.0.len() + 1).unwrap_or(u32::MAX);
        self.0.insert(word.to_owned(), number);
        number
    }

    fn of_some(&mut self, word: Option<&str>) -> u32 {
        word.map_or(0, |word| self.of(word))
    }
}

fn sketch<'f>(fact: &'f Fact, numbers: &mut Numbers) -> Sketch<'f> {
    let told = &fact.proposition;
    let quoted = fact.quotation.as_deref().and_then(|quotation| {
        let words = words::quoted(quotation);
        let (first, last) = words.first().zip(words.last())?;
        Some(Quoted { first: numbers.of(first), last: numbers.of(last), length: words.len() })
    });
    Sketch {
        fact,
        denied: told.polarity == Polarity::Negative,
        modality: told.modality,
        predicate: numbers.of(predicate(told)),
        stance: numbers.of_some(told.stance.as_deref()),
        holder: numbers.of_some(fact.holder()),
        object: numbers.of_some(told.object.as_ref().map(|object| object.head.as_str())),
        copula: copula(told),
        quoted,
    }
}

/// Whether a proposition says what its subject is.
pub(crate) fn copula(told: &Proposition) -> bool {
    matches!(told.predicate.as_str(), "be" | "remain" | "stay" | "become")
}
