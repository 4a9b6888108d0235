//! What must hold between entries: ids are unique, references lead somewhere, the taxonomy has no cycle.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        Lexicon,
        file::{Kind, Text},
        table::Section,
    },
    File,
};
use crate::{fault::Fault, suggest::did_you_mean};

/// A kind of entry with ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Stance,
    Topic,
    Actor,
    Unit,
}

impl Named {
    const ALL: [Self; 4] = [Self::Stance, Self::Topic, Self::Actor, Self::Unit];

    fn words(self) -> &'static str {
        ["stance", "topic class", "actor", "unit"][self as usize]
    }

    fn below(self) -> (Section, Kind) {
        match self {
            Self::Stance => (Section::Stances, Kind::Stances),
            Self::Topic => (Section::Topics, Kind::Topics),
            Self::Actor => (Section::Actors, Kind::Actors),
            Self::Unit => (Section::Units, Kind::Units),
        }
    }

    /// The ids that a file defines.
    fn defined<'f>(self, file: &'f File<'_>) -> Vec<&'f Text> {
        let written = &file.written;
        match self {
            Self::Stance => written.stances.iter().flatten().map(|s| &s.id).collect(),
            Self::Topic => written.topics.iter().flatten().map(|t| &t.id).collect(),
            Self::Actor => written.actors.iter().flatten().filter(|a| !a.extends).map(|a| &a.id).collect(),
            Self::Unit => written.units.iter().flatten().map(|u| &u.id).collect(),
        }
    }

    /// The ids that a file refers to.
    fn referred<'f>(self, file: &'f File<'_>) -> Vec<&'f Text> {
        let written = &file.written;
        let stances = || written.stances.iter().flatten();
        match self {
            Self::Stance => stances().flat_map(|s| s.incompatible.iter().chain(&s.tension)).collect(),
            Self::Topic => {
                let objects = stances().flat_map(|s| &s.cues).filter_map(|cue| cue.value.object.as_ref());
                objects.chain(written.topics.iter().flatten().filter_map(|t| t.within.as_ref())).collect()
            }
            Self::Actor => {
                let extended = written.actors.iter().flatten().filter(|a| a.extends).map(|a| &a.id);
                written.people.iter().flatten().map(|p| &p.actor).chain(extended).collect()
            }
            Self::Unit => Vec::new(),
        }
    }
}

/// The faults between entries; references are followed only if all files could be read.
pub(super) fn check(below: Option<&Lexicon>, files: &[File<'_>], complete: bool) -> Vec<Fault> {
    let replaced = files.iter().filter(|f| f.written.replace).fold(0, |bits, f| bits | f.written.kinds());
    let mut faults = Vec::new();
    for kind in Named::ALL {
        let (section, dropped) = kind.below();
        let under = below.filter(|_| replaced >> dropped as u8 & 1 == 0);
        let mut known: BTreeSet<&str> = under.into_iter().flat_map(|lexicon| lexicon.ids(section)).collect();
        faults.extend(define(kind, files, &mut known));
        if complete {
            faults.extend(files.iter().flat_map(|file| unknown(kind, file, &known)));
        }
    }
    faults.extend(cycles(below, files));
    faults
}

/// Adds the ids of the files to what is known; an id defined twice is a fault.
fn define<'f>(kind: Named, files: &'f [File<'_>], known: &mut BTreeSet<&'f str>) -> Vec<Fault> {
    let (mut own, mut faults) = (BTreeMap::new(), Vec::new());
    for (file, id) in files.iter().flat_map(|file| kind.defined(file).into_iter().map(move |id| (file, id))) {
        if id.value.is_empty() {
            faults.push(file.fault(id, format!("the id of a {} is empty", kind.words())));
        } else if let Some(first) = own.insert(&id.value, file.name) {
            let fault = file.fault(id, format!("the {} `{}` is defined twice", kind.words(), id.value));
            faults.push(fault.helping(Some(format!("its first definition is in {first}"))));
        }
        known.insert(&id.value);
    }
    faults
}

/// The references of a file that lead nowhere.
fn unknown(kind: Named, file: &File<'_>, known: &BTreeSet<&str>) -> Vec<Fault> {
    let lost = kind.referred(file).into_iter().filter(|id| !known.contains(id.value.as_str()));
    let fault = |id: &Text| {
        file.fault(id, format!("unknown {} `{}`", kind.words(), id.value))
            .expecting(format!("the id of a {}", kind.words()))
            .helping(did_you_mean(&id.value, known.iter().copied()))
    };
    lost.map(fault).collect()
}

/// A fault for each cycle of topic classes, at the first of them.
fn cycles(below: Option<&Lexicon>, files: &[File<'_>]) -> Vec<Fault> {
    let entries = || files.iter().flat_map(|f| f.written.topics.iter().flatten().map(move |t| (f, t)));
    let own: BTreeMap<&str, Option<&str>> =
        entries().map(|(_, t)| (t.id.value.as_str(), t.within.as_ref().map(|w| w.value.as_str()))).collect();
    let parent = |id: &str| match own.get(id) {
        Some(&within) => within,
        None => below.and_then(|lexicon| lexicon.broader(id)),
    };
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    for (file, topic) in entries() {
        let (mut path, mut at) =
            (vec![topic.id.value.as_str()], topic.within.as_ref().map(|w| w.value.as_str()));
        while let Some(id) = at.filter(|id| !path.contains(id)) {
            path.push(id);
            at = parent(id);
        }
        if let (Some(within), true) = (&topic.within, at == Some(path[0]) && !seen.contains(path[0])) {
            seen.extend(path.iter().copied());
            path.push(path[0]);
            faults
                .push(file.fault(within, format!("a topic class lies within itself: {}", path.join(" → "))));
        }
    }
    faults
}
