//! The templates: which combinations of a word, its neighbours and the tags before it are weighed.

use super::word::{BOUNDARY, Word, mix};

/// How many features depend on the words alone.
pub const FIXED: usize = ALONE + NEIGHBOUR + PAIRED;
/// How many depend on the tags before, too.
pub const DYNAMIC: usize = 9;

/// How many depend on the word alone.
const ALONE: usize = 17;
/// How many depend on one of its neighbours alone.
const NEIGHBOUR: usize = 7;
/// How many depend on the word and its neighbours together.
const PAIRED: usize = 9;

/// How many of the features of an array, from its start, have weights for most labels.
#[derive(Clone, Copy)]
pub(super) struct Dense(pub(super) usize);

pub(super) const ALONE_DENSE: Dense = Dense(8);
pub(super) const PAIRED_DENSE: Dense = Dense(4);
pub(super) const DYNAMIC_DENSE: Dense = Dense(3);

/// A place in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    word: &'a Word,
    before: [&'a Word; 2],
    after: [&'a Word; 2],
}

impl<'a> Context<'a> {
    /// The place of the word at `index`.
    #[must_use]
    pub fn new(words: &'a [Word], index: usize) -> Self {
        let at = |index: Option<usize>| index.and_then(|i| words.get(i)).unwrap_or(&BOUNDARY);
        Self {
            word: at(Some(index)),
            before: [at(index.checked_sub(1)), at(index.checked_sub(2))],
            after: [at(Some(index + 1)), at(Some(index + 2))],
        }
    }
}

/// The features that depend on the words alone.
#[must_use]
pub fn fixed(context: &Context<'_>) -> [u64; FIXED] {
    let Context { word, before: [m1, m2], after: [p1, p2] } = context;
    let alone = alone(word).into_iter();
    let neighbours = as_before(m1).into_iter().chain(as_second_before(m2));
    let neighbours = neighbours.chain(as_after(p1)).chain(as_second_after(p2));
    let mut all = alone.chain(neighbours).chain(paired(context));
    std::array::from_fn(|_| all.next().unwrap_or(0))
}

/// Those that depend on the word alone.
pub(super) fn alone(w: &Word) -> [u64; ALONE] {
    [
        one(1, 0),
        one(4, w.suffixes[0]),
        one(5, w.suffixes[1]),
        one(8, w.prefixes[0]),
        one(11, w.shape),
        one(12, w.flags),
        one(38, w.lexical),
        two(42, w.lexical, w.shape),
        one(25, w.class),
        two(40, w.lexical, w.suffixes[1]),
        one(2, w.folded),
        one(3, w.written),
        one(6, w.suffixes[2]),
        one(7, w.suffixes[3]),
        one(9, w.prefixes[1]),
        one(10, w.prefixes[2]),
        two(35, w.suffixes[1], w.shape),
    ]
}

/// Those that a word gives to the one after it.
pub(super) fn as_before(w: &Word) -> [u64; 2] {
    [one(17, w.folded), one(21, w.suffixes[2])]
}

/// Those that a word gives to the second one after it.
pub(super) fn as_second_before(w: &Word) -> [u64; 1] {
    [one(18, w.folded)]
}

/// Those that a word gives to the one before it.
pub(super) fn as_after(w: &Word) -> [u64; 3] {
    [one(19, w.folded), one(22, w.suffixes[2]), one(26, w.class)]
}

/// Those that a word gives to the second one before it.
pub(super) fn as_second_after(w: &Word) -> [u64; 1] {
    [one(20, w.folded)]
}

/// Those that depend on the word and its neighbours together.
pub(super) fn paired(context: &Context<'_>) -> [u64; PAIRED] {
    let Context { word: w, before: [m1, _], after: [p1, p2] } = context;
    [
        two(23, p1.shape, w.shape),
        two(24, m1.shape, w.shape),
        two(37, p1.flags, w.flags),
        two(41, w.lexical, p1.lexical),
        two(27, w.class, p1.class),
        two(30, w.folded, p1.folded),
        two(31, w.folded, m1.folded),
        three(32, p1.class, p2.class, w.class),
        two(34, w.suffixes[2], p1.class),
    ]
}

/// The features that depend on the labels of the last word and the one before it, too.
#[must_use]
pub fn dynamic(context: &Context<'_>, last: u8, second: u8) -> [u64; DYNAMIC] {
    let Context { word: w, after: [p1, _], .. } = context;
    let (last, second) = (mix(13, u64::from(last)), mix(17, u64::from(second)));
    [
        one(13, last),
        two(14, last, second),
        two(39, last, w.lexical),
        two(29, last, w.class),
        two(15, last, w.folded),
        two(16, last, w.suffixes[2]),
        three(28, last, w.class, p1.class),
        two(33, last, p1.folded),
        three(36, last, second, w.class),
    ]
}

/// The label before the first word.
pub const START: u8 = 255;

fn one(template: u64, value: u64) -> u64 {
    mix(template << 32, value)
}

fn two(template: u64, value: u64, other: u64) -> u64 {
    mix(one(template, value), other)
}

fn three(template: u64, value: u64, other: u64, third: u64) -> u64 {
    mix(two(template, value, other), third)
}
