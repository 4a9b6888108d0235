//! What `belie positions` shows of small documents, as snapshots that show the documents above the report.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use belie::{
    lexicon::Lexicon,
    pipeline::{self, Reading},
    report::{
        Change, Look, Positions, Wanted, positions_csv, positions_human, positions_json, positions_markdown,
    },
    source::{Document, Options},
};

type File<'t> = (&'t str, &'t str);

fn read(files: &[File<'_>]) -> Vec<Reading> {
    let read = |(name, text): &File<'_>| {
        let document = Document::new(*name, text.as_bytes().to_vec(), &Options::default()).unwrap();
        pipeline::read(document, &Lexicon::builtin())
    };
    files.iter().map(read).collect()
}

fn positions(files: &[File<'_>], actors: &[&str], topics: &[&str]) -> Positions {
    let [actors, topics] =
        [actors, topics].map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>());
    Positions::new(&read(files), &Lexicon::builtin(), Wanted { actors: &actors, topics: &topics })
}

fn human(positions: &Positions) -> String {
    positions_human(positions, &Look { width: 80, ..Look::default() })
}

fn snapshot(name: &str, files: &[File<'_>], shown: &str) {
    let documents: String =
        files.iter().map(|(name, text)| format!("==> {name} <==\n{}\n\n", text.trim_end())).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/report/positions");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, format!("{documents}==> positions <==\n{shown}")));
}

/// A water board and a farmers' union over a spring.
const WATER: &[File<'_>] = &[
    (
        "2024-03-04-board.md",
        "# Board ready for talks on water\n\nThe water board is ready to negotiate with the farmers' union, its chairwoman Ida Holm said on Monday.\n\nIt demanded an end to the blockade.\n",
    ),
    (
        "2024-03-06-union.md",
        "The farmers' union rejected the plan for a dam.\n\n\"We will negotiate only if the pumps are switched on,\" said Karl Berg, the union's secretary.\n",
    ),
    (
        "2024-03-20-board.md",
        "The water board refused to negotiate with the farmers' union on Wednesday.\n\nBerg said that the board would never talk.\n",
    ),
    (
        "2024-03-21-union.md",
        "The farmers' union again rejected the plan for a dam, Berg said.\n\nWill the board talk?\n",
    ),
];

#[test]
fn what_each_side_holds_in_time() {
    snapshot("human", WATER, &human(&positions(WATER, &[], &[])));
    snapshot("markdown", WATER, &positions_markdown(&positions(WATER, &[], &[])));
    snapshot("csv", WATER, &positions_csv(&positions(WATER, &[], &[])));
    let json = positions_json(&positions(WATER, &["water board"], &["talks"]));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    snapshot("json", WATER, &serde_json::to_string_pretty(&value).unwrap());
}

#[test]
fn sides_and_topics_are_found_by_any_name() {
    let files: &[File<'_>] = &[
        (
            "2024-05-06-a.txt",
            "Estonia rejected the plan for a tunnel. Tallinn is ready to hold talks with Latvia.\n",
        ),
        ("2024-05-07-b.txt", "Latvia rejected the plan for a tunnel.\n"),
    ];
    let count = |actors: &[&str], topics: &[&str]| positions(files, actors, topics).all().len();
    assert_eq!(count(&[], &[]), 3);
    for name in ["EST", "est", "Estonia", "Estonian", "Tallinn", "tallinn"] {
        assert_eq!(count(&[name], &[]), 2, "{name}");
    }
    assert_eq!(count(&["Estonia", "Latvia"], &["tunnel"]), 2);
    assert_eq!(count(&["Estonia"], &["negotiations"]), 1);
    assert_eq!(count(&["Esto"], &[]) + count(&["Riga Port"], &[]) + count(&[], &["pay"]), 0);
    assert!(positions(files, &["Latvia"], &[]).summary().contains("left out: 2 of other sides or topics"));
}

/// Checks how the last position stands to those before it.
#[track_caller]
fn check(files: &[File<'_>], expected: &[Option<Change>]) {
    let positions = positions(files, &[], &[]);
    let changes: Vec<Option<Change>> = positions.all().iter().map(|position| position.change).collect();
    assert_eq!(changes, expected, "{}", human(&positions));
}

#[test]
fn a_change_is_marked_only_between_days_and_in_the_sides_own_voice() {
    let ready = "The ferry company is ready to negotiate with the crew.\n";
    let refuses = "The ferry company refused to negotiate with the crew.\n";
    let told = "The mayor said that the ferry company refused to negotiate with the crew.\n";
    let later = "The ferry company is ready to negotiate with the crew if the quay is cleared.\n";
    check(&[("2024-05-06-a.txt", ready), ("2024-05-09-b.txt", refuses)], &[None, Some(Change::Reversed)]);
    check(&[("2024-05-06-a.txt", ready), ("2024-05-09-b.txt", later)], &[None, Some(Change::Changed)]);
    check(&[("2024-05-06-a.txt", ready), ("2024-05-09-b.txt", ready)], &[None]);
    check(&[("2024-05-06-a.txt", ready), ("2024-05-06-b.txt", refuses)], &[None, None]);
    check(&[("a.txt", ready), ("b.txt", refuses)], &[None, None]);
    check(&[("2024-05-06-a.txt", ready), ("2024-05-09-b.txt", told)], &[None, None]);
}

#[test]
fn nothing_raw_is_shown_and_the_order_of_files_does_not_matter_to_days() {
    let hostile = "\u{1b}[2J\u{202e}\u{7}";
    let text = format!("The harbour {hostile} board rejected the plan for a {hostile} bridge.\n");
    let name = format!("2024-05-06-{hostile}.txt");
    let files: &[File<'_>] =
        &[(&name, &text), ("2024-05-05-b.txt", "The harbour board accepted the plan for a bridge.\n")];
    let positions = positions(files, &[], &[]);
    let raw = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    for shown in [
        human(&positions),
        positions_human(&positions, &Look { width: 0, ..Look::default() }),
        positions_markdown(&positions),
        positions_csv(&positions),
        positions_json(&positions),
    ] {
        assert!(!shown.is_empty() && !shown.contains(raw), "{shown:?}");
    }
    assert_eq!(human(&Positions::default()), "no positions in 0 documents\n");
}

/// Compares the sides that take positions in a text, by name.
#[track_caller]
fn sides(text: &str, expected: &[&str]) {
    let positions = positions(&[("2024-05-06-a.txt", text)], &[], &[]);
    let mut names: Vec<&str> = positions.all().iter().map(|position| position.name.as_str()).collect();
    names.dedup();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn an_opposition_is_a_side_of_its_own() {
    let apart = &["Estonia, opposition"];
    sides("Estonia's opposition leader Jaan Tamm rejected the plan for a tunnel.", apart);
    sides("Estonian opposition leader Jaan Tamm spoke. Tamm rejected the plan for a tunnel.", apart);
    sides("The leader of the Estonian opposition rejected the plan for a tunnel.", apart);
    sides("The Estonian opposition rejected the plan for a tunnel.", apart);
    for text in [
        "Estonia's prime minister rejected the plan for a tunnel.",
        "Estonian foreign minister Anna Kuusk spoke. The foreign minister rejected the plan for a tunnel.",
        "The leader of the Estonian government rejected the plan for a tunnel.",
    ] {
        sides(text, &["Estonia"]);
    }
}

#[test]
fn a_short_name_in_brackets_takes_up_the_full_one() {
    let full = "Northfield Rail (NR) rejected the plan for a line.";
    sides(&format!("{full} NR rejected the plan for a bridge."), &["Northfield Rail"]);
    sides(&format!("{full} HB rejected the plan for a bridge."), &["HB", "Northfield Rail"]);
    sides(
        "Northfield Rail (SOUTH) rejected the plan for a line. SOUTH rejected the plan for a bridge.",
        &["Northfield Rail", "SOUTH"],
    );
}
