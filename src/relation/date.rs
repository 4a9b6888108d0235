//! One single event is given days that do not meet.

mod once;

use super::{
    Clash, Keys, Quick, Relation, Sides, Sketch, Unmet, gate,
    gate::{Frame, Gathered},
    keys,
    nominal::{Extent, definite, extent},
    time, words,
};
use crate::{
    day::Day,
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{About, Marker, Modality, Nominal, Polarity, Proposition},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "date",
    summary: "one single event is given days that do not meet",
    symmetric: true,
    keys: date_keys,
    sides,
    quick,
    compare,
};

fn date_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    if fact.proposition.about.is_some() {
        keys::parts(fact, lexicon, found);
        let event = event(fact, lexicon);
        event.iter().flat_map(|event| &event.classes).for_each(|class| found.add(&["about ", class]));
        once::key(fact).into_iter().for_each(|kind| found.add(&["once ", kind]));
    }
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && fact.proposition.about.is_some_and(|about| !about.vague))
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    let (Some(a), Some(b)) = (one.fact.proposition.about, other.fact.proposition.about) else {
        return Quick::No;
    };
    let (a, b) = (a.interval, b.interval);
    let last = a.from.is_none() && b.from.is_none() && a.to != b.to;
    Quick::from((last || a.disjoint(b)) && !one.beside(other))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    if let Some(differ) = deadlines(one, other) {
        let link = gate::predicates(&one.proposition, &other.proposition, lexicon)?;
        time::near(one, other)?;
        all_the_same(one, other, lexicon)?;
        let gathered = shared(one, other, lexicon)?;
        let because = [vec![link], gathered.because.clone(), vec![differ]].concat();
        return Ok(Clash { confidence: gathered.confidence(), because });
    }
    let differ = time::disjoint(one, other)?;
    if time::position(one) == time::position(other) {
        time::near(one, other)?;
    }
    let mut gathered = parts(one, other, lexicon)
        .or_else(|unmet| named_event(one, other, lexicon).ok_or(unmet))
        .or_else(|unmet| named_day(one, other, lexicon).map_err(|_| unmet))
        .or_else(|unmet| delivered(one, other, lexicon).map_err(|_| unmet))
        .or_else(|unmet| once::same(one, other, lexicon).ok_or(unmet))?;
    gathered.because.push(differ);
    Ok(Clash { confidence: gathered.confidence(), because: gathered.because })
}

/// Two last days by which one thing must be done.
fn deadlines(one: &Fact, other: &Fact) -> Option<String> {
    let affirmed = |fact: &Fact| fact.proposition.polarity == Polarity::Positive;
    let last = |fact: &Fact| last_day(&fact.proposition).filter(|_| affirmed(fact));
    let (a, b) = (last(one)?, last(other)?);
    (a != b).then(|| format!("the last day is {} or {}", a.plus(-1), b.plus(-1)))
}

/// The day after the last one by which something must be done.
pub(super) fn last_day(told: &Proposition) -> Option<Day> {
    let open = |about: &About| !about.all && !about.vague && about.interval.from.is_none();
    let about = told.about.filter(|about| told.modality == Modality::Obligation && open(about))?;
    about.interval.to
}

/// Whether all parts are told apart from their like by the same words: the report is not the second report.
pub(super) fn all_the_same(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<(), Unmet> {
    let (first, second) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    for (a, b) in first.agent.zip(second.agent).into_iter().chain(first.patient.zip(second.patient)) {
        if extent(a, b, lexicon)? != Extent::Same {
            return Err(format!("`{}` need not be `{}`", a.text, b.text));
        }
    }
    Ok(())
}

/// Verbs of what comes to somebody: "the letter reaches the king".
const ARRIVING: &[&str] = &["reach"];

/// Verbs of what is brought to somebody: "the letter is handed to the king".
const BRINGING: &[&str] = &[
    "bring",
    "deliver",
    "forward",
    "give",
    "hand",
    "hand over",
    "lay",
    "pass",
    "present",
    "send",
    "submit",
    "table",
];

/// What is brought and to whom.
fn delivery(fact: &Fact) -> Option<(&Nominal, &Nominal)> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let told_so = told.polarity == Polarity::Positive
        && matches!(told.modality, Modality::Asserted | Modality::Intended | Modality::Obligation);
    let predicate = told.predicate.as_str();
    if ARRIVING.contains(&predicate) && told_so {
        return frame.agent.zip(frame.patient);
    }
    let to = frame.others.iter().find(|(word, _)| matches!(*word, "to" | "before")).map(|&(_, noun)| noun);
    frame.patient.zip(to).filter(|_| BRINGING.contains(&predicate) && told_so)
}

