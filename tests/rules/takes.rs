//! What relations declare to take is what they take: on each pair of claims on which a rule of a relation fires, one
//! field of one claim is changed at a time.

use std::collections::BTreeMap;

use belie::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Condition, ConditionKind, Marker, Modality, Polarity, Voice},
    relation::{
        RELATIONS, Relation, named,
        takes::{Of, TAKES, Takes, taken},
    },
    rule::{
        RuleSet, builtin,
        field::{Field, interval},
        run,
        test::{self, Case},
    },
    span::Span,
};

use crate::read;

/// The pairs of facts on which the relation of each rule fires in the tests of the rules.
fn clashes(lexicon: &Lexicon) -> BTreeMap<&'static str, Vec<[Fact; 2]>> {
    let mut found: BTreeMap<&'static str, Vec<[Fact; 2]>> = BTreeMap::new();
    for rule in RuleSet::builtin().rules() {
        let Some(relation) = rule.relation() else { continue };
        let ends = format!("/{}.yaml", rule.id);
        let (name, text) = builtin::FILES.iter().find(|(name, _)| name.ends_with(&ends)).expect("a file");
        let cases: Vec<Case> = test::cases(name, text, lexicon).expect("sound tests").remove(0).cases;
        let set = RuleSet::single(rule.clone());
        for reading in read(&cases, lexicon) {
            for firing in run(&set, &reading.facts, lexicon) {
                let fact = |claim: usize| reading.facts.all()[firing.facts[claim]].clone();
                let pair = [fact(0), fact(1)];
                let back = [pair[1].clone(), pair[0].clone()];
                let fires = |pair: &[Fact; 2]| (relation.compare)(&pair[0], &pair[1], lexicon).is_ok();
                found.entry(relation.name).or_default().push(if fires(&pair) { pair } else { back });
            }
        }
    }
    found
}

/// The word that a fact holds in a field; `stated` for days.
fn held(fact: &Fact, field: Field) -> String {
    let days = || interval(field, fact).map(|_| "stated".to_owned());
    field.word(fact).map(|word| word.into_owned()).or_else(days).unwrap_or_else(|| "none".to_owned())
}

fn accepts(demand: &Takes, word: &str) -> bool {
    if demand.words.is_empty() { word != "none" } else { demand.words.contains(&word) }
}

/// Whether a relation declares to take a fact with some word in a field.
fn declared(relation: &Relation, of: usize, field: &str, word: &str) -> bool {
    let here = |demand: &&Takes| {
        demand.field == field && (demand.of == Of::Both || demand.of == [Of::First, Of::Second][of])
    };
    taken(relation.name).iter().filter(here).all(|demand| accepts(demand, word))
}

#[test]
fn each_relation_declares_what_it_takes() {
    let names: Vec<&str> = TAKES.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, RELATIONS.iter().map(|relation| relation.name).collect::<Vec<_>>());
    for (name, takes) in TAKES {
        for demand in *takes {
            let row = Field::named(demand.field).unwrap_or_else(|| panic!("{name}: {}", demand.field)).row();
            if let belie::rule::field::Values::Closed(words) = row.values {
                let known = |word: &&str| *word == "none" || words.contains(word);
                assert!(demand.words.iter().all(known), "{name}: {}", demand.field);
            }
        }
    }
}

#[test]
fn claims_that_clash_are_as_their_relation_declares() {
    let all = clashes(&Lexicon::builtin());
    assert_eq!(all.len(), RELATIONS.len(), "a relation without a test that fires");
    for (name, pairs) in all {
        let relation = named(name).expect("a relation");
        for pair in pairs {
            for demand in taken(name) {
                let field = Field::named(demand.field).expect("a field");
                let words = [held(&pair[0], field), held(&pair[1], field)];
                if demand.of == Of::Apart {
                    assert_ne!(words[0], words[1], "{name}: {}", demand.field);
                }
                for (of, word) in words.iter().enumerate() {
                    let fits = declared(relation, of, demand.field, word) || demand.field == "about";
                    assert!(fits, "{name}: {of} holds {word} in {}", demand.field);
                }
            }
        }
    }
}

