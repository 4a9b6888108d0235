//! Rules over facts made by hand.

use super::*;
use crate::{
    finding::{Finding, Role},
    proposition::{Condition, ConditionKind, Marker, Modality, Voice},
    rule::{Overrides, findings, sample::Sample, why_not},
    span::Span,
};

const READY: &str = "
id: ready-yet-rejecting
summary: One side calls itself ready to talk and rejects the plan.
level: tension
claims:
  ready: { stance: ready_to_negotiate, holder: $SIDE, voice: own }
  reject: { stance: reject_plan, holder: $SIDE, voice: own }
where:
  - reject.said within 90 days of ready.said
  - ready.condition is none
unless:
  - reject.marker is no_longer
  - claim: { stance: retract, holder: $SIDE }
    said: between ready and reject
message: \"{SIDE} is ready to talk, yet rejects {reject.topic}\"
labels: { ready: \"ready, {ready.scope}\", reject: \"rejects {reject.topic}\" }
";

fn check(rules: &str, sample: &Sample) -> Vec<Finding> {
    let lexicon = Lexicon::default();
    let set = RuleSet::load(&[("rules/test/a.yaml".to_owned(), rules.to_owned())], &lexicon).unwrap();
    let facts = Facts::new(sample.facts.clone());
    findings(&set, &facts, &run(&set, &facts, &lexicon), sample)
}

fn pair(ready: &str, reject: &str) -> Sample {
    let mut sample = Sample::new();
    sample.add(ready, "The union is ready to talk.");
    sample.add(reject, "The union rejects the offer.");
    sample
}

#[test]
fn one_side_is_ready_and_rejects() {
    let sample = pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03");
    let found = check(READY, &sample);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "union is ready to talk, yet rejects plan");
    assert_eq!(found[0].labels[0].role, Role::Primary);
    assert_eq!(found[0].labels[0].text, "rejects plan");
    assert_eq!(found[0].labels[1].text, "ready");
    assert_eq!(
        found[0].trail,
        ["said 2 days apart, on 2024-05-01 and 2024-05-03", "“ready” states no condition"]
    );
    assert!(found[0].fingerprint.starts_with("b1-"));
}

#[test]
fn another_side_or_another_time_is_no_clash() {
    let ready = "x-union ready_to_negotiate talks 2024-05-01";
    assert!(check(READY, &pair(ready, "x-port reject_plan plan 2024-05-03")).is_empty());
    assert!(check(READY, &pair(ready, "x-union reject_plan plan 2024-09-03")).is_empty());
    assert!(check(READY, &pair(ready, "x-union accept_plan plan 2024-05-03")).is_empty());
}

#[test]
fn what_is_not_known_never_fires() {
    let ready = "x-union ready_to_negotiate talks 2024-05-01";
    assert!(check(READY, &pair(ready, "x-union reject_plan plan")).is_empty());
    let undated = pair("x-union ready_to_negotiate talks", "x-union reject_plan plan");
    assert_eq!(check(READY, &undated).len(), 1, "one document is one day");
    let mut holderless = pair(ready, "x-union reject_plan plan 2024-05-03");
    holderless.facts[1].proposition.holder = None;
    assert!(check(READY, &holderless).is_empty());
}

#[test]
fn conditions_exceptions_and_the_unreal_silence() {
    let sample =
        || pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03");
    let mut conditional = sample();
    let span = Span::default();
    let condition = Condition { kind: ConditionKind::If, text: "if".into(), span, burden: None, topic: None };
    conditional.facts[0].proposition.condition = Some(condition);
    assert!(check(READY, &conditional).is_empty());
    let mut marked = sample();
    marked.facts[1].proposition.marker = Some(Marker::NoLonger);
    assert!(check(READY, &marked).is_empty());
    let mut retracted = sample();
    retracted.add("x-union retract talks 2024-05-02", "The union took it back.");
    assert!(check(READY, &retracted).is_empty());
    let mut later = sample();
    later.add("x-union retract talks 2024-05-09", "The union took it back.");
    assert_eq!(check(READY, &later).len(), 1);
    let mut unreal = sample();
    unreal.facts[1].proposition.modality = Modality::Hypothetical;
    assert!(check(READY, &unreal).is_empty());
    let mut reported = sample();
    reported.facts[0].proposition.voice = Voice::Reported;
    assert!(check(READY, &reported).is_empty());
}

