//! The rules, lexicon and other decisions that hold for a run: built in, of `belie.yml`, and of the command line.

mod find;

pub(crate) use self::find::NAME;

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{
    config::{CORE, Written},
    fault::Fault,
    lexicon::Lexicon,
    report,
    rule::{Overrides, RuleSet},
    source::Selection,
};
use ignore::WalkBuilder;

use crate::{
    args::{Kept, Rules},
    cache::Cache,
    console::Console,
    file::unread,
    outcome::Failure,
};

/// A file: its name and its text.
type File = (String, String);

/// What holds for a run.
pub(crate) struct Config {
    pub(crate) rules: RuleSet,
    pub(crate) lexicon: Lexicon,
    /// The user's rule files.
    pub(crate) files: Vec<File>,
    /// What `belie.yml` decides, or what holds without one.
    pub(crate) project: Project,
    /// What is kept from one run to the next.
    pub(crate) kept: Kept,
}

/// What a project decides, and where it is.
#[derive(Default)]
pub(crate) struct Project {
    /// What is decided.
    pub(crate) settings: belie::config::Config,
    /// The file and its text, if there is one.
    pub(crate) file: Option<(PathBuf, String)>,
    /// Which files of folders are documents.
    pub(crate) selection: Selection,
}

impl Project {
    /// The folder that its paths are relative to: that of its file, or the current one.
    pub(crate) fn folder(&self) -> &Path {
        let file = self.file.as_ref().map(|(file, _)| file.as_path());
        let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
        let folder = if folder.ends_with(find::BESIDE) { folder.parent().unwrap_or(folder) } else { folder };
        if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
    }

    /// Its file, by the name that faults give it.
    fn text(&self) -> Vec<File> {
        self.file.iter().map(|(_, text)| (self.settings.file.clone(), text.clone())).collect()
    }

    /// Its packs that are folders.
    pub(crate) fn packs(&self) -> impl Iterator<Item = &Written> {
        self.settings.packs.iter().filter(|pack| pack.text != CORE)
    }

    /// A path of its file, from the current folder.
    pub(crate) fn path(&self, written: &str) -> PathBuf {
        match self.folder() {
            folder if folder == Path::new(".") => PathBuf::from(written),
            folder => folder.join(written),
        }
    }
}

/// Whether two paths are of one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path).ok();
    whole(one).is_some_and(|one| whole(other) == Some(one))
}

/// The folders of the packs of a project.
fn packs(project: &Project) -> Result<Vec<PathBuf>, Vec<Fault>> {
    let (folders, missing): (Vec<_>, Vec<_>) =
        project.packs().map(|pack| (project.path(&pack.text), pack)).partition(|(folder, _)| folder.is_dir());
    let fault = |(folder, pack): (PathBuf, &Written)| {
        Fault::new(&project.settings.file, pack.span.clone(), format!("no folder {}", name(&folder)))
            .expecting(format!("`{CORE}` or a folder of rules"))
    };
    if missing.is_empty() {
        return Ok(folders.into_iter().map(|(folder, _)| folder).collect());
    }
    Err(missing.into_iter().map(fault).collect())
}

/// Loads what holds: the rules and words of belie, of the project, and of the folders that were typed.
pub(crate) fn load(wanted: &Rules, console: &Console) -> Result<Config, Failure> {
    let project = project(wanted, console)?;
    let settings = &project.settings;
    let mut folders = packs(&project).map_err(|faults| broken(&faults, &project.text(), console))?;
    let typed = wanted.folders.iter().filter(|folder| !folders.iter().any(|known| is_same(known, folder)));
    folders.extend(typed.cloned().collect::<Vec<_>>());
    let below = settings.lexicons(&Lexicon::builtin());
    let own = load_beside(&folders, below, &project.text(), &wanted.kept, console)?;
    let core = if settings.has_core() { RuleSet::builtin() } else { RuleSet::default() };
    let mut rules = core.with(own.rules);
    let faults = settings.faults(&rules);
    if !faults.is_empty() {
        return Err(broken(&faults, &project.text(), console));
    }
    rules
        .apply(&Overrides { only: Vec::new(), skip: Vec::new(), ..settings.overrides() })
        .map_err(Failure::new)?;
    Ok(Config { rules, project, ..own })
}

/// Loads the rules of folders alone, with the lexicon that holds for them.
pub(crate) fn load_own(folders: &[PathBuf], console: &Console) -> Result<Config, Failure> {
    load_beside(folders, Vec::new(), &[], &Kept { no_cache: true, cache_dir: None }, console)
}

