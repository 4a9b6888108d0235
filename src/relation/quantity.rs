//! One measure of one thing, given values that cannot both be.

mod attribute;
mod measure;
mod way;

use measure::{one_measure, verb};

use super::{Clash, Confidence, Keys, Quick, Relation, Sides, Sketch, Unmet, gate, keys, time};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Bound, Modality, Polarity, Quantity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "quantity",
    summary: "one measure of one thing is given values that cannot both be",
    symmetric: true,
    keys: quantity_keys,
    sides,
    quick,
    compare,
};

fn quantity_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    if fact.proposition.quantity.is_some() && !fact.proposition.derived() {
        keys::subjects(fact, lexicon, found);
        verb(fact).into_iter().for_each(|verb| found.add(&["to ", verb]));
    }
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let told = &fact.proposition;
    Sides::either(
        gate::real(fact) && told.quantity.is_some() && !told.derived() && told.polarity == Polarity::Positive,
    )
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    let (Some(a), Some(b)) = (&one.fact.proposition.quantity, &other.fact.proposition.quantity) else {
        return Quick::No;
    };
    let alike = one.modality == other.modality && a.dimension == b.dimension && !one.beside(other);
    Quick::from(alike && (!a.dimension.is_empty() || a.unit == b.unit))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (first, second) = (&one.proposition, &other.proposition);
    if first.derived() || second.derived() {
        return Err("a relation of its own compares one of them".to_owned());
    }
    let (Some(a), Some(b)) = (&first.quantity, &second.quantity) else {
        return Err("one of them states no quantity".to_owned());
    };
    if first.polarity == Polarity::Negative
        || second.polarity == Polarity::Negative
        || first.modality != second.modality
    {
        return Err("the two are not put forward alike".to_owned());
    }
    let dimension = one_dimension(a, b)?;
    let (gathered, inherent) = one_measure(one, other, lexicon)?;
    let when = if lasting(one) && inherent { time::near(one, other)? } else { time::together(one, other)? };
    later_count(one, other)?;
    let (a, b) = if a.bound == b.bound { (limit(one, a), limit(other, b)) } else { (a.clone(), b.clone()) };
    let values = gate::values(&a, &b)?;
    let because = [gathered, dimension, when, values].to_vec();
    let known = first.about.is_some() && second.about.is_some() || one.document == other.document;
    Ok(Clash { because, confidence: if known { Confidence::High } else { Confidence::Medium } })
}

/// Whether a thing keeps a quantity of this kind whatever happens to it: the length of a bridge that was closed.
fn lasting(fact: &Fact) -> bool {
    let dimension = fact.proposition.quantity.as_ref().map(|quantity| quantity.dimension.as_str());
    matches!(dimension, Some("length" | "area" | "volume" | "mass" | "power"))
}

/// A required or allowed bound is itself one value: at least 8 characters are asked for, or at least 12.
fn limit(fact: &Fact, quantity: &Quantity) -> Quantity {
    let required = matches!(fact.proposition.modality, Modality::Obligation | Modality::Permitted);
    let bound = quantity.low.or(quantity.high).filter(|_| {
        required
            && matches!(quantity.bound, Bound::AtLeast | Bound::AtMost)
            && quantity.open == (false, false)
    });
    match bound {
        Some(bound) => {
            Quantity { low: Some(bound), high: Some(bound), bound: Bound::Exact, ..quantity.clone() }
        }
        None => quantity.clone(),
    }
}

/// Whether two counts of what goes on happening were made at one time: a later toll may be higher.
fn later_count(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    let (Some(first), Some(second)) = (one.said(), other.said()) else { return Ok(()) };
    let (earlier, later) = if first <= second { (one, other) } else { (other, one) };
    let value = |fact: &Fact| fact.proposition.quantity.as_ref().map(|q| (q.unit.is_empty(), q.value));
    let (Some((true, before)), Some((true, after))) = (value(earlier), value(later)) else { return Ok(()) };
    let grows = [earlier, later].iter().all(|fact| GROWING.contains(&fact.proposition.predicate.as_str()));
    if grows && first != second && after > before {
        return Err("the count may have risen since".to_owned());
    }
    Ok(())
}

/// Verbs of what more and more may be found to have undergone.
const GROWING: &[&str] = &[
    "arrest", "bury", "detain", "die", "displace", "evacuate", "find", "flee", "hurt", "infect", "injure",
    "kill", "perish", "rescue", "save", "wound",
];

