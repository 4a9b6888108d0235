//! Someone is said to have known or admitted something, and not to have.

use super::{
    Clash, Confidence, Keys, Quick, Relation, Sides, Sketch, Unmet, gate, gate::Frame, keys, nominal::extent,
    time, words,
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Modality, Nominal},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "awareness",
    summary: "someone is said to have known or admitted something, and not to have",
    symmetric: true,
    keys: knower_keys,
    sides,
    quick,
    compare,
};

/// Verbs and adjectives of one act of mind, and the passives that put somebody in that state.
const KNOWING: &[&str] =
    &["know", "aware", "learn", "find out", "discover", "realise", "realize", "conscious", "hear"];
const TELLING: &[&str] = &["tell", "inform", "notify", "warn", "alert"];
const ADMITTING: &[&str] = &["admit", "concede", "acknowledge", "confess", "own up"];

const REGRETTING: &[&str] =
    &["regret", "rue", "sorry", "apologise", "apologize", "apologise for", "apologize for", "repent"];

/// An act of mind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Knowing,
    Admitting,
    Regretting,
}

/// Who knows or admits, if a fact tells of that.
fn knower(fact: &Fact) -> Option<(Act, &Nominal)> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let is = |list: &[&str]| list.contains(&told.predicate.as_str());
    if is(TELLING) && told.passive {
        return frame.patient.map(|patient| (Act::Knowing, patient));
    }
    let acts = [(KNOWING, Act::Knowing), (ADMITTING, Act::Admitting), (REGRETTING, Act::Regretting)];
    let act = acts.into_iter().find(|&(list, _)| is(list)).map(|(_, act)| act)?;
    // "Knows Karl Berg", "did not know us": of somebody, and of no fact.
    let acquainted = told.predicate == "know"
        && told
            .object
            .as_ref()
            .is_some_and(|n| n.proper || n.pronoun && n.head != "nothing" || n.actor.is_some());
    if acquainted || told.passive { None } else { frame.agent.map(|agent| (act, agent)) }
}

fn knower_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    if let Some((_, knower)) = knower(fact) {
        keys::name(knower, found);
    }
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(fact.proposition.modality == Modality::Asserted && knower(fact).is_some())
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    Quick::from(one.denied != other.denied && !one.beside(other))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let (Some((act, first)), Some((same, second))) = (knower(one), knower(other)) else {
        return Err("one of them does not say that someone knows or admits something".to_owned());
    };
    if act != same {
        return Err("the two are not one act of mind".to_owned());
    }
    gate::apart(one, other)?;
    let (asserted, denied) = gate::sides(one, other)?;
    if [one, other].iter().any(|fact| fact.proposition.modality != Modality::Asserted) {
        return Err("one of them is not put forward as so".to_owned());
    }
    extent(first, second, lexicon)?;
    let shared = content(asserted, denied, lexicon)?;
    let when = if asserted.proposition.about.is_some() && denied.proposition.about.is_some() {
        time::denied_within(asserted, denied)?
    } else {
        time::near(one, other).or_else(|unmet| {
            if asserted.said() <= denied.said() {
                Ok("the denial is the later".to_owned())
            } else {
                Err(unmet)
            }
        })?
    };
    let who = format!("both speak of `{}`", first.text);
    Ok(Clash { because: vec![who, shared, when], confidence: Confidence::Medium })
}

/// What is known: the words of the denial are among those of the assertion, or it denies all.
fn content(asserted: &Fact, denied: &Fact, lexicon: &Lexicon) -> Result<String, Unmet> {
    let nothing = denied.proposition.object.as_ref().is_some_and(|object| object.head == "nothing");
    if nothing {
        return Ok("the denial is of anything of the kind".to_owned());
    }
    let known = words::beyond_parts(&denied.proposition, lexicon);
    let told = &asserted.proposition.words;
    let heard = |word: &&String| {
        words::forms(word).iter().any(|form| words::covers(told, std::slice::from_ref(form), lexicon))
    };
    let shared: Vec<&String> = known.iter().filter(heard).collect();
    if shared.len() < 2 || shared.len() * 2 < known.len() {
        return Err("the two do not speak of one thing that is known".to_owned());
    }
    let list = shared.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    Ok(format!("both speak of {list}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn someone_knew_and_did_not_know() {
        let knew = state("Anna Wirth", "know").words("wirth know pump be broken");
        let not = state("Wirth", "aware").words("wirth aware broken pump").not();
        check(&RELATION, knew.clone(), not.clone(), true);
        check(
            &RELATION,
            knew.clone(),
            state("Karl Berg", "aware").words("berg aware broken pump").not(),
            false,
        );
        check(&RELATION, knew.clone(), state("Wirth", "aware").words("wirth aware lost key").not(), false);
        check(&RELATION, knew.clone(), not.clone().modality(Modality::Possible), false);
        check(&RELATION, knew.clone(), state("Wirth", "admit").words("wirth admit broken pump").not(), false);
        check(
            &RELATION,
            state("Anna Wirth", "tell").passive().words("wirth tell pump break"),
            state("Wirth", "know").words("wirth know pump break").not(),
            true,
        );
    }

    #[test]
    fn nothing_of_the_kind_was_admitted() {
        let admitted = state("Anna Wirth", "admit").words("wirth admit gift");
        check(
            &RELATION,
            admitted.clone(),
            state("Wirth", "concede").object("nothing of the kind").not(),
            true,
        );
        check(&RELATION, admitted, state("Berg", "concede").object("nothing of the kind").not(), false);
    }
}
