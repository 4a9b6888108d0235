//! A mark that may end a sentence, with what stands around it.

/// What sort of mark it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A single full stop.
    Dot,
    /// Two or more full stops, or the character for three.
    Ellipsis,
    /// A run of marks with a question or exclamation mark in it.
    Loud,
    /// A mark of Chinese or Japanese, which no space follows.
    Wide,
}

/// A mark in the text of a block, the closing marks after it, and where the next word begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop<'a> {
    text: &'a str,
    /// What sort of mark it is.
    pub(super) mark: Mark,
    /// Where the mark begins, in bytes.
    at: usize,
    /// Where the mark ends and closing quotation marks and brackets begin.
    closers: usize,
    /// Where those end.
    pub(super) end: usize,
    /// Where the next text begins, white space skipped.
    pub(super) next: usize,
    /// Whether a quotation mark closes after the mark.
    pub(super) quoted: bool,
    /// Whether a bracket does.
    pub(super) bracketed: bool,
}

/// Names of sites and files end in these, which do not begin sentences.
const SUFFIXES: &[&str] =
    &["Ai", "App", "Co", "Com", "Edu", "Eu", "Gov", "Info", "Io", "Js", "Net", "Org", "Tv", "Uk"];

/// A word is looked for no further than this, in bytes.
const WORD: usize = 64;

/// What follows a mark is looked at no further than this, in bytes.
const AHEAD: usize = 256;

impl<'a> Stop<'a> {
    /// The next mark of `text` from the offset `from`.
    pub(super) fn next(text: &'a str, from: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut at = from;
        let mark = loop {
            let skipped =
                bytes[at..].iter().position(|b| matches!(b, b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef))?;
            at += skipped;
            match mark_at(&bytes[at..]) {
                Some((mark, _)) => break mark,
                None => at += 1,
            }
        };
        let mut stop =
            Self { text, mark, at, closers: at, end: at, next: at, quoted: false, bracketed: false };
        stop.take_marks();
        stop.take_closers();
        stop.next = text.len() - text[stop.end..].trim_start().len();
        Some(stop)
    }

    /// Whether white space or the end of the block follows.
    pub(super) fn spaced(&self) -> bool {
        self.next > self.end || self.next == self.text.len()
    }

    /// Whether the mark is two or four full stops: an ending and a slip, or an ending and an ellipsis.
    pub(super) fn is_doubled(&self) -> bool {
        matches!(&self.text[self.at..self.closers], ".." | "...." | "….")
    }

    /// Whether the mark is the last of several parted by spaces.
    pub(super) fn is_spaced_ellipsis(&self) -> bool {
        let before = &self.text[..self.at];
        before.ends_with(". ") || before.is_empty()
    }

