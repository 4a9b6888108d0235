//! What one sentence tells twice, and not alike: a weekday and its date, a whole and its parts, figures and their
//! share.

use super::{Clash, Confidence, Keys, Quick, Relation, Sides, Sketch, Unmet, gate};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{SHARE, TOTAL, WEEKDAY},
};

/// A weekday and a date that is another.
pub(crate) const DAY: Relation = Relation {
    name: "weekday",
    summary: "a weekday and a date beside it that is of another",
    symmetric: true,
    keys: |fact, _, found| keys(fact, WEEKDAY, found),
    sides: |fact, _| Sides::either(fact.proposition.predicate == WEEKDAY),
    quick,
    compare: weekday,
};

/// A whole and parts that do not make it up.
pub(crate) const SUM: Relation = Relation {
    name: "total",
    summary: "a whole and the parts told beside it, which do not make it up",
    symmetric: true,
    keys: |fact, _, found| keys(fact, TOTAL, found),
    sides: |fact, _| Sides::either(fact.proposition.predicate == TOTAL),
    quick,
    compare: total,
};

/// A share and figures that make another.
pub(crate) const PART: Relation = Relation {
    name: "share",
    summary: "a share and the figures told beside it, which make another",
    symmetric: true,
    keys: |fact, _, found| keys(fact, SHARE, found),
    sides: |fact, _| Sides::either(fact.proposition.predicate == SHARE),
    quick,
    compare: share,
};

/// The sentence: what is told twice is told in one.
fn keys(fact: &Fact, predicate: &str, found: &mut Keys) {
    if fact.proposition.predicate == predicate {
        found.add(&[predicate, " ", &fact.document.to_string(), " ", &fact.sentence.to_string()]);
    }
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    Quick::from(one.beside(other))
}

/// The two facts of one sentence, the first first, if they stand side by side.
fn beside<'f>(one: &'f Fact, other: &'f Fact, predicate: &str) -> Result<(&'f Fact, &'f Fact), Unmet> {
    let made = |fact: &Fact| fact.proposition.predicate == predicate;
    if !(made(one) && made(other) && one.beside(other)) {
        return Err("the two do not stand side by side".to_owned());
    }
    let first = one.proposition.cue.start <= other.proposition.cue.start;
    Ok(if first { (one, other) } else { (other, one) })
}

const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn weekday(one: &Fact, other: &Fact, _: &Lexicon) -> Result<Clash, Unmet> {
    let (first, second) = beside(one, other, WEEKDAY)?;
    let (name, date) = if first.proposition.about.is_some() { (second, first) } else { (first, second) };
    let gap = second.proposition.cue.start.saturating_sub(first.proposition.cue.end);
    let stated = name.proposition.words.first().filter(|_| name.proposition.about.is_none() && gap <= 6);
    let day = date.proposition.about.and_then(|about| about.interval.from);
    let (stated, day) = stated.zip(day).ok_or("no date stands beside the weekday")?;
    let told = WEEK.iter().position(|known| stated.starts_with(&known[..3])).ok_or("no weekday is named")?;
    let true_day = day.weekday() as usize;
    if told == true_day {
        return Err(format!("{day} is that weekday"));
    }
    let capital = |name: &str| name[..1].to_uppercase() + &name[1..];
    let because = vec![format!("{day} is a {}, and not a {}", capital(WEEK[true_day]), capital(WEEK[told]))];
    Ok(Clash { because, confidence: Confidence::High })
}

fn total(one: &Fact, other: &Fact, _: &Lexicon) -> Result<Clash, Unmet> {
    let (whole, parts) = beside(one, other, TOTAL)?;
    let values = exclusive(whole, parts)?;
    let sum = parts.proposition.quantity.as_ref().map_or(0.0, |quantity| quantity.value);
    let because = vec![format!("{} = {sum}", parts.proposition.words.join(" + ")), values];
    Ok(Clash { because, confidence: Confidence::High })
}

fn share(one: &Fact, other: &Fact, _: &Lexicon) -> Result<Clash, Unmet> {
    let (figures, told) = beside(one, other, SHARE)?;
    let values = exclusive(figures, told)?;
    let ratio = figures.proposition.quantity.as_ref().map_or(0.0, |quantity| quantity.value);
    let because = vec![format!("{} = {ratio:.1} percent", figures.proposition.words.join(" of ")), values];
    Ok(Clash { because, confidence: Confidence::High })
}

fn exclusive(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    let both = one.proposition.quantity.as_ref().zip(other.proposition.quantity.as_ref());
    let (a, b) =
        both.filter(|_| one.proposition.words == other.proposition.words).ok_or("no figure is told twice")?;
    gate::values(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::Bound,
        relation::testing::{Build, state},
    };

    #[track_caller]
    fn check(relation: &Relation, one: Build, other: Build, fires: bool) {
        let found = (relation.compare)(&one.build(), &other.build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    #[test]
    fn a_date_has_one_weekday() {
        let name = |words: &str| state("", WEEKDAY).words(words);
        let date = state("", WEEKDAY).about("2025-03-14", "2025-03-15");
        check(&DAY, name("monday"), date.clone(), true);
        check(&DAY, name("fri."), date.clone(), false);
        check(&DAY, name("monday"), date.later(), false);
    }

    #[test]
    fn parts_make_up_their_whole() {
        let whole = |value: f64| state("", TOTAL).quantity(value, "", "people").words("7 6");
        check(&SUM, whole(12.0), whole(13.0), true);
        check(&SUM, whole(13.0), whole(13.0), false);
        check(&SUM, whole(12.0).bound(Bound::AtLeast), whole(13.0), false);
    }

    #[test]
    fn figures_make_their_share() {
        let share =
            |value: f64| state("", SHARE).quantity(value, "percent", "").dimension("share").words("3 5");
        check(&PART, share(60.0), share(45.0), true);
        check(&PART, share(60.0), share(60.4), false);
    }
}
