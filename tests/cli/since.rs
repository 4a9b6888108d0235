//! `--since`: findings of which a side is new since a revision of git.

use std::{fs, process::Command};

use crate::{
    adopt::{same, told},
    belie_binary::belie,
    desk::{Desk, dispatches},
};

fn git(desk: &Desk, args: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"])
        .args(args);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = git.current_dir(&desk.folder).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with a contradiction in it.
fn repository(name: &str) -> Desk {
    let desk = dispatches(name);
    git(&desk, &["init", "-q"]);
    commit(&desk);
    desk
}

fn commit(desk: &Desk) {
    git(desk, &["add", "-A"]);
    git(desk, &["commit", "-q", "-m", "dispatches"]);
}

const OLD: &str = "The harbour council signed the pier contract on Tuesday.";
const NEW: &str = "The ferry company did not sell the old pier on Friday.";

fn dated(text: &str) -> String {
    format!("---\ndate: 2024-05-02\n---\n\n{text}\n")
}

/// How many findings are new since a revision.
fn new(desk: &Desk, revision: &str) -> usize {
    told(desk, &["--since", revision])["findings"].as_array().unwrap().len()
}

#[test]
fn a_finding_is_new_if_a_side_is() {
    let desk = repository("since").with("c.md", dated("The ferry company sold the old pier on Friday."));
    commit(&desk);
    assert_eq!(new(&desk, "HEAD"), 0);
    assert_eq!(
        same(&desk, &["check", "--since", "HEAD"]).clean().stdout,
        "no findings in 3 documents; new since HEAD\n"
    );
    assert_eq!(desk.run(&["check"]).status, 1);
    let desk = desk.with(
        "b.md",
        dated(&format!("The harbour council did not sign the pier contract on Tuesday.\n\n{NEW}")),
    );
    let told = told(&desk, &["--since", "HEAD"]);
    assert_eq!(told["findings"].as_array().unwrap().len(), 1, "the old one in a changed file is not new");
    let labels = &told["findings"][0]["labels"];
    assert_eq!(
        (&labels[0]["file"], &labels[0]["line"], &labels[0]["role"]),
        (&"b.md".into(), &7.into(), &"primary".into())
    );
    assert_eq!((&labels[1]["file"], &labels[1]["role"]), (&"c.md".into(), &"related".into()));
    commit(&desk);
    assert_eq!((new(&desk, "HEAD"), new(&desk, "HEAD~1"), new(&desk, "HEAD~2")), (0, 1, 1));
}

#[test]
fn the_changed_side_leads_wherever_it_stands() {
    for (file, other) in [("a.md", "b.md"), ("z.md", "b.md")] {
        let desk = repository(&format!("since-leads-{}", &file[..1]));
        fs::remove_file(desk.folder.join("a.md")).unwrap();
        commit(&desk);
        let desk = desk.with(file, dated(OLD));
        let told = told(&desk, &["--since", "HEAD"]);
        let labels = &told["findings"][0]["labels"];
        assert_eq!(
            (&labels[0]["file"], &labels[1]["file"]),
            (&file.into(), &other.into()),
            "an untracked file is new"
        );
    }
}

#[test]
fn what_is_only_moved_is_not_new() {
    let desk = repository("since-moved");
    git(&desk, &["mv", "a.md", "renamed.md"]);
    assert_eq!(new(&desk, "HEAD"), 0, "renamed in the index");
    fs::rename(desk.folder.join("renamed.md"), desk.folder.join("again.md")).unwrap();
    assert_eq!(new(&desk, "HEAD"), 0, "renamed on the disk alone");
    let desk = desk.with("again.md", dated(&format!("The weather was fair.\n\n“{OLD}”\n")));
    assert_eq!(new(&desk, "HEAD"), 0, "further down, in other marks");
    let desk = desk.with("again.md", dated(&OLD.replace("Tuesday", "Tuesday evening")));
    assert!(new(&desk, "HEAD") <= 1);
    let code = repository("since-code").with("a.md", dated(&format!("    {OLD}")));
    commit(&code);
    assert_eq!(new(&code.with("a.md", dated(OLD)), "HEAD"), 1, "code was no claim");
}

#[test]
fn folders_below_and_files_outside_are_told_apart() {
    let desk = repository("since-below")
        .with("notes/é c.md", dated("The ferry company sold the old pier on Friday."));
    commit(&desk);
    let below = Desk { folder: desk.folder.join("notes") };
    let _ = desk.with("notes/d.md", dated(NEW));
    assert_eq!(new(&below, "HEAD"), 1);
    let outside = dispatches("since-outside");
    let path = outside.folder.to_string_lossy().into_owned();
    let run = below.run(&["check", "--since", "HEAD", &path]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "no findings in 2 documents; new since HEAD\n"));
    let warning = "warning: 2 documents outside the repository: held to be unchanged since HEAD\n";
    assert_eq!(run.stderr, warning);
}

#[test]
fn standard_input_stands_for_the_file_of_its_name() {
    let desk = repository("since-stdin");
    let text = dated(&format!("{OLD}\n\n{NEW}\n\nThe ferry company sold the old pier on Friday."));
    let run = desk.run_on(
        &["check", "-", "b.md", "--stdin-name", "a.md", "--since", "HEAD", "-f", "concise"],
        text.as_bytes(),
    );
    assert_eq!((run.status, run.stdout.lines().count()), (1, 1), "{}{}", run.stdout, run.stderr);
}

#[test]
fn no_git_and_no_revision_are_refused_and_nothing_reaches_git_as_an_option() {
    let desk = repository("since-refused");
    desk.run(&["check", "--since", "nowhere"]).refused("--since: no revision `nowhere`");
    desk.run(&["check", "--since", "HEAD:a.md"]).refused("no revision");
    desk.run(&["check", "--since", ""]).refused("is no revision");
    for option in ["--output=leak.txt", "-p", "--exec=touch leak.txt", "--help"] {
        desk.run(&["check", "--since", option]).refused("is no revision");
        desk.run(&["check", &format!("--since={option}")]).refused("is no revision");
    }
    assert!(!desk.folder.join("leak.txt").exists());
    let run = desk.run(&["check", "--since", "\u{1b}[2J"]);
    run.refused("no revision");
    assert!(!run.stderr.contains('\u{1b}'));
    desk.run_on(&["check", "--jsonl", "--since", "HEAD"], b"").refused("cannot be used with");
    let mut belie = belie(&desk.folder);
    belie.args(["check", "--since", "HEAD"]).env("GIT_CEILING_DIRECTORIES", "/").env("GIT_DIR", "/none");
    let output = belie.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("needs a repository of git"));
    belie.env("PATH", "");
    let output = belie.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("git cannot be run"));
}
