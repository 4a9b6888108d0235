//! Something is said not to exist, and spoken of as there.

use super::{Clash, Confidence, Relation, Sides, Unmet, gate, gate::Frame, keys, sketch, time, words};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Determiner, Modality, Nominal, Polarity},
};

/// The first fact denies that something exists, the second speaks of it as there.
pub(crate) const RELATION: Relation = Relation {
    name: "existence",
    summary: "something is said not to exist, and spoken of as there",
    symmetric: false,
    keys: keys::subjects,
    sides,
    quick: sketch::apart,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let (told, real) = (&fact.proposition, gate::real(fact));
    let there = told.polarity == Polarity::Positive && told.modality == Modality::Asserted;
    Sides { first: real && denied(fact).is_some(), second: real && there }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let missing = denied(one).ok_or("the first does not deny that something exists")?;
    let told = &other.proposition;
    if told.polarity == Polarity::Negative || told.modality != Modality::Asserted || denied(other).is_some() {
        return Err("the second does not speak of something as there".to_owned());
    }
    let frame = Frame::of(told);
    let there = |n: &&Nominal| {
        !taken_up(n) && !matches!(n.determiner, Determiner::No | Determiner::Any) && n.head == missing.head
    };
    let found =
        frame.all().find(there).ok_or_else(|| format!("the second does not speak of `{}`", missing.text))?;
    if sought(other, found, lexicon) {
        return Err(format!("`{}` need not be there", found.text));
    }
    within(missing, found, &frame, one, other, lexicon)?;
    let when = time::denied_within(other, one).or_else(|unmet| time::recent(other, one).ok_or(unmet))?;
    let because = vec![
        format!("`{}` is said not to be there", missing.text),
        format!("`{}` is spoken of as there", found.text),
        when,
    ];
    Ok(Clash { because, confidence: Confidence::Medium })
}

/// Whether a pronoun stands for the noun, so that the sentence need not speak of it.
fn taken_up(nominal: &Nominal) -> bool {
    matches!(nominal.text.to_lowercase().as_str(), "it" | "they" | "them")
}

/// Whether what is found is a case of what is missing: each word that restricts the one stands with
/// the other. In one document the place may be left unsaid.
fn within(
    missing: &Nominal,
    found: &Nominal,
    frame: &Frame<'_>,
    one: &Fact,
    other: &Fact,
    lexicon: &Lexicon,
) -> Result<(), Unmet> {
    let mut told: Vec<String> = frame.all().flat_map(words::described).collect();
    told.extend(other.proposition.words.iter().cloned());
    let mut kind = words::restrictors(missing);
    let mut named = words::described(missing);
    named.extend(one.proposition.phrases.iter().flat_map(|(_, n)| words::described(n)));
    let around = one.proposition.words.iter().filter(|w| !named.contains(w) && !lacked(one));
    kind.extend(words::telling(&around.cloned().collect::<Vec<_>>(), lexicon));
    let phrases = &one.proposition.phrases;
    let owner = one.proposition.subject.iter().filter(|_| lacked(one));
    let place = phrases.iter().map(|(_, n)| n).chain(owner);
    let place: Vec<String> = place.flat_map(words::described).collect();
    let one_document = one.document == other.document;
    if kind.is_empty() && (one_document || place.is_empty()) {
        return Err(format!("`{}` tells too little apart", missing.text));
    }
    let covered = words::covers(&told, &kind, lexicon)
        && (one_document && !kind.is_empty() && !lacked(one) || words::covers(&told, &place, lexicon));
    if covered { Ok(()) } else { Err(format!("`{}` need not be `{}`", found.text, missing.text)) }
}

/// Nouns that stand for a clause: "there is no way to tell", "no doubt that it will".
const LIGHT: &[&str] = &[
    "nothing", "nobody", "none", "one", "way", "doubt", "question", "choice", "need", "reason", "time",
    "chance", "point", "use", "thing", "place", "sense", "word", "shortage", "lack", "end",
];

/// Words of how much, whose denial leaves some: "there are not many".
const COUNTED: &[&str] = &["many", "much", "enough", "more", "few", "only", "most", "all", "such", "other"];

/// What a fact says not to exist, or not to be had.
fn denied(fact: &Fact) -> Option<&Nominal> {
    let told = &fact.proposition;
    let subject = told.subject.as_ref()?;
    let negative = told.polarity == Polarity::Negative;
    let some = |n: &Nominal| n.modifiers.iter().any(|m| COUNTED.contains(&m.as_str()));
    let named = |n: &Nominal| n.proper || n.pronoun || LIGHT.contains(&n.head.as_str()) || some(n);
    if lacked(fact) {
        return told.object.as_ref().filter(|object| !named(object));
    }
    let existential = matches!(told.predicate.as_str(), "exist" | "there be")
        || told.predicate == "be" && told.object.is_none() && subject.determiner == Determiner::No;
    (negative && existential && !named(subject)).then_some(subject)
}

/// Whether a fact says what its subject does not have: "has no", "lacks".
fn lacked(fact: &Fact) -> bool {
    let told = &fact.proposition;
    let negative = told.polarity == Polarity::Negative;
    let kind =
        |n: &Nominal| matches!(n.determiner, Determiner::No | Determiner::Any | Determiner::Indefinite);
    let has = told.predicate == "have" && negative && told.object.as_ref().is_some_and(kind);
    has || told.predicate == "lack" && !negative
}

/// Whether what a verb takes for its object need not be there: "wants a hospital".
fn sought(fact: &Fact, found: &Nominal, lexicon: &Lexicon) -> bool {
    const SEEKING: &[&str] = &[
        "need",
        "lack",
        "seek",
        "require",
        "demand",
        "look for",
        "search for",
        "await",
        "discuss",
        "debate",
        "oppose",
    ];
    let verb = fact.proposition.predicate.as_str();
    found.determiner != Determiner::Definite
        && (SEEKING.contains(&verb) || lexicon.attitude(verb, Part::Verb).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::Tense,
        relation::testing::{check, state},
    };

    #[test]
    fn what_is_not_there_is_spoken_of() {
        let none = state("no spare key", "exist").not();
        check(&RELATION, none.clone(), state("Anna Wirth", "use").object("the spare key"), true);
        check(&RELATION, none.clone(), state("two spare keys", "hang").with("in", "the hall"), true);
        check(&RELATION, none.clone(), state("Anna Wirth", "use").object("the front key"), false);
        check(&RELATION, none.clone(), state("Anna Wirth", "use").object("the spare key").not(), false);
        check(
            &RELATION,
            none.clone(),
            state("Anna Wirth", "use").object("the spare key").modality(Modality::Possible),
            false,
        );
        check(
            &RELATION,
            none.clone(),
            state("Anna Wirth", "make").object("a spare key").tense(Tense::Future),
            false,
        );
        check(&RELATION, none.clone(), state("Anna Wirth", "want").object("a spare key"), false);
        let lock = state("the mill", "have").object("no fire alarm").not();
        check(&RELATION, lock.clone(), state("the fire alarm of the mill", "ring"), true);
        check(&RELATION, lock, state("the fire alarm of the school", "ring"), false);
        check(
            &RELATION,
            state("a spare key", "exist"),
            state("Anna Wirth", "use").object("the spare key"),
            false,
        );
    }
}
