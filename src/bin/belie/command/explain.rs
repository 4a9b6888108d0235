//! `belie explain`: the page of a rule, how a finding came about, or why two places are no finding.

mod why_not;

use belie::{
    finding::Notice,
    pipeline::{self, Prose},
    report,
    rule::{self, Step, derivation, explain::page},
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
                    page(rule, &super::tests(&config, &[rule], console)?.remove(0).cases)
                }
            }
        }
    };
    console.print(&report::on_lines(&text))?;
    Ok(Ending::Clean)
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
    let (finding, firing) = super::fingerprinted(&told, |(finding, _)| finding, fingerprint)?;
    let firing = &firings[*firing];
    let rule = &config.rules.rules()[firing.rule];
    let mut out = format!("{} {}: {}\n", finding.fingerprint, finding.rule, finding.message);
    let steps = derivation(rule, &facts, &firing.facts, &config.lexicon);
    for (claim, fact) in rule.claims.iter().zip(&firing.facts) {
        let fact = &facts.all()[*fact];
        out.push_str(&format!("\nThe claim `{}` is {}:\n", claim.name, why_not::place(&readings, fact)));
        out.push_str(&format!("    “{}”\n", why_not::words(&readings, fact)));
        listed(&mut out, &steps, &format!("claims.{}", claim.name));
    }
    let relation = rule.relation().map(|relation| format!("`{}` ({})", relation.name, relation.summary));
    let parts = [
        ("relation", relation.map(|relation| format!("The two clash by the relation {relation}"))),
        ("where", Some("What the rule asks of them holds".to_owned())),
        ("unless", Some("Nothing excuses them".to_owned())),
    ];
    for (key, lead) in parts {
        if steps.iter().any(|step| step.key == key) {
            out.push_str(&format!("\n{}:\n", lead.unwrap_or_default()));
            listed(&mut out, &steps, key);
        }
    }
    if !firing.also.is_empty() {
        let rules = firing.also.iter().map(|other| format!("`{}`", config.rules.rules()[other.rule].id));
        out.push_str(&format!("\nSeen too by {}.\n", rules.collect::<Vec<_>>().join(", ")));
    }
    let (level, severity) = (finding.level.name(), finding.severity.name());
    out.push_str(&format!("\nIt is reported at level {level} with severity {severity}.\n"));
    if let Some(help) = &finding.help {
        out.push_str(&format!("What to look at: {help}.\n"));
    }
    Ok(out)
}

/// The steps of a key, one a line.
fn listed(out: &mut String, steps: &[Step], key: &str) {
    for step in steps.iter().filter(|step| step.key == key) {
        out.push_str(&format!("    - {}\n", report::on_one_line(&step.held)));
    }
}
