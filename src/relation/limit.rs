//! The most or the least that is allowed or asked for, and settings: "a user name must not exceed 64 characters", "the
//! maximum length of a user name is 32 characters", "quiet sessions are closed after 40 seconds".

use super::{
    Clash, Confidence, Keys, Relation, Sides, Unmet, gate, gate::Frame, keys, nominal::weight, sketch, time,
    words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Bound, Determiner, Marker, Modality, Nominal, Polarity, Quantity, Tense},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "limit",
    summary: "the most or the least that is allowed, or a setting, is given values that cannot both be",
    symmetric: true,
    keys: limit_keys,
    sides,
    quick: sketch::apart,
    compare,
};

/// Which end a limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Most,
    Least,
    /// What is so unless it is set otherwise, or always after so long.
    Set,
}

/// A limit of a thing.
struct Limit<'f> {
    side: Side,
    /// Of what it is: the owner of the noun that names it, or the subject.
    thing: &'f Nominal,
    /// The words that tell what is limited apart: those of the thing, and of the noun that names the limit.
    told: Vec<String>,
    /// The verb of what may be done so often or so long, empty where a figure is only had.
    verb: &'f str,
    quantity: &'f Quantity,
    /// Whether a noun names the limit.
    named: bool,
}

/// Words before a noun that make it the name of a limit.
const NAMING: &[(&str, Side)] = &[
    ("default", Side::Set),
    ("max", Side::Most),
    ("maximal", Side::Most),
    ("maximum", Side::Most),
    ("min", Side::Least),
    ("minimal", Side::Least),
    ("minimum", Side::Least),
];

/// Nouns that say only in what way a thing is limited.
const WAYS: &[&str] = &["amount", "count", "duration", "length", "number", "size"];

/// Predicates that give a figure, and say no more.
const HAVING: &[&str] = &[
    "be", "big", "cap", "comprise", "consist", "contain", "exceed", "have", "heavy", "high", "include",
    "large", "last", "limit", "long", "measure", "old", "restrict", "short", "small", "surpass", "tall",
    "use", "weigh", "wide",
];

/// Predicates of what may not lie above a figure.
const EXCEEDING: &[&str] = &["exceed", "surpass"];

/// Predicates of what may not lie above a figure, in the passive: "are limited to".
const LIMITING: &[&str] = &["cap", "limit", "restrict"];

/// Predicates of what happens by itself after so long.
const ENDING: &[&str] = &[
    "abort",
    "archive",
    "cancel",
    "close",
    "delete",
    "destroy",
    "disconnect",
    "discard",
    "drop",
    "end",
    "erase",
    "expire",
    "keep",
    "lapse",
    "lock",
    "purge",
    "remove",
    "retain",
    "revoke",
    "store",
    "terminate",
    "valid",
];

fn limit_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    if let Some(limit) = limit(fact, lexicon) {
        limit.told.iter().for_each(|word| found.add(&["limit ", word]));
        keys::name(limit.thing, found);
    }
}

fn limit<'f>(fact: &'f Fact, lexicon: &Lexicon) -> Option<Limit<'f>> {
    let told = &fact.proposition;
    let quantity = told.quantity.as_ref().filter(|_| !told.derived() && told.about.is_none())?;
    let frame = Frame::of(told);
    let subject = frame.theme()?;
    if subject.pronoun || subject.span.contains(quantity.span) && !quantity.span.is_empty() {
        return None;
    }
    let named = NAMING.iter().find(|(word, _)| subject.modifiers.iter().any(|m| m == word));
    let side = named.map(|(_, side)| *side).or((subject.head == "limit").then_some(Side::Most));
    let states =
        told.predicate == "be" && told.polarity == Polarity::Positive && told.tense == Some(Tense::Present);
    if let Some(side) = side.filter(|_| states && told.modality == Modality::Asserted) {
        return noun(subject, side, quantity);
    }
    let lasting = matches!(quantity.dimension.as_str(), "time" | "months") && quantity.bound == Bound::Exact;
    let habit = told.tense == Some(Tense::Present) && told.modality == Modality::Asserted
        || told.modality == Modality::Obligation;
    let ends = ENDING.contains(&told.predicate.as_str()) && lasting && habit;
    if ends && told.polarity == Polarity::Positive {
        let thing = frame.patient.filter(|_| told.predicate != "expire" && !told.passive).unwrap_or(subject);
        return Some(clause(thing, Side::Set, &told.predicate, quantity));
    }
    let side = bounded(fact, quantity)?;
    let had = HAVING.contains(&told.predicate.as_str());
    let generic = matches!(subject.determiner, Determiner::Bare | Determiner::Indefinite | Determiner::All);
    let free = matches!(told.modality, Modality::Possible | Modality::Able);
    let verb = if had { "" } else { &told.predicate };
    let named = LIMITING.contains(&told.predicate.as_str());
    (!free || had && generic && lexicon.unit(&subject.head).is_none())
        .then(|| Limit { named, ..clause(subject, side, verb, quantity) })
}

