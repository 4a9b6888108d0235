//! `belie rules`: lists, shows and checks rules.

use belie::{report, rule::Rule};
use serde::Serialize;

use crate::{
    args::{ListFormat, RulesCommand},
    config::{self, Config},
    console::Console,
    outcome::{Ending, Failure},
};

/// A rule in a list for machines.
#[derive(Serialize)]
struct Listed<'r> {
    id: &'r str,
    family: &'r str,
    summary: &'r str,
    level: &'static str,
    severity: &'static str,
    relation: Option<&'r str>,
    tags: &'r [String],
}

/// Lists, shows or checks rules.
pub(crate) fn run(wanted: &RulesCommand, console: &Console) -> Result<Ending, Failure> {
    let text = match wanted {
        RulesCommand::List { rules, format } => {
            let config = config::load(rules, console)?;
            match format {
                ListFormat::Human => list(config.rules.rules()),
                ListFormat::Json => json(config.rules.rules()),
            }
        }
        RulesCommand::Show { rule, rules } => {
            let config = config::load(rules, console)?;
            show(&config, rule)?
        }
        RulesCommand::Check { folders } => {
            let own = config::load_own(folders, console)?;
            let rules = report::counted(own.rules.rules().len(), "rule");
            format!("{rules} in {}: no fault\n", report::counted(own.files.len(), "file"))
        }
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
            level: rule.level.name(),
            severity: rule.severity.name(),
            relation: rule.relation.as_deref(),
            tags: &rule.tags,
        })
    };
    let rules: Vec<String> = rules.iter().map(listed).collect();
    format!("{{\"version\":1,\"rules\":[{}]}}\n", rules.join(",\n"))
}

/// The rule as it is written in its file.
fn show(config: &Config, id: &str) -> Result<String, Failure> {
    let rule = super::rule(config, id)?;
    for (name, text) in super::files(config) {
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
