//! Rendering: a thousand findings, and one in the longest document. `cargo bench --bench report`.

use belie::{
    finding::{Finding, Label, Level, Severity},
    report::{Look, Report, human, sarif},
    source::{Document, LIMIT, Options},
    span::Span,
};

fn main() {
    divan::main();
}

const LINE: &str = "The lower lock is open, said the keeper, and the upper lock is shut until the autumn.\n";

fn document(name: &str, bytes: usize) -> Document {
    let text = LINE.repeat(bytes / LINE.len());
    Document::new(name, text.into_bytes(), &Options::default()).expect("plain text")
}

fn finding(documents: usize, place: usize) -> Finding {
    let at = |document: usize, line: usize| {
        let start = line * LINE.len();
        Label::new(document, Span::new(start, start + 22), "the lock is open").sentence(LINE.trim_end())
    };
    Finding::builder("lock-open-and-shut", Level::Contradict, Severity::Error)
        .message("the keeper says that the lower lock is open, and the council says that it is shut")
        .primary(at(place % documents, place))
        .related(at((place + 1) % documents, place / 2))
        .trail(vec!["both are about the lower lock".to_owned(), "said on the same day".to_owned()])
        .help(Some("look at the lock".to_owned()))
        .build()
        .expect("a finding with a primary label")
}

#[divan::bench(args = ["human", "sarif"])]
fn a_thousand_findings(bencher: divan::Bencher<'_, '_>, format: &str) {
    let documents: Vec<Document> = (0..100).map(|n| document(&format!("{n}.txt"), 100 << 10)).collect();
    let findings: Vec<Finding> = (0..1000).map(|place| finding(documents.len(), place)).collect();
    bencher.bench(|| render(&findings, &documents, format));
}

#[divan::bench(args = ["human", "sarif"])]
fn one_in_the_longest_document(bencher: divan::Bencher<'_, '_>, format: &str) {
    let documents = [document("long.txt", LIMIT)];
    let findings = [finding(1, LIMIT / LINE.len() - 2)];
    bencher.bench(|| render(&findings, &documents, format));
}

fn render(findings: &[Finding], documents: &[Document], format: &str) -> String {
    let report = Report::new(findings, documents.iter().collect());
    if format == "human" { human(&report, &Look::default()) } else { sarif(&report) }
}
