//! Cuts a sentence into words and marks, as the Penn Treebank does; words with hyphens stay whole.
//!
//! Each rule looks at the characters around it only, so the time is linear in the length.

use super::{abbreviation::keeps_stop, clitic};
use crate::span::Span;

/// Cuts a stretch of `prose`; `marks` holds where quotation marks stand, in order.
pub(super) fn split(prose: &str, span: Span, marks: &[u32]) -> Vec<Span> {
    let text = &prose[span.range()];
    let mut splitter =
        Splitter { text, base: span.start as usize, marks, found: Vec::with_capacity(text.len() / 5 + 2) };
    splitter.run();
    splitter.found
}

struct Splitter<'a> {
    text: &'a str,
    base: usize,
    marks: &'a [u32],
    found: Vec<Span>,
}

impl Splitter<'_> {
    fn run(&mut self) {
        let (mut at, mut chunk) = (0, Chunk::default());
        let mut before = None;
        while let Some(c) = self.text[at..].chars().next() {
            if is_blank(c) {
                at += c.len_utf8();
            } else {
                if at >= chunk.end {
                    chunk = Chunk::at(self.text, at);
                }
                let end = at + self.length(at, c, before, chunk);
                self.push(at, end);
                at = end;
            }
            before = self.text[..at].chars().next_back();
        }
    }

    /// The length in bytes of what starts at `at` with `c`, after `before`.
    fn length(&self, at: usize, c: char, before: Option<char>, chunk: Chunk) -> usize {
        let rest = &self.text[at..];
        let next = rest[c.len_utf8()..].chars().next();
        let fresh = before.is_none_or(|b| is_blank(b) || "([{“‘\"'".contains(b));
        if chunk.address && c.is_alphanumeric() {
            return address(&self.text[at..chunk.end]);
        }
        let digit_next = next.is_some_and(|n| n.is_ascii_digit());
        match c {
            _ if is_word(c) => word(rest),
            '-' | '+' | '−' | '.' if fresh && digit_next => c.len_utf8() + word(&rest[c.len_utf8()..]),
            '@' | '#' if fresh && next.is_some_and(char::is_alphabetic) => 1 + word(&rest[1..]),
            '\'' | '’' if fresh && !self.is_mark(at) => c.len_utf8() + elided(&rest[c.len_utf8()..]),
            '\'' | '`' if next == Some(c) => 2,
            '!' | '?' => run_of(rest, |other| other == '!' || other == '?'),
            '.' | '-' | '–' | '—' | '―' | '*' | '=' | '~' | '|' | '•' => {
                run_of(rest, |other| other == c)
            }
            _ => c.len_utf8() + run_of(&rest[c.len_utf8()..], is_attached),
        }
    }

    fn is_mark(&self, at: usize) -> bool {
        u32::try_from(self.base + at).is_ok_and(|at| self.marks.binary_search(&at).is_ok())
    }

    /// Adds the word, its clitics and ranges parted.
    fn push(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let mut from = start;
        for cut in clitic::cuts(word) {
            self.found.push(Span::new(self.base + from, self.base + start + cut));
            from = start + cut;
        }
        self.found.push(Span::new(self.base + from, self.base + end));
    }
}

/// A stretch without white space.
#[derive(Clone, Copy, Default)]
struct Chunk {
    end: usize,
    /// Whether it holds an address of the web or of mail.
    address: bool,
}

impl Chunk {
    fn at(text: &str, start: usize) -> Self {
        let rest = &text[start..];
        let chunk = &rest[..rest.find(is_blank).unwrap_or(rest.len())];
        let mail = || chunk.find('@').is_some_and(|at| at > 0 && chunk[at..].contains('.'));
        let address = chunk.contains("://") || chunk.starts_with("www.") || mail();
        Self { end: start + chunk.len(), address }
    }
}

/// The length of the address that the chunk begins with, without marks after it.
fn address(chunk: &str) -> usize {
    let end = chunk.find(['<', '>', '"', '“', '”']).unwrap_or(chunk.len());
    let trimmed = chunk[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    trimmed.len().max(chunk.chars().next().map_or(1, char::len_utf8))
}

/// The length of the word that `text` begins with.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut last = None;
    while let Some(c) = text[end..].chars().next() {
        let width = c.len_utf8();
        if !is_word(c) && !joins(text, end, last, c) {
            break;
        }
        last = Some(c);
        end += width;
        if c == '$' {
            return end;
        }
    }
    let after = &text[end..];
    if after.starts_with('.') && !after.starts_with("..") && keeps_stop(&text[..end], &after[1..]) {
        return end + 1;
    }
    end
}

/// Whether the mark `c` at `at` is inside a word that `text` begins with.
fn joins(text: &str, at: usize, last: Option<char>, c: char) -> bool {
    let (Some(last), after) = (last, &text[at + c.len_utf8()..]) else { return false };
    let Some(next) = after.chars().next() else { return false };
    let digits = last.is_ascii_digit() && next.is_ascii_digit();
    match c {
        '-' | '‐' | '‑' => {
            (last.is_alphanumeric() || last == '.') && (next.is_alphanumeric() || next == ' ')
        }
        '\'' | '’' => last.is_alphanumeric() && next.is_alphabetic(),
        '.' => digits || joins_stop(text, at, last, after),
        ',' => digits && is_group(after),
        ':' | '/' => digits,
        '&' => last.is_uppercase() && next.is_uppercase(),
        '$' => at <= 3 && next.is_ascii_digit() && text[..at].chars().all(char::is_uppercase),
        _ => false,
    }
}

