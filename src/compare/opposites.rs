//! Two statements that say the same but for one pair of opposites.

use super::{
    side::{Side, Told},
    word::{is, opposite, within},
};
use crate::{
    lexicon::{Lexicon, Part},
    proposition::{Determiner, Nominal, Proposition, Tense},
    relation::{nominal::definite, words},
};

/// The opposites in which the two differ, if they differ in nothing else.
pub(super) fn opposed(given: &Side<'_>, asked: &Side<'_>, lexicon: &Lexicon) -> Option<String> {
    let asked = one(asked)?;
    given.asserted.iter().find_map(|told| pair(told, asked, lexicon))
}

/// What a statement of one assertion says.
fn one<'s, 'f>(side: &'s Side<'f>) -> Option<&'s Told<'f>> {
    side.asserted.iter().filter(|_| side.denied.is_empty()).max_by_key(|told| told.words.len())
}

fn pair(told: &Told<'_>, asked: &Told<'_>, lexicon: &Lexicon) -> Option<String> {
    let (one, other) = (told.fact.proposition.subject.as_ref()?, asked.fact.proposition.subject.as_ref()?);
    if taken_up(members(one), members(other), other.determiner, lexicon) {
        return at_once(told, asked, lexicon);
    }
    if !same_subject(one, other, lexicon) {
        return None;
    }
    let kind = |n: &Nominal| !definite(n) && n.determiner != Determiner::All;
    if kind(one) || kind(other) {
        return terms(told, asked, lexicon);
    }
    predicates(told, asked, lexicon)
        .or_else(|| prepositions(told, asked, lexicon))
        .or_else(|| terms(told, asked, lexicon))
}

