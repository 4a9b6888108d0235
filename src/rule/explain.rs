//! The page of a rule, as `belie explain RULE` prints it.

use super::{
    Rule,
    stored::{self, LEVELS, SEVERITIES},
    test::Case,
};

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
    examples(&mut out, "It fires on", cases.iter().filter(|case| case.fires));
    examples(&mut out, "It is quiet about", cases.iter().filter(|case| !case.fires));
    out.push_str(&format!(
        "\n## Configure\n\nIn `belie.yml`:\n\n    rules:\n      severity: {{ {}: off }}\n\nOn the command line: `--severity {}=info`, `--skip {}`.\n",
        rule.id, rule.id, rule.id
    ));
    out.push_str("\nTo accept one finding: `belie accept FINGERPRINT --reason \"…\"`.\n");
    if let Some(help) = &rule.help {
        out.push_str(&format!("\nWhat to look at: {}.\n", help.outline(rule)));
    }
    out
}

fn examples<'c>(out: &mut String, title: &str, cases: impl Iterator<Item = &'c Case>) {
    for (index, case) in cases.take(2).enumerate() {
        if index == 0 {
            out.push_str(&format!("\n## {title}\n"));
        }
        out.push_str(&format!("\n{}:\n\n", case.name));
        for document in &case.documents {
            out.push_str(&format!("    {}\n", document.name));
            for line in document.text.trim().lines() {
                out.push_str(&format!("      {line}\n"));
            }
        }
    }
}
