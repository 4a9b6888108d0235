//! One measure of one thing, given values that cannot both be.

use super::{Clash, Confidence, Relation, Unmet, gate, gate::Frame, keys, time, words};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Bound, Polarity, Quantity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "quantity",
    summary: "one measure of one thing is given values that cannot both be",
    symmetric: true,
    keys: quantity_keys,
    compare,
};

fn quantity_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Vec<String>) {
    if fact.proposition.quantity.is_some() {
        keys::subjects(fact, lexicon, found);
        found.extend(measured(fact).map(str::to_owned));
    }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (first, second) = (&one.proposition, &other.proposition);
    let (Some(a), Some(b)) = (&first.quantity, &second.quantity) else {
        return Err("one of them states no quantity".to_owned());
    };
    if first.polarity == Polarity::Negative
        || second.polarity == Polarity::Negative
        || first.modality != second.modality
    {
        return Err("the two are not put forward alike".to_owned());
    }
    let dimension = one_dimension(a, b, lexicon)?;
    let gathered = one_measure(one, other, lexicon)?;
    let when = time::together(one, other)?;
    let values = excludes(a, b).ok_or_else(|| "the values can both be".to_owned())?;
    let because = [gathered, dimension, when, values].to_vec();
    let known = first.about.is_some() && second.about.is_some() || one.document == other.document;
    Ok(Clash { because, confidence: if known { Confidence::High } else { Confidence::Medium } })
}

/// Whether two units measure the same: the same unit, or units of one dimension.
fn one_dimension(one: &Quantity, other: &Quantity, lexicon: &Lexicon) -> Result<String, Unmet> {
    let dimension = |quantity: &Quantity| lexicon.unit(&quantity.unit).map(|unit| unit.dimension);
    let (first, second) = (dimension(one), dimension(other));
    match (first, second) {
        _ if one.unit == other.unit => Ok(if one.unit.is_empty() {
            "both count".to_owned()
        } else {
            format!("both are in {}", one.unit)
        }),
        (Some(first), Some(second)) if first == second => Ok(format!("both are of {first}")),
        _ => Err("the two are in units of different kinds".to_owned()),
    }
}

/// The word for what is measured.
fn measured(fact: &Fact) -> Option<&str> {
    let quantity = fact.proposition.quantity.as_ref()?;
    let agent = Frame::of(&fact.proposition).agent.filter(|agent| !agent.pronoun);
    quantity.measures.as_deref().or(agent.map(|agent| agent.head.as_str()))
}

/// Whether both measure the same of the same: the words of the one contain those of the other.
fn one_measure(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<String, Unmet> {
    let (Some(first), Some(second)) = (measured(one), measured(other)) else {
        return Err("what one of them measures is not known".to_owned());
    };
    let counted = one.proposition.quantity.as_ref().is_some_and(|quantity| quantity.unit.is_empty());
    if counted {
        gate::predicates(&one.proposition, &other.proposition, lexicon)?;
    }
    let (a, b) = (bag(one), bag(other));
    let shared =
        |word: &str, bag: &[String]| bag.iter().any(|w| words::same(w, word, Part::Noun, lexicon).is_some());
    if words::same(first, second, Part::Noun, lexicon).is_none() && !(shared(first, &b) && shared(second, &a))
    {
        return Err(format!("the one measures `{first}`, the other `{second}`"));
    }
    if !words::covers(&a, &b, lexicon) && !words::covers(&b, &a, lexicon) {
        return Err(format!("the words around `{first}` differ"));
    }
    let common = a.iter().filter(|word| shared(word, &b)).count();
    let needed = if one.document == other.document { 2 } else { 3 };
    if common < needed {
        return Err("too little is shared to take the two for one".to_owned());
    }
    Ok(format!("both measure `{first}`"))
}

/// All words of a fact's noun phrases that tell something apart, numbers left out.
fn bag(fact: &Fact) -> Vec<String> {
    let mut words: Vec<String> = Frame::of(&fact.proposition).all().flat_map(words::described).collect();
    words.extend(fact.proposition.quantity.iter().filter_map(|q| q.measures.clone()));
    words.retain(|word| !words::numeral(word) && !words::light(word));
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether two values cannot both be, and why.
fn excludes(one: &Quantity, other: &Quantity) -> Option<String> {
    let apart = |a: (f64, f64), b: (f64, f64)| a.1 < b.0 || b.1 < a.0;
    let show = |q: &Quantity| format!("{}{}{}", q.value, if q.unit.is_empty() { "" } else { " " }, q.unit);
    apart(span(one), span(other)).then(|| format!("{} and {} cannot both be", show(one), show(other)))
}

/// The values that a quantity allows, its rounding included, in base units.
fn span(quantity: &Quantity) -> (f64, f64) {
    let middle = quantity.low.or(quantity.high).unwrap_or(0.0);
    let factor = if quantity.value == 0.0 { 1.0 } else { (middle / quantity.value).abs() };
    let slack = match quantity.bound {
        Bound::About => (middle.abs() * 0.1).max(quantity.precision * factor),
        Bound::Exact => quantity.precision * factor,
        _ => 0.0,
    };
    let low = quantity.low.map_or(f64::NEG_INFINITY, |low| low - slack);
    let high = quantity.high.map_or(f64::INFINITY, |high| high + slack);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::{Modality, Tense},
        relation::testing::{Build, state},
    };

    #[track_caller]
    fn check(one: Build, other: Build, fires: bool) {
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    fn toll(value: f64) -> Build {
        state("the toll of the Sava bridge", "be").quantity(value, "eur", "toll").tense(Tense::Present)
    }

    #[test]
    fn one_measure_has_one_value() {
        check(toll(4.0), toll(7.0), true);
        check(toll(4.0), toll(4.4), false);
        check(toll(4.0), toll(7.0).bound(Bound::AtMost), false);
        check(toll(40.0), toll(43.0).bound(Bound::About), false);
        check(toll(4.0), toll(7.0).modality(Modality::Possible), false);
        check(toll(4.0), toll(7.0).not(), false);
    }

    #[test]
    fn other_measures_things_and_times_are_silent() {
        check(
            toll(4.0),
            state("the toll of the Drava bridge", "be").quantity(7.0, "eur", "toll").tense(Tense::Present),
            false,
        );
        check(
            toll(4.0),
            state("the cost of the Sava bridge", "be").quantity(7.0, "eur", "cost").tense(Tense::Present),
            false,
        );
        check(
            toll(4.0),
            state("the toll of the Sava bridge", "be").quantity(7.0, "km", "toll").tense(Tense::Present),
            false,
        );
        check(
            toll(4.0).about("2022-01-01", "2023-01-01"),
            toll(7.0).about("2023-01-01", "2024-01-01"),
            false,
        );
    }

    #[test]
    fn counts_need_one_predicate() {
        let freed = state("the hostages of Ravenna", "free").passive().quantity(9.0, "", "hostage");
        check(
            freed.clone(),
            state("the hostages of Ravenna", "free").passive().quantity(6.0, "", "hostage"),
            true,
        );
        check(
            freed.clone(),
            state("the hostages of Ravenna", "see").passive().quantity(6.0, "", "hostage"),
            false,
        );
    }
}
