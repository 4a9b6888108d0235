//! `belie.yml`: found, obeyed, and told what is wrong with it.

use crate::desk::{Desk, dispatches};

#[test]
fn a_project_decides_for_all_its_runs() {
    let desk = dispatches("project").with("belie.yml", "rules: { severity: { said-and-denied: info } }\n");
    let run = desk.run(&["check"]).clean();
    assert!(run.stdout.contains("said-and-denied") && run.stdout.contains("1 info"), "{}", run.stdout);
    let typed = desk.run(&["check", "--severity", "said-and-denied=error"]);
    assert_eq!(typed.status, 1, "what is typed goes before: {}", typed.stderr);
    assert_eq!(desk.run(&["check", "--no-config"]).status, 1);
    let desk = desk.with("lax.yml", "fail-on: never\n");
    desk.run(&["check", "--config", "lax.yml"]).clean();
    assert_eq!(desk.run(&["check", "--config", "lax.yml", "--fail-on", "error"]).status, 1);
    desk.run(&["check", "--config", "none.yml"]).refused("none.yml: cannot be read");
}

#[test]
fn the_configuration_is_found_from_a_folder_below() {
    let desk = dispatches("below")
        .with(".git/HEAD", "")
        .with(".config/belie.yml", "fail-on: never\n")
        .with("notes/c.md", "The ferry was late.\n");
    for folder in ["", "notes"] {
        let below = Desk { folder: desk.folder.join(folder) };
        let run = below.run(&["check", "-f", "concise"]).clean();
        assert!(run.stdout.contains("said-and-denied"), "all of the project is read: {}", run.stdout);
    }
    let apart = Desk { folder: desk.folder.join("notes") };
    std::fs::create_dir_all(apart.folder.join(".git")).unwrap();
    let run = apart.run(&["check", "-f", "concise"]).clean();
    assert_eq!(run.stdout, "", "a repository is not searched above its root");
}

#[test]
fn patterns_select_documents_of_folders_and_never_a_file_that_is_named() {
    let desk = dispatches("patterns").with("belie.yml", "include: ['*.md']\nexclude: [b.md]\n");
    assert!(desk.run(&["check"]).clean().stdout.contains("1 document"));
    assert!(desk.run(&["check", "."]).clean().stdout.contains("1 document"));
    assert_eq!(desk.run(&["check", "a.md", "b.md"]).status, 1);
    let wrong = desk.with("belie.yml", "include: [a.md, 'a{']\n");
    wrong.run(&["check"]).refused("not a pattern of files");
    assert!(wrong.run(&["check"]).stderr.contains("belie.yml:1:17"));
}

#[test]
fn packs_are_folders_of_rules_and_may_leave_out_those_of_belie() {
    let rule = "id: house-rule\nsummary: Both.\nlevel: contradict\nrelation: denial\n\
                claims: { one: {}, other: {} }\nsymmetric: true\nmessage: the house says so\n";
    let desk = dispatches("packs").with("house/rule.yaml", rule);
    let desk = desk.with("site/belie.yml", "rules: { packs: [../house] }\n");
    let run = desk.run(&["check", "--config", "site/belie.yml", "a.md", "b.md"]);
    assert!(run.stdout.contains("the house says so"), "{}", run.stdout);
    assert!(!run.stdout.contains("said-and-denied"), "{}", run.stdout);
    let listed = desk.run(&["rules", "list", "--config", "site/belie.yml"]).clean();
    assert_eq!(listed.stdout.lines().count(), 1, "{}", listed.stdout);
    let both = desk.with("site/belie.yml", "rules: { packs: [builtin:core, ../house] }\n");
    let listed = both.run(&["rules", "list", "--config", "site/belie.yml"]).clean();
    assert!(listed.stdout.lines().count() > 20, "{}", listed.stdout);
    let missing = both.with("site/belie.yml", "rules:\n  packs: [builtin:core, ../hoose]\n");
    let run = missing.run(&["check", "--config", "site/belie.yml", "a.md"]);
    run.refused("no folder site/../hoose");
    assert!(run.stderr.contains("site/belie.yml:2:25"), "{}", run.stderr);
}

#[test]
fn all_faults_are_told_at_their_places() {
    let text =
        "rules:\n  severity: { said-and-denid: info }\n  options: { ready-yet-rejecting: { DYS: 3 } }\n";
    let desk = dispatches("wrong").with("belie.yml", text);
    let run = desk.run(&["check"]);
    run.refused("no rule is called `said-and-denid`; did you mean `said-and-denied`?");
    for place in ["belie.yml:2:15", "belie.yml:3:37"] {
        assert!(run.stderr.contains(place), "{place}: {}", run.stderr);
    }
    let desk = desk.with("belie.yml", "lexicon:\n  words: { season: 1 }\n");
    let run = desk.run(&["check"]);
    assert!(run.status == 2 && run.stderr.contains("belie.yml:2:20"), "{}", run.stderr);
}

#[test]
fn entities_and_dates_are_the_projects_own() {
    let desk = Desk::new("entities")
        .with("2024-05-02.md", "---\ndate: 2023-01-01\n---\n\nThe Quay rejected the plan.\n")
        .with("belie.yml", "entities: { Orlevo: [the Quay] }\ndates: { from: [file-name] }\n");
    let run = desk.run(&["claims", "-f", "json"]).clean();
    assert!(run.stdout.contains("x-orlevo"), "{}", run.stdout);
    assert!(run.stdout.contains("\"date\":\"2024-05-02\""), "{}", run.stdout);
}
