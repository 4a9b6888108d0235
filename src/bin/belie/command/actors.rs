//! `belie actors`: actor dictionaries of other programs as lexicons.

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{
    import::{Counts, petrarch},
    report::{counted, faults_concise},
};

use crate::{
    args::{ActorsCommand, Dictionary, Written},
    config,
    console::Console,
    file::unwritten,
    outcome::{Ending, Failure},
};

/// Imports actors.
pub(crate) fn run(wanted: &ActorsCommand, console: &Console) -> Result<Ending, Failure> {
    let ActorsCommand::Import(Dictionary::Petrarch(Written { files, output, rules })) = wanted;
    let below = config::load(rules, console)?.lexicon;
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        Ok((path.display().to_string(), bytes))
    };
    let files: Vec<(String, Vec<u8>)> = files.iter().map(read).collect::<Result<_, Failure>>()?;
    let import = petrarch(&files, &below);
    match output {
        Some(path) => save(path, &import.lexicon)?,
        None => console.print(&import.lexicon)?,
    }
    console.complain(&faults_concise(&import.faults, &import.files));
    console.detail(&summary(&import.counts));
    if import.faults.is_empty() {
        return Ok(Ending::Clean);
    }
    let count = counted(import.faults.len(), "place");
    Ok(Ending::Found(format!("{count} could not be read; {}", summary(&import.counts))))
}

fn save(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| unwritten(path, &error))
}

fn summary(counts: &Counts) -> String {
    let Counts { actors, people, offices, known, without_side } = counts;
    format!(
        "{}, {} of persons, {}; left out: {} that are known, {} of nobody who speaks for a side",
        counted(*actors, "actor"),
        counted(*people, "role"),
        counted(*offices, "office"),
        counted(*known, "name"),
        counted(*without_side, "role"),
    )
}
