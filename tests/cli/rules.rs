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

/// Two statements of one side about one plan.
fn statements(name: &str) -> Desk {
    Desk::new(name)
        .with("a.md", "---\ndate: 2024-05-06\n---\n\nThe council accepted the plan for a bridge on Monday.\n")
        .with("b.md", "---\ndate: 2024-05-10\n---\n\nThe council rejected the plan for a bridge on Friday.\n")
}

#[test]
fn a_new_rule_works_at_once() {
    let desk = statements("new");
    let made = desk.run(&["rules", "new", "both-ways", "--to", "house"]).clean();
    assert!(made.stdout.starts_with("house/both-ways.yaml: "), "{}", made.stdout);
    desk.run(&["rules", "new", "both-ways", "--to", "house"]).refused("is already there");
    desk.run(&["rules", "new", "Both ways"]).refused("small letters");
    assert!(desk.run(&["rules", "new", "other"]).clean().stdout.contains("\nid: other\n"));
    desk.run(&["rules", "check", "house", "--require-tests"]).clean();
    let tested =
        desk.run(&["test", "both-ways", "--rules", "house", "--require-tests", "--coverage"]).clean();
    assert!(
        tested.stdout.contains("both-ways · claims.accept: no test would miss `voice: own`"),
        "{}",
        tested.stdout
    );
    assert!(tested.stdout.ends_with("7 tests of 1 rule: 7 passed, 0 failed\n"), "{}", tested.stdout);
    let checked =
        desk.run(&["check", "--rules", "house", "--only", "both-ways", "-f", "concise", "a.md", "b.md"]);
    assert_eq!((checked.status, checked.stdout.lines().count()), (0, 1), "{}", checked.stdout);
    let set =
        ["check", "--rules", "house", "--only", "both-ways", "--set", "both-ways.DAYS=1", "-f", "concise"];
    assert_eq!(desk.run(&set).clean().stdout, "");
    desk.run(&["check", "--rules", "house", "--set", "both-ways.DAY=1"]).refused("did you mean `DAYS`?");
    desk.run(&["check", "--set", "both-ways"]).refused("ID.OPTION=NUMBER");
}

#[test]
fn a_rule_without_tests_is_a_warning_or_a_fault() {
    let rule = "id: bare\nsummary: S.\nlevel: tension\nrelation: denial\nclaims: { one: {}, other: {} }\nmessage: m\n";
    let desk = Desk::new("bare").with("house/bare.yaml", rule);
    let warned = desk.run(&["rules", "check", "house"]);
    assert_eq!(
        (warned.status, warned.stderr.as_str()),
        (0, "warning: house/bare.yaml:1: the rule `bare` has no tests\n")
    );
    let refused = desk.run(&["rules", "check", "house", "--require-tests"]);
    refused.refused("the rule `bare` has no tests");
    assert!(refused.stderr.contains("house/bare.yaml:1:5"), "{}", refused.stderr);
}

#[test]
fn a_finding_is_explained_step_by_step() {
    let desk = statements("derived");
    let found = desk.run(&["check", "-f", "json", "--fail-on", "never", "a.md", "b.md"]).clean();
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let finding = &found["findings"][0];
    let (fingerprint, rule) = (finding["fingerprint"].as_str().unwrap(), finding["rule"].as_str().unwrap());
    let told = desk.run(&["explain", "--finding", &fingerprint[..8], "a.md", "b.md"]).clean().stdout;
    for part in [
        fingerprint,
        rule,
        "a.md:5",
        "b.md:5",
        "rejected the plan for a bridge",
        "relation",
        "It is reported",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let dated =
        desk.run(&["explain", "--finding", fingerprint, "--date", "2020-01-01", "a.md", "b.md"]).clean();
    assert!(dated.stdout.contains(fingerprint), "{}", dated.stdout);
    desk.run(&["explain", "--finding", "b1-none", "a.md"])
        .refused("no finding has the fingerprint `b1-none`");
}

#[test]
fn why_two_places_are_no_finding_is_told() {
    let desk = statements("why-not")
        .with("c.md", "---\ndate: 2024-05-10\n---\n\nThe ferry company rejected the plan for a bridge.\n");
    let told = desk.run(&["explain", "--why-not", "a.md:5", "c.md:5", "positions-exclude"]).clean().stdout;
    assert!(told.contains("a.md:5: “") && told.contains("\npositions-exclude: "), "{told}");
    assert!(desk.run(&["explain", "--why-not", "a.md:5", "b.md:5"]).clean().stdout.contains("it fires"));
    desk.run(&["explain", "--why-not", "a.md:1", "b.md:5"]).refused("no claim was read at a.md:1");
    desk.run(&["explain", "--why-not", "a.md", "b.md:5"]).refused("expected FILE:LINE");
    desk.run(&["explain"]).refused("explain takes one rule");
}

#[test]
fn pages_schema_and_queries_are_printed() {
    let desk = Desk::new("pages");
    assert_eq!(desk.run(&["rules", "docs", "--to", "pages"]).clean().stdout.split(' ').nth(1), Some("pages"));
    let page = std::fs::read_to_string(desk.folder.join("pages/said-and-denied.md")).unwrap();
    assert_eq!(page, desk.run(&["explain", "said-and-denied"]).clean().stdout);
    assert!(
        std::fs::read_to_string(desk.folder.join("pages/README.md"))
            .unwrap()
            .contains("(said-and-denied.md)")
    );
    let schema: serde_json::Value =
        serde_json::from_str(&desk.run(&["rules", "schema"]).clean().stdout).unwrap();
    assert_eq!(schema["properties"]["level"]["enum"][0], "contradict");
    let sql = desk.run(&["rules", "sql"]).clean().stdout;
    assert!(
        sql.contains("FROM claims c_ready, claims c_reject")
            && sql.contains("-- said-and-denied: its relation")
    );
    desk.run(&["rules", "sql", "said-and-denied"]).refused("its relation `denial` compares more than words");
}
