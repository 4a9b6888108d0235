//! A folder of rules with planted faults: each is reported where it stands, and nothing else is.

use std::fs;

use belie::{lexicon::Lexicon, rule::RuleSet};

/// File, line, the words at fault, and a part of what is said about them.
const PLANTED: &[(&str, usize, &str, &str)] = &[
    ("keys.yaml", 2, "sumary", "did you mean `summary`?"),
    ("keys.yaml", 4, "tenson", "did you mean `tension`?"),
    ("keys.yaml", 6, "accept_plann", "did you mean `accept_plan`?"),
    ("expressions.yaml", 5, "$OTHER", "used only once"),
    ("expressions.yaml", 8, "dys", "expected `days`, `weeks`, `months` or `years`"),
    ("expressions.yaml", 9, "said", "`holder` is never compared with `said`"),
    ("expressions.yaml", 10, "toopic", "did you mean `topic`?"),
    ("expressions.yaml", 11, "said-and-denid", "did you mean `said-and-denied`?"),
    ("joins.yaml", 6, "none", "it takes facts that state a quantity"),
    ("joins.yaml", 14, "Portugal", "did you mean `PRT`?"),
    ("joins.yaml", 15, "other", "nothing ties the claim `other` to the others"),
    ("twice.yaml", 1, "late-yet-early", "already in"),
];

#[test]
fn each_planted_fault_is_reported_once_where_it_stands() {
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir("tests/rules/planted").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.push((name, fs::read_to_string(&path).unwrap()));
    }
    files.sort();
    let faults = RuleSet::load(&files, &Lexicon::builtin()).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for (file, line, words, said) in PLANTED {
        let text = &files.iter().find(|(name, _)| name == file).unwrap().1;
        let here = |fault: &&belie::fault::Fault| {
            fault.file == *file
                && &text[fault.span.clone()] == *words
                && text[..fault.span.start].matches('\n').count() + 1 == *line
                && fault.to_string().contains(said)
        };
        assert_eq!(faults.iter().filter(here).count(), 1, "{file}:{line}: {words}: {told:#?}");
    }
    assert_eq!(faults.len(), PLANTED.len(), "{told:#?}");
}
