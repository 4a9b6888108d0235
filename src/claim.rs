//! Claims: who says so, with which words, and what.

pub(crate) mod cast;
pub(crate) mod continuation;
pub(crate) mod read;

use crate::span::Span;

/// Who does or holds something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The side's id: ISO 3166 alpha-3, `igo-…`, or `x-…`.
    pub actor: String,
    /// The role of the person or body within the side: `government`, `military`, `opposition`, …
    pub role: Option<String>,
    /// The words.
    pub text: String,
    /// Their place in the prose.
    pub span: Span,
}

/// One level of attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who says so, if the text names it.
    pub source: Option<Party>,
    /// Whether the source is "I" or "we".
    pub first_person: bool,
    /// All words of the source, apposition included: more than one span if it is split.
    pub source_spans: Vec<Span>,
    /// The words that attribute: the whole verb group, a noun, `according to`.
    pub cue_spans: Vec<Span>,
    /// The dictionary form of the cue.
    pub cue_lemma: String,
    /// What is attributed.
    pub content_spans: Vec<Span>,
    /// In percent, how surely the cue attributes in its construction.
    pub trust: u8,
}

/// A claim: a content with the chain of those who say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The whole claim in the prose.
    pub span: Span,
    /// Through whom the words came, if the text says so: an interview's outlet, an agency that is quoted.
    pub via: Option<String>,
    /// The chain of attribution, outermost first; empty for the narrator's own statement.
    pub attribution: Vec<Attribution>,
}
