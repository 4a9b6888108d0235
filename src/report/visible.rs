//! Makes visible what would act on a terminal or hide on it: control characters, direction marks,
//! characters that show nothing. Whatever a document, a name or a message holds passes through here.

use std::borrow::Cow;

/// What stands in a report for a character that must not be printed; none if it may be.
///
/// Control characters become their pictures (`␛`), others their code point (`<U+202E>`). Joiners stay: emoji
/// and the scripts of Persia and India need them.
pub(crate) fn stand_in(c: char) -> Option<Cow<'static, str>> {
    let code = u32::from(c);
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + code).map(|picture| Cow::Owned(picture.to_string())),
        '\u{7f}' => Some(Cow::Borrowed("␡")),
        _ if is_hidden(c) => Some(Cow::Owned(format!("<U+{code:04X}>"))),
        _ => None,
    }
}

/// Whether a character beyond ASCII acts on a terminal, on the direction of text, or shows nothing.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// A text that may be printed on one line.
///
/// # Examples
///
/// ```
/// use belie::report::on_one_line;
///
/// assert_eq!(on_one_line("ring\u{7} the\tbell\n\u{202e}now"), "ring␇ the bell <U+202E>now");
/// ```
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| stand_in(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match stand_in(c) {
            _ if matches!(c, '\t' | '\n') => shown.push(' '),
            Some(visible) => shown.push_str(&visible),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// A text on one line in which characters give way to what a format writes for them.
pub(crate) fn escaped(text: &str, written: impl Fn(char) -> Option<Cow<'static, str>>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in on_one_line(text).chars() {
        match written(c) {
            Some(written) => out.push_str(&written),
            None => out.push(c),
        }
    }
    out
}

/// A text that may be printed on several lines: line ends and tabs stay, all else as [`on_one_line`].
#[must_use]
pub fn on_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match stand_in(c) {
            Some(visible) if !matches!(c, '\t' | '\n') => shown.push_str(&visible),
            _ => shown.push(c),
        }
    }
    shown
}

/// Words on lines of at most `width` characters; a longer word has a line of its own. Never empty.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        let added = columns(word);
        if length > 0 && length + 1 + added > width {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += added;
    }
    lines.push(line);
    lines
}

/// How many columns a text takes on a terminal, near enough to break lines by.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// The columns of a character: two for those of East Asia and for emoji, none for marks that combine.
#[must_use]
pub fn column(c: char) -> usize {
    match u32::from(c) {
        0x300..=0x36f | 0x200c..=0x200d | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff => 2,
        0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_stays() {
        let hostile = "\0\x1b[2J\r\u{7f}\u{9b}31m\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}";
        let shown = on_one_line(hostile);
        assert_eq!(shown, "␀␛[2J␍␡<U+009B>31m<U+202E><U+2066><U+200B><U+FEFF><U+E0041>");
        assert!(!on_lines(hostile).contains('\x1b'));
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["naïve — “so”", "می‌خواهم", "👩‍👩‍👧", "外交部", "ไทย", "e\u{301}"]
        {
            assert_eq!(on_one_line(text), text);
        }
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("unbreakable-rule-id x", 5), ["unbreakable-rule-id", "x"]);
        assert_eq!(wrap("", 5), [""]);
    }
}
