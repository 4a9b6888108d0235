//! A count of those who do something, and a list of more.

use super::{
    Clash, Confidence, Keys, Relation, Sides, Unmet, gate, gate::Frame, keys, nominal::named_kind, sketch,
    time, words,
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Bound, Marker, Nominal, Polarity, Proposition},
};

/// The first fact counts, the second lists.
pub(crate) const RELATION: Relation = Relation {
    name: "membership",
    summary: "a count of those who do something, and a list of more",
    symmetric: false,
    keys: membership_keys,
    sides,
    quick: sketch::apart,
    compare,
};

fn membership_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    let frame = Frame::of(&fact.proposition);
    let lists = frame.all().filter_map(|n| n.members.first());
    lists.flat_map(|first| &first.modifiers).for_each(|word| found.add(&[word, "."]));
    if fact.proposition.marker == Some(Marker::Only) && fact.proposition.object.is_some()
        || fact.proposition.object.as_ref().is_some_and(|n| n.members.len() > 1)
        || counted(fact).is_some()
        || listed(fact).is_some()
    {
        found.add(&[&fact.proposition.predicate]);
        keys::subjects(fact, lexicon, found);
    }
}

/// The noun phrase that says who or what, as the predicate is active or passive.
fn theme(fact: &Fact) -> Option<&Nominal> {
    let frame = Frame::of(&fact.proposition);
    if fact.proposition.passive { frame.patient } else { frame.agent }
}

/// The count of a fact, exact and of people or things that are not told apart further.
fn counted(fact: &Fact) -> Option<(f64, &Nominal)> {
    let theme = theme(fact).filter(|n| n.members.is_empty() && n.plural)?;
    let exact = fact.proposition.quantity.as_ref().filter(|q| q.unit.is_empty() && q.bound == Bound::Exact);
    let value = exact.map(|q| q.value).or_else(|| theme.modifiers.iter().find_map(|m| words::number(m)))?;
    Some((value, theme))
}

/// The members that a fact lists, all of them named.
fn listed(fact: &Fact) -> Option<&Nominal> {
    theme(fact).filter(|n| n.members.len() > 1 && n.members.iter().all(|m| m.proper))
}

