//! From what was read to findings: rules over facts, told in the words of the documents.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Reading, facts, names};
use crate::{
    fact::Facts,
    finding::Finding,
    lexicon::Lexicon,
    rule::{self, RuleSet, Texts},
    span::Span,
};

/// What the rules find in all documents, by document and place. Labels index `readings`.
///
/// # Examples
///
/// ```
/// use belie::{lexicon::Lexicon, pipeline, rule::RuleSet, source::{Document, Options}};
///
/// let lexicon = Lexicon::builtin();
/// let document = Document::new("a.txt", b"The ferry sails at noon.".to_vec(), &Options::default()).unwrap();
/// let readings = [pipeline::read(document, &lexicon)];
/// assert!(pipeline::check(&readings, &RuleSet::builtin(), &lexicon).is_empty());
/// ```
#[must_use]
pub fn check(readings: &[Reading], rules: &RuleSet, lexicon: &Lexicon) -> Vec<Finding> {
    check_facts(readings, &facts(readings), rules, lexicon)
}

/// The same, of the facts that the documents state, for who has them.
#[must_use]
pub fn check_facts(readings: &[Reading], facts: &Facts, rules: &RuleSet, lexicon: &Lexicon) -> Vec<Finding> {
    let firings = rule::run(rules, facts, lexicon);
    rule::findings(rules, facts, &firings, &Prose::new(readings, lexicon))
}

/// The texts of documents that were read, for the words of findings.
#[derive(Clone, Debug)]
pub struct Prose<'r> {
    readings: Cow<'r, [Reading]>,
    lexicon: Lexicon,
    names: BTreeMap<String, String>,
}

impl<'r> Prose<'r> {
    /// The texts of `readings`, and the names of sides: those of the lexicon, else the documents' own.
    #[must_use]
    pub fn new(readings: impl Into<Cow<'r, [Reading]>>, lexicon: &Lexicon) -> Self {
        let readings = readings.into();
        let names = names::names(&readings, lexicon);
        Self { readings, lexicon: lexicon.clone(), names }
    }
}

impl Texts for Prose<'_> {
    fn prose(&self, document: usize, span: Span) -> &str {
        let reading = self.readings.get(document);
        reading.and_then(|reading| reading.text.prose.get(span.range())).unwrap_or_default()
    }

    fn in_file(&self, document: usize, span: Span) -> Span {
        self.readings.get(document).map_or(span, |reading| reading.text.in_file(span))
    }

    fn side(&self, actor: &str) -> Option<String> {
        let known = self.lexicon.actor(actor).map(|side| side.name.to_owned());
        known.or_else(|| self.names.get(actor).cloned())
    }
}
