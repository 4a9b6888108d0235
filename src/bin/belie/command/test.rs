//! `belie test`: runs the tests that rules carry.

use belie::{
    lexicon::Lexicon,
    pipeline,
    report::{self, counted},
    rule::{
        Rule,
        test::{Outcome, Reading, RuleTests, TestDocument, Unmissed, Verdict, run_tests, unmissed},
    },
    source::{Document, Options},
};

use crate::{
    args::{Global, Test},
    config::{self, Config},
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// The tests of a rule, as they came out.
struct Ran<'r> {
    rule: &'r Rule,
    tests: &'r RuleTests,
    outcomes: Vec<Outcome>,
    unmissed: Vec<Unmissed>,
}

/// Runs the tests of all rules that are wanted.
pub(crate) fn run(wanted: &Test, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let rules = config.rules.rules().iter();
    let chosen: Vec<&Rule> =
        rules.filter(|rule| wanted.filter.as_deref().is_none_or(|part| rule.id.contains(part))).collect();
    if chosen.is_empty() {
        return Err(Failure::new("no rule to test"));
    }
    let tests = super::tests(&config, &chosen, console)?;
    let each: Vec<(&Rule, &RuleTests)> = chosen.into_iter().zip(&tests).collect();
    let ran =
        input::spread(each, global, |(rule, tests)| ran(rule, tests, wanted.coverage, &config.lexicon))?;
    console.print(&report::on_lines(&told(&ran, wanted, &config)))?;
    Ok(ending(&ran, wanted.require_tests))
}

fn ran<'r>(rule: &'r Rule, tests: &'r RuleTests, coverage: bool, lexicon: &Lexicon) -> Ran<'r> {
    let cases = tests.cases.as_slice();
    let readings: Vec<Reading> = cases.iter().map(|case| read(&case.dated(), lexicon)).collect();
    let outcomes = run_tests(rule, cases, &readings, lexicon);
    let unmissed = if coverage { unmissed(rule, cases, &readings, lexicon) } else { Vec::new() };
    Ran { rule, tests, outcomes, unmissed }
}

/// What the documents of a test say. A document that cannot be read says nothing.
fn read(documents: &[TestDocument], lexicon: &Lexicon) -> Reading {
    let open = |document: &TestDocument| {
        Document::new(document.name.as_str(), document.text.clone().into_bytes(), &Options::default()).ok()
    };
    let readings: Vec<_> =
        documents.iter().filter_map(open).map(|document| pipeline::read(document, lexicon)).collect();
    let facts = pipeline::facts(&readings);
    Reading { facts, texts: Box::new(pipeline::Prose::new(readings, lexicon)) }
}

/// The failed tests, what else is wanted, and how many passed.
fn told(ran: &[Ran<'_>], wanted: &Test, config: &Config) -> String {
    let mut out = String::new();
    for ran in ran {
        for outcome in &ran.outcomes {
            out.push_str(&failure(outcome, ran.tests, config));
            if wanted.labels && matches!(outcome.verdict, Verdict::New | Verdict::Wrong) {
                out.push_str(&labels(outcome));
            }
        }
        if ran.outcomes.is_empty() {
            out.push_str(&format!("{}: no tests\n", ran.rule.id));
        }
        for part in &ran.unmissed {
            out.push_str(&format!("{} · {}: no test would miss `{}`\n", ran.rule.id, part.key, part.part));
        }
    }
    let count = |is: fn(Verdict) -> bool| outcomes(ran).filter(|outcome| is(outcome.verdict)).count();
    let (failed, new) = (count(Verdict::failed), count(|verdict| verdict == Verdict::New));
    let tests = outcomes(ran).count();
    let passed = tests - failed;
    let new = if wanted.labels { format!(", {new} new") } else { String::new() };
    let (tests, rules) = (counted(tests, "test"), counted(ran.len(), "rule"));
    out.push_str(&format!("{tests} of {rules}: {passed} passed, {failed} failed{new}\n"));
    out
}

fn outcomes<'o>(ran: &'o [Ran<'_>]) -> impl Iterator<Item = &'o Outcome> {
    ran.iter().flat_map(|ran| &ran.outcomes)
}

/// Why a test failed.
fn failure(outcome: &Outcome, tests: &RuleTests, config: &Config) -> String {
    let verdict = match outcome.verdict {
        Verdict::Missing => "missing: it was to fire and did not",
        Verdict::Noisy => "noisy: it was to be quiet and was not",
        Verdict::Wrong => "wrong: it fired on other words",
        Verdict::Passed | Verdict::New => return String::new(),
    };
    let text =
        super::files(config, &tests.rule).find(|(name, _)| *name == tests.file).map_or("", |(_, text)| text);
    let before = text.get(..outcome.span.range().start).unwrap_or(text);
    let place = format!(" [{}:{}]", tests.file, before.matches('\n').count() + 1);
    let mut out = format!("{} · {}: {verdict}{place}\n", outcome.rule, outcome.case);
    for finding in &outcome.findings {
        out.push_str(&format!("    {}\n", report::on_one_line(&finding.message)));
    }
    if outcome.verdict != Verdict::Missing {
        out.push_str(&labels(outcome));
    }
    for step in &outcome.derivation {
        out.push_str(&format!("    - {}\n", report::on_one_line(step)));
    }
    out
}

/// The words that each claim was found on, as a test expects them.
fn labels(outcome: &Outcome) -> String {
    let quoted = |(claim, words): &(String, String)| format!("{claim}: '{}'", words.replace('\'', "''"));
    let labels: Vec<String> = outcome.labels.iter().map(quoted).collect();
    format!("    {}: labels: {{ {} }}\n", outcome.case, report::on_one_line(&labels.join(", ")))
}

fn ending(ran: &[Ran<'_>], require: bool) -> Ending {
    let failed = outcomes(ran).filter(|outcome| outcome.verdict.failed()).count();
    let untested = ran.iter().filter(|ran| ran.outcomes.is_empty()).count();
    match (failed, untested) {
        (0, many) if require && many > 0 => Ending::Found(format!("{} without tests", counted(many, "rule"))),
        (0, _) => Ending::Clean,
        (many, _) => Ending::Found(format!("{} failed", counted(many, "test"))),
    }
}
