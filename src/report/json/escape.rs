//! Writes JSON whose text no terminal acts on: hidden and controlling characters as `\uXXXX`.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::report::visible::is_hidden;

/// A value as JSON on one line that no terminal acts on.
///
/// # Panics
///
/// Panics if the value cannot be written as JSON, as a map whose keys are no texts.
#[must_use]
pub fn to_json<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Escaping(CompactFormatter));
    value.serialize(&mut serializer).expect("our own types have text keys and cannot fail to be written");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

struct Escaping(CompactFormatter);

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        let mut from = 0;
        if text.bytes().all(|byte| byte < 0x7f) {
            return self.0.write_string_fragment(writer, text);
        }
        for (at, c) in text.char_indices().filter(|(_, c)| *c == '\u{7f}' || is_hidden(*c)) {
            self.0.write_string_fragment(writer, &text[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        self.0.write_string_fragment(writer, &text[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_comes_back_whole_and_is_harmless() {
        let text = "a\0\x1b[2J\u{7f}\u{9b}\u{202e}\u{feff}\u{e0041}é\"\\";
        let written = to_json(&text);
        assert!(written.chars().all(|c| !c.is_control() && !is_hidden(c)), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