/// The limit that a noun names: "the maximum length of a user name", "the upload limit".
fn noun<'f>(subject: &'f Nominal, side: Side, quantity: &'f Quantity) -> Option<Limit<'f>> {
    let of = subject.phrases.iter().find(|(word, _)| matches!(word.as_str(), "of" | "for"));
    let thing = of.map_or(subject, |(_, thing)| thing);
    let naming = |word: &String| NAMING.iter().any(|(known, _)| known == word) || word == "limit";
    let way = |word: &String| WAYS.contains(&word.as_str());
    let mut told = words::described(subject);
    told.retain(|word| !naming(word) && !way(word) && !words::numeral(word));
    (!told.is_empty()).then_some(Limit { side, thing, told, verb: "", quantity, named: true })
}

fn clause<'f>(thing: &'f Nominal, side: Side, verb: &'f str, quantity: &'f Quantity) -> Limit<'f> {
    Limit { side, thing, told: words::described(thing), verb, quantity, named: false }
}

/// Which end the clause gives, by its modality, its bound and what it denies.
fn bounded(fact: &Fact, quantity: &Quantity) -> Option<Side> {
    let told = &fact.proposition;
    let denied = told.polarity == Polarity::Negative && told.marker != Some(Marker::NoLonger);
    let ruled = matches!(told.modality, Modality::Obligation | Modality::Permitted | Modality::Optional);
    let free = matches!(told.modality, Modality::Possible | Modality::Able);
    let exact = quantity.bound == Bound::Exact;
    let predicate = told.predicate.as_str();
    if EXCEEDING.contains(&predicate) {
        return (denied && exact && (ruled || free)).then_some(Side::Most);
    }
    if LIMITING.contains(&predicate) {
        let states = told.passive && !denied && told.tense != Some(Tense::Past);
        return (states && exact && told.modality == Modality::Asserted || states && ruled)
            .then_some(Side::Most);
    }
    let side = match (quantity.bound, denied) {
        (Bound::AtMost, false) | (Bound::AtLeast, true) => Side::Most,
        (Bound::AtLeast, false) | (Bound::AtMost, true) => Side::Least,
        _ => return None,
    };
    (ruled || free && side == Side::Most).then_some(side)
}

