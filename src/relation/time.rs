//! When the matters of two facts are: the table of times of the design, and what documents' days say
//! when a fact has no time of its own.

use crate::{
    day::{Day, Interval},
    fact::Fact,
    proposition::{Modality, Polarity, Tense},
    relation::Unmet,
};

/// For how many days after an event a text without a time of its own still speaks of it.
const NEAR: i32 = 14;

/// Whether the event that `narrow` asserts lies in the time for which `broad` denies it.
///
/// # Errors
///
/// The reason if it does not, or if a time that matters is not known.
pub(crate) fn denied_within(narrow: &Fact, broad: &Fact) -> Result<String, Unmet> {
    if position(narrow) || position(broad) {
        return held_together(narrow, broad);
    }
    if let (Some(inner), Some(outer)) = (narrow.proposition.about, broad.proposition.about) {
        let met = if inner.all {
            !inner.interval.disjoint(outer.interval)
        } else {
            room(inner.interval, inner.vague, 1).inside(room(outer.interval, outer.vague, -1))
        };
        let reason = "the time of the one does not lie in the time of the other";
        return if met {
            Ok("the time of the one lies in the time of the other".to_owned())
        } else {
            Err(reason.to_owned())
        };
    }
    tenses(narrow, broad)?;
    if let Some(time) = narrow.proposition.about {
        not_after(time.interval, broad)?;
        return near(narrow, broad);
    }
    if let (Some(first), Some(second)) = (narrow.said(), broad.said())
        && first > second
        && narrow.document != broad.document
    {
        return Err("what was not so when the one was said may be so when the other was".to_owned());
    }
    near(narrow, broad)
}

/// An interval, made wider or narrower at each end if its bounds are vague: by a day, or by an eighth.
fn room(interval: Interval, vague: bool, sign: i32) -> Interval {
    let length = interval.from.zip(interval.to).map_or(0, |(from, to)| to.0 - from.0);
    let days = if vague { sign * (length / 8).max(1) } else { 0 };
    Interval { from: interval.from.map(|day| day.plus(-days)), to: interval.to.map(|day| day.plus(days)) }
}

/// What is said to be at a time after the denial is no part of what was denied.
fn not_after(time: Interval, denial: &Fact) -> Result<(), Unmet> {
    match (time.from, denial.said()) {
        (Some(from), Some(said)) if from > said => {
            Err("the event is later than the day on which it was denied".to_owned())
        }
        _ => Ok(()),
    }
}

/// Whether the two can speak of one time: times that meet, or documents of nearly the same day.
///
/// # Errors
///
/// The reason if they cannot.
pub(crate) fn together(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    if let Some(met) = meet(one, other) {
        return met;
    }
    if position(one) || position(other) {
        return held_together(one, other);
    }
    tenses(one, other)?;
    near(one, other)
}

/// Whether the times that both are about meet; none if one of them names no time.
pub(crate) fn meet(one: &Fact, other: &Fact) -> Option<Result<String, Unmet>> {
    let (first, second) = one.proposition.about.zip(other.proposition.about)?;
    Some(if first.interval.disjoint(second.interval) {
        Err("the two are about different times".to_owned())
    } else {
        Ok("their times overlap".to_owned())
    })
}

/// Whether documents are of nearly the same day.
pub(crate) fn near(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    if one.document == other.document {
        return Ok("both stand in one document".to_owned());
    }
    match (one.said(), other.said()) {
        (Some(first), Some(second)) if (first.0 - second.0).abs() <= NEAR => Ok(if first == second {
            "both were said on the same day"
        } else {
            "they were said within a few days"
        }
        .to_owned()),
        (None, None) => Ok("neither is dated".to_owned()),
        (Some(_), Some(_)) => Err("the two were said too far apart, and name no time".to_owned()),
        _ => Err("the day of one of them is not known".to_owned()),
    }
}

/// Whether what is told lies in the days right before both were said, so that what it speaks of is still there.
pub(crate) fn recent(told: &Fact, denial: &Fact) -> Option<String> {
    let ended = told.proposition.about?.interval.to?;
    let (said, denied) = (told.said()?, denial.said()?);
    let close = |day: Day| (0..=NEAR).contains(&(day.0 - ended.0 + 1));
    let open = denial.proposition.about.is_none() && denial.proposition.tense == Some(Tense::Present);
    (open && close(said) && close(denied)).then(|| "it is told of the days before the denial".to_owned())
}

/// For how many days a position that nobody took back is still set against another.
const HELD: i32 = 366;

/// Whether two positions can be set against each other: a position holds until its side says
/// otherwise. The days between them are left to rules.
pub(crate) fn stances(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    if let (Some(first), Some(second)) = (one.proposition.about, other.proposition.about)
        && first.interval.disjoint(second.interval)
        && one.document == other.document
    {
        return Err("the two are about different times".to_owned());
    }
    match (one.said(), other.said()) {
        (Some(first), Some(second)) if (first.0 - second.0).abs() <= HELD => {
            Ok(match (first.0 - second.0).abs() {
                0 => "both were said on the same day".to_owned(),
                1 => "they were said one day apart".to_owned(),
                days => format!("they were said {days} days apart"),
            })
        }
        (Some(_), Some(_)) => Err("the two were said more than a year apart".to_owned()),
        _ => near(one, other),
    }
}

