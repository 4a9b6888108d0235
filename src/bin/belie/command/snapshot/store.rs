//! The files of snapshots: `NAME.snap`, and `NAME.snap.new` for one that waits.

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{
    fault::Fault,
    report::on_one_line,
    snapshot::{Snapshot, is_own, parse},
    suggest::did_you_mean,
};

use crate::{
    config::{self, Project},
    console::Console,
    file,
    outcome::Failure,
};

/// The ending of a snapshot.
const KEPT: &str = ".snap";
/// The ending of one that waits.
const WAITING: &str = ".snap.new";

/// A folder of snapshots.
pub(super) struct Store {
    folder: PathBuf,
}

/// Which file of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Kept,
    Waiting,
}

impl Which {
    fn ending(self) -> &'static str {
        match self {
            Self::Kept => KEPT,
            Self::Waiting => WAITING,
        }
    }
}

/// A snapshot that was read: its name, its text, and what it holds.
pub(super) struct Loaded {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) snapshot: Snapshot,
}

impl Store {
    /// The store of a project.
    pub(super) fn of(project: &Project) -> Self {
        Self { folder: project.path(&project.settings.snapshots.folder) }
    }

    /// The store in a folder.
    pub(super) fn at(folder: &Path) -> Result<Self, Failure> {
        if folder.is_dir() {
            return Ok(Self { folder: folder.to_owned() });
        }
        Err(Failure::new(format!("{}: no such folder", folder.display())))
    }

    /// The store in a folder that is made where it is not there.
    pub(super) fn made(folder: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(folder)
            .map_err(|error| Failure::new(format!("{}: cannot be made: {error}", folder.display())))?;
        Self::at(folder)
    }

    /// The file of a snapshot.
    pub(super) fn path(&self, name: &str, which: Which) -> PathBuf {
        self.folder.join(format!("{name}{}", which.ending()))
    }

    /// The names of all files of a kind that belie wrote, in order.
    pub(super) fn own(&self, which: Which) -> Result<Vec<String>, Failure> {
        let mut files = Vec::new();
        walk(&self.folder, "", &mut files).map_err(|error| {
            Failure::new(format!("{}: cannot be searched: {error}", self.folder.display()))
        })?;
        let mut names = Vec::new();
        for name in files.iter().filter_map(|file| file.strip_suffix(which.ending())) {
            if self.text(name, which)?.is_some_and(|text| is_own(&text)) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// The text of a snapshot, with line ends as `\n`, if its file is there.
    fn text(&self, name: &str, which: Which) -> Result<Option<String>, Failure> {
        let path = self.path(name, which);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(file::unread(path.display(), &error)),
        }
    }

    /// The snapshots of some names that are there. All that are broken are told.
    pub(super) fn load(
        &self,
        names: &[String],
        which: Which,
        console: &Console,
    ) -> Result<Vec<Loaded>, Failure> {
        let mut loaded = Vec::new();
        let mut faults: Vec<Fault> = Vec::new();
        let mut files = Vec::new();
        for name in names {
            let Some(text) = self.text(name, which)? else { continue };
            let file = self.path(name, which).to_string_lossy().replace('\\', "/");
            match parse(&file, &text) {
                Ok(snapshot) => loaded.push(Loaded { name: name.clone(), text, snapshot }),
                Err(fault) => {
                    faults.push(fault);
                    files.push((file, text));
                }
            }
        }
        if faults.is_empty() { Ok(loaded) } else { Err(config::broken(&faults, &files, console)) }
    }

    /// Writes a snapshot, whole or not at all, unless its file holds the text.
    pub(super) fn save(&self, name: &str, which: Which, text: &str) -> Result<bool, Failure> {
        if self.text(name, which)?.is_some_and(|held| held == text) {
            return Ok(false);
        }
        let path = self.path(name, which);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .map_err(|error| Failure::new(format!("{}: cannot be made: {error}", folder.display())))?;
        file::save(&path, text)?;
        Ok(true)
    }

    /// Removes the file of a snapshot if belie wrote it, and the folders that are empty then.
    pub(super) fn remove(&self, name: &str, which: Which) -> Result<(), Failure> {
        if !self.text(name, which)?.is_some_and(|text| is_own(&text)) {
            return Ok(());
        }
        let path = self.path(name, which);
        fs::remove_file(&path)
            .map_err(|error| Failure::new(format!("{}: cannot be removed: {error}", path.display())))?;
        let above = path.ancestors().skip(1).take_while(|above| above.starts_with(&self.folder));
        for folder in above {
            // A folder that is not empty stays.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// The names that were typed, each a name or a path of a file; all that are known, if none was.
    pub(super) fn chosen(&self, typed: &[String], known: &[String]) -> Result<Vec<String>, Failure> {
        if typed.is_empty() {
            return Ok(known.to_vec());
        }
        let mut chosen = typed.iter().map(|typed| self.known(typed, known)).collect::<Result<Vec<_>, _>>()?;
        chosen.sort();
        chosen.dedup();
        Ok(chosen)
    }

    fn known(&self, typed: &str, known: &[String]) -> Result<String, Failure> {
        let bare = typed.strip_suffix(WAITING).or_else(|| typed.strip_suffix(KEPT)).unwrap_or(typed);
        let inside = Path::new(bare).strip_prefix(&self.folder).ok().and_then(Path::to_str);
        let meant = [Some(typed), Some(bare), inside].into_iter().flatten();
        if let Some(name) = meant.into_iter().find(|name| known.iter().any(|known| known == name)) {
            return Ok(name.to_owned());
        }
        let near = did_you_mean(bare, known.iter().map(String::as_str));
        let near = near.map(|near| format!("; {near}")).unwrap_or_default();
        Err(Failure::new(format!("no snapshot is called `{}`{near}", on_one_line(typed))))
    }
}

/// The files of a folder and of those in it, by their paths in it; a folder that is not there has none.
fn walk(folder: &Path, above: &str, found: &mut Vec<String>) -> std::io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(|name| format!("{above}{name}")) else { continue };
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}
