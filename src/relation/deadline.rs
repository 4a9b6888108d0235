//! A last day by which something must be done, and a plan for a later day.

use super::{Clash, Quick, Relation, Sides, Sketch, Unmet, date, gate, keys, time};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Modality, Polarity},
};

/// The first fact sets the last day, the second plans.
pub(crate) const RELATION: Relation = Relation {
    name: "deadline",
    summary: "a last day by which something must be done, and a plan for a later day",
    symmetric: false,
    keys: |fact, lexicon, found| {
        if fact.proposition.about.is_some() {
            keys::parts(fact, lexicon, found);
        }
    },
    sides,
    quick,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let told = &fact.proposition;
    let dated = gate::real(fact) && told.about.is_some();
    Sides {
        first: dated && told.modality == Modality::Obligation,
        second: dated && told.modality == Modality::Intended,
    }
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    if one.beside(other) { Quick::No } else { one.linked(other) }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (must, plan) = (&one.proposition, &other.proposition);
    let affirmed = must.polarity == Polarity::Positive && plan.polarity == Polarity::Positive;
    let last = date::last_day(must).ok_or("the first sets no last day")?;
    let planned = plan.about.filter(|about| !about.vague && plan.modality == Modality::Intended);
    let first = planned.and_then(|about| about.interval.from).ok_or("the second plans nothing for a day")?;
    if !affirmed || first < last {
        return Err("the plan keeps to the last day".to_owned());
    }
    let link = gate::predicates(must, plan, lexicon)?;
    let gathered = date::shared(one, other, lexicon)?;
    if one.document != other.document {
        date::all_the_same(one, other, lexicon)?;
    }
    let when = time::near(one, other)?;
    let why = format!("the last day is {}, and the plan is for {first}", last.plus(-1));
    let because = [vec![link], gathered.because.clone(), vec![when, why]].concat();
    Ok(Clash { confidence: gathered.confidence(), because })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        day::Interval,
        proposition::Tense,
        relation::testing::{Build, check, day, state},
    };

    #[test]
    fn a_plan_keeps_to_the_last_day() {
        let finish = || state("the Sava bridge", "finish").passive();
        let must = finish()
            .modality(Modality::Obligation)
            .within(Interval { from: None, to: Some(day("2024-05-02")) });
        let plan = |from: &str, to: &str| -> Build {
            finish().modality(Modality::Intended).tense(Tense::Future).about(from, to)
        };
        check(&RELATION, must.clone(), plan("2024-06-12", "2024-06-13"), true);
        check(&RELATION, must.clone(), plan("2024-04-12", "2024-04-13"), false);
        check(&RELATION, must.clone(), plan("2024-06-12", "2024-06-13").not(), false);
        let other = state("the Drava bridge", "finish").passive().modality(Modality::Intended);
        check(&RELATION, must, other.about("2024-06-12", "2024-06-13"), false);
    }
}
