//! The page of a rule, as `belie explain RULE` prints it.

use super::{
    Rule,
    stored::{self, LEVELS, SEVERITIES},
    test::Case,
};

/// How many tests of a kind a page shows.
const SHOWN: usize = 2;

/// The page of a rule, in Markdown: what it finds, why that matters, examples from its tests, how to configure it.
#[must_use]
pub fn page(rule: &Rule, cases: &[Case]) -> String {
    let mut out = format!("# {}\n\n{}\n", rule.id, rule.summary);
    if let Some(why) = &rule.why {
        out.push_str(&format!("\n{why}\n"));
    }
    let severity = stored::name_of(SEVERITIES, &rule.severity);
    out.push_str(&format!("\nLevel: {}. Severity: {severity}.", stored::name_of(LEVELS, &rule.level)));
    if let Some(relation) = rule.relation() {
        out.push_str(&format!(" Relation: {} ({}).", relation.name, relation.summary));
    }
    out.push('\n');
    if let Some(help) = &rule.help {
        out.push_str(&format!("\nWhat to look at: {}.\n", help.outline(rule)));
    }
    examples(&mut out, "It fires on", cases.iter().filter(|case| case.fires));
    examples(&mut out, "It is quiet about", cases.iter().filter(|case| !case.fires));
    configure(&mut out, rule);
    out
}

/// How to change what the rule does.
fn configure(out: &mut String, rule: &Rule) {
    let id = &rule.id;
    let mut rows = vec![
        (format!("--skip {id}"), "leaves the rule out".to_owned()),
        (format!("--severity {id}=info"), "reports its findings, and fails no run for them".to_owned()),
        (format!("--severity {id}=error"), "fails a run for its findings".to_owned()),
    ];
    for option in &rule.options {
        let (name, value) = (&option.name, option.value);
        rows.push((
            format!("--set {id}.{name}={value}"),
            "sets a number that its conditions name".to_owned(),
        ));
    }
    rows.push((format!("--only {id}"), "leaves all other rules out".to_owned()));
    let width = rows.iter().map(|(option, _)| option.len()).max().unwrap_or(0);
    out.push_str("\n## Configure\n\n");
    for (option, what) in rows {
        out.push_str(&format!("    belie check {option:<width$}   # {what}\n"));
    }
    out.push_str(&format!(
        "\nA rule of your own with the id `{id}` in a folder that `--rules` names takes the place of this one.\n"
    ));
}

fn examples<'c>(out: &mut String, title: &str, cases: impl Iterator<Item = &'c Case>) {
    for (index, case) in cases.take(SHOWN).enumerate() {
        if index == 0 {
            out.push_str(&format!("\n## {title}\n"));
        }
        let date = case.date.as_ref().map(|date| format!(", on {date}")).unwrap_or_default();
        out.push_str(&format!("\n{}{date}:\n\n", case.name));
        for document in &case.documents {
            out.push_str(&format!("    {}\n", document.name));
            for line in document.text.trim().lines() {
                out.push_str(&format!("      {line}\n"));
            }
        }
    }
}
