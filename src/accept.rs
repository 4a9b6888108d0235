//! Which findings are accepted, and what is wrong with what accepts them.
//!
//! A finding is accepted by its fingerprint in the ledger (`accept` in `belie.yml`), by a comment before the block of a
//! claim, or by a baseline. What accepts nothing, has ended, or cannot be read is a finding itself.

mod baseline;
mod comment;
mod entry;
mod ledger;
mod since;

pub use self::{
    baseline::{Baseline, Keeping, Known},
    comment::comments,
    entry::{Entry, with_entry},
    ledger::ledger,
    since::Old,
};
use crate::{
    day::Day,
    finding::{Acceptance, Finding, Label, Level, Notice, Severity},
};

/// What acceptances are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'t> {
    /// The day on which they must still hold; without one none has ended.
    pub as_of: Option<Day>,
    /// Whether all documents were read and all rules asked: else what seems unused may not be so.
    pub whole: bool,
    /// The names of all rules.
    pub rules: &'t [String],
}

impl Terms<'_> {
    /// The last day of an acceptance, if it is over.
    fn ended(&self, until: Option<Day>) -> Option<Day> {
        until.filter(|until| self.as_of.is_some_and(|now| *until < now))
    }
}

/// Accepts a finding, unless it is.
fn accept(finding: &mut Finding, acceptance: &Acceptance) {
    if finding.accepted.is_none() {
        finding.accepted = Some(acceptance.clone());
    }
}

/// A finding about an acceptance.
fn noticed(notice: Notice, message: String, help: Option<String>, label: Label) -> Finding {
    Finding::builder(notice.id, Level::Tension, Severity::Warning)
        .message(message)
        .primary(label)
        .help(Some(help.unwrap_or_else(|| notice.help.to_owned())))
        .build()
        .expect("it has a primary label")
}
