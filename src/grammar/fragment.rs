//! Words cut finer than tokens: `16.4m`, `two-year` and `2022-12-26` are several fragments.
//! Times and figures are read over fragments, so that they do not hang on how a tokeniser treats a hyphen.

use std::{borrow::Cow, ops::Range};

use crate::{span::Span, token::Token};

/// The fragments of a sentence, and the token that each was cut from.
#[derive(Debug, Default)]
pub(crate) struct Fragments<'s> {
    /// The fragments, each with the tag and lemma of its token.
    pub(crate) run: Vec<Token<'s>>,
    owner: Vec<usize>,
}

impl<'s> Fragments<'s> {
    /// Cuts the tokens of a sentence.
    pub(crate) fn new(sentence: &'s [Token<'_>]) -> Self {
        let mut fragments = Self { run: Vec::with_capacity(sentence.len() + 8), owner: Vec::new() };
        for (index, token) in sentence.iter().enumerate() {
            fragments.cut(index, token);
        }
        fragments
    }

    /// The index of the token that a fragment was cut from.
    pub(crate) fn owner(&self, fragment: usize) -> usize {
        self.owner[fragment]
    }

    /// The tokens that a run of fragments touches.
    pub(crate) fn tokens(&self, fragments: Range<usize>) -> Range<usize> {
        match (self.owner.get(fragments.start), self.owner.get(fragments.end.saturating_sub(1))) {
            (Some(first), Some(last)) => *first..*last + 1,
            _ => 0..0,
        }
    }

    /// Whether a fragment follows the one before it without a gap and both are letters or digits, as in `F16`.
    pub(crate) fn inside_word(&self, fragment: usize) -> bool {
        let Some((before, here)) =
            fragment.checked_sub(1).and_then(|b| self.run.get(b).zip(self.run.get(fragment)))
        else {
            return false;
        };
        let wordlike = |text: &str| text.starts_with(char::is_alphanumeric);
        before.span.end == here.span.start && wordlike(before.text) && wordlike(here.text)
    }

    /// Whether a run of fragments is part of something longer: a telephone number, a version, a name with a number.
    pub(crate) fn part_of_longer(&self, run: Range<usize>) -> bool {
        let glued = |a: usize, b: usize| {
            self.run.get(a).zip(self.run.get(b)).is_some_and(|(a, b)| a.span.end == b.span.start)
        };
        let text = |at: usize| self.run.get(at).map_or("", |t| t.text);
        let digit = |at: usize| text(at).starts_with(|c: char| c.is_ascii_digit());
        let wordlike = |at: usize| text(at).starts_with(char::is_alphanumeric);
        let Range { start, end } = run;
        let behind = |start: usize| {
            let joint = matches!(text(start - 1), "-" | "/" | "." | ":" | "+" | "#" | "_");
            joint && digit(start) && glued(start - 1, start)
                || start > 1 && minus(text(start)) && wordlike(start - 1) && glued(start - 1, start)
        };
        let before = start > 0 && behind(start);
        let joint = matches!(text(end), "-" | "/" | "." | ":" | "_");
        let after = end > 0
            && joint
            && digit(end - 1)
            && glued(end - 1, end)
            && digit(end + 1)
            && glued(end, end + 1);
        before || after || self.inside_word(end)
    }

    fn cut(&mut self, index: usize, token: &'s Token<'_>) {
        let text = token.text;
        let plain = text.bytes().all(|b| b.is_ascii_alphabetic());
        if text.len() != token.span.len() || plain || is_address(text) {
            self.push(index, token, 0..text.len());
            return;
        }
        let mut start = 0;
        while start < text.len() {
            let end = start + run_length(&text[start..]);
            self.push(index, token, start..end);
            start = end;
        }
    }

    fn push(&mut self, index: usize, token: &'s Token<'_>, range: Range<usize>) {
        let whole = range.len() == token.text.len();
        let offset = token.span.start as usize;
        self.run.push(Token {
            text: &token.text[range.clone()],
            span: if whole { token.span } else { Span::new(offset + range.start, offset + range.end) },
            lemma: Cow::Borrowed(if whole { &token.lemma } else { &token.text[range] }),
            tag: token.tag,
            pos: token.pos,
            quoted: token.quoted,
        });
        self.owner.push(index);
    }
}

