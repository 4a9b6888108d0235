//! What the README shows is what belie prints, and its rule does what the README says of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::PathBuf, process::Command};

#[test]
fn the_rule_of_the_readme_passes_its_tests() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let rule = readme.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme/house");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("accepted-yet-rejected.yaml"), rule).unwrap();
    let mut belie = Command::new(env!("CARGO_BIN_EXE_belie"));
    let output = belie.arg("test").arg("--rules").arg(folder).arg("accepted-yet-rejected").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(
        readme.contains(&format!("accepted-yet-rejected\n{said}")),
        "the README shows other words: {said}"
    );
}

/// What belie prints for a command line of the README, run at the root of the repository.
fn printed(arguments: &[&str]) -> String {
    let mut belie = Command::new(env!("CARGO_BIN_EXE_belie"));
    belie.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("CLICOLOR_FORCE");
    String::from_utf8(belie.output().unwrap().stdout).unwrap()
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
        ("warning[", printed(&["check", "examples/summit"])),
        ("examples/summit/2-moscow.md (", printed(&["claims", "examples/summit/2-moscow.md"])),
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
        let mut belie = Command::new(env!("CARGO_BIN_EXE_belie"));
        belie.args(["check", "-f", format, "examples/summit"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        belie.env_remove("GITHUB_STEP_SUMMARY");
        let output = belie.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(!output.stdout.is_empty(), "{format}");
    }
}
