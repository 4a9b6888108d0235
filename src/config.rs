//! What a project decides for all its runs: `belie.yml`, read with every fault at its place.
//!
//! What is typed on the command line goes before it. It is looked for from the current folder upward to the root of the
//! repository; its paths are relative to the folder that it lies in.

mod entity;
mod keys;
mod read;
mod reader;

pub use self::keys::schema;
use self::reader::Reader;
use crate::{
    day::Day,
    fault::Fault,
    finding::Severity,
    lexicon::Lexicon,
    rule::{Overrides, RuleSet},
    source::DateOrder,
};

/// The pack of the rules that come with belie.
pub const CORE: &str = "builtin:core";

/// A text, and where it stands in the file, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its place.
    pub span: std::ops::Range<usize>,
}

/// The configuration of a project.
///
/// # Examples
///
/// ```
/// use belie::{config::Config, finding::Severity};
///
/// let text = "rules: { packs: [builtin:core, house] }\nfail-on: warning\n";
/// let config = Config::read("belie.yml", text).unwrap();
/// assert_eq!(config.packs[1].text, "house");
/// assert_eq!(config.fail_on.unwrap().severity(), Some(Severity::Warning));
/// assert_eq!(Config::read("belie.yml", "fail_on: error").unwrap_err()[0].message, "unknown key `fail_on`");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The file, as it was named.
    pub file: String,
    /// Patterns of files of which documents are taken from folders; without any, all are.
    pub include: Vec<Written>,
    /// Patterns of files that are not taken.
    pub exclude: Vec<Written>,
    /// The rules that hold: [`CORE`], or folders.
    pub packs: Vec<Written>,
    /// Only these rules, if there are any.
    pub only: Vec<Written>,
    /// Not these rules.
    pub skip: Vec<Written>,
    /// Other severities of rules.
    pub severities: Vec<(Written, Severity)>,
    /// Other numbers for options: the rule, the option and the number.
    pub options: Vec<(Written, Written, f64)>,
    /// Names of actors, each with what else it is called.
    pub entities: Vec<(Written, Vec<Written>)>,
    /// A lexicon file of the same length, in which only what stands under `lexicon` is left.
    pub lexicon: Option<String>,
    /// Where the date of a document is taken from.
    pub dates: DateOrder,
    /// The day that acceptances are judged by.
    pub as_of: Option<Day>,
    /// From which severity on a run fails.
    pub fail_on: Option<FailOn>,
    /// How snapshots are kept.
    pub snapshots: Snapshots,
    /// Findings that are accepted.
    pub accept: Vec<Accepted>,
}

/// From which severity on a run fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as severities are")]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// All of them by their names.
    pub const ALL: [(&'static str, Self); 4] =
        [("error", Self::Error), ("warning", Self::Warning), ("info", Self::Info), ("never", Self::Never)];

    /// The severity, if any makes a run fail.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// How snapshots are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshots {
    /// The folder that they lie in.
    pub folder: String,
    /// What goes into one file.
    pub group: Group,
    /// Whether claims are kept too.
    pub claims: bool,
}

impl Default for Snapshots {
    fn default() -> Self {
        Self { folder: "snapshots".to_owned(), group: Group::Folder, claims: false }
    }
}

/// What goes into one snapshot file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// The documents of one folder.
    #[default]
    Folder,
    /// One document.
    File,
    /// All documents.
    All,
}

impl Group {
    /// All of them by their names.
    pub const ALL: [(&'static str, Self); 3] =
        [("folder", Self::Folder), ("file", Self::File), ("all", Self::All)];
}

/// A finding that is accepted, with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its fingerprint.
    pub finding: Written,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: Option<String>,
    /// When it was decided.
    pub on: Option<Day>,
    /// The last day on which it holds.
    pub until: Option<Day>,
}

impl Default for Config {
    /// What holds where no file decides.
    fn default() -> Self {
        Self {
            file: String::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            packs: vec![Written { text: CORE.to_owned(), span: 0..0 }],
            only: Vec::new(),
            skip: Vec::new(),
            severities: Vec::new(),
            options: Vec::new(),
            entities: Vec::new(),
            lexicon: None,
            dates: DateOrder::default(),
            as_of: None,
            fail_on: None,
            snapshots: Snapshots::default(),
            accept: Vec::new(),
        }
    }
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// All that is wrong with it, in the order of the file.
    pub fn read(file: &str, source: &str) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(file);
        let config = read::config(&mut reader, source);
        reader.finish(config)
    }

    /// Whether the rules that come with belie hold.
    #[must_use]
    pub fn has_core(&self) -> bool {
        self.packs.iter().any(|pack| pack.text == CORE)
    }

    /// What it changes about rules.
    #[must_use]
    pub fn overrides(&self) -> Overrides {
        let texts = |list: &[Written]| list.iter().map(|written| written.text.clone()).collect();
        let severity = |(name, severity): &(Written, Severity)| (name.text.clone(), *severity);
        let option = |(rule, option, value): &(Written, Written, f64)| {
            (rule.text.clone(), option.text.clone(), *value)
        };
        Overrides {
            only: texts(&self.only),
            skip: texts(&self.skip),
            severities: self.severities.iter().map(severity).collect(),
            options: self.options.iter().map(option).collect(),
        }
    }

    /// The faults of names that no rule has: each rule, tag, folder and option that is named must exist.
    #[must_use]
    pub fn faults(&self, rules: &RuleSet) -> Vec<Fault> {
        let severities = self.severities.iter().map(|(name, _)| name);
        let listed = self.only.iter().chain(&self.skip).chain(severities);
        let mut found: Vec<_> = listed
            .filter_map(|name| Some((name.span.clone(), rules.check_name(&name.text).err()?)))
            .collect();
        let option = |(name, option, _): &(Written, Written, f64)| match rules.check_name(&name.text) {
            Err(unknown) => Some((name.span.clone(), unknown)),
            Ok(()) => Some((option.span.clone(), rules.check_option(&name.text, &option.text).err()?)),
        };
        found.extend(self.options.iter().filter_map(option));
        found.sort_by_key(|(span, _)| span.start);
        found.into_iter().map(|(span, unknown)| Fault::new(&self.file, span, unknown.to_string())).collect()
    }

    /// Lexicon files that the configuration stands for, to be laid over `below`.
    #[must_use]
    pub fn lexicons(&self, below: &Lexicon) -> Vec<(String, String)> {
        let named = (!self.entities.is_empty()).then(|| entity::lexicon(&self.entities, below));
        named.into_iter().chain(self.lexicon.clone()).map(|text| (self.file.clone(), text)).collect()
    }
}
