//! One measure of one thing, given values that cannot both be.

mod way;

use way::{DEATHS, How, gives, one_way, unsaid};

use super::{Clash, Confidence, Relation, Unmet, gate, gate::Frame, keys, time, words};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Bound, Modality, Nominal, Polarity, Quantity},
    quantity,
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
    let dimension = one_dimension(a, b)?;
    let (gathered, inherent) = one_measure(one, other, lexicon)?;
    let when = if lasting(a) && inherent { time::near(one, other)? } else { time::together(one, other)? };
    later_count(one, other)?;
    let (a, b) = if a.bound == b.bound { (limit(one, a), limit(other, b)) } else { (a.clone(), b.clone()) };
    let values = quantity::excludes(&a, &b).ok_or_else(|| "the values can both be".to_owned())?;
    let because = [gathered, dimension, when, values].to_vec();
    let known = first.about.is_some() && second.about.is_some() || one.document == other.document;
    Ok(Clash { because, confidence: if known { Confidence::High } else { Confidence::Medium } })
}

/// Whether a thing keeps a quantity of this kind whatever happens to it: the length of a bridge that was closed.
fn lasting(quantity: &Quantity) -> bool {
    matches!(quantity.dimension.as_str(), "length" | "area" | "volume" | "mass" | "power")
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

/// What a quantity is of: the noun that has it, and the words that tell that noun's matter apart.
struct Measure {
    noun: String,
    words: Vec<String>,
    how: How,
}

/// What a fact's quantity is of.
///
/// "A deficit of 3 percent", "the 40-metre tower" have it in the noun phrase; "the toll is 4 euros", "cut
/// exports by a fifth" give it to what undergoes or is told of; "nine hostages were freed" counts.
fn measure(fact: &Fact, lexicon: &Lexicon) -> Option<Measure> {
    let quantity = fact.proposition.quantity.as_ref()?;
    let frame = Frame::of(&fact.proposition);
    let matter = |noun: &Nominal| Measure {
        noun: noun.head.clone(),
        words: telling(words::described(noun), lexicon),
        how: How::Stated,
    };
    if let Some(holder) = frame.all().find_map(|noun| having(noun, quantity, lexicon)) {
        let subject = frame.patient.or(frame.agent).is_some_and(|noun| std::ptr::eq(noun, holder));
        let others =
            frame.all().filter(|noun| subject || frame.agent.is_some_and(|a| std::ptr::eq(a, *noun)));
        let words = others.flat_map(words::described).chain(words::described(holder)).collect();
        return Some(Measure { words: telling(words, lexicon), how: How::Inherent, ..matter(holder) });
    }
    if quantity.unit.is_empty() {
        let noun = quantity.measures.clone()?;
        let all = frame.all().flat_map(words::described).chain([noun.clone()]).collect();
        return Some(Measure { noun, words: telling(all, lexicon), how: How::Counts });
    }
    let outside =
        |noun: &&Nominal| (quantity.span.is_empty() || !noun.span.contains(quantity.span)) && !noun.pronoun;
    frame.patient.filter(outside).or(frame.agent.filter(outside)).map(matter)
}

/// The noun phrase that has a quantity in its of-phrase or before its head.
fn having<'n>(noun: &'n Nominal, quantity: &Quantity, lexicon: &Lexicon) -> Option<&'n Nominal> {
    if quantity.unit.is_empty() || quantity.span.is_empty() || !noun.span.contains(quantity.span) {
        return None;
    }
    let unit = lexicon.unit(&noun.head).is_some() || words::numeral(&noun.head);
    let inner = noun.phrases.iter().find(|(_, inner)| inner.span.contains(quantity.span));
    match inner {
        Some((word, inner)) if word == "of" && having(inner, quantity, lexicon).is_none() => Some(noun),
        Some((_, inner)) => having(inner, quantity, lexicon),
        None if unit => None,
        None => (quantity.span.end < noun.span.end
            && noun.phrases.iter().all(|(_, n)| n.span.start > quantity.span.end))
        .then_some(noun),
    }
}

