//! What is reported: plain data, free of any format.

use crate::{day::Day, relation::Confidence, span::Span};

/// How two claims sit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Both cannot hold.
    Contradict,
    /// A later claim takes the place of an earlier one without a word about it.
    Reversal,
    /// Two sides state opposite things.
    Dispute,
    /// Both can hold, but sit badly together.
    Tension,
    /// One side's condition is what the other refuses.
    Blocked,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Not reported.
    Off,
    /// Worth knowing.
    Info,
    /// Worth a look.
    Warning,
    /// To be mended or accepted.
    Error,
}

/// Whether a label is the one that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The place that the finding is about.
    Primary,
    /// A place that it is set against.
    Related,
}

/// A labelled place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The index of the document.
    pub document: usize,
    /// The clause that carries the claim, in bytes of the file.
    pub span: Span,
    /// The sentence around it, as prose: it goes into the fingerprint.
    pub sentence: String,
    /// Primary or related.
    pub role: Role,
    /// What to say at the place.
    pub text: String,
    /// Who said so, in the document's words.
    pub source: Option<String>,
    /// The side's id.
    pub actor: Option<String>,
    /// When it was said.
    pub said: Option<Day>,
    /// Through whom.
    pub via: Option<String>,
}

/// A reported contradiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule.
    pub rule: String,
    /// The relation between the two facts, if the rule is over one.
    pub relation: Option<String>,
    /// How the claims sit together.
    pub level: Level,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is so, in one line.
    pub message: String,
    /// The places; the first is the primary one.
    pub labels: Vec<Label>,
    /// Why, step by step.
    pub trail: Vec<String>,
    /// What to look at.
    pub help: Option<String>,
    /// A stable name: `b1-…`.
    pub fingerprint: String,
}
