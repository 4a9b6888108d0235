//! Text in XML: escaped, and with nothing in it that XML or a terminal could not bear.

use super::visible::on_one_line;

/// A text as it may stand between tags and in attributes, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in on_one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
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
