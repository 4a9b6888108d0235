//! Reports of findings made by hand, as snapshots without colour.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "shared/belie.rs"]
mod belie_binary;
#[path = "report/conformance.rs"]
mod conformance;
#[path = "report/formats.rs"]
mod formats;

use belie::{
    finding::{Finding, Label, Level, Severity},
    relation::Confidence,
    report::{
        Look, Report, Shape, checkstyle, concise, github, gitlab, human, json, json_lines, junit, markdown,
        rdjsonl, sarif,
    },
    source::{Document, Options},
    span::Span,
};

/// A document that says nothing about itself.
fn document(name: &str, text: impl AsRef<[u8]>) -> Document {
    Document::new(name, text.as_ref().to_vec(), &Options::default()).unwrap()
}

/// A label at the words of a document.
fn label(documents: &[Document], index: usize, words: &str, text: &str) -> Label {
    let bytes = &documents[index].bytes;
    let start = bytes.windows(words.len()).position(|window| window == words.as_bytes()).unwrap();
    Label::new(index, Span::new(start, start + words.len()), text).sentence(words)
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/report");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn shown(findings: &[Finding], documents: &[Document], look: Look) -> String {
    human(&Report::new(findings, documents.iter().collect()), &look)
}

/// A port, its union and its owner, over three documents.
fn port() -> (Vec<Document>, Vec<Finding>) {
    let documents = vec![
        document(
            "wire/2024-03-12-union.md",
            "# Dockers set terms\n\nLEITH, March 12 (Harbour Post) -- The dockers' union said on Tuesday that it is ready to\nmeet the port's owners at any time and without conditions.\nIt gave no date.\n",
        ),
        document(
            "wire/2024-03-14-union.txt",
            "The strike entered its second week on Thursday, with eleven ships waiting in the roads.\n\nUnion leader Moira Keane turned down the owners' offer of talks, calling it \"a way to win time\", in remarks that the Harbour Post and two other newspapers printed on Thursday morning, a day after the owners had made their offer public.\n\nThe owners declined to comment.\n",
        ),
        document(
            "desk/owners.html",
            "<article>\n<h1>Owners: no talks under threat</h1>\n<p>The owners said they will not sit down with the union <b>unless</b> the blockade ends first.</p>\n</article>\n",
        ),
    ];
    let ready = label(
        &documents,
        0,
        "it is ready to\nmeet the port's owners at any time and without conditions",
        "ready to talk, without conditions",
    )
    .source(Some("The dockers' union".into()), Some("x-dockers-union".into()))
    .said("2024-03-12".parse().ok());
    let turned = label(
        &documents,
        1,
        "Union leader Moira Keane turned down the owners' offer of talks",
        "turns down the talks on offer",
    )
    .source(Some("Moira Keane".into()), Some("x-dockers-union".into()))
    .said("2024-03-14".parse().ok())
    .via(Some("the Harbour Post".into()));
    let unless = label(
        &documents,
        2,
        "they will not sit down with the union <b>unless</b> the blockade ends first",
        "talks only if the blockade ends",
    )
    .source(Some("The owners".into()), Some("x-port-owners".into()));
    let tension = Finding::builder("ready-yet-rejecting", Level::Tension, Severity::Warning)
        .message("the dockers' union says that it is ready to talk, yet rejects the owners' offer of talks")
        .primary(turned)
        .related(ready.clone())
        .trail(vec![
            "both are about talks between the union and the owners".into(),
            "the readiness has no condition".into(),
            "the offer was turned down two days after the union said that it was ready, with no word about a change".into(),
        ])
        .help(Some("if the position changed, say so, or accept the finding with a reason".into()))
        .build()
        .unwrap();
    let blocked = Finding::builder("condition-meets-readiness", Level::Blocked, Severity::Info)
        .relation(Some("precondition".into()))
        .confidence(Confidence::Low)
        .message("the owners' condition for talks puts a burden on the union, which is ready without any")
        .primary(unless)
        .related(ready)
        .trail(vec!["the blockade is the union's".into()])
        .build()
        .unwrap();
    (documents, vec![tension, blocked])
}

#[test]
fn a_report_for_people() {
    let (documents, findings) = port();
    snapshot("people", &shown(&findings, &documents, Look { width: 80, ..Look::default() }));
}

