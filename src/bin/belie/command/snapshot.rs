//! `belie snapshot`: keeps what was found and read, and reviews its changes.

mod compared;
mod keys;
mod review;
mod screen;
mod session;
mod store;
mod waiting;

use std::env;

use belie::{
    report::{counted, on_one_line},
    snapshot::{Kind, counts, lines, shown, summary},
};

use self::{
    compared::{Compared, State},
    store::{Store, Which},
};
use crate::{
    args::{self, Global, SnapshotCommand},
    console::Console,
    outcome::{Ending, Failure},
};

/// Compares, writes, shows or removes snapshots.
pub(crate) fn run(wanted: &SnapshotCommand, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let read = |wanted: &args::Compared| Compared::read(wanted, global, console);
    match wanted {
        SnapshotCommand::Check { wanted, to } => {
            let compared = read(wanted)?;
            match to {
                Some(folder) => put_aside(&compared, &Store::made(folder)?, wanted.names.is_empty())?,
                None if in_ci() => {}
                None => put_aside(&compared, &compared.store, wanted.names.is_empty())?,
            }
            console.print(&told(&compared))?;
            Ok(match to {
                Some(folder) => ending_with(&compared, &format!("accept --from {}", folder.display())),
                None => ending(&compared),
            })
        }
        SnapshotCommand::Update(wanted) => update(&read(wanted)?, console),
        SnapshotCommand::Diff(wanted) => {
            let compared = read(wanted)?;
            console.print(&differences(&compared, console))?;
            Ok(ending(&compared))
        }
        SnapshotCommand::Review(wanted) => review::run(wanted, global, console),
        SnapshotCommand::Accept(wanted) => waiting::accept(wanted, console),
        SnapshotCommand::Reject(wanted) => waiting::reject(wanted, console),
        SnapshotCommand::Pending { json, rules } => waiting::list(rules, *json, console),
        SnapshotCommand::Prune { rules } => {
            prune(&read(&args::Compared { names: Vec::new(), rules: rules.clone() })?, console)
        }
    }
}

/// What is to be done with snapshots that differ.
const REVIEW: &str = "review";

/// Whether this runs in CI, where nothing is written that nobody asked for: as insta tells it.
fn in_ci() -> bool {
    match env::var_os("CI") {
        Some(value) => !(value.is_empty() || value == "false" || value == "0"),
        None => env::var_os("TF_BUILD").is_some(),
    }
}

/// Lets what differs wait for review, and drops what waited and does not differ any more.
fn put_aside(compared: &Compared, store: &Store, all: bool) -> Result<(), Failure> {
    for (name, state) in compared.states() {
        match compared.fresh(name) {
            Some(new) if state != State::Same => drop(store.save(name, Which::Waiting, &new.text(name))?),
            _ => store.remove(name, Which::Waiting)?,
        }
    }
    for name in store.own(Which::Waiting)?.iter().filter(|_| all) {
        if compared.fresh(name).is_none() {
            store.remove(name, Which::Waiting)?;
        }
    }
    Ok(())
}

/// What differs, one line a snapshot, and how all of them stand.
fn told(compared: &Compared) -> String {
    let mut out = String::new();
    for (name, state) in compared.states() {
        out.push_str(&title(compared, name, state).map(|title| title + "\n").unwrap_or_default());
    }
    if out.is_empty() {
        let kinds = Kind::ALL.map(|kind| (compared.items(kind), kind.name()));
        let kinds: Vec<String> =
            kinds.iter().filter(|(count, _)| *count > 0).map(|(count, name)| counted(*count, name)).collect();
        let (count, verb) =
            (compared.states().count(), if compared.states().count() == 1 { "holds" } else { "hold" });
        out = match kinds.join(", ") {
            kinds if kinds.is_empty() => "no finding and no position to keep\n".to_owned(),
            kinds => format!("{} {verb}: {kinds}\n", counted(count, "snapshot")),
        };
    }
    out
}

