//! Rules of a user's own: loaded, listed, shown, explained, tested, and told what is wrong with them.

use crate::desk::{Desk, dispatches};

#[test]
fn all_faults_of_all_rule_files_are_shown() {
    let desk = dispatches("faults")
        .with("rules/house/a.yaml", "id: a\nsummary: A.\nlevel: tenson\nclaims: {}\nmessage: m\n")
        .with("rules/house/b.yaml", "id: b\nlist: [x\n")
        .with("rules/lexicon/own.yaml", "no_such_key: 1\n");
    for command in
        [&["check", "--rules", "rules"][..], &["rules", "check", "rules"], &["test", "--rules", "rules"]]
    {
        let run = desk.run(command);
        run.refused("did you mean `tension`?");
        for place in ["rules/house/a.yaml:3:8", "rules/house/b.yaml", "rules/lexicon/own.yaml:1:1"] {
            assert!(run.stderr.contains(place), "{place}: {}", run.stderr);
        }
        assert!(run.reason().contains("in rules/house/a.yaml, rules/house/b.yaml, rules/lexicon/own.yaml"));
    }
    desk.run(&["check", "--rules", "none"]).refused("none");
}

#[test]
fn a_rule_of_ones_own_is_listed_shown_explained_and_tested() {
    let rule = "id: open-and-shut\nsummary: Said to be open and shut.\nlevel: contradict\nrelation: denial\n\
                claims: { one: {}, other: {} }\nsymmetric: true\nmessage: both\n\
                tests:\n  fires: [ { name: pier, docs: { a.md: The council signed the contract on Tuesday. The council did not sign the contract on Tuesday. } } ]\n  \
                quiet: [ { name: apart, docs: { a.md: The council signed the contract on Tuesday. } } ]\n";
    let desk = Desk::new("own").with("house/open.yaml", rule);
    let own = ["--rules", "house"];
    let listed = desk.run(&[&["rules", "list"][..], &own].concat()).clean();
    assert!(listed.stdout.contains("open-and-shut") && listed.stdout.contains("said-and-denied"));
    let json = desk.run(&[&["rules", "list", "-f", "json"][..], &own].concat()).clean();
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert!(json["rules"].as_array().unwrap().iter().any(|rule| rule["id"] == "open-and-shut"));
    let shown = desk.run(&[&["rules", "show", "open-and-shut"][..], &own].concat()).clean();
    assert!(shown.stdout.starts_with("# house/open.yaml\nid: open-and-shut\n"), "{}", shown.stdout);
    assert!(desk.run(&["rules", "show", "said-and-denied"]).clean().stdout.contains("relation: denial"));
    let page = desk.run(&[&["explain", "open-and-shut"][..], &own].concat()).clean();
    assert!(
        page.stdout.contains("Said to be open and shut.")
            && page.stdout.contains("The council did not sign the contract on Tuesday.")
    );
    let checked = desk.run(&["rules", "check", "house"]).clean();
    assert_eq!(checked.stdout, "1 rule in 1 file: no fault\n");
    let tested = desk.run(&[&["test", "open-and-shut"][..], &own].concat()).clean();
    assert_eq!(tested.stdout, "2 tests of 1 rule: 2 passed, 0 failed\n");
}

#[test]
fn a_failed_test_of_a_rule_is_told() {
    let rule = "id: never\nsummary: S.\nlevel: tension\nrelation: denial\nclaims: { one: {}, other: {} }\nmessage: m\n\
                tests:\n  fires: [ { name: silence, docs: { a.md: The council signed the contract on Tuesday. } } ]\n";
    let desk = Desk::new("failing").with("house/never.yaml", rule);
    let run = desk.run(&["test", "never", "--rules", "house"]);
    assert_eq!((run.status, run.reason()), (1, "exit 1: 1 test failed"));
    assert!(run.stdout.contains("never · silence: missing"), "{}", run.stdout);
    desk.run(&["test", "no-such-rule"]).refused("no rule to test");
}