/// Loads the rules of folders, with lexicon files that hold beside theirs; `shown` is what their faults show.
fn load_beside(
    folders: &[PathBuf],
    below: Vec<File>,
    shown: &[File],
    kept: &Kept,
    console: &Console,
) -> Result<Config, Failure> {
    let (project, kept) = (Project::default(), kept.clone());
    if folders.is_empty() && below.is_empty() {
        let (rules, lexicon) = (RuleSet::default(), Lexicon::builtin());
        return Ok(Config { rules, lexicon, files: Vec::new(), project, kept });
    }
    let (words, files): (Vec<_>, Vec<_>) = read(folders)?.into_iter().partition(|(name, _)| is_lexicon(name));
    let words: Vec<File> = below.into_iter().chain(words).collect();
    let mut faults = Vec::new();
    let lexicon = match words.is_empty() {
        true => Lexicon::builtin(),
        false => compiled(&words, &kept).unwrap_or_else(|wrong| {
            faults.extend(wrong);
            Lexicon::builtin()
        }),
    };
    let rules = RuleSet::load(&files, &lexicon).unwrap_or_else(|wrong| {
        faults.extend(wrong);
        RuleSet::default()
    });
    if faults.is_empty() {
        return Ok(Config { rules, lexicon, files, project, kept });
    }
    let all: Vec<File> = shown.iter().cloned().chain(words).chain(files).collect();
    Err(broken(&faults, &all, console))
}

/// From how many bytes on lexicon files are kept compiled: fewer are compiled sooner than they are looked up.
const WORTH: usize = 32 << 10;

/// The lexicon of files, compiled before or now.
fn compiled(files: &[File], kept: &Kept) -> Result<Lexicon, Vec<Fault>> {
    let bytes = files.iter().map(|(_, text)| text.len()).sum::<usize>();
    let Some(cache) = Cache::open(kept, bytes >= WORTH) else { return Lexicon::with_files(files) };
    let parts: Vec<&[u8]> =
        files.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]).collect();
    let key = cache.edition().key_of("lexicon", &parts);
    if let Some(lexicon) = cache.get(&key).and_then(|tables| Lexicon::with_compiled(tables.into())) {
        return Ok(lexicon);
    }
    let lexicon = Lexicon::with_files(files)?;
    cache.put(&key, lexicon.compiled().unwrap_or_default());
    Ok(lexicon)
}

/// Reads `belie.yml`: the file that was typed, or the one that is found.
pub(crate) fn project(wanted: &Rules, console: &Console) -> Result<Project, Failure> {
    let Some(file) = file(wanted) else { return Ok(Project::default()) };
    let shown = name(&file);
    let text = fs::read_to_string(&file).map_err(|error| unread(&shown, &error))?;
    console.detail(&format!("configured by {shown}"));
    let settings = match belie::config::Config::read(&shown, &text) {
        Ok(settings) => settings,
        Err(faults) => return Err(broken(&faults, &[(shown, text)], console)),
    };
    let mut project = Project { settings, file: Some((file, text)), selection: Selection::default() };
    project.selection = select(&project).map_err(|faults| broken(&faults, &project.text(), console))?;
    Ok(project)
}

/// The file that decides: the one that was typed, or the one that is found.
pub(crate) fn file(wanted: &Rules) -> Option<PathBuf> {
    match &wanted.config {
        _ if wanted.no_config => None,
        Some(file) => Some(file.clone()),
        None => find::file(),
    }
}

/// Which files of folders are documents.
fn select(project: &Project) -> Result<Selection, Vec<Fault>> {
    let settings = &project.settings;
    let (include, exclude) = (texts(&settings.include), texts(&settings.exclude));
    Selection::new(project.folder(), &include, &exclude).map_err(|wrong| {
        let fault = |bad: belie::source::BadPattern| {
            let mut all = settings.include.iter().chain(&settings.exclude);
            let span = all.nth(bad.place).map_or(0..0, |written| written.span.clone());
            Fault::new(&settings.file, span, format!("not a pattern of files: {}", bad.message))
        };
        wrong.into_iter().map(fault).collect()
    })
}

/// The texts of a list.
fn texts(list: &[Written]) -> Vec<&str> {
    list.iter().map(|written| written.text.as_str()).collect()
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
        for entry in walk(folder) {
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

/// The files of a folder of rules, in the order of names; what is ignored there is left out.
pub(crate) fn walk(folder: &Path) -> ignore::Walk {
    WalkBuilder::new(folder).git_global(false).sort_by_file_path(Path::cmp).build()
}

/// Whether a file is YAML by its name.
pub(crate) fn is_yaml(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn name(path: &Path) -> String {
    let name = path.to_string_lossy().replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}
