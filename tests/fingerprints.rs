//! Fingerprints last while words do: whatever is inserted, renamed or put into other marks around them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use belie::{
    finding::fingerprint,
    lexicon::Lexicon,
    pipeline::{self, Reading},
    rule::RuleSet,
    source::{Document, Options},
};
use proptest::prelude::*;

/// The fingerprints of what is found in documents, in order.
fn found(documents: &[(&str, &str)]) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let options = Options { date: "2024-05-02".parse().ok(), ..Options::default() };
    let read = |(name, text): &(&str, &str)| {
        pipeline::read(Document::new(*name, text.as_bytes().to_vec(), &options).unwrap(), &lexicon)
    };
    let readings: Vec<Reading> = documents.iter().map(read).collect();
    let findings = pipeline::check(&readings, &RuleSet::builtin(), &lexicon);
    let mut found: Vec<String> = findings.into_iter().map(|finding| finding.fingerprint).collect();
    found.sort();
    found
}

const SIGNED: &str = "The harbour council signed the \"pier\" contract on Tuesday.";
const DENIED: &str = "The harbour council did not sign the \"pier\" contract on Tuesday.";

#[test]
fn a_fingerprint_survives_what_is_around_its_words() {
    let first = found(&[("a.md", SIGNED), ("b.md", DENIED)]);
    assert_eq!(first.len(), 1);
    let inserted = format!("# Weather\n\nThe weather was fair.\n\n{SIGNED} It rained later.\n");
    let curly = SIGNED.replacen('"', "“", 1).replacen('"', "”", 1);
    let wrapped = DENIED.replace(" contract", "\n*contract*");
    let page = format!("<p>{}</p>", DENIED.replace('"', "&quot;"));
    let same: [&[(&str, &str)]; 6] = [
        &[("a.md", &inserted), ("b.md", DENIED)],
        &[("z/renamed.md", SIGNED), ("b.md", DENIED)],
        &[("a.md", &curly), ("b.md", DENIED)],
        &[("a.md", SIGNED), ("b.md", &wrapped)],
        &[("a.md", SIGNED), ("b.html", &page)],
        &[("b.md", DENIED), ("c.txt", SIGNED)],
    ];
    for documents in same {
        assert_eq!(found(documents), first, "{documents:?}");
    }
    let other = SIGNED.replace("contract", "agreement").replace("pier", "quay");
    assert_ne!(
        found(&[
            ("a.md", &other),
            ("b.md", &DENIED.replace("contract", "agreement").replace("pier", "quay"))
        ]),
        first
    );
}

proptest! {
    #[test]
    fn marks_space_case_and_order_do_not_matter(words in prop::collection::vec("[a-z0-9,.éß]{1,8}", 1..12), seed in any::<u64>()) {
        let plain = words.join(" ");
        let mut marked = String::new();
        for (place, word) in words.iter().enumerate() {
            let bits = seed.rotate_left(place as u32 * 5) % 8;
            marked.push_str(["", "“", "*", "'", "", "\"", "_", "«"][bits as usize]);
            marked.push_str(word);
            marked.push_str(["", "”", "*", "’", "\n", "\" ", "_", "»"][bits as usize]);
            marked.push(' ');
        }
        let one = fingerprint("r", &[&plain, "The ferry is late."]);
        prop_assert_eq!(&one, &fingerprint("r", &["THE FERRY is late.", &marked]));
        prop_assert_ne!(&one, &fingerprint("r", &[&format!("{plain} not"), "The ferry is late."]));
        prop_assert_ne!(&one, &fingerprint("s", &[&plain, "The ferry is late."]));
    }
}
