//! Which of several firings are reported, and with which labels.

use crate::{
    fact::Facts,
    finding::Finding,
    lexicon::Lexicon,
    proposition::Voice,
    rule::{
        RuleSet, findings, run,
        sample::{Sample, party},
    },
};

/// A rule that fires on any two positions of a side whose stances are the given ones.
fn rule(id: &str, level: &str, one: &str, other: &str, beats: &str) -> String {
    format!(
        "id: {id}\nsummary: A test.\nlevel: {level}\nbeats: [{beats}]\nclaims:\n  one: {{ stance: {one}, holder: $SIDE }}\n  other: {{ stance: {other}, holder: $SIDE }}\nmessage: '{{SIDE}}'\n"
    )
}

fn check(rules: &[String], sample: &Sample) -> Vec<Finding> {
    let lexicon = Lexicon::default();
    let set = RuleSet::load(&[("a.yaml".to_owned(), rules.join("---\n"))], &lexicon).unwrap();
    let facts = Facts::new(sample.facts.clone());
    findings(&set, &facts, &run(&set, &facts, &lexicon), sample)
}

fn named(found: &[Finding]) -> Vec<&str> {
    found.iter().map(|finding| finding.rule.as_str()).collect()
}

fn pair() -> Sample {
    let mut sample = Sample::new();
    sample.add("x-club support plan 2024-05-01", "The club supports the plan.");
    sample.add("x-club oppose plan 2024-05-01", "The club opposes the plan.");
    sample
}

#[test]
fn the_harder_of_two_rules_on_one_pair_is_kept() {
    let soft = rule("soft", "tension", "support", "oppose", "");
    let hard = rule("hard", "contradict", "support", "oppose", "");
    assert_eq!(named(&check(&[soft, hard], &pair())), ["hard"]);
}

#[test]
fn a_rule_that_beats_another_is_kept_though_softer() {
    let soft = rule("soft", "tension", "support", "oppose", "hard");
    let hard = rule("hard", "contradict", "support", "oppose", "");
    assert_eq!(named(&check(&[soft, hard], &pair())), ["soft"]);
}

#[test]
fn accounts_of_two_speakers_are_two_findings() {
    let rules =
        [rule("told", "dispute", "support", "oppose", "").replacen("oppose,", "oppose, voice: reported,", 1)];
    let mut sample = Sample::new();
    sample.add("x-club support plan 2024-05-01", "The club supports the plan.");
    for speaker in ["x-league", "x-league", "x-press"] {
        let fact = sample.add("x-club oppose plan 2024-05-01", "The club opposes the plan, it was said.");
        fact.proposition.voice = Voice::Reported;
        fact.attribution[0].source = Some(party(speaker, speaker));
    }
    let found = check(&rules, &sample);
    assert_eq!(found.iter().map(|finding| finding.labels.len()).collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn two_claims_of_one_clause_never_clash() {
    let mut sample = pair();
    let first = sample.facts[0].clone();
    sample.facts[1].sentence = 0;
    sample.facts[1].sentence_span = first.sentence_span;
    sample.facts[1].proposition.span = first.proposition.span;
    assert!(check(&[rule("hard", "contradict", "support", "oppose", "")], &sample).is_empty());
}
