//! The rules and lexicons that hold for a run: the built-in ones, and those of the folders that the user names.

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{fault::Fault, lexicon::Lexicon, report, rule::RuleSet};
use ignore::WalkBuilder;

use crate::{args::Rules, console::Console, outcome::Failure};

/// A file: its name and its text.
type File = (String, String);

/// Rules, and the lexicon that they were checked against.
pub(crate) struct Config {
    pub(crate) rules: RuleSet,
    pub(crate) lexicon: Lexicon,
    /// The user's rule files.
    pub(crate) files: Vec<File>,
}

/// Loads the built-in rules and those of the user.
pub(crate) fn load(wanted: &Rules, console: &Console) -> Result<Config, Failure> {
    let own = load_own(&wanted.folders, console)?;
    Ok(Config { rules: RuleSet::builtin().with(own.rules), ..own })
}

/// Loads the rules of folders alone, with the lexicon that holds for them.
pub(crate) fn load_own(folders: &[PathBuf], console: &Console) -> Result<Config, Failure> {
    if folders.is_empty() {
        let (rules, lexicon) = (RuleSet::default(), Lexicon::builtin());
        return Ok(Config { rules, lexicon, files: Vec::new() });
    }
    let (words, files): (Vec<_>, Vec<_>) = read(folders)?.into_iter().partition(|(name, _)| is_lexicon(name));
    let mut faults = Vec::new();
    let lexicon = match words.is_empty() {
        true => Lexicon::builtin(),
        false => Lexicon::with_files(&words).unwrap_or_else(|wrong| {
            faults.extend(wrong);
            Lexicon::builtin()
        }),
    };
    let rules = RuleSet::load(&files, &lexicon).unwrap_or_else(|wrong| {
        faults.extend(wrong);
        RuleSet::default()
    });
    if faults.is_empty() {
        return Ok(Config { rules, lexicon, files });
    }
    let all: Vec<File> = words.into_iter().chain(files).collect();
    Err(broken(&faults, &all, console))
}

/// A failure that shows all faults.
pub(crate) fn broken(faults: &[Fault], files: &[File], console: &Console) -> Failure {
    let mut names: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    Failure {
        shown: report::faults(faults, files, &console.look_of_faults()),
        reason: format!("{} in {}", report::counted(faults.len(), "fault"), names.join(", ")),
    }
}

fn is_lexicon(name: &str) -> bool {
    Path::new(name).components().any(|part| part.as_os_str() == "lexicon")
}

/// The YAML files of folders, with their texts, in the order of names.
fn read(folders: &[PathBuf]) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    let mut causes = Vec::new();
    for folder in folders {
        let before = files.len() + causes.len();
        for entry in WalkBuilder::new(folder).git_global(false).sort_by_file_path(Path::cmp).build() {
            match entry {
                Ok(entry) if is_yaml(entry.path()) => match fs::read_to_string(entry.path()) {
                    Ok(text) => files.push((name(entry.path()), text)),
                    Err(error) => causes.push(format!("{}: cannot be read: {error}", name(entry.path()))),
                },
                Ok(_) => {}
                Err(error) => causes.push(format!("{}: {error}", name(folder))),
            }
        }
        if files.len() + causes.len() == before {
            causes.push(format!("{}: no rule file: expected files that end in .yaml or .yml", name(folder)));
        }
    }
    if causes.is_empty() {
        return Ok(files);
    }
    Err(Failure::all(&causes, |count| format!("{count} rule files cannot be read")))
}

fn is_yaml(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn name(path: &Path) -> String {
    let name = path.to_string_lossy().replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}
