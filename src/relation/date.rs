//! One single event is given days that do not meet.

use super::{Clash, Relation, Unmet, gate, gate::Frame, keys, nominal::definite, time};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Marker, Modality, Polarity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "date",
    summary: "one single event is given days that do not meet",
    symmetric: true,
    keys: keys::parts,
    compare,
};

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let differ = time::disjoint(one, other)?;
    let link = gate::predicates(&one.proposition, &other.proposition, lexicon)?;
    for fact in [one, other] {
        single(fact)?;
    }
    if time::position(one) == time::position(other) {
        time::near(one, other)?;
    }
    let mut gathered = gate::same_parts(one, other, lexicon)?;
    gate::enough(one, other, &gathered)?;
    gathered.because.insert(0, link);
    gathered.because.push(differ);
    Ok(Clash { confidence: gathered.confidence(), because: gathered.because })
}

/// Whether a fact tells of one event that happens once: affirmed, of one thing that is pointed at, at
/// some time rather than throughout.
fn single(fact: &Fact) -> Result<(), Unmet> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let once = told.polarity == Polarity::Positive
        && matches!(told.modality, Modality::Asserted | Modality::Intended)
        && !matches!(told.marker, Some(Marker::Again | Marker::Always | Marker::Still));
    let state = matches!(told.predicate.as_str(), "be" | "have" | "say" | "do" | "go" | "come");
    let throughout = told.about.is_some_and(|about| about.all);
    let pointed = frame.patient.or(frame.agent).is_some_and(|n| definite(n) && !n.plural);
    let several = frame.all().any(|n| n.determiner == crate::proposition::Determiner::Indefinite);
    if once && !state && !throughout && pointed && !several {
        Ok(())
    } else {
        Err(format!("`{}` need not happen once", told.predicate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(one: Build, other: Build, fires: bool) {
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    fn opened(from: &str, to: &str) -> Build {
        state("the Sava bridge", "open").passive().about(from, to)
    }

    #[test]
    fn one_event_has_one_day() {
        let may = opened("1903-05-01", "1903-06-01");
        let later = opened("1907-09-14", "1907-09-15");
        check(may.clone(), later.clone(), true);
        check(may.clone(), opened("1903-05-02", "1903-05-03"), false);
        check(may.clone(), later.clone().vague(), false);
        check(may.clone(), later.clone().not(), false);
        check(may.clone(), later.clone().marker(Marker::Again), false);
        check(may.clone(), later.clone().modality(Modality::Possible), false);
        check(
            may.clone(),
            state("the Drava bridge", "open").passive().about("1907-09-14", "1907-09-15"),
            false,
        );
        check(may, state("the Sava bridge", "paint").passive().about("1907-09-14", "1907-09-15"), false);
    }

    #[test]
    fn what_may_happen_twice_is_silent() {
        let visit = state("Anna Wirth", "visit").object("a school").about("2024-03-01", "2024-03-02");
        check(visit.clone(), visit.about("2024-03-05", "2024-03-06"), false);
    }
}
