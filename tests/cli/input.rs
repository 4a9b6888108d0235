//! Bad input: what cannot be read is named, and whatever is read prints nothing raw.

use std::fs;

use crate::desk::{Desk, Run};

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
