//! What is reported: plain data, free of any format.
//! [`Finding::builder`] is the way to make one: it refuses a finding without a primary label.

mod acceptance;
mod builder;
mod fingerprint;
mod notice;

pub(crate) use self::fingerprint::fold;
pub use self::{
    acceptance::{Acceptance, AcceptedIn},
    builder::{Builder, NoPrimary},
    fingerprint::{fingerprint, is_fingerprint, number},
    notice::{EXPIRED, MALFORMED, NOTICES, Notice, UNEXPLAINED, UNKNOWN, UNUSED},
};
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

impl Level {
    /// All levels, the hardest first.
    pub const ALL: [Self; 5] =
        [Self::Contradict, Self::Reversal, Self::Dispute, Self::Tension, Self::Blocked];

    /// Its name in rules and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradict => "contradict",
            Self::Reversal => "reversal",
            Self::Dispute => "dispute",
            Self::Tension => "tension",
            Self::Blocked => "blocked",
        }
    }
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Off];

    /// Its name in rules, options and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Off => "off",
        }
    }
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
    /// The side's name, for a reader.
    pub side: Option<String>,
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
    /// Why it is not to be mended, if somebody has decided so.
    pub accepted: Option<Acceptance>,
}

impl Finding {
    /// Starts a finding of a rule.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::{finding::{Finding, Label, Level, Severity}, span::Span};
    ///
    /// let label = Label::new(0, Span::new(4, 9), "the talks are on").sentence("The talks are on.");
    /// let finding = Finding::builder("said-and-denied", Level::Contradict, Severity::Error)
    ///     .message("the talks are on and off")
    ///     .primary(label)
    ///     .build()
    ///     .unwrap();
    /// assert!(finding.fingerprint.starts_with("b1-"));
    /// assert!(Finding::builder("empty", Level::Tension, Severity::Info).build().is_err());
    /// ```
    #[must_use]
    pub fn builder(rule: impl Into<String>, level: Level, severity: Severity) -> Builder {
        Builder::new(rule.into(), level, severity)
    }

    /// Makes a label the primary one, and the first.
    pub fn lead_with(&mut self, label: usize) {
        if let Some(led) = self.labels.get_mut(..=label) {
            led.rotate_right(1);
        }
        for (place, label) in self.labels.iter_mut().enumerate() {
            label.role = if place == 0 { Role::Primary } else { Role::Related };
        }
    }

    /// The primary label.
    #[must_use]
    pub fn primary(&self) -> Option<&Label> {
        self.labels.iter().find(|label| label.role == Role::Primary)
    }
}

impl Label {
    /// A label at a place of a file, with what to say there. The finding gives it its role.
    #[must_use]
    pub fn new(document: usize, span: Span, text: impl Into<String>) -> Self {
        Self {
            document,
            span,
            sentence: String::new(),
            role: Role::Related,
            text: text.into(),
            source: None,
            actor: None,
            side: None,
            said: None,
            via: None,
        }
    }

    /// The same label, with the sentence around it.
    #[must_use]
    pub fn sentence(mut self, sentence: impl Into<String>) -> Self {
        self.sentence = sentence.into();
        self
    }

    /// The same label, with who said so: the document's words, and the side's id.
    #[must_use]
    pub fn source(mut self, source: Option<String>, actor: Option<String>) -> Self {
        self.source = source;
        self.actor = actor;
        self
    }

    /// The same label, with the side's name for a reader.
    #[must_use]
    pub fn side(mut self, side: Option<String>) -> Self {
        self.side = side;
        self
    }

    /// The same label, with the day on which it was said.
    #[must_use]
    pub fn said(mut self, said: Option<Day>) -> Self {
        self.said = said;
        self
    }

    /// The same label, with those through whom the words came.
    #[must_use]
    pub fn via(mut self, via: Option<String>) -> Self {
        self.via = via;
        self
    }
}
