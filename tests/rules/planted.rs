//! A folder of rules with planted faults: each is reported where it stands, and nothing else is.

use std::fs;

use belie::{fault::Fault, lexicon::Lexicon, rule::RuleSet};

type Planted = (&'static str, usize, &'static str, &'static str);

/// File, line, the words at fault, and a part of what is said about them.
const PLANTED: &[Planted] = &[
    ("keys.yaml", 2, "sumary", "did you mean `summary`?"),
    ("keys.yaml", 4, "tenson", "did you mean `tension`?"),
    ("keys.yaml", 6, "accept_plann", "did you mean `accept_plan`?"),
    ("expressions.yaml", 5, "$OTHER", "used only once"),
    ("expressions.yaml", 8, "dys", "expected `days`, `weeks`, `months` or `years`"),
    ("expressions.yaml", 9, "said", "`holder` is never compared with `said`"),
    ("expressions.yaml", 10, "toopic", "did you mean `topic`?"),
    ("expressions.yaml", 11, "said-and-denid", "did you mean `said-and-denied`?"),
    ("joins.yaml", 6, "none", "it takes claims that state a quantity"),
    ("joins.yaml", 14, "Portugal", "did you mean `PRT`?"),
    ("joins.yaml", 15, "other", "nothing ties the claim `other` to the others"),
    ("twice.yaml", 1, "late-yet-early", "already in"),
];

/// Other faults, in another folder.
const MORE: &[Planted] = &[
    ("closed.yaml", 6, "{", "this `{` is never closed"),
    ("empty.yaml", 1, "", "the file holds no rule"),
    ("quoted.yaml", 4, "\"", "this `\"` is never closed"),
    ("relations.yaml", 6, "own", "it takes claims whose voice is reported"),
    ("relations.yaml", 17, "other", "`denial` compares claims of different `polarity`"),
    ("relations.yaml", 28, "if", "it takes claims whose condition is none or without"),
    ("relations.yaml", 30, "other.condition", "is always empty"),
    ("words.yaml", 5, "talkz", "unknown topic `talkz`"),
    ("words.yaml", 6, "loud", "`voice` is never `loud`"),
    ("words.yaml", 7, "topic", "nothing is within it"),
    ("words.yaml", 9, "DAYS", "no condition uses the option `DAYS`"),
    ("words.yaml", 10, "first", "no claim is called `first`"),
];

/// The faults of a folder, and its files.
fn faults(folder: &str) -> (Vec<Fault>, Vec<(String, String)>) {
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        files.push((name, fs::read_to_string(&path).expect("a text")));
    }
    files.sort();
    (RuleSet::load(&files, &Lexicon::builtin()).expect_err("faults"), files)
}

#[track_caller]
fn check(folder: &str, planted: &[Planted]) {
    let (faults, files) = faults(folder);
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for (file, line, words, said) in planted {
        let text = &files.iter().find(|(name, _)| name == file).expect("a planted file").1;
        let here = |fault: &&Fault| {
            fault.file == *file
                && &text[fault.span.clone()] == *words
                && text[..fault.span.start].matches('\n').count() + 1 == *line
                && fault.to_string().contains(said)
        };
        assert_eq!(faults.iter().filter(here).count(), 1, "{file}:{line}: {words}: {told:#?}");
    }
    assert_eq!(faults.len(), planted.len(), "{told:#?}");
}

#[test]
fn each_planted_fault_is_reported_once_where_it_stands() {
    check("tests/rules/planted", PLANTED);
    check("tests/rules/planted-more", MORE);
}
