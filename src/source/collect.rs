//! Finds the documents in files and folders, in a fixed order.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::{Error, Format};

/// The files that `paths` name, and those with a known extension in the folders that they name.
///
/// Folders are walked in the order of names; hidden files and those that `.gitignore` or `.ignore`
/// excludes are skipped. A file that is named itself is always taken. No file comes twice.
///
/// # Errors
///
/// A path that does not exist, a folder that cannot be searched, or no file at all.
pub fn collect(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found)?;
        } else if path.symlink_metadata().is_ok() {
            found.push(path.clone());
        } else {
            return Err(Error::missing(path));
        }
    }
    if found.is_empty() {
        let places: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Error::no_file(places.join(", ")));
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|path| seen.insert(normal(path)));
    Ok(found)
}

/// Adds the documents of a folder.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    // A user's global ignore file must not decide what a check of the same folder reports.
    let walk = WalkBuilder::new(folder).git_global(false).sort_by_file_path(Path::cmp).build();
    for entry in walk {
        let entry = entry.map_err(|error| Error::walk(folder, error.to_string()))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file())
            || entry.path_is_symlink() && entry.path().is_file();
        let known = entry.path().to_str().and_then(Format::from_extension).is_some();
        if is_file && known {
            found.push(entry.into_path());
        }
    }
    Ok(())
}

/// The path without its idle parts.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect()
}