/// Whether two units measure the same: the same unit, or units of one dimension.
fn one_dimension(one: &Quantity, other: &Quantity) -> Result<String, Unmet> {
    if one.unit == other.unit {
        return Ok(if one.unit.is_empty() {
            "both count".to_owned()
        } else {
            format!("both are in {}", one.unit)
        });
    }
    if one.dimension == other.dimension && !one.dimension.is_empty() {
        return Ok(format!("both are of {}", one.dimension));
    }
    Err("the two are in units of different kinds".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::{MEASURE, Tense},
        relation::testing::{Build, check, noun, state},
    };

    fn toll(value: f64) -> Build {
        state("the toll of the Sava bridge", "be").quantity(value, "eur", "toll").tense(Tense::Present)
    }

    #[test]
    fn one_measure_has_one_value() {
        check(&RELATION, toll(4.0), toll(7.0), true);
        check(&RELATION, toll(4.0), toll(4.4), false);
        check(&RELATION, toll(4.0), toll(7.0).bound(Bound::AtMost), false);
        check(&RELATION, toll(40.0), toll(43.0).bound(Bound::About), false);
        check(&RELATION, toll(4.0), toll(7.0).modality(Modality::Possible), false);
        check(&RELATION, toll(4.0), toll(7.0).not(), false);
    }

    #[test]
    fn other_measures_things_and_times_are_silent() {
        check(
            &RELATION,
            toll(4.0),
            state("the toll of the Drava bridge", "be").quantity(7.0, "eur", "toll").tense(Tense::Present),
            false,
        );
        check(
            &RELATION,
            toll(4.0),
            state("the cost of the Sava bridge", "be").quantity(7.0, "eur", "cost").tense(Tense::Present),
            false,
        );
        check(
            &RELATION,
            toll(4.0),
            state("the toll of the Sava bridge", "be").quantity(7.0, "km", "toll").tense(Tense::Present),
            false,
        );
        check(
            &RELATION,
            toll(4.0).about("2022-01-01", "2023-01-01"),
            toll(7.0).about("2023-01-01", "2024-01-01"),
            false,
        );
    }

    #[test]
    fn what_a_thing_is_said_to_cost_is_not_what_it_earns() {
        let cost = |verb: &str, value: f64| state("the Sava bridge", verb).quantity(value, "eur", "");
        check(&RELATION, cost("cost", 4.0), cost("cost", 7.0), true);
        check(&RELATION, cost("cost", 4.0), cost("earn", 7.0), false);
        check(&RELATION, cost("rise", 4.0), cost("fall", 7.0), true);
    }

    #[test]
    fn required_bounds_are_values() {
        let least = |value: f64| {
            let required = state("the Sava password", "have").modality(Modality::Obligation);
            required.quantity(value, "", "character").bound(Bound::AtLeast)
        };
        check(&RELATION, least(8.0), least(12.0), true);
        check(&RELATION, least(8.0), least(12.0).bound(Bound::AtMost), false);
        check(
            &RELATION,
            least(8.0).modality(Modality::Asserted),
            least(12.0).modality(Modality::Asserted),
            false,
        );
    }

    #[test]
    fn a_later_toll_may_be_higher() {
        let dead = |value: f64| state("people of Ravenna", "die").quantity(value, "", "people");
        let later = |value: f64| dead(value).elsewhere("2024-05-02").build();
        let found = |earlier: f64, late: f64| later_count(&dead(earlier).build(), &later(late)).is_ok();
        assert!(found(9.0, 7.0));
        assert!(!found(7.0, 9.0));
    }

    fn measured(words: &str, value: f64) -> Build {
        state("", MEASURE).phrase("", noun(words)).quantity(value, "km", "")
    }

    #[test]
    fn what_noun_phrases_measure() {
        check(&RELATION, measured("the white tower", 40.0), measured("the tower", 50.0), true);
        check(&RELATION, measured("the white tower", 40.0), measured("the tower", 40.4), false);
        check(&RELATION, measured("the white tower", 40.0), measured("the red tower", 50.0), false);
        check(&RELATION, measured("the white tower", 40.0), measured("a tower", 50.0), false);
        check(&RELATION, measured("the distance", 40.0), measured("the distance", 50.0), false);
        check(&RELATION, measured("the deficit of 2021", 40.0), measured("the deficit of 2022", 50.0), false);
        check(&RELATION, measured("the deficit of 2021", 40.0), measured("the deficit of 2021", 50.0), true);
    }

    #[test]
    fn counts_need_one_predicate() {
        let freed = state("the hostages of Ravenna", "free").passive().quantity(9.0, "", "hostage");
        check(
            &RELATION,
            freed.clone(),
            state("the hostages of Ravenna", "free").passive().quantity(6.0, "", "hostage"),
            true,
        );
        check(
            &RELATION,
            freed.clone(),
            state("the hostages of Ravenna", "see").passive().quantity(6.0, "", "hostage"),
            false,
        );
    }
}
