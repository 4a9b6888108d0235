//! Something is said to be unchanged, and a part of it to have changed.

use super::{
    Clash, Confidence, Relation, Sides, Unmet, gate, gate::Frame, keys, nominal::extent, sketch, time, words,
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Determiner, Marker, Modality, Nominal, Polarity, Tense},
};

/// The first fact says that nothing changed, the second that something did.
pub(crate) const RELATION: Relation = Relation {
    name: "continuity",
    summary: "something is said to be unchanged, and a part of it to have changed",
    symmetric: false,
    keys: keys::subjects,
    sides,
    quick: sketch::apart,
    compare,
};

fn sides(fact: &Fact, lexicon: &Lexicon) -> Sides {
    Sides { first: unchanged(fact, lexicon).is_some(), second: changed(fact, lexicon).is_some() }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let whole = unchanged(one, lexicon).ok_or("the first does not say that something is unchanged")?;
    let part = changed(other, lexicon).ok_or("the second does not say that something changed")?;
    gate::apart(one, other)?;
    let parts = part
        .phrases
        .iter()
        .map(|(_, inner)| inner)
        .chain(other.proposition.phrases.iter().map(|(_, inner)| inner));
    let all: Vec<&Nominal> = [part].into_iter().chain(parts).collect();
    if !all.iter().any(|inner| extent(inner, whole, lexicon).is_ok()) {
        return Err(format!("`{}` is not known to be part of `{}`", part.text, whole.text));
    }
    // "In the rules on parking": what follows tells the rules apart too.
    let told = |fact: &Fact| -> Vec<String> {
        Frame::of(&fact.proposition).all().flat_map(words::described).collect()
    };
    let around =
        Frame::of(&one.proposition).others.iter().flat_map(|(_, n)| words::described(n)).collect::<Vec<_>>();
    if !words::covers(&told(other), &words::telling(&around, lexicon), lexicon) {
        return Err(format!("`{}` is told apart by more words", whole.text));
    }
    let speakers = one.document == other.document || one.holder().is_some() && one.holder() == other.holder();
    if !speakers && !whole.proper && words::described(whole).len() < 2 {
        return Err("too little is shared to take the two for one".to_owned());
    }
    let when = time::near(one, other)?;
    let because = vec![
        format!("`{}` is said to be unchanged", whole.text),
        format!("`{}` is said to have changed, which is part of `{}`", part.text, whole.text),
        when,
    ];
    Ok(Clash { because, confidence: Confidence::Medium })
}

/// What a fact says to be unchanged.
fn unchanged<'f>(fact: &'f Fact, lexicon: &Lexicon) -> Option<&'f Nominal> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let plain =
        told.modality == Modality::Asserted && told.condition.is_none() && told.tense != Some(Tense::Future);
    let absent = told.predicate == "exist" && frame.agent.is_some_and(|n| n.head == "change");
    let denied = told.polarity == Polarity::Negative && (absent || words::change(&told.predicate, lexicon));
    let marked = told.polarity == Polarity::Positive && told.marker == Some(Marker::Unchanged);
    if !plain || !(denied || marked) {
        return None;
    }
    // "Nothing has changed in the rota", "there is no change in it": what stands after "in".
    let none = frame
        .agent
        .is_some_and(|n| n.head == "nothing" || n.determiner == Determiner::No && n.head == "change");
    let within = || {
        let inner = frame.agent.into_iter().flat_map(|n| &n.phrases).map(|(word, n)| (word.as_str(), n));
        let mut all = frame.others.iter().copied().chain(inner);
        all.find(|(word, _)| matches!(*word, "in" | "to" | "of")).map(|(_, n)| n)
    };
    if none {
        within()
    } else if denied {
        intransitive(&frame)
    } else {
        frame
            .patient
            .filter(|p| p.determiner == Determiner::Definite && told.predicate != "be")
            .or(frame.agent)
    }
}

/// What a fact says to have changed.
fn changed<'f>(fact: &'f Fact, lexicon: &Lexicon) -> Option<&'f Nominal> {
    let told = &fact.proposition;
    let done = matches!(told.tense, Some(Tense::Past | Tense::Perfect));
    let plain = told.modality == Modality::Asserted && told.condition.is_none();
    let affirmed = told.polarity == Polarity::Positive && told.marker != Some(Marker::Unchanged);
    let changes = words::change(&told.predicate, lexicon);
    if done && plain && affirmed && changes { intransitive(&Frame::of(told)) } else { None }
}

/// What changes: the patient, or the subject of a verb without one.
fn intransitive<'f>(frame: &Frame<'f>) -> Option<&'f Nominal> {
    frame.patient.or(frame.agent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn unchanged_yet_changed_in_part() {
        let unchanged = state("the rota", "change").tense(Tense::Perfect).not();
        check(
            &RELATION,
            unchanged.clone(),
            state("certain shifts of the rota", "change").tense(Tense::Perfect),
            true,
        );
        check(&RELATION, unchanged.clone(), state("the rota", "revise").passive(), true);
        check(&RELATION, unchanged.clone(), state("the menu", "revise").passive(), false);
        check(&RELATION, unchanged.clone(), state("the rota", "change").tense(Tense::Future), false);
        check(&RELATION, unchanged.clone(), state("the rota", "print").passive(), false);
        check(&RELATION, unchanged, state("the rota", "change").modality(Modality::Possible), false);
        let remains = state("the rota", "remain").tense(Tense::Present).marker(Marker::Unchanged);
        check(&RELATION, remains, state("some shifts of the rota", "change"), true);
    }
}
