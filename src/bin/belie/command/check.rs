//! `belie check`: reads documents, compares what they claim, and reports contradictions.

mod adopt;

use std::{env, fs, io::Write, path::Path};

use belie::{
    cache::{check_again, restore_memory, store_memory},
    config::{Config as Settings, FailOn},
    finding::{Finding, Notice, Severity},
    pipeline::{self, Reading},
    report::{self, Look, Report, Shape},
    rule::{Overrides, Table, claimed},
};

use self::adopt::Adoption;
pub(super) use self::adopt::{BASELINE, Checked, baseline, checked, newest};
use super::Counts;
use crate::{
    args::{Check, Documents, Global, ReportFormat, Target},
    cache::Cache,
    config::{self, Config},
    console::Console,
    file::{save, unwritten},
    input,
    outcome::{Ending, Failure},
};

/// Reports contradictions. Files are written, and anything is printed, only when all else has gone well.
pub(crate) fn run(wanted: &Check, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let mut config = config::load(&wanted.rules, console)?;
    let rules = adopt::names(&config.rules);
    let overrides = overrides(wanted, &config.project.settings);
    config.rules.apply(&overrides).map_err(Failure::new)?;
    let (readings, cache) = input::readings_and_cache(&wanted.documents, global, &config, console)?;
    let mut findings =
        input::threads(global, || findings(&readings, &config, &wanted.documents, cache.as_ref()))?;
    let adopted = adoption(wanted, &config, rules, overrides).apply(&mut findings, &readings, console)?;
    let documents = readings.iter().map(|reading| &reading.document).chain(&adopted.files);
    let report = Report::new(&findings, documents.collect())
        .reading(readings.len())
        .noting(adopted.notes)
        .baselined(adopted.baselined)
        .describing(|id| summary(&config, id));
    write(wanted, &report, console)?;
    if wanted.stats {
        console.complain(&stats(&readings, &findings, &config));
    }
    let fail_on = wanted.fail_on.or(config.project.settings.fail_on).unwrap_or(FailOn::Error);
    Ok(ending(fail_on, &report))
}

/// What the rules find. With a cache, what was compared when these paths were checked last is not compared again.
fn findings(
    readings: &[Reading],
    config: &Config,
    wanted: &Documents,
    cache: Option<&Cache>,
) -> Vec<Finding> {
    let Some(cache) = cache else { return pipeline::check(readings, &config.rules, &config.lexicon) };
    let folder = env::current_dir().unwrap_or_default();
    let paths = std::iter::once(&folder).chain(&wanted.paths);
    let parts: Vec<&[u8]> = paths.map(|path| path.as_os_str().as_encoded_bytes()).collect();
    let key = cache.edition().key_of("memory", &parts);
    let memory = cache.get(&key).and_then(|record| restore_memory(&record)).unwrap_or_default();
    let (findings, learned) = check_again(readings, &config.rules, &config.lexicon, &memory);
    if learned != memory {
        cache.put(&key, &store_memory(&learned));
    }
    findings
}

/// What is changed about rules: what is typed goes before what the project decides.
fn overrides(wanted: &Check, settings: &Settings) -> Overrides {
    let decided = settings.overrides();
    let only = if wanted.only.is_empty() { decided.only } else { wanted.only.clone() };
    Overrides {
        only,
        skip: decided.skip.iter().chain(&wanted.skip).cloned().collect(),
        severities: decided.severities.iter().chain(&wanted.severity).cloned().collect(),
        options: wanted.set.clone(),
    }
}

/// What decides about acceptances.
fn adoption<'a>(
    wanted: &'a Check,
    config: &'a Config,
    rules: Vec<String>,
    overrides: Overrides,
) -> Adoption<'a> {
    Adoption {
        wanted: &wanted.adopt,
        documents: &wanted.documents,
        project: &config.project,
        rules,
        overrides,
        partial: !(wanted.only.is_empty() && wanted.skip.is_empty() && wanted.severity.is_empty()),
    }
}