/// Words that tell a matter apart: no numbers, units or names of times.
fn telling(mut words: Vec<String>, lexicon: &Lexicon) -> Vec<String> {
    words.retain(|word| {
        !words::numeral(word)
            && !words::light(word)
            && lexicon.unit(word).is_none()
            && !words::time(word, lexicon)
    });
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether both measure the same of the same: the words of the one contain those of the other. With it, whether
/// one of them is inherent.
fn one_measure(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<(String, bool), Unmet> {
    let (Some(first), Some(second)) = (measure(one, lexicon), measure(other, lexicon)) else {
        return Err("what one of them measures is not known".to_owned());
    };
    let predicates = (one.proposition.predicate.as_str(), other.proposition.predicate.as_str());
    for (fact, measure) in [(one, &first), (other, &second)] {
        unsaid(fact, &measure.noun, measure.how)?;
    }
    match (first.how, second.how) {
        (How::Counts, How::Counts) if DEATHS.contains(&predicates.0) && DEATHS.contains(&predicates.1) => {}
        (How::Counts, How::Counts) => {
            gate::predicates(&one.proposition, &other.proposition, lexicon)?;
        }
        (How::Counts, _) | (_, How::Counts) => {
            return Err("one of them counts and the other does not".to_owned());
        }
        (How::Inherent, How::Inherent) => {}
        (How::Stated, How::Stated) => one_way(predicates, one, other, lexicon)?,
        (How::Inherent, How::Stated) => gives(other, &second.noun)?,
        (How::Stated, How::Inherent) => gives(one, &first.noun)?,
    }
    let (a, b) = (&first.words, &second.words);
    let shared =
        |word: &str, bag: &[String]| bag.iter().any(|w| words::same(w, word, Part::Noun, lexicon).is_some());
    let same = words::same(&first.noun, &second.noun, Part::Noun, lexicon).is_some();
    if !(same || shared(&first.noun, b) && shared(&second.noun, a)) {
        return Err(format!("the one measures `{}`, the other `{}`", first.noun, second.noun));
    }
    if !words::covers(a, b, lexicon) && !words::covers(b, a, lexicon) {
        return Err(format!("the words around `{}` differ", first.noun));
    }
    let common = a.iter().filter(|word| shared(word, b)).count();
    if common < 2 {
        return Err("too little is shared to take the two for one".to_owned());
    }
    let inherent = first.how == How::Inherent || second.how == How::Inherent;
    Ok((format!("both measure `{}`", first.noun), inherent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::Tense,
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
    fn what_a_thing_is_said_to_cost_is_not_what_it_earns() {
        let cost = |verb: &str, value: f64| state("the Sava bridge", verb).quantity(value, "eur", "");
        check(cost("cost", 4.0), cost("cost", 7.0), true);
        check(cost("cost", 4.0), cost("earn", 7.0), false);
        check(cost("rise", 4.0), cost("fall", 7.0), true);
    }

    #[test]
    fn required_bounds_are_values() {
        let least = |value: f64| {
            let required = state("the Sava password", "have").modality(Modality::Obligation);
            required.quantity(value, "", "character").bound(Bound::AtLeast)
        };
        check(least(8.0), least(12.0), true);
        check(least(8.0), least(12.0).bound(Bound::AtMost), false);
        check(least(8.0).modality(Modality::Asserted), least(12.0).modality(Modality::Asserted), false);
    }

    #[test]
    fn a_later_toll_may_be_higher() {
        let dead = |value: f64| state("people of Ravenna", "die").quantity(value, "", "people");
        let later = |value: f64| dead(value).elsewhere("2024-05-02").build();
        let found = |earlier: f64, late: f64| later_count(&dead(earlier).build(), &later(late)).is_ok();
        assert!(found(9.0, 7.0));
        assert!(!found(7.0, 9.0));
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
