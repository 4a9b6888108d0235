//! In what way predicates give a thing its quantity: what a bridge is long is not what it is wide, and
//! what a tower cost is not what it earned.

use crate::{
    fact::Fact,
    lexicon::{Lexicon, wordnet},
    proposition::Nominal,
    relation::{Unmet, gate, words},
};

/// How a clause gives a thing its quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It counts what takes part, so that the predicate tells which count it is.
    Counts,
    /// The noun phrase has it, whatever the clause says: "the 40-metre tower".
    Inherent,
    /// The predicate gives it: "the tower is 40 metres tall", "the tower cost 40 euros".
    Stated,
}

/// Whether a clause counts the dead: "killed nine", "left nine dead".
pub(super) fn deaths(fact: &Fact) -> bool {
    let told = &fact.proposition;
    let dead = told.predicate == "leave" && told.words.iter().any(|word| word == "dead");
    dead || matches!(told.predicate.as_str(), "die" | "kill" | "perish")
}

/// Verbs that give a thing its value.
const GIVING: &[&str] =
    &["amount", "be", "come", "equal", "hit", "measure", "reach", "stand", "stretch", "total", "weigh"];

/// Verbs with which a length of time is that of one matter; what others last may happen again.
const DURING: &[&str] =
    &["ban", "be", "delay", "jail", "imprison", "last", "postpone", "sentence", "suspend", "take"];

/// What the adjectives of a length measure.
const KINDS: &[(&str, &str)] = &[
    ("broad", "width"),
    ("deep", "depth"),
    ("high", "height"),
    ("long", "length"),
    ("tall", "height"),
    ("thick", "thickness"),
    ("wide", "width"),
];

/// In what way a clause measures: "is 12 metres wide".
pub(super) fn kind(fact: &Fact) -> Option<&str> {
    let told = &fact.proposition;
    let adjective = KINDS.iter().find(|(word, _)| *word == told.predicate).map(|(_, kind)| *kind);
    let measured = told.quantity.as_ref().and_then(|quantity| quantity.measures.as_deref());
    adjective.or(measured.filter(|noun| KINDS.iter().any(|(_, kind)| kind == noun)))
}

/// What a length of its own is the height of.
const TALL: &[&str] = &[
    "building",
    "chimney",
    "lighthouse",
    "mast",
    "monument",
    "mountain",
    "obelisk",
    "peak",
    "skyscraper",
    "spire",
    "statue",
    "steeple",
    "tower",
    "tree",
];

/// Whether two predicates give one value: the same verb, two that say only what a value is, or two of change.
pub(super) fn one_way(
    (first, second): (&str, &str),
    one: &Fact,
    other: &Fact,
    lexicon: &Lexicon,
) -> Result<(), Unmet> {
    let both = |words: &[&str]| words.contains(&first) && words.contains(&second);
    let ordinal = |fact: &Fact| fact.proposition.quantity.as_ref().is_some_and(|q| q.dimension == "ordinal");
    if (ordinal(one) || ordinal(other)) && !both(RANKING) {
        return Err("an ordinal tells one thing from its like".to_owned());
    }
    let of_time = |fact: &Fact| {
        let dimension = fact.proposition.quantity.as_ref().map(|q| q.dimension.as_str());
        matches!(dimension, Some("time" | "months"))
    };
    if of_time(one) && !both(DURING) {
        return Err("what lasts so long may have happened more than once".to_owned());
    }
    let change = |verb: &str| CHANGING.contains(&verb) || words::change(verb, lexicon);
    if [one, other].iter().any(|fact| placed_after(fact, "from")) {
        return Err("one of them tells what it changed from".to_owned());
    }
    let level = |fact: &Fact, verb: &str| GIVING.contains(&verb) || change(verb) && arrives(fact);
    let levels = level(one, first) && level(other, second);
    if !levels && arrives(one) != arrives(other) {
        return Err("the one tells how far it changed, the other what it came to".to_owned());
    }
    match (kind(one), kind(other)) {
        (None, None) => {}
        (first, second) if first == second => return Ok(()),
        _ => return Err("the two are measured in different ways".to_owned()),
    }
    if levels || change(first) && change(second) {
        return Ok(());
    }
    gate::predicates(&one.proposition, &other.proposition, lexicon).map(|_| ())
}

