//! The binary as users meet it: exit statuses, the line that says why, and the same output for any number of
//! threads.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/accept.rs"]
mod accept;
#[path = "cli/actors.rs"]
mod actors;
#[path = "cli/adopt.rs"]
mod adopt;
#[path = "cli/baseline.rs"]
mod baseline;
#[path = "shared/belie.rs"]
mod belie_binary;
#[path = "cli/cache.rs"]
mod cache;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/init.rs"]
mod init;
#[path = "cli/input.rs"]
mod input;
#[cfg(unix)]
#[path = "cli/review.rs"]
mod review;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/since.rs"]
mod since;
#[path = "cli/snapshot.rs"]
mod snapshot;
#[cfg(unix)]
#[path = "cli/terminal.rs"]
mod terminal;
#[path = "../examples/corpus/text.rs"]
mod text;
#[path = "cli/watch.rs"]
mod watch;

use std::{
    fs,
    process::{Command, Stdio},
};

use desk::{Desk, dispatches};

#[test]
fn a_path_is_checked_with_no_command_named() {
    let desk = Desk::new("default").with("notes/a.md", "The ferry sails at noon.\n");
    let named = desk.run(&["check", "notes"]).clean();
    assert_eq!(desk.run(&["notes"]).clean().stdout, named.stdout);
    assert_eq!(desk.run(&["-j", "1", "notes/a.md"]).clean().stdout, named.stdout);
    assert_eq!(desk.run(&["-j1", "--color=never", "notes/a.md"]).clean().stdout, named.stdout);
    assert_eq!(named.stdout, "no findings in 1 document\n");
    assert_eq!(desk.run(&["check"]).clean().stdout, named.stdout, "the current folder");
}

#[test]
fn help_and_version_are_no_failure() {
    let desk = Desk::new("help");
    assert!(desk.run(&["--help"]).clean().stdout.contains("Usage: belie"));
    assert!(desk.run(&["check", "--help"]).clean().stdout.contains("--fail-on"));
    assert!(desk.run(&["--version"]).clean().stdout.starts_with("belie "));
    assert_eq!(desk.run(&[]).status, 2);
}

#[test]
fn what_is_wrong_with_the_command_line_is_said() {
    let desk = Desk::new("usage").with("a.md", "The ferry sails at noon.\n");
    desk.run(&["check", "--date", "May 1", "a.md"]).refused("expected a date of the form 2022-12-26");
    desk.run(&["check", "--date", "2023-02-29", "a.md"]).refused("expected a date");
    desk.run(&["check", "-f", "jsno", "a.md"]).refused("did you mean `json`?");
    desk.run(&["check", "-f", "json=", "a.md"]).refused("expected a file after `=`");
    desk.run(&["check", "--as", "markdwn", "a.md"]).refused("did you mean `markdown`?");
    desk.run(&["check", "--severity", "said-and-denied=eror", "a.md"]).refused("did you mean `error`?");
    desk.run(&["check", "--severity", "said-and-denied", "a.md"]).refused("ID=LEVEL");
    desk.run(&["check", "-j", "0", "a.md"]).refused("expected a number from 1 to 512");
    desk.run(&["check", "--only", "said-and-dnied", "a.md"]).refused("did you mean `said-and-denied`?");
    desk.run(&["explain", "said-and-dnied"]).refused("did you mean `said-and-denied`?");
    desk.run(&["chekc", "a.md"]).refused("did you mean the command `check`?");
}

#[test]
fn records_are_answered_in_order() {
    let desk = Desk::new("answers");
    let lines: String = (0..40)
        .map(|n| format!("{{\"id\":\"r{n}\",\"text\":\"The union said that ship {n} is late.\",\"date\":\"2024-03-12\"}}\n"))
        .collect();
    let one =
        desk.run_on(&["claims", "--jsonl", "-j", "1", "--tokens", "--refused"], lines.as_bytes()).clean();
    let two =
        desk.run_on(&["claims", "--jsonl", "-j", "2", "--tokens", "--refused"], lines.as_bytes()).clean();
    assert_eq!(one.stdout, two.stdout);
    for (n, line) in one.stdout.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["doc"], format!("r{n}"));
        assert_eq!(record["date"], "2024-03-12");
        for key in ["claims", "timexes", "quantities", "sentences", "tokens", "refused"] {
            assert!(record[key].is_array(), "{key}: {record}");
        }
    }
    assert_eq!(one.stdout.lines().count(), 40);
}

