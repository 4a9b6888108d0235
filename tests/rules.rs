//! Rule files: what is wrong with them is said where it stands, and the built-in ones do what their tests say.

#[path = "rules/planted.rs"]
mod planted;
#[path = "rules/settled.rs"]
mod settled;
#[path = "rules/takes.rs"]
mod takes;
#[path = "rules/written.rs"]
mod written;

use belie::{
    fault::Fault,
    lexicon::Lexicon,
    pipeline::{self, Prose},
    rule::{
        RuleSet,
        test::{self, Case, RuleTests, TestDocument, Verdict},
    },
    source::{Document, Options},
};

fn load(yaml: &str) -> Result<RuleSet, Vec<Fault>> {
    RuleSet::load(&[("rules/house/a.yaml".to_owned(), yaml.to_owned())], &Lexicon::builtin())
}

/// Each fault as the words at fault and what is said about them.
fn faults(yaml: &str) -> Vec<(String, String)> {
    let found = load(yaml).map_or_else(|faults| faults, |_| Vec::new());
    found.into_iter().map(|fault| (yaml[fault.span.clone()].to_owned(), fault.to_string())).collect()
}

const SOUND: &str = "
id: one-and-other
summary: An example.
level: tension
claims:
  one: { stance: ready_to_negotiate, holder: $SIDE }
  other: { stance: reject_plan, holder: $SIDE }
where: [ one.said before other.said ]
message: '{SIDE} says both'
";

#[test]
fn a_sound_rule_is_loaded() {
    let set = load(SOUND).unwrap();
    assert_eq!(set.rules()[0].family, "house");
    assert_eq!(faults(SOUND), []);
}

#[test]
fn each_fault_has_a_place_and_advice() {
    let planted = [
        ("summary: An example.", "sumary: An example.", "sumary", "did you mean `summary`?"),
        ("level: tension", "level: tenson", "tenson", "did you mean `tension`?"),
        ("holder: $SIDE }\n  other", "holdr: $SIDE }\n  other", "holdr", "did you mean `holder`?"),
        ("one.said before", "one.siad before", "siad", "did you mean `said`?"),
        ("one.said before", "one.said befor", "befor", "expected"),
        ("one.said before other", "one.said before othr", "othr", "did you mean `other`?"),
        ("{SIDE} says", "{SIED} says", "SIED", "did you mean `SIDE`?"),
        ("{SIDE} says", "{one.topc} {SIDE} says", "topc", "did you mean `topic`?"),
        ("{SIDE} says", "{SIDE says", "{", "partner"),
        ("message:", "relation: denail\nmessage:", "denail", "did you mean `denial`?"),
        ("one: { stance", "one: { topic: $T, stance", "$T", "only once"),
        ("one.said before other.said", "one.topic before other.said", "topic", "holds no days"),
        ("id: one-and-other", "id: One", "One", "small letters"),
    ];
    for (right, wrong, at, said) in planted {
        let yaml = SOUND.replacen(right, wrong, 1);
        let found = faults(&yaml);
        assert!(found.iter().any(|(words, text)| words == at && text.contains(said)), "{wrong}: {found:?}");
    }
}

#[test]
fn all_faults_of_all_files_are_reported_at_once() {
    let broken = "id: a\nlist: [x\n".to_owned();
    let two =
        format!("{}---{}", SOUND.replace("level: tension", "level: bad"), SOUND.replace("claims:", "clams:"));
    let files =
        [("a.yaml".to_owned(), broken), ("b.yaml".to_owned(), two), ("c.yaml".to_owned(), SOUND.to_owned())];
    let found = RuleSet::load(&files, &Lexicon::builtin()).unwrap_err();
    let files: Vec<&str> = found.iter().map(|fault| fault.file.as_str()).collect();
    assert!(
        files.contains(&"a.yaml") && files.iter().filter(|file| **file == "b.yaml").count() >= 2,
        "{found:?}"
    );
}

#[test]
fn claims_that_nothing_ties_together_are_a_fault() {
    let yaml = SOUND.replacen("holder: $SIDE", "holder: any", 1).replacen("holder: $SIDE", "holder: any", 1);
    let found = faults(&yaml.replace("{SIDE} says", "says"));
    assert!(found.iter().any(|(words, text)| words == "other" && text.contains("nothing ties")), "{found:?}");
}

