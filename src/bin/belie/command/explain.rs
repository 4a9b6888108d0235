//! `belie explain`: the page of a rule, how a finding came about, or why two places are no finding.

mod why_not;

use belie::{
    finding::Notice,
    pipeline::{self, Prose},
    report,
    rule::{self, derivation, explain::page, test::Case},
};

use crate::{
    args::{Documents, Explain, Global},
    config::{self, Config},
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// Explains what was asked for.
pub(crate) fn run(wanted: &Explain, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let text = match (&wanted.finding, wanted.why_not.as_slice()) {
        (Some(fingerprint), _) => finding(fingerprint, wanted, &config, global, console)?,
        (None, [one, other]) => why_not::told([one, other], wanted, &config, global, console)?,
        (None, _) => {
            let [id] = wanted.what.as_slice() else { return Err(Failure::new("explain takes one rule")) };
            match Notice::of(id) {
                Some(notice) => format!("{id}\n\n{}\nWhat to do: {}.\n", notice.summary, notice.help),
                None => {
                    let rule = super::rule(&config, id)?;
                    page(rule, &cases(&config, &rule.id, console)?)
                }
            }
        }
    };
    console.print(&report::on_lines(&text))?;
    Ok(Ending::Clean)
}

/// The tests of a rule.
fn cases(config: &Config, id: &str, console: &Console) -> Result<Vec<Case>, Failure> {
    let found = super::all_tests(config, console)?;
    Ok(found.into_iter().find(|tests| tests.rule == id).map(|tests| tests.cases).unwrap_or_default())
}

/// How the finding of a fingerprint came about.
fn finding(
    fingerprint: &str,
    wanted: &Explain,
    config: &Config,
    global: &Global,
    console: &Console,
) -> Result<String, Failure> {
    let documents = Documents::of(wanted.what.iter().map(Into::into).collect(), wanted.date);
    let readings = input::readings(&documents, global, config, console)?;
    let facts = pipeline::facts(&readings);
    let firings = rule::run(&config.rules, &facts, &config.lexicon);
    let texts = Prose::new(readings.as_slice(), &config.lexicon);
    let told = rule::told(&config.rules, &facts, &firings, &texts);
    let found: Vec<_> = told.iter().filter(|(one, _)| one.fingerprint.starts_with(fingerprint)).collect();
    let [(finding, firing)] = found.as_slice() else {
        let reason = match found.len() {
            0 => format!(
                "no finding has the fingerprint `{fingerprint}`; are the documents, --date and --rules those of the check?"
            ),
            many => format!("{many} findings have a fingerprint that starts with `{fingerprint}`"),
        };
        return Err(Failure::new(reason));
    };
    let firing = &firings[*firing];
    let rule = &config.rules.rules()[firing.rule];
    let mut out = format!("{} {}: {}\n", finding.fingerprint, finding.rule, finding.message);
    for (claim, fact) in firing.facts.iter().enumerate() {
        let name = &rule.claims[claim].name;
        let fact = &facts.all()[*fact];
        out.push_str(&format!("\n{name} is {}\n", why_not::place(&readings, fact)));
        out.push_str(&format!("    “{}”\n", why_not::words(&readings, fact)));
    }
    let steps = derivation(rule, &facts, &firing.facts, &config.lexicon);
    let width = steps.iter().map(|step| step.key.chars().count()).max().unwrap_or(0);
    out.push_str("\nIt fires, since\n");
    for step in steps {
        out.push_str(&format!("    {:<width$}  {}\n", step.key, report::on_one_line(&step.part)));
        out.push_str(&format!("    {:<width$}    {}\n", "", report::on_one_line(&step.held)));
    }
    let (level, severity) = (finding.level.name(), finding.severity.name());
    out.push_str(&format!("\nIt is reported at level {level} with severity {severity}.\n"));
    if let Some(help) = &finding.help {
        out.push_str(&format!("What to look at: {help}.\n"));
    }
    Ok(out)
}
