//! The README's rule does what the README says of it.
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
