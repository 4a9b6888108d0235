//! How long something takes, and a first and a last day that are further apart or nearer.

use super::{
    Clash, Confidence, Keys, Relation, Sides, Unmet,
    gate::{self, Frame},
    keys, sketch, time,
};
use crate::{
    day::Interval,
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Bound, MEASURE, Modality, Nominal, Polarity, Quantity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "duration",
    summary: "how long something takes, and first and last days that are another time apart",
    symmetric: true,
    keys: duration_keys,
    sides,
    quick: sketch::apart,
    compare,
};

/// Verbs of what takes its time.
const LASTING: &[&str] = &["continue", "go on", "hold", "last", "run", "take", "take place"];

fn duration_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    if let Some(thing) = length(fact).map(|(thing, _)| thing).or_else(|| days(fact).map(|(thing, _)| thing)) {
        keys::name(thing, found);
    }
}

/// What lasts how long: "the strike lasted five weeks", "the five-week strike".
fn length(fact: &Fact) -> Option<(&Nominal, &Quantity)> {
    let told = &fact.proposition;
    let quantity = told.quantity.as_ref().filter(|q| matches!(q.dimension.as_str(), "time" | "months"))?;
    let exact = quantity.bound == Bound::Exact && LENGTHS.iter().any(|(unit, _)| *unit == quantity.unit);
    let thing = match told.predicate.as_str() {
        MEASURE => told.phrases.first().map(|(_, noun)| noun),
        verb if LASTING.contains(&verb) => subject(fact),
        _ => None,
    };
    thing.filter(|_| exact).map(|thing| (thing, quantity))
}

/// What runs from one day to another.
fn days(fact: &Fact) -> Option<(&Nominal, Interval)> {
    let told = &fact.proposition;
    let about = told.about.filter(|about| !about.vague && LASTING.contains(&told.predicate.as_str()))?;
    let (from, to) = about.interval.from.zip(about.interval.to)?;
    // A week or a month is when it was, and not how long.
    let first = |day: crate::day::Day| day.ymd().2 == 1;
    let calendar = first(from) && first(to) || to.0 - from.0 == 7 && from.weekday() == 0;
    let stretch = to.0 - from.0 >= 2 && !calendar;
    subject(fact).filter(|_| stretch).map(|thing| (thing, about.interval))
}

fn subject(fact: &Fact) -> Option<&Nominal> {
    Frame::of(&fact.proposition).theme().filter(|noun| !noun.pronoun && !noun.plural)
}

/// Units of lengths with their days.
const LENGTHS: &[(&str, f64)] = &[("day", 1.0), ("month", 30.4), ("week", 7.0), ("year", 365.25)];

/// How far a length may lie from the days between its ends, in units: both ends may count, or neither.
const SLACK: f64 = 0.7;

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && (length(fact).is_some() || days(fact).is_some()))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let ((thing, quantity), (same, interval)) = length(one)
        .zip(days(other))
        .or_else(|| length(other).zip(days(one)))
        .ok_or("the one does not tell how long, or the other not from when to when")?;
    for fact in [one, other] {
        let told = &fact.proposition;
        if told.polarity == Polarity::Negative
            || !matches!(told.modality, Modality::Asserted | Modality::Intended)
        {
            return Err("the two are not put forward alike".to_owned());
        }
    }
    gate::one_thing((one, thing), (other, same), lexicon)?;
    let when = time::near(one, other)?;
    let unit = LENGTHS.iter().find(|(unit, _)| *unit == quantity.unit).map_or(1.0, |(_, days)| *days);
    let (from, to) = interval.from.zip(interval.to).ok_or("an end is not known")?;
    let days = f64::from(to.0 - from.0);
    let room = (SLACK * unit).max(1.0) + quantity.precision.max(0.0) * unit * 0.6;
    if (days - quantity.value * unit).abs() <= room {
        return Err("the length fits its ends".to_owned());
    }
    let why = format!(
        "from {from} to {} are {days} days, and not {} {}",
        to.plus(-1),
        quantity.value,
        if quantity.value == 1.0 { quantity.unit.clone() } else { format!("{}s", quantity.unit) }
    );
    let both = format!("both tell when `{}` was", thing.text);
    Ok(Clash { because: vec![both, when, why], confidence: Confidence::Medium })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, state};

    fn lasted(value: f64, unit: &str) -> Build {
        state("the Sava strike", "last").quantity(value, unit, "").dimension("time")
    }

    #[test]
    fn a_length_fits_its_ends() {
        let ran = state("the Sava strike", "run").about("2024-05-03", "2024-05-25");
        check(&RELATION, lasted(5.0, "week"), ran.clone(), true);
        check(&RELATION, lasted(3.0, "week"), ran.clone(), false);
        check(&RELATION, lasted(22.0, "day"), ran.clone(), false);
        check(&RELATION, lasted(5.0, "week").bound(Bound::AtLeast), ran.clone(), false);
        check(&RELATION, lasted(5.0, "week"), ran.vague(), false);
        check(
            &RELATION,
            lasted(5.0, "week"),
            state("the Sava strike", "run").about("2024-05-01", "2024-06-01"),
            false,
        );
    }
}
