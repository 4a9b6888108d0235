//! One event or thing is placed where it cannot be both: two sides of one place, or two named places.

use super::{
    Clash, Quick, Relation, Sides, Sketch, Unmet, gate,
    gate::Frame,
    keys,
    nominal::{Extent, extent, weight},
    time, words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Modality, Nominal, Polarity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "location",
    summary: "one event or thing is placed where it cannot be both",
    symmetric: true,
    keys: keys::parts,
    sides: whether,
    quick,
    compare,
};

fn whether(fact: &Fact, _: &Lexicon) -> Sides {
    let placed = || !places(&Frame::of(&fact.proposition).others).is_empty();
    Sides::either(gate::real(fact) && told(fact) && placed())
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    let standing = |sketch: &Sketch<'_>| STANDING.contains(&sketch.fact.proposition.predicate.as_str());
    if one.predicate != other.predicate && standing(one) && standing(other) {
        return Quick::Maybe;
    }
    one.linked(other)
}

/// Whether a fact tells what is so.
fn told(fact: &Fact) -> bool {
    fact.proposition.polarity == Polarity::Positive && fact.proposition.modality == Modality::Asserted
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (first, second) = (&one.proposition, &other.proposition);
    if !told(one) || !told(other) {
        return Err("one of them is denied, or not yet so".to_owned());
    }
    let link = predicates(first.predicate.as_str(), second.predicate.as_str(), lexicon)?;
    let (a, b) = (Frame::of(first), Frame::of(second));
    let mut gathered = gate::same_core(&a, &b, lexicon)?;
    let places = differ(&a, &b, lexicon)?;
    // The place itself is told apart by one word only, and other phrases may be shared.
    gathered.weight += 1;
    for (word, first) in &a.others {
        let same = b
            .others
            .iter()
            .find(|(other, second)| other == word && extent(first, second, lexicon) == Ok(Extent::Same));
        gathered.weight += same.map_or(0, |_| weight(first));
    }
    gate::enough(one, other, &gathered)?;
    let when = time::together(one, other)?;
    gathered.because.insert(0, link);
    gathered.because.extend([places, when]);
    Ok(Clash { confidence: gathered.confidence(), because: gathered.because })
}

/// Verbs that only say where something is.
const STANDING: &[&str] = &["be", "stand", "lie", "sit", "locate", "situate", "rise", "hang"];

fn predicates(one: &str, other: &str, lexicon: &Lexicon) -> Result<String, Unmet> {
    let standing = |predicate: &str| STANDING.contains(&predicate);
    if standing(one) && standing(other) {
        return Ok("both say where something is".to_owned());
    }
    words::same(one, other, Part::Verb, lexicon).ok_or_else(|| format!("`{one}` is not `{other}`"))
}

const PLACING: &[&str] = &["in", "on", "at", "from", "near", "outside", "under", "off", "behind", "beside"];

/// The places that cannot be one.
fn differ(one: &Frame<'_>, other: &Frame<'_>, lexicon: &Lexicon) -> Result<String, Unmet> {
    for (word, first) in places(&one.others) {
        for (preposition, second) in places(&other.others) {
            if word == preposition && (sides(first, second, lexicon) || towns(first, second)) {
                return Ok(format!("`{word} {}` is not `{word} {}`", first.text, second.text));
            }
        }
    }
    Err("the places can be one, or none is given".to_owned())
}

/// The phrases of place, those inside others included: "from a crack in the lid of the tank".
fn places<'f>(others: &[(&'f str, &'f Nominal)]) -> Vec<(&'f str, &'f Nominal)> {
    let placing = others.iter().filter(|(word, _)| PLACING.contains(word));
    let inner = placing
        .clone()
        .flat_map(|(_, nominal)| nominal.phrases.iter().map(|(word, inner)| (word.as_str(), inner)));
    placing.copied().chain(inner.filter(|(word, _)| PLACING.contains(word))).collect()
}

/// Two parts of one thing that are opposite sides: the north dock, the south dock.
fn sides(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> bool {
    const COMPASS: &[&str] =
        &["north", "south", "east", "west", "northern", "southern", "eastern", "western"];
    const SIDES: &[&str] =
        &["left", "right", "upper", "lower", "inner", "outer", "front", "rear", "top", "bottom"];
    let side = |n: &Nominal| -> Option<String> {
        n.modifiers.iter().find(|m| COMPASS.contains(&m.as_str()) || SIDES.contains(&m.as_str())).cloned()
    };
    let (Some(first), Some(second)) = (side(one), side(other)) else { return false };
    let opposed = |a: &str, b: &str| {
        let compass = COMPASS.contains(&a)
            && COMPASS.contains(&b)
            && a.trim_end_matches("ern") != b.trim_end_matches("ern");
        let pair = SIDES.iter().position(|s| *s == a).zip(SIDES.iter().position(|s| *s == b));
        compass || pair.is_some_and(|(i, j)| i != j && i / 2 == j / 2)
    };
    let rest = |n: &Nominal, side: &str| -> Vec<String> {
        words::restrictors(n).into_iter().filter(|w| w != side).collect()
    };
    let (a, b) = (rest(one, &first), rest(other, &second));
    words::alike(&one.head, &other.head, Part::Noun, lexicon)
        && opposed(&first, &second)
        && (words::covers(&a, &b, lexicon) || words::covers(&b, &a, lexicon))
}

/// Two named places, neither of them one that can hold the other as far as is known: no state, and
/// neither followed by the other's name.
fn towns(one: &Nominal, other: &Nominal) -> bool {
    let listed = |n: &Nominal| n.actor.as_deref().is_some_and(|actor| !actor.starts_with("x-"));
    let words = |n: &Nominal| -> Vec<String> { words::described(n) };
    let meet = words(one).iter().any(|w| words(other).contains(w));
    one.proper && other.proper && !listed(one) && !listed(other) && !meet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, noun, state};

    #[test]
    fn two_sides_of_one_place() {
        let north = state("the old mill", "stand").with("on", "the north bank");
        check(&RELATION, north.clone(), state("the old mill", "be").with("on", "the south bank"), true);
        check(&RELATION, north.clone(), state("the new mill", "be").with("on", "the south bank"), false);
        check(&RELATION, north.clone(), state("the old mill", "be").with("on", "the northern bank"), false);
        check(&RELATION, north.clone(), state("the old mill", "be").with("on", "the hill"), false);
        check(&RELATION, north, state("the old mill", "be").with("on", "the south bank").not(), false);
        let mut oil = noun("a tank");
        let on = |side: &str| ("on".to_owned(), noun(side));
        oil.phrases.push(on("the upper deck"));
        let leak = state("the oil leak", "come").phrase("from", oil.clone());
        oil.phrases = vec![on("the lower deck")];
        check(&RELATION, leak.clone(), state("the oil leak", "come").phrase("from", oil.clone()), true);
        oil.phrases = vec![on("the front deck")];
        check(&RELATION, leak, state("the oil leak", "come").phrase("from", oil), false);
    }

    #[test]
    fn two_towns() {
        let talks = state("the talks of Monday", "hold").passive();
        check(&RELATION, talks.clone().with("in", "Ravenna"), talks.clone().with("in", "Ferrara"), true);
        check(&RELATION, talks.clone().with("in", "Ravenna"), talks.clone().with("near", "Ferrara"), false);
        check(&RELATION, talks.clone().with("in", "Ravenna"), talks.with("in", "Ravenna"), false);
    }
}
