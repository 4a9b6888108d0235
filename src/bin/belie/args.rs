//! What was typed. `belie PATHS…` is short for `belie check PATHS…`.

mod actor;
mod adopt;
mod position;
mod rule;
mod snapshot;

use std::{ffi::OsString, path::PathBuf, str::FromStr};

use belie::{config::FailOn, day::Day, finding::Severity, source::Format, suggest::did_you_mean};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub(crate) use self::{
    actor::{ActorsCommand, Dictionary, Written},
    adopt::{Accept, Adopt, BaselineCommand, BaselineFile, Keep},
    position::{Positions, PositionsFormat},
    rule::{Explain, ListFormat, RulesCommand, Test},
    snapshot::{Compared, SnapshotCommand, Waiting},
};

/// Finds contradictions between what documents claim.
///
/// belie reads prose, extracts who claims what, compares the positions, and reports each contradiction with both
/// places labelled. It works offline; the same input gives the same output.
#[derive(Debug, Parser)]
#[command(name = "belie", version, arg_required_else_help = true, disable_help_subcommand = true)]
#[command(
    after_help = "Exit status: 0 nothing at or over --fail-on; 1 findings, failed tests or snapshots that differ; 2 anything wrong with \
                        the command line, a rule, a lexicon or a document.\n\n`belie PATHS…` is short for `belie check PATHS…`."
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Global {
    /// How many threads read documents; the output is the same for any number
    #[arg(short, long, global = true, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<usize>,
    /// When to use colour; `NO_COLOR` and `CLICOLOR_FORCE` are honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Say nothing on standard error but why the status is not 0
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Say on standard error what is done
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report contradictions (the default command)
    Check(Check),
    /// Show what was read: who claims what, times, quantities
    Claims(Claims),
    /// Show what each side holds on each topic, and since when
    Positions(Positions),
    /// Make lexicons of actor dictionaries of other programs
    #[command(subcommand)]
    Actors(ActorsCommand),
    /// Tell for pairs of statements whether they contradict each other, in JSON Lines
    Compare(Rules),
    /// Show the page of a rule, how a finding came about, or why two places are none
    Explain(Explain),
    /// Accept a finding in belie.yml, with a reason
    Accept(Accept),
    /// Keep apart the findings that were there when belie was adopted
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// List, show, check and start rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Run the tests that rules carry
    Test(Test),
    /// Keep findings and positions as snapshots, and review their changes
    #[command(subcommand)]
    Snapshot(SnapshotCommand),
    /// Write the files that a project starts from: belie.yml, a rule, and jobs for CI
    Init(Init),
    /// Print the JSON Schema of belie.yml, for editors
    Schema,
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man {
        /// Write a page for each command into this folder
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

/// Which documents to read.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Documents {
    /// Files and folders, or `-` for standard input [default: the folder of belie.yml, or the current one]
    #[arg(value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    /// Read JSON Lines from standard input: {"id", "text", "date", "format"}
    #[arg(long, conflicts_with = "paths")]
    pub(crate) jsonl: bool,
    /// The name of the document on standard input, by which its format and date are told
    #[arg(long, value_name = "NAME", default_value = "stdin", hide_default_value = true)]
    pub(crate) stdin_name: String,
    /// Read all documents in this format: plain, markdown or html
    #[arg(long = "as", value_name = "FORMAT", value_parser = document_format)]
    pub(crate) read_as: Option<Format>,
    /// The day of all documents, such as 2022-12-28
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Day>,
}

impl Documents {
    /// The documents of paths, read as their names tell, and of a day if one is told.
    pub(crate) fn of(paths: Vec<PathBuf>, date: Option<Day>) -> Self {
        Self { paths, jsonl: false, stdin_name: "stdin".to_owned(), read_as: None, date }
    }
}

/// Which rules hold.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Rules {
    /// A folder of rules, and of lexicons in `lexicon/`, beside the built-in ones; may be repeated
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) folders: Vec<PathBuf>,
    /// The configuration [default: belie.yml of this folder, or of one above it in the same repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Ignore belie.yml
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// What is kept from one run to the next.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Kept {
    /// Keep what was read in this folder [default: the user's folder for caches, when there is much to read]
    #[arg(long, value_name = "DIR")]
    pub(crate) cache_dir: Option<PathBuf>,
    /// Keep nothing, and use nothing that was kept
    #[arg(long, conflicts_with = "cache_dir")]
    pub(crate) no_cache: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// How to report: human, narrated, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjsonl or
    /// markdown; with =FILE to a file; may be repeated
    #[arg(short, long = "format", value_name = "FORMAT[=FILE]")]
    pub(crate) formats: Vec<Target>,
    /// Only these rules: a rule, `tag:` and a tag, or a folder's name and `/`
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) skip: Vec<String>,
    /// Another severity for a rule: error, warning, info or off
    #[arg(long, value_name = "ID=LEVEL", value_parser = severity_of)]
    pub(crate) severity: Vec<(String, Severity)>,
    /// Another number for an option of a rule
    #[arg(long, value_name = "ID.OPTION=NUMBER", value_parser = option_of)]
    pub(crate) set: Vec<(String, String, f64)>,
    /// The status is 1 from this severity on: error, warning, info or never [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on)]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) adopt: Adopt,
    /// Print counts on standard error
    #[arg(long)]
    pub(crate) stats: bool,
    /// Check again whenever a document, a rule or belie.yml changes, until Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
    /// How wide the report may be, in columns
    #[arg(long, value_name = "COLUMNS")]
    pub(crate) width: Option<usize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Claims {
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// How to show them: human, json or jsonl [default: human, with --jsonl jsonl]
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<ClaimsFormat>,
    /// Show sentences and tokens too
    #[arg(long)]
    pub(crate) tokens: bool,
    /// Show what could not be read, and what was expected there
    #[arg(long)]
    pub(crate) refused: bool,
    /// Only claims whose every source is named
    #[arg(long)]
    pub(crate) precise: bool,
    /// Only claims of this source, as it is written or by whom it names
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,
    /// Print counts on standard error
    #[arg(long)]
    pub(crate) stats: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// A workflow for GitHub Actions too
    #[arg(long)]
    pub(crate) github: bool,
    /// A job for GitLab CI too
    #[arg(long)]
    pub(crate) gitlab: bool,
    /// A hook for pre-commit too
    #[arg(long)]
    pub(crate) pre_commit: bool,
}

