//! What the README shows is what belie prints, and its rule does what the README says of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "shared/belie.rs"]
mod belie_binary;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use belie::{lexicon::Lexicon, rule::test::cases};

/// The blocks of a language in a text.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opened = format!("```{language}\n");
    text.split(&opened).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The binary run in a folder; the environment of the tests does not reach it.
fn belie(arguments: &[&str], folder: &Path) -> Output {
    belie_binary::belie(folder).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str], folder: &Path) -> String {
    String::from_utf8(belie(arguments, folder).stdout).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a command of the README in a folder, and gives what it prints.
fn run(command: &str, folder: &Path) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(words[0], "belie");
    let output = belie(&words[1..], folder);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{command}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn the_tutorial_of_the_readme_is_so_word_for_word() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let section = readme.split("\n## Write a rule\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("rules/house")).unwrap();
    fs::create_dir_all(folder.join("articles")).unwrap();
    let name = "rules/house/accepted-yet-rejected.yaml";
    assert!(section.contains(name));
    let rule = blocks(section, "yaml")[0];
    fs::write(folder.join(name), rule).unwrap();
    for document in &cases(name, rule, &Lexicon::builtin()).unwrap()[0].cases[0].documents {
        fs::write(folder.join("articles").join(&document.name), &document.text).unwrap();
    }
    let mut commands = 0;
    for block in blocks(section, "console") {
        for part in block.split("$ ").skip(1) {
            let (command, expected) = part.split_once('\n').unwrap();
            assert_eq!(run(command, &folder), expected, "{command}");
            commands += 1;
        }
    }
    assert!(commands >= 4);
}

/// Blocks of plain text that begin with some words: what is shown of a longer output, `…` for what is left out.
fn shown(readme: &str, beginning: &str) -> Vec<String> {
    let block = readme.split("```text\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    let block = block.into_iter().find(|block| block.starts_with(beginning)).unwrap();
    block.split("\n\n…\n\n").map(str::to_owned).collect()
}

#[test]
fn the_reports_of_the_readme_are_as_belie_prints_them() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let outputs = [
        ("warning[", printed(&["check", "examples/summit"], root())),
        ("examples/summit/2-moscow.md (", printed(&["claims", "examples/summit/2-moscow.md"], root())),
        (
            "examples/summit/4-minsk.md (",
            printed(&["claims", "--source", "ryabikhin", "examples/summit/4-minsk.md"], root()),
        ),
        ("Ukraine\n", printed(&["positions", "--actor", "kyiv", "examples/summit"], root())),
    ];
    for (beginning, output) in outputs {
        for part in shown(&readme, beginning) {
            assert!(output.contains(&part), "not printed:\n{part}\n\nprinted:\n{output}");
        }
    }
}

#[test]
fn the_rules_and_formats_of_the_readme_exist() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let table = readme.split("| format | for |").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = table.lines().skip(2).filter_map(|row| row.split('|').nth(1));
    let formats: Vec<&str> = names.flat_map(|cell| cell.split(',')).map(str::trim).collect();
    assert!(formats.len() >= 12, "{formats:?}");
    for format in formats {
        let output = belie(&["check", "-f", format, "examples/summit"], root());
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(!output.stdout.is_empty(), "{format}");
    }
}

#[test]
fn the_lexicon_of_the_readme_makes_two_names_one_side() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let lexicon = blocks(&readme, "yaml").into_iter().find(|block| block.starts_with("actors:")).unwrap();
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme-board");
    fs::create_dir_all(folder.join("rules/lexicon")).unwrap();
    fs::create_dir_all(folder.join("notes")).unwrap();
    fs::write(folder.join("rules/lexicon/house.yaml"), lexicon).unwrap();
    fs::write(folder.join("notes/2024-05-06-a.md"), "The Harbour Board accepted the plan for a bridge.\n")
        .unwrap();
    fs::write(folder.join("notes/2024-05-06-b.md"), "HB rejected the plan for a bridge.\n").unwrap();
    let found = |arguments: &[&str]| printed(arguments, &folder).lines().count();
    assert_eq!(found(&["check", "-f", "concise", "notes"]), 0);
    assert_eq!(found(&["check", "-f", "concise", "--rules", "rules", "notes"]), 1);
}

/// The words of a command: a text in quotation marks is one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(place, part)| match place % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn the_commands_of_adoption_do_their_work() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let section = readme.split("\n## Adopt on an old corpus\n").nth(1).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-adopt");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2024-05-06-a.md"), "The council opened the low bridge on Monday.\n").unwrap();
    fs::write(folder.join("2024-05-06-b.md"), "The council did not open the low bridge on Monday.\n")
        .unwrap();
    let git = ["init -q -b main", "add -A", "-c user.name=x -c user.email=x@example.org commit -q -m x"];
    for arguments in git {
        let done = Command::new("git").args(arguments.split(' ')).current_dir(&folder).status().unwrap();
        assert!(done.success(), "git {arguments}");
    }
    let told: serde_json::Value = serde_json::from_str(&printed(&["check", "-f", "json"], &folder)).unwrap();
    let fingerprint = told["findings"][0]["fingerprint"].as_str().unwrap();
    let mut commands = 0;
    for line in blocks(section, "sh")[0].lines() {
        let command = line.split('#').next().unwrap().replace("FINGERPRINT", fingerprint);
        let words = words(&command);
        let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let output = belie(&arguments, &folder);
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        commands += 1;
    }
    assert!(commands >= 5);
    assert!(printed(&["check"], &folder).ends_with("; 1 accepted\n"));
}
