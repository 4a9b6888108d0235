//! What a figure is of a thing, by any of the words that give it: "the lake is 40 metres deep", "the lake has a depth
//! of 40 metres", "the depth of the lake is 40 metres".

use super::{measure::GENERIC, way};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Determiner, MEASURE, Nominal, Quantity},
    relation::{Unmet, gate, gate::Frame, nominal, words},
};

/// An attribute of a thing.
pub(super) struct Attribute {
    name: &'static str,
    thing: Nominal,
}

/// The words that give one attribute.
struct Words {
    name: &'static str,
    /// Its own nouns: "a depth of".
    nouns: &'static [&'static str],
    /// Verbs of which the figure is the object: "the hall seats 900".
    verbs: &'static [&'static str],
    /// What is counted, where a thing has so many of it: "has 9,000 inhabitants".
    counted: &'static [&'static str],
    /// The dimension; empty for counts.
    dimension: &'static str,
}

/// The attributes that more than one construction gives.
const ATTRIBUTES: &[Words] = &[
    Words { name: "height", nouns: &["height"], verbs: &[], counted: &[], dimension: "length" },
    Words { name: "depth", nouns: &["depth"], verbs: &[], counted: &[], dimension: "length" },
    Words { name: "width", nouns: &["breadth", "width"], verbs: &[], counted: &[], dimension: "length" },
    Words { name: "length", nouns: &["length"], verbs: &[], counted: &[], dimension: "length" },
    Words {
        name: "altitude",
        nouns: &["altitude", "elevation"],
        verbs: &[],
        counted: &[],
        dimension: "length",
    },
    Words { name: "area", nouns: &["area", "surface"], verbs: &["cover"], counted: &[], dimension: "area" },
    Words { name: "weight", nouns: &["weight"], verbs: &["weigh"], counted: &[], dimension: "mass" },
    Words { name: "capacity", nouns: &["capacity"], verbs: &["hold"], counted: &[], dimension: "volume" },
    Words {
        name: "seats",
        nouns: &[],
        verbs: &["accommodate", "hold", "seat"],
        counted: &["place", "seat"],
        dimension: "",
    },
    Words {
        name: "inhabitants",
        nouns: &["population"],
        verbs: &[],
        counted: &["inhabitant", "resident", "soul"],
        dimension: "",
    },
    Words {
        name: "staff",
        nouns: &[],
        verbs: &["employ"],
        counted: &["employee", "staff", "worker"],
        dimension: "",
    },
];

/// Verbs by which a thing has what it has.
const HAVING: &[&str] = &["boast", "count", "employ", "have", "number", "offer", "provide", "reach", "seat"];

/// Verbs by which an attribute has its value.
const VALUE: &[&str] = &["amount", "be", "come", "measure", "put", "reach", "stand", "total"];

/// The attribute that a fact gives, and of what.
pub(super) fn attribute(fact: &Fact, lexicon: &Lexicon) -> Option<Attribute> {
    let told = &fact.proposition;
    let quantity = told.quantity.as_ref()?;
    if told.predicate == MEASURE {
        return measured(fact, quantity);
    }
    let frame = Frame::of(told);
    let subject = frame.agent.or(frame.patient).filter(|noun| !noun.pronoun || noun.actor.is_some());
    let inside = |noun: &Nominal| noun.span.contains(quantity.span);
    if let Some(way) = way::kind(fact).filter(|_| quantity.dimension == "length") {
        let row = ATTRIBUTES.iter().find(|row| row.name == way)?;
        return subject.filter(|noun| !inside(noun)).map(|noun| of(row, noun.clone()));
    }
    let fits = |row: &&Words| {
        row.dimension == quantity.dimension && quantity.unit.is_empty() == row.dimension.is_empty()
    };
    if row_of_noun(subject).is_some() && VALUE.contains(&told.predicate.as_str()) {
        let (row, noun) = (row_of_noun(subject)?, subject?);
        return owner(noun).filter(|_| fits(&row)).map(|thing| of(row, thing));
    }
    let at = way::placed_after(fact, "at") && quantity.dimension == "length";
    if at && matches!(told.predicate.as_str(), "be" | "lie" | "sit" | "stand") {
        let row = ATTRIBUTES.iter().find(|row| row.name == "altitude")?;
        return subject.map(|noun| of(row, noun.clone()));
    }
    let counted = quantity.measures.as_deref();
    let people =
        counted.is_some_and(|noun| matches!(noun, "people" | "person" | "spectator" | "visitor" | "guest"));
    let row = ATTRIBUTES.iter().filter(fits).find(|row| {
        let verb = row.verbs.contains(&told.predicate.as_str()) && !told.passive;
        let counts = counted.is_some_and(|noun| row.counted.contains(&noun));
        verb && (people || counts || !row.dimension.is_empty())
            || counts && HAVING.contains(&told.predicate.as_str())
    })?;
    let object = told.object.as_ref().is_some_and(|noun| inside(noun) || lexicon.unit(&noun.head).is_some());
    subject.filter(|noun| object && !inside(noun)).map(|noun| of(row, noun.clone()))
}