/// Verbs that give a rank.
const RANKING: &[&str] = &["come", "finish", "place", "rank"];

/// Verbs of figures that change; two of them tell of one change.
const CHANGING: &[&str] = &[
    "climb", "contract", "cut", "dip", "drop", "edge", "fall", "gain", "jump", "lose", "plummet", "plunge",
    "rise", "sink", "slide", "slip", "slump", "soar", "surge", "tumble", "widen",
];

/// Whether the quantity is what a change arrived at: "rose to 4 percent", and not by it.
pub(super) fn arrives(fact: &Fact) -> bool {
    placed_after(fact, "to")
}

/// Whether the quantity stands in a phrase with this preposition.
pub(super) fn placed_after(fact: &Fact, preposition: &str) -> bool {
    let span = fact.proposition.quantity.as_ref().map(|quantity| quantity.span);
    let at = |noun: &Nominal| span.is_some_and(|span| !span.is_empty() && noun.span.contains(span));
    let told = &fact.proposition;
    let attached = told.object.iter().chain(&told.subject).flat_map(|noun| &noun.phrases);
    told.phrases.iter().chain(attached).any(|(word, noun)| word == preposition && at(noun))
}

/// "The bridge is 12 metres" may be its width, of which the adjective was not read; its length is.
pub(super) fn unsaid(fact: &Fact, noun: &str, how: How) -> Result<(), Unmet> {
    let length = fact.proposition.quantity.as_ref().is_some_and(|q| q.dimension == "length");
    let bare = how == How::Stated && fact.proposition.predicate == "be" && kind(fact).is_none();
    if length && bare && !LENGTHS.contains(&noun) {
        return Err(format!("in what way `{noun}` is measured is not known"));
    }
    Ok(())
}

/// Nouns that are themselves measured in one way.
const LENGTHS: &[&str] = &[
    "altitude",
    "border",
    "depth",
    "diameter",
    "distance",
    "elevation",
    "gauge",
    "height",
    "length",
    "level",
    "radius",
    "range",
    "snow",
    "snowfall",
    "thickness",
    "visibility",
    "wavelength",
    "width",
];

/// Whether a predicate gives a thing the value that its noun phrase has elsewhere: a length of its own is the
/// height of a tower and the length of a road, and not their width.
pub(super) fn gives(fact: &Fact, noun: &str) -> Result<(), Unmet> {
    let predicate = fact.proposition.predicate.as_str();
    let tall = TALL.contains(&noun);
    let met = match kind(fact) {
        Some("length") => !tall,
        Some("height") => tall,
        Some(_) => false,
        None => GIVING.contains(&predicate),
    };
    if met { Ok(()) } else { Err(format!("`{predicate}` does not give what `{noun}` has elsewhere")) }
}

/// Whether two noun phrases have a quantity in one way: the length of its own of a tower is its height.
pub(super) fn inherent((one, first): (&Fact, &str), (other, second): (&Fact, &str)) -> Result<(), Unmet> {
    let way = |fact: &Fact, noun: &str| {
        let length = fact.proposition.quantity.as_ref().is_some_and(|q| q.dimension == "length");
        length.then(|| kind(fact).unwrap_or(own(noun)).to_owned())
    };
    if way(one, first) == way(other, second) {
        Ok(())
    } else {
        Err("the two are measured in different ways".to_owned())
    }
}

/// The verb of which a noun tells the outcome: a settlement of what is settled.
pub(super) fn made(noun: &str) -> &str {
    wordnet::derivation(noun).unwrap_or(noun)
}

/// What a length of its own is of a thing.
pub(super) fn own(noun: &str) -> &'static str {
    if TALL.contains(&noun) { "height" } else { "length" }
}
