//! How long reading takes, from text to propositions, on one thread: `cargo bench --bench read`.
//! The text is made of sentences of 25 tokens in the manner of `examples/`.

use belie::{
    lexicon::Lexicon,
    pipeline,
    source::{Document, Options},
};
use divan::{Bencher, black_box, counter::ItemsCount};

/// How many sentences a document has.
const SENTENCES: usize = 1000;

/// Sentences with a slot for a name and a day; each has 25 tokens, its full stop included.
const PATTERNS: &[&str] = &[
    "{name}'s foreign minister said on {day} that the government would not accept the proposal to hold talks about the border before the summer.",
    "Officials in {name} rejected on {day} a plan of their neighbours to convene a summit on the future of the river and its ports.",
    "The prime minister of {name} told reporters on {day} that she was ready to negotiate with all sides involved in the long border dispute.",
    "Trade between {name} and the island has not changed since {day}, a spokesman for the customs office told the agency in the capital.",
    "\"We will sit down with {name} only after it opened the harbour,\" the union's leader told the newspaper on {day}.",
];

const NAMES: &[&str] = &["Norway", "Iceland", "Denmark", "Ireland", "Portugal", "Chile", "Kenya"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// A document of that many sentences, in paragraphs of four.
fn text() -> String {
    let mut text = String::new();
    for at in 0..SENTENCES {
        let (name, day) = (NAMES[at % NAMES.len()], DAYS[at / 3 % DAYS.len()]);
        text.push_str(&PATTERNS[at % PATTERNS.len()].replace("{name}", name).replace("{day}", day));
        text.push_str(if at % 4 == 3 { "\n\n" } else { " " });
    }
    text
}

fn main() {
    divan::main();
}

#[divan::bench]
fn sentences(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::builtin();
    let text = text();
    bencher
        .counter(ItemsCount::new(SENTENCES))
        .with_inputs(|| {
            let options = Options::default();
            Document::new("2024-05-06-bench.md", text.clone().into_bytes(), &options).expect("is UTF-8")
        })
        .bench_values(|document| black_box(pipeline::read(document, &lexicon)).statements.len());
}
