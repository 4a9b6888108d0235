//! What is kept on the disk from one run to the next: records, each a file named by its key.
//!
//! A file is written whole or not at all, so a run that is ended, and runs beside each other, leave only whole ones. What
//! goes wrong with a cache is no fault of the run: then there is no record.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use belie::{
    cache::{self, Edition, Key},
    lexicon::Lexicon,
};

use crate::{args::Kept, file::replace};

/// How many bytes each of the 256 folders may hold: 512 MiB in all.
const SHARE: u64 = 2 << 20;

/// What tells this build from any other: a digest of all sources, tables and versions of libraries, made when it is built,
/// so that nobody has to remember to count a version on.
const BUILD: &str = env!("BELIE_BUILD");

/// Where records are kept, and of which edition.
pub(crate) struct Cache {
    folder: PathBuf,
    edition: Edition,
    written: AtomicUsize,
    /// The folders that have grown.
    grown: Mutex<Vec<String>>,
}

impl Cache {
    /// The cache of a run; none if the user wants none, or if a run of this size is done before a cache is asked.
    pub(crate) fn open(wanted: &Kept, worth: bool) -> Option<Self> {
        if wanted.no_cache || !worth && wanted.cache_dir.is_none() {
            return None;
        }
        let folder = wanted.cache_dir.clone().or_else(usual)?;
        let edition = Edition::new(BUILD.as_bytes());
        Some(Self { folder, edition, written: AtomicUsize::new(0), grown: Mutex::default() })
    }

    /// The same cache for what is read with a lexicon.
    pub(crate) fn with(mut self, lexicon: &Lexicon) -> Self {
        self.edition = self.edition.with(lexicon);
        self
    }

    /// The edition that records are kept for.
    pub(crate) fn edition(&self) -> Edition {
        self.edition
    }

    /// What is kept under a key.
    pub(crate) fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let mut record = fs::read(self.file(key)).ok()?;
        let length = cache::unseal(key, &record)?.len();
        record.drain(..record.len() - length);
        Some(record)
    }

    /// Keeps something under a key, if it fits.
    pub(crate) fn put(&self, key: &Key, payload: &[u8]) {
        let record = cache::seal(key, payload);
        if record.len() as u64 <= SHARE && self.write(key, &record).is_ok() {
            let shelf = shelf(key);
            let mut grown = self.grown.lock().unwrap_or_else(PoisonError::into_inner);
            if !grown.contains(&shelf) {
                grown.push(shelf);
            }
        }
    }

    fn write(&self, key: &Key, record: &[u8]) -> io::Result<()> {
        let file = self.file(key);
        let beside = format!("{}-{}.part", process::id(), self.written.fetch_add(1, Ordering::Relaxed));
        let beside = file.with_file_name(beside);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        replace(&beside, &file, record)
    }

    fn file(&self, key: &Key) -> PathBuf {
        self.folder.join(shelf(key)).join(key.to_string())
    }
}

impl Drop for Cache {
    /// Makes room in the folders that have grown: what was written first goes first.
    fn drop(&mut self) {
        let grown = self.grown.get_mut().unwrap_or_else(PoisonError::into_inner);
        grown.iter().for_each(|shelf| prune(&self.folder.join(shelf)));
    }
}

/// The folder that a key is kept in.
fn shelf(key: &Key) -> String {
    let mut name = key.to_string();
    name.truncate(2);
    name
}

/// Takes the oldest files of a folder away until the rest fits.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let told = entry.metadata().ok()?;
            Some((told.modified().ok()?, entry.file_name(), told.len()))
        })
        .collect();
    files.sort();
    let mut held: u64 = files.iter().map(|(_, _, length)| length).sum();
    for (_, name, length) in files {
        if held <= SHARE {
            break;
        }
        // A run beside this one may have taken it away already.
        let _ = fs::remove_file(folder.join(name));
        held -= length;
    }
}

/// The user's folder for caches: by the conventions of the system, with a folder of our own in it.
fn usual() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join("Library/Caches")))
    } else {
        set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")))
    };
    base.map(|base| base.join("belie"))
}
