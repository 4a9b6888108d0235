//! Which findings are new since an older state of the documents: those of which a side's claim is.

use std::collections::BTreeSet;

use crate::{
    finding::{Finding, Label, fold},
    source::Document,
    text::Text,
};

/// What an older state of the documents said.
#[derive(Clone, Debug, Default)]
pub struct Old {
    /// The documents that have been changed since.
    changed: BTreeSet<usize>,
    /// The sentences that the changed ones had, folded as fingerprints fold them.
    sentences: BTreeSet<String>,
}

impl Old {
    /// Notes that a document has been changed.
    pub fn changed(&mut self, document: usize) {
        self.changed.insert(document);
    }

    /// Notes what a document said, by the reader that reads documents now.
    pub fn read(&mut self, document: &Document) {
        let text = Text::read(document);
        self.sentences.extend(text.sentences.iter().map(|sentence| fold(&text.prose[sentence.span.range()])));
    }

    /// Keeps the findings of which a side is new. The new side comes first: reviewers look at what has been changed.
    ///
    /// A claim is new if it stands in a changed document and none of these had its sentence, in whatever file: one that
    /// has only been moved is old.
    pub fn keep_new(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|finding| {
            let is_new = |label: &Label| {
                self.changed.contains(&label.document) && !self.sentences.contains(&fold(&label.sentence))
            };
            let Some(first) = finding.labels.iter().position(is_new) else { return false };
            finding.lead_with(first);
            true
        });
    }
}
