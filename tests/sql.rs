//! The evaluator and the SQL that it prints find the same claims, on random ones.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use belie::{
    claim::Party,
    day::Day,
    fact::{Fact, Facts},
    lexicon::Lexicon,
    pipeline,
    proposition::{Bound, Condition, ConditionKind, Marker, Modality, Polarity, Quantity, Topic, Voice},
    rule::{
        Rule, RuleSet, Table, counts,
        field::{FIELDS, Field, Values},
        matches, sql,
    },
    source::{Document, Options},
    span::Span,
};
use rusqlite::{Connection, params_from_iter, types::Value};

/// Rules that use what the built-in ones do not.
const RULES: &str = "
id: near
summary: S.
level: tension
claims:
  one: { stance: accept_plan, holder: $SIDE, topic: $PLAN }
  other: { stance: [reject_plan, refuse_to_negotiate], holder: $SIDE, topic: within $PLAN, voice: [own, document] }
where: [ other.said within $DAYS days of one.said ]
options: { DAYS: 20 }
unless: [ { claim: { stance: retract, holder: $SIDE }, said: between one and other }, 'other.marker in [now, no_longer]' ]
message: m
---
id: words
summary: S.
level: tension
claims:
  one: { stance: any, holder: $SIDE, topic: not within talks, condition: none }
  other: { stance: [not retract, not demand], holder: $SIDE }
message: m
---
id: denied
summary: S.
level: tension
claims:
  one: { stance: any, holder: $SIDE, polarity: any, modality: [not question] }
  other: { stance: [not retract, not accept_plan], holder: $SIDE, marker: not none, polarity: any }
where: [ one.stance != other.stance, one.topic not within other.topic, differ one.voice other.voice ]
unless: [ { claim: { stance: retract, topic: within talks, holder: $SIDE }, said: after one } ]
message: m
---
id: stances
summary: S.
level: tension
claims: { one: { stance: any, topic: $TOPIC }, other: { stance: any, topic: $TOPIC } }
where: [ one.stance excludes other.stance, one.said <= other.said, other.said after 2024-01-10 ]
unless: [ { claim: { stance: retract }, said: before one }, same one.document other.document ]
message: m
---
id: tension
summary: S.
level: tension
claims: { one: { stance: any, topic: $TOPIC, heading: false }, other: { stance: any, topic: $TOPIC } }
where: [ one.stance opposes other.stance, one.holder != other.holder, one.said is any ]
message: m
---
id: figures
summary: S.
level: tension
claims: { one: { quantity: any, topic: $TOPIC }, other: { quantity.unit: [km, mile], topic: $TOPIC } }
where: [ one.quantity > other.quantity, one.quantity <= 40, same one.quantity.unit other.quantity.unit ]
message: m
---
id: three
summary: S.
level: tension
claims:
  one: { stance: accept_plan, holder: $SIDE }
  other: { stance: reject_plan, holder: $SIDE }
  third: { stance: any, holder: $SIDE, topic: $TOPIC, target: $TOWARDS }
where: [ third.said between one.said and other.said, one.topic = third.topic, other.said != one.said ]
unless: [ third.target = one.holder ]
message: '{TOPIC} {TOWARDS}'
---
id: days
summary: S.
level: tension
claims: { one: { holder: $SIDE, predicate: [sign, open] }, other: { holder: $SIDE } }
where: [ one.said disjoint other.said, other.sentence != one.sentence, one.predicate is not sign ]
unless: [ other.said < one.said, one.polarity opposes other.polarity ]
message: m
---
id: either
summary: S.
level: tension
claims: { one: { stance: any, holder: $SIDE }, other: { stance: any, holder: $SIDE, polarity: any } }
where:
  - one.marker is now or (other.scope is everyone and one.topic within other.topic) or one.said before other.said
  - one.quantity < 30 or other.condition is none
unless: [ one.marker is now and other.marker is now, 'other.target = one.target or one.said within 3 days of other.said' ]
message: m
---
id: epochs
summary: S.
level: tension
claims:
  one: { stance: accept_plan, holder: $SIDE }
  other: { stance: [reject_plan, demand], holder: $SIDE }
  third: { stance: accept_plan, holder: $SIDE, topic: $TOPIC }
where: [ other.said between one.said and third.said, one.said < third.said ]
unless:
  - claim: { stance: retract, holder: $SIDE, topic: within $TOPIC }
    said: between one and third
  - claim: { stance: ready_to_negotiate, holder: $SIDE }
    said: after other
message: '{TOPIC}'
---
id: voices
summary: S.
level: tension
claims: { one: { stance: any, topic: $TOPIC }, other: { stance: any, topic: $TOPIC, polarity: any } }
where: [ one.stance != other.stance, 'count distinct other.holder per one.topic, one.stance >= $SIDES' ]
options: { SIDES: 2 }
unless: [ one.voice is reported ]
message: m
---
id: single
summary: S.
level: tension
claims: { one: { holder: $SIDE, quantity.bound: exact }, other: { holder: $SIDE, quantity.bound: exact } }
where: [ 'count distinct one.quantity.unit per other.holder != 2' ]
message: '{SIDE}'
";

