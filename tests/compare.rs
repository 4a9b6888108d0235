//! Pairs of statements and the verdict on each: every line of `tests/compare/pairs.txt` is a label, the premises
//! and the hypothesis. Each construction has a near miss.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use belie::{
    compare::{verdict, wording},
    fact::Fact,
    lexicon::Lexicon,
    pipeline,
    source::{Document, Format, Options},
};

fn facts(text: &str, lexicon: &Lexicon) -> Vec<Fact> {
    let options = Options { format: Some(Format::Plain), ..Options::default() };
    let document = Document::new("statement", text.as_bytes().to_vec(), &options).unwrap();
    pipeline::facts(&[pipeline::read(document, lexicon)]).all().to_vec()
}

fn label(premises: &[&str], hypothesis: &str, lexicon: &Lexicon) -> &'static str {
    if let [premise] = premises
        && let Some(verdict) = wording(premise, hypothesis, lexicon)
    {
        return verdict.label.name();
    }
    let premises: Vec<_> = premises.iter().map(|text| facts(text, lexicon)).collect();
    verdict(&premises, &facts(hypothesis, lexicon), lexicon).label.name()
}

#[test]
fn each_pair_gets_its_verdict() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    let lines = include_str!("compare/pairs.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (expected, texts) = line.split_once(": ").unwrap();
        let texts: Vec<&str> = texts.split(" / ").collect();
        let (hypothesis, premises) = texts.split_last().unwrap();
        let found = label(premises, hypothesis, &lexicon);
        if found != expected {
            wrong.push(format!("{line}\n    found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