#[test]
fn claims_list_versions_and_both_ends_of_a_range() {
    let text = "Larch requires Rust 1.75 or later. The mole is 20 to 30 metres long.\n";
    let desk = Desk::new("versions").with("a.md", text);
    let run = desk.run(&["claims", "a.md"]).clean();
    assert!(run.stdout.contains("at least 1.75 of Rust"), "{}", run.stdout);
    assert!(run.stdout.contains("range 20 to 30 m of length"), "{}", run.stdout);
    let line = desk.run(&["claims", "-f", "jsonl", "a.md"]).clean().stdout;
    let record: serde_json::Value = serde_json::from_str(&line).unwrap();
    let version = &record["versions"][0];
    assert_eq!((&version["product"], &version["number"]), (&"Rust".into(), &"1.75".into()));
    assert_eq!((&version["bound"], &version["start"]), (&"at_least".into(), &15.into()));
}

#[test]
fn pairs_are_answered_in_order() {
    let desk = Desk::new("pairs");
    let pair = |n: usize| {
        format!(
            "{{\"id\":{n},\"premises\":[\"The port is open.\"],\"hypothesis\":\"The port is not open.\"}}\n"
        )
    };
    let lines: String = (0..20).map(pair).collect();
    let run = desk.run_on(&["compare", "-j", "2"], lines.as_bytes()).clean();
    for (n, line) in run.stdout.lines().enumerate() {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["id"], n);
        assert!(["contradiction", "entailment", "neutral"].contains(&answer["label"].as_str().unwrap()));
    }
    assert_eq!(run.stdout.lines().count(), 20);
}

#[test]
fn standard_input_has_a_name() {
    let desk = Desk::new("stdin");
    let page = b"<p>The union said that the port is open.</p><script>no()</script>";
    let named = desk
        .run_on(&["claims", "-", "--stdin-name", "desk/2024-03-12-port.html", "-f", "jsonl"], page)
        .clean();
    let record: serde_json::Value = serde_json::from_str(&named.stdout).unwrap();
    assert_eq!(record["doc"], "desk/2024-03-12-port.html");
    assert_eq!(record["date"], "2024-03-12");
    let forced =
        desk.run_on(&["claims", "-", "--as", "html", "--date", "2024-03-13", "-f", "jsonl"], page).clean();
    let record: serde_json::Value = serde_json::from_str(&forced.stdout).unwrap();
    assert_eq!((record["doc"].as_str(), record["date"].as_str()), (Some("stdin"), Some("2024-03-13")));
}

#[test]
fn the_status_follows_fail_on() {
    let desk = dispatches("threshold");
    let severity = |level: &str| ["--severity".to_owned(), format!("said-and-denied={level}")];
    let check = |level: &str, fail_on: &str| {
        let [flag, value] = severity(level);
        desk.run(&["check", "--only", "said-and-denied", &flag, &value, "--fail-on", fail_on])
    };
    let failed = check("error", "error");
    assert_eq!(
        (failed.status, failed.reason()),
        (1, "exit 1: 1 error at or over --fail-on error"),
        "{}",
        failed.stdout
    );
    assert!(failed.stdout.contains("error[said-and-denied] contradict"));
    assert!(failed.stdout.ends_with("1 finding in 2 documents: 1 error\n"));
    let _ = check("warning", "error").clean();
    assert_eq!(check("warning", "warning").reason(), "exit 1: 1 finding at or over --fail-on warning");
    assert_eq!(check("info", "info").status, 1);
    let _ = check("error", "never").clean();
    assert_eq!(check("off", "info").clean().stdout, "no findings in 2 documents\n");
    assert_eq!(desk.run(&["check", "--skip", "said-and-denied", "."]).status, 0);
}

