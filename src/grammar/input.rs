//! The input of every production: a run of tagged tokens that knows its place in the sentence.
//! nom implements its `Input` only for bytes and characters, so this is a newtype of our own.

use std::{
    cell::{Cell, RefCell},
    iter::Enumerate,
    slice::Iter,
};

use nom::{Err, Input, Needed, Offset};

use super::{
    Miss, Parsed,
    quantity::{bound::Bounding, measure::Core, numeral::Number},
};
use crate::{
    lexicon::Lexicon,
    timex::written::{Length, Written},
    token::Token,
};

/// How many tokens a sentence may have; a longer one is refused.
pub(crate) const LONGEST: usize = 400;

/// How many leaves may be tried in one sentence; beyond that, all that is left is refused.
pub(crate) const BUDGET: u32 = 200_000;

/// Where the grammar stopped, and all it could have read there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The index of the token that could not be read.
    pub at: usize,
    /// What was looked for there, in the order in which it was tried.
    pub expected: Vec<&'static str>,
}

/// What the productions of one sentence share. It never leaves the sentence, so documents can be read in parallel.
#[derive(Debug)]
pub(crate) struct Scope<'l> {
    /// The words that productions may ask for by class.
    pub(crate) lexicon: &'l Lexicon,
    /// Where the furthest refusal is, and what was looked for there.
    furthest: Cell<usize>,
    expected: RefCell<Vec<&'static str>>,
    steps: Cell<u32>,
    /// The numbers, figures, bounds and times read last: many productions begin with the same.
    pub(crate) cardinals: Memo<Number>,
    pub(crate) numerals: Memo<Number>,
    pub(crate) ordinals: Memo<i64>,
    pub(crate) cores: Memo<Core>,
    pub(crate) bounds: Memo<Bounding>,
    pub(crate) lengths: Memo<Length>,
    pub(crate) dates: Memo<Written>,
    pub(crate) times: Memo<Written>,
}

/// What a production read in the places where it was tried last.
#[derive(Debug)]
pub(crate) struct Memo<T>([RefCell<Option<Tried<T>>>; 4]);

/// A place, by its start and how many tokens are left; then how many were read, and as what.
type Tried<T> = ((usize, usize), Option<(usize, T)>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| RefCell::default()))
    }
}

impl<T: Clone> Memo<T> {
    /// What the production reads, from memory if it was tried there.
    pub(crate) fn or_read<'t>(
        &self,
        input: Tokens<'t>,
        production: impl Fn(Tokens<'t>) -> Parsed<'t, T>,
    ) -> Parsed<'t, T> {
        let (cell, place) = (&self.0[input.start % self.0.len()], (input.start, input.run.len()));
        if let Some((tried, read)) = &*cell.borrow()
            && *tried == place
        {
            return match read {
                Some((length, value)) => Ok((input.take_from(*length), value.clone())),
                None => Err(Err::Error(Miss)),
            };
        }
        let read = production(input);
        let kept = read.as_ref().ok().map(|(rest, value)| (rest.start - input.start, value.clone()));
        cell.replace(Some((place, kept)));
        read
    }
}

impl<'l> Scope<'l> {
    /// A fresh record for a sentence.
    pub(crate) fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            furthest: Cell::new(0),
            expected: RefCell::default(),
            steps: Cell::new(0),
            cardinals: Memo::default(),
            numerals: Memo::default(),
            ordinals: Memo::default(),
            cores: Memo::default(),
            bounds: Memo::default(),
            lengths: Memo::default(),
            dates: Memo::default(),
            times: Memo::default(),
        }
    }

    /// A record that counts steps and notes no refusal, for areas whose refusals nobody asks for.
    pub(crate) fn silent(lexicon: &'l Lexicon) -> Self {
        Self { furthest: Cell::new(usize::MAX), ..Self::new(lexicon) }
    }

    /// Forgets the refusal noted so far and gives it back.
    pub(crate) fn take_refusal(&self) -> Refusal {
        let mut expected = Vec::new();
        for name in self.expected.take() {
            if !expected.contains(&name) {
                expected.push(name);
            }
        }
        Refusal { at: self.furthest.take(), expected }
    }

    /// Whether the sentence's budget of steps is used up.
    pub(crate) fn exhausted(&self) -> bool {
        self.steps.get() >= BUDGET
    }
}

/// A run of tokens of one sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'t> {
    run: &'t [Token<'t>],
    start: usize,
    scope: &'t Scope<'t>,
}

impl<'t> Tokens<'t> {
    /// The whole of a sentence.
    pub(crate) fn new(sentence: &'t [Token<'t>], scope: &'t Scope<'t>) -> Self {
        Self { run: sentence, start: 0, scope }
    }

    /// Notes that `expected` is not what stands here.
    pub(crate) fn refuse(self, expected: &'static str) {
        if self.start < self.scope.furthest.get() {
            return;
        }
        let mut noted = self.scope.expected.borrow_mut();
        if self.start > self.scope.furthest.replace(self.start) {
            noted.clear();
        }
        noted.push(expected);
    }

    /// Takes a step of the sentence's budget; false when it is used up.
    pub(crate) fn step(self) -> bool {
        let steps = self.scope.steps.get();
        self.scope.steps.set(steps.saturating_add(1));
        steps < BUDGET
    }

    /// What the productions of the sentence share.
    pub(crate) fn scope(self) -> &'t Scope<'t> {
        self.scope
    }

    /// The lexicon.
    pub(crate) fn lexicon(self) -> &'t Lexicon {
        self.scope.lexicon
    }

    /// The tokens of the run.
    pub(crate) fn run(self) -> &'t [Token<'t>] {
        self.run
    }

    /// The next token.
    pub(crate) fn first(self) -> Option<&'t Token<'t>> {
        self.run.first()
    }

    /// The index in the sentence of the next token.
    pub(crate) fn start(self) -> usize {
        self.start
    }
}

impl<'t> Input for Tokens<'t> {
    type Item = &'t Token<'t>;
    type Iter = Iter<'t, Token<'t>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.run.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { run: &self.run[..index], ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { run: &self.run[index..], start: self.start + index, ..*self }
    }

    /// nom wants what is left first, then what was taken.
    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.run.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.run.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.run.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        match count.checked_sub(self.run.len()) {
            None | Some(0) => Ok(count),
            Some(short) => Err(Needed::new(short)),
        }
    }
}

impl Offset for Tokens<'_> {
    fn offset(&self, later: &Self) -> usize {
        later.start - self.start
    }
}
