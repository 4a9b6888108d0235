//! `belie accept`: the entry that it writes, and what it refuses.

use std::fs;

use crate::{
    adopt::fingerprint,
    desk::{Desk, dispatches, raw},
};

fn config(desk: &Desk) -> String {
    fs::read_to_string(desk.folder.join("belie.yml")).unwrap()
}

#[test]
fn a_finding_is_accepted_once_with_a_reason() {
    let desk = dispatches("accept");
    let finding = fingerprint(&desk, "said-and-denied");
    let start = &finding[..8];
    let run = desk
        .run(&["accept", start, "--reason", "signed twice", "--until", "2024-06-01", "--by", "desk"])
        .clean();
    assert!(run.stdout.starts_with("accepted in belie.yml: said-and-denied: "), "{}", run.stdout);
    let entry = format!(
        "  - finding: {finding}\n    reason: \"signed twice\"\n    by: \"desk\"\n    on: 2024-05-02\n    until: 2024-06-01\n"
    );
    assert_eq!(config(&desk), format!("accept:\n{entry}"));
    assert_eq!(desk.run(&["check"]).clean().stdout, "no findings in 2 documents; 1 accepted\n");
    desk.run(&["accept", &finding, "--reason", "again"])
        .refused("is accepted already (ledger): signed twice");
    assert_eq!(desk.run(&["check", "--as-of", "2024-06-02"]).status, 1);
}

#[test]
fn comments_and_order_of_the_file_stay() {
    let before = "# Ours.\naccept:\n  # Long ago.\n  - { finding: b1-0123456789abcdef, reason: gone }\n\nfail-on: warning # strict\n";
    let desk = dispatches("accept-kept");
    let finding = fingerprint(&desk, "said-and-denied");
    let desk = desk.with("belie.yml", before);
    desk.run(&["accept", &finding, "--reason", "both hold"]).clean();
    let entry = format!("  - finding: {finding}\n    reason: \"both hold\"\n    on: 2024-05-02\n");
    let unused = crate::adopt::told(&desk, &[])["findings"][1].clone();
    assert_eq!(unused["rule"], "unused-acceptance");
    let notice = unused["fingerprint"].as_str().unwrap();
    desk.run(&["accept", notice, "--reason", "why"]).refused("is about an acceptance");
    assert_eq!(config(&desk), before.replace("gone }\n", &format!("gone }}\n{entry}")));
}

#[test]
fn what_cannot_be_accepted_is_refused_and_nothing_is_written() {
    let desk = dispatches("accept-refused").with("belie.yml", "{ fail-on: error }\n");
    let finding = fingerprint(&desk, "said-and-denied");
    desk.run(&["accept", &finding]).refused("--reason");
    desk.run(&["accept", &finding, "--reason", " "]).refused("for a reason");
    desk.run(&["accept", "b1-zzzz", "--reason", "why"]).refused("no finding has the fingerprint `b1-zzzz`");
    desk.run(&["accept", &finding, "--reason", "why", "--until", "2024-05-01"]).refused("2024-05-01 is over");
    desk.run(&["accept", &finding, "--reason", "why", "--until", "May"]).refused("expected a date");
    let run = desk.run(&["accept", &finding, "--reason", "why"]);
    run.refused("best changed by hand: under `accept`, add { finding: b1-");
    assert_eq!(config(&desk), "{ fail-on: error }\n");
    assert!(desk.run(&["accept", &finding, "--reason", "why", "--no-config"]).stderr.contains("is there"));
    let desk = desk.with("c.md", "---\ndate: 2024-05-02\n---\n\nThe port council will not sign the ferry plan.\n\nThe port council will sign the ferry plan.\n");
    desk.run(&["accept", "b1-", "--reason", "why", "--config", "none.yml"]).refused("none.yml");
}

#[test]
fn hostile_words_are_written_as_escapes() {
    let desk = dispatches("accept-hostile");
    let finding = fingerprint(&desk, "said-and-denied");
    let evil = "\u{1b}]0;x\u{7}\u{202e}: # \"'\n- finding: b1-0";
    let run = desk.run(&["accept", &finding, "--reason", evil, "--by", evil]).clean();
    assert!(!run.stdout.contains(raw) && !config(&desk).contains(raw), "{:?}", config(&desk));
    let told = crate::adopt::told(&desk, &[]);
    assert_eq!(told["findings"][0]["accepted"]["reason"], evil);
}