#[test]
fn a_name_is_given_once() {
    let found = faults(&format!("{SOUND}---{SOUND}"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "one-and-other");
}

#[test]
fn the_built_in_rules_are_sound() {
    let lexicon = Lexicon::builtin();
    match belie::rule::compile_builtin(&lexicon) {
        Err(faults) => panic!("{}", faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")),
        Ok(compiled) => {
            let stored = std::fs::read("src/rule/builtin.bin").unwrap();
            assert!(compiled == stored, "the compiled rules are stale: run `cargo run --example generate`");
        }
    }
}

#[test]
fn all_files_of_rules_are_built_in() {
    let mut found = Vec::new();
    for folder in std::fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path()) {
        if folder.is_dir() && !folder.ends_with("lexicon") {
            let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
            found.extend(files.map(|file| file.to_str().unwrap().replace('\\', "/")));
        }
    }
    let mut known: Vec<&str> = belie::rule::builtin::FILES.iter().map(|(name, _)| *name).collect();
    known.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, known);
}

#[test]
fn a_built_in_rule_stands_alone_in_the_file_of_its_name() {
    let stem = |name: &str| name.rsplit('/').next().unwrap().trim_end_matches(".yaml").to_owned();
    let stems: Vec<String> = belie::rule::builtin::FILES.iter().map(|(name, _)| stem(name)).collect();
    let set = RuleSet::builtin();
    assert_eq!(stems, set.rules().iter().map(|rule| rule.id.clone()).collect::<Vec<_>>());
}

#[test]
fn the_guide_to_rules_names_each_relation_and_each_key() {
    let guide = std::fs::read_to_string("rules/README.md").unwrap();
    for relation in belie::relation::RELATIONS {
        let row = format!("| `{}` | {} |\n", relation.name, relation.summary);
        assert!(guide.contains(&row), "{row}");
    }
    for key in belie::rule::file::KEYS {
        assert!(guide.contains(&format!("`{}`", key.name)), "{}", key.name);
    }
    let rule = guide.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap().replacen(
        "id: ready-yet-rejecting",
        "id: of-the-guide",
        1,
    );
    let (lexicon, set) = (Lexicon::builtin(), load(&rule).unwrap());
    let cases = test::cases("a.yaml", &rule, &lexicon).unwrap().remove(0).cases;
    let outcomes = test::run_tests(&set.rules()[0], &cases, &read(&cases, &lexicon), &lexicon);
    assert!(outcomes.iter().all(|outcome| !outcome.verdict.failed()), "{outcomes:#?}");
}

#[test]
fn each_built_in_rule_has_tests_of_both_kinds() {
    for (name, text) in belie::rule::builtin::FILES {
        for RuleTests { rule, cases, .. } in test::cases(name, text, &Lexicon::builtin()).unwrap() {
            let fires = cases.iter().filter(|case| case.fires).count();
            assert!(fires >= 3 && cases.len() - fires >= 3, "{rule}: {fires} of {}", cases.len());
        }
    }
}

/// What the documents of tests say.
fn read(cases: &[Case], lexicon: &Lexicon) -> Vec<test::Reading> {
    let document = |document: TestDocument| {
        let opened = Document::new(&document.name, document.text.into_bytes(), &Options::default());
        pipeline::read(opened.expect("a test is no UTF-16"), lexicon)
    };
    let reading = |case: &Case| {
        let readings: Vec<_> = case.dated().into_iter().map(document).collect();
        test::Reading { facts: pipeline::facts(&readings), texts: Box::new(Prose::new(readings, lexicon)) }
    };
    cases.iter().map(reading).collect()
}

/// Tests that do not come out yet, and why.
const WAITING: &[(&str, &str)] = &[];

#[test]
fn the_built_in_rules_do_what_their_tests_say() {
    let lexicon = Lexicon::builtin();
    let set = RuleSet::builtin();
    let mut wrong = Vec::new();
    for (name, text) in belie::rule::builtin::FILES {
        for RuleTests { rule, cases, .. } in test::cases(name, text, &lexicon).unwrap() {
            let outcomes =
                test::run_tests(set.rule(&rule).unwrap(), &cases, &read(&cases, &lexicon), &lexicon);
            let failed = outcomes.into_iter().filter(|outcome| outcome.verdict.failed());
            wrong.extend(failed.map(|outcome| (outcome.verdict, rule.clone(), outcome.case)));
        }
    }
    let waiting = |(_, id, case): &&(Verdict, String, String)| !WAITING.contains(&(id, case));
    let unexpected: Vec<_> = wrong.iter().filter(waiting).collect();
    assert!(unexpected.is_empty(), "{unexpected:#?}");
    assert_eq!(wrong.len(), WAITING.len(), "some that waited come out now: {wrong:#?}");
}
