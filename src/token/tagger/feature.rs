//! The templates: which combinations of a word, its neighbours and the tags before it are weighed.

use super::word::{BOUNDARY, Word, mix};

/// How many features depend on the words alone.
pub const FIXED: usize = 33;
/// How many depend on the tags before, too.
pub const DYNAMIC: usize = 9;

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
    let Context { word: w, before: [m1, m2], after: [p1, p2] } = context;
    [
        one(1, 0),
        one(2, w.folded),
        one(3, w.written),
        one(4, w.suffixes[0]),
        one(5, w.suffixes[1]),
        one(6, w.suffixes[2]),
        one(7, w.suffixes[3]),
        one(8, w.prefixes[0]),
        one(9, w.prefixes[1]),
        one(10, w.prefixes[2]),
        one(11, w.shape),
        one(12, w.flags),
        one(17, m1.folded),
        one(18, m2.folded),
        one(19, p1.folded),
        one(20, p2.folded),
        one(21, m1.suffixes[2]),
        one(22, p1.suffixes[2]),
        two(23, p1.shape, w.shape),
        two(24, m1.shape, w.shape),
        one(25, w.class),
        one(26, p1.class),
        two(27, w.class, p1.class),
        two(30, w.folded, p1.folded),
        two(31, w.folded, m1.folded),
        three(32, p1.class, p2.class, w.class),
        two(34, w.suffixes[2], p1.class),
        two(35, w.suffixes[1], w.shape),
        two(37, p1.flags, w.flags),
        one(38, w.lexical),
        two(40, w.lexical, w.suffixes[1]),
        two(41, w.lexical, p1.lexical),
        two(42, w.lexical, w.shape),
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
        two(15, last, w.folded),
        two(16, last, w.suffixes[2]),
        three(28, last, w.class, p1.class),
        two(29, last, w.class),
        two(33, last, p1.folded),
        three(36, last, second, w.class),
        two(39, last, w.lexical),
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
