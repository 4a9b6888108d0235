//! `belie test`: runs the tests that rules carry.

use belie::{
    lexicon::Lexicon,
    pipeline,
    report::{self, counted},
    rule::{
        Rule,
        test::{Case, Outcome, Reading, TestDocument, Verdict, run_tests},
    },
    source::{Document, Options},
};

use crate::{
    args::{Global, Test},
    config,
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// Runs the tests of all rules that are wanted.
pub(crate) fn run(wanted: &Test, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let cases = super::all_cases(&config, console)?;
    let chosen: Vec<(&Rule, &[Case])> = config
        .rules
        .rules()
        .iter()
        .filter(|rule| wanted.filter.as_deref().is_none_or(|part| rule.id.contains(part)))
        .map(|rule| (rule, cases.iter().find(|(id, _)| *id == rule.id).map_or(&[][..], |(_, cases)| cases)))
        .collect();
    if chosen.is_empty() {
        return Err(Failure::new("no rule to test"));
    }
    let lexicon = &config.lexicon;
    let outcomes = input::spread(chosen.clone(), global, |(rule, cases)| {
        run_tests(rule, cases, lexicon, &|documents| read(documents, lexicon))
    })?;
    let untested: Vec<&str> =
        chosen.iter().filter(|(_, cases)| cases.is_empty()).map(|(rule, _)| rule.id.as_str()).collect();
    let outcomes: Vec<Outcome> = outcomes.into_iter().flatten().collect();
    console.print(&told(&outcomes, &untested, chosen.len()))?;
    Ok(ending(&outcomes, untested.len(), wanted.require_tests))
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

/// The failed tests, and how many passed.
fn told(outcomes: &[Outcome], untested: &[&str], rules: usize) -> String {
    let mut out = String::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Passed) {
        let verdict = match outcome.verdict {
            Verdict::Missing => "missing: it was to fire and did not",
            Verdict::Noisy | Verdict::Passed => "noisy: it was to be quiet and was not",
        };
        out.push_str(&format!("{} · {}: {verdict}\n", outcome.rule, outcome.case));
        for finding in &outcome.findings {
            out.push_str(&format!("    {}\n", report::on_one_line(&finding.message)));
        }
    }
    for rule in untested {
        out.push_str(&format!("{rule}: no tests\n"));
    }
    let failed = outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Passed).count();
    let passed = outcomes.len() - failed;
    report::on_lines(&format!(
        "{out}{} of {}: {passed} passed, {failed} failed\n",
        counted(outcomes.len(), "test"),
        counted(rules, "rule")
    ))
}

fn ending(outcomes: &[Outcome], untested: usize, require: bool) -> Ending {
    let failed = outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Passed).count();
    match (failed, untested) {
        (0, many) if require && many > 0 => Ending::Found(format!("{} without tests", counted(many, "rule"))),
        (0, _) => Ending::Clean,
        (many, _) => Ending::Found(format!("{} failed", counted(many, "test"))),
    }
}
