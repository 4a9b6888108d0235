//! Who said what in small texts, as snapshots that show each text above its claims; a near miss attributes nothing.

use std::{fs, path::PathBuf};

use belie::{
    lexicon::Lexicon,
    pipeline::{self, Reading},
    source::{Document, Options},
    span::Span,
};

use super::{NEAR_MISS, entries, root, snapshot};

fn read(text: &str) -> Reading {
    let document = Document::new("text.txt", text.as_bytes().to_vec(), &Options::default()).unwrap();
    pipeline::read(document, &Lexicon::builtin())
}

/// The chains of attribution of a text, one a line and each once: source, cue and content, an inner level indented.
fn claims(text: &str) -> String {
    let reading = read(text);
    let words = |spans: &[Span]| {
        let parts: Vec<&str> = spans.iter().map(|span| &reading.text.prose[span.range()]).collect();
        if parts.is_empty() { "—".to_owned() } else { parts.join(" … ") }
    };
    let mut shown: Vec<String> = Vec::new();
    for statement in &reading.statements {
        let mut chain = String::new();
        for (depth, level) in statement.claim.attribution.iter().enumerate() {
            let [source, cue, content] =
                [&level.source_spans, &level.cue_spans, &level.content_spans].map(|spans| words(spans));
            chain.push_str(&format!("{}{source} | {cue} | {content}\n", "  ".repeat(depth)));
        }
        if !chain.is_empty() && !shown.contains(&chain) {
            shown.push(chain);
        }
    }
    shown.concat()
}

/// The texts that attribute something, by name, each beside its near miss.
fn cases() -> Vec<(String, String, String)> {
    let folder = root().join("tests/cases/attribution");
    let files = entries(&folder);
    let name = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let cases = files.iter().filter(|path| !name(path).ends_with(NEAR_MISS));
    cases
        .map(|path| {
            let near = folder.join(format!("{}{NEAR_MISS}.txt", name(path)));
            (name(path), fs::read_to_string(path).unwrap(), fs::read_to_string(near).unwrap())
        })
        .collect()
}

#[test]
fn texts_are_attributed_and_near_misses_are_not() {
    let mut silent = Vec::new();
    let mut loud = Vec::new();
    for (case, text, near) in cases() {
        let (found, other) = (claims(&text), claims(&near));
        let shown =
            format!("{text}==> claims <==\n{found}\n==> near miss <==\n{near}==> claims <==\n{other}");
        snapshot("attribution", &case, &shown);
        if found.is_empty() {
            silent.push(case.clone());
        }
        if !other.is_empty() {
            loud.push(case);
        }
    }
    assert!(silent.is_empty(), "nothing is attributed in {silent:?}");
    assert!(loud.is_empty(), "something is attributed in the near misses of {loud:?}");
}
