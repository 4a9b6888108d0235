//! All of a kind, or only one kind, and a case that is not so.

use super::{
    Clash, Quick, Relation, Sides, Sketch, Unmet, gate, gate::Frame, keys, nominal::extent, time, words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::{Determiner, Marker, Nominal, Polarity},
};

/// The first fact speaks of all or of only one kind, the second of a case against it.
pub(crate) const RELATION: Relation = Relation {
    name: "scale",
    summary: "all of a kind, or only one kind, and a case that is not so",
    symmetric: false,
    keys: keys::subjects,
    sides,
    quick,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let (told, real) = (&fact.proposition, gate::real(fact));
    let whole = || Frame::of(told).all().any(|n| n.determiner == Determiner::All);
    let first = told.polarity == Polarity::Positive && (told.marker == Some(Marker::Only) || whole());
    Sides { first: real && first, second: real }
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    match gate::exclusive(one.modality, other.modality) {
        true => one.linked(other),
        false => Quick::No,
    }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    gate::modalities(one.proposition.modality, other.proposition.modality)?;
    if one.proposition.polarity == Polarity::Negative {
        return Err("the first does not assert something of all".to_owned());
    }
    let found = if one.proposition.marker == Some(Marker::Only) {
        only(one, other, lexicon)
    } else {
        all(one, other, lexicon)
    };
    let mut because = found?;
    because.push(time::together(one, other)?);
    Ok(Clash { because, confidence: super::Confidence::Medium })
}

/// All of a kind do; one of them does not, or does the opposite.
fn all(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Vec<String>, Unmet> {
    let (first, second) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    let (whole, case) =
        if one.proposition.passive { (first.patient, second.patient) } else { (first.agent, second.agent) };
    let whole = whole
        .filter(|n| n.determiner == Determiner::All)
        .ok_or("the first does not speak of all of a kind")?;
    let case = case.map(set).ok_or("the second has no subject")?;
    if one.proposition.passive != other.proposition.passive {
        return Err("the one is passive and the other is not".to_owned());
    }
    member(case, whole, one.document == other.document, lexicon)?;
    let (a, b) = (one.proposition.predicate.as_str(), other.proposition.predicate.as_str());
    let denied = other.proposition.polarity == Polarity::Negative;
    let against = match (words::same(a, b, Part::Verb, lexicon), words::opposite(a, b, Part::Verb, lexicon)) {
        (Some(_), _) if denied => format!("`{a}` is asserted of all, and denied of `{}`", case.text),
        (_, true) if !denied => format!("`{a}` and `{b}` are opposites"),
        _ => return Err("the case is not against it".to_owned()),
    };
    if !one.proposition.passive {
        complement(first.patient, second.patient, lexicon)?;
    }
    gate::phrases_agree(&first, &second, lexicon)?;
    Ok(vec![format!("`{}` is of `{}`", case.text, whole.text), against])
}

/// The objects do not differ: the more general is denied.
fn complement(whole: Option<&Nominal>, case: Option<&Nominal>, lexicon: &Lexicon) -> Result<(), Unmet> {
    match (whole, case) {
        (Some(whole), Some(case)) => gate::refer(whole, case, lexicon).map(drop),
        (None, None) | (Some(_), None) => Ok(()),
        (None, Some(case)) => Err(format!("the first does not speak of `{}`", case.text)),
    }
}

/// Whether a case is of the kind: the same head, and no word of the one differs from the other's. Within
/// a document, "the wells" takes up all that was said of them.
fn member(case: &Nominal, whole: &Nominal, one_document: bool, lexicon: &Lexicon) -> Result<(), Unmet> {
    let kind = |n: &Nominal| -> Vec<String> {
        words::restrictors(n).into_iter().filter(|w| !words::numeral(w)).collect()
    };
    let (few, many) = (kind(whole), kind(case));
    let same = words::alike(&case.head, &whole.head, Part::Noun, lexicon) && !case.pronoun;
    let taken_up =
        one_document && case.determiner == Determiner::Definite && words::covers(&few, &many, lexicon);
    let told_apart = !few.is_empty() || !whole.modifiers.is_empty() || extent(case, whole, lexicon).is_ok();
    if same && (taken_up || words::covers(&many, &few, lexicon) && told_apart) {
        Ok(())
    } else {
        Err(format!("`{}` is not known to be of `{}`", case.text, whole.text))
    }
}

/// What "two of the wells" are part of.
fn set(nominal: &Nominal) -> &Nominal {
    let of = nominal.phrases.iter().find(|(word, _)| word == "of");
    let counted = nominal.pronoun || nominal.head.split(' ').all(words::numeral);
    of.filter(|_| counted).map_or(nominal, |(_, inner)| inner)
}

/// Only one kind does; another does too.
fn only(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Vec<String>, Unmet> {
    let link = gate::predicates(&one.proposition, &other.proposition, lexicon)?;
    let (first, second) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    if other.proposition.polarity == Polarity::Negative || other.proposition.marker == Some(Marker::Only) {
        return Err("the second is no case against it".to_owned());
    }
    let (Some(a), Some(b)) = (first.patient, second.patient) else {
        return Err("one of them does not say what".to_owned());
    };
    let same = extent(b, a, lexicon)?;
    let (Some(alone), Some(also)) = (first.agent, second.agent) else {
        return Err("one of them does not say who".to_owned());
    };
    // "Only one of the members" leaves one who does; "the only one is" tells who.
    let counted =
        |n: &Nominal| n.head.split(' ').chain(n.modifiers.iter().map(String::as_str)).any(words::numeral);
    if counted(alone) || matches!(one.proposition.predicate.as_str(), "be" | "remain" | "become") {
        return Err("the first does not say who alone does it".to_owned());
    }
    let kinds = |n: &Nominal| !n.pronoun && n.phrases.is_empty();
    if same == super::nominal::Extent::Around
        || extent(alone, also, lexicon).is_ok()
        || !kinds(alone)
        || !kinds(also)
        || alone.head == also.head
    {
        return Err(format!("`{}` may be `{}`", also.text, alone.text));
    }
    Ok(vec![link, format!("only `{}`, and yet `{}`", alone.text, also.text), format!("both of `{}`", a.text)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn all_do_and_one_does_not() {
        let every = state("all nine ferries", "pass").object("the test");
        check(&RELATION, every.clone(), state("two ferries", "pass").object("the test").not(), true);
        check(&RELATION, every.clone(), state("two buses", "pass").object("the test").not(), false);
        check(&RELATION, every.clone(), state("two ferries", "pass").object("the exam").not(), false);
        check(&RELATION, every.clone(), state("two ferries", "pass").object("the test"), false);
        check(
            &RELATION,
            state("most ferries", "pass").object("the test"),
            state("two ferries", "pass").object("the test").not(),
            false,
        );
    }

    #[test]
    fn only_one_kind_does_and_another_does_too() {
        let alone = state("a pilot", "open").object("the lock").marker(Marker::Only);
        check(&RELATION, alone.clone(), state("a guest", "open").object("the lock"), true);
        check(&RELATION, alone.clone(), state("the pilot", "open").object("the lock"), false);
        check(&RELATION, alone.clone(), state("a guest", "open").object("the door"), false);
        check(&RELATION, alone, state("a guest", "open").object("the lock").not(), false);
    }
}
