//! The binary as users meet it: exit statuses, the line that says why, bad input, and the same output for any
//! number of threads.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

/// A folder of a test's own, empty at first, in which the binary is run.
struct Desk {
    folder: PathBuf,
}

/// What a run printed, and its status.
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Desk {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn run(&self, args: &[&str]) -> Run {
        self.run_on(args, b"")
    }

    fn run_on(&self, args: &[&str], stdin: &[u8]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_belie"));
        command.args(args).current_dir(&self.folder);
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A run that fails early does not read all of its input.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        Run {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// The last line on standard error: why the status is not 0.
    fn reason(&self) -> &str {
        self.stderr.lines().last().unwrap_or_default()
    }

    /// Asserts a run that could not do its work: one reason, and nothing half written.
    fn refused(&self, reason: &str) {
        assert_eq!(self.status, 2, "{}{}", self.stdout, self.stderr);
        assert!(self.reason().starts_with("exit 2: "), "{}", self.stderr);
        assert!(self.stderr.contains(reason), "expected {reason}, found {}", self.stderr);
        assert_eq!(self.stdout, "");
    }

    /// Asserts a run that did its work and found nothing to complain about.
    fn clean(self) -> Self {
        assert_eq!((self.status, self.reason()), (0, ""), "{}{}", self.stdout, self.stderr);
        self
    }
}

/// Two dispatches that contradict each other.
fn dispatches(name: &str) -> Desk {
    Desk::new(name)
        .with(
            "a.md",
            "---\ndate: 2024-05-02\n---\n\nThe harbour council signed the pier contract on Tuesday.\n",
        )
        .with(
            "b.md",
            "---\ndate: 2024-05-02\n---\n\nThe harbour council did not sign the pier contract on Tuesday.\n",
        )
}

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
fn what_cannot_be_read_is_named() {
    let desk = Desk::new("paths")
        .with("image.png", "no prose")
        .with("wide.txt", b"\xff\xfet\0h\0e\0".as_slice())
        .with("narrow.txt", b"t\0h\0e\0 \0f\0e\0r\0r\0y\0".as_slice())
        .with("sub/front.md", "---\ndate: soon\n---\nThe ferry sails.\n");
    desk.run(&["missing.md"]).refused("missing.md: no such file or folder");
    desk.run(&["check", "image.png", "missing"]).refused("missing: no such file or folder");
    desk.run(&["wide.txt"]).refused("wide.txt: is UTF-16; convert it to UTF-8 first");
    let both = desk.run(&["wide.txt", "narrow.txt"]);
    both.refused("error: narrow.txt: is UTF-16");
    assert_eq!(both.reason(), "exit 2: 2 documents cannot be read");
    desk.run(&["sub"]).refused("front matter");
    fs::create_dir_all(desk.folder.join("empty")).unwrap();
    desk.run(&["empty"]).refused("no document in empty");
    desk.run(&["claims", "missing.md"]).refused("missing.md: no such file or folder");
}

#[test]
fn a_bad_record_is_named_by_its_line() {
    let desk = Desk::new("records");
    let good = "{\"id\":\"a\",\"text\":\"The ferry sails at noon.\"}\n";
    for command in ["check", "claims"] {
        let run = |lines: &str| desk.run_on(&[command, "--jsonl"], lines.as_bytes());
        run(&format!("{good}\n{{\"id\":\"b\"}}\n")).refused("line 3: missing field `text`");
        run(&format!("{good}not json\n")).refused("line 2: ");
        run("{\"id\":\"a\",\"text\":\"x\",\"date\":\"May 1\"}").refused("line 1: `May 1` is no date");
        desk.run_on(&[command, "--jsonl"], &[good.as_bytes(), b"\xff\n"].concat())
            .refused("line 2: not UTF-8");
    }
    desk.run_on(&["compare"], b"{\"id\":1,\"premises\":[],\"hypothesis\":\"x\"}\n[]\n").refused("line 2: ");
    desk.run(&["check", "--jsonl", "a.md"]).refused("cannot be used with");
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
fn invalid_bytes_are_replaced_with_a_warning() {
    let desk = Desk::new("invalid").with("a.txt", b"The ferry \xff sails at noon.\n".as_slice());
    let run = desk.run(&["a.txt"]);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("warning: a.txt: byte 0xff at offset 10 is not UTF-8"), "{}", run.stderr);
    assert_eq!(desk.run(&["-q", "a.txt"]).clean().stdout, run.stdout);
}

#[test]
fn an_empty_file_is_read() {
    let desk = Desk::new("empty").with("a.md", "").with("b.txt", "\n\n \n").with("c.html", "");
    assert_eq!(desk.run(&["."]).clean().stdout, "no findings in 3 documents\n");
    assert!(desk.run(&["claims", "."]).clean().stdout.contains("a.md (undated): empty"));
    assert_eq!(desk.run_on(&["claims", "--jsonl"], b"").clean().stdout, "");
    assert_eq!(desk.run_on(&["check", "-"], b"").clean().stdout, "no findings in 1 document\n");
}

#[test]
fn another_language_is_said_not_to_be_read() {
    let prose = "Die Gewerkschaft hat gestern mitgeteilt, dass der Hafen nicht wieder geöffnet wird und dass die \
                 Arbeiter auf das Angebot der Reederei warten. Die Verhandlungen sollen am Montag beginnen.\n";
    let run = Desk::new("language").with("a.txt", prose).run(&["a.txt"]);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("warning: a.txt: not read: not in English"), "{}", run.stderr);
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

/// Whether a character acts on a terminal, or hides on it.
fn is_raw(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn nothing_raw_is_printed_in_any_format() {
    let hostile = "\u{1b}]8;;http://evil\u{7}\u{1b}[2J\u{202e}\0\u{9b}1m\u{200b}\u{2066}";
    let dated = "---\ndate: 2024-05-02\n---\n\n";
    let desk = Desk::new("hostile")
        .with(
            "a\u{1b}[2J\u{202e}.md",
            format!("{dated}The harbour council {hostile} signed the pier contract on Tuesday. {hostile}\n"),
        )
        .with(
            "b.md",
            format!(
                "{dated}{hostile} The harbour council did not sign the {hostile} pier contract on Tuesday.\n"
            ),
        );
    let formats = ["human", "narrated", "concise", "json", "jsonl"];
    let mut runs: Vec<Run> = formats.iter().map(|format| desk.run(&["check", "-v", "-f", format])).collect();
    for format in ["human", "json", "jsonl"] {
        runs.push(desk.run(&["claims", "-v", "-f", format, "--tokens", "--refused"]));
    }
    runs.push(desk.run(&["check", "--stats", "--fail-on", "never"]));
    runs.push(desk.run(&[&format!("no{hostile}").replace('\0', "")]));
    runs.push(desk.run(&["check", "--date", "\u{1b}[2J"]));
    runs.push(
        desk.run_on(&["check", "--jsonl"], format!("{{\"id\":\"{}\",\"text\":1}}", "\u{1b}[2J").as_bytes()),
    );
    runs.push(desk.run_on(
        &["claims", "--jsonl"],
        b"{\"id\":\"\\u001b[2J\\u202e\",\"text\":\"The port \\u001b[2J is open.\"}",
    ));
    for run in runs {
        assert!(!run.stdout.contains(is_raw), "{:?}", run.stdout);
        assert!(!run.stderr.contains(is_raw), "{:?}", run.stderr);
    }
}

#[test]
fn a_line_of_any_length_is_read() {
    let far = "The ferry sails at noon and the harbour is calm. ".repeat(490);
    let desk = Desk::new("long").with(
        "a.txt",
        format!("{far}The harbour council signed the pier contract on Tuesday. {far}The harbour council did not sign the pier contract on Tuesday. {far}"),
    );
    for format in ["human", "json"] {
        let run = desk.run(&["check", "--date", "2024-05-02", "-f", format, "--width", "80"]);
        assert!(run.status < 2, "{}", run.stderr);
        if format == "human" {
            assert!(run.stdout.lines().all(|line| line.chars().count() <= 90), "{}", run.stdout);
        }
    }
    let words = Desk::new("unbroken").with("a.txt", "x".repeat(70_000)).run(&["claims", "--tokens"]);
    assert_eq!(words.status, 0);
}

#[test]
fn sixteen_mebibytes_are_read_and_more_are_refused() {
    let limit = 16 << 20;
    let blank = Desk::new("huge").with("a.txt", " ".repeat(limit)).with("b.txt", "x ".repeat(limit / 2));
    assert_eq!(blank.run(&["check", "a.txt"]).status, 0);
    let more = Desk::new("huger").with("a.txt", " ".repeat(limit + 1)).run(&["check", "a.txt"]);
    assert_eq!(more.status, 0);
    assert!(more.stderr.contains("not read: 16777217 bytes"), "{}", more.stderr);
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
fn all_faults_of_all_rule_files_are_shown() {
    let desk = dispatches("faults")
        .with("rules/house/a.yaml", "id: a\nsummary: A.\nlevel: tenson\nclaims: {}\nmessage: m\n")
        .with("rules/house/b.yaml", "id: b\nlist: [x\n")
        .with("rules/lexicon/own.yaml", "no_such_key: 1\n");
    for command in
        [&["check", "--rules", "rules"][..], &["rules", "check", "rules"], &["test", "--rules", "rules"]]
    {
        let run = desk.run(command);
        run.refused("did you mean `tension`?");
        for place in ["rules/house/a.yaml:3:8", "rules/house/b.yaml", "rules/lexicon/own.yaml:1:1"] {
            assert!(run.stderr.contains(place), "{place}: {}", run.stderr);
        }
        assert!(run.reason().contains("in rules/house/a.yaml, rules/house/b.yaml, rules/lexicon/own.yaml"));
    }
    desk.run(&["check", "--rules", "none"]).refused("none");
}

#[test]
fn a_rule_of_ones_own_is_listed_shown_explained_and_tested() {
    let rule = "id: open-and-shut\nsummary: Said to be open and shut.\nlevel: contradict\nrelation: denial\n\
                claims: { one: {}, other: {} }\nsymmetric: true\nmessage: both\n\
                tests:\n  fires: [ { name: pier, docs: { a.md: The council signed the contract on Tuesday. The council did not sign the contract on Tuesday. } } ]\n  \
                quiet: [ { name: apart, docs: { a.md: The council signed the contract on Tuesday. } } ]\n";
    let desk = Desk::new("own").with("house/open.yaml", rule);
    let own = ["--rules", "house"];
    let listed = desk.run(&[&["rules", "list"][..], &own].concat()).clean();
    assert!(listed.stdout.contains("open-and-shut") && listed.stdout.contains("said-and-denied"));
    let json = desk.run(&[&["rules", "list", "-f", "json"][..], &own].concat()).clean();
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert!(json["rules"].as_array().unwrap().iter().any(|rule| rule["id"] == "open-and-shut"));
    let shown = desk.run(&[&["rules", "show", "open-and-shut"][..], &own].concat()).clean();
    assert!(shown.stdout.starts_with("# house/open.yaml\nid: open-and-shut\n"), "{}", shown.stdout);
    assert!(desk.run(&["rules", "show", "said-and-denied"]).clean().stdout.contains("relation: denial"));
    let page = desk.run(&[&["explain", "open-and-shut"][..], &own].concat()).clean();
    assert!(
        page.stdout.contains("Said to be open and shut.")
            && page.stdout.contains("The council did not sign the contract on Tuesday.")
    );
    let checked = desk.run(&["rules", "check", "house"]).clean();
    assert_eq!(checked.stdout, "1 rule in 1 file: no fault\n");
    let tested = desk.run(&[&["test", "open-and-shut"][..], &own].concat()).clean();
    assert_eq!(tested.stdout, "2 tests of 1 rule: 2 passed, 0 failed\n");
}

#[test]
fn a_failed_test_of_a_rule_is_told() {
    let rule = "id: never\nsummary: S.\nlevel: tension\nrelation: denial\nclaims: { one: {}, other: {} }\nmessage: m\n\
                tests:\n  fires: [ { name: silence, docs: { a.md: The council signed the contract on Tuesday. } } ]\n";
    let desk = Desk::new("failing").with("house/never.yaml", rule);
    let run = desk.run(&["test", "never", "--rules", "house"]);
    assert_eq!((run.status, run.reason()), (1, "exit 1: 1 test failed"));
    assert!(run.stdout.contains("never · silence: missing"), "{}", run.stdout);
    desk.run(&["test", "no-such-rule"]).refused("no rule to test");
}

#[test]
fn completions_name_the_commands() {
    let desk = Desk::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.run(&["completions", shell]).clean().stdout.contains("claims"), "{shell}");
    }
}
