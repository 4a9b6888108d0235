//! What rule files say about themselves: tests by quotation, coverage, the skeleton, the schema.

use belie::{
    lexicon::Lexicon,
    rule::{
        RuleSet, schema, skeleton,
        test::{self, Verdict},
    },
};

use crate::read;

const RULE: &str = "
id: accepted-yet-rejected
summary: One side accepts a plan and rejects it.
level: tension
claims:
  accept: { stance: accept_plan, holder: $SIDE, topic: $PLAN, voice: own }
  reject: { stance: reject_plan, holder: $SIDE, topic: $PLAN }
where: [ reject.said within 30 days of accept.said ]
message: '{SIDE} does both'
tests:
  fires:
    - name: quoted
      date: 2024-05-06
      docs: &both
        a.md: The council accepted the plan for a bridge on Monday.
        b.md: The council rejected the plan for a bridge on Friday.
      labels: { accept: accepted the plan, reject: [rejected the plan] }
    - name: other words
      date: 2024-05-06
      docs: *both
      labels: { accept: rejected the plan }
    - name: no words
      date: 2024-05-06
      docs: *both
    - name: nothing to find
      docs: { a.md: The council accepted the plan for a bridge. The ferry company rejected the plan for a bridge. }
  quiet:
    - name: it does fire
      date: 2024-05-06
      docs: *both
    - name: another side
      date: 2024-05-06
      docs:
        a.md: The council accepted the plan for a bridge on Monday.
        b.md: The ferry company rejected the plan for a bridge on Friday.
";

#[test]
fn a_test_comes_out_in_one_of_five_ways() {
    let lexicon = Lexicon::builtin();
    let set = RuleSet::load(&[("a.yaml".to_owned(), RULE.to_owned())], &lexicon).unwrap();
    let cases = test::cases("a.yaml", RULE, &lexicon).unwrap().remove(0).cases;
    let outcomes = test::run_tests(&set.rules()[0], &cases, &read(&cases, &lexicon), &lexicon);
    let verdicts: Vec<Verdict> = outcomes.iter().map(|outcome| outcome.verdict).collect();
    use Verdict::{Missing, New, Noisy, Passed, Wrong};
    assert_eq!(verdicts, [Passed, Wrong, New, Missing, Noisy, Passed]);
    assert!(
        outcomes[3].derivation.iter().any(|step| step.contains("holder")),
        "{:?}",
        outcomes[3].derivation
    );
    assert!(!outcomes[4].derivation.is_empty());
}

#[test]
fn faults_of_tests_have_a_place() {
    let planted = [
        (
            "labels: { accept: accepted the plan,",
            "labels: { acept: accepted the plan,",
            "acept",
            "did you mean",
        ),
        ("labels: { accept: rejected", "labels: { accept: refused", "refused the plan", "no document"),
        ("name: no words", "name: quoted", "quoted", "already there"),
        ("date: 2024-05-06\n      docs: &both", "date: May 6\n      docs: &both", "May 6", "expected a date"),
        ("quiet:", "quite:", "quite", "did you mean `quiet`?"),
    ];
    for (right, wrong, at, said) in planted {
        let yaml = RULE.replacen(right, wrong, 1);
        let faults = test::cases("a.yaml", &yaml, &Lexicon::builtin()).unwrap_err();
        let here =
            |fault: &belie::fault::Fault| &yaml[fault.span.clone()] == at && fault.to_string().contains(said);
        assert!(faults.iter().any(here), "{wrong}: {faults:?}");
    }
}

#[test]
fn a_rule_without_tests_is_told() {
    let (bare, _) = RULE.split_once("tests:").unwrap();
    let tests = test::cases("a.yaml", bare, &Lexicon::builtin()).unwrap();
    let faults = test::untested(&tests);
    assert_eq!(&bare[faults[0].span.clone()], "accepted-yet-rejected");
    assert!(faults[0].message.ends_with("has no tests"));
}

#[test]
fn the_skeleton_passes_its_tests_and_they_miss_each_part_that_they_can() {
    let lexicon = Lexicon::builtin();
    let text = skeleton("my-rule").unwrap();
    let set = RuleSet::load(&[("a.yaml".to_owned(), text.clone())], &lexicon).unwrap();
    let cases = test::cases("a.yaml", &text, &lexicon).unwrap().remove(0).cases;
    let readings = read(&cases, &lexicon);
    let outcomes = test::run_tests(&set.rules()[0], &cases, &readings, &lexicon);
    assert!(outcomes.iter().all(|outcome| outcome.verdict == Verdict::Passed), "{outcomes:#?}");
    let unmissed = test::unmissed(&set.rules()[0], &cases, &readings, &lexicon);
    let parts: Vec<&str> = unmissed.iter().map(|unmissed| unmissed.part.as_str()).collect();
    assert_eq!(parts, ["voice: own", "voice: own"]);
    assert!(skeleton("My rule").is_none());
}

#[test]
fn the_schema_is_published_as_it_is_made() {
    let published = std::fs::read_to_string("rules/schema.json").unwrap();
    assert!(published == schema(&Lexicon::builtin()), "stale: run `cargo run --example generate`");
}
