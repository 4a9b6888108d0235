//! What is more than what on one scale, by all that one statement compares: from "the mast is taller than the
//! tower" and "the tower is as tall as the crane" follows how mast and crane lie to each other.

use std::collections::BTreeMap;

use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Nominal, Polarity, Proposition},
    relation::{comparison::steps, words},
};

use super::side::plain;

/// One node is no less than another; strictly more, if `strict`.
#[derive(Debug)]
struct Edge {
    more: String,
    less: String,
    strict: bool,
}

/// Why what is asked turns about the order that is given, if it does.
pub(super) fn turned(given: &[Fact], asked: &[Fact], lexicon: &Lexicon) -> Option<String> {
    if given.iter().all(|fact| steps(fact).is_empty()) {
        return None;
    }
    asked.iter().find_map(|fact| {
        let scale = scale(&fact.proposition)?;
        let claimed = edges(fact, scale, lexicon);
        if claimed.is_empty() {
            return None;
        }
        let told = order(given, scale, lexicon);
        let against = |edge: &&Edge| {
            let back = reach(&told, &edge.less, &edge.more);
            edge.more != edge.less && back.is_some_and(|strict| strict || edge.strict)
        };
        let edge = claimed.iter().find(against)?;
        Some(format!("by what the one compares, `{}` is not more `{scale}` than `{}`", edge.more, edge.less))
    })
}

/// Whether what is asked compares, and whether that follows from the order that is given.
pub(super) fn follows(given: &[Fact], asked: &[Fact], lexicon: &Lexicon) -> Option<bool> {
    let compared = asked.iter().filter(|fact| !steps(fact).is_empty());
    let held = |fact: &Fact| {
        let scale = fact.proposition.predicate.as_str();
        let told = order(given, scale, lexicon);
        let known =
            |edge: &Edge| reach(&told, &edge.more, &edge.less).is_some_and(|strict| strict || !edge.strict);
        edges(fact, scale, lexicon).iter().all(known)
    };
    let each: Vec<bool> = compared.map(held).collect();
    (!each.is_empty()).then(|| each.into_iter().all(|held| held))
}

/// What facts say of the order on a scale.
fn order(given: &[Fact], scale: &str, lexicon: &Lexicon) -> Vec<Edge> {
    given.iter().flat_map(|fact| edges(fact, scale, lexicon)).collect()
}

/// What opens the name of a standard: what is tall is at least as tall as what counts as tall.
const STANDARD: &str = "counts as ";

/// The adjective that a fact says of its subject, alone or before a noun: "is tall", "is a tall tower".
fn scale(told: &Proposition) -> Option<&str> {
    if told.predicate != "be" {
        return Some(&told.predicate);
    }
    let [one] = told.object.as_ref()?.modifiers.as_slice() else { return None };
    Some(one)
}

/// What a fact says of the order on a scale.
fn edges(fact: &Fact, wanted: &str, lexicon: &Lexicon) -> Vec<Edge> {
    if !plain(fact) {
        return Vec::new();
    }
    let node = |n: &Nominal| {
        let mut words = words::described(n);
        words.sort_unstable();
        words.join(" ")
    };
    let steps = steps(fact);
    if !steps.is_empty() {
        let on = steps.into_iter().filter_map(|step| step.on(wanted, lexicon));
        return on
            .map(|step| Edge { more: node(step.more), less: node(step.less), strict: step.strict })
            .collect();
    }
    let told = &fact.proposition;
    let (Some(subject), Some(scale)) = (&told.subject, scale(told)) else { return Vec::new() };
    let compared = told.phrases.iter().any(|(word, _)| matches!(word.as_str(), "than" | "as" | "for"));
    if compared || told.polarity == Polarity::Negative || !subject.members.is_empty() || subject.pronoun {
        return Vec::new();
    }
    let kind = told.object.as_ref().map_or("", |noun| noun.head.as_str());
    let standard = |scale: &str| format!("{STANDARD}{scale} {kind}");
    if scale == wanted {
        return vec![Edge { more: node(subject), less: standard(wanted), strict: false }];
    }
    if !words::opposite(scale, wanted, Part::Adjective, lexicon) {
        return Vec::new();
    }
    vec![
        Edge { more: standard(scale), less: node(subject), strict: false },
        Edge { more: standard(wanted), less: standard(scale), strict: true },
    ]
}

/// Whether one node is known to be no less than another, and if so, whether it is known to be more.
fn reach(told: &[Edge], from: &str, to: &str) -> Option<bool> {
    let mut known: BTreeMap<&str, bool> = BTreeMap::from([(from, false)]);
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        let strict = known.get(node).copied().unwrap_or_default();
        for edge in told.iter().filter(|edge| edge.more == node) {
            let next = strict || edge.strict;
            if known.get(edge.less.as_str()).is_none_or(|&before| next && !before) {
                known.insert(&edge.less, next);
                open.push(&edge.less);
            }
        }
    }
    known.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(given: &[Build], asked: Build, expected: bool) {
        let given: Vec<Fact> = given.iter().cloned().map(Build::build).collect();
        let found = turned(&given, &[asked.build()], &Lexicon::builtin());
        assert_eq!(found.is_some(), expected, "{found:?}");
    }

    #[test]
    fn an_order_follows_from_steps() {
        let given = [
            state("the mast", "tall").with("more than", "the tower"),
            state("the tower", "tall").with("as much as", "the crane"),
            state("the crane", "tall").with("more than", "the shed"),
        ];
        let asked = |one: &str, word: &str, other: &str| state(one, "tall").with(word, other);
        check(&given, asked("the crane", "more than", "the mast"), true);
        check(&given, asked("the mast", "more than", "the crane"), false);
        check(&given, asked("the crane", "more than", "the tower"), true);
        check(&given, asked("the shed", "as much as", "the tower"), true);
        check(&given, asked("the shed", "more than", "the barn"), false);
        check(&given, state("the mast", "short").with("more than", "the shed"), true);
        check(&given, state("the mast", "wide").with("less than", "the shed"), false);
    }

    #[test]
    fn what_follows_from_steps() {
        let step = |one: &str, other: &str| state(one, "tall").with("more than", other).build();
        let given = [step("the mast", "the tower"), step("the tower", "the crane")];
        let found = |one: &str, other: &str| follows(&given, &[step(one, other)], &Lexicon::builtin());
        assert_eq!(found("the mast", "the crane"), Some(true));
        assert_eq!(found("the crane", "the mast"), Some(false));
        assert_eq!(follows(&given, &[state("the mast", "lean").build()], &Lexicon::builtin()), None);
    }

    #[test]
    fn what_is_slow_is_no_faster_than_what_is_fast() {
        let given = [state("the ferry", "fast").with("more than", "the barge"), state("the ferry", "slow")];
        check(&given, state("the barge", "fast"), true);
        check(&given, state("the barge", "slow"), false);
        check(&given[..1], state("the barge", "fast"), false);
        check(&given, state("the yacht", "fast"), false);
    }
}