/// One thing that comes to one side, by verbs that differ.
fn delivered(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let ((what, to), (same, side)) =
        delivery(one).zip(delivery(other)).ok_or("nothing is brought to somebody in both")?;
    let mut gathered = Gathered::default();
    for (a, b) in [(what, same), (to, side)] {
        gate::refer(a, b, lexicon)?;
        gathered.share(a, b);
    }
    gate::enough(one, other, &gathered)?;
    Ok(gathered)
}

/// One predicate with the same parts.
fn parts(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let link = gate::predicates(&one.proposition, &other.proposition, lexicon)?;
    for fact in [one, other] {
        single(fact)?;
    }
    let mut gathered = shared(one, other, lexicon)?;
    gathered.because.insert(0, link);
    Ok(gathered)
}

/// The same parts, which tell enough.
pub(super) fn shared(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let mut gathered = gate::same_parts(one, other, lexicon)?;
    gathered.named |= shared_name(one, other);
    gate::enough(one, other, &gathered)?;
    Ok(gathered)
}

/// Whether what undergoes or does it has a name among its words in both: "the Orley treaty".
fn shared_name(one: &Fact, other: &Fact) -> bool {
    let names = |fact: &Fact| -> Vec<String> {
        let frame = Frame::of(&fact.proposition);
        let text = frame.patient.or(frame.agent).map_or("", |noun| noun.text.as_str());
        let words = text.split(' ').skip(1).filter(|word| word.starts_with(char::is_uppercase));
        words.map(str::to_owned).collect()
    };
    let (first, second) = (names(one), names(other));
    !first.is_empty() && first == second
}

/// Nouns that name a day of a matter.
const DAYS: &[&str] = &["anniversary", "birthday", "date", "day", "deadline"];

/// One day that a noun names: "the deadline for bids is 1 July".
fn named_day(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    for fact in [one, other] {
        let told = &fact.proposition;
        let day = told
            .subject
            .as_ref()
            .is_some_and(|n| DAYS.contains(&n.head.as_str()) && definite(n) && !n.plural);
        let states = told.predicate == "be" && told.polarity == Polarity::Positive && told.object.is_none();
        if !day || !states || told.modality != Modality::Asserted {
            return Err("no noun names a day".to_owned());
        }
    }
    shared(one, other, lexicon)
}

/// An event by the class of its noun or verb, with the words that tell it from its like.
struct Event {
    classes: Vec<String>,
    words: Vec<String>,
    noun: bool,
}

/// Verbs that say only that an event comes about.
const HAPPENING: &[&str] =
    &["begin", "start", "open", "take place", "happen", "occur", "kick off", "hold", "get under way"];

/// Verbs whose passive gives an event its day: "the vote is set for Monday".
const SCHEDULED: &[&str] = &["fix", "plan", "schedule", "set", "slate", "time"];

/// Verbs of what one may do again in the same week.
const REPEATED: &[&str] = &[
    "be",
    "call",
    "come",
    "do",
    "drive",
    "fly",
    "go",
    "have",
    "listen",
    "meet",
    "phone",
    "play",
    "pray",
    "rain",
    "read",
    "ride",
    "sail",
    "say",
    "see",
    "sing",
    "sleep",
    "snow",
    "speak",
    "talk",
    "telephone",
    "travel",
    "visit",
    "walk",
    "watch",
    "work",
    "write",
];

/// The event of a fact: "the strike begins" and "the drivers strike" are of one class.
fn event(fact: &Fact, lexicon: &Lexicon) -> Option<Event> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let predicate = told.predicate.as_str();
    if HAPPENING.contains(&predicate) || told.passive && SCHEDULED.contains(&predicate) {
        let theme = frame.patient.or(frame.agent).filter(|n| definite(n) && !n.pronoun)?;
        let classes = lexicon.topics(&theme.head, Part::Noun).map(str::to_owned).collect();
        return Some(Event { classes, words: words::restrictors(theme), noun: true });
    }
    let classes = lexicon.topics(&told.predicate, Part::Verb).map(str::to_owned).collect();
    Some(Event { classes, words: frame.all().flat_map(words::described).collect(), noun: false })
}

