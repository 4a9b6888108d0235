//! Baselines: what was there when belie was adopted is kept apart, and nothing else.

use std::fs;

use serde_json::Value;

use crate::{
    adopt::{same, told},
    desk::{Desk, dispatches, raw},
};

const FILE: &str = "belie-baseline.json";

/// A desk whose findings are kept.
fn kept(name: &str) -> Desk {
    let desk = dispatches(name);
    let run = desk.run(&["baseline", "create", "--reason", "the archive", "--owner", "desk"]).clean();
    assert_eq!(run.stdout, "1 finding in belie-baseline.json\n");
    desk
}

/// Two more dispatches that contradict each other.
fn more(desk: Desk) -> Desk {
    desk.with("c.md", "---\ndate: 2024-05-12\n---\n\nThe ferry company sold the old pier on Friday.\n").with(
        "d.md",
        "---\ndate: 2024-05-12\n---\n\nThe ferry company did not sell the old pier on Friday.\n",
    )
}

fn file(desk: &Desk) -> Value {
    serde_json::from_str(&fs::read_to_string(desk.folder.join(FILE)).unwrap()).unwrap()
}

#[test]
fn what_was_there_is_kept_apart_and_what_is_new_is_not() {
    let desk = kept("baseline");
    let entry = &file(&desk)["findings"][0];
    assert_eq!((&entry["rule"], &entry["owner"]), (&"said-and-denied".into(), &"desk".into()));
    assert_eq!((&entry["date"], &entry["reason"]), (&"2024-05-02".into(), &"the archive".into()));
    let run = same(&desk, &["check"]);
    assert_eq!(run.clean().stdout, "no findings in 2 documents; 1 in the baseline (the oldest for 0 days)\n");
    assert_eq!(desk.run(&["check", "--no-baseline"]).status, 1);
    let desk = more(desk);
    let run = same(&desk, &["check"]);
    assert_eq!(run.status, 1);
    let ending = "1 finding in 4 documents: 1 error; 1 in the baseline (the oldest for 10 days)\n";
    assert!(run.stdout.ends_with(ending), "{}", run.stdout);
    let log: Value = serde_json::from_str(&desk.run(&["check", "-f", "sarif"]).stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let states: Vec<_> =
        results.iter().map(|r| (&r["baselineState"], r["suppressions"].as_array().unwrap().len())).collect();
    assert_eq!(states, [(&"unchanged".into(), 1), (&"new".into(), 0)]);
    assert_eq!(told(&desk, &[])["findings"][0]["accepted"]["place"], "baseline");
    let kept = fs::read(desk.folder.join(FILE)).unwrap();
    let apart = desk.with("kept/old.json", kept);
    fs::remove_file(apart.folder.join(FILE)).unwrap();
    assert_eq!(
        apart
            .run(&["check", "--baseline", "kept/old.json", "--as-of", "2024-06-01"])
            .stdout
            .lines()
            .last()
            .unwrap(),
        "1 finding in 4 documents: 1 error; 1 in the baseline (the oldest for 30 days)"
    );
    apart.run(&["check", "--baseline", "none.json"]).refused("none.json: cannot be read");
}

#[test]
fn an_update_only_shrinks_unless_new_findings_are_taken_in_for_a_reason() {
    let desk = more(kept("baseline-update"));
    let run = desk.run(&["baseline", "update"]).clean();
    assert!(
        run.stdout.contains("0 gone, 1 new left out (take them in with --allow-new); 1 finding left"),
        "{}",
        run.stdout
    );
    desk.run(&["baseline", "update", "--allow-new"]).refused("kept for a reason");
    let run = desk.run(&["baseline", "update", "--allow-new", "--reason", "next week"]).clean();
    assert!(run.stdout.contains("0 gone, 1 new; 2 findings left"), "{}", run.stdout);
    assert_eq!(desk.run(&["check"]).clean().stdout.lines().count(), 1);
    let reasons: Vec<String> =
        file(&desk)["findings"].as_array().unwrap().iter().map(|f| f["reason"].to_string()).collect();
    assert!(reasons.contains(&"\"the archive\"".to_owned()) && reasons.contains(&"\"next week\"".to_owned()));
    let listed = desk.run(&["baseline", "list"]).clean().stdout;
    assert!(
        listed.lines().count() == 2 && listed.contains("since 2024-05-02 (10 days)  desk  said-and-denied: "),
        "{listed}"
    );
    let old = |days: &str, as_of: &str| {
        desk.run(&["baseline", "list", "--older-than", days, "--as-of", as_of]).clean().stdout.lines().count()
    };
    assert_eq!((old("90d", "2024-07-31"), old("90d", "2024-08-01"), old("90d", "2024-08-11")), (0, 1, 2));
    desk.run(&["baseline", "list", "--older-than", "soon"]).refused("a number of days");
}

#[test]
fn what_is_mended_leaves_and_does_not_come_back() {
    let desk = more(kept("baseline-prune"));
    fs::remove_file(desk.folder.join("b.md")).unwrap();
    let run = desk.run(&["check"]);
    assert!(
        run.stdout.ends_with("1 error; 0 in the baseline, 1 gone from it (run `belie baseline prune`)\n"),
        "{}",
        run.stdout
    );
    assert!(!desk.run(&["check", "a.md"]).stdout.contains("gone"), "a part of the documents does not tell");
    desk.run(&["baseline", "prune", "a.md"]).refused("of the whole project");
    let pruned = desk.run(&["baseline", "prune"]).clean().stdout;
    assert_eq!(pruned, "belie-baseline.json: 1 gone; 0 findings left\n");
    assert_eq!(file(&desk)["findings"].as_array().unwrap().len(), 0);
    let desk = more(dispatches("baseline-prune-again")).with(FILE, fs::read(desk.folder.join(FILE)).unwrap());
    assert!(desk.run(&["check"]).stdout.contains("2 errors"));
}

#[test]
fn there_is_no_silent_amnesty() {
    let desk = dispatches("baseline-refused");
    desk.run(&["baseline", "create"]).refused("kept for a reason");
    desk.run(&["baseline", "create", "--reason", " "]).refused("kept for a reason");
    desk.run(&["baseline", "update"]).refused("belie-baseline.json: cannot be read");
    assert!(!desk.folder.join(FILE).exists());
    let desk = kept("baseline-refused");
    desk.run(&["baseline", "create", "--reason", "again"]).refused("is there already");
    let whole = fs::read_to_string(desk.folder.join(FILE)).unwrap();
    let desk = desk.with(FILE, whole.replace("the archive", ""));
    desk.run(&["check"]).refused("1 fault in belie-baseline.json");
    assert!(desk.run(&["check"]).stderr.contains("is kept without a reason"));
    desk.with(FILE, "{\"version\": 1,").run(&["check"]).refused("1 fault in belie-baseline.json");
}

#[test]
fn hostile_entries_reach_no_terminal() {
    let desk = dispatches("baseline-hostile");
    let evil = "\u{1b}[2J\u{7}\u{202e}\u{9b}";
    desk.run(&["baseline", "create", "--reason", evil, "--owner", evil]).clean();
    for args in [
        &["check"][..],
        &["check", "-f", "json"],
        &["check", "-f", "sarif"],
        &["baseline", "list"],
        &["baseline", "list", "-f", "json"],
    ] {
        let run = same(&desk, args);
        assert!(!run.stdout.contains(raw) && !run.stderr.contains(raw), "{args:?}: {:?}", run.stdout);
    }
    assert!(!fs::read_to_string(desk.folder.join(FILE)).unwrap().contains('\u{1b}'));
}
