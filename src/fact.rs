//! Propositions of all documents, in order, with what stands for something else resolved.

mod names;
mod reference;
mod spokesman;

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
    /// The whole quotation that it stands in, without its marks, if it stands in one.
    pub quotation: Option<String>,
    /// What is asserted.
    pub proposition: Proposition,
}

impl Fact {
    /// The day on which it was said: that of the attribution, else that of the document.
    #[must_use]
    pub fn said(&self) -> Option<Day> {
        self.proposition.said.or(self.dated)
    }

    /// Whether both stand in one sentence.
    #[must_use]
    pub fn beside(&self, other: &Self) -> bool {
        self.sentence == other.sentence && self.document == other.document
    }

    /// The id of the side whose position it is.
    #[must_use]
    pub fn holder(&self) -> Option<&str> {
        self.proposition.holder.as_ref().map(|party| party.actor.as_str())
    }
}

/// The facts of all documents, by document and place.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    facts: Vec<Fact>,
}

impl Facts {
    /// Orders facts by document, sentence and span, and finds what subject pronouns stand for.
    #[must_use]
    pub fn new(mut facts: Vec<Fact>) -> Self {
        facts.sort_by_key(|f| (f.document, f.sentence, f.proposition.span, f.proposition.cue));
        reference::resolve(&mut facts);
        spokesman::resolve(&mut facts);
        names::resolve(&mut facts);
        Self { facts }
    }

    /// All facts, in order.
    #[must_use]
    pub fn all(&self) -> &[Fact] {
        &self.facts
    }
}