/// Whether a fact tells what a side means to do, so that it holds until the side says otherwise.
pub(crate) fn position(fact: &Fact) -> bool {
    fact.proposition.modality == Modality::Intended || fact.proposition.tense == Some(Tense::Future)
}

/// A position and what comes of it, or two positions, in the order in which they were said.
fn held_together(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    let (Some(first), Some(second)) = (one.said(), other.said()) else {
        if position(one) != position(other) {
            return Err("the one looks ahead and the other does not".to_owned());
        }
        return near(one, other);
    };
    let (earlier, later) = if first <= second { (one, other) } else { (other, one) };
    if first == second && position(one) && position(other)
        || one.document == other.document && position(one) == position(other)
    {
        return Ok("both look ahead from one day".to_owned());
    }
    if position(earlier) && position(later) {
        return Ok("the later takes up what the earlier looked ahead to".to_owned());
    }
    if position(earlier) && first != second && done(later, first.min(second)) {
        return Ok("the later tells what became of what the earlier looked ahead to".to_owned());
    }
    Err("the one looks ahead and the other does not".to_owned())
}

/// Whether a fact tells of something done, not before `since`.
fn done(fact: &Fact, since: Day) -> bool {
    let denied = fact.proposition.polarity == Polarity::Negative;
    let known = fact.proposition.about.and_then(|about| about.interval.to);
    !denied && known.is_none_or(|to| to > since)
}

const WEEK: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend", "weekday"];

/// What was and what is, or will be, are two matters. A reporter's past tense may stand for a
/// speaker's present.
fn tenses(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    let days = |fact: &Fact| -> Vec<String> {
        fact.proposition
            .words
            .iter()
            .filter(|word| WEEK.contains(&word.trim_end_matches('s')))
            .cloned()
            .collect()
    };
    let (first, second) = (days(one), days(other));
    if !first.is_empty() && !second.is_empty() && !first.iter().any(|day| second.contains(day)) {
        return Err("the two are about different days".to_owned());
    }
    let past = |fact: &Fact| fact.proposition.tense == Some(Tense::Past) && fact.attribution.is_empty();
    let present = |fact: &Fact| fact.proposition.tense == Some(Tense::Present);
    if past(one) && present(other) || past(other) && present(one) {
        return Err("the one tells what was, the other what is".to_owned());
    }
    Ok(())
}

/// Days that two facts give to one event, and that cannot both be: disjoint once vague bounds are
/// left out.
pub(crate) fn disjoint(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    let (Some(first), Some(second)) = (one.proposition.about, other.proposition.about) else {
        return Err("the time of one of them is not known".to_owned());
    };
    if first.vague || second.vague {
        return Err("a time is vague".to_owned());
    }
    if !first.interval.disjoint(second.interval) {
        return Err("the times meet".to_owned());
    }
    Ok(format!("{} and {} do not overlap", days(first.interval), days(second.interval)))
}

/// An interval in words for a reader.
fn days(interval: Interval) -> String {
    match (interval.from, interval.to) {
        (Some(from), Some(to)) if from.plus(1) == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {}", to.plus(-1)),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("before {to}"),
        (None, None) => "any day".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::state;

    #[test]
    fn an_event_must_lie_in_the_time_of_its_denial() {
        let event = state("the crew", "sail").about("2024-03-05", "2024-03-06");
        let denial = state("the crew", "sail").not().later();
        let week = denial.clone().about("2024-03-04", "2024-03-11").build();
        let other = denial.clone().about("2024-03-06", "2024-03-07").build();
        assert!(denied_within(&event.clone().build(), &week).is_ok());
        assert!(denied_within(&event.clone().build(), &other).is_err());
        let day = denial.clone().about("2024-03-05", "2024-03-06").build();
        assert!(denied_within(&event.clone().build(), &day).is_ok());
        assert!(denied_within(&event.clone().vague().build(), &day).is_err());
        let months = denial.clone().about("2024-01-01", "2024-07-01").vague().build();
        assert!(denied_within(&event.clone().build(), &months).is_ok());
        assert!(denied_within(&event.about("2024-03-20", "2024-03-21").build(), &denial.build()).is_err());
    }

    #[test]
    fn what_became_of_a_plan_is_told_later() {
        let plan = state("the crew", "sail").tense(Tense::Future).not().build();
        let done = state("the crew", "sail");
        assert!(together(&plan, &done.clone().elsewhere("2024-05-02").build()).is_ok());
        assert!(together(&plan, &done.clone().elsewhere("2024-03-01").build()).is_err());
        assert!(together(&plan, &done.later().build()).is_err());
    }

    proptest::proptest! {
        #[test]
        fn an_interval_never_contradicts_one_that_holds_it(start in 18_000i32..20_000, before in 0i32..400, length in 1i32..400, after in 0i32..400) {
            let fact = |from: i32, to: i32| {
                state("the crew", "sail").within(Interval { from: Some(Day(from)), to: Some(Day(to)) }).build()
            };
            let inner = fact(start, start + length);
            let outer = fact(start - before, start + length + after);
            proptest::prop_assert!(disjoint(&inner, &outer).is_err() && disjoint(&outer, &inner).is_err());
        }
    }

    #[test]
    fn past_and_present_are_two_matters() {
        let past = state("the ferry", "sail").build();
        let present = state("the ferry", "sail").tense(Tense::Present).later().build();
        assert!(together(&past, &present).is_err());
    }
}
