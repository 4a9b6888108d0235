//! The binary as tests run it: nothing of their own environment reaches it.
#![allow(dead_code, reason = "not every test needs all of it")]

use std::{env, path::Path, process::Command};

/// All formats of a report.
pub(crate) const FORMATS: &[&str] = &[
    "human",
    "narrated",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjsonl",
    "markdown",
];

/// Variables of the environment that change what is printed or written.
const UNSET: [&str; 6] = ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_STEP_SUMMARY", "CI", "TF_BUILD"];

/// The binary, in a folder.
pub(crate) fn belie(folder: &Path) -> Command {
    apart(Command::new(env!("CARGO_BIN_EXE_belie")), folder)
}

/// A command of a shell that finds the binary, in a folder.
pub(crate) fn shell(command: &str, folder: &Path) -> Command {
    let programs = Path::new(env!("CARGO_BIN_EXE_belie")).parent().expect("it lies in a folder");
    let path = format!("{}:{}", programs.display(), env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).env("PATH", path);
    apart(shell, folder)
}

fn apart(mut command: Command, folder: &Path) -> Command {
    command.current_dir(folder);
    for name in UNSET {
        command.env_remove(name);
    }
    command
}
