//! One statement denies what the other asserts: what is asserted is a case of what is denied.

use super::{
    kind,
    side::{Side, Told, nominals},
    word::{self, is, within},
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Determiner, Modality, Nominal, Proposition},
    relation::{Frame, gate, words},
};

/// Why the one denies what the other asserts, if it does.
pub(super) fn denied(asserting: &Side<'_>, denying: &Side<'_>, lexicon: &Lexicon) -> Option<String> {
    let told = denying.asserted.iter().chain(&asserting.asserted);
    let known: Vec<&Fact> =
        told.map(|told| told.fact).filter(|fact| fact.proposition.predicate == "be").collect();
    denying.denied.iter().find_map(|denial| {
        let met = asserting.asserted.iter().any(|told| case(told, denial, &known, lexicon));
        let list = || denial.words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
        met.then(|| format!("one denies and the other asserts {}", list()))
    })
}

/// Whether what is asserted is a case of what is denied. `known` tells what the subjects are.
fn case(told: &Told<'_>, denial: &Told<'_>, known: &[&Fact], lexicon: &Lexicon) -> bool {
    let subject = denial.fact.proposition.subject.as_ref();
    let whole = every(told.fact.proposition.subject.as_ref());
    let kinds = kinds(told.fact.proposition.subject.as_ref(), known);
    let spoken = || {
        subject.is_none_or(|s| {
            spoken_of(s, told, lexicon) || kinds.iter().any(|kind| is(&kind.head, &s.head, lexicon))
        })
    };
    if !modes(told.fact.proposition.modality, denial.fact.proposition.modality)
        || !whole && !spoken()
        || partly(denial.fact, told.fact)
        || denial.group.iter().any(|fact| told.unreal.contains(&fact.proposition.predicate.as_str()))
    {
        return false;
    }
    let words = left(told, denial, whole, lexicon);
    let nobody = whole || subject.is_some_and(|s| word::indefinite(&s.head));
    let enough =
        words.len() >= 2 || (nobody || pronouns(told, denial, lexicon)) && words.iter().any(|w| !common(w));
    let mut given = told.words.clone();
    given.extend(kinds.into_iter().flat_map(words::described));
    if told.fact.proposition.predicate == denial.fact.proposition.predicate {
        given.extend(told.fact.proposition.complement.iter().cloned());
    }
    enough
        && within(&given, &words, lexicon)
        && denial.group.iter().all(|denied| touched(denied, told, lexicon))
        && !told.group.iter().any(|fact| swapped(fact, denial.fact, lexicon))
        && !told.group.iter().any(|fact| denial.group.iter().any(|denied| elsewhere(fact, denied, lexicon)))
}

/// The words of a denial that do not follow from what is told of all of a kind.
fn left(told: &Told<'_>, denial: &Told<'_>, whole: bool, lexicon: &Lexicon) -> Vec<String> {
    let subject = denial.fact.proposition.subject.as_ref();
    let mut words = denial.words.clone();
    if whole && let Some(subject) = subject {
        without(&mut words, subject);
    }
    let wholes: Vec<&Nominal> = wholes(told, denial, whole, lexicon).collect();
    for one in nominals(&denial.fact.proposition).skip(usize::from(subject.is_some())) {
        if wholes.iter().any(|all| kind::holds(all, one, lexicon)) {
            without(&mut words, one);
        }
    }
    words
}

/// Whether the ways in which the two are put forward exclude each other: what cannot be is not possible. What is
/// planned or tried need not come about.
fn modes(asserted: Modality, denied: Modality) -> bool {
    use Modality::{Able, Asserted, Intended, Possible};
    match (asserted, denied) {
        (Asserted, Intended) | (Intended, Asserted) => false,
        (Possible, Able) => true,
        _ => gate::exclusive(asserted, denied),
    }
}

/// Takes the words of a noun phrase out.
fn without(words: &mut Vec<String>, nominal: &Nominal) {
    let named = words::described(nominal);
    words.retain(|word| !named.contains(word) && *word != nominal.head);
}

