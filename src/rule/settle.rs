//! From firings to what is worth saying once: the harder of two, and repeated claims under one finding.

use std::collections::BTreeMap;

use super::{
    Firing, RuleSet,
    field::{Field, teller},
};
use crate::{fact::Fact, finding::Level, lexicon::Lexicon, proposition::Voice};

/// How many places are named beside those of the claims.
const OTHERS: usize = 4;

/// How many of the firings of a finding another is compared with, to see whether it says the same.
const ALIKE: usize = 32;

/// Where a fact stands.
fn place(fact: &Fact) -> (usize, usize) {
    (fact.document, fact.sentence)
}

fn places(facts: &[Fact], firing: &Firing) -> Vec<(usize, usize)> {
    let mut found: Vec<_> = firing.facts.iter().map(|fact| place(&facts[*fact])).collect();
    found.sort_unstable();
    found
}

/// Whether both claims cannot hold at all.
fn hard(level: Level) -> bool {
    matches!(level, Level::Contradict | Level::Reversal)
}

/// Keeps the harder of firings on the same sentences, and gathers repeated ones.
pub(super) fn settle(set: &RuleSet, facts: &[Fact], lexicon: &Lexicon, found: Vec<Firing>) -> Vec<Firing> {
    gather(set, facts, lexicon, harder(set, facts, found))
}

/// Of firings on the same sentences those that no other beats, and of these the harder.
fn harder(set: &RuleSet, facts: &[Fact], found: Vec<Firing>) -> Vec<Firing> {
    let rule = |firing: &Firing| &set.rules()[firing.rule];
    let mut by_place: BTreeMap<Vec<(usize, usize)>, Vec<Firing>> = BTreeMap::new();
    for firing in found {
        by_place.entry(places(facts, &firing)).or_default().push(firing);
    }
    let mut kept: Vec<Firing> = Vec::new();
    for here in by_place.into_values() {
        let beaten = |one: &Firing| here.iter().any(|other| rule(other).beats.contains(&rule(one).id));
        let mut unbeaten: Vec<&Firing> = here.iter().filter(|firing| !beaten(firing)).collect();
        unbeaten
            .sort_by_key(|firing| (rule(firing).level, std::cmp::Reverse(firing.confidence), firing.rule));
        let first = kept.len();
        for firing in unbeaten {
            if !kept[first..].iter().any(|other| covers(set, other, firing)) {
                kept.push(firing.clone());
            }
        }
    }
    kept.sort_by(|a, b| (a.rule, &a.facts).cmp(&(b.rule, &b.facts)));
    kept
}

/// Whether a firing says all that another on the same sentences says, the other being no harder.
fn covers(set: &RuleSet, one: &Firing, other: &Firing) -> bool {
    let level = |firing: &Firing| set.rules()[firing.rule].level;
    let same = |a: &[usize], b: &[usize]| a.iter().all(|fact| b.contains(fact));
    level(one) == level(other)
        || hard(level(other))
        || same(&one.facts, &other.facts)
        || same(&other.facts, &one.facts)
}

/// Whose position it is, which stance or condition, by whose account: what repeated claims are told by, their topic aside.
type Position = [String; 3];

fn position(fact: &Fact) -> Option<Position> {
    let proposition = &fact.proposition;
    let stance = proposition.stance.as_ref()?;
    let taken = match &proposition.condition {
        Some(condition) => condition.text.to_lowercase(),
        None => format!("{stance} {:?}", proposition.polarity),
    };
    let word = |field: Field| field.word(fact).map(std::borrow::Cow::into_owned);
    let account = match proposition.voice {
        Voice::Reported => word(Field::Speaker).unwrap_or_default(),
        _ => String::new(),
    };
    Some([word(Field::Holder)?, taken, account])
}

/// Whether two facts say the same: one position on one topic, or on a topic within the other's.
fn same(one: &Fact, other: &Fact, lexicon: &Lexicon) -> bool {
    let topics = match (&one.proposition.topic, &other.proposition.topic) {
        (Some(a), Some(b)) => lexicon.within(&a.id, &b.id) || lexicon.within(&b.id, &a.id),
        _ => true,
    };
    topics && position(one).is_some_and(|found| position(other) == Some(found))
}

/// One firing for each rule and what is said, with the facts of the others beside its own.
fn gather(set: &RuleSet, facts: &[Fact], lexicon: &Lexicon, found: Vec<Firing>) -> Vec<Firing> {
    let mut kept: Vec<Vec<Firing>> = Vec::new();
    let mut by_claim: BTreeMap<(usize, Told), Vec<usize>> = BTreeMap::new();
    for firing in found {
        let primary = set.rules()[firing.rule].primary;
        let fact = firing.facts[primary];
        let told = position(&facts[fact]).map_or(Told::Fact(fact), Told::Position);
        let here = by_claim.entry((firing.rule, told)).or_default();
        let joins = |group: &&usize| {
            kept[**group].iter().rev().take(ALIKE).any(|one| alike(facts, lexicon, one, &firing, primary))
        };
        match here.iter().find(joins) {
            Some(first) => kept[*first].push(firing),
            None => {
                here.push(kept.len());
                kept.push(vec![firing]);
            }
        }
    }
    kept.into_iter().map(|group| merge(facts, group)).collect()
}

/// What a primary claim is told by: a position, or itself.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Position(Position),
    Fact(usize),
}

/// Whether two firings of a rule say the same: each claim is the same fact, or the same position.
fn alike(facts: &[Fact], lexicon: &Lexicon, one: &Firing, other: &Firing, primary: usize) -> bool {
    let shared = one.facts[primary] == other.facts[primary];
    one.facts.iter().zip(&other.facts).enumerate().all(|(claim, (a, b))| {
        let (first, second) = (&facts[*a], &facts[*b]);
        a == b || same(first, second, lexicon) || claim != primary && shared && same_side(first, second)
    })
}

fn same_side(one: &Fact, other: &Fact) -> bool {
    let side = |fact| Field::Holder.word(fact).or_else(|| Field::Speaker.word(fact));
    side(one) == side(other) && one.proposition.polarity == other.proposition.polarity
}

/// How well a fact stands for those that say the same: a side's own words in the text come first.
fn rank(fact: &Fact) -> (bool, bool) {
    (fact.heading, teller(fact).is_none())
}

/// The best of firings that say the same, with the facts of the others beside its own. What the narrator says of a
/// position is left out where the same document lets the side speak.
fn merge(facts: &[Fact], group: Vec<Firing>) -> Firing {
    let weigh = |firing: &Firing| firing.facts.iter().map(|fact| rank(&facts[*fact])).max();
    let confidence = group.iter().map(|firing| firing.confidence).max();
    let all: Vec<(usize, usize)> =
        group.iter().flat_map(|firing| firing.facts.iter().copied().enumerate()).collect();
    let mut best = group.into_iter().min_by_key(weigh).expect("a group holds its first firing");
    best.confidence = confidence.unwrap_or(best.confidence);
    for (claim, fact) in &all {
        let told = |other: &&(usize, usize)| {
            other.0 == *claim
                && facts[other.1].document == facts[*fact].document
                && rank(&facts[other.1]) < rank(&facts[*fact])
        };
        let known = best.facts.contains(fact) || best.others.iter().any(|(_, known)| known == fact);
        if !known && best.others.len() < OTHERS && !all.iter().any(|other| told(&other)) {
            best.others.push((*claim, *fact));
        }
    }
    best
}

#[cfg(test)]
mod tests {
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
        let rules = [rule("told", "dispute", "support", "oppose", "").replacen(
            "oppose,",
            "oppose, voice: reported,",
            1,
        )];
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
}