/// "one of the tariffs spring, summer or winter": a list of the kind that the other fact counts.
fn kinds(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Option<Vec<String>> {
    let (count, kind) = counted(one).filter(|_| one.proposition.predicate == "exist")?;
    let frame = Frame::of(&other.proposition);
    let of_kind = |n: &&Nominal| n.members.first().is_some_and(|first| first.modifiers.contains(&kind.head));
    let list = frame.all().find(of_kind)?;
    let told: Vec<String> = words::restrictors(kind).into_iter().filter(|w| !words::numeral(w)).collect();
    let within = !told.is_empty() && words::covers(&other.proposition.words, &told, lexicon);
    let more = list.members.len() as f64 > count;
    (within && more && time::near(one, other).is_ok())
        .then(|| vec![format!("`{}` counts {count}, and {} are listed", kind.text, list.members.len())])
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let real = gate::real(fact);
    let only = fact.proposition.marker == Some(Marker::Only) && fact.proposition.object.is_some();
    let lists = || Frame::of(&fact.proposition).all().any(|n| !n.members.is_empty());
    Sides { first: real && (counted(fact).is_some() || only), second: real && lists() }
}

/// `only = subject verb "only" numeral noun { "and" "only" numeral noun }`: what is listed of the same is no more.
fn only(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Option<String> {
    let (first, second) = (&one.proposition, &other.proposition);
    let affirmed = |p: &Proposition| p.polarity == Polarity::Positive && !p.passive;
    if first.marker != Some(Marker::Only) || !affirmed(first) || !affirmed(second) {
        return None;
    }
    gate::predicates(first, second, lexicon).ok()?;
    gate::refer(first.subject.as_ref()?, second.subject.as_ref()?, lexicon).ok()?;
    let list =
        second.object.as_ref().filter(|n| n.members.len() > 1 && n.members.iter().all(|m| m.proper))?;
    let counts = first.object.as_ref()?;
    let counts = if counts.members.is_empty() { std::slice::from_ref(counts) } else { &counts.members };
    let excess = |kind: &Nominal| {
        let mut told = kind.modifiers.iter().filter(|m| *m != "only");
        let (Some(number), None) = (told.next(), told.next()) else { return false };
        let of_kind = list.members.iter().filter(|m| named_kind(m, &kind.head, lexicon)).count();
        // The members of a list are of one kind.
        let most = of_kind * 2 > list.members.len();
        most && cardinal(number).is_some_and(|count| list.members.len() as f64 > count)
    };
    let kind = counts.iter().find(|kind| excess(kind))?;
    Some(format!("only `{}` are counted, and {} are listed", kind.text, list.members.len()))
}

/// The value of a number, also of one with a hyphen: "twenty-four".
fn cardinal(word: &str) -> Option<f64> {
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let tens = |word: &str| TENS.iter().position(|t| *t == word).map(|at| (at + 2) as f64 * 10.0);
    let both = word.split_once('-').and_then(|(ten, one)| Some(tens(ten)? + words::number(one)?));
    both.or_else(|| tens(word)).or_else(|| words::number(word))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    if let Some(because) = kinds(one, other, lexicon) {
        return Ok(Clash { because, confidence: Confidence::Medium });
    }
    if let Some(because) = only(one, other, lexicon) {
        let when = time::together(one, other)?;
        return Ok(Clash { because: vec![because, when], confidence: Confidence::Medium });
    }
    let (count, kind) = counted(one).ok_or("the first does not count")?;
    let list = listed(other).ok_or("the second does not list names")?;
    let link = gate::predicates(&one.proposition, &other.proposition, lexicon)?;
    if [one, other].iter().any(|fact| fact.proposition.polarity == Polarity::Negative)
        || one.proposition.passive != other.proposition.passive
    {
        return Err("the two are not put forward alike".to_owned());
    }
    if list.members.len() as f64 <= count {
        return Err("the list is no longer than the count".to_owned());
    }
    let (first, second) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    let rest = |frame: &Frame<'_>| -> Vec<String> {
        let theme = if one.proposition.passive { None } else { frame.patient };
        frame.others.iter().map(|&(_, n)| n).chain(theme).flat_map(words::described).collect()
    };
    let (a, b) = (rest(&first), rest(&second));
    if !words::covers(&a, &b, lexicon) && !words::covers(&b, &a, lexicon) || a.is_empty() != b.is_empty() {
        return Err("the words around the two differ".to_owned());
    }
    let when = time::together(one, other)?;
    let because =
        vec![link, format!("`{}` counts {count}, and {} are listed", kind.text, list.members.len()), when];
    Ok(Clash { because, confidence: Confidence::Medium })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, noun, state};

    #[test]
    fn more_are_listed_than_counted() {
        let two = state("two clerks", "dismiss").passive().with("for", "fraud");
        let three = state("Wirth, Berg and Lund", "dismiss").passive().with("for", "fraud");
        check(&RELATION, two.clone(), three.clone(), true);
        check(
            &RELATION,
            state("three clerks", "dismiss").passive().with("for", "fraud"),
            three.clone(),
            false,
        );
        check(
            &RELATION,
            state("four clerks", "dismiss").passive().with("for", "fraud"),
            three.clone(),
            false,
        );
        check(
            &RELATION,
            two.clone(),
            state("Wirth, Berg and Lund", "praise").passive().with("for", "fraud"),
            false,
        );
        check(&RELATION, two, state("Wirth, Berg and Lund", "dismiss").passive().with("for", "theft"), false);
    }

    #[test]
    fn more_kinds_are_listed_than_there_are() {
        let list = |words: &str| {
            let mut fact = state("every guest", "have").words("guest have tariff").later().build();
            let mut nominal = noun(words);
            nominal.members[0].modifiers.push("tariff".to_owned());
            fact.proposition.object = Some(nominal);
            fact
        };
        let two = state("two guest tariffs", "exist").build();
        let fires = |words: &str| compare(&two, &list(words), &Lexicon::builtin()).is_ok();
        assert!(fires("spring, summer and winter"));
        assert!(!fires("summer and winter"));
    }
}
