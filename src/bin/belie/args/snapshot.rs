//! What was typed for `belie snapshot`.

use std::path::PathBuf;

use clap::Subcommand;

use super::Rules;

#[derive(Debug, Subcommand)]
pub(crate) enum SnapshotCommand {
    /// Compare the documents with the snapshots; what differs waits for review, unless CI is set
    Check {
        #[command(flatten)]
        wanted: Compared,
        /// Write what differs into this folder, in CI too, for `belie snapshot accept --from`
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// Write the snapshots as the documents are now
    Update(Compared),
    /// Show what differs: findings, positions and claims that were added, gone, moved or reworded
    Diff(Compared),
    /// Go through what differs on the terminal, and accept or reject it
    Review(Compared),
    /// Accept what waits
    Accept(Waiting),
    /// Drop what waits
    Reject(Waiting),
    /// List what waits
    Pending {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        rules: Rules,
    },
    /// Remove snapshots of which no documents are left, if all others hold
    Prune {
        #[command(flatten)]
        rules: Rules,
    },
}

/// Snapshots that are compared with the documents.
#[derive(Debug, clap::Args)]
pub(crate) struct Compared {
    /// The names of snapshots [default: all]
    #[arg(value_name = "NAMES")]
    pub(crate) names: Vec<String>,
    #[command(flatten)]
    pub(crate) rules: Rules,
}

/// Snapshots that wait.
#[derive(Debug, clap::Args)]
pub(crate) struct Waiting {
    /// The names of snapshots [default: all that wait]
    #[arg(value_name = "NAMES")]
    pub(crate) names: Vec<String>,
    /// The folder that they lie in, such as one that came from CI [default: that of the snapshots]
    #[arg(long, value_name = "DIR")]
    pub(crate) from: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: Rules,
}
