//! What belie reports about small documents, as snapshots that show the documents above the report; and each
//! case has a near miss, about which it is silent.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "reports/attribution.rs"]
mod attribution;

use std::{
    fs,
    path::{Path, PathBuf},
};

use belie::{
    lexicon::Lexicon,
    pipeline::{self, Reading},
    report::{Look, Report, human},
    rule::RuleSet,
    source::{Document, Options},
};

/// How the folder of a near miss ends.
const NEAR_MISS: &str = "-near-miss";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The documents of a folder, and what is reported about them without colour at width 80.
struct Checked {
    shown: String,
    findings: usize,
}

fn check(folder: &Path) -> Checked {
    let (lexicon, rules) = (Lexicon::builtin(), RuleSet::builtin());
    let read = |path: &PathBuf| -> Reading {
        let bytes = fs::read(path).unwrap();
        pipeline::read(Document::new(name(path), bytes, &Options::default()).unwrap(), &lexicon)
    };
    let files = entries(folder);
    let readings: Vec<Reading> = files.iter().map(read).collect();
    let findings = pipeline::check(&readings, &rules, &lexicon);
    let report = Report::new(&findings, readings.iter().map(|reading| &reading.document).collect());
    let mut shown = String::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        shown.push_str(&format!("==> {} <==\n{}\n\n", name(file), text.trim_end()));
    }
    shown.push_str("==> report <==\n");
    shown.push_str(&human(&report, &Look { width: 80, ..Look::default() }));
    Checked { shown, findings: findings.len() }
}

fn snapshot(family: &str, case: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots").join(family));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(case, text));
}

/// The cases: family, name and folder.
fn cases() -> Vec<(String, String, PathBuf)> {
    // Texts that are only read, not checked, have a test of their own.
    let families = entries(&root().join("tests/cases")).into_iter().filter(|f| name(f) != "attribution");
    let in_family = |family: PathBuf| {
        let family_name = name(&family);
        entries(&family).into_iter().map(move |case| (family_name.clone(), name(&case), case))
    };
    families.flat_map(in_family).collect()
}

#[test]
fn the_example_is_reported() {
    snapshot("examples", "summit", &check(&root().join("examples/summit")).shown);
}

#[test]
fn cases_are_reported() {
    for (family, case, folder) in cases() {
        let checked = check(&folder);
        snapshot(&family, &case, &checked.shown);
        let silent = case.ends_with(NEAR_MISS);
        assert_eq!(checked.findings == 0, silent, "{family}/{case}: {} findings", checked.findings);
    }
}

#[test]
fn each_case_has_a_near_miss() {
    for (family, case, folder) in cases() {
        let other = match case.strip_suffix(NEAR_MISS) {
            Some(case) => folder.with_file_name(case),
            None => folder.with_file_name(format!("{case}{NEAR_MISS}")),
        };
        assert!(other.is_dir(), "{family}/{case} stands alone");
    }
}
