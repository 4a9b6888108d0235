//! Something is said never to have been so before, and an earlier case is told.

use super::{Clash, Quick, Relation, Sides, Sketch, Unmet, gate, keys};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Marker, Polarity, Tense},
};

/// The first fact speaks of a first time, the second of an earlier case.
pub(crate) const RELATION: Relation = Relation {
    name: "first-time",
    summary: "something is said never to have been so before, and an earlier case is told",
    symmetric: false,
    keys: keys::parts,
    sides,
    quick,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let told = &fact.proposition;
    let real = gate::real(fact);
    Sides {
        first: real && matches!(told.marker, Some(Marker::FirstTime | Marker::Never)),
        second: real && told.polarity == Polarity::Positive && told.about.is_some(),
    }
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    one.linked(other)
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let first = &one.proposition;
    let past = matches!(first.tense, Some(Tense::Past | Tense::Perfect));
    let never = first.marker == Some(Marker::Never) && first.polarity == Polarity::Negative && past;
    if first.marker != Some(Marker::FirstTime) && !never {
        return Err("the first does not speak of a first time".to_owned());
    }
    let earlier = &other.proposition;
    if earlier.polarity == Polarity::Negative || earlier.marker == Some(Marker::FirstTime) {
        return Err("the second tells of no case".to_owned());
    }
    let start =
        if never { one.said() } else { first.about.and_then(|about| about.interval.from).or(one.said()) };
    let ended = earlier.about.filter(|about| !about.vague).and_then(|about| about.interval.to);
    let (Some(start), Some(ended)) = (start, ended) else {
        return Err("the time of one of them is not known".to_owned());
    };
    if ended > start {
        return Err("the second is not earlier".to_owned());
    }
    let link = gate::predicates(first, earlier, lexicon)?;
    let mut gathered = gate::contained(other, one, lexicon)?;
    gate::enough(one, other, &gathered)?;
    gathered.because.insert(0, link);
    gathered.because.push(format!("the other case ended by {ended}"));
    Ok(Clash { confidence: gathered.confidence(), because: gathered.because })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn an_earlier_case_belies_a_first_time() {
        let first = state("Bergen", "win").object("the cup").marker(Marker::FirstTime);
        let before = state("Bergen", "win").object("the cup").about("1987-01-01", "1988-01-01");
        check(&RELATION, first.clone(), before.clone(), true);
        check(&RELATION, first.clone(), before.clone().about("2024-03-12", "2024-03-13"), false);
        check(
            &RELATION,
            first.clone(),
            state("Tromso", "win").object("the cup").about("1987-01-01", "1988-01-01"),
            false,
        );
        check(
            &RELATION,
            first.clone(),
            state("Bergen", "win").object("the league").about("1987-01-01", "1988-01-01"),
            false,
        );
        check(&RELATION, first, state("Bergen", "win").object("the cup"), false);
        let never =
            state("Bergen", "win").object("the cup").tense(Tense::Perfect).marker(Marker::Never).not();
        check(&RELATION, never, before, true);
    }
}