const MODALITIES: &[Modality] = &[
    Modality::Asserted,
    Modality::Possible,
    Modality::Able,
    Modality::Permitted,
    Modality::Optional,
    Modality::Obligation,
    Modality::Intended,
    Modality::Hypothetical,
    Modality::Question,
    Modality::Directive,
];
const VOICES: &[Voice] = &[Voice::Own, Voice::Reported, Voice::Document];
const MARKERS: &[Marker] = &[Marker::FirstTime, Marker::Never, Marker::Unchanged];
const KINDS: &[ConditionKind] = &[
    ConditionKind::OnlyIf,
    ConditionKind::If,
    ConditionKind::Unless,
    ConditionKind::Until,
    ConditionKind::Before,
    ConditionKind::Without,
];

/// A fact with a field set otherwise.
fn changed(fact: &Fact, field: &str, place: usize) -> Option<Fact> {
    let mut fact = fact.clone();
    let told = &mut fact.proposition;
    match field {
        "polarity" => told.polarity = *[Polarity::Positive, Polarity::Negative].get(place)?,
        "modality" => told.modality = *MODALITIES.get(place)?,
        "voice" => told.voice = *VOICES.get(place)?,
        "marker" => told.marker = if place == 0 { None } else { Some(*MARKERS.get(place - 1)?) },
        "condition" if place == 0 => told.condition = None,
        "condition" => {
            let kind = *KINDS.get(place - 1)?;
            let known = told.condition.take();
            let made =
                Condition { kind, text: "if so".into(), span: Span::default(), burden: None, topic: None };
            told.condition = Some(Condition { kind, ..known.unwrap_or(made) });
        }
        "quantity" if place == 0 => told.quantity = None,
        "about" if place == 0 => told.about = None,
        "stance" if place == 0 => told.stance = None,
        "holder" if place == 0 => told.holder = None,
        _ => return None,
    }
    Some(fact)
}

const FIELDS: &[&str] =
    &["polarity", "modality", "voice", "marker", "condition", "quantity", "about", "stance", "holder"];

#[test]
fn what_a_relation_never_takes_is_declared() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for (name, pairs) in clashes(&lexicon) {
        let relation = named(name).expect("a relation");
        for field in FIELDS {
            let known = Field::named(field).expect("a field");
            for of in 0..2 {
                let mut place = 0;
                while let Some(fact) = changed(&pairs[0][of], field, place) {
                    let word = held(&fact, known);
                    let fires = |pair: &[Fact; 2], both: bool| {
                        let change = |at: usize| {
                            let known =
                                if both || at == of { changed(&pair[at], field, place) } else { None };
                            known.unwrap_or_else(|| pair[at].clone())
                        };
                        (relation.compare)(&change(0), &change(1), &lexicon).is_ok()
                    };
                    // Many relations ask that both are put forward alike.
                    let fires = pairs.iter().any(|pair| fires(pair, false) || fires(pair, true));
                    let apart =
                        taken(name).iter().any(|demand| demand.of == Of::Apart && demand.field == *field);
                    if !apart && fires != declared(relation, of, field, &word) {
                        let verb = if fires { "takes" } else { "never takes" };
                        wrong.push(format!("{name}: {verb} {field} {word} of {of}"));
                    }
                    place += 1;
                }
            }
        }
    }
    let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
    assert_eq!(wrong, BEYOND);
}

/// What no pair of the tests shows, since another field would have to change with it: a denied account against an
/// affirmed position, an unchanged thing by a marker, what is lacked.
const BEYOND: &[&str] = &[
    "attributed-stance: never takes polarity negative of 0",
    "attributed-stance: never takes polarity negative of 1",
    "continuity: never takes polarity positive of 0",
    "denial: never takes modality optional of 0",
    "denial: never takes modality optional of 1",
    "existence: never takes polarity positive of 0",
    "existence: never takes modality intended of 0",
    "identity: never takes polarity negative of 0",
    "identity: never takes polarity negative of 1",
    "membership: never takes polarity negative of 0",
    "membership: never takes polarity negative of 1",
    "scale: never takes modality optional of 0",
    "scale: never takes modality optional of 1",
];