/// One event that a noun names in the one, and a verb or noun in the other.
fn named_event(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Option<Gathered> {
    let (a, b) = (event(one, lexicon)?, event(other, lexicon)?);
    let happens = |fact: &Fact| {
        let told = &fact.proposition;
        told.polarity == Polarity::Positive
            && matches!(told.modality, Modality::Asserted | Modality::Intended)
            && !told.about.is_some_and(|about| about.all)
    };
    let (noun, rest) = if a.noun { (&a, &b) } else { (&b, &a) };
    let class = a.classes.iter().find(|class| b.classes.contains(class))?;
    let within = noun.noun && noun.words.len() > 1 && words::covers(&rest.words, &noun.words, lexicon);
    let because = vec![format!("both tell of one event, of the kind `{class}`: {}", noun.words.join(", "))];
    (within && happens(one) && happens(other)).then_some(Gathered { because, weight: 2, named: false })
}

/// Whether a fact tells of one event that happens once: affirmed, of one thing that is pointed at, at
/// some time rather than throughout.
fn single(fact: &Fact) -> Result<(), Unmet> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let once = told.polarity == Polarity::Positive
        && matches!(told.modality, Modality::Asserted | Modality::Intended)
        && !matches!(told.marker, Some(Marker::Again | Marker::Always | Marker::Still));
    let state = REPEATED.contains(&told.predicate.as_str());
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
    use crate::{
        proposition::Tense,
        relation::testing::{Build, check, day, noun, state},
    };

    fn opened(from: &str, to: &str) -> Build {
        state("the Sava bridge", "open").passive().about(from, to)
    }

    #[test]
    fn one_event_has_one_day() {
        let may = opened("1903-05-01", "1903-06-01");
        let later = opened("1907-09-14", "1907-09-15");
        check(&RELATION, may.clone(), later.clone(), true);
        check(&RELATION, may.clone(), opened("1903-05-02", "1903-05-03"), false);
        check(&RELATION, may.clone(), later.clone().vague(), false);
        check(&RELATION, may.clone(), later.clone().not(), false);
        check(&RELATION, may.clone(), later.clone().marker(Marker::Again), false);
        check(&RELATION, may.clone(), later.clone().modality(Modality::Possible), false);
        check(
            &RELATION,
            may.clone(),
            state("the Drava bridge", "open").passive().about("1907-09-14", "1907-09-15"),
            false,
        );
        check(
            &RELATION,
            may,
            state("the Sava bridge", "paint").passive().about("1907-09-14", "1907-09-15"),
            false,
        );
    }

    #[test]
    fn an_event_by_its_noun_and_by_its_verb() {
        let walk =
            state("tram drivers of Ravenna", "strike").about("2024-05-06", "2024-05-07").tense(Tense::Future);
        let strike = state("the strike", "begin").about("2024-05-08", "2024-05-09").tense(Tense::Future);
        let with = |words: &str| {
            let mut fact = strike.clone().later().build();
            fact.proposition.subject = Some(noun(words));
            compare(&walk.clone().build(), &fact, &Lexicon::builtin()).is_ok()
        };
        assert!(with("the tram strike of Ravenna"));
        assert!(!with("the bus strike of Ravenna"));
        assert!(!with("the strike"));
    }

    #[test]
    fn deadlines_differ() {
        let file = |to: &str| {
            let due = state("the Sava company", "file").object("the report").modality(Modality::Obligation);
            due.within(crate::day::Interval { from: None, to: Some(day(to)) })
        };
        check(&RELATION, file("2024-07-01"), file("2024-07-16"), true);
        check(&RELATION, file("2024-07-16"), file("2024-07-16"), false);
        check(&RELATION, file("2024-07-01"), file("2024-07-16").object("the second report"), false);
    }

    #[test]
    fn one_thing_reaches_one_side_once() {
        let reach =
            state("the Sava petition", "reach").object("the Sava council").about("2024-05-01", "2024-05-02");
        let lay = |day: &str, next: &str, side: &str| {
            state("the Sava petition", "lay").passive().with("before", side).about(day, next)
        };
        check(&RELATION, reach.clone(), lay("2024-05-15", "2024-05-16", "the Sava council"), true);
        check(&RELATION, reach.clone(), lay("2024-05-01", "2024-05-02", "the Sava council"), false);
        check(&RELATION, reach, lay("2024-05-15", "2024-05-16", "the Drava council"), false);
    }

    #[test]
    fn what_may_happen_twice_is_silent() {
        let visit = state("Anna Wirth", "visit").object("a school").about("2024-03-01", "2024-03-02");
        check(&RELATION, visit.clone(), visit.about("2024-03-05", "2024-03-06"), false);
    }
}