#[test]
fn a_report_in_words() {
    let (documents, findings) = port();
    let look = Look { width: 80, shape: Shape::Narrated, color: false };
    snapshot("words", &shown(&findings[1..], &documents, look));
}

#[test]
fn a_report_for_machines() {
    let (documents, findings) = port();
    let report = Report::new(&findings, documents.iter().collect());
    let value: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
    snapshot("machines", &serde_json::to_string_pretty(&value).unwrap());
    assert_eq!(json_lines(&report).lines().count(), 2);
    snapshot("concise", &concise(&report));
}

#[test]
fn colour_marks_the_primary_side_and_changes_no_word() {
    let (documents, findings) = port();
    let plain = shown(&findings, &documents, Look::default());
    let colored = shown(&findings, &documents, Look { color: true, ..Look::default() });
    let mut stripped = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    assert_eq!(stripped + rest, plain);
    assert!(colored.contains("\u{1b}[33m"));
}

/// Characters that must never reach a terminal from a document.
fn raw(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn nothing_raw_is_shown_in_any_format() {
    let hostile = "\u{1b}]8;;http://evil\u{7}\u{1b}[2J \u{202e}\0\r\u{9b}\u{200b}";
    let documents = [
        document(&format!("a{hostile}.md"), format!("{hostile}the port is open{hostile}\n")),
        document("b.md", [b"the port \xff\x00is shut\xfe\n".as_slice(), hostile.as_bytes()].concat()),
    ];
    let finding = Finding::builder(format!("rule{hostile}"), Level::Contradict, Severity::Error)
        .message(format!("open {hostile} and shut"))
        .primary(
            label(&documents, 0, "open", hostile)
                .source(Some(hostile.into()), Some(hostile.into()))
                .via(Some(hostile.into())),
        )
        .related(label(&documents, 1, "shut", "shut"))
        .trail(vec![hostile.into()])
        .help(Some(hostile.into()))
        .build()
        .unwrap();
    let findings = [finding];
    let report = Report::new(&findings, documents.iter().collect());
    let narrated = Look { shape: Shape::Narrated, ..Look::default() };
    let all = [
        human(&report, &Look::default()),
        human(&report, &narrated),
        json(&report),
        json_lines(&report),
        concise(&report),
        sarif(&report),
        github(&report),
        gitlab(&report),
        junit(&report),
        checkstyle(&report),
        rdjsonl(&report),
        markdown(&report),
    ];
    for text in all {
        assert!(!text.contains(raw), "{text:?}");
    }
}

#[test]
fn a_line_of_any_length_is_cut() {
    let text = format!(
        "{}the port is open {}\n{}the port is shut",
        "外 ".repeat(70_000),
        "b ".repeat(70_000),
        "c ".repeat(70_000)
    );
    let documents = [document("long.txt", text)];
    let finding = Finding::builder("r", Level::Contradict, Severity::Error)
        .message("m")
        .primary(label(&documents, 0, "port is open", "open"))
        .related(label(&documents, 0, "port is shut", "shut"))
        .build()
        .unwrap();
    let text = shown(&[finding], &documents, Look { width: 80, ..Look::default() });
    assert!(text.contains("[long.txt:1:140005]"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn labels_of_any_place_are_shown() {
    let documents = [document("a.txt", "one\n\ntwo\u{301} 👩‍👩‍👧 three\n"), document("empty.txt", "")];
    for (start, end) in [(0, 0), (0, 99), (3, 5), (4, 4), (7, 20), (26, 27), (27, 27), (500, 600)] {
        for index in [0, 1, 2] {
            let at = |document| Label::new(document, Span::new(start, end), "here").sentence("one");
            let finding = Finding::builder("r", Level::Dispute, Severity::Info)
                .primary(at(index))
                .related(at(0))
                .related(Label::new(0, Span::new(1, 3), "inside"))
                .build()
                .unwrap();
            let findings = [finding];
            let report = Report::new(&findings, documents.iter().collect());
            let text = human(&report, &Look { width: 0, ..Look::default() });
            assert!(text.contains("here"), "{start} {end} {index}\n{text}");
            assert!(!concise(&report).is_empty() && !json(&report).is_empty());
        }
    }
}
