//! Where `belie.yml` is looked for.

use std::path::{Path, PathBuf};

/// The name of the file.
pub(crate) const NAME: &str = "belie.yml";
/// The folder that it may lie in, beside the project's own files.
pub(super) const BESIDE: &str = ".config";
/// What the root of a repository holds.
const ROOTS: &[&str] = &[".git", ".hg", ".jj", ".svn"];

/// The file of the current folder, or of the nearest one above it in the same repository. Outside a repository only the
/// current folder is searched, so that a stray file far above decides nothing.
pub(super) fn file() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let steps = steps_to_root(&current).unwrap_or(0);
    (0..=steps).find_map(|step| within(&std::iter::repeat_n("..", step).collect::<PathBuf>()))
}

/// How many folders the root of the repository lies above a folder.
fn steps_to_root(folder: &Path) -> Option<usize> {
    folder.ancestors().position(|above| ROOTS.iter().any(|mark| above.join(mark).exists()))
}

/// The file of a folder.
fn within(folder: &Path) -> Option<PathBuf> {
    [folder.join(NAME), folder.join(BESIDE).join(NAME)].into_iter().find(|file| file.is_file())
}
