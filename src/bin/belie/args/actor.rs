//! What can be asked about actors.

use std::path::PathBuf;

use clap::Subcommand;

use super::Rules;

#[derive(Debug, Subcommand)]
pub(crate) enum ActorsCommand {
    /// Make a lexicon of actor dictionaries of another program
    #[command(subcommand)]
    Import(Dictionary),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Dictionary {
    /// Read actor and agent dictionaries of TABARI and PETRARCH
    ///
    /// The lexicon holds what belie does not know yet. A line that cannot be read is told on standard error, with its
    /// place and the reason, and the status is 1; all other lines are taken.
    Petrarch(Written),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Written {
    /// The dictionaries
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write the lexicon into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: Rules,
}
