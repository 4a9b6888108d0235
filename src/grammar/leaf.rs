//! Single words, and phrases of fixed words: the only productions that look at a token.

use nom::{Err, Input};

use super::{Miss, Parsed, input::Tokens};
use crate::token::{Pos, Tag, Token};

/// A token that meets a test.
pub(crate) fn token<'t>(
    expected: &'static str,
    test: impl Fn(&'t Token<'t>) -> bool,
) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token<'t>> {
    move |input| match input.first() {
        Some(token) if input.step() && test(token) => Ok((input.take_from(1), token)),
        _ => miss(input, expected),
    }
}

/// A token that stands for a value.
pub(crate) fn value<'t, T>(
    expected: &'static str,
    read: impl Fn(&'t Token<'t>) -> Option<T>,
) -> impl Fn(Tokens<'t>) -> Parsed<'t, T> {
    move |input| match input.first().filter(|_| input.step()).and_then(&read) {
        Some(value) => Ok((input.take_from(1), value)),
        None => miss(input, expected),
    }
}

/// A token with one of the tags.
pub(crate) fn tag<'t>(
    expected: &'static str,
    tags: &'static [Tag],
) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token<'t>> {
    token(expected, move |token| tags.contains(&token.tag))
}

/// A token with one of the parts of speech.
pub(crate) fn pos<'t>(
    expected: &'static str,
    parts: &'static [Pos],
) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token<'t>> {
    token(expected, move |token| parts.contains(&token.pos))
}

/// A token with one of the dictionary forms, in any case.
pub(crate) fn lemma<'t>(
    expected: &'static str,
    lemmas: &'static [&'static str],
) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token<'t>> {
    token(expected, move |token| lemmas.iter().any(|l| token.lemma.eq_ignore_ascii_case(l)))
}

/// A token of a class of the lexicon, by its form or its dictionary form.
pub(crate) fn class<'t>(
    expected: &'static str,
    class: &'static str,
) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token<'t>> {
    move |input| match input.first() {
        Some(token) if input.step() && is_class(input, token, class) => Ok((input.take_from(1), token)),
        _ => miss(input, expected),
    }
}

/// The words of the phrase, as written but in any case.
pub(crate) fn phrase<'t>(words: &'static str) -> impl Fn(Tokens<'t>) -> Parsed<'t, ()> {
    move |input| {
        let (mut rest, mut left) = (input, words.as_bytes());
        loop {
            let after = rest.first().filter(|_| rest.step()).and_then(|token| without_word(left, token.text));
            let Some(after) = after else { return miss(rest, words) };
            rest = rest.take_from(1);
            match after {
                [] => return Ok((rest, ())),
                _ => left = &after[1..],
            }
        }
    }
}

/// What is left of a phrase, a space first, without the word that it starts with.
fn without_word<'w>(phrase: &'w [u8], word: &str) -> Option<&'w [u8]> {
    // Letters differ from their capitals by 32. Most words part here.
    if phrase.first()? | 32 != word.as_bytes().first()? | 32 {
        return None;
    }
    let (start, rest) = phrase.split_at_checked(word.len())?;
    let ends = matches!(rest.first(), None | Some(b' '));
    (ends && start.eq_ignore_ascii_case(word.as_bytes())).then_some(rest)
}

/// Which phrases of a list may start with a word, by its first letter and its length: of many phrases few are tried.
pub(crate) struct Starts {
    letters: [u128; 32],
    lengths: [u128; 16],
}

impl Starts {
    /// Where the phrases of a list are; it has no more than 128.
    pub(crate) const fn of_phrases(list: &[&str]) -> Self {
        let (mut starts, mut at) = (Self { letters: [0; 32], lengths: [0; 16] }, 0);
        while at < list.len() {
            starts = starts.with(list[at].as_bytes(), at);
            at += 1;
        }
        starts
    }

    /// Where the phrases of a table are, which stand first in its rows; it has no more than 128.
    pub(crate) const fn of_rows<T>(rows: &[(&str, T)]) -> Self {
        let (mut starts, mut at) = (Self { letters: [0; 32], lengths: [0; 16] }, 0);
        while at < rows.len() {
            starts = starts.with(rows[at].0.as_bytes(), at);
            at += 1;
        }
        starts
    }

    /// The places in the list of the phrases that may start with the next token, in order.
    pub(crate) fn at(&self, input: Tokens<'_>) -> impl Iterator<Item = usize> + use<> {
        let word = input.first().map_or(&[][..], |token| token.text.as_bytes());
        let mut left = word.first().map_or(0, |first| self.letters[usize::from(first % 32)])
            & self.lengths[word.len() % 16];
        std::iter::from_fn(move || {
            let next = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (next < 128).then_some(next)
        })
    }

    const fn with(mut self, phrase: &[u8], at: usize) -> Self {
        let mut length = 0;
        while length < phrase.len() && phrase[length] != b' ' {
            length += 1;
        }
        // Letters and their capitals are alike without their three highest bits.
        self.letters[phrase[0] as usize % 32] |= 1 << at;
        self.lengths[length % 16] |= 1 << at;
        self
    }
}

/// The first row of a table whose phrase stands here.
pub(crate) fn row<'t, T>(
    starts: &Starts,
    rows: &'static [(&'static str, T)],
    input: Tokens<'t>,
) -> Option<(Tokens<'t>, &'static T)> {
    starts.at(input).find_map(|at| phrase(rows[at].0)(input).ok().map(|(rest, ())| (rest, &rows[at].1)))
}

/// A hyphen, dash or slash that joins two words without a space: "Berlin–Paris".
pub(crate) fn tight_dash<'t>(input: Tokens<'t>) -> Parsed<'t, &'t Token<'t>> {
    let joined = match input.run() {
        [dash, next, ..] => matches!(dash.text, "-" | "–" | "‑" | "/") && dash.span.end == next.span.start,
        _ => false,
    };
    if joined { token("a dash", |_| true)(input) } else { miss(input, "a dash") }
}

/// Refuses, noting what was looked for.
pub(crate) fn miss<'t, T>(input: Tokens<'t>, expected: &'static str) -> Parsed<'t, T> {
    input.refuse(expected);
    Err(Err::Error(Miss))
}

fn is_class(input: Tokens<'_>, token: &Token<'_>, class: &str) -> bool {
    let lexicon = input.lexicon();
    lexicon.is(&token.lemma, class)
        || !token.lemma.eq_ignore_ascii_case(token.text) && lexicon.is(token.text, class)
}
