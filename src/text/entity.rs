//! Character references of HTML: how far one reaches, and what it means.
//! The tokenizer's own table decodes them, so the two never differ.

use html5gum::Token;

use crate::source::markup;

/// No name in the standard is longer, in bytes.
const LONGEST_NAME: usize = 40;

/// The length in bytes of the reference that begins `text`, and what it means, if one does.
pub(super) fn decode(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    if body.starts_with('#') {
        let length = numeric_length(body)? + 1;
        return Some((length, tokenize(&text[..length])));
    }
    let name = body.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    if name == 0 {
        return None;
    }
    let semicolon = usize::from(body[name..].starts_with(';'));
    let candidate = &text[..1 + name + semicolon];
    let mut decoded = tokenize(candidate);
    if decoded == candidate {
        return None;
    }
    // What follows a name without a semicolon comes back unchanged: `&nbspto` is a space and "to".
    let rest = candidate.bytes().rev().zip(decoded.bytes().rev()).take_while(|(a, b)| a == b).count();
    let rest = if semicolon == 1 && !decoded.ends_with(';') { 0 } else { rest };
    decoded.truncate(decoded.len() - rest);
    Some((candidate.len() - rest, decoded))
}

/// The length of `#38;` or `#x26;` at the start of `body`.
fn numeric_length(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let hexadecimal = matches!(bytes.get(1), Some(b'x' | b'X'));
    let start = if hexadecimal { 2 } else { 1 };
    let is_digit = |b: &u8| if hexadecimal { b.is_ascii_hexdigit() } else { b.is_ascii_digit() };
    let digits = bytes.iter().skip(start).take_while(|b| is_digit(b)).count();
    let end = start + digits;
    (digits > 0).then(|| end + usize::from(bytes.get(end) == Some(&b';')))
}

/// The text that `markup`, which holds no tag, shows.
fn tokenize(markup: &str) -> String {
    let mut shown = Vec::new();
    for token in markup::tokens(markup) {
        if let Token::String(string) = token {
            shown.extend_from_slice(&string.value);
        }
    }
    String::from_utf8_lossy(&shown).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, length: usize, shown: &str) {
        assert_eq!(decode(text), Some((length, shown.to_owned())), "{text}");
    }

    #[test]
    fn references_end_where_the_standard_ends_them() {
        check("&amp; so", 5, "&");
        check("&nbspto", 5, "\u{a0}");
        check("&ampamp", 4, "&");
        check("&NotEqualTilde;", 15, "\u{2242}\u{338}");
        check("&#8217;s", 7, "’");
        check("&#x31 1", 5, "1");
        check("&#150;", 6, "–");
    }

    #[test]
    fn a_bare_ampersand_is_itself() {
        assert_eq!(decode("&"), None);
        assert_eq!(decode("& sons"), None);
        assert_eq!(decode("&unheard;"), None);
        assert_eq!(decode("&#;"), None);
    }
}
