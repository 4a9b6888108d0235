//! Files that belie writes.

use std::{fs, path::Path};

use crate::outcome::Failure;

/// Writes a file whole or not at all.
pub(crate) fn save(file: &Path, text: &str) -> Result<(), Failure> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, file));
    written.map_err(|error| {
        // What is left of a failed attempt may not be there at all.
        let _ = fs::remove_file(&beside);
        Failure::new(format!("{}: cannot be written: {error}", file.display()))
    })
}
