//! How fast the times and figures of tagged sentences are read, on one thread: `cargo bench --bench figures`.
//! The text is made here: of three sentences two have a figure or a time, as in news.

use belie::{
    day::Day,
    grammar::figures,
    lexicon::Lexicon,
    span::Span,
    timex::Anchor,
    token::{Token, sentence},
};
use divan::{Bencher, black_box, counter::BytesCount};

fn main() {
    divan::main();
}

/// Sentences as news writes them.
const SENTENCES: &[&str] = &[
    "The harbour workers' union said on Tuesday that it would not return to talks until the port authority withdraws its plan.",
    "The ministry's spokeswoman told reporters in the capital that the government had never refused to meet anyone.",
    "Exports fell 3.5 percent in May to 2.1 billion euros, the statistics office said, after rising 4 percent in April.",
    "The 675-mile canal was dug between 1903 and 1911 by more than twelve thousand men, of whom about 900 died.",
    "Both sides agreed to share the costs of the new bridge, though neither is ready to sign the draft of the engineers.",
    "The company has no plans to close the plant, its chief executive said, contradicting an earlier statement.",
];

/// A text of many sentences.
fn text() -> (String, Vec<Span>) {
    let (mut prose, mut spans) = (String::new(), Vec::new());
    for sentence in SENTENCES.iter().cycle().take(1200) {
        let start = prose.len();
        prose.push_str(sentence);
        spans.push(Span::new(start, prose.len()));
        prose.push(' ');
    }
    (prose, spans)
}

#[divan::bench]
fn times_and_figures(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::builtin();
    let (prose, spans) = text();
    let tagged: Vec<Vec<Token<'_>>> = spans.iter().map(|&s| sentence(&prose, s, &[], false)).collect();
    let anchor = Anchor { document: Day::from_ymd(2024, 3, 12), ..Anchor::default() };
    bencher.counter(BytesCount::new(prose.len())).bench(|| {
        let read = tagged.iter().map(|tokens| figures(black_box(tokens), &lexicon, anchor));
        read.map(|read| read.times.len() + read.quantities.len()).sum::<usize>()
    });
}
