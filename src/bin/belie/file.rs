//! Files that belie reads and writes.

use std::{fmt::Display, fs, io, path::Path};

use crate::outcome::Failure;

/// Writes a file whole or not at all.
pub(crate) fn save(file: &Path, text: &str) -> Result<(), Failure> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    replace(Path::new(&beside), file, text.as_bytes()).map_err(|error| unwritten(file, &error))
}

/// Writes a file beside another, and puts it in the place of that one.
pub(crate) fn replace(beside: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = fs::write(beside, bytes).and_then(|()| fs::rename(beside, file));
    if written.is_err() {
        // What is left of a failed attempt may not be there at all.
        let _ = fs::remove_file(beside);
    }
    written
}

/// A file or folder that cannot be written.
pub(crate) fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: cannot be written: {error}", path.display()))
}

/// A file that cannot be read, by the name that it is shown by.
pub(crate) fn unread(name: impl Display, error: &io::Error) -> Failure {
    Failure::new(format!("{name}: cannot be read: {error}"))
}
