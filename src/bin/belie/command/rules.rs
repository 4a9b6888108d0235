//! `belie rules`: lists, shows, checks and starts rules.

use std::{collections::BTreeMap, fs, path::Path};

use belie::{
    lexicon::Lexicon,
    report,
    rule::{
        Rule,
        explain::page,
        schema, skeleton, sql,
        test::{RuleTests, cases, untested},
    },
};
use serde::Serialize;

use crate::{
    args::{ListFormat, RulesCommand},
    config::{self, Config},
    console::Console,
    file::unwritten,
    outcome::{Ending, Failure},
};

/// A rule in a list for machines.
#[derive(Serialize)]
struct Listed<'r> {
    id: &'r str,
    family: &'r str,
    summary: &'r str,
    why: Option<&'r str>,
    level: &'static str,
    severity: &'static str,
    relation: Option<&'r str>,
    symmetric: bool,
    claims: Vec<String>,
    options: BTreeMap<&'r str, f64>,
    beats: &'r [String],
    tags: &'r [String],
    help: Option<String>,
}

/// Lists, shows, checks or starts rules.
pub(crate) fn run(wanted: &RulesCommand, console: &Console) -> Result<Ending, Failure> {
    let text = match wanted {
        RulesCommand::List { rules, format } => {
            let config = config::load(rules, console)?;
            match format {
                ListFormat::Human => list(config.rules.rules()),
                ListFormat::Json => json(config.rules.rules()),
            }
        }
        RulesCommand::Show { rule, rules } => show(&config::load(rules, console)?, rule)?,
        RulesCommand::Check { folders, require_tests } => {
            check(&config::load_own(folders, console)?, *require_tests, console)?
        }
        RulesCommand::New { id, to } => new(id, to.as_deref())?,
        RulesCommand::Schema => schema(&Lexicon::builtin()),
        RulesCommand::Docs { rules, to } => {
            let config = config::load(rules, console)?;
            let all: Vec<&Rule> = config.rules.rules().iter().collect();
            docs(&all, &super::tests(&config, &all, console)?, to.as_deref())?
        }
        RulesCommand::Sql { ids, rules } => queries(&config::load(rules, console)?, ids)?,
    };
    console.print(&text)?;
    Ok(Ending::Clean)
}

fn list(rules: &[Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.chars().count()).max().unwrap_or(0);
    let line = |rule: &Rule| {
        let (level, severity) = (rule.level.name(), rule.severity.name());
        let line = format!("{:<width$}  {severity:<7}  {level:<10}  {}", rule.id, rule.summary);
        report::on_one_line(line.trim_end()).into_owned() + "\n"
    };
    rules.iter().map(line).collect()
}

fn json(rules: &[Rule]) -> String {
    let listed = |rule: &'_ Rule| {
        report::to_json(&Listed {
            id: &rule.id,
            family: &rule.family,
            summary: &rule.summary,
            why: rule.why.as_deref(),
            level: rule.level.name(),
            severity: rule.severity.name(),
            relation: rule.relation.as_deref(),
            symmetric: rule.symmetric,
            claims: rule.names(),
            options: rule.options.iter().map(|option| (option.name.as_str(), option.value)).collect(),
            beats: &rule.beats,
            tags: &rule.tags,
            help: rule.help.as_ref().map(|help| help.outline(rule)),
        })
    };
    let rules: Vec<String> = rules.iter().map(listed).collect();
    format!("{{\"version\":1,\"rules\":[{}]}}\n", rules.join(",\n"))
}

/// The rule as it is written in its file.
fn show(config: &Config, id: &str) -> Result<String, Failure> {
    let rule = super::rule(config, id)?;
    for (name, text) in super::files(config, id) {
        let mut documents =
            text.split("\n---").map(|document| document.trim_start_matches(['-', '\n', '\r']));
        let is_it = |document: &&str| {
            document.lines().any(|line| {
                line.split_once("id:").is_some_and(|(head, id)| {
                    head.trim().is_empty() && id.trim().trim_matches(['"', '\'']) == rule.id
                })
            })
        };
        if let Some(document) = documents.find(is_it) {
            return Ok(report::on_lines(&format!("# {name}\n{}\n", document.trim_end())));
        }
    }
    Err(Failure::new(format!("the text of `{id}` is not at hand")))
}

