//! Documents from files, folders and standard input, read in parallel and kept in order.

use std::{
    borrow::Cow,
    io::{self, Read},
    path::{Path, PathBuf},
};

use belie::{
    cache,
    lexicon::Lexicon,
    pipeline::{self, Reading},
    source::{self, Document, Options},
    suggest::nearest,
};
use rayon::prelude::*;

use crate::{
    args::{self, Documents, Global},
    cache::Cache,
    config::{Config, Project},
    console::Console,
    outcome::Failure,
};

/// From how many documents and bytes on they are kept: fewer are read sooner than they are looked up.
const WORTH: (usize, usize) = (16, 64 << 10);

/// How many documents are held at once where each is done with when it is read.
const AT_ONCE: usize = 32;

/// Reads all documents that the command line names; those that were read before, by what is kept of them.
pub(crate) fn readings(
    wanted: &Documents,
    global: &Global,
    config: &Config,
    console: &Console,
) -> Result<Vec<Reading>, Failure> {
    readings_and_cache(wanted, global, config, console).map(|(readings, _)| readings)
}

/// Reads all documents, and gives the cache that they are kept in, if there is one.
pub(crate) fn readings_and_cache(
    wanted: &Documents,
    global: &Global,
    config: &Config,
    console: &Console,
) -> Result<(Vec<Reading>, Option<Cache>), Failure> {
    let (documents, cache) = documents_and_cache(wanted, global, config, console)?;
    let progress = console.progress(documents.len());
    let readings = spread(documents, global, |document| {
        let reading = read(document, &config.lexicon, cache.as_ref());
        progress.step();
        reading
    })?;
    drop(progress);
    readings.iter().filter_map(foreign).for_each(|warning| console.warn(&warning));
    Ok((readings, cache))
}

/// Reads documents some at a time, and hands on what is made of each in order: no more than these are held at once.
pub(crate) fn in_turn<T: Send>(
    wanted: &Documents,
    global: &Global,
    config: &Config,
    console: &Console,
    make: impl Fn(&Reading) -> T + Send + Sync,
    mut hand_on: impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (documents, cache) = documents_and_cache(wanted, global, config, console)?;
    let progress = console.progress(documents.len());
    let pool = pool_for(documents.len(), global)?;
    let mut rest = documents.into_iter();
    loop {
        let documents: Vec<Document> = rest.by_ref().take(AT_ONCE).collect();
        if documents.is_empty() {
            return Ok(());
        }
        let made = spread_in(pool.as_ref(), documents, |document| {
            let reading = read(document, &config.lexicon, cache.as_ref());
            progress.step();
            (foreign(&reading), make(&reading))
        });
        for (warning, made) in made {
            warning.into_iter().for_each(|warning| console.warn(&warning));
            hand_on(made)?;
        }
    }
}

/// The documents, what is odd about them being told, and the cache that they are kept in, if there is one.
fn documents_and_cache(
    wanted: &Documents,
    global: &Global,
    config: &Config,
    console: &Console,
) -> Result<(Vec<Document>, Option<Cache>), Failure> {
    let documents = documents(wanted, global, &config.project, console)?;
    let bytes = documents.iter().map(|document| document.bytes.len()).sum::<usize>();
    let cache = Cache::open(&config.kept, documents.len() >= WORTH.0 && bytes >= WORTH.1);
    for document in &documents {
        for notice in &document.notices {
            console.warn(&format!("{}: {}", document.name, notice.message));
        }
    }
    Ok((documents, cache.map(|cache| cache.with(&config.lexicon))))
}

/// Reads a document, or what is kept of it.
fn read(document: Document, lexicon: &Lexicon, cache: Option<&Cache>) -> Reading {
    match cache {
        Some(cache) => kept(document, lexicon, cache),
        None => pipeline::read(document, lexicon),
    }
}

/// What to say of a document in another language.
fn foreign(reading: &Reading) -> Option<String> {
    let foreign = !reading.text.english && !reading.text.prose.trim().is_empty();
    foreign.then(|| format!("{}: not read: not in English", reading.document.name))
}

/// What is kept of a document, or else what is read of it, which is kept.
fn kept(document: Document, lexicon: &Lexicon, cache: &Cache) -> Reading {
    let key = cache.edition().key(&document);
    if let Some(record) = cache.get(&key).and_then(|record| cache::restore(&record)) {
        return record.of(document);
    }
    let reading = pipeline::read(document, lexicon);
    cache.put(&key, &cache::store(&reading));
    reading
}

