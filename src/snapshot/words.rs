//! Which words stand in which documents, so that a new text is told from a new reading of the same text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Side, Snapshot, Snapshots, item::line};
use crate::pipeline::Reading;

/// Words by the document that they stand in.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The sentences of documents.
    sentences: BTreeMap<String, BTreeSet<String>>,
    /// The whole prose of documents, each on one line.
    prose: BTreeMap<String, String>,
    /// Words that are known one by one.
    pieces: BTreeSet<String>,
}

impl Words {
    /// Those of documents.
    #[must_use]
    pub fn of_readings(readings: &[Reading]) -> Self {
        let mut words = Self::default();
        for Reading { document, text, .. } in readings {
            let sentences =
                text.sentences.iter().filter_map(|one| text.prose.get(one.span.range())).map(line);
            words.sentences.insert(document.name.clone(), sentences.collect());
            words.prose.insert(document.name.clone(), line(&text.prose));
        }
        words
    }

    /// Those that snapshots hold.
    pub(super) fn of_snapshots(snapshots: &Snapshots) -> Self {
        let sides = snapshots.values().flat_map(Snapshot::items).flat_map(|item| &item.sides);
        Self { pieces: sides.map(|side| side.words.clone()).collect(), ..Self::default() }
    }

    /// Those of some texts.
    #[cfg(test)]
    pub(super) fn of_pieces(pieces: &[&str]) -> Self {
        Self { pieces: pieces.iter().map(|piece| (*piece).to_owned()).collect(), ..Self::default() }
    }

    /// Whether the words of a place are known to stand there. Findings and positions hold sentences, claims any words.
    pub(super) fn hold(&self, kind: Kind, side: &Side) -> bool {
        let sentence = || self.sentences.get(&side.document).is_some_and(|all| all.contains(&side.words));
        let inside = |prose: &String| side.words.split(" … ").all(|part| prose.contains(part));
        let any = || kind == Kind::Claim && self.prose.get(&side.document).is_some_and(inside);
        self.pieces.contains(&side.words) || sentence() || any()
    }
}
