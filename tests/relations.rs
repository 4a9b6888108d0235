//! Pairs of texts that clash or do not: each line of `tests/relations/pairs.txt` names the rule that must find
//! them, or none. Each construction has a near miss.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use belie::{
    lexicon::Lexicon,
    pipeline,
    rule::RuleSet,
    source::{Document, Options},
};

/// The rules that find something in documents, all of one day.
fn found(texts: &[&str], rules: &RuleSet, lexicon: &Lexicon) -> Vec<String> {
    let read = |(at, text): (usize, &&str)| {
        let bytes = format!("---\ndate: 2024-05-14\n---\n\n{text}\n").into_bytes();
        let document = Document::new(format!("{at}.md"), bytes, &Options::default());
        pipeline::read(document.unwrap(), lexicon)
    };
    let readings: Vec<_> = texts.iter().enumerate().map(read).collect();
    let findings = pipeline::check(&readings, rules, lexicon);
    findings.into_iter().map(|finding| finding.rule.to_string()).collect()
}

#[test]
fn pairs_clash_or_do_not() {
    let (lexicon, rules) = (Lexicon::builtin(), RuleSet::builtin());
    let mut wrong = Vec::new();
    let lines = include_str!("relations/pairs.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (expected, texts) = line.split_once(": ").unwrap();
        let texts: Vec<&str> = texts.split(" / ").collect();
        let found = found(&texts, &rules, &lexicon);
        let met = match expected.strip_prefix("fires ") {
            Some(rule) => found.iter().any(|id| id == rule),
            None => found.is_empty(),
        };
        if !met {
            wrong.push(format!("{line}\n    found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
