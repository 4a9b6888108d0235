//! Opposites of one party about one thing: stances that cannot both be held, predicates or complements
//! that exclude each other.

use super::{
    Clash, Confidence, Quick, Relation, Sides, Sketch, Unmet, frame::predicate, gate, keys, matter,
    sketch::copula, spoken, time, words,
};
use crate::{
    claim::Attribution,
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Modality, Polarity, Proposition, Tense, Voice},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "opposition",
    summary: "one party takes opposite stances, or does opposite things",
    symmetric: true,
    keys: keys::parts,
    sides,
    quick,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && fact.proposition.polarity == Polarity::Positive)
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    if one.stance != 0 && other.stance != 0 {
        return Quick::Maybe;
    }
    match (one.copula && other.copula, one.object != 0 && other.object != 0) {
        _ if !gate::exclusive(one.modality, other.modality) => Quick::No,
        (true, true) => Quick::Linked(one.object, other.object),
        (true, false) => Quick::No,
        (false, _) => one.linked(other),
    }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    if let Some(clash) = stances(one, other, lexicon) {
        return clash;
    }
    let (first, second) = (&one.proposition, &other.proposition);
    gate::modalities(first.modality, second.modality)?;
    gate::unrestricting(one, other)?;
    let link = opposites(first, second, lexicon)?;
    let mut gathered = if complements(first, second) {
        gate::same_subject(one, other, lexicon)?
    } else {
        gate::same_parts(one, other, lexicon)?
    };
    gate::enough(one, other, &gathered)?;
    in_turn(one, other)?;
    let when = time::together(one, other)?;
    gathered.because.insert(0, link);
    gathered.because.push(when);
    Ok(Clash { confidence: gathered.confidence(), because: gathered.because })
}

/// What one text tells of one party, it tells in turn: who buys and sells does first the one, then the
/// other, unless both are told of one time. A state that is so in one place may not be so in another.
fn in_turn(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    let (first, second) = (&one.proposition, &other.proposition);
    if one.document != other.document || first.about.is_some() && second.about.is_some() {
        return Ok(());
    }
    if !complements(first, second) {
        return Err("the one may have followed the other".to_owned());
    }
    let compared =
        |p: &Proposition| p.object.as_ref().is_some_and(|n| !n.text.to_lowercase().contains(&n.head));
    if compared(first) != compared(second) {
        return Err("the one compares, and the other does not".to_owned());
    }
    if first.phrases.len() != second.phrases.len() {
        return Err("a phrase of the one tells it apart from the other".to_owned());
    }
    Ok(())
}

/// What a text tells to have been before is over by what it tells next: who had praised, and then condemned,
/// changed.
fn told_in_turn(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    let narrated = |fact: &Fact| {
        let own = |level: &Attribution| level.cue_spans.first() == Some(&fact.proposition.cue);
        fact.proposition.about.is_none() && fact.attribution.iter().all(own)
    };
    let tenses = [one.proposition.tense, other.proposition.tense];
    let before = tenses.contains(&Some(Tense::Past)) && tenses.contains(&Some(Tense::Perfect));
    let one_time = one.document == other.document && one.said() == other.said();
    if before && one_time && narrated(one) && narrated(other) {
        return Err("the one may have followed the other".to_owned());
    }
    Ok(())
}