/// Whether the stop at `at` is inside an abbreviation or a name such as `example.com`.
fn joins_stop(text: &str, at: usize, last: char, after: &str) -> bool {
    let mut following = after.chars();
    let (next, then) = (following.next().unwrap_or(' '), following.next().unwrap_or(' '));
    if !last.is_alphanumeric() || !next.is_alphabetic() {
        return false;
    }
    let part = text[..at].rsplit('.').next().unwrap_or_default();
    if last.is_alphabetic() && (part.chars().nth(1).is_none() || part == "Ph") {
        return !(next.is_uppercase() && then.is_lowercase());
    }
    next.is_lowercase() && !last.is_uppercase()
}

/// Whether the digits go on as a group of a separated number: three of them, or two and another group.
fn is_group(after: &str) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 || digits == 2 && after[2..].starts_with(',') && is_group(&after[3..])
}

/// The length after an apostrophe that stands for left-out letters: `'90s`, `'em`.
fn elided(rest: &str) -> usize {
    let length = run_of(rest, char::is_alphanumeric);
    let word = &rest[..length];
    let known = ["em", "til", "tis", "twas", "cause", "n"].iter().any(|w| w.eq_ignore_ascii_case(word));
    if known || word.starts_with(|c: char| c.is_ascii_digit()) { length } else { 0 }
}

/// The length of the run of characters that meet the test.
fn run_of(text: &str, test: impl Fn(char) -> bool) -> usize {
    text.find(|c| !test(c)).unwrap_or(text.len())
}

/// Whether the character is part of any word it stands in.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii() && (c.is_alphanumeric() || is_attached(c))
}

/// Whether the character belongs to the one before: combining marks, joiners, variants of emoji.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether the character parts words and is no token: space, control characters, marks of width zero.
fn is_blank(c: char) -> bool {
    c == ' '
        || c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use crate::{span::Span, token::tokenize};

    fn words(text: &str) -> Vec<&str> {
        tokenize(text, Span::new(0, text.len())).into_iter().map(|s| &text[s.range()]).collect()
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join(" "), expected, "{text}");
    }

    #[test]
    fn clitics_are_parted() {
        check("don't can’t won't cannot", "do n't ca n’t wo n't can not");
        check("who's they’ll I'd've we're", "who 's they ’ll I 'd 've we 're");
        check("the harbour's cranes, the nurses' pay", "the harbour 's cranes , the nurses ' pay");
        check("O'Dell said at ten o'clock", "O'Dell said at ten o'clock");
        check("GONNA gotta", "GON NA got ta");
    }

    #[test]
    fn words_with_hyphens_stay_whole() {
        check(
            "war-crimes 675-mile-long nine-member F-16 anti-s",
            "war-crimes 675-mile-long nine-member F-16 anti-s",
        );
        check("two- and three-year terms", "two- and three-year terms");
        check("a 3-2 win in 2014-2015", "a 3 - 2 win in 2014 - 2015");
        check("on 2024-05-01", "on 2024-05-01");
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("1,084 ships, 3.5% of 10:30, 9/11", "1,084 ships , 3.5 % of 10:30 , 9/11");
        check("in 2014,2015 and 1,00,000", "in 2014 , 2015 and 1,00,000");
        check("$5 US$20 €7.50 5€ -5 .5", "$ 5 US$ 20 € 7.50 5 € -5 .5");
        check("the 1st in the '90s", "the 1st in the '90s");
    }

    #[test]
    fn abbreviations_keep_their_stop_and_sentences_do_not() {
        check("Mr. Hale met the U.N. envoy on Dec. 26.", "Mr. Hale met the U.N. envoy on Dec. 26 .");
        check(
            "J. K. Orr spoke at 9 a.m. to Ph.D. students.",
            "J. K. Orr spoke at 9 a.m. to Ph.D. students .",
        );
        check("It ends here.Then it goes on.", "It ends here . Then it goes on .");
        check("plan B. No. 5 said no.", "plan B. No. 5 said no .");
    }

    #[test]
    fn marks_stand_alone() {
        check("“No,” he said—twice…", "“ No , ” he said — twice …");
        check("``No'' -- she (again) said...", "`` No '' -- she ( again ) said ...");
        check("[sic] and/or ‘so’?!", "[ sic ] and / or ‘ so ’ ?!");
        check("AT&T a & b", "AT&T a & b");
    }

    #[test]
    fn addresses_stay_whole() {
        check(
            "see https://example.org/a?b=c, or mail a.b@example.org.",
            "see https://example.org/a?b=c , or mail a.b@example.org .",
        );
        check("(www.example.com) example.com. @desk #port", "( www.example.com ) example.com . @desk #port");
    }

    #[test]
    fn any_text_is_cut_into_ordered_spans_without_blanks() {
        for text in [
            "",
            " ",
            "\u{feff}a\u{a0}b",
            "日本語 👩‍👩‍👧 e\u{301}",
            "'''\"``''",
            "-",
            "a-",
            "@",
            "$",
            "\0\u{1b}[1m x",
            "1,,2..3",
            "’",
            "‑‑a‑",
        ] {
            let spans = tokenize(text, Span::new(0, text.len()));
            assert!(spans.windows(2).all(|w| w[0].end <= w[1].start), "{text:?}");
            assert!(spans.iter().all(|s| !s.is_empty() && !text[s.range()].contains(' ')), "{text:?}");
        }
    }
}
