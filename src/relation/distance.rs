//! How far two things, or two rivals, are apart, given values that cannot both be.

use super::{Clash, Confidence, Keys, Relation, Sides, Unmet, gate, keys, nominal, sketch, time};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{APART, Nominal, Quantity, Tense},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "distance",
    summary: "how far two things or rivals are apart is given values that cannot both be",
    symmetric: true,
    keys: distance_keys,
    sides,
    quick: sketch::apart,
    compare,
};

/// Two with what parts them.
struct Gap<'f> {
    one: &'f Nominal,
    other: &'f Nominal,
    quantity: &'f Quantity,
    /// By which means the way between them is told, or what rivals are counted by.
    way: &'f str,
}

fn gap(fact: &Fact) -> Option<Gap<'_>> {
    let told = Some(&fact.proposition).filter(|told| told.predicate == APART)?;
    let [(_, one), (_, other)] = told.phrases.as_slice() else { return None };
    let quantity = told.quantity.as_ref()?;
    Some(Gap { one, other, quantity, way: quantity.measures.as_deref().unwrap_or_default() })
}

fn distance_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    if let Some(gap) = gap(fact) {
        keys::name(gap.one, found);
        keys::name(gap.other, found);
    }
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && gap(fact).is_some())
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (a, b) = gap(one).zip(gap(other)).ok_or("one of them does not tell how far two are apart")?;
    let rivals = a.quantity.unit.is_empty();
    ways(&a, &b)?;
    let same = |x: &Nominal, y: &Nominal| gate::refer(x, y, lexicon).map(drop);
    let straight = same(a.one, b.one).and_then(|()| same(a.other, b.other));
    if rivals {
        straight?;
    } else {
        straight
            .or_else(|unmet| same(a.one, b.other).and_then(|()| same(a.other, b.one)).map_err(|_| unmet))?;
    }
    let named = [&a, &b].iter().all(|gap| nominal::name(gap.one) && nominal::name(gap.other));
    if !named && one.document != other.document {
        return Err("one of the two is not named".to_owned());
    }
    let when =
        if rivals { Some(contest(one, other, a.way)?) } else { standing(one, other).map(|()| None)? };
    let values = gate::values(a.quantity, b.quantity)?;
    let between = format!("both tell how far `{}` and `{}` are apart", a.one.text, a.other.text);
    let confidence = if named { Confidence::High } else { Confidence::Medium };
    Ok(Clash { because: [Some(between), when, Some(values)].into_iter().flatten().collect(), confidence })
}

/// Whether both go by one means. No straight line is longer than a way.
fn ways(a: &Gap<'_>, b: &Gap<'_>) -> Result<(), Unmet> {
    let plain = |gap: &Gap<'_>| matches!(gap.way, "distance" | "air");
    let longer =
        |gap: &Gap<'_>, way: &Gap<'_>| plain(gap) && !plain(way) && gap.quantity.low > way.quantity.high;
    if a.way == b.way || longer(a, b) || longer(b, a) {
        Ok(())
    } else {
        Err("the two go by different ways".to_owned())
    }
}

/// Places stay where they are; what moves is told of in the past, or with a time.
fn standing(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    for fact in [one, other] {
        let moved = fact.proposition.phrases.iter().any(|(_, noun)| {
            let first = noun.modifiers.iter().chain([&noun.head]);
            first.flat_map(|word| word.split(' ')).any(|word| MOVING.contains(&word))
        });
        if moved || fact.proposition.tense == Some(Tense::Past) {
            return Err("what is there at one time may be elsewhere at another".to_owned());
        }
    }
    Ok(())
}

/// What does not stay where it is.
const MOVING: &[&str] = &[
    "aircraft",
    "army",
    "boat",
    "column",
    "convoy",
    "cyclone",
    "ferry",
    "fire",
    "fleet",
    "front",
    "hurricane",
    "plane",
    "ship",
    "storm",
    "tanker",
    "train",
    "troop",
    "typhoon",
    "vessel",
    "wildfire",
];

/// Whether both tell of one contest. Votes are counted once; matches are played again.
fn contest(one: &Fact, other: &Fact, counted: &str) -> Result<String, Unmet> {
    let dated = one.proposition.about.is_some() && other.proposition.about.is_some();
    if !matches!(counted, "ballot" | "vote") && !dated && one.document != other.document {
        return Err("the two may have met more than once".to_owned());
    }
    time::meet(one, other).unwrap_or_else(|| time::near(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, noun, state};

    fn apart(one: &str, other: &str, value: f64, unit: &str, way: &str) -> Build {
        let fact = state("", APART).phrase("", noun(one)).phrase("", noun(other));
        fact.quantity(value, unit, way).tense(Tense::Present)
    }

    #[test]
    fn places_are_apart_by_one_distance() {
        let far = |one: &str, other: &str, value: f64, way: &str| apart(one, other, value, "km", way);
        let known = far("Ravenna", "Ferrara", 75.0, "distance");
        check(&RELATION, known.clone(), far("Ferrara", "Ravenna", 40.0, "distance"), true);
        check(&RELATION, known.clone(), far("Ravenna", "Ferrara", 40.0, "road"), true);
        check(&RELATION, known.clone(), far("Ravenna", "Ferrara", 90.0, "road"), false);
        check(&RELATION, known.clone(), far("Ravenna", "Ferrara", 75.4, "distance"), false);
        check(&RELATION, known, far("Ravenna", "Cesena", 40.0, "distance"), false);
        let ship = far("the ship Ravenna", "Ferrara", 75.0, "distance");
        check(&RELATION, ship.clone(), far("the ship Ravenna", "Ferrara", 40.0, "distance"), false);
    }

    #[test]
    fn a_contest_is_won_by_one_margin() {
        let won = |one: &str, other: &str, value: f64| apart(one, other, value, "", "vote");
        check(&RELATION, won("Wirth", "Lund", 40.0), won("Wirth", "Lund", 75.0), true);
        check(&RELATION, won("Wirth", "Lund", 40.0), won("Wirth", "Holm", 75.0), false);
        check(&RELATION, won("Wirth", "Lund", 40.0), won("Lund", "Wirth", 75.0), false);
    }
}
