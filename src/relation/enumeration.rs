//! How many parts or members a body has, and a closed list of more or fewer.

use super::{
    Clash, Confidence, Keys, Relation, Sides, Unmet,
    gate::{self, Frame},
    keys,
    nominal::name,
    sketch, time,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{Bound, Modality, Nominal, Polarity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "enumeration",
    summary: "how many members a body has, and a closed list of more or fewer",
    symmetric: true,
    keys: enumeration_keys,
    sides,
    quick: sketch::apart,
    compare,
};

/// Verbs by which a body has its members.
const HAVING: &[&str] = &["comprise", "consist", "count", "have", "number"];

/// Verbs of which the object lists all members.
const CLOSED: &[&str] = &["comprise", "compose", "consist", "make up"];

/// Nouns of those who belong to a body.
const MEMBERS: &[&str] = &["member", "director", "judge", "partner", "trustee"];

fn enumeration_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    let body = counted(fact).map(|(body, _)| body).or_else(|| listed(fact).map(|(body, _)| body));
    if let Some(body) = body {
        keys::name(body, found);
    }
}

/// How many members a body has: "the board has four members".
fn counted(fact: &Fact) -> Option<(&Nominal, f64)> {
    let told = &fact.proposition;
    let quantity = told.quantity.as_ref().filter(|q| q.unit.is_empty() && q.bound == Bound::Exact)?;
    let noun = quantity.measures.as_deref()?;
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    let people = MEMBERS.contains(&head) || wordnet::hypernym(head, "person", Part::Noun) && noun == head;
    let body = Frame::of(told).agent.filter(|body| !body.pronoun && body.members.is_empty());
    body.filter(|_| people && HAVING.contains(&told.predicate.as_str()) && !told.passive)
        .map(|body| (body, quantity.value))
}

/// Who all belong to a body: "the board consists of A and B", "the members of the board are A and B".
fn listed(fact: &Fact) -> Option<(&Nominal, usize)> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let names = |noun: &&Nominal| noun.members.len() > 1 && noun.members.iter().all(name);
    if CLOSED.contains(&told.predicate.as_str()) {
        let of = frame.others.iter().filter(|(word, _)| matches!(*word, "of" | "")).map(|&(_, noun)| noun);
        let list = of.chain(told.object.as_ref()).find(names)?;
        let body = frame.theme().filter(|body| !body.pronoun)?;
        return Some((body, list.members.len()));
    }
    let list = told.object.as_ref().filter(names)?;
    let subject = told
        .subject
        .as_ref()
        .filter(|noun| told.predicate == "be" && noun.plural && MEMBERS.contains(&noun.head.as_str()))?;
    let (_, body) = subject.phrases.iter().find(|(word, _)| word == "of")?;
    Some((body, list.members.len()))
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && (counted(fact).is_some() || listed(fact).is_some()))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    for fact in [one, other] {
        let told = &fact.proposition;
        if told.polarity == Polarity::Negative || told.modality != Modality::Asserted {
            return Err("the two are not put forward alike".to_owned());
        }
    }
    let ((body, count), (same, list)) = counted(one)
        .zip(listed(other))
        .or_else(|| counted(other).zip(listed(one)))
        .ok_or("the one does not count members, or the other does not list them all")?;
    gate::one_thing((one, body), (other, same), lexicon)?;
    let when = time::together(one, other)?;
    if list as f64 == count {
        return Err("the list is as long as the count".to_owned());
    }
    let why = format!("`{}` has {count} by the one, and {list} are listed in the other", body.text);
    Ok(Clash { because: vec![when, why], confidence: Confidence::Medium })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn a_closed_list_is_as_long_as_the_count() {
        let has =
            |value: f64| state("the Sava board", "have").object("members").quantity(value, "", "member");
        let list = state("the Sava board", "consist").with("of", "Wirth, Lund and Berg");
        check(&RELATION, has(4.0), list.clone(), true);
        check(&RELATION, has(3.0), list.clone(), false);
        check(&RELATION, has(4.0).bound(Bound::AtLeast), list.clone(), false);
        check(
            &RELATION,
            has(4.0),
            state("the Drava board", "consist").with("of", "Wirth, Lund and Berg"),
            false,
        );
    }
}
