//! Why a document could not be read.

use std::{fmt, io, path::Path};

/// A document or a set of documents that could not be read.
///
/// Its message names the place and what was expected there.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Missing(String),
    Unreadable { path: String, cause: io::Error },
    Walk { path: String, message: String },
    NoFile(String),
    Utf16(String),
    Front { name: String, line: usize, message: String },
    Record { line: usize, message: String },
}

impl Error {
    /// Whether a path that was named does not exist.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::Missing(_))
    }

    /// Whether the paths hold no document.
    #[must_use]
    pub fn is_no_file(&self) -> bool {
        matches!(self.kind, Kind::NoFile(_))
    }

    pub(super) fn missing(path: &Path) -> Self {
        Self { kind: Kind::Missing(path.display().to_string()) }
    }

    pub(super) fn unreadable(path: &Path, cause: io::Error) -> Self {
        if cause.kind() == io::ErrorKind::NotFound {
            return Self::missing(path);
        }
        Self { kind: Kind::Unreadable { path: path.display().to_string(), cause } }
    }

    pub(super) fn walk(path: &Path, message: String) -> Self {
        Self { kind: Kind::Walk { path: path.display().to_string(), message } }
    }

    pub(super) fn no_file(places: String) -> Self {
        Self { kind: Kind::NoFile(places) }
    }

    pub(super) fn utf16(name: &str) -> Self {
        Self { kind: Kind::Utf16(name.to_owned()) }
    }

    pub(super) fn front(name: &str, line: usize, message: impl Into<String>) -> Self {
        Self { kind: Kind::Front { name: name.to_owned(), line, message: message.into() } }
    }

    pub(super) fn record(line: usize, message: impl Into<String>) -> Self {
        Self { kind: Kind::Record { line, message: message.into() } }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Missing(path) => write!(f, "{path}: no such file or folder"),
            Kind::Unreadable { path, cause } => write!(f, "{path}: cannot be read: {cause}"),
            Kind::Walk { path, message } => write!(f, "{path}: cannot be searched: {message}"),
            Kind::NoFile(places) => {
                write!(
                    f,
                    "no document in {places}: expected files that end in .md, .markdown, .html, .htm, .txt or .text"
                )
            }
            Kind::Utf16(name) => write!(f, "{name}: is UTF-16; convert it to UTF-8 first"),
            Kind::Front { name, line, message } => write!(f, "{name}:{line}: front matter: {message}"),
            Kind::Record { line, message } => write!(f, "line {line}: {message}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Unreadable { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
