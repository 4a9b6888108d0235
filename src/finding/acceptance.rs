//! That a finding is accepted: where that is written, why, and until when.

use crate::day::Day;

/// Where it is written that a finding is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AcceptedIn {
    /// Under `accept` in `belie.yml`.
    Ledger,
    /// In a comment of a document.
    Comment,
    /// In a baseline.
    Baseline,
}

impl AcceptedIn {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Comment => "comment",
            Self::Baseline => "baseline",
        }
    }
}

/// Why a finding is not to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Where that is written.
    pub place: AcceptedIn,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: Option<String>,
    /// When it was decided.
    pub on: Option<Day>,
    /// The last day on which it holds.
    pub until: Option<Day>,
}
