//! Snapshots that wait: accepted, dropped, listed.

use belie::{
    report::{counted, on_one_line, to_json},
    snapshot::{Kind, Snapshot, Snapshots, Words, counts, differences, summary},
};
use serde::Serialize;

use super::store::{Loaded, Store, Which};
use crate::{
    args::{Rules, Waiting},
    config,
    console::Console,
    outcome::{Ending, Failure},
};

/// The store that was asked for, and the one of the project.
fn stores(wanted: &Waiting, console: &Console) -> Result<(Store, Store), Failure> {
    let project = config::project(&wanted.rules, console)?;
    let from = match &wanted.from {
        Some(folder) => Store::at(folder)?,
        None => Store::of(&project),
    };
    Ok((from, Store::of(&project)))
}

/// Puts what waits in the place of what is kept. All of it is read before anything is written.
pub(super) fn accept(wanted: &Waiting, console: &Console) -> Result<Ending, Failure> {
    let (from, store) = stores(wanted, console)?;
    let names = from.chosen(&wanted.names, &from.own(Which::Waiting)?)?;
    let waiting = from.load(&names, Which::Waiting, console)?;
    store.load(&names, Which::Kept, console)?;
    for Loaded { name, text, .. } in &waiting {
        take(&from, &store, name, text)?;
        console.print(&format!("{}: accepted\n", on_one_line(name)))?;
    }
    console.print(&format!("{} accepted\n", counted(waiting.len(), "snapshot")))?;
    Ok(Ending::Clean)
}

/// Accepts one.
pub(super) fn take(from: &Store, store: &Store, name: &str, text: &str) -> Result<(), Failure> {
    store.save(name, Which::Kept, text)?;
    from.remove(name, Which::Waiting)?;
    store.remove(name, Which::Waiting)
}

/// Drops what waits.
pub(super) fn reject(wanted: &Waiting, console: &Console) -> Result<Ending, Failure> {
    let (from, _) = stores(wanted, console)?;
    let names = from.chosen(&wanted.names, &from.own(Which::Waiting)?)?;
    for name in &names {
        from.remove(name, Which::Waiting)?;
        console.print(&format!("{}: rejected\n", on_one_line(name)))?;
    }
    console.print(&format!("{} rejected\n", counted(names.len(), "snapshot")))?;
    Ok(Ending::Clean)
}

/// A snapshot that waits, for programs.
#[derive(Serialize)]
struct Listed<'s> {
    name: &'s str,
    file: String,
    new: bool,
    findings: usize,
    positions: usize,
    claims: usize,
}

/// Lists what waits.
pub(super) fn list(rules: &Rules, json: bool, console: &Console) -> Result<Ending, Failure> {
    let store = Store::of(&config::project(rules, console)?);
    let names = store.own(Which::Waiting)?;
    let waiting = store.load(&names, Which::Waiting, console)?;
    let kept = store.load(&names, Which::Kept, console)?;
    let old = |name: &str| kept.iter().find(|kept| kept.name == name).map(|kept| &kept.snapshot);
    if json {
        let listed = |one: &Loaded| {
            let count = |kind| one.snapshot.count(kind);
            to_json(&Listed {
                name: &one.name,
                file: store.path(&one.name, Which::Waiting).to_string_lossy().replace('\\', "/"),
                new: old(&one.name).is_none(),
                findings: count(Kind::Finding),
                positions: count(Kind::Position),
                claims: count(Kind::Claim),
            })
        };
        let listed: Vec<String> = waiting.iter().map(listed).collect();
        console.print(&format!("{{\"version\":1,\"pending\":[{}]}}\n", listed.join(",\n")))?;
        return Ok(Ending::Clean);
    }
    for one in &waiting {
        let told = match old(&one.name) {
            None => format!("new snapshot, {}", counts(one.snapshot.items())),
            Some(old) => changed(&one.name, old, &one.snapshot),
        };
        console.print(&format!("{}: {told}\n", on_one_line(&one.name)))?;
    }
    console.print(&format!("{} pending\n", counted(waiting.len(), "snapshot")))?;
    Ok(Ending::Clean)
}

/// What differs, in short.
fn changed(name: &str, old: &Snapshot, new: &Snapshot) -> String {
    let only = |snapshot: &Snapshot| Snapshots::from([(name.to_owned(), snapshot.clone())]);
    let differences = differences(&only(old), &only(new), &Words::default());
    summary(&differences.iter().collect::<Vec<_>>())
}
