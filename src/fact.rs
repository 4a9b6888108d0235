//! Propositions of all documents, ordered and indexed.

use crate::{claim::Attribution, day::Day, proposition::Proposition, span::Span};

/// A proposition with its place among all documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The index of its document.
    pub document: usize,
    /// The index of its sentence in the document.
    pub sentence: usize,
    /// The whole sentence, in the prose.
    pub sentence_span: Span,
    /// Whether it stands in a headline or heading.
    pub heading: bool,
    /// The day of its document.
    pub dated: Option<Day>,
    /// Who says so, outermost first; empty for the narrator.
    pub attribution: Vec<Attribution>,
    /// Through whom the words came, if the text says so.
    pub via: Option<String>,
    /// What is asserted.
    pub proposition: Proposition,
}

/// The facts of all documents, by document and place.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    facts: Vec<Fact>,
}

impl Facts {
    /// Orders facts by document, sentence and span.
    #[must_use]
    pub fn new(mut facts: Vec<Fact>) -> Self {
        facts.sort_by_key(|f| (f.document, f.sentence, f.proposition.span, f.proposition.cue));
        Self { facts }
    }

    /// All facts, in order.
    #[must_use]
    pub fn all(&self) -> &[Fact] {
        &self.facts
    }
}
