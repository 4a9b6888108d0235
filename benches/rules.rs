//! A million generated claims, and one rule over them: “one side accepts and rejects one thing within 30 days, and takes
//! nothing back between”. `cargo bench --bench rules` compares the evaluator with a sort-and-sweep written for this rule
//! alone; `-- --csv FILE` writes the claims for `benches/rules.py`, which asks other engines the same.

use std::{
    env, fs,
    io::{self, Write as _},
    time::{Duration, Instant},
};

use belie::{
    claim::Party,
    day::Day,
    fact::{Fact, Facts},
    lexicon::Lexicon,
    pipeline,
    proposition::{Polarity, Topic, Voice},
    rule::{Rule, RuleSet, Table, matches, sql},
    source::{Document, Options},
    span::Span,
};

const CLAIMS: usize = 1_000_000;
const SIDES: usize = 100;
const TOPICS: usize = 100;
const DAYS: usize = 3650;
const WINDOW: i32 = 30;
const RUNS: usize = 5;

const RULE: &str = "
id: accepted-yet-rejected
summary: One side accepts and rejects one thing within 30 days, and takes nothing back between.
level: tension
claims:
  one: { stance: accept_plan, holder: $SIDE, topic: $TOPIC }
  other: { stance: reject_plan, holder: $SIDE, topic: $TOPIC }
where: [ other.said within 30 days of one.said ]
unless: [ { claim: { stance: retract, holder: $SIDE, topic: $TOPIC }, said: between one and other } ]
message: both
";

const STANCES: [&str; 3] = ["accept_plan", "reject_plan", "retract"];

/// A claim as numbers.
#[derive(Clone, Copy)]
struct Claim {
    side: u32,
    topic: u32,
    stance: usize,
    day: i32,
}

/// Claims with skewed keys, the same on each run: squares of even numbers for sides and topics.
fn generate() -> Vec<Claim> {
    let mut state: u64 = 20_221_226;
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let claim = |_| {
        let (side, topic) = (next(), next());
        let stance = next();
        Claim {
            side: (side * side * SIDES as f64) as u32,
            topic: (topic * topic * TOPICS as f64) as u32,
            stance: if stance < 0.45 { 0 } else { 1 + usize::from(stance > 0.9) },
            day: (next() * DAYS as f64) as i32,
        }
    };
    (0..CLAIMS).map(claim).collect()
}

/// The claims as facts, made from that of a text.
fn facts(claims: &[Claim], lexicon: &Lexicon) -> Facts {
    let document = Document::new("a.txt", b"The union signed it.".to_vec(), &Options::default());
    let reading = pipeline::read(document.expect("plain text"), lexicon);
    let mut like = pipeline::facts(&[reading]).all()[0].clone();
    like.proposition.voice = Voice::Own;
    like.proposition.polarity = Polarity::Positive;
    like.proposition.words.clear();
    (like.proposition.subject, like.proposition.object) = (None, None);
    let fact = |(place, claim): (usize, &Claim)| {
        let mut fact: Fact = like.clone();
        fact.document = place;
        fact.dated = Some(Day(claim.day));
        let party = |actor: String| Party { actor, role: None, text: String::new(), span: Span::default() };
        fact.proposition.holder = Some(party(format!("x-{}", claim.side)));
        fact.proposition.stance = Some(STANCES[claim.stance].to_owned());
        let id = format!("topic-{}", claim.topic);
        fact.proposition.topic = Some(Topic { id, known: true, text: String::new(), span: Span::default() });
        fact
    };
    Facts::new(claims.iter().enumerate().map(fact).collect())
}

/// The same rule, written by hand: sort by key and day, number the retractions so far, sweep a window.
fn by_hand(claims: &[Claim]) -> Vec<(u32, u32)> {
    let key = |place: &u32| {
        let claim = claims[*place as usize];
        (claim.side, claim.topic, claim.day)
    };
    let mut order: Vec<u32> = (0..claims.len() as u32).collect();
    order.sort_unstable_by_key(key);
    let mut found = Vec::new();
    for group in order.chunk_by(|one, other| (key(one).0, key(one).1) == (key(other).0, key(other).1)) {
        let days: Vec<i32> = group.iter().map(|place| claims[*place as usize].day).collect();
        let mut retracted = vec![0; group.len() + 1];
        for (at, place) in group.iter().enumerate() {
            retracted[at + 1] = retracted[at] + u32::from(claims[*place as usize].stance == 2);
        }
        let mut from = 0;
        for (at, place) in group.iter().enumerate() {
            let stance = claims[*place as usize].stance;
            from += days[from..].iter().take_while(|day| **day < days[at] - WINDOW).count();
            for other in from..at {
                let rival = claims[group[other] as usize].stance;
                if stance + rival != 1 {
                    continue;
                }
                let first = days[..=other].partition_point(|day| *day < days[other]);
                let last = at + days[at..].iter().take_while(|day| **day == days[at]).count();
                if retracted[last] == retracted[first] {
                    let pair = if stance == 0 { (*place, group[other]) } else { (group[other], *place) };
                    found.push(pair);
                }
            }
        }
    }
    found
}

/// The shortest of some runs, and what the last found.
fn fastest<T>(run: impl Fn() -> T) -> (Duration, T) {
    let mut best = Duration::MAX;
    let mut found = None;
    for _ in 0..RUNS {
        let start = Instant::now();
        let result = run();
        best = best.min(start.elapsed());
        found = Some(result);
    }
    (best, found.expect("there is a run"))
}

fn rule(lexicon: &Lexicon) -> Rule {
    let set = RuleSet::load(&[("bench.yaml".to_owned(), RULE.to_owned())], lexicon).expect("a sound rule");
    set.rules()[0].clone()
}

/// The claims and the query, for other engines.
fn write(file: &str, claims: &[Claim], rule: &Rule) -> io::Result<()> {
    let mut out = String::from("id,side,topic,stance,day\n");
    for (id, claim) in claims.iter().enumerate() {
        let (side, topic, stance) = (claim.side, claim.topic, STANCES[claim.stance]);
        out.push_str(&format!("{id},x-{side},topic-{topic},{stance},{}\n", claim.day));
    }
    fs::write(file, out)?;
    fs::write(format!("{file}.sql"), sql::query(rule).unwrap_or_default())
}

fn main() -> io::Result<()> {
    let lexicon = Lexicon::builtin();
    let (claims, rule) = (generate(), rule(&lexicon));
    let arguments: Vec<String> = env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--csv") {
        return write(arguments.get(at + 1).map_or("claims.csv", String::as_str), &claims, &rule);
    }
    let facts = facts(&claims, &lexicon);
    let start = Instant::now();
    let table = Table::new(facts.all(), std::slice::from_ref(&rule));
    let interned = start.elapsed();
    let (hand, mut expected) = fastest(|| by_hand(&claims));
    let (evaluator, found) = fastest(|| matches(&rule, &table, &lexicon));
    let mut found: Vec<(u32, u32)> = found.iter().map(|pair| (pair[0], pair[1])).collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert!(found == expected, "{} pairs found, {} expected", found.len(), expected.len());
    let ratio = evaluator.as_secs_f64() / hand.as_secs_f64();
    let mut out = io::stdout();
    writeln!(out, "{CLAIMS} claims, {} pairs; words numbered in {interned:.0?}", found.len())?;
    writeln!(out, "written by hand {hand:.1?}, evaluator {evaluator:.1?}: {ratio:.2} times")
}
