//! Holds findings against what is accepted (the ledger of `belie.yml`, comments in documents, a baseline) and against
//! what the documents said before.

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{
    accept::{self, Baseline, Terms},
    day::Day,
    finding::{AcceptedIn, Finding, Severity},
    pipeline::{self, Reading},
    report::counted,
    rule::{Overrides, RuleSet},
    source::{Document, Format},
};

use crate::{
    args::{Adopt, Documents, Global, Rules},
    config::{self, Config, Project},
    console::Console,
    file::unread,
    input,
    outcome::Failure,
    since,
};

/// The baseline of a project, beside its `belie.yml`.
pub(crate) const BASELINE: &str = "belie-baseline.json";

/// What decides about acceptances in a run.
pub(crate) struct Adoption<'a> {
    pub(crate) wanted: &'a Adopt,
    pub(crate) documents: &'a Documents,
    pub(crate) project: &'a Project,
    /// The names of all rules, those that are skipped included.
    pub(crate) rules: Vec<String>,
    /// Which rules and notices are wanted, and with which severities.
    pub(crate) overrides: Overrides,
    /// Whether the command line leaves out rules.
    pub(crate) partial: bool,
}

/// What was held against findings.
#[derive(Default)]
pub(crate) struct Adopted {
    /// Files of the project that labels of findings stand in, beside the documents that were read.
    pub(crate) files: Vec<Document>,
    /// What is to be said after the counts of a report.
    pub(crate) notes: Vec<String>,
    /// Whether there is a baseline.
    pub(crate) baselined: bool,
}

/// What a check of a project finds, for commands that do something with it.
pub(crate) struct Checked {
    pub(crate) config: Config,
    pub(crate) findings: Vec<Finding>,
    /// The day by which acceptances end.
    pub(crate) as_of: Option<Day>,
    /// Whether all documents of the project were read.
    pub(crate) whole: bool,
}

/// Checks documents as `belie check` does without options of its own.
pub(crate) fn checked(
    documents: &Documents,
    rules: &Rules,
    adopt: &Adopt,
    global: &Global,
    console: &Console,
) -> Result<Checked, Failure> {
    let mut config = config::load(rules, console)?;
    let rules = names(&config.rules);
    let overrides = config.project.settings.overrides();
    config.rules.apply(&overrides).map_err(Failure::new)?;
    let readings = input::readings(documents, global, &config, console)?;
    let mut findings = pipeline::check(&readings, &config.rules, &config.lexicon);
    let project = &config.project;
    let adoption = Adoption { wanted: adopt, documents, project, rules, overrides, partial: false };
    adoption.apply(&mut findings, &readings, console)?;
    let (as_of, whole) = (adoption.as_of(&readings), adoption.is_whole());
    Ok(Checked { config, findings, as_of, whole })
}

/// Reads a baseline.
pub(crate) fn baseline(file: &Path, console: &Console) -> Result<Baseline, Failure> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).map_err(|error| unread(&name, &error))?;
    Baseline::read(&name, &text).map_err(|faults| config::broken(&faults, &[(name, text)], console))
}

/// The names of all rules.
pub(crate) fn names(rules: &RuleSet) -> Vec<String> {
    rules.rules().iter().map(|rule| rule.id.clone()).collect()
}

