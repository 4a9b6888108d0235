//! What was typed for the commands about rules: `explain`, `rules` and `test`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::Rules;

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The id of a rule; with --finding, files and folders to read [default: the current folder]
    #[arg(value_name = "RULE|PATHS")]
    pub(crate) what: Vec<String>,
    /// Show how the finding of a fingerprint came about; its first letters are enough
    #[arg(long, value_name = "FINGERPRINT", conflicts_with = "why_not")]
    pub(crate) finding: Option<String>,
    /// Show why two places are no finding: of each rule, or of RULE, the first condition that fails
    #[arg(long, num_args = 2, value_names = ["FILE:LINE", "FILE:LINE"])]
    pub(crate) why_not: Vec<String>,
    /// The day of all documents, as it was told when they were checked
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub(crate) date: Option<belie::day::Day>,
    #[command(flatten)]
    pub(crate) rules: Rules,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List all rules
    List {
        #[command(flatten)]
        rules: Rules,
        /// How to list them
        #[arg(short, long, value_name = "FORMAT", default_value = "human")]
        format: ListFormat,
    },
    /// Show a rule as it is written
    Show {
        /// The id of the rule
        rule: String,
        #[command(flatten)]
        rules: Rules,
    },
    /// Check rule files, their tests and lexicons
    Check {
        /// Folders of rules or rule files
        #[arg(value_name = "DIRS", required = true)]
        folders: Vec<PathBuf>,
        /// A rule without tests is a fault
        #[arg(long)]
        require_tests: bool,
    },
    /// Write a rule to start from, with tests that pass
    New {
        /// The id of the rule: small letters, digits and hyphens
        id: String,
        /// The folder that it goes into, as ID.yaml [default: it is printed]
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// Print the JSON Schema of rule files, for editors
    Schema,
    /// Write the page of each rule, in Markdown
    Docs {
        #[command(flatten)]
        rules: Rules,
        /// The folder that they go into, one file a rule [default: they are printed]
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// Print rules as SQL over a table of claims
    Sql {
        /// The ids of rules [default: all that SQL can express]
        #[arg(value_name = "RULES")]
        ids: Vec<String>,
        #[command(flatten)]
        rules: Rules,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// Only rules whose id holds this text
    pub(crate) filter: Option<String>,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// A rule without tests fails
    #[arg(long)]
    pub(crate) require_tests: bool,
    /// List the parts of rules that no test would miss if they were dropped
    #[arg(long)]
    pub(crate) coverage: bool,
    /// Show the words that each claim was found on, to be written into the tests
    #[arg(long)]
    pub(crate) labels: bool,
}

/// How rules are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Human,
    Json,
}