/// Numbers that look random and are the same on each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    /// One of all, or nothing.
    fn maybe<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let sides = all.len() + 1;
        all.get(self.roll(sides)).copied()
    }
}

const STANCES: &[&str] = &[
    "accept_plan",
    "reject_plan",
    "ready_to_negotiate",
    "unconditional",
    "refuse_to_negotiate",
    "precondition",
    "retract",
    "demand",
];
const TOPICS: &[&str] = &["talks", "summit", "plan", "proposal", "bridge"];
const SIDES: &[&str] = &["FRA", "x-union", "x-port", "PRT"];

fn party(actor: &str) -> Party {
    Party { actor: actor.to_owned(), role: None, text: actor.to_owned(), span: Span::default() }
}

fn topic(id: &str) -> Topic {
    Topic { id: id.to_owned(), known: true, text: id.to_owned(), span: Span::default() }
}

/// A fact from a text, to be changed.
fn model(lexicon: &Lexicon) -> Fact {
    let text = b"The union said that the plan was bad.".to_vec();
    let document = Document::new("a.txt", text, &Options::default()).unwrap();
    let facts = pipeline::facts(&[pipeline::read(document, lexicon)]);
    facts.all().iter().find(|fact| fact.attribution.len() == 1).unwrap().clone()
}

fn fact(like: &Fact, dice: &mut Dice, place: usize) -> Fact {
    let start = dice.roll(3) * 5;
    let span = Span::new(start, start + 4 + dice.roll(4));
    let condition = dice.maybe(&[ConditionKind::OnlyIf, ConditionKind::Without, ConditionKind::If]);
    let quantity = dice.maybe(&[3.0, 12.0, 40.0, 41.0]).map(|value| Quantity {
        value,
        unit: dice.of(&["km", "mile", ""]).to_owned(),
        bound: dice.of(&[Bound::Exact, Bound::Exact, Bound::About]),
        ..Quantity::default()
    });
    let mut fact = like.clone();
    let document = dice.roll(6);
    (fact.document, fact.sentence, fact.heading) = (document, dice.roll(8), dice.roll(5) == 0);
    fact.dated = (document > 1).then(|| Day(19_723 + i32::try_from(dice.roll(40)).unwrap()));
    fact.attribution[0].source = dice.maybe(SIDES).map(party);
    let told = &mut fact.proposition;
    (told.span, told.cue, told.said) = (span, span, None);
    told.voice = dice.of(&[Voice::Own, Voice::Own, Voice::Document, Voice::Reported]);
    told.holder = dice.maybe(SIDES).map(party);
    told.target = dice.maybe(SIDES).map(party);
    told.predicate = dice.of(&["sign", "open", ""]).to_owned();
    told.stance = dice.maybe(STANCES).map(str::to_owned);
    (told.subject, told.object) = (None, None);
    told.topic = dice.maybe(TOPICS).map(topic);
    told.polarity = dice.of(&[Polarity::Positive, Polarity::Positive, Polarity::Negative]);
    told.modality =
        dice.of(&[Modality::Asserted, Modality::Asserted, Modality::Intended, Modality::Question]);
    told.marker = dice.maybe(&[Marker::Now, Marker::NoLonger]).filter(|_| place.is_multiple_of(3));
    told.scope = dice.maybe(&["everyone"]).map(str::to_owned);
    told.quantity = quantity;
    told.condition = condition.map(|kind| Condition {
        kind,
        text: "if so".to_owned(),
        span,
        burden: dice.maybe(SIDES).map(str::to_owned),
        topic: dice.maybe(TOPICS).map(topic),
    });
    fact
}

/// The columns of fields that hold words.
fn columns() -> Vec<(Field, String)> {
    let words =
        FIELDS.iter().filter(|row| !matches!(row.values, Values::Text | Values::Interval | Values::Day));
    words.map(|row| (row.field, row.name.replace('.', "_"))).collect()
}

