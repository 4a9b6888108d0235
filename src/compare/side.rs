//! What one of two statements says, made ready for comparing: what it asserts, each with all words
//! that belong to it, and what it denies.

use super::word;
use crate::{
    fact::Fact,
    lexicon::{Attitude, Lexicon, Part},
    proposition::{Determiner, Modality, Nominal, Polarity, Proposition},
    relation::words,
};

/// A fact and the words of all that is said with it.
#[derive(Debug)]
pub(super) struct Told<'f> {
    pub(super) fact: &'f Fact,
    /// The facts that belong to it: of the same subject, or of a noun phrase of it.
    pub(super) group: Vec<&'f Fact>,
    /// The words of it and of those.
    pub(super) words: Vec<String>,
    /// Predicates that are among the words and not put forward as so: "tried to win".
    pub(super) unreal: Vec<&'f str>,
}

/// What a statement says.
#[derive(Debug, Default)]
pub(super) struct Side<'f> {
    pub(super) asserted: Vec<Told<'f>>,
    pub(super) denied: Vec<Told<'f>>,
}

impl<'f> Side<'f> {
    /// What a statement says, given by its facts.
    pub(super) fn of(facts: &'f [Fact], lexicon: &Lexicon) -> Self {
        let in_denial = |fact: &Fact| {
            none(fact.proposition.subject.as_ref()) && fact.proposition.polarity == Polarity::Positive
        };
        let mut side = Self::default();
        let put_forward = |fact: &&Fact| stated(fact) && !thought(fact, lexicon) && !in_denial(fact);
        for fact in facts.iter().filter(put_forward) {
            if restricts_unreal(fact, facts) {
                continue;
            }
            if !negative(fact) {
                side.asserted.push(Self::assertion(fact, facts));
            } else if !restricts(fact, facts) {
                side.denied.push(Self::denial(fact, facts));
            }
        }
        side
    }

    fn assertion(fact: &'f Fact, facts: &'f [Fact]) -> Told<'f> {
        let group: Vec<&Fact> = facts
            .iter()
            .filter(|other| alike(other, fact) && !negative(other) && belongs(other, fact))
            .collect();
        let mut told: Vec<String> = group.iter().flat_map(|fact| bag(&fact.proposition)).collect();
        let claimed = |predicate: &str| group.iter().any(|fact| fact.proposition.predicate == predicate);
        let mut unreal = Vec::new();
        for other in facts.iter().filter(|other| !alike(other, fact) || negative(other)) {
            let predicate = other.proposition.predicate.as_str();
            if !claimed(predicate) {
                unreal.push(predicate);
            }
            if !negative(other) || other.sentence != fact.sentence {
                continue;
            }
            let inside = bag(&other.proposition);
            if inside.iter().all(|word| told.contains(word)) {
                let subject: Vec<String> =
                    other.proposition.subject.iter().flat_map(words::described).collect();
                told.retain(|word| subject.contains(word) || !inside.contains(word));
            }
        }
        Told { fact, group, words: told, unreal }
    }

    /// The words of a denial: what is said of nobody belongs to it.
    fn denial(fact: &'f Fact, facts: &'f [Fact]) -> Told<'f> {
        let subject = fact.proposition.subject.as_ref();
        let scope = |other: &&Fact| {
            std::ptr::eq(*other, fact)
                || none(subject)
                    && other.proposition.subject.as_ref().map(|s| s.span) == subject.map(|s| s.span)
        };
        let group: Vec<&Fact> = facts.iter().filter(scope).collect();
        let mut told: Vec<String> = group.iter().flat_map(|fact| bag(&fact.proposition)).collect();
        told.extend(subject.iter().flat_map(|s| words::restrictors(s)));
        told.extend(fact.proposition.complement.iter().cloned());
        told.retain(|word| !word::empty(word) && !word::indefinite(word));
        told.sort_unstable();
        told.dedup();
        Told { fact, group, words: told, unreal: Vec::new() }
    }
}

/// Whether what is told of one fact belongs to another: one subject, or a noun phrase of it.
fn belongs(other: &Fact, fact: &Fact) -> bool {
    let named = |subject: &Nominal| nominals(&fact.proposition).any(|n| n.span == subject.span);
    std::ptr::eq(other, fact)
        || other.sentence == fact.sentence && other.proposition.subject.as_ref().is_some_and(named)
}

/// Whether a denial only tells a new thing of an assertion from its like: "a flute that is not played".
fn restricts(denial: &Fact, facts: &[Fact]) -> bool {
    let Some(subject) = &denial.proposition.subject else { return false };
    facts.iter().filter(|fact| !negative(fact)).any(|fact| {
        let told = &fact.proposition;
        let later = told.object.iter().chain(told.phrases.iter().map(|(_, n)| n));
        later.into_iter().any(|n| n.span == subject.span && n.determiner != Determiner::Definite)
    })
}

/// The noun phrases of a proposition.
pub(super) fn nominals(told: &Proposition) -> impl Iterator<Item = &Nominal> {
    told.subject.iter().chain(&told.object).chain(told.phrases.iter().map(|(_, nominal)| nominal))
}

/// Whether a noun phrase stands for none of its kind.
pub(super) fn none(nominal: Option<&Nominal>) -> bool {
    nominal.is_some_and(|n| {
        n.determiner == Determiner::No
            || matches!(n.head.as_str(), "nobody" | "nothing" | "no one" | "no-one" | "none")
    })
}

/// Whether somebody else than the speaker thinks so: "she thought that it was lost".
pub(super) fn thought(fact: &Fact, lexicon: &Lexicon) -> bool {
    fact.attribution.iter().any(|level| {
        lexicon.attitude(&level.cue_lemma, Part::Verb) == Some(Attitude::NegRaising)
            && !level.first_person
            && level.source.as_ref().is_none_or(|source| !source.text.eq_ignore_ascii_case("it"))
    })
}

/// Whether a fact only tells of what kind a thing is that is denied or supposed: "it is nothing that helps".
fn restricts_unreal(fact: &Fact, facts: &[Fact]) -> bool {
    let Some(subject) = fact.proposition.subject.as_ref().filter(|_| fact.proposition.restricting) else {
        return false;
    };
    facts.iter().filter(|other| !plain(other) || negative(other)).any(|other| {
        let told = &other.proposition;
        let thing = if told.predicate == "exist" { &told.subject } else { &told.object };
        !std::ptr::eq(other, fact) && thing.as_ref().is_some_and(|n| n.span == subject.span)
    })
}

/// Whether a fact is put forward in the way of another, or as so.
fn alike(other: &Fact, fact: &Fact) -> bool {
    plain(other) || stated(other) && other.proposition.modality == fact.proposition.modality
}

/// Whether a fact is put forward as so, or as planned, required, allowed or possible.
pub(super) fn stated(fact: &Fact) -> bool {
    let open = matches!(
        fact.proposition.modality,
        Modality::Hypothetical | Modality::Question | Modality::Directive
    );
    !open && fact.proposition.condition.is_none()
}

/// Whether a fact is put forward as so.
pub(super) fn plain(fact: &Fact) -> bool {
    fact.proposition.modality == Modality::Asserted && fact.proposition.condition.is_none()
}

pub(super) fn negative(fact: &Fact) -> bool {
    fact.proposition.polarity == Polarity::Negative
}

/// The words of a proposition that tell something.
pub(super) fn bag(told: &Proposition) -> Vec<String> {
    told.words.iter().filter(|word| !word::empty(word)).cloned().collect()
}
