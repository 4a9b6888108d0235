//! What was typed about accepted findings: for `check`, `accept` and `baseline`.

use std::path::PathBuf;

use belie::day::Day;
use clap::Subcommand;

use super::{Documents, ListFormat, Rules};

/// What is held against what is accepted, and how.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Adopt {
    /// Only findings of which a side is new since a revision of git
    #[arg(long, value_name = "REV", allow_hyphen_values = true, conflicts_with = "jsonl")]
    pub(crate) since: Option<String>,
    /// Leave out the findings of this file [default: belie-baseline.json beside belie.yml, if it is there]
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Ignore belie-baseline.json
    #[arg(long, conflicts_with = "baseline")]
    pub(crate) no_baseline: bool,
    /// The day by which acceptances end [default: the newest document's]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub(crate) as_of: Option<Day>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Accept {
    /// The fingerprint of the finding; its first letters are enough
    #[arg(value_name = "FINGERPRINT")]
    pub(crate) finding: String,
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// Why it is accepted
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The last day on which it is accepted
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub(crate) until: Option<Day>,
    /// Who decided
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// The day on which it is accepted [default: the newest document's]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub(crate) as_of: Option<Day>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Keep all findings that there are, in a new file
    Create {
        #[command(flatten)]
        keep: Keep,
        #[command(flatten)]
        at: BaselineFile,
    },
    /// Leave out findings that are gone, and take in new ones only with --allow-new
    Update {
        /// Take in new findings; they need a reason
        #[arg(long)]
        allow_new: bool,
        #[command(flatten)]
        keep: Keep,
        #[command(flatten)]
        at: BaselineFile,
    },
    /// Leave out findings that are gone
    Prune {
        #[command(flatten)]
        at: BaselineFile,
    },
    /// List what is kept, why, by whom and for how long
    List {
        /// Only what has been kept for more than so many days
        #[arg(long, value_name = "DAYS", value_parser = days)]
        older_than: Option<i32>,
        /// How to list them
        #[arg(short, long, value_name = "FORMAT", default_value = "human")]
        format: ListFormat,
        #[command(flatten)]
        at: BaselineFile,
    },
}

/// Why findings are kept.
#[derive(Debug, clap::Args)]
pub(crate) struct Keep {
    /// Why the findings are kept and not mended now
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Who sees to them
    #[arg(long, value_name = "WHO")]
    pub(crate) owner: Option<String>,
}

/// A baseline and the documents that it is of.
#[derive(Debug, clap::Args)]
pub(crate) struct BaselineFile {
    /// The file [default: belie-baseline.json beside belie.yml]
    #[arg(long = "baseline", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// The day by which it is told how old something is [default: the newest document's]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub(crate) as_of: Option<Day>,
}

/// A number of days: `90d`, or `90`.
fn days(text: &str) -> Result<i32, String> {
    let number = text.strip_suffix('d').unwrap_or(text);
    let days = number.parse().ok().filter(|days: &i32| *days >= 0);
    days.ok_or_else(|| "expected a number of days, such as 90d".to_owned())
}