/// How claims are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimsFormat {
    Human,
    Json,
    Jsonl,
}

/// A form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportFormat {
    Human,
    Narrated,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Checkstyle,
    Rdjsonl,
    Markdown,
}

impl ReportFormat {
    const ALL: [(&'static str, Self); 12] = [
        ("human", Self::Human),
        ("narrated", Self::Narrated),
        ("concise", Self::Concise),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("checkstyle", Self::Checkstyle),
        ("rdjsonl", Self::Rdjsonl),
        ("markdown", Self::Markdown),
    ];
}

/// A form of a report, and the file that it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) format: ReportFormat,
    pub(crate) file: Option<PathBuf>,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((_, "")) => return Err("expected a file after `=`".to_owned()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = named(name, &ReportFormat::ALL)?;
        Ok(Self { format, file })
    }
}

/// The value of a name in a table, or what was probably meant.
fn named<T: Copy>(name: &str, table: &[(&'static str, T)]) -> Result<T, String> {
    if let Some((_, value)) = table.iter().find(|(known, _)| *known == name) {
        return Ok(*value);
    }
    let names: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
    let expected = format!("expected {}", belie::fault::one_of(&names));
    Err(did_you_mean(name, names).map_or(expected.clone(), |near| format!("{expected}; {near}")))
}

fn document_format(name: &str) -> Result<Format, String> {
    let names = ["plain", "markdown", "html"];
    let near = || did_you_mean(name, names).map(|near| format!("; {near}")).unwrap_or_default();
    Format::from_name(name).ok_or_else(|| format!("expected {}{}", belie::fault::one_of(&names), near()))
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|error: belie::day::BadDay| error.to_string())
}

fn jobs(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|jobs| (1..=512).contains(jobs))
        .ok_or_else(|| "expected a number from 1 to 512".to_owned())
}

fn severity_of(text: &str) -> Result<(String, Severity), String> {
    let (rule, name) = text.split_once('=').ok_or("expected ID=LEVEL, such as `said-and-denied=info`")?;
    let severity = named(name, &Severity::ALL.map(|severity| (severity.name(), severity)))?;
    Ok((rule.to_owned(), severity))
}

fn fail_on(name: &str) -> Result<FailOn, String> {
    named(name, &FailOn::ALL)
}

fn option_of(text: &str) -> Result<(String, String, f64), String> {
    let wanted = "expected ID.OPTION=NUMBER, such as `ready-yet-rejecting.DAYS=30`";
    let (place, number) = text.split_once('=').ok_or(wanted)?;
    let (rule, option) = place.rsplit_once('.').ok_or(wanted)?;
    let number = number.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0);
    Ok((rule.to_owned(), option.to_owned(), number.ok_or(wanted)?))
}

/// Reads the command line, with `check` put in where no command is named.
pub(crate) fn parse(typed: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    let mut typed: Vec<OsString> = typed.into_iter().collect();
    if let Some(place) = default_place(&typed) {
        typed.insert(place, "check".into());
    }
    let matches = Args::command().try_get_matches_from(typed)?;
    Args::from_arg_matches(&matches)
}

/// Where `check` is to be put in: before the first argument that is neither a command nor an option of every command.
fn default_place(typed: &[OsString]) -> Option<usize> {
    let mut place = 1;
    while let Some(argument) = typed.get(place) {
        let text = argument.to_string_lossy();
        match text.as_ref() {
            "-h" | "--help" | "-V" | "--version" => return None,
            "-q" | "--quiet" | "-v" | "--verbose" => place += 1,
            "-j" | "--jobs" | "--color" => place += 2,
            text if text.starts_with("--jobs=") || text.starts_with("--color=") => place += 1,
            text if is_command(text) => return None,
            _ => return Some(place),
        }
    }
    None
}

/// Whether a text is the name of a command.
pub(crate) fn is_command(text: &str) -> bool {
    commands().iter().any(|name| name == text)
}

/// The names of all commands.
pub(crate) fn commands() -> Vec<String> {
    let command = Command::augment_subcommands(clap::Command::new("belie"));
    command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}
