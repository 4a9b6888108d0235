//! Who did it to whom is told both ways round.

use super::{
    Clash, Confidence, Quick, Relation, Sides, Sketch, Unmet, gate,
    gate::Frame,
    keys,
    nominal::{Extent, extent, name},
    time,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, StanceKind},
    proposition::{Determiner, Marker, Nominal, Polarity, Proposition},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "role",
    summary: "who did it to whom is told both ways round",
    symmetric: true,
    keys: keys::subjects,
    sides,
    quick,
    compare,
};

/// Verbs whose parts can change places, or that both can do to each other in turn.
const MUTUAL: &[&str] = &[
    "meet",
    "marry",
    "join",
    "fight",
    "face",
    "play",
    "resemble",
    "match",
    "equal",
    "border",
    "accompany",
    "help",
    "support",
    "love",
    "hate",
    "know",
    "see",
    "accuse",
    "blame",
    "criticise",
    "criticize",
    "praise",
    "thank",
    "trust",
    "tell",
    "ask",
    "answer",
    "call",
    "be",
    "have",
    "include",
    "follow",
    "visit",
    "write",
    "like",
    "respect",
    "need",
];

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let told = &fact.proposition;
    let real = gate::real(fact) && told.polarity == Polarity::Positive && Frame::of(told).agent.is_some();
    Sides { first: real && !MUTUAL.contains(&told.predicate.as_str()), second: real }
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    if one.modality == other.modality { one.linked(other) } else { Quick::No }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (first, second) = (&one.proposition, &other.proposition);
    let link = gate::predicates(first, second, lexicon)?;
    if first.polarity == Polarity::Negative
        || second.polarity == Polarity::Negative
        || first.modality != second.modality
    {
        return Err("the two are not put forward alike".to_owned());
    }
    let mutual = mutual(&first.predicate, first.object.is_some(), lexicon);
    if mutual || MUTUAL.contains(&first.predicate.as_str()) {
        return Err(format!("each can `{}` the other", first.predicate));
    }
    let (a, b) = (Frame::of(first), Frame::of(second));
    let because = swapped(&a, &b, lexicon).or_else(|unmet| exclusive(first, second, lexicon).ok_or(unmet))?;
    let when = time::together(one, other)?;
    let apart = one.proposition.about.is_none() || other.proposition.about.is_none();
    let because = vec![link, because, when];
    Ok(Clash { because, confidence: if apart { Confidence::Medium } else { Confidence::High } })
}

/// Whether both can take up one attitude to each other, or a verb tells too little of what is done to its object.
fn mutual(verb: &str, object: bool, lexicon: &Lexicon) -> bool {
    let attitude = |stance: &str| {
        lexicon.stance(stance).is_some_and(|s| matches!(s.kind, StanceKind::Evaluation | StanceKind::Claim))
    };
    object && lexicon.is(verb, "light-verb")
        || lexicon.stance_cues(verb, Part::Verb).any(|cue| attitude(cue.stance))
}

/// Each does it to the other.
fn swapped(one: &Frame<'_>, other: &Frame<'_>, lexicon: &Lexicon) -> Result<String, Unmet> {
    let (Some(doer), Some(rival)) = (one.agent, other.agent) else {
        return Err("one of them does not say who".to_owned());
    };
    let (Some(done), Some(victim)) = (whom(one), whom(other)) else {
        return Err("one of them does not say whom".to_owned());
    };
    let told = |n: &Nominal| !n.pronoun || n.actor.is_some();
    if ![doer, rival, done, victim].into_iter().all(|n| told(n) && acts(n))
        || gate::refer(doer, done, lexicon).is_ok()
    {
        return Err("one of them cannot be who does it".to_owned());
    }
    gate::refer(doer, victim, lexicon)?;
    gate::refer(done, rival, lexicon)?;
    if one.patient.is_some() && other.patient.is_some() {
        gate::phrases_agree(one, other, lexicon)?;
    } else if !shares_phrase(one, other, lexicon) {
        return Err("too little is shared to take the two for one".to_owned());
    }
    Ok(format!("`{}` and `{}` change places", doer.text, done.text))
}

/// Whether a noun phrase points at somebody; what holds of a kind may hold both ways.
fn acts(nominal: &Nominal) -> bool {
    name(nominal) || nominal.actor.is_some() || nominal.determiner == Determiner::Definite
}

/// What undergoes it: the patient, or whom "at", "for", "on" or "against" names.
fn whom<'f>(frame: &Frame<'f>) -> Option<&'f Nominal> {
    const AGAINST: &[&str] = &["at", "for", "on", "against", "upon"];
    let aimed = frame.others.iter().find(|(word, nominal)| AGAINST.contains(word) && name(nominal));
    frame.patient.or(aimed.map(|&(_, nominal)| nominal))
}

/// Another phrase that both have.
fn shares_phrase(one: &Frame<'_>, other: &Frame<'_>, lexicon: &Lexicon) -> bool {
    one.others.iter().any(|(word, first)| {
        let like =
            |(w, second): &&(&str, &Nominal)| w == word && extent(first, second, lexicon) == Ok(Extent::Same);
        !name(first) && other.others.iter().any(|pair| like(&pair))
    })
}

/// "It was X that did it" in the one, and another did it in the other.
fn exclusive(one: &Proposition, other: &Proposition, lexicon: &Lexicon) -> Option<String> {
    let (a, b) = (Frame::of(one), Frame::of(other));
    let (first, second) = (a.agent.filter(|n| name(n))?, b.agent.filter(|n| name(n))?);
    let done = gate::refer(a.patient?, b.patient?, lexicon).is_ok();
    let apart = extent(first, second, lexicon).is_err() && first.actor.is_some() && second.actor.is_some();
    let cleft = [one, other].iter().any(|p| p.marker == Some(Marker::Only));
    (cleft && done && apart).then(|| format!("only one of `{}` and `{}` did it", first.text, second.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn who_and_whom_change_places() {
        let sued = state("the Guild", "sue").object("Wirth");
        check(&RELATION, sued.clone(), state("Wirth", "sue").object("the Guild"), true);
        check(&RELATION, sued.clone(), state("the Guild", "sue").passive().with("by", "Wirth"), true);
        check(&RELATION, sued.clone(), state("Berg", "sue").object("the Guild"), false);
        check(&RELATION, sued.clone(), sued.clone(), false);
        check(
            &RELATION,
            state("the Guild", "meet").object("Wirth"),
            state("Wirth", "meet").object("the Guild"),
            false,
        );
        check(&RELATION, sued, state("Wirth", "sue").object("the Guild").elsewhere("2022-03-12"), false);
        let struck = state("Anna Wirth", "go").with("at", "Karl Berg").with("with", "a stick");
        check(
            &RELATION,
            struck.clone(),
            state("Karl Berg", "go").with("for", "Anna Wirth").with("with", "a stick"),
            true,
        );
        check(&RELATION, struck, state("Karl Berg", "go").with("for", "Anna Wirth"), false);
    }

    #[test]
    fn it_was_one_and_not_the_other() {
        let broke = state("the Guild", "break").object("the contract");
        let other = state("Anna Wirth", "break").object("the contract");
        check(&RELATION, broke.clone(), other.clone(), false);
        check(&RELATION, broke.clone(), other.clone().marker(Marker::Only), true);
        check(&RELATION, broke, other.object("the window").marker(Marker::Only), false);
    }
}