/// What a rule finds, or what a finding about an acceptance is.
fn summary(config: &Config, id: &str) -> Option<String> {
    let rule = config.rules.rule(id).map(|rule| rule.summary.clone());
    rule.or_else(|| Notice::of(id).map(|notice| notice.summary.to_owned()))
}

/// Writes the report in all formats that are wanted.
fn write(wanted: &Check, report: &Report<'_>, console: &Console) -> Result<(), Failure> {
    for target in &wanted.formats {
        if let Some(file) = &target.file {
            let look = Look { width: wanted.width.unwrap_or(Look::default().width), ..Look::default() };
            save(file, &text(target.format, report, look))?;
        }
    }
    let printed: Vec<ReportFormat> = wanted
        .formats
        .iter()
        .filter(|target| target.file.is_none())
        .map(|target: &Target| target.format)
        .collect();
    if wanted.formats.iter().any(|target| target.format == ReportFormat::Github) {
        summarise(report)?;
    }
    let printed = if printed.is_empty() { vec![ReportFormat::Human] } else { printed };
    for format in printed {
        console.print(&text(format, report, console.look(wanted.width)))?;
    }
    Ok(())
}

fn text(format: ReportFormat, report: &Report<'_>, look: Look) -> String {
    match format {
        ReportFormat::Human => report::human(report, &look),
        ReportFormat::Narrated => report::human(report, &Look { shape: Shape::Narrated, ..look }),
        ReportFormat::Concise => report::concise(report),
        ReportFormat::Json => report::json(report),
        ReportFormat::Jsonl => report::json_lines(report),
        ReportFormat::Sarif => report::sarif(report),
        ReportFormat::Github => report::github(report),
        ReportFormat::Gitlab => report::gitlab(report),
        ReportFormat::Junit => report::junit(report),
        ReportFormat::Checkstyle => report::checkstyle(report),
        ReportFormat::Rdjsonl => report::rdjsonl(report),
        ReportFormat::Markdown => report::markdown(report),
    }
}

/// Adds the report to the summary of a step of GitHub Actions, if this runs in one.
fn summarise(report: &Report<'_>) -> Result<(), Failure> {
    let Some(file) = env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else {
        return Ok(());
    };
    let appended = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&file)
        .and_then(|mut summary| summary.write_all(report::markdown(report).as_bytes()));
    appended.map_err(|error| unwritten(Path::new(&file), &error))
}

/// Whether the run fails, and why.
fn ending(fail_on: FailOn, report: &Report<'_>) -> Ending {
    let Some(threshold) = fail_on.severity() else { return Ending::Clean };
    let grave = report.findings().iter().filter(|finding| finding.severity >= threshold).count();
    let noun = if threshold == Severity::Error { "error" } else { "finding" };
    match grave {
        0 => Ending::Clean,
        many => Ending::Found(format!(
            "{} at or over --fail-on {}",
            report::counted(many, noun),
            threshold.name()
        )),
    }
}

/// What was read and found, in numbers.
fn stats(readings: &[Reading], findings: &[Finding], config: &Config) -> String {
    let mut counts = Counts::default();
    readings.iter().for_each(|reading| counts.add(Counts::of(reading)));
    let mut out = counts.told();
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    rules.sort_unstable();
    for run in rules.chunk_by(|one, other| one == other) {
        out.push_str(&format!("{:>8}  findings of {}\n", run.len(), run[0]));
    }
    let facts = pipeline::facts(readings);
    let table = Table::new(facts.all(), config.rules.rules());
    let silent = config.rules.rules().iter().filter(|rule| !rules.contains(&rule.id.as_str()));
    for rule in silent.filter(|rule| rule.severity != Severity::Off) {
        let counts = claimed(rule, &table, &config.lexicon).into_iter().zip(&rule.claims);
        let counts: Vec<String> =
            counts.map(|(count, claim)| format!("{count} for `{}`", claim.name)).collect();
        out.push_str(&format!("       0  findings of {} (claims: {})\n", rule.id, counts.join(", ")));
    }
    out
}