    /// The text from `start`, as far as one looks ahead.
    fn near(&self, start: usize) -> &'a str {
        let end = self.text.floor_char_boundary((start + AHEAD).min(self.text.len()));
        &self.text[start..end]
    }

    /// What follows, opening marks skipped.
    pub(super) fn rest(&self) -> &'a str {
        let opens = |c: char| "\"'`“‘„«([{—–-•*".contains(c) || c.is_whitespace();
        self.near(self.next).trim_start_matches(opens)
    }

    /// The first character of what follows, opening marks skipped.
    pub(super) fn first(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether a space stands before the mark.
    pub(super) fn stands_apart(&self) -> bool {
        self.text[..self.at].ends_with(' ')
    }

    /// The word that the mark ends, in the sentence from `start`.
    pub(super) fn word(&self, start: usize) -> &'a str {
        // Text that was tokenised before has a space before the mark: `Dec . 12`, `6 . 2 percent`.
        let before = self.text[start..self.at].trim_end_matches(' ');
        let parts = |c: char| c.is_whitespace() || "\"'`“‘„«([{—–/".contains(c);
        let mut low = before.len().saturating_sub(WORD);
        while !before.is_char_boundary(low) {
            low += 1;
        }
        let near = &before[low..];
        near.rfind(parts).map_or(near, |found| near[found..].trim_start_matches(parts))
    }

    /// Whether the mark follows the number or letter that begins the item of a list.
    pub(super) fn is_numbering(&self, start: usize) -> bool {
        let lead = &self.text[start..self.at];
        let short = !lead.is_empty() && lead.len() <= 3;
        short && (lead.bytes().all(|b| b.is_ascii_digit()) || lead.len() == 1 && lead.is_ascii())
    }

    /// Whether the sentence from `start` is itself in brackets.
    pub(super) fn opened_by_bracket(&self, start: usize) -> bool {
        self.text[start..].starts_with(['(', '['])
    }

    /// Whether the next sentence follows without a space, as in `spotlight.During`.
    pub(super) fn is_glued(&self, start: usize) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let ended = before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || "”’\")]".contains(c));
        if self.mark == Mark::Ellipsis || !ended || self.has_open_quote(start) {
            return false;
        }
        let after = self.near(self.end);
        let opened = after.strip_prefix(['“', '‘']);
        let letters = opened.unwrap_or(after);
        begins_word(letters) && (opened.is_some() || self.quoted || self.is_prose(start, letters))
    }

    /// Whether a straight mark after the stop opens a quotation: the sentence has an even number before it.
    fn has_open_quote(&self, start: usize) -> bool {
        let straight = self.text[self.closers..self.end].contains('"');
        straight && self.text[start..self.closers].matches('"').count().is_multiple_of(2)
    }

    /// Whether the text around the mark is two words of prose, and no name of a site, file or method.
    fn is_prose(&self, start: usize, after: &str) -> bool {
        let word = self.word(start);
        let run = after.split(char::is_whitespace).next().unwrap_or_default();
        let next = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let technical = |c: char| matches!(c, '@' | '_' | '/' | '\\' | '=');
        let small = word.len() > 1 && word.ends_with(char::is_lowercase);
        let year = word.len() > 1 && word.bytes().all(|b| b.is_ascii_digit());
        let in_path = self.text[start..self.at].strip_suffix(word).is_some_and(|lead| lead.ends_with('/'));
        let is_name =
            word.contains(['.', '@']) || in_path || word.starts_with(char::is_uppercase) && run != next;
        (small || year) && !is_name && !run.contains(technical) && !SUFFIXES.contains(&next)
    }

    /// Takes further marks of the same run.
    fn take_marks(&mut self) {
        let bytes = self.text.as_bytes();
        let mut count = 0;
        while let Some((mark, length)) = mark_at(&bytes[self.closers..]) {
            count += 1;
            self.closers += length;
            self.mark = match (self.mark, mark) {
                (Mark::Loud, _) | (_, Mark::Loud) => Mark::Loud,
                (Mark::Dot, Mark::Dot) if count == 1 => Mark::Dot,
                (Mark::Wide, _) => Mark::Wide,
                (_, Mark::Dot | Mark::Ellipsis) => Mark::Ellipsis,
                (first, Mark::Wide) => first,
            };
        }
        self.end = self.closers;
    }

    /// Takes closing quotation marks, brackets and the numbers of notes.
    fn take_closers(&mut self) {
        loop {
            let rest = &self.text[self.end..];
            let Some(c) = rest.chars().next() else { return };
            match c {
                '"' | '”' | '’' | '\'' | '»' => self.quoted = true,
                ')' | ']' | '}' => self.bracketed = true,
                '[' if note(rest).is_some() => {
                    self.end += note(rest).unwrap_or(0);
                    continue;
                }
                _ => return,
            }
            self.end += c.len_utf8();
        }
    }
}

/// The mark that begins `bytes`, and its length.
fn mark_at(bytes: &[u8]) -> Option<(Mark, usize)> {
    match bytes {
        [b'.', ..] => Some((Mark::Dot, 1)),
        [b'!' | b'?', ..] => Some((Mark::Loud, 1)),
        [0xe2, 0x80, 0xa6, ..] => Some((Mark::Ellipsis, 3)),
        [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x81 | 0x9f, ..] => Some((Mark::Wide, 3)),
        _ => None,
    }
}

/// The length of the reference to a note, such as `[12]`, that begins `text`.
fn note(text: &str) -> Option<usize> {
    let digits = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    ((1..=3).contains(&digits) && text[1 + digits..].starts_with(']')).then_some(digits + 2)
}

/// Whether `text` begins with a capital and a small letter, or with a word that is one capital.
fn begins_word(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    let second = chars.next();
    let capital = first.is_some_and(char::is_uppercase);
    let alone = matches!(first, Some('A' | 'I')) && second.is_some_and(char::is_whitespace);
    capital && (second.is_some_and(char::is_lowercase) || alone)
}
