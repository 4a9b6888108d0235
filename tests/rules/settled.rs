//! One finding a contradiction: whatever the number of rules that see it and of sentences that repeat it; and two
//! contradictions between the same documents stay two.

use belie::{
    finding::Finding,
    lexicon::Lexicon,
    pipeline::{self, Reading},
    rule::RuleSet,
    source::{Document, Options},
};

/// What is found in texts, each a document with a day of its own.
fn check(texts: &[&str]) -> Vec<Finding> {
    let lexicon = Lexicon::builtin();
    let read = |(place, text): (usize, &&str)| -> Reading {
        let dated = format!("---\ndate: 2024-05-{:02}\n---\n\n{text}\n", 6 + place);
        let name = format!("{place}.md");
        let document = Document::new(name, dated.into_bytes(), &Options::default());
        pipeline::read(document.expect("a text is no UTF-16"), &lexicon)
    };
    let readings: Vec<Reading> = texts.iter().enumerate().map(read).collect();
    pipeline::check(&readings, &RuleSet::builtin(), &lexicon)
}

/// Each finding as its rule and the documents of its labels.
fn told(texts: &[&str]) -> Vec<(String, Vec<usize>)> {
    let places = |finding: &Finding| finding.labels.iter().map(|label| label.document).collect();
    check(texts).iter().map(|finding| (finding.rule.clone(), places(finding))).collect()
}

#[track_caller]
fn clashes(texts: &[&str], expected: &[(&str, &[usize])]) {
    let expected: Vec<_> =
        expected.iter().map(|(rule, documents)| ((*rule).to_owned(), documents.to_vec())).collect();
    assert_eq!(told(texts), expected, "{:#?}", check(texts));
}

#[test]
fn what_several_rules_see_is_one_finding_that_names_them() {
    let texts = [
        "The bakers' guild is ready to negotiate with the mill, it said on Monday. \
         \"We have never refused to talk,\" the guild said.",
        "The mill said that the bakers' guild refuses to negotiate.",
    ];
    let found = check(&texts);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].rule.as_str(), found[0].labels.len()), ("disputed-fact", 3));
    let seen: Vec<&String> = found[0].trail.iter().filter(|line| line.contains(" sees it too: ")).collect();
    assert_eq!(seen.len(), 1, "{:?}", found[0].trail);
    assert!(seen[0].starts_with("`mischaracterised` sees it too: the mill describes"), "{seen:?}");
}

const SHALLOW: &str = "The Orley lake is 40 metres deep.";
const DEEP: &str = "The Orley lake is 55 metres deep.";

#[test]
fn a_claim_that_is_repeated_is_another_label() {
    clashes(&[SHALLOW, DEEP], &[("quantities-differ", &[1, 0])]);
    clashes(&[SHALLOW, DEEP, DEEP, SHALLOW], &[("quantities-differ", &[1, 0, 2, 3])]);
    clashes(
        &[
            "The mill is ready to negotiate with the bakers' guild.",
            "The mill ruled out talks with the bakers' guild. The mill refused to negotiate with the guild.",
        ],
        &[("position-reversed", &[1, 0, 1])],
    );
}

#[test]
fn clashes_about_two_things_stay_two() {
    clashes(
        &[
            "The Orley lake is 40 metres deep. The Marl lake is 40 metres deep.",
            "The Orley lake is 55 metres deep. The Marl lake is 55 metres deep.",
        ],
        &[("quantities-differ", &[1, 0]), ("quantities-differ", &[1, 0])],
    );
    clashes(
        &[
            "The Orley lake is 40 metres deep. The mill is ready to negotiate with the bakers' guild.",
            "The Orley lake is 55 metres deep. The mill ruled out talks with the bakers' guild.",
        ],
        &[("quantities-differ", &[1, 0]), ("position-reversed", &[1, 0])],
    );
}

#[test]
fn a_condition_in_other_words_is_the_same_and_another_condition_is_not() {
    const READY: &str = "The mill is ready to negotiate with the bakers' guild.";
    let first = "The bakers' guild will talk with the mill only if the mill first withdraws the price list.";
    let again = "The bakers' guild will talk with the mill only after the mill has withdrawn its list.";
    let other = "The bakers' guild will talk with the mill only if the mill pays the fine.";
    clashes(&[READY, &format!("{first} {again}")], &[("ready-against-condition", &[1, 0, 1])]);
    clashes(
        &[READY, &format!("{first} {other}")],
        &[("ready-against-condition", &[1, 0]), ("ready-against-condition", &[1, 0])],
    );
}

#[test]
fn accounts_of_two_sides_stay_two() {
    let own = "The bakers' guild is ready to negotiate with the mill.";
    let account = |side: &str| format!("{side} said that the bakers' guild refuses to negotiate.");
    assert_eq!(told(&[own, &account("The mill"), &account("The mayor")]).len(), 2);
    assert_eq!(told(&[own, &account("The mill"), &account("The mill")]).len(), 1);
}