/// The attribute of what a noun phrase measures.
fn measured(fact: &Fact, quantity: &Quantity) -> Option<Attribute> {
    let (_, noun) = fact.proposition.phrases.first()?;
    if let Some(row) = row_of_noun(Some(noun)) {
        let has = fact.proposition.phrases.get(1).filter(|(word, _)| word.is_empty()).map(|(_, thing)| thing);
        return owner(noun).or_else(|| has.cloned()).map(|thing| of(row, thing));
    }
    if quantity.dimension != "length" {
        return None;
    }
    let name = way::kind(fact).unwrap_or_else(|| way::own(&noun.head));
    ATTRIBUTES.iter().find(|row| row.name == name).map(|row| of(row, noun.clone()))
}

/// The attribute, and its thing without the figure that stands before its head: "the 27-metre mast".
fn of(row: &Words, mut thing: Nominal) -> Attribute {
    thing.modifiers.retain(|word| !words::numeral(word));
    Attribute { name: row.name, thing }
}

fn row_of_noun(noun: Option<&Nominal>) -> Option<&'static Words> {
    let head = noun?.head.as_str();
    ATTRIBUTES.iter().find(|row| row.nouns.contains(&head))
}

/// Of what an attribute is: "the depth of the lake", "the lake's depth".
fn owner(noun: &Nominal) -> Option<Nominal> {
    if let Some((_, thing)) = noun.phrases.iter().find(|(word, _)| word == "of") {
        return Some(thing.clone());
    }
    let possessed = noun.text.contains("'s ") || noun.text.contains("’s ") || noun.text.contains("s' ");
    let (head, modifiers) = noun.modifiers.split_last().filter(|_| possessed)?;
    let proper = noun.text.starts_with(char::is_uppercase) && !noun.text.starts_with("The ");
    Some(Nominal {
        head: head.clone(),
        modifiers: modifiers.to_vec(),
        phrases: Vec::new(),
        determiner: Determiner::Definite,
        proper,
        actor: None,
        ..noun.clone()
    })
}

/// Whether two facts give one attribute of one thing; with it, that the attribute is the thing's own.
pub(super) fn same(
    (one, first): (&Fact, &Attribute),
    (other, second): (&Fact, &Attribute),
    lexicon: &Lexicon,
) -> Result<(String, bool), Unmet> {
    if first.name != second.name {
        return Err(format!("the one gives the {}, the other the {}", first.name, second.name));
    }
    let (a, b) = (&first.thing, &second.thing);
    gate::refer(a, b, lexicon)?;
    let weight = nominal::weight(a).min(nominal::weight(b));
    let name = nominal::name(a) && nominal::name(b);
    let own = weight >= 2 || !GENERIC.contains(&a.head.as_str());
    let telling = if one.document == other.document { own && !a.plural && !b.plural } else { weight >= 2 };
    if !(telling || name) {
        return Err("too little is shared to take the two for one".to_owned());
    }
    let part = |thing: &Nominal| words::described(thing).iter().any(|word| PARTS.contains(&word.as_str()));
    if part(a) != part(b) {
        return Err(format!("`{}` and `{}` need not be the same", a.text, b.text));
    }
    let (here, there) = (within(one, a), within(other, b));
    if !words::covers(&here, &there, lexicon) || !words::covers(&there, &here, lexicon) {
        return Err(format!("one of them gives the {} of a part", first.name));
    }
    Ok((format!("both give the {} of `{}`", first.name, a.text), true))
}

/// The words that say of which part a clause gives a figure: "employs 60 engineers in Odran", "is 4 metres deep at the
/// shore".
fn within(fact: &Fact, thing: &Nominal) -> Vec<String> {
    let told = &fact.proposition;
    if told.predicate == MEASURE {
        return Vec::new();
    }
    let figure = told.quantity.as_ref().map(|quantity| quantity.span);
    let holds = |noun: &Nominal| figure.is_some_and(|figure| noun.span.contains(figure));
    let others = told.phrases.iter().map(|(_, noun)| noun);
    let others = others.filter(|noun| !holds(noun) && noun.span != thing.span).flat_map(words::described);
    let counted = told.object.iter().filter(|noun| holds(noun)).flat_map(words::restrictors);
    others.chain(counted).filter(|word| !words::numeral(word)).collect()
}

/// Words of a part of a thing.
const PARTS: &[&str] = &["part", "section", "side", "span", "stretch", "top"];