/// Two stances of one side that the table holds incompatible; none if they are not.
fn stances(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Option<Result<Clash, Unmet>> {
    let (first, second) = (one.proposition.stance.as_deref()?, other.proposition.stance.as_deref()?);
    let affirmed = |fact: &Fact| fact.proposition.polarity == Polarity::Positive;
    if !affirmed(one) || !affirmed(other) || !words::incompatible(first, second, lexicon) {
        return None;
    }
    Some(stance_clash(one, other, lexicon))
}

fn stance_clash(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let must = |fact: &Fact| {
        let told = &fact.proposition;
        let you = told.subject.as_ref().is_some_and(|n| n.pronoun && n.text.eq_ignore_ascii_case("you"));
        told.modality == Modality::Obligation && (you || told.voice == Voice::Reported)
    };
    if must(one) || must(other) {
        return Err("what one of them must do is no position that it takes".to_owned());
    }
    let holder = gate::one_holder(one, other)?;
    told_in_turn(one, other)?;
    let topic = matter::one_topic(one, other, lexicon)?;
    let when = time::stances(one, other)?;
    let name = |fact: &Fact| spoken::position(&fact.proposition);
    let pair = format!("nobody can hold both “{}” and “{}”", name(one), name(other));
    Ok(Clash { because: vec![holder, topic, pair, when], confidence: Confidence::High })
}

/// Both say what the subject is.
fn complements(one: &Proposition, other: &Proposition) -> bool {
    copula(one) && copula(other)
}

/// The opposites: predicates, or the complements of a copula.
fn opposites(one: &Proposition, other: &Proposition, lexicon: &Lexicon) -> Result<String, Unmet> {
    use Part::{Adjective, Noun, Verb};
    let none = || Err("no opposites are known in them".to_owned());
    if one.polarity == Polarity::Negative || other.polarity == Polarity::Negative {
        return Err("one of them is denied".to_owned());
    }
    if complements(one, other) {
        let (Some(first), Some(second)) = (&one.object, &other.object) else { return none() };
        let plain = words::restrictors(first).is_empty() && words::restrictors(second).is_empty();
        let opposed = words::opposite(&first.head, &second.head, Adjective, lexicon)
            || words::opposite(&first.head, &second.head, Noun, lexicon);
        return if plain && opposed {
            Ok(format!("`{}` and `{}` are opposites", first.head, second.head))
        } else {
            none()
        };
    }
    let (first, second) = (predicate(one), predicate(other));
    let opposed = |part| words::opposite(first, second, part, lexicon);
    if opposed(Verb) || opposed(Adjective) {
        return Ok(format!("`{}` and `{}` are opposites", one.predicate, other.predicate));
    }
    none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, state};

    #[test]
    fn one_text_tells_what_came_after() {
        let bought = state("the Guild", "accept").object("the new tariff");
        let sold = state("the Guild", "reject").object("the new tariff");
        check(&RELATION, bought.clone(), sold.clone(), false);
        check(
            &RELATION,
            bought.about("2024-03-05", "2024-03-06"),
            sold.about("2024-03-05", "2024-03-06"),
            true,
        );
    }

    #[test]
    fn one_party_does_opposite_things() {
        let accepted = state("the Guild", "accept").object("the new tariff");
        let rejected = state("the Guild", "reject").object("the new tariff");
        let next = |fact: Build| fact.elsewhere("2024-03-13");
        check(&RELATION, accepted.clone(), next(rejected.clone()), true);
        check(&RELATION, accepted.clone(), next(rejected.clone().not()), false);
        check(
            &RELATION,
            accepted.clone(),
            next(state("the Guild", "reject").object("the old tariff")),
            false,
        );
        check(
            &RELATION,
            accepted.clone(),
            next(state("the Chamber", "reject").object("the new tariff")),
            false,
        );
        check(&RELATION, accepted, rejected.elsewhere("2024-09-01"), false);
    }

    #[test]
    fn stances_that_exclude_each_other() {
        let ready =
            state("Ravenna", "be").own("Ravenna").stance("ready_to_negotiate").topic("talks", "talks");
        let refuses =
            state("Ravenna", "rule out").own("Ravenna").stance("refuse_to_negotiate").topic("talks", "talks");
        check(&RELATION, ready.clone(), refuses.clone(), true);
        check(&RELATION, ready.clone(), refuses.clone().own("Ferrara"), false);
        check(
            &RELATION,
            ready.topic("talks", "talks on fish"),
            refuses.topic("talks", "talks on customs"),
            false,
        );
    }

    #[test]
    fn complements_that_exclude_each_other() {
        let open = state("the lower lock", "be").object("open");
        check(&RELATION, open.clone(), state("the lower lock", "be").object("closed"), true);
        check(&RELATION, open, state("the upper lock", "be").object("closed"), false);
    }
}