/// How a snapshot that does not hold differs.
fn title(compared: &Compared, name: &str, state: State) -> Option<String> {
    let shown = on_one_line(name);
    Some(match state {
        State::Same => return None,
        State::Changed => format!("{shown}: {}", summary(&compared.of(name))),
        State::New => {
            let items = compared.fresh(name).map(|new| counts(new.items())).unwrap_or_default();
            format!("{shown}: new snapshot, {items}")
        }
        State::Stale => format!("{shown}: no documents are left; `belie snapshot prune` removes it"),
    })
}

/// All that differs, in full.
fn differences(compared: &Compared, console: &Console) -> String {
    let look = console.look(None);
    let mut out = String::new();
    for (name, state) in compared.states() {
        let Some(title) = title(compared, name, state) else { continue };
        out.push_str(if out.is_empty() { "" } else { "\n" });
        out.push_str(&format!("{title}\n{}", reader(compared, name)));
        for one in compared.of(name) {
            out.push_str(&format!("\n{}", shown(&lines(one), &look)));
        }
    }
    out
}

/// A line for each part of the reader that changed.
fn reader(compared: &Compared, name: &str) -> String {
    let Some((old, new)) = compared.kept(name).zip(compared.fresh(name)) else { return String::new() };
    let changed = old.versions.changed(&new.versions);
    let line = |(what, old, new): &(&str, &str, &str)| {
        format!("  read by another reader: {what} {} is now {}\n", on_one_line(old), on_one_line(new))
    };
    changed.iter().map(line).collect()
}

/// Whether all snapshots hold, and if not, what to do.
fn ending(compared: &Compared) -> Ending {
    ending_with(compared, REVIEW)
}

/// Whether all snapshots hold, and if not, what to do with those that differ.
fn ending_with(compared: &Compared, next: &str) -> Ending {
    let states = [
        (State::Changed, "differs", "differ"),
        (State::New, "is new", "are new"),
        (State::Stale, "is stale", "are stale"),
    ];
    let mut parts = Vec::new();
    for (state, one, many) in states {
        match compared.count(state) {
            0 => {}
            1 => parts.push(format!("1 snapshot {one}")),
            count => parts.push(format!("{count} snapshots {many}")),
        }
    }
    if parts.is_empty() {
        return Ending::Clean;
    }
    let differ = compared.count(State::Changed) + compared.count(State::New) > 0;
    let next = if differ { next } else { "prune" };
    let note = if next == REVIEW && in_ci() { "; CI is set, and nothing is written" } else { "" };
    Ending::Found(format!("{}: run `belie snapshot {next}`{note}", parts.join(", ")))
}

/// Writes the snapshots as the documents are.
fn update(compared: &Compared, console: &Console) -> Result<Ending, Failure> {
    let mut written = 0;
    for (name, state) in compared.states() {
        if let Some(new) = compared.fresh(name) {
            written += usize::from(compared.store.save(name, Which::Kept, &new.text(name))?);
            compared.store.remove(name, Which::Waiting)?;
        }
        if let Some(title) = title(compared, name, state) {
            console.print(&format!("{title}\n"))?;
        }
    }
    console.print(&format!("{} written\n", counted(written, "snapshot")))?;
    Ok(Ending::Clean)
}

/// Removes the snapshots of which no documents are left, if all others hold.
fn prune(compared: &Compared, console: &Console) -> Result<Ending, Failure> {
    if compared.count(State::Changed) + compared.count(State::New) > 0 {
        console.print(&told(compared))?;
        let Ending::Found(reason) = ending(compared) else { return Ok(Ending::Clean) };
        return Ok(Ending::Found(format!("nothing is removed while {reason}")));
    }
    let stale: Vec<&str> =
        compared.states().filter(|(_, state)| *state == State::Stale).map(|(name, _)| name).collect();
    for name in &stale {
        compared.store.remove(name, Which::Kept)?;
        compared.store.remove(name, Which::Waiting)?;
        console.print(&format!("{}: removed\n", on_one_line(name)))?;
    }
    console.print(&format!("{} removed\n", counted(stale.len(), "snapshot")))?;
    Ok(Ending::Clean)
}
