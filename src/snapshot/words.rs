//! Which words stand in which documents, so that a new text is told from a new reading of the same text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Side, Snapshot, Snapshots};
use crate::{pipeline::Reading, report::on_one_line};

/// Words by the document that they stand in.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The whole prose of documents, each on one line.
    prose: BTreeMap<String, String>,
    /// Words that are known one by one.
    pieces: BTreeSet<String>,
}

impl Words {
    /// Those of documents.
    #[must_use]
    pub fn of_readings(readings: &[Reading]) -> Self {
        let prose = |reading: &Reading| (reading.document.name.clone(), line(&reading.text.prose));
        Self { prose: readings.iter().map(prose).collect(), pieces: BTreeSet::new() }
    }

    /// Those that snapshots hold.
    pub(super) fn of_snapshots(snapshots: &Snapshots) -> Self {
        let sides = snapshots.values().flat_map(Snapshot::items).flat_map(|item| &item.sides);
        Self { prose: BTreeMap::new(), pieces: sides.map(|side| side.words.clone()).collect() }
    }

    /// Those of some texts.
    #[cfg(test)]
    pub(super) fn of_pieces(pieces: &[&str]) -> Self {
        Self { prose: BTreeMap::new(), pieces: pieces.iter().map(|piece| (*piece).to_owned()).collect() }
    }

    /// Whether the words of a place are known to stand there.
    pub(super) fn hold(&self, side: &Side) -> bool {
        let inside = |prose: &String| side.words.split(" … ").all(|part| prose.contains(part));
        self.pieces.contains(&side.words) || self.prose.get(&side.document).is_some_and(inside)
    }
}

/// A text as a snapshot writes it.
fn line(text: &str) -> String {
    on_one_line(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
