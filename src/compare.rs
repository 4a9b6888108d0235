//! The verdict on pairs of statements that are taken to speak of one event: contradiction, entailment
//! or neither.

use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{Modality, Polarity},
    relation::{RELATIONS, words},
};

/// How a hypothesis sits to its premises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Both cannot hold.
    Contradiction,
    /// The hypothesis holds if the premises do.
    Entailment,
    /// Neither is known.
    Neutral,
}

impl Label {
    /// Its name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Entailment => "entailment",
            Self::Neutral => "neutral",
        }
    }
}

/// The verdict on a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How the hypothesis sits to its premises.
    pub label: Label,
    /// The relation that decided, if one did.
    pub relation: Option<&'static str>,
    /// Why, in words for a reader.
    pub why: String,
}

/// The verdict on a hypothesis, each premise given by its facts.
#[must_use]
pub fn verdict(premises: &[Vec<Fact>], hypothesis: &[Fact], lexicon: &Lexicon) -> Verdict {
    let given: Vec<&Fact> = premises.iter().flatten().collect();
    let asked: Vec<&Fact> = hypothesis.iter().collect();
    if let Some((relation, why)) = contradiction(&given, &asked, lexicon) {
        return Verdict { label: Label::Contradiction, relation: Some(relation), why };
    }
    if let Some(why) = entailment(&given, &asked, lexicon) {
        return Verdict { label: Label::Entailment, relation: None, why };
    }
    Verdict { label: Label::Neutral, relation: None, why: "nothing links the two".to_owned() }
}

fn contradiction(given: &[&Fact], asked: &[&Fact], lexicon: &Lexicon) -> Option<(&'static str, String)> {
    denied(given, asked, lexicon)
        .or_else(|| denied(asked, given, lexicon))
        .or_else(|| related(given, asked, lexicon))
}

/// One side denies what the other asserts: the words of the denial are among those of the assertion.
fn denied(asserting: &[&Fact], denying: &[&Fact], lexicon: &Lexicon) -> Option<(&'static str, String)> {
    if asserting.iter().any(|fact| negative(fact) || !plain(fact)) {
        return None;
    }
    let told: Vec<String> = asserting.iter().flat_map(|fact| bag(fact)).collect();
    let denials = denying.iter().filter(|fact| negative(fact) && plain(fact));
    denials.into_iter().find_map(|denial| {
        let denied = bag(denial);
        let within = denied.len() >= 2 && denied.iter().all(|word| told.iter().any(|t| is(t, word, lexicon)));
        let list = denied.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
        within.then(|| ("denial", format!("one denies and the other asserts {list}")))
    })
}

/// A relation between two facts.
fn related(given: &[&Fact], asked: &[&Fact], lexicon: &Lexicon) -> Option<(&'static str, String)> {
    for relation in RELATIONS {
        for one in given {
            for other in asked {
                let (one, other) = (apart(one, 0), apart(other, 1));
                let clash = (relation.compare)(&one, &other, lexicon);
                if let Ok(clash) = clash.or_else(|_| (relation.compare)(&other, &one, lexicon)) {
                    return Some((relation.name, clash.because.join("; ")));
                }
            }
        }
    }
    None
}

/// The fact as one of a document of its own, undated like the other's.
fn apart(fact: &Fact, document: usize) -> Fact {
    Fact { document, ..fact.clone() }
}

/// The hypothesis says no more than the premises.
fn entailment(given: &[&Fact], asked: &[&Fact], lexicon: &Lexicon) -> Option<String> {
    let same =
        !asked.is_empty() && asked.iter().all(|fact| plain(fact)) && given.iter().all(|fact| plain(fact));
    let odd = |facts: &[&Fact]| facts.iter().any(|fact| negative(fact));
    if !same || odd(given) != odd(asked) {
        return None;
    }
    let words = |facts: &[&Fact]| -> Vec<String> { facts.iter().flat_map(|fact| bag(fact)).collect() };
    let (told, asked_words) = (words(given), words(asked));
    let (special, general) = if odd(asked) { (&asked_words, &told) } else { (&told, &asked_words) };
    let within =
        general.len() >= 2 && general.iter().all(|word| special.iter().any(|t| is(t, word, lexicon)));
    within.then(|| "each word of the one has its like in the other".to_owned())
}

/// Whether a fact is put forward as so.
fn plain(fact: &Fact) -> bool {
    fact.proposition.modality == Modality::Asserted && fact.proposition.condition.is_none()
}

fn negative(fact: &Fact) -> bool {
    fact.proposition.polarity == Polarity::Negative
}

/// Whether `one` is a case of `general`: the same, a synonym, or a kind of it.
fn is(one: &str, general: &str, lexicon: &Lexicon) -> bool {
    const PARTS: [Part; 3] = [Part::Noun, Part::Verb, Part::Adjective];
    one == general
        || words::covers(&[one.to_owned()], &[general.to_owned()], lexicon)
        || PARTS.iter().any(|&part| wordnet::synonyms(one, general, part))
        || PARTS[..2].iter().any(|&part| wordnet::hypernym(one, general, part))
}

/// The words of a fact that tell something.
fn bag(fact: &Fact) -> Vec<String> {
    const LIGHT: &[&str] = &["be", "exist", "do", "have", "get", "there"];
    let mut found = fact.proposition.words.clone();
    found.retain(|word| !LIGHT.contains(&word.as_str()) && !words::light(word));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(premise: Build, hypothesis: Build, label: Label) {
        let found = verdict(&[vec![premise.build()]], &[hypothesis.build()], &Lexicon::builtin());
        assert_eq!(found.label, label, "{}", found.why);
    }

    #[test]
    fn a_denial_of_the_more_general_contradicts() {
        let plays = state("a boy", "wash").object("a brown puppy").words("boy wash brown puppy");
        check(
            plays.clone(),
            state("a boy", "wash").object("a puppy").words("boy wash puppy").not(),
            Label::Contradiction,
        );
        check(
            plays.clone(),
            state("a boy", "wash").object("a dog").words("boy wash dog").not(),
            Label::Contradiction,
        );
        check(
            plays.clone(),
            state("a boy", "wash")
                .object("a puppy")
                .with("in", "the rain")
                .words("boy wash puppy rain")
                .not(),
            Label::Neutral,
        );
        check(plays, state("a boy", "wash").object("a horse").words("boy wash horse").not(), Label::Neutral);
    }

    #[test]
    fn the_more_general_follows() {
        let plays = state("a boy", "wash").object("a brown puppy").words("boy wash brown puppy");
        check(
            plays.clone(),
            state("a boy", "wash").object("a puppy").words("boy wash puppy"),
            Label::Entailment,
        );
        check(
            state("a boy", "wash").object("a puppy").words("boy wash puppy"),
            plays.clone(),
            Label::Neutral,
        );
        check(
            plays,
            state("a boy", "wash").object("a puppy").words("boy wash puppy").modality(Modality::Possible),
            Label::Neutral,
        );
    }
}