fn sides(fact: &Fact, lexicon: &Lexicon) -> Sides {
    Sides::either(fact.proposition.condition.is_none() && limit(fact, lexicon).is_some())
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::apart(one, other)?;
    if one.proposition.condition.is_some() || other.proposition.condition.is_some() {
        return Err("one of them hangs on a condition".to_owned());
    }
    let (a, b) = limit(one, lexicon).zip(limit(other, lexicon)).ok_or("one of them gives no limit")?;
    if a.side != b.side {
        return Err("the one gives the most, the other the least or what is usual".to_owned());
    }
    if !a.verb.is_empty() || !b.verb.is_empty() {
        words::same(a.verb, b.verb, Part::Verb, lexicon)
            .ok_or_else(|| format!("`{}` is not `{}`", a.verb, b.verb))?;
    }
    one_kind(&a, &b)?;
    let (first, second) = (&a.told, &b.told);
    if !words::covers(first, second, lexicon) || !words::covers(second, first, lexicon) {
        return Err(format!("`{}` is not `{}`", a.thing.text, b.thing.text));
    }
    let (here, there) = (around(one, &a), around(other, &b));
    if here != there {
        return Err("one of them is of a part or a case".to_owned());
    }
    let tells =
        |limit: &Limit<'_>| limit.told.len() + usize::from(limit.named) >= 2 || weight(limit.thing) >= 2;
    if one.document != other.document && !(tells(&a) || tells(&b)) {
        return Err("too little is shared to take the two for one".to_owned());
    }
    let when = time::near(one, other)?;
    let exact = |limit: &Limit<'_>| Quantity {
        bound: Bound::Exact,
        low: limit.quantity.low.or(limit.quantity.high),
        high: limit.quantity.low.or(limit.quantity.high),
        open: (false, false),
        ..limit.quantity.clone()
    };
    let values = gate::values(&exact(&a), &exact(&b))?;
    let end = match a.side {
        Side::Most => "most",
        Side::Least => "least",
        Side::Set => "setting",
    };
    let both = format!("both give the {end} of `{}`", a.thing.text);
    Ok(Clash { because: vec![both, when, values], confidence: Confidence::Medium })
}

/// Whether both count the same, or measure in one dimension and way.
fn one_kind(a: &Limit<'_>, b: &Limit<'_>) -> Result<(), Unmet> {
    let (first, second) = (a.quantity, b.quantity);
    let counts = first.unit.is_empty() && first.dimension.is_empty();
    let (way, other) = (first.measures.as_deref(), second.measures.as_deref());
    let (way, other) = (way.unwrap_or_default(), other.unwrap_or_default());
    let same = first.dimension == second.dimension
        && (!counts || way.rsplit(' ').next() == other.rsplit(' ').next() && second.unit.is_empty())
        && (first.dimension != "length" || way == other);
    if same { Ok(()) } else { Err("the two limit different things".to_owned()) }
}

/// The words that say of which case a limit is: "on the free plan".
fn around(fact: &Fact, limit: &Limit<'_>) -> Vec<String> {
    let told = &fact.proposition;
    let figure = limit.quantity.span;
    let apart = |noun: &&Nominal| {
        // The figure itself, and the noun that it counts.
        let counted =
            (figure.start..=figure.end + 1).contains(&noun.span.start) || noun.span.contains(figure);
        let inside = noun.span.contains(limit.thing.span) || limit.thing.span.contains(noun.span);
        noun.span.is_empty() || !counted && !inside
    };
    let phrases = told.phrases.iter().map(|(_, noun)| noun).chain(&told.object);
    let mut found: Vec<String> = phrases.filter(apart).flat_map(words::described).collect();
    found.retain(|word| !words::numeral(word));
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, state};

    fn most(words: &str, value: f64) -> Build {
        let fact = state(words, "exceed").not().modality(Modality::Obligation);
        fact.quantity(value, "", "character")
    }

    #[test]
    fn one_thing_has_one_limit() {
        check(&RELATION, most("user names", 64.0), most("user names", 32.0), true);
        check(&RELATION, most("user names", 64.0), most("user names", 64.0), false);
        check(&RELATION, most("user names", 64.0), most("file names", 32.0), false);
        check(
            &RELATION,
            most("user names", 64.0),
            most("user names", 32.0).with("on", "the free plan"),
            false,
        );
        let named = state("the maximum length of user names", "be").tense(Tense::Present);
        check(&RELATION, most("user names", 64.0), named.quantity(32.0, "", "character"), true);
    }

    #[test]
    fn the_most_is_not_the_least() {
        let least = state("user names", "have").modality(Modality::Obligation);
        let least = least.quantity(3.0, "", "character").bound(Bound::AtLeast);
        check(&RELATION, most("user names", 64.0), least, false);
    }
}
