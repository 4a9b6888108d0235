//! `belie init`: what it writes works, and what is there stays.

use std::fs;

use crate::{
    belie_binary::shell,
    desk::{Desk, dispatches},
};

/// The commands of a file that call belie.
fn commands(text: &str) -> Vec<String> {
    let after = |line: &str| {
        let line = line.trim().trim_start_matches("- ");
        let line = line.strip_prefix("run: ").or_else(|| line.strip_prefix("entry: ")).unwrap_or(line);
        line.starts_with("belie ").then(|| line.to_owned())
    };
    text.lines().filter_map(after).collect()
}

/// Runs a command as a job of CI does; its status.
fn status(desk: &Desk, command: &str) -> i32 {
    shell(command, &desk.folder).output().unwrap().status.code().unwrap()
}

#[test]
fn a_new_project_is_checked_and_its_rule_passes() {
    let desk = Desk::new("init").with("notes/a.md", "The ferry was late.\n");
    let run = desk.run(&["init"]).clean();
    assert_eq!(
        run.stdout,
        "belie.yml: written\nrules/house/accepted-yet-rejected.yaml: written\n.gitattributes: written\n"
    );
    desk.run(&["check"]).clean();
    desk.run(&["rules", "check", "rules", "--require-tests"]).clean();
    assert!(
        desk.run(&["test", "--rules", "rules", "accepted-yet-rejected"]).clean().stdout.contains("0 failed")
    );
}

#[test]
fn what_is_there_is_never_written_over() {
    let desk =
        Desk::new("init-again").with("belie.yml", "fail-on: never\n").with(".gitattributes", "*.png binary");
    let run = desk.run(&["init"]).clean();
    assert!(run.stdout.contains("belie.yml: is there already, and is left as it is"), "{}", run.stdout);
    assert_eq!(fs::read_to_string(desk.folder.join("belie.yml")).unwrap(), "fail-on: never\n");
    let attributes = fs::read_to_string(desk.folder.join(".gitattributes")).unwrap();
    assert!(attributes.starts_with("*.png binary\n# Snapshots"), "{attributes}");
    desk.run(&["init"]).clean();
    assert_eq!(fs::read_to_string(desk.folder.join(".gitattributes")).unwrap(), attributes);
}

#[test]
fn the_jobs_for_ci_do_what_they_are_for() {
    let files = [
        ("--github", ".github/workflows/belie.yml"),
        ("--gitlab", ".gitlab-ci.yml"),
        ("--pre-commit", ".pre-commit-config.yaml"),
    ];
    for (flag, file) in files {
        let desk = Desk::new(&format!("init{flag}")).with("a.md", "The ferry was late.\n");
        desk.run(&["init", flag]).clean();
        let text = fs::read_to_string(desk.folder.join(file)).unwrap();
        serde_json::to_value(serde_saphyr::from_str::<serde_json::Value>(&text).unwrap()).unwrap();
        let commands = commands(&text);
        assert!(commands.iter().any(|command| command.starts_with("belie check")), "{text}");
        for command in &commands {
            assert_eq!(status(&desk, command), 0, "{command}");
        }
        let contradicting = dispatches(&format!("init{flag}-found"));
        contradicting.run(&["init", flag]).clean();
        let check = commands.iter().find(|command| command.starts_with("belie check")).unwrap();
        assert_eq!(status(&contradicting, check), 1, "{check}");
        for report in text.split_whitespace().filter_map(|word| word.split_once('=').map(|(_, file)| file)) {
            let named = report.starts_with("belie.");
            assert!(!named || contradicting.folder.join(report).is_file(), "{report} is not written");
        }
    }
}

#[test]
fn the_schema_of_the_configuration_knows_its_keys() {
    let schema = Desk::new("schema").run(&["schema"]).clean();
    let schema: serde_json::Value = serde_json::from_str(&schema.stdout).unwrap();
    let template = include_str!("../../src/bin/belie/command/init/belie.yml");
    let uncommented: String = template.lines().map(|line| line.replacen("# ", "", 1) + "\n").collect();
    for key in ["include", "rules", "entities", "dates", "fail-on"] {
        assert!(schema["properties"][key].is_object(), "{key}");
        assert!(uncommented.lines().any(|line| line.starts_with(&format!("{key}:"))), "{key}");
    }
}
