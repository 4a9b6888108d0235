//! What can be asked about positions.

use clap::ValueEnum;

use super::{Documents, Rules};

#[derive(Debug, clap::Args)]
pub(crate) struct Positions {
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// How to show them: human, markdown, csv or json
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: PositionsFormat,
    /// Only positions of this side, by its id or one of its names; may be repeated
    #[arg(long = "actor", value_name = "NAME")]
    pub(crate) actors: Vec<String>,
    /// Only positions on this topic and what lies within it; may be repeated
    #[arg(long = "topic", value_name = "TOPIC")]
    pub(crate) topics: Vec<String>,
    /// How wide the report may be, in columns
    #[arg(long, value_name = "COLUMNS")]
    pub(crate) width: Option<usize>,
}

/// How positions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PositionsFormat {
    Human,
    Markdown,
    Csv,
    Json,
}
