//! The snapshots as they are kept, beside those of the documents as they are.

use std::path::Path;

use belie::{
    pipeline::{self, Reading},
    snapshot::{Difference, Kind, Snapshot, Snapshots, Versions, Words, differences, take},
};

use super::store::{Store, Which};
use crate::{
    args::{Compared as Wanted, Documents, Global},
    config::{self, Config},
    console::Console,
    input,
    outcome::Failure,
};

/// How a snapshot stands to the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Same,
    Changed,
    New,
    /// No documents are left.
    Stale,
}

/// Snapshots as they are kept and as they are to be.
pub(super) struct Compared {
    pub(super) store: Store,
    old: Snapshots,
    new: Snapshots,
    /// The names that were asked for.
    names: Vec<String>,
    differences: Vec<Difference>,
}

impl Compared {
    /// Reads the documents of the project and the snapshots.
    pub(super) fn read(wanted: &Wanted, global: &Global, console: &Console) -> Result<Self, Failure> {
        let mut config = config::load(&wanted.rules, console)?;
        config.rules.apply(&config.project.settings.overrides()).map_err(Failure::new)?;
        let readings = readings(global, &config, console)?;
        let mut new = taken(&readings, &config);
        let store = Store::of(&config.project);
        let mut names = store.own(Which::Kept)?;
        // Documents of which there is nothing to keep need no file.
        new.retain(|name, snapshot| !snapshot.is_empty() || names.binary_search(name).is_ok());
        names.extend(new.keys().cloned());
        names.sort();
        names.dedup();
        let loaded = store.load(&names, Which::Kept, console)?;
        let old: Snapshots = loaded.into_iter().map(|loaded| (loaded.name, loaded.snapshot)).collect();
        let names = store.chosen(&wanted.names, &names)?;
        let same = old.len() == new.len()
            && old.iter().all(|(name, old)| new.get(name).is_some_and(|new| new.same(old)));
        let differences = match same {
            true => Vec::new(),
            false => differences(&old, &new, &Words::of_readings(&readings)),
        };
        Ok(Self { store, old, new, names, differences })
    }

    /// The names that were asked for, each with how it stands.
    pub(super) fn states(&self) -> impl Iterator<Item = (&str, State)> {
        self.names.iter().map(|name| (name.as_str(), self.state(name)))
    }

    fn state(&self, name: &str) -> State {
        match (self.old.get(name), self.new.get(name)) {
            (Some(old), Some(new)) if old.same(new) => State::Same,
            (Some(_), Some(_)) => State::Changed,
            (None, _) => State::New,
            (_, None) => State::Stale,
        }
    }

    /// How many of those that were asked for stand so.
    pub(super) fn count(&self, state: State) -> usize {
        self.states().filter(|(_, found)| *found == state).count()
    }

    /// A snapshot as it is to be.
    pub(super) fn fresh(&self, name: &str) -> Option<&Snapshot> {
        self.new.get(name)
    }

    /// A snapshot as it is kept.
    pub(super) fn kept(&self, name: &str) -> Option<&Snapshot> {
        self.old.get(name)
    }

    /// What differs in a snapshot.
    pub(super) fn of(&self, name: &str) -> Vec<&Difference> {
        self.differences.iter().filter(|one| one.is_of(name)).collect()
    }

    /// How many items of a kind the snapshots hold that were asked for.
    pub(super) fn items(&self, kind: Kind) -> usize {
        self.names.iter().filter_map(|name| self.new.get(name)).map(|snapshot| snapshot.count(kind)).sum()
    }
}

/// The documents of the project, read, with names that are relative to it.
fn readings(global: &Global, config: &Config, console: &Console) -> Result<Vec<Reading>, Failure> {
    let mut readings = input::readings(&Documents::of(Vec::new(), None), global, config, console)?;
    let folder = config.project.folder();
    for reading in &mut readings {
        let name = Path::new(&reading.document.name).strip_prefix(folder);
        if let Some(name) = name.ok().and_then(Path::to_str) {
            reading.document.name = name.replace('\\', "/");
        }
    }
    Ok(readings)
}

/// The snapshots of what was read.
fn taken(readings: &[Reading], config: &Config) -> Snapshots {
    let facts = pipeline::facts(readings);
    let findings = pipeline::check_facts(readings, &facts, &config.rules, &config.lexicon);
    let versions = Versions::current(&config.rules, &config.lexicon);
    take(readings, &facts, &findings, &config.lexicon, &config.project.settings.snapshots, &versions)
}
