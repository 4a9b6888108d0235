//! One matter is given two ends: "runs for 18 months from 1 May 2023" against "ends on 30 June 2025".

use super::{Clash, Keys, Relation, Sides, Unmet, gate, gate::Frame, keys, nominal::definite, sketch, time};
use crate::{
    day::{Day, Interval},
    fact::Fact,
    lexicon::{Lexicon, wordnet},
    proposition::{Bound, Modality, Nominal, Polarity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "end",
    summary: "one matter is given two ends",
    symmetric: true,
    keys: end_keys,
    sides,
    quick: sketch::apart,
    compare,
};

/// Verbs of what comes to its end.
const ENDING: &[&str] =
    &["close", "conclude", "end", "expire", "finish", "lapse", "run out", "stop", "terminate"];

/// Verbs of what goes on until its end.
const LASTING: &[&str] = &["continue", "extend", "last", "open", "remain", "run", "stay"];

/// When a matter ends: the days, how many days the end may lie beside them, and how it is told.
struct End {
    days: Interval,
    blur: i32,
    told: String,
}

fn end_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    if end(fact).is_some() {
        keys::parts(fact, lexicon, found);
        found.add(&["to ", &fact.proposition.predicate]);
        theme(fact).into_iter().for_each(|noun| found.add(&["to ", verb(noun)]));
    }
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && end(fact).is_some())
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (Some(first), Some(second)) = (end(one), end(other)) else {
        return Err("one of them does not tell when something ends".to_owned());
    };
    time::near(one, other)?;
    let gathered = one_matter(one, other, lexicon)?;
    let blur = first.blur.max(second.blur);
    let before = |a: Interval, b: Interval| a.to.zip(b.from).is_some_and(|(a, b)| a.plus(blur) <= b);
    if !before(first.days, second.days) && !before(second.days, first.days) {
        return Err("the ends meet".to_owned());
    }
    let because = [gathered.because.clone(), vec![first.told, second.told]].concat();
    Ok(Clash { confidence: gathered.confidence(), because })
}

/// Whether both tell of one matter: the same noun phrase, or what is done and the noun of doing it.
fn one_matter(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<gate::Gathered, Unmet> {
    let (Some(a), Some(b)) = (theme(one), theme(other)) else {
        return Err("of what one of them tells the end is not known".to_owned());
    };
    let mut gathered = gate::Gathered::default();
    let doing = |fact: &Fact, noun: &Nominal| {
        let verb = verb(noun);
        verb == fact.proposition.predicate && verb != noun.head
    };
    if one.document == other.document && (doing(one, b) || doing(other, a)) {
        gathered.because.push(format!("`{}` is what `{}` tells of", b.text, one.proposition.predicate));
        gathered.weight = 2;
        return Ok(gathered);
    }
    gate::refer(a, b, lexicon)?;
    gathered.share(a, b);
    let pointed = one.document == other.document && definite(a) && definite(b) && !a.plural && !b.plural;
    if !pointed {
        gate::enough(one, other, &gathered)?;
    }
    Ok(gathered)
}

fn verb(noun: &Nominal) -> &str {
    wordnet::derivation(&noun.head).unwrap_or(&noun.head)
}

fn theme(fact: &Fact) -> Option<&Nominal> {
    let frame = Frame::of(&fact.proposition);
    let noun = if fact.proposition.passive { frame.patient } else { frame.agent };
    noun.filter(|noun| !noun.pronoun || noun.actor.is_some())
}

/// When the matter of a fact ends, if the fact tells it.
fn end(fact: &Fact) -> Option<End> {
    let told = &fact.proposition;
    let about = told.about.filter(|about| !about.vague && told.polarity == Polarity::Positive)?;
    if !matches!(told.modality, Modality::Asserted | Modality::Intended) {
        return None;
    }
    let predicate = told.predicate.as_str();
    if let (Some(from), Some(to)) = (about.interval.from, about.interval.to)
        && ENDING.contains(&predicate)
        && told.object.is_none()
    {
        return Some(End {
            days: Interval { from: Some(from), to: Some(to) },
            blur: 1,
            told: format!("one ends on {from}"),
        });
    }
    match (about.interval.from, about.interval.to) {
        (None, Some(to)) if LASTING.contains(&predicate) && about.all && names_a_day(fact) => Some(End {
            days: Interval::day(to.plus(-1)),
            blur: 1,
            told: format!("one lasts until {}", to.plus(-1)),
        }),
        (Some(from), None) => computed(fact, from),
        (Some(from), Some(to)) if from.plus(1) == to => computed(fact, from),
        _ => None,
    }
}

/// The end of a length of time that runs from a day.
fn computed(fact: &Fact, from: Day) -> Option<End> {
    let length = fact.proposition.quantity.as_ref().filter(|quantity| quantity.bound == Bound::Exact)?;
    let count = (length.value * length.factor) as i32;
    let (end, blur) = match length.dimension.as_str() {
        "time" => (from.plus(count / 86_400), 1 + i32::from(length.unit == "week")),
        "months" => (later(from, count)?, 2),
        _ => return None,
    };
    let told = format!("{} {}s from {from} end by {end}", length.value, length.unit);
    (end > from).then(|| End {
        days: Interval { from: Some(end.plus(-1)), to: Some(end.plus(1)) },
        blur,
        told,
    })
}

/// The day so many months later, or the last of its month.
fn later(day: Day, months: i32) -> Option<Day> {
    let (year, month, date) = day.ymd();
    let count = i32::try_from(month).ok()? - 1 + months;
    let (year, month) = (year + count.div_euclid(12), u32::try_from(count.rem_euclid(12)).ok()? + 1);
    (0..4).find_map(|back| Day::from_ymd(year, month, date.checked_sub(back)?))
}

/// Whether a day of the month is among the words: "until July" may leave July out.
fn names_a_day(fact: &Fact) -> bool {
    fact.proposition.words.iter().any(|word| word.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, day, state};

    fn runs(subject: &str, months: f64) -> Build {
        let run = state(subject, "run").about("2023-05-01", "2023-05-02");
        run.quantity(months, "month", "").dimension("months")
    }

    #[test]
    fn a_length_gives_an_end() {
        let ends = |from: &str, to: &str| state("the Sava lease", "end").about(from, to);
        check(&RELATION, runs("the Sava lease", 18.0), ends("2025-06-30", "2025-07-01"), true);
        check(&RELATION, runs("the Sava lease", 18.0), ends("2024-10-31", "2024-11-01"), false);
        check(&RELATION, runs("the Sava lease", 18.0), ends("2024-10-01", "2024-11-01"), false);
        check(&RELATION, runs("the Drava lease", 18.0), ends("2025-06-30", "2025-07-01"), false);
        check(&RELATION, runs("the Sava lease", 18.0).not(), ends("2025-06-30", "2025-07-01"), false);
    }

    #[test]
    fn months_end_within_their_month() {
        assert_eq!(later(day("2024-01-31"), 1), Some(day("2024-02-29")));
        assert_eq!(later(day("2024-11-30"), 3), Some(day("2025-02-28")));
    }
}