impl Adoption<'_> {
    /// Marks the findings that are accepted, and adds what is wrong with what accepts them.
    /// What is not new since a revision is left out, if that is wanted.
    pub(crate) fn apply(
        &self,
        findings: &mut Vec<Finding>,
        readings: &[Reading],
        console: &Console,
    ) -> Result<Adopted, Failure> {
        let mut adopted = Adopted::default();
        let terms = Terms { as_of: self.as_of(readings), whole: self.is_whole(), rules: &self.rules };
        let settings = &self.project.settings;
        let mut notices = accept::ledger(findings, &settings.accept, readings.len(), &terms);
        notices.extend(accept::comments(findings, readings, &terms));
        adopted.files.extend(ledger_file(self.project));
        for notice in &mut notices {
            notice.severity = self.severity(&notice.rule);
        }
        if let Some(baseline) = self.baseline(console)? {
            baseline.mark(findings);
            adopted.baselined = true;
            adopted.notes.extend(kept(&baseline, findings, &terms));
        }
        findings.append(&mut notices);
        if let Some(revision) = &self.wanted.since {
            self.since(revision, findings, readings, console)?;
            adopted.notes.push(format!("new since {revision}"));
        }
        Ok(adopted)
    }

    /// The baseline that was typed, or that of the project.
    fn baseline(&self, console: &Console) -> Result<Option<Baseline>, Failure> {
        let usual = || Some(self.project.path(BASELINE)).filter(|file| file.is_file());
        match &self.wanted.baseline {
            _ if self.wanted.no_baseline => Ok(None),
            Some(file) => baseline(file, console).map(Some),
            None => usual().map(|file| baseline(&file, console)).transpose(),
        }
    }

    /// Leaves out what is not new since a revision.
    fn since(
        &self,
        revision: &str,
        findings: &mut Vec<Finding>,
        readings: &[Reading],
        console: &Console,
    ) -> Result<(), Failure> {
        let options = input::options(self.documents, self.project);
        let documents: Vec<&Document> = readings.iter().map(|reading| &reading.document).collect();
        let old = since::old(revision, &documents, &options, &self.documents.stdin_name, console)?;
        old.keep_new(findings);
        Ok(())
    }

    /// The day by which acceptances end: typed, decided by the project, or that of the newest document.
    pub(crate) fn as_of(&self, readings: &[Reading]) -> Option<Day> {
        let decided = self.wanted.as_of.or(self.project.settings.as_of);
        decided.or_else(|| newest(readings.iter().map(|reading| &reading.document)))
    }

    /// Whether the run reads all documents of the project and asks all of its rules.
    pub(crate) fn is_whole(&self) -> bool {
        let paths = &self.documents.paths;
        let project = whole(self.project.folder());
        let covers = |path: &PathBuf| path.is_dir() && project.starts_with(whole(path));
        let all = match self.project.file {
            Some(_) => paths.is_empty() || paths.iter().any(covers),
            None => paths.iter().all(|path| path.is_dir()),
        };
        all && !self.documents.jsonl && !self.partial
    }

    /// The severity of a finding about an acceptance.
    fn severity(&self, id: &str) -> Severity {
        let Overrides { only, skip, severities, .. } = &self.overrides;
        let named = |list: &[String]| list.iter().any(|name| name == id);
        if named(skip) || !only.is_empty() && !named(only) {
            return Severity::Off;
        }
        let set = severities.iter().rev().find(|(name, _)| name == id);
        set.map_or(Severity::Warning, |(_, severity)| *severity)
    }
}

/// The day of the newest document.
pub(crate) fn newest<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Option<Day> {
    documents.into_iter().filter_map(|document| document.date).max()
}

/// How many findings a baseline keeps apart, for how long, and how many of its own are gone.
fn kept(baseline: &Baseline, findings: &[Finding], terms: &Terms<'_>) -> Option<String> {
    let kept = findings.iter().filter_map(|finding| finding.accepted.as_ref());
    let kept: Vec<_> = kept.filter(|accepted| accepted.place == AcceptedIn::Baseline).collect();
    let oldest = kept.iter().filter_map(|accepted| accepted.on).min().zip(terms.as_of);
    let mut told = format!("{} in the baseline", kept.len());
    if let Some((since, now)) = oldest {
        let days = usize::try_from(now.0.saturating_sub(since.0)).unwrap_or_default();
        told.push_str(&format!(" (the oldest for {})", counted(days, "day")));
    }
    let gone = if terms.whole { baseline.gone(findings) } else { 0 };
    if gone > 0 {
        told.push_str(&format!(", {gone} gone from it (run `belie baseline prune`)"));
    }
    (!kept.is_empty() || gone > 0).then_some(told)
}

/// `belie.yml` as a document, so that labels can stand in it.
fn ledger_file(project: &Project) -> Option<Document> {
    let (_, text) = project.file.as_ref()?;
    Some(Document {
        name: project.settings.file.clone(),
        bytes: text.clone().into_bytes(),
        format: Format::Plain,
        date: None,
        outlet: Some("the ledger".to_owned()),
        body: 0,
        title: None,
        notices: Vec::new(),
    })
}

/// A folder by its place on the disk, as far as it can be told.
fn whole(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}