/// Whether the two speak of one subject: it is pointed at, or all of a kind.
fn same_subject(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> bool {
    let counted =
        |n: &Nominal| n.determiner != Determiner::Definite && n.modifiers.iter().any(|m| words::numeral(m));
    let part = |n: &Nominal| {
        let text = n.text.to_lowercase();
        ["some ", "many ", "several ", "most ", "few ", "part ", "parts "]
            .iter()
            .any(|word| text.starts_with(word))
    };
    let known = |n: &Nominal| {
        !counted(n)
            && !part(n)
            && n.members.is_empty()
            && !matches!(
                n.determiner,
                Determiner::Indefinite | Determiner::Some | Determiner::Few | Determiner::No
            )
    };
    known(one) && known(other) && (is(&one.head, &other.head, lexicon) || is(&other.head, &one.head, lexicon))
}

/// "Some girls" for "a group of girls".
fn members(nominal: &Nominal) -> &Nominal {
    let group = matches!(nominal.head.as_str(), "group" | "crowd" | "couple" | "pair" | "team" | "gathering");
    let inside = nominal.phrases.iter().find(|(word, inner)| word == "of" && inner.plural);
    inside.filter(|_| group).map_or(nominal, |(_, inner)| inner)
}

/// Whether the second statement takes up by "the" what the first brings in: "a man", "the man".
fn taken_up(one: &Nominal, other: &Nominal, pointed: Determiner, lexicon: &Lexicon) -> bool {
    let brought = matches!(one.determiner, Determiner::Indefinite | Determiner::Bare)
        || one.modifiers.iter().any(|m| words::numeral(m));
    let known = |n: &Nominal| n.members.is_empty() && !n.pronoun && !n.proper;
    let told: Vec<String> = words::restrictors(one);
    pointed == Determiner::Definite
        && brought
        && known(one)
        && known(other)
        && one.plural == other.plural
        && (is(&one.head, &other.head, lexicon) || is(&other.head, &one.head, lexicon))
        && within(&told, &words::restrictors(other), lexicon)
}

/// What nobody does at one time: who sleeps does not read, who sits does not run.
fn at_once(told: &Told<'_>, asked: &Told<'_>, lexicon: &Lexicon) -> Option<String> {
    let now = |p: &Proposition| p.tense == Some(Tense::Present) && !p.passive;
    let (one, other) = (&told.fact.proposition, &asked.fact.proposition);
    let excluded = |one: &str, other: &str| {
        let is = |word: &str, class: &str| lexicon.is(word, class);
        is(one, "sleeping-verb")
            && (is(other, "moving-verb") || is(other, "waking-verb") || is(other, "seated-verb"))
            || is(one, "seated-verb") && is(other, "moving-verb")
    };
    let met = excluded(&one.predicate, &other.predicate) || excluded(&other.predicate, &one.predicate);
    (met && now(one) && now(other))
        .then(|| format!("who does `{}` does not `{}` at the same time", one.predicate, other.predicate))
}

/// Predicates that exclude each other, all else alike.
fn predicates(told: &Told<'_>, asked: &Told<'_>, lexicon: &Lexicon) -> Option<String> {
    let (one, other) = (&told.fact.proposition, &asked.fact.proposition);
    let opposed = [Part::Verb, Part::Adjective]
        .iter()
        .any(|&part| words::opposite(&one.predicate, &other.predicate, part, lexicon));
    let rest = |p: &Proposition, words: &[String]| -> Vec<String> {
        words.iter().filter(|w| !p.predicate.split(' ').any(|part| part == w.as_str())).cloned().collect()
    };
    let (a, b) = (rest(one, &told.words), rest(other, &asked.words));
    (opposed && within(&a, &b, lexicon))
        .then(|| format!("`{}` and `{}` are opposites", one.predicate, other.predicate))
}

/// Prepositions that exclude each other, before one noun.
fn prepositions(told: &Told<'_>, asked: &Told<'_>, lexicon: &Lexicon) -> Option<String> {
    if !within(&told.words, &asked.words, lexicon) {
        return None;
    }
    let (one, other) = (&told.fact.proposition.phrases, &asked.fact.proposition.phrases);
    one.iter().flat_map(|a| other.iter().map(move |b| (a, b))).find_map(|((p, a), (q, b))| {
        let both = |word: &str| one.iter().chain(other).filter(|(w, _)| w == word).count() > 1;
        let found = exclude(p, q) && a.head == b.head && !both(p) && !both(q);
        found.then(|| format!("`{p}` and `{q}` exclude each other"))
    })
}

pub(super) fn exclude(one: &str, other: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("into", "out of"),
        ("in", "out of"),
        ("inside", "outside"),
        ("in", "outside"),
        ("onto", "off"),
        ("on", "off"),
        ("above", "below"),
        ("over", "under"),
        ("before", "after"),
        ("with", "without"),
        ("near", "far from"),
        ("to", "from"),
        ("for", "against"),
        ("up", "down"),
        ("in front of", "behind"),
    ];
    PAIRS.iter().any(|&(a, b)| (a, b) == (one, other) || (b, a) == (one, other))
}

/// One word of the one is the opposite of one of the other, and all other words are alike.
fn terms(told: &Told<'_>, asked: &Told<'_>, lexicon: &Lexicon) -> Option<String> {
    let apart = |few: &[String], many: &[String]| -> Vec<String> {
        few.iter().filter(|w| !many.iter().any(|m| is(m, w, lexicon) || is(w, m, lexicon))).cloned().collect()
    };
    let (new, old) = (apart(&asked.words, &told.words), apart(&told.words, &asked.words));
    let [word] = new.as_slice() else { return None };
    let rival = old.iter().find(|o| opposite(o, word, lexicon))?;
    // "The old mill", "the new mill": two mills.
    let tells = |told: &Told<'_>, word: &String| {
        told.fact.proposition.subject.as_ref().is_some_and(|s| words::restrictors(s).contains(word))
    };
    if tells(told, rival) && tells(asked, word) {
        return None;
    }
    (asked.words.len() > 2).then(|| format!("`{rival}` and `{word}` are opposites"))
}
