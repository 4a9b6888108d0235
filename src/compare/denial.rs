//! One statement denies what the other asserts: what is asserted is a case of what is denied.

use super::{
    side::{Side, Told, nominals},
    word::{self, is, within},
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Determiner, Nominal},
    relation::{Frame, words},
};

/// Why the one denies what the other asserts, if it does.
pub(super) fn denied(asserting: &Side<'_>, denying: &Side<'_>, lexicon: &Lexicon) -> Option<String> {
    denying.denied.iter().find_map(|denial| {
        let met = asserting.asserted.iter().any(|told| case(told, denial, lexicon));
        let list = || denial.words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
        met.then(|| format!("one denies and the other asserts {}", list()))
    })
}

/// Whether what is asserted is a case of what is denied.
fn case(told: &Told<'_>, denial: &Told<'_>, lexicon: &Lexicon) -> bool {
    let subject = denial.fact.proposition.subject.as_ref();
    let whole = every(told.fact.proposition.subject.as_ref());
    let mut words: Vec<String> = denial.words.clone();
    if whole && let Some(subject) = subject {
        let named = words::described(subject);
        words.retain(|word| !named.contains(word));
    }
    let nobody = whole || subject.is_some_and(|s| word::indefinite(&s.head));
    let enough = words.len() >= 2 || nobody && words.iter().any(|w| !common(w));
    enough
        && !partly(denial.fact, told.fact)
        && !denial.group.iter().any(|fact| told.unreal.contains(&fact.proposition.predicate.as_str()))
        && within(&told.words, &words, lexicon)
        && (whole || subject.is_none_or(|s| spoken_of(s, told, lexicon)))
        && !told.group.iter().any(|fact| swapped(fact, denial.fact, lexicon))
}

/// Verbs that tell too little by themselves.
fn common(verb: &str) -> bool {
    matches!(
        verb,
        "go" | "come"
            | "make"
            | "take"
            | "say"
            | "think"
            | "know"
            | "see"
            | "give"
            | "put"
            | "look"
            | "use"
            | "try"
    )
}

/// Whether a noun phrase stands for all people.
fn every(nominal: Option<&Nominal>) -> bool {
    nominal.is_some_and(|n| {
        matches!(n.head.as_str(), "everyone" | "everybody" | "everything")
            || n.determiner == Determiner::All && matches!(n.head.as_str(), "person" | "people")
    })
}

/// "Not many", "not all": what is denied of a part, and not of each.
fn partly(denial: &Fact, told: &Fact) -> bool {
    let amount = |n: &Nominal| {
        n.modifiers.iter().any(|m| {
            matches!(
                m.as_str(),
                "thousand"
                    | "hundred"
                    | "several"
                    | "some"
                    | "many"
                    | "much"
                    | "all"
                    | "every"
                    | "most"
                    | "both"
                    | "few"
            )
        }) || matches!(n.determiner, Determiner::All | Determiner::Most | Determiner::Few)
    };
    let part = |fact: &Fact| fact.proposition.subject.as_ref().is_some_and(amount);
    part(denial) && !part(told)
}

/// Whether the two tell one deed with its doer and its victim changed about.
fn swapped(told: &Fact, denial: &Fact, lexicon: &Lexicon) -> bool {
    let (one, other) = (Frame::of(&told.proposition), Frame::of(&denial.proposition));
    if !is(&told.proposition.predicate, &denial.proposition.predicate, lexicon) {
        return false;
    }
    let alike = |a: Option<&Nominal>, b: Option<&Nominal>| {
        a.zip(b).is_some_and(|(a, b)| is(&a.head, &b.head, lexicon) && !word::indefinite(&a.head))
    };
    let straight = alike(one.agent, other.agent) || alike(one.patient, other.patient);
    !straight && (alike(one.agent, other.patient) || alike(one.patient, other.agent))
}

/// Whether the subject of the denial is one of the things that the assertion speaks of.
fn spoken_of(subject: &Nominal, told: &Told<'_>, lexicon: &Lexicon) -> bool {
    let heads = |n: &Nominal| -> Vec<String> {
        let inner = n.phrases.iter().map(|(_, inner)| inner.head.clone());
        [n.head.clone()].into_iter().chain(inner).chain(n.members.iter().map(|m| m.head.clone())).collect()
    };
    subject.pronoun
        || subject.head.ends_with("ing")
        || word::indefinite(&subject.head)
        || told
            .group
            .iter()
            .flat_map(|fact| nominals(&fact.proposition))
            .flat_map(heads)
            .any(|head| is(&head, &subject.head, lexicon) || is(&subject.head, &head, lexicon))
}
