//! Text in XML: escaped, and with nothing in it that XML or a terminal could not bear.

use std::borrow::Cow;

use super::visible::escaped;

/// A text as it may stand between tags and in attributes, on one line.
pub(crate) fn escape(text: &str) -> String {
    escaped(text, |c| {
        let written = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => return None,
        };
        Some(Cow::Borrowed(written))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("a <b> & \"c\"\n'd'\u{1b}"), "a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;␛");
        assert_eq!(escape("no\u{ffff}"), "no\u{fffd}");
    }
}
