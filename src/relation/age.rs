//! How old somebody is, and a birth that makes another age of it.

use super::{Clash, Confidence, Keys, Quick, Relation, Sides, Sketch, Unmet, gate, keys, nominal};
use crate::{
    day::Day,
    fact::Fact,
    lexicon::Lexicon,
    proposition::{AGE, Modality, Nominal, Polarity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "age",
    summary: "an age, and a birth or another age of the same person that does not fit it",
    symmetric: true,
    keys: age_keys,
    sides,
    quick,
    compare,
};

/// How many days an age may be told before or after a birthday.
const SLACK: i32 = 30;

fn age_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    let who = age(fact).map(|(who, _)| who).or_else(|| birth(fact).map(|(who, _)| who));
    if let Some(who) = who {
        keys::name(who, found);
    }
}

/// Whose age a fact tells, and how many years.
fn age(fact: &Fact) -> Option<(&Nominal, i32)> {
    let told = Some(&fact.proposition).filter(|told| told.predicate == AGE)?;
    let years = told.quantity.as_ref()?.value;
    Some((&told.phrases.first()?.1, years as i32))
}

/// Whose birth a fact tells, and the first and last day on which it may have been.
fn birth(fact: &Fact) -> Option<(&Nominal, (Day, Day))> {
    let told = &fact.proposition;
    let stated = matches!(told.modality, Modality::Asserted | Modality::Hypothetical)
        && told.polarity == Polarity::Positive
        && told.condition.is_none();
    let about =
        told.about.filter(|about| stated && told.passive && told.predicate == "bear" && !about.vague)?;
    let days = (about.interval.from?, about.interval.to?.plus(-1));
    Some((told.subject.as_ref()?, days))
}

/// How many birthdays lie between a birth and a day.
fn years(born: Day, day: Day) -> i32 {
    let ((year, month, of_month), (now, this, today)) = (born.ymd(), day.ymd());
    now - year - i32::from((this, today) < (month, of_month))
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(age(fact).is_some() || birth(fact).is_some())
}

fn quick(_: &Sketch<'_>, _: &Sketch<'_>) -> Quick {
    Quick::Maybe
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let ((who, told), (same, other_age)) = match (age(one), age(other)) {
        (Some(first), Some((same, years))) => (first, (same, Err(years))),
        (Some(first), None) => (first, birth(other).map(|(same, days)| (same, Ok(days))).ok_or(NO_BIRTH)?),
        (None, Some(second)) => (second, birth(one).map(|(same, days)| (same, Ok(days))).ok_or(NO_BIRTH)?),
        (None, None) => return Err("neither tells an age".to_owned()),
    };
    gate::refer(who, same, lexicon)?;
    if !(nominal::name(who) && nominal::name(same)) || who.actor != same.actor {
        return Err("the two need not be of one person".to_owned());
    }
    let dated = if age(one).is_some() { one } else { other };
    let because = match other_age {
        Ok(born) => against_birth(told, born, dated.said().ok_or("the day of the age is not known")?)?,
        Err(years) => against_age((one, told), (other, years))?,
    };
    let both = format!("both speak of `{}`", who.text);
    Ok(Clash { because: vec![both, because], confidence: Confidence::High })
}

const NO_BIRTH: &str = "the other tells neither a birth nor an age";

/// Whether an age on a day is not that of who was born on one of these days.
fn against_birth(told: i32, (first, last): (Day, Day), day: Day) -> Result<String, Unmet> {
    let (least, most) = (years(last, day.plus(-SLACK)), years(first, day.plus(SLACK)));
    if (least..=most).contains(&told) {
        return Err("the age fits the birth".to_owned());
    }
    let (young, old) = (years(last, day), years(first, day));
    let age = if young == old { format!("{old}") } else { format!("{young} or {old}") };
    let born = if first == last { first.to_string() } else { format!("{first} to {last}") };
    Ok(format!("who was born on {born} is {age} on {day}, and not {told}"))
}

/// Whether two ages cannot be of one person on their days.
fn against_age((one, first): (&Fact, i32), (other, second): (&Fact, i32)) -> Result<String, Unmet> {
    let (Some(a), Some(b)) = (one.said(), other.said()) else {
        return Err("the day of one of them is not known".to_owned());
    };
    let days = b.0 - a.0;
    let grown = second - first;
    // A birthday may lie between the two, and in the days that each is told too early or too late.
    let slack = if days == 0 { 0 } else { SLACK };
    let (least, most) = ((days - slack).div_euclid(366), (days + slack + 364) / 365);
    if (least..=most).contains(&grown) {
        return Err("the two ages fit".to_owned());
    }
    Ok(format!("{first} on {a} and {second} on {b} cannot both be"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, noun, state};

    fn old(who: &str, years: f64) -> Build {
        state("", AGE).phrase("", noun(who)).quantity(years, "year", "")
    }

    fn born(who: &str, from: &str, to: &str) -> Build {
        state(who, "bear").passive().about(from, to)
    }

    #[test]
    fn an_age_fits_the_birth() {
        let day = born("Anna Wirth", "1961-06-03", "1961-06-04");
        check(&RELATION, old("Anna Wirth", 62.0), day.clone(), false);
        check(&RELATION, old("Anna Wirth", 58.0), day.clone(), true);
        check(&RELATION, old("Karl Lund", 58.0), day, false);
        let year = born("Anna Wirth", "1961-01-01", "1962-01-01");
        check(&RELATION, old("Anna Wirth", 63.0), year.clone(), false);
        check(&RELATION, old("Anna Wirth", 65.0), year, true);
    }

    #[test]
    fn two_ages_fit() {
        check(&RELATION, old("Anna Wirth", 62.0), old("Anna Wirth", 62.0), false);
        check(&RELATION, old("Anna Wirth", 62.0), old("Anna Wirth", 64.0), true);
        check(&RELATION, old("Anna Wirth", 62.0), old("Anna Wirth", 63.0).elsewhere("2024-09-01"), false);
        check(&RELATION, old("Anna Wirth", 62.0), old("Anna Wirth", 70.0).elsewhere("2024-09-01"), true);
    }
}