/// The facts as the queries expect them.
fn database(facts: &[Fact], lexicon: &Lexicon) -> Connection {
    let base = Connection::open_in_memory().unwrap();
    let columns = columns();
    let names: Vec<String> = columns.iter().map(|(_, name)| format!("{name} TEXT")).collect();
    let numbers = "said INTEGER, quantity_value REAL, clause_start INTEGER, clause_end INTEGER";
    base.execute_batch(&format!(
        "CREATE TABLE claims (id INTEGER, {}, {numbers});
         CREATE TABLE topic_within (child TEXT, ancestor TEXT);
         CREATE TABLE stance_excludes (one TEXT, other TEXT);
         CREATE TABLE stance_tension (one TEXT, other TEXT);",
        names.join(", ")
    ))
    .unwrap();
    let whole = |number: i64| Value::Integer(number);
    for (id, fact) in facts.iter().enumerate() {
        let mut row = vec![whole(i64::try_from(id).unwrap())];
        for (field, _) in &columns {
            row.push(field.word(fact).map_or(Value::Null, |word| Value::Text(word.into_owned())));
        }
        row.push(fact.said().map_or(Value::Null, |day| whole(day.0.into())));
        row.push(fact.proposition.quantity.as_ref().map_or(Value::Null, |q| Value::Real(q.value)));
        row.push(whole(fact.proposition.span.start.into()));
        row.push(whole(fact.proposition.span.end.into()));
        let marks = vec!["?"; row.len()].join(", ");
        base.execute(&format!("INSERT INTO claims VALUES ({marks})"), params_from_iter(row)).unwrap();
    }
    let pairs = |table: &str, ids: &[&str], holds: &dyn Fn(&str, &str) -> bool| {
        for one in ids {
            for other in ids.iter().filter(|other| holds(one, other)) {
                base.execute(&format!("INSERT INTO {table} VALUES (?, ?)"), [*one, *other]).unwrap();
            }
        }
    };
    pairs("topic_within", TOPICS, &|one, other| lexicon.within(one, other));
    pairs("stance_excludes", STANCES, &|one, other| lexicon.incompatible(one, other));
    pairs("stance_tension", STANCES, &|one, other| lexicon.in_tension(one, other));
    base
}

/// What a query finds, whatever its order: the claims, or the groups of a rule that counts with their counts.
fn by_sql(base: &Connection, rule: &Rule, query: &str) -> BTreeSet<Vec<String>> {
    let mut statement = base.prepare(query).unwrap_or_else(|error| panic!("{}: {error}\n{query}", rule.id));
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|column| row.get::<_, Value>(column)).collect());
    let told = |row: Result<Vec<Value>, _>| {
        let row: Vec<Value> = row.unwrap();
        let word = |value: Value| match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        shown(rule, row.into_iter().map(word).collect())
    };
    rows.unwrap().map(told).collect()
}

/// A row: claims in any order, groups as they are.
fn shown(rule: &Rule, mut row: Vec<String>) -> Vec<String> {
    if rule.count.is_none() {
        row.sort_unstable();
    }
    row
}

fn by_evaluator(facts: &[Fact], rule: &Rule, lexicon: &Lexicon) -> BTreeSet<Vec<String>> {
    let table = Table::new(facts, std::slice::from_ref(rule));
    let found = matches(rule, &table, lexicon);
    if rule.count.is_some() {
        let counts = counts(rule, &table, &found).into_iter();
        return counts.map(|(words, count)| words.into_iter().chain([count.to_string()]).collect()).collect();
    }
    found.iter().map(|facts| shown(rule, facts.iter().map(u32::to_string).collect())).collect()
}

#[test]
fn evaluator_and_sql_find_the_same() {
    let lexicon = Lexicon::builtin();
    let own = RuleSet::load(&[("own.yaml".to_owned(), RULES.to_owned())], &lexicon)
        .unwrap_or_else(|faults| panic!("{faults:#?}"));
    let all = RuleSet::builtin().with(own);
    let queries: Vec<_> =
        all.rules().iter().filter_map(|rule| Some((rule, sql::query(rule).ok()?))).collect();
    let mut found = vec![0; queries.len()];
    let like = model(&lexicon);
    for seed in 0..8 {
        let mut dice = Dice(seed);
        let facts = Facts::new((0..400).map(|place| fact(&like, &mut dice, place)).collect());
        let base = database(facts.all(), &lexicon);
        for ((rule, query), found) in queries.iter().zip(&mut found) {
            let (ours, theirs) = (by_evaluator(facts.all(), rule, &lexicon), by_sql(&base, rule, query));
            let only = |a: &BTreeSet<Vec<String>>, b: &BTreeSet<Vec<String>>| a.difference(b).next().cloned();
            assert_eq!(
                (only(&ours, &theirs), only(&theirs, &ours)),
                (None, None),
                "{}, seed {seed}: {} and {} found\n{query}",
                rule.id,
                ours.len(),
                theirs.len()
            );
            *found += ours.len();
        }
    }
    let told: Vec<_> = queries.iter().zip(&found).map(|((rule, _), found)| (&rule.id, found)).collect();
    assert!(told.len() >= 12 + 4, "{told:?}");
    // A rule on which nothing is found is not compared; an object is not among what is rolled.
    let silent: Vec<_> =
        told.iter().filter(|(_, found)| **found == 0).map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(silent, ["ready-yet-rejecting"], "{told:?}");
}
