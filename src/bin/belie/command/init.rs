//! `belie init`: the files that a project starts from. What is there is never written over.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use belie::rule::skeleton;

use crate::{
    args::Init,
    config::NAME,
    console::Console,
    file::unwritten,
    outcome::{Ending, Failure},
};

/// The id of the rule that a project starts from.
const FIRST_RULE: &str = "accepted-yet-rejected";

const CONFIG: &str = include_str!("init/belie.yml");
const ATTRIBUTES: &str = include_str!("init/gitattributes");
const GITHUB: &str = include_str!("init/github.yml");
const GITLAB: &str = include_str!("init/gitlab.yml");
const PRE_COMMIT: &str = include_str!("init/pre-commit.yml");

/// Writes the files that are wanted and not there, and says of each what became of it.
pub(crate) fn run(wanted: &Init, console: &Console) -> Result<Ending, Failure> {
    let rule = skeleton(FIRST_RULE).expect("the id is one");
    let rule_file = format!("rules/house/{FIRST_RULE}.yaml");
    let files = [
        (true, NAME, CONFIG),
        (true, rule_file.as_str(), rule.as_str()),
        (wanted.github, ".github/workflows/belie.yml", GITHUB),
        (wanted.gitlab, ".gitlab-ci.yml", GITLAB),
        (wanted.pre_commit, ".pre-commit-config.yaml", PRE_COMMIT),
    ];
    let mut said = String::new();
    for (_, name, text) in files.into_iter().filter(|(wanted, ..)| *wanted) {
        let done = create(Path::new(name), text)?;
        said.push_str(&format!(
            "{name}: {}\n",
            if done { "written" } else { "is there already, and is left as it is" }
        ));
    }
    said.push_str(&format!(".gitattributes: {}\n", attributes(Path::new(".gitattributes"))?));
    console.print(&said)?;
    Ok(Ending::Clean)
}

/// Writes a file that is not there; whether it did.
fn create(file: &Path, text: &str) -> Result<bool, Failure> {
    let failed = |error| unwritten(file, &error);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(file) {
        Ok(mut opened) => opened.write_all(text.as_bytes()).map(|()| true).map_err(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

/// Adds to a file what it does not say of snapshots.
fn attributes(file: &Path) -> Result<&'static str, Failure> {
    if create(file, ATTRIBUTES)? {
        return Ok("written");
    }
    let failed = |error| unwritten(file, &error);
    let known = fs::read_to_string(file).map_err(failed)?;
    if known.lines().any(|line| line.trim_start().starts_with("snapshots/")) {
        return Ok("speaks of snapshots already, and is left as it is");
    }
    let parted = if known.is_empty() || known.ends_with('\n') { "" } else { "\n" };
    let opened = fs::OpenOptions::new().append(true).open(file);
    opened
        .and_then(|mut opened| opened.write_all(format!("{parted}{ATTRIBUTES}").as_bytes()))
        .map(|()| "added to")
        .map_err(failed)
}
