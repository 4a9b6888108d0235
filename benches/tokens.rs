//! How fast a sentence becomes tokens: `cargo bench --bench tokens`. The text is made here.

use belie::{
    span::Span,
    token::{Token, lemma, sentence, tokenize},
};
use divan::{Bencher, black_box, counter::ItemsCount};

fn main() {
    divan::main();
}

/// Sentences as news writes them.
const SENTENCES: &[&str] = &[
    "The harbour workers' union said on Tuesday that it would not return to talks until the port authority withdraws its plan.",
    "“We have never refused to meet,” the ministry's spokeswoman, Elena Dravic, told reporters in Varnograd.",
    "Prime Minister Tomas Reyl denied that his government had approved the 675-mile-long pipeline, calling the report false.",
    "According to the army, at least 1,084 soldiers were wounded since Dec. 26, but the rebels put the figure at 3,500.",
    "The company has no plans to close the plant, its chief executive said Friday, contradicting an earlier statement.",
    "Exports fell 3.5% in May to $2.1 billion, the statistics office said, after rising 4% in April.",
    "The minister refused to say if the talks, planned for Monday, would go ahead, and the club can't be forced to wait.",
    "Both sides agreed to a ceasefire, though neither is ready to sign the draft proposed by the U.N. envoy.",
];

/// A text of many sentences, no two of which are the same: numbers and names change.
fn text() -> (String, Vec<Span>) {
    let (mut prose, mut spans) = (String::new(), Vec::new());
    for round in 0..200 {
        for sentence in SENTENCES {
            let start = prose.len();
            prose.push_str(&sentence.replace("on Tuesday", &format!("on day {round}")));
            prose.insert_str(prose.len() - 1, &format!(" near Port{round}holm"));
            spans.push(Span::new(start, prose.len()));
            prose.push(' ');
        }
    }
    (prose, spans)
}

fn count(prose: &str, spans: &[Span]) -> ItemsCount {
    ItemsCount::new(spans.iter().map(|&s| tokenize(prose, s).len()).sum::<usize>())
}

#[divan::bench]
fn cut(bencher: Bencher<'_, '_>) {
    let (prose, spans) = text();
    bencher
        .counter(count(&prose, &spans))
        .bench(|| spans.iter().map(|&s| tokenize(black_box(&prose), s).len()).sum::<usize>());
}

#[divan::bench]
fn cut_tag_and_lemmatise(bencher: Bencher<'_, '_>) {
    let (prose, spans) = text();
    bencher
        .counter(count(&prose, &spans))
        .bench(|| spans.iter().map(|&s| sentence(black_box(&prose), s, &[], false).len()).sum::<usize>());
}

#[divan::bench]
fn lemmatise(bencher: Bencher<'_, '_>) {
    let (prose, spans) = text();
    let tokens: Vec<Token<'_>> = spans.iter().flat_map(|&s| sentence(&prose, s, &[], false)).collect();
    bencher
        .counter(ItemsCount::new(tokens.len()))
        .bench(|| tokens.iter().map(|t| lemma(black_box(t.text), t.tag).len()).sum::<usize>());
}