#[test]
fn a_report_goes_where_it_is_sent() {
    let desk = dispatches("targets");
    let run = desk.run(&["check", "-f", "concise", "-f", "json=out.json", "-f", "human=out.report"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.starts_with("a.md:5:") || run.stdout.starts_with("b.md:5:"), "{}", run.stdout);
    let json = fs::read_to_string(desk.folder.join("out.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["version"], 1);
    let finding = &report["findings"][0];
    assert_eq!(
        (finding["level"].as_str(), finding["severity"].as_str()),
        (Some("contradict"), Some("error"))
    );
    for label in finding["labels"].as_array().unwrap() {
        let file = fs::read_to_string(desk.folder.join(label["file"].as_str().unwrap())).unwrap();
        let (start, end) =
            (label["start"].as_u64().unwrap() as usize, label["end"].as_u64().unwrap() as usize);
        assert!(file[start..end].contains("the pier contract"), "{label}");
        assert_eq!(label["line"], 5);
    }
    assert!(fs::read_to_string(desk.folder.join("out.report")).unwrap().contains("╭─["));
    let lines = desk.run(&["check", "-f", "jsonl"]).stdout;
    assert_eq!(lines.lines().count(), report["findings"].as_array().unwrap().len());
    desk.run(&["check", "-f", "json=no/such/folder/out.json"]).refused("cannot be written");
}

#[test]
fn colour_is_honoured() {
    let desk = dispatches("colour");
    assert!(!desk.run(&["check"]).stdout.contains('\u{1b}'));
    assert!(desk.run(&["check", "--color", "always"]).stdout.contains('\u{1b}'));
    let forced = |name: &str, value: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_belie"));
        command
            .arg("check")
            .current_dir(&desk.folder)
            .env_remove("NO_COLOR")
            .env("CLICOLOR_FORCE", "1")
            .env(name, value);
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(forced("TERM", "xterm"));
    assert!(!forced("NO_COLOR", "1"));
}

#[test]
fn any_number_of_threads_gives_the_same_output() {
    let mut desk = Desk::new("threads");
    for n in 0..24 {
        let verb = if n % 3 == 0 { "did not sign" } else { "signed" };
        desk = desk.with(
            &format!("d{n:02}.md"),
            format!(
                "---\ndate: 2024-05-02\n---\n\nThe harbour council {} the contract of pier {} on Tuesday.\n",
                verb,
                n % 5
            ),
        );
    }
    for args in
        [&["check", "-f", "human"][..], &["check", "-f", "json"], &["claims", "-f", "jsonl"], &["claims"]]
    {
        let run = |jobs: &str| desk.run(&[args, &["-j", jobs]].concat());
        let (one, two) = (run("1"), run("2"));
        assert_eq!((one.status, &one.stdout, &one.stderr), (two.status, &two.stdout, &two.stderr));
        assert_eq!(run("2").stdout, two.stdout);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let desk = dispatches("pipe");
    let mut command = Command::new(env!("CARGO_BIN_EXE_belie"));
    command.args(["completions", "bash"]).current_dir(&desk.folder);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn completions_name_the_commands() {
    let desk = Desk::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.run(&["completions", shell]).clean().stdout.contains("claims"), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let desk = Desk::new("manual");
    let page = desk.run(&["man"]).clean().stdout;
    assert!(page.contains(".TH belie 1") && page.contains("belie\\-check(1)"), "{page}");
    desk.run(&["man", "--to", "pages"]).clean();
    for page in ["belie.1", "belie-check.1", "belie-explain.1", "belie-rules-list.1"] {
        assert!(
            fs::read_to_string(desk.folder.join("pages").join(page)).unwrap().contains(".SH SYNOPSIS"),
            "{page}"
        );
    }
    desk.run(&["man", "--to", "pages/belie.1"]).refused("pages/belie.1: cannot be written");
}
