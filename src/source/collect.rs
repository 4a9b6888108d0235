//! Finds the documents in files and folders, in a fixed order.

use std::path::{Path, PathBuf};

use ignore::{
    WalkBuilder,
    gitignore::{Gitignore, GitignoreBuilder},
};

use super::{Error, Format};

/// Which files of folders are documents: patterns as in `.gitignore`, relative to a folder.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Without patterns, all files.
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
}

/// A pattern that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPattern {
    /// Its place in the list that was given.
    pub place: usize,
    /// What is wrong.
    pub message: String,
}

impl Selection {
    /// The files that one of `include` fits, if there are any, and none of `exclude`.
    ///
    /// # Errors
    ///
    /// All patterns that are none; those of `exclude` are counted on from those of `include`.
    pub fn new(root: &Path, include: &[&str], exclude: &[&str]) -> Result<Self, Vec<BadPattern>> {
        let mut wrong = Vec::new();
        let included = patterns(root, include, 0, &mut wrong);
        let excluded = patterns(root, exclude, include.len(), &mut wrong);
        if wrong.is_empty() { Ok(Self { include: included, exclude: excluded }) } else { Err(wrong) }
    }

    /// Whether a file is a document.
    fn takes(&self, path: &Path) -> bool {
        let path = whole(path);
        let fits = |patterns: &Gitignore| {
            path.starts_with(patterns.path())
                && patterns.matched_path_or_any_parents(&path, false).is_ignore()
        };
        self.include.as_ref().is_none_or(fits) && !self.exclude.as_ref().is_some_and(fits)
    }
}

/// The patterns of a list; those that are none are noted, counted on from `before`.
fn patterns(root: &Path, listed: &[&str], before: usize, wrong: &mut Vec<BadPattern>) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(whole(root));
    for (place, pattern) in listed.iter().enumerate() {
        if let Err(error) = builder.add_line(None, pattern) {
            wrong.push(BadPattern { place: before + place, message: error.to_string() });
        }
    }
    let built = builder.build();
    if let Err(error) = &built {
        wrong.push(BadPattern { place: before, message: error.to_string() });
    }
    built.ok().filter(|_| !listed.is_empty())
}

/// The files that `paths` name, and those with a known extension in the folders that they name.
///
/// Folders are walked in the order of names; hidden files, those that `.gitignore` or `.ignore` excludes, and those that
/// the selection does not take are skipped. A file that is named itself is always taken. No file comes twice.
///
/// # Errors
///
/// A path that does not exist, a folder that cannot be searched, or no file at all.
pub fn collect(paths: &[PathBuf], selection: &Selection) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, selection, &mut found)?;
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
fn walk(folder: &Path, selection: &Selection, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    // A user's global ignore file must not decide what a check of the same folder reports.
    let walk = WalkBuilder::new(folder).git_global(false).sort_by_file_path(Path::cmp).build();
    for entry in walk {
        let entry = entry.map_err(|error| Error::walk(folder, error.to_string()))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file())
            || entry.path_is_symlink() && entry.path().is_file();
        let known = entry.path().to_str().and_then(Format::from_extension).is_some();
        if is_file && known && selection.takes(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(())
}

/// The path from the root of the disk, without parts that lead back.
fn whole(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            std::path::Component::ParentDir => drop(found.pop()),
            part => found.push(part),
        }
    }
    found
}

/// The path without its idle parts.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder of the test's own, which is removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[&str]) -> Self {
            let root = std::env::temp_dir().join(format!("belie-{name}-{}", std::process::id()));
            for file in files {
                let path = root.join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "Shut.").unwrap();
            }
            Self(root)
        }

        fn collect(&self, paths: &[&str]) -> Result<Vec<String>, Error> {
            let paths: Vec<PathBuf> = paths.iter().map(|path| self.0.join(path)).collect();
            let relative = |path: PathBuf| path.strip_prefix(&self.0).unwrap().to_str().unwrap().to_owned();
            collect(&paths, &Selection::default()).map(|found| found.into_iter().map(relative).collect())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn folders_are_walked_in_order() {
        let folder = Folder::new("order", &["b.md", "a/z.txt", "a/.hidden.md", "c.rs", "d.HTML", ".ignore"]);
        fs::write(folder.0.join(".ignore"), "skipped.md\n").unwrap();
        fs::write(folder.0.join("skipped.md"), "").unwrap();
        assert_eq!(folder.collect(&["", "b.md"]).unwrap(), ["a/z.txt", "b.md", "d.HTML"]);
        assert_eq!(folder.collect(&["c.rs", "a/.hidden.md", "skipped.md"]).unwrap().len(), 3);
    }

    #[test]
    fn a_selection_takes_what_its_patterns_fit() {
        let folder = Folder::new("selection", &["docs/a.md", "docs/old/b.md", "notes/c.md", "d.txt"]);
        let taken = |include: &[&str], exclude: &[&str]| {
            let selection = Selection::new(&folder.0, include, exclude).unwrap();
            let found = collect(std::slice::from_ref(&folder.0), &selection).unwrap();
            let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
            found.iter().map(name).collect::<String>()
        };
        assert_eq!(taken(&["docs/**/*.md"], &[]), "ab");
        assert_eq!(taken(&["docs", "*.txt"], &["docs/old/**"]), "da");
        assert_eq!(taken(&[], &["old"]), "dac");
        assert_eq!(Selection::new(&folder.0, &["a", "b{"], &["c{"]).unwrap_err().len(), 2);
    }

    #[test]
    fn a_missing_path_and_an_empty_folder_are_errors() {
        let folder = Folder::new("missing", &["c.rs"]);
        assert!(folder.collect(&["c.rs", "none.md"]).unwrap_err().is_missing());
        let error = folder.collect(&[""]).unwrap_err();
        assert!(error.is_no_file());
        assert!(error.to_string().starts_with("no document in "));
    }
}
