//! The shape of the code: one direction of imports, a header in every file, no file grown out of its room,
//! and the grammar's productions gathered into one page.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The stations, left to right; a module uses only what is left of it. Those on one line may use each other.
const LINE: &[&[&str]] = &[
    &["span", "day", "digest", "fault", "suggest", "yaml"],
    &["source"],
    &["text"],
    &["lexicon"],
    &["token"],
    &["timex", "quantity"],
    &["grammar"],
    &["claim"],
    &["proposition"],
    &["fact"],
    &["relation"],
    // A finding is plain data that rules make and reports show.
    &["finding"],
    &["rule"],
    &["compare", "pipeline"],
    &["cache"],
    &["report"],
    &["config", "import"],
    &["snapshot"],
    &["accept"],
];

/// How long a file may be, in lines.
const LONGEST: usize = 400;

/// Files that have outgrown their room, and how long they may be until they are split. A length here may only shrink, and a
/// file that fits again leaves the table.
const GROWN: &[(&str, usize)] = &[];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap();
    for path in entries.map(|e| e.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    files(&root.join("src"))
        .into_iter()
        .map(|p| {
            (
                p.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
                fs::read_to_string(&p).unwrap(),
            )
        })
        .collect()
}

fn rank(station: &str) -> Option<usize> {
    LINE.iter().position(|row| row.contains(&station))
}

/// The station of a file: `src/text/html.rs` is of `text`.
fn station(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/")?.split('/').next()?;
    Some(name.strip_suffix(".rs").unwrap_or(name)).filter(|s| rank(s).is_some())
}

/// The part of a file before its unit tests.
fn body(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The modules of the crate that a file names: `crate::text::…`, or any in `use crate::{…}`.
fn named(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        if let Some(list) = rest.strip_prefix('{') {
            found.extend(top_names(list));
        } else {
            found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

/// The first name of each item in a braced list.
fn top_names(list: &str) -> Vec<String> {
    let (mut depth, mut name, mut names, mut open) = (0, String::new(), Vec::new(), true);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(std::mem::take(&mut name));
                open = true;
            }
            ':' if depth == 0 => open = false,
            c if depth == 0 && open && (c.is_alphanumeric() || c == '_') => name.push(c),
            _ => {}
        }
    }
    names.push(name);
    names.retain(|n| !n.is_empty());
    names
}

#[test]
fn modules_use_only_what_is_left_of_them() {
    let mut wrong = String::new();
    for (path, text) in sources() {
        let Some(here) = station(&path) else { continue };
        for other in named(body(&text)) {
            if let (Some(mine), Some(theirs)) = (rank(here), rank(&other))
                && theirs > mine
            {
                writeln!(wrong, "{path} uses {other}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "imports run against the line:\n{wrong}");
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "without a header: {silent:?}");
}

#[test]
fn no_file_outgrows_its_room() {
    let room = |path: &str| GROWN.iter().find(|(grown, _)| *grown == path).map(|(_, lines)| *lines);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        match room(&path) {
            Some(_) if lines <= LONGEST => wrong.push(format!("{path}: fits again, and leaves the table")),
            Some(most) if lines > most => wrong.push(format!("{path}: {lines} lines of at most {most}")),
            None if lines > LONGEST => wrong.push(format!("{path}: {lines} lines of at most {LONGEST}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_grammar_is_one_page() {
    let mut page = String::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/grammar")) {
        let productions: Vec<&str> = text
            .lines()
            .map(str::trim_start)
            .filter(|l| l.starts_with("/// `") && l.contains(" = "))
            .map(|l| l.trim_start_matches("/// "))
            .collect();
        if !productions.is_empty() {
            writeln!(page, "{path}\n").unwrap();
            for production in productions {
                writeln!(page, "    {production}").unwrap();
            }
            page.push('\n');
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("grammar", page);
    });
}
