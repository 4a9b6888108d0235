//! `belie check --watch`: checks again whenever something changes that the report depends on.
//!
//! Changes are found by looking every so often when files were modified: that works on every disk and needs no library.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    thread,
    time::{Duration, SystemTime},
};

use belie::source;

use super::check;
use crate::{
    args::{Check, Global},
    config,
    console::Console,
    input,
    outcome::{Ending, Failure},
    status,
};

/// How often is looked for changes.
const PACE: Duration = Duration::from_millis(300);

/// A file, and when it was modified and how long it is, if it is there.
type Seen = Vec<(PathBuf, Option<(SystemTime, u64)>)>;

/// Checks, and checks again after each change, until the user ends it.
pub(crate) fn run(wanted: &Check, global: &Global, console: &Console) -> Result<Ending, Failure> {
    if wanted.documents.jsonl || wanted.documents.paths.iter().any(|path| input::is_stdin(path)) {
        return Err(Failure::new("standard input cannot be watched"));
    }
    let last = end_with_last_status()?;
    loop {
        let before = seen(wanted, console);
        console.clear();
        let (code, reason) = status(check::run(wanted, global, console), console);
        last.store(code, Ordering::SeqCst);
        console.complain(&format!("status {code}{reason}; watching for changes, Ctrl-C ends\n"));
        while seen(wanted, console) == before {
            thread::sleep(PACE);
        }
    }
}

/// From now on Ctrl-C ends the run with the status that is stored last, whatever is being done: files are written whole
/// or not at all.
fn end_with_last_status() -> Result<Arc<AtomicU8>, Failure> {
    let last = Arc::new(AtomicU8::new(0));
    let told = Arc::clone(&last);
    #[allow(clippy::exit, reason = "nothing else ends a check that is under way")]
    let set = ctrlc::set_handler(move || std::process::exit(told.load(Ordering::SeqCst).into()));
    set.map_err(|error| Failure::new(format!("Ctrl-C: {error}")))?;
    Ok(last)
}

/// All files that a report depends on. While `belie.yml` is broken, its documents are those that hold without it.
fn seen(wanted: &Check, console: &Console) -> Seen {
    let project = config::project(&wanted.rules, &console.silent()).unwrap_or_default();
    let paths = input::paths(&wanted.documents, &project);
    let mut files = source::collect(&paths, &project.selection).unwrap_or_else(|_| paths.to_vec());
    let packs = project.packs().map(|pack| project.path(&pack.text));
    files.extend(packs.chain(wanted.rules.folders.iter().cloned()).flat_map(|folder| rules(&folder)));
    files.extend(config::file(&wanted.rules));
    // One that is not there yet is looked for too.
    let baseline = wanted.adopt.baseline.clone().unwrap_or_else(|| project.path(check::BASELINE));
    files.extend(Some(baseline).filter(|_| !wanted.adopt.no_baseline));
    let told = |file: &Path| {
        let told = file.metadata().ok()?;
        Some((told.modified().ok()?, told.len()))
    };
    files
        .into_iter()
        .map(|file| {
            let told = told(&file);
            (file, told)
        })
        .collect()
}

/// The files of a folder of rules.
fn rules(folder: &Path) -> Vec<PathBuf> {
    config::walk(folder)
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|path| config::is_yaml(path))
        .collect()
}
