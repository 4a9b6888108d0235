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
    let (start, rest) = phrase.split_at_checked(word.len())?;
    let ends = matches!(rest.first(), None | Some(b' '));
    (ends && start.eq_ignore_ascii_case(word.as_bytes())).then_some(rest)
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
    lexicon.is(&token.lemma, class) || lexicon.is(token.text, class)
}