/// The documents, in the order of the command line.
pub(crate) fn documents(
    wanted: &Documents,
    global: &Global,
    project: &Project,
    console: &Console,
) -> Result<Vec<Document>, Failure> {
    let options = options(wanted, project);
    if wanted.jsonl {
        return records(&options);
    }
    let paths = paths(wanted, project);
    let mut documents = Vec::new();
    for run in paths.chunk_by(|one, other| is_stdin(one) == is_stdin(other)) {
        if is_stdin(&run[0]) {
            let document = Document::new(wanted.stdin_name.as_str(), stdin()?, &options);
            documents.push(document.map_err(Failure::new)?);
        } else {
            let files =
                source::collect(run, &project.selection).map_err(|error| explain_missing(&error, run))?;
            console.detail(&format!("reading {}", belie::report::counted(files.len(), "file")));
            documents.extend(open(files, global, &options)?);
        }
    }
    Ok(documents)
}

/// What is told of the documents, on the command line and by the project.
pub(crate) fn options(wanted: &Documents, project: &Project) -> Options {
    Options { format: wanted.read_as, date: wanted.date, dates: project.settings.dates }
}

/// The paths on the command line; without any, the folder of the project.
pub(crate) fn paths<'w>(wanted: &'w Documents, project: &Project) -> Cow<'w, [PathBuf]> {
    match wanted.paths.as_slice() {
        [] => Cow::Owned(vec![project.folder().to_owned()]),
        paths => Cow::Borrowed(paths),
    }
}

/// Opens files; all that cannot be opened are told.
fn open(files: Vec<PathBuf>, global: &Global, options: &Options) -> Result<Vec<Document>, Failure> {
    let opened = spread(files, global, |file: PathBuf| Document::open(&file, options))?;
    let mut documents = Vec::new();
    let mut causes = Vec::new();
    for document in opened {
        match document {
            Ok(document) => documents.push(document),
            Err(error) => causes.push(error.to_string()),
        }
    }
    if causes.is_empty() {
        return Ok(documents);
    }
    Err(Failure::all(&causes, |count| format!("{count} documents cannot be read")))
}

/// The records on standard input.
fn records(options: &Options) -> Result<Vec<Document>, Failure> {
    let mut documents = source::records(&stdin_lines()?).map_err(Failure::new)?;
    for document in &mut documents {
        document.date = document.date.or(options.date);
        document.format = options.format.unwrap_or(document.format);
    }
    Ok(documents)
}

/// All of standard input, as text.
pub(crate) fn stdin_lines() -> Result<String, Failure> {
    String::from_utf8(stdin()?).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
        Failure::new(format!("line {line}: not UTF-8"))
    })
}

/// All of standard input.
fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format!("standard input: {error}")))?;
    Ok(bytes)
}

/// Whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path that does not exist may be a command that was misspelt.
fn explain_missing(error: &source::Error, paths: &[PathBuf]) -> Failure {
    let commands = args::commands();
    let meant = paths.first().and_then(|path| nearest(path.to_str()?, commands.iter().map(String::as_str)));
    match meant {
        Some(command) if error.is_missing() => {
            Failure::new(format!("{error}; did you mean the command `{command}`?"))
        }
        _ => Failure::new(error),
    }
}

/// Does the same to all items, in as many threads as the user wants, and keeps their order.
pub(crate) fn spread<T: Send, U: Send>(
    items: Vec<T>,
    global: &Global,
    each: impl Fn(T) -> U + Send + Sync,
) -> Result<Vec<U>, Failure> {
    let pool = pool_for(items.len(), global)?;
    Ok(spread_in(pool.as_ref(), items, each))
}

/// The same in threads that are there; without them one after the other.
fn spread_in<T: Send, U: Send>(
    pool: Option<&rayon::ThreadPool>,
    items: Vec<T>,
    each: impl Fn(T) -> U + Send + Sync,
) -> Vec<U> {
    match pool {
        None => items.into_iter().map(each).collect(),
        Some(pool) => pool.install(|| items.into_par_iter().map(each).collect()),
    }
}

/// Threads for so many items, if they are worth it and wanted.
fn pool_for(items: usize, global: &Global) -> Result<Option<rayon::ThreadPool>, Failure> {
    let worth = items >= 2 && global.jobs != Some(1);
    worth.then(|| pool(global)).transpose()
}

/// Does something in as many threads as the user wants.
pub(crate) fn threads<T: Send>(global: &Global, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    match global.jobs {
        None => Ok(work()),
        Some(_) => Ok(pool(global)?.install(work)),
    }
}

fn pool(global: &Global) -> Result<rayon::ThreadPool, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(global.jobs.unwrap_or(0)).build();
    pool.map_err(|error| Failure::new(format!("threads: {error}")))
}