/// Checks the tests of rules, whose other parts were checked when they were loaded.
fn check(own: &Config, require_tests: bool, console: &Console) -> Result<String, Failure> {
    let mut tests = Vec::new();
    let mut faults = Vec::new();
    for (name, text) in &own.files {
        match cases(name, text, &own.lexicon) {
            Ok(found) => tests.extend(found),
            Err(wrong) => faults.extend(wrong),
        }
    }
    let missing = untested(&tests);
    if require_tests {
        faults.extend(missing);
    } else {
        for fault in missing {
            let text = own.files.iter().find(|(name, _)| *name == fault.file).map_or("", |(_, text)| text);
            let line = text.get(..fault.span.start).map_or(0, |before| before.matches('\n').count()) + 1;
            console.warn(&format!("{}:{line}: {}", fault.file, fault.message));
        }
    }
    if !faults.is_empty() {
        return Err(config::broken(&faults, &own.files, console));
    }
    let rules = report::counted(own.rules.rules().len(), "rule");
    Ok(format!("{rules} in {}: no fault\n", report::counted(own.files.len(), "file")))
}

/// A rule to start from.
fn new(id: &str, to: Option<&Path>) -> Result<String, Failure> {
    let text = skeleton(id).ok_or_else(|| {
        Failure::new(format!("`{id}` is no name for a rule: write small letters, digits and hyphens"))
    })?;
    let Some(folder) = to else { return Ok(text) };
    let path = folder.join(format!("{id}.yaml"));
    if path.exists() {
        return Err(Failure::new(format!("{} is already there", path.display())));
    }
    write(folder, &path, &text)?;
    Ok(format!("{}: a rule with tests that pass; change it, and run `belie test {id}`\n", path.display()))
}

fn write(folder: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(|error| unwritten(path, &error))
}

/// The pages of all rules: one file each, or one after the other.
fn docs(rules: &[&Rule], tests: &[RuleTests], to: Option<&Path>) -> Result<String, Failure> {
    let pages = rules.iter().zip(tests).map(|(rule, tests)| page(rule, &tests.cases));
    let Some(folder) = to else {
        return Ok(report::on_lines(&pages.collect::<Vec<_>>().join("\n")));
    };
    let mut index = "# Rules\n\n| rule | level | severity | what it finds |\n|---|---|---|---|\n".to_owned();
    for (rule, page) in rules.iter().zip(pages) {
        write(folder, &folder.join(format!("{}.md", rule.id)), &page)?;
        let (level, severity) = (rule.level.name(), rule.severity.name());
        let summary = rule.summary.replace('|', "\\|");
        index.push_str(&format!("| [{id}]({id}.md) | {level} | {severity} | {summary} |\n", id = rule.id));
    }
    write(folder, &folder.join("README.md"), &index)?;
    Ok(format!("{} in {}\n", report::counted(rules.len() + 1, "page"), folder.display()))
}

/// Rules as SQL.
fn queries(config: &Config, ids: &[String]) -> Result<String, Failure> {
    let rules = super::chosen(config, ids)?;
    let mut out = sql::HEAD.to_owned();
    for rule in rules {
        match sql::query(rule) {
            Ok(query) => {
                let summary = report::on_one_line(&rule.summary);
                out.push_str(&format!("\n-- {}: {summary}\n{query};\n", rule.id));
            }
            Err(reason) if ids.is_empty() => out.push_str(&format!("\n-- {}: {reason}\n", rule.id)),
            Err(reason) => return Err(Failure::new(format!("`{}` is no SQL: {reason}", rule.id))),
        }
    }
    Ok(out)
}
