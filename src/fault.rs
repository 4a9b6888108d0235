//! Faults in what a user wrote: a rule file, a lexicon, a configuration.
//! Each names its file and the bytes at fault, and says what was expected there.

use std::{fmt, ops::Range};

use serde_saphyr::{Error, Location};

use crate::suggest::did_you_mean;

/// Something wrong in a user's file.
///
/// # Examples
///
/// ```
/// use belie::fault::Fault;
///
/// let fault = Fault::new("words.yaml", 0..4, "unknown key `wrds`").expecting("`words`");
/// assert_eq!(fault.to_string(), "words.yaml: unknown key `wrds`, expected `words`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it was named when it was loaded.
    pub file: String,
    /// The place at fault, in bytes of the file, on character boundaries.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What was expected in its place.
    pub expected: Option<String>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Fault {
    /// A fault at a place of a file.
    #[must_use]
    pub fn new(file: impl Into<String>, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { file: file.into(), span, message: message.into(), expected: None, help: None }
    }

    /// The same fault, saying what was expected.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// The same fault, with help if there is any.
    #[must_use]
    pub fn helping(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// The fault that a YAML reader reports, with what was expected and the name that was probably meant.
    #[must_use]
    pub fn from_yaml(file: impl Into<String>, yaml: &str, error: &Error) -> Self {
        let error = error.without_snippet();
        let span = error.location().map_or(0..0, |location| bytes(yaml, location));
        let at = |message: String| Self::new(file, span, message);
        match error {
            Error::SerdeUnknownField { field, expected, .. } => at(format!("unknown key `{field}`"))
                .expecting(one_of(expected))
                .helping(did_you_mean(field, expected.iter().copied())),
            Error::SerdeUnknownVariant { variant, expected, .. } => at(format!("unknown value `{variant}`"))
                .expecting(one_of(expected))
                .helping(did_you_mean(variant, expected.iter().copied())),
            Error::SerdeMissingField { field, .. } => {
                at(format!("the key `{field}` is missing")).expecting(format!("`{field}`"))
            }
            Error::SerdeInvalidType { unexpected, expected, .. }
            | Error::SerdeInvalidValue { unexpected, expected, .. } => {
                at(format!("unexpected {unexpected}")).expecting(expected)
            }
            Error::Unexpected { expected, .. } => at("unexpected value".to_owned()).expecting(*expected),
            other => at(first_line(other)),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)?;
        if let Some(expected) = &self.expected {
            write!(f, ", expected {expected}")?;
        }
        if let Some(help) = &self.help {
            write!(f, " ({help})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// The bytes of a location in the YAML it came from.
#[must_use]
pub fn bytes(yaml: &str, location: Location) -> Range<usize> {
    let span = location.span();
    let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) else {
        return by_line(yaml, location);
    };
    let narrow = |offset: u64| usize::try_from(offset).unwrap_or(yaml.len());
    let start = yaml.floor_char_boundary(narrow(start));
    start..yaml.ceil_char_boundary(start.saturating_add(narrow(length))).max(start)
}

/// The rest of the line from a location that knows only its line and column.
fn by_line(yaml: &str, location: Location) -> Range<usize> {
    let line = usize::try_from(location.line()).unwrap_or(0).saturating_sub(1);
    let column = usize::try_from(location.column()).unwrap_or(0).saturating_sub(1);
    let start: usize = yaml.split_inclusive('\n').take(line).map(str::len).sum();
    let text = yaml[start..].lines().next().unwrap_or_default();
    let skipped: usize = text.chars().take(column).map(char::len_utf8).sum();
    start + skipped..start + text.len()
}

/// Names as an alternative: `a`, `b` or `c`.
#[must_use]
pub fn one_of(names: &[&str]) -> String {
    let mut text = String::new();
    for (place, name) in names.iter().enumerate() {
        text.push_str(match place {
            0 => "",
            _ if place + 1 == names.len() => " or ",
            _ => ", ",
        });
        text.push_str(&format!("`{name}`"));
    }
    text
}

/// The reader's own words, without the place, which the span has.
fn first_line(error: &Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.split(" at line ").next().unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shape {
        #[allow(dead_code, reason = "only read")]
        verb: String,
    }

    fn fault(yaml: &str) -> Fault {
        Fault::from_yaml("f.yaml", yaml, &serde_saphyr::from_str::<Shape>(yaml).unwrap_err())
    }

    #[test]
    fn an_unknown_key_is_named_where_it_stands() {
        let yaml = "# é\nverb: say\nvreb: tell\n";
        let fault = fault(yaml);
        assert_eq!(&yaml[fault.span.clone()], "vreb");
        assert_eq!(fault.help.as_deref(), Some("did you mean `verb`?"));
        assert_eq!(fault.expected.as_deref(), Some("`verb`"));
    }

    #[test]
    fn a_missing_key_and_a_wrong_kind_are_said() {
        assert_eq!(fault("{}").message, "the key `verb` is missing");
        let wrong = fault("verb: [say]\n");
        assert!(wrong.span.start >= 6, "{wrong:?}");
        let broken = fault("verb: [say\n");
        assert!(!broken.message.is_empty() && broken.span.end <= 11, "{broken:?}");
    }

    #[test]
    fn alternatives_read_as_english() {
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(one_of(&["a"]), "`a`");
    }
}
