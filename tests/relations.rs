//! Pairs of texts that clash or do not: each line of `tests/relations/pairs.txt` names the rule that must find
//! them, or none. Each construction has a near miss.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{
    fact::Fact,
    lexicon::Lexicon,
    pipeline::{self, Reading},
    relation::{RELATIONS, Sketches},
    rule::{RuleSet, test::cases},
    source::{Document, Options},
};

/// Documents, all of one day, read.
fn readings(texts: &[&str], lexicon: &Lexicon) -> Vec<Reading> {
    let read = |(at, text): (usize, &&str)| {
        let bytes = format!("---\ndate: 2024-05-14\n---\n\n{text}\n").into_bytes();
        let document = Document::new(format!("{at}.md"), bytes, &Options::default());
        pipeline::read(document.unwrap(), lexicon)
    };
    texts.iter().enumerate().map(read).collect()
}

/// The rules that find something in documents.
fn found(texts: &[&str], rules: &RuleSet, lexicon: &Lexicon) -> Vec<String> {
    let findings = pipeline::check(&readings(texts, lexicon), rules, lexicon);
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

/// Relations of facts that were compared although a quick look rules them out.
fn overlooked(facts: &[Fact], lexicon: &Lexicon) -> Vec<String> {
    let sketches = Sketches::new(facts, lexicon);
    let pairs = (0..facts.len()).flat_map(|one| (0..facts.len()).map(move |other| (one, other)));
    let mut found = Vec::new();
    for (one, other) in pairs.filter(|(one, other)| one != other) {
        let (first, second) = (&facts[one], &facts[other]);
        for relation in RELATIONS {
            let let_through = (relation.sides)(first, lexicon).first
                && (relation.sides)(second, lexicon).second
                && sketches.lets((relation.quick)(sketches.of(one), sketches.of(other)));
            if !let_through && (relation.compare)(first, second, lexicon).is_ok() {
                let words = [first, second].map(|fact| fact.proposition.words.join(" "));
                found.push(format!("{}: {}", relation.name, words.join(" / ")));
            }
        }
    }
    found
}

#[test]
fn a_quick_look_overlooks_no_clash() {
    let lexicon = Lexicon::builtin();
    let lines = include_str!("relations/pairs.txt").lines();
    let mut wrong = Vec::new();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (_, texts) = line.split_once(": ").unwrap();
        let readings = readings(&texts.split(" / ").collect::<Vec<_>>(), &lexicon);
        wrong.extend(overlooked(pipeline::facts(&readings).all(), &lexicon));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_quick_look_overlooks_no_clash_that_a_rule_shows() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for file in rule_files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules"))) {
        let source = fs::read_to_string(&file).unwrap();
        for case in cases("a.yaml", &source, &lexicon).unwrap().into_iter().flat_map(|tests| tests.cases) {
            let texts: Vec<&str> = case.documents.iter().map(|document| document.text.as_str()).collect();
            let readings = readings(&texts, &lexicon);
            wrong.extend(overlooked(pipeline::facts(&readings).all(), &lexicon));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of rules in a folder of folders.
fn rule_files(folder: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let families = entries(folder).filter(|path| path.is_dir() && !path.ends_with("lexicon"));
    families
        .flat_map(|family| entries(&family))
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect()
}