/// The length in bytes of the first fragment: a figure, a run of letters with its full stops, or a single sign.
fn run_length(text: &str) -> usize {
    let first = text.chars().next().map_or(1, char::len_utf8);
    let digits = text.trim_start_matches('.');
    if text.len() - digits.len() <= 1 && digits.starts_with(|c: char| c.is_ascii_digit()) {
        return figure_length(text);
    }
    let letters =
        text.char_indices().find(|&(_, c)| !is_letter(c) && c != '.').map_or(text.len(), |(at, _)| at);
    if text.starts_with(is_letter) && text[..letters].contains(char::is_alphabetic) {
        return letters.max(first);
    }
    first
}

/// The length of digits with the full stops and commas that stand between digits.
fn figure_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    end
}

/// Whether a word is an address on the web or of a person, in which no figure means anything.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.") || text.contains('@') && !text.starts_with('@')
}

fn minus(text: &str) -> bool {
    matches!(text, "-" | "−")
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | '²' | '³')
}

/// The words of a run, with a space where there was a gap.
pub(crate) fn text_of(run: &[Token<'_>]) -> String {
    let length = run.first().zip(run.last()).map_or(0, |(first, last)| first.span.join(last.span).len());
    let mut text = String::with_capacity(length);
    let mut end = None;
    for token in run {
        if end.is_some_and(|end| end < token.span.start) {
            text.push(' ');
        }
        text.push_str(token.text);
        end = Some(token.span.end);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{Pos, Tag};

    fn cut(word: &str) -> Vec<String> {
        let token = Token {
            text: word,
            span: Span::new(10, 10 + word.len()),
            lemma: Cow::Borrowed(word),
            tag: Tag::Nn,
            pos: Pos::Noun,
            quoted: 0,
        };
        Fragments::new(&[token]).run.iter().map(|p| p.text.to_owned()).collect()
    }

    #[test]
    fn figures_letters_and_signs_part() {
        assert_eq!(cut("16.4m"), ["16.4", "m"]);
        assert_eq!(cut("two-year"), ["two", "-", "year"]);
        assert_eq!(cut("2022-12-26"), ["2022", "-", "12", "-", "26"]);
        assert_eq!(cut("12,567.5"), ["12,567.5"]);
        assert_eq!(cut("03:10"), ["03", ":", "10"]);
        assert_eq!(cut(".25"), [".25"]);
        assert_eq!(cut("US$5"), ["US", "$", "5"]);
    }

    #[test]
    fn abbreviations_and_contractions_stay_whole() {
        assert_eq!(cut("a.m."), ["a.m."]);
        assert_eq!(cut("o'clock"), ["o'clock"]);
        assert_eq!(cut("km²"), ["km²"]);
        assert_eq!(cut("…"), ["…"]);
    }

    #[test]
    fn names_with_numbers_are_longer() {
        let word = |text: &'static str, start: usize| Token {
            text,
            span: Span::new(start, start + text.len()),
            lemma: Cow::Borrowed(text),
            tag: Tag::Nn,
            pos: Pos::Noun,
            quoted: 0,
        };
        let sentence = [word("The", 0), word("F-16", 4), word("fell", 9)];
        let fragments = Fragments::new(&sentence);
        assert!(fragments.part_of_longer(2..4));
        assert!(fragments.part_of_longer(3..4));
        assert!(!fragments.part_of_longer(0..1));
    }

    #[test]
    fn places_are_kept() {
        let token = Token {
            text: "5km",
            span: Span::new(3, 6),
            lemma: Cow::Borrowed("5km"),
            tag: Tag::Cd,
            pos: Pos::Num,
            quoted: 0,
        };
        let sentence = [token];
        let fragments = Fragments::new(&sentence);
        assert_eq!(fragments.run[1].span, Span::new(4, 6));
        assert!(fragments.inside_word(1));
        assert_eq!(fragments.tokens(1..2), 0..1);
    }
}
