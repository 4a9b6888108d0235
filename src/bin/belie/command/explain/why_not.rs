//! Why two places are no finding: of each rule the first condition that fails, the nearest rule first.

use belie::{
    fact::Fact,
    pipeline::{self, Reading},
    report,
    rule::{Obstacle, Rule, why_not},
};

use crate::{
    args::{Documents, Explain, Global},
    command,
    config::Config,
    console::Console,
    input,
    outcome::Failure,
};

/// How many rules are told of where none is named.
const RULES: usize = 5;

/// Why two places, each a file and a line, are no finding.
pub(super) fn told(
    places: [&str; 2],
    wanted: &Explain,
    config: &Config,
    global: &Global,
    console: &Console,
) -> Result<String, Failure> {
    let [one, other] = places.map(split);
    let (one, other) = (one?, other?);
    let mut paths = vec![one.0.into(), other.0.into()];
    paths.dedup();
    let readings = input::readings(&Documents::of(paths, wanted.date), global, config, console)?;
    let facts = pipeline::facts(&readings);
    let at = |(file, line): (&str, usize)| -> Vec<&Fact> {
        facts.all().iter().filter(|fact| stands(&readings, fact, file, line)).collect()
    };
    let (first, second) = (at(one), at(other));
    let mut out = String::new();
    for ((file, line), facts) in [(one, &first), (other, &second)] {
        if facts.is_empty() {
            let reason =
                format!("no claim was read at {file}:{line}; `belie claims --refused {file}` shows what was");
            return Err(Failure::new(reason));
        }
        for fact in facts {
            out.push_str(&format!("{}: “{}”\n", place(&readings, fact), words(&readings, fact)));
        }
    }
    let rules = command::chosen(config, &wanted.what)?;
    let mut found: Vec<Result<Obstacle, &str>> =
        rules.iter().filter_map(|rule| nearest(rule, &first, &second, config)).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.as_ref().map_or(usize::MAX, |found| found.met)));
    out.push('\n');
    for found in found.iter().take(if wanted.what.is_empty() { RULES } else { wanted.what.len() }) {
        out.push_str(&match found {
            Ok(obstacle) => format!("{}: {}\n", obstacle.rule, report::on_one_line(&obstacle.unmet)),
            Err(rule) => format!("{rule}: it fires, if no other claim excuses it\n"),
        });
    }
    if found.len() > RULES && wanted.what.is_empty() {
        let more = report::counted(found.len() - RULES, "more rule");
        out.push_str(&format!("{more} came less near; name a rule to see why it does not fire\n"));
    }
    Ok(out)
}

/// What hinders a rule on the two facts that come nearest; its name if nothing does.
fn nearest<'r>(
    rule: &'r Rule,
    first: &[&Fact],
    second: &[&Fact],
    config: &Config,
) -> Option<Result<Obstacle, &'r str>> {
    let mut best: Option<Obstacle> = None;
    for one in first {
        for other in second.iter().filter(|other| !std::ptr::eq(**other, *one)) {
            let Some(found) = why_not(rule, one, other, &config.lexicon) else {
                return Some(Err(rule.id.as_str()));
            };
            if best.as_ref().is_none_or(|known| found.met > known.met) {
                best = Some(found);
            }
        }
    }
    best.map(Ok)
}

/// A file and a line, as typed.
fn split(place: &str) -> Result<(&str, usize), Failure> {
    let parts = place.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    parts.ok_or_else(|| Failure::new(format!("`{place}` is no place: expected FILE:LINE, such as a.md:3")))
}

/// Whether the clause of a fact stands on a line of a file.
fn stands(readings: &[Reading], fact: &Fact, file: &str, line: usize) -> bool {
    let reading = &readings[fact.document];
    let same = reading.document.name == file.trim_start_matches("./") || reading.document.name == file;
    same && {
        let (first, last) = lines(reading, fact);
        (first..=last).contains(&line)
    }
}

/// The first and the last line of the clause of a fact.
fn lines(reading: &Reading, fact: &Fact) -> (usize, usize) {
    let span = reading.text.in_file(fact.proposition.span).range();
    let line = |offset: usize| {
        let before = reading.document.bytes.get(..offset).unwrap_or(&reading.document.bytes);
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    };
    (line(span.start), line(span.end.saturating_sub(1).max(span.start)))
}

/// Where a fact stands.
pub(super) fn place(readings: &[Reading], fact: &Fact) -> String {
    let reading = &readings[fact.document];
    format!("{}:{}", reading.document.name, lines(reading, fact).0)
}

/// The words of the clause of a fact.
pub(super) fn words(readings: &[Reading], fact: &Fact) -> String {
    let prose = readings[fact.document].text.prose.get(fact.proposition.span.range()).unwrap_or_default();
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}