/// The noun phrases that stand for all of a kind, in what is told of the subject of the denial, or of everyone.
fn wholes<'t>(
    told: &'t Told<'_>,
    denial: &'t Told<'_>,
    whole: bool,
    lexicon: &'t Lexicon,
) -> impl Iterator<Item = &'t Nominal> {
    let subject = denial.fact.proposition.subject.as_ref();
    let same = move |fact: &&&Fact| {
        let one = fact.proposition.subject.as_ref();
        is(&fact.proposition.predicate, &denial.fact.proposition.predicate, lexicon)
            && (whole || one.zip(subject).is_some_and(|(a, b)| is(&a.head, &b.head, lexicon)))
    };
    let facts = told.group.iter().filter(same);
    facts.flat_map(|fact| nominals(&fact.proposition).skip(1)).flat_map(each)
}

/// What the subject is said to be by other facts: "Anna is a clerk".
fn kinds<'f>(subject: Option<&Nominal>, known: &[&'f Fact]) -> Vec<&'f Nominal> {
    let Some(subject) = subject.filter(|s| s.proper) else { return Vec::new() };
    let named = |fact: &&&Fact| {
        let told = &fact.proposition;
        told.subject.as_ref().is_some_and(|s| s.proper && s.head == subject.head)
    };
    known.iter().filter(named).filter_map(|fact| fact.proposition.object.as_ref()).collect()
}

/// Whether both speak of whom a pronoun means, of one deed with no more words to it.
fn pronouns(told: &Told<'_>, denial: &Told<'_>, lexicon: &Lexicon) -> bool {
    let (one, other) = (&told.fact.proposition, &denial.fact.proposition);
    let pronoun =
        |p: &Proposition| p.subject.as_ref().is_some_and(|s| s.pronoun && !word::indefinite(&s.head));
    let bare = |p: &Proposition| p.object.as_ref().is_none_or(|o| o.pronoun) && p.phrases.is_empty();
    pronoun(one)
        && pronoun(other)
        && bare(one)
        && bare(other)
        && is(&one.predicate, &other.predicate, lexicon)
}

/// Whether what the denial is done to is a part of the assertion, and not only tells of a part: who cuts the tape on
/// a box cuts no box.
fn touched(denial: &Fact, told: &Told<'_>, lexicon: &Lexicon) -> bool {
    let Some(object) = Frame::of(&denial.proposition).patient.filter(|n| n.members.is_empty() && !n.pronoun)
    else {
        return true;
    };
    let inner = told.group.iter().flat_map(|fact| nominals(&fact.proposition)).flat_map(|n| &n.phrases);
    let alike = |n: &Nominal| is(&n.head, &object.head, lexicon);
    let place =
        |word: &str| matches!(word, "on" | "in" | "under" | "behind" | "near" | "beside" | "by" | "at");
    let parts = told.group.iter().flat_map(|fact| nominals(&fact.proposition)).flat_map(each);
    let mut inside = inner.filter(|(_, n)| alike(n)).peekable();
    inside.peek().is_none() || parts.into_iter().any(alike) || !inside.all(|(word, _)| place(word))
}

/// Whether the two place one deed on two sides of a thing: "onto the roof", "into the roof".
fn elsewhere(told: &Fact, denial: &Fact, lexicon: &Lexicon) -> bool {
    const SIDES: &[&[&str]] = &[
        &["on", "onto", "upon"],
        &["in", "into", "inside"],
        &["out of", "off", "from"],
        &["under", "below", "beneath"],
        &["behind"],
        &["over", "above"],
        &["before", "until"],
        &["after", "since"],
    ];
    let side = |word: &str| SIDES.iter().position(|side| side.contains(&word));
    let apart = |(p, a): &(String, Nominal)| {
        told.proposition.phrases.iter().any(|(q, b)| {
            side(p).zip(side(q)).is_some_and(|(one, other)| one != other) && is(&b.head, &a.head, lexicon)
        })
    };
    told.proposition.predicate == denial.proposition.predicate && denial.proposition.phrases.iter().any(apart)
}

/// A noun phrase and the members of it.
fn each(nominal: &Nominal) -> impl Iterator<Item = &Nominal> {
    std::iter::once(nominal).chain(&nominal.members)
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
    let one = told.fact.proposition.subject.as_ref();
    let many = one.is_some_and(|s| s.plural || matches!(s.determiner, Determiner::All | Determiner::Most));
    subject.pronoun && !(many && matches!(subject.text.to_lowercase().as_str(), "it" | "he" | "she"))
        || subject.head.ends_with("ing")
        || word::indefinite(&subject.head)
        || told
            .group
            .iter()
            .flat_map(|fact| nominals(&fact.proposition))
            .flat_map(heads)
            .any(|head| is(&head, &subject.head, lexicon) || is(&subject.head, &head, lexicon))
}
