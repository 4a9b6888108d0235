//! `belie actors`: actor dictionaries of other programs as lexicons.

use std::{fs, path::Path};

use belie::{
    fault::Fault,
    import::{Counts, Import, petrarch},
    report::{counted, on_one_line},
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
    let read = |path: &std::path::PathBuf| {
        let bytes = fs::read(path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        Ok((path.display().to_string(), bytes))
    };
    let files: Vec<(String, Vec<u8>)> = files.iter().map(read).collect::<Result<_, Failure>>()?;
    let import = petrarch(&files, &below);
    match output {
        Some(path) => save(path, &import.lexicon)?,
        None => console.print(&import.lexicon)?,
    }
    import.faults.iter().for_each(|fault| console.complain(&told(fault, &import)));
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

/// A fault on one line: where, what, and what was expected.
fn told(fault: &Fault, import: &Import) -> String {
    let text = import.files.iter().find(|(name, _)| *name == fault.file).map_or("", |(_, text)| text);
    let before = text.get(..fault.span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let expected = fault.expected.as_deref().map(|wanted| format!(", expected {wanted}")).unwrap_or_default();
    let told = format!("{}:{line}:{column}: {}{expected}", fault.file, fault.message);
    format!("{}\n", on_one_line(&told))
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
