//! Faults in what a user wrote: a rule file, a lexicon, a configuration.
//! Each names its file and the bytes at fault, and says what was expected there.

use std::{fmt, ops::Range};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_read_as_english() {
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(one_of(&["a"]), "`a`");
    }
}