#[test]
fn repeated_claims_are_one_finding() {
    let mut sample =
        pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03");
    sample.add("x-union ready_to_negotiate talks 2024-05-02", "It would talk to anyone, the union said.");
    let found = check(READY, &sample);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].labels.len(), 3);
}

#[test]
fn three_voices_are_counted() {
    let counted = READY
        .replace(
            "unless:",
            "  - count distinct ready.holder per reject.topic >= $VOICES\noptions: { VOICES: 3 }\nunless:",
        )
        .replace("stance: reject_plan, holder: $SIDE", "stance: reject_plan, holder: any")
        .replace("ready.condition is none", "ready.topic = reject.topic")
        .replace("{SIDE}", "{VOICES}");
    let mut sample = Sample::new();
    for side in ["x-union", "x-port", "x-union"] {
        sample.add(&format!("{side} ready_to_negotiate plan 2024-05-01"), "It is ready to talk.");
    }
    sample.add("x-mayor reject_plan plan 2024-05-02", "The mayor rejects the plan.");
    let counted =
        counted.replace("holder: $SIDE, voice: own }\n  reject", "holder: any, voice: own }\n  reject");
    let counted = counted
        .replace("  - claim: { stance: retract, holder: $SIDE }\n    said: between ready and reject\n", "");
    assert!(check(&counted, &sample).is_empty(), "two sides are not three");
    sample.add("x-press ready_to_negotiate plan 2024-05-02", "The press is ready to talk.");
    let found = check(&counted, &sample);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].labels.len(), found[0].message.as_str()),
        (4, "3 is ready to talk, yet rejects plan")
    );
    assert!(found[0].trail[0].starts_with("3 different"), "{:?}", found[0].trail);
}

#[test]
fn an_option_is_set_by_its_name() {
    let rule = READY
        .replace("within 90 days", "within $DAYS days")
        .replace("unless:", "options: { DAYS: 90 }\nunless:");
    let lexicon = Lexicon::default();
    let mut set = RuleSet::load(&[("a.yaml".to_owned(), rule)], &lexicon).unwrap();
    let facts = Facts::new(
        pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03").facts,
    );
    assert_eq!(run(&set, &facts, &lexicon).len(), 1);
    let overrides = Overrides {
        options: vec![("ready-yet-rejecting".into(), "DAYS".into(), 1.0)],
        ..Overrides::default()
    };
    set.apply(&overrides).unwrap();
    assert!(run(&set, &facts, &lexicon).is_empty());
    let unknown = Overrides {
        options: vec![("ready-yet-rejecting".into(), "DAY".into(), 1.0)],
        ..Overrides::default()
    };
    assert!(set.apply(&unknown).unwrap_err().to_string().contains("did you mean `DAYS`?"));
}

#[test]
fn a_common_key_is_capped_with_one_finding_that_says_so() {
    let rule = "id: all\nsummary: S.\nlevel: tension\nrelation: opposition\nclaims: { one: {}, other: {} }\nmessage: m\n";
    let mut sample = Sample::new();
    for n in 0..800 {
        sample.add("x-union support plan 2024-05-01", &format!("The union supports plan {n}."));
    }
    let found = check(rule, &sample);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.ends_with("more pairs of claims share their words and were not compared"));
}

#[test]
fn the_first_obstacle_is_said() {
    let sample = pair("x-union ready_to_negotiate talks 2024-05-01", "x-port reject_plan plan 2024-05-03");
    let lexicon = Lexicon::default();
    let set = RuleSet::load(&[("a.yaml".to_owned(), READY.to_owned())], &lexicon).unwrap();
    let obstacle = why_not(&set.rules()[0], &sample.facts[1], &sample.facts[0], &lexicon).unwrap();
    assert_eq!(obstacle.unmet, "reject.holder = ready.holder does not hold");
}
