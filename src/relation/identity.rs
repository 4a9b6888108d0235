//! One person is of two nations, or one office has two holders at once.

use super::{
    Clash, Confidence, Keys, Relation, Sides, Unmet, gate,
    gate::Frame,
    keys,
    nominal::{extent, name as named},
    sketch, time, words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, NameKind},
    proposition::{Determiner, Nominal, Polarity, Tense},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "identity",
    summary: "one person is of two nations, or one office has two holders at once",
    symmetric: true,
    keys: identity_keys,
    sides,
    quick: sketch::apart,
    compare,
};

fn identity_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    for (person, description) in told(fact, lexicon) {
        keys::name(person, found);
        keys::name(description, found);
    }
}

/// Whom a fact names, and what it says that each is: by a copula, in apposition, or before the name.
fn told<'f>(fact: &'f Fact, lexicon: &Lexicon) -> Vec<(&'f Nominal, &'f Nominal)> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let mut found = Vec::new();
    if matches!(told.predicate.as_str(), "be" | "remain") && told.polarity == Polarity::Positive {
        let named = frame.agent.filter(|agent| (named(agent) || agent.actor.is_some()) && !agent.plural);
        found.extend(named.zip(frame.patient));
    }
    // "a Swede" is a description, its capital notwithstanding.
    let name = |n: &Nominal| named(n) && n.determiner != Determiner::Indefinite;
    for nominal in frame.all().flat_map(inside) {
        match nominal.apposition.as_deref() {
            Some(other) if name(nominal) && !name(other) => found.push((nominal, other)),
            Some(other) if name(other) && !name(nominal) => found.push((other, nominal)),
            _ => {}
        }
        if named(nominal) && described_before(nominal, lexicon) {
            found.push((nominal, nominal));
        }
    }
    found
}

/// A noun phrase and those in its phrases.
fn inside(nominal: &Nominal) -> Vec<&Nominal> {
    let inner = nominal.phrases.iter().flat_map(|(_, inner)| inside(inner));
    [nominal].into_iter().chain(inner).collect()
}

/// Whether a name follows a common noun that says what the person is: "the Danish sculptor Jens Lund".
fn described_before(nominal: &Nominal, lexicon: &Lexicon) -> bool {
    let words: Vec<&str> = nominal.text.split_whitespace().collect();
    let common = |word: &&str| word.starts_with(char::is_lowercase) && !words::light(word);
    let after = words.iter().rposition(common).and_then(|at| words.get(at + 1));
    after.is_some_and(|word| word.starts_with(char::is_uppercase)) && nation(nominal, lexicon).is_some()
}

fn sides(fact: &Fact, lexicon: &Lexicon) -> Sides {
    Sides::either(!told(fact, lexicon).is_empty())
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::apart(one, other)?;
    let mut unmet = "one of them does not say who someone is".to_owned();
    for (first, a) in told(one, lexicon) {
        for (second, b) in told(other, lexicon) {
            let because = match extent(first, second, lexicon) {
                Ok(_) => nations(first, a, b, lexicon),
                Err(_) => office(one, other, (first, a), (second, b), lexicon),
            };
            match because {
                Ok(because) => return Ok(Clash { because, confidence: Confidence::High }),
                Err(step) => unmet = step,
            }
        }
    }
    Err(unmet)
}

/// Two nations of one person.
fn nations(
    person: &Nominal,
    one: &Nominal,
    other: &Nominal,
    lexicon: &Lexicon,
) -> Result<Vec<String>, Unmet> {
    let (Some(first), Some(second)) = (nation(one, lexicon), nation(other, lexicon)) else {
        return Err("one of them names no nation".to_owned());
    };
    if first == second {
        return Err("both name one nation".to_owned());
    }
    Ok(vec![
        format!("both speak of `{}`", person.text),
        format!("`{}` and `{}` are of two nations", one.text, other.text),
    ])
}

/// The state whose demonym is the head, or stands right before the head.
fn nation<'l>(nominal: &Nominal, lexicon: &'l Lexicon) -> Option<&'l str> {
    let words: Vec<&str> = nominal
        .text
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
        .filter(|w| !w.is_empty())
        .collect();
    let end = words
        .iter()
        .position(|w| ["of", "in", "who", "for", "from", "at"].contains(w))
        .unwrap_or(words.len());
    (0..end).find_map(|start| {
        let named = lexicon.phrase_at(&mut |i| words.get(start + i).copied())?;
        (named.kind == NameKind::Demonym && start + named.len <= end).then_some(named.id)
    })
}

/// Two holders of one office at one time.
fn office(
    one: &Fact,
    other: &Fact,
    (first, a): (&Nominal, &Nominal),
    (second, b): (&Nominal, &Nominal),
    lexicon: &Lexicon,
) -> Result<Vec<String>, Unmet> {
    let single = |n: &Nominal| named(n) && n.members.is_empty();
    if !single(first) || !single(second) {
        return Err("one of them is not named".to_owned());
    }
    // "is town clerk", "the town clerk": a bare or definite role has one holder.
    let held = |n: &Nominal| {
        !n.plural && !named(n) && matches!(n.determiner, Determiner::Definite | Determiner::Bare)
    };
    if !held(a) || !held(b) {
        return Err("one of them is no office that one person holds".to_owned());
    }
    let (x, y) = (words::restrictors(a), words::restrictors(b));
    if a.head != b.head || x.is_empty() || !words::covers(&x, &y, lexicon) || !words::covers(&y, &x, lexicon)
    {
        return Err(format!("`{}` need not be `{}`", a.text, b.text));
    }
    let copula = |fact: &Fact| fact.proposition.predicate == "be";
    let now = |fact: &Fact| {
        !copula(fact) || matches!(fact.proposition.tense, Some(Tense::Present | Tense::Perfect) | None)
    };
    if !now(one) || !now(other) {
        return Err("one of them tells what was, or will be".to_owned());
    }
    let when = time::near(one, other)?;
    Ok(vec![
        format!("`{}` has one holder at a time", a.text),
        format!("`{}` is not `{}`", first.text, second.text),
        when,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(one: Build, other: Build, fires: bool) {
        let (one, other) = (one.tense(Tense::Present), other.tense(Tense::Present));
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    #[test]
    fn a_person_is_of_one_nation() {
        let swede = state("Anna Wirth", "be").object("a Swedish architect");
        check(swede.clone(), state("Anna Wirth", "be").object("a Finnish architect"), true);
        check(swede.clone(), state("Wirth", "be").object("a Finn"), true);
        check(swede.clone(), state("Anna Wirth", "be").object("a Swede"), false);
        check(swede.clone(), state("Karl Berg", "be").object("a Finnish architect"), false);
        check(swede, state("Anna Wirth", "be").object("a gifted architect"), false);
    }

    #[test]
    fn an_apposition_says_who_someone_is() {
        let mut swede = state("Anna Wirth", "sign").object("the plan").build();
        let finn = state("Wirth", "be").object("a Finn").tense(Tense::Present).later().build();
        assert!(compare(&swede, &finn, &Lexicon::builtin()).is_err());
        if let Some(subject) = &mut swede.proposition.subject {
            subject.apposition = Some(Box::new(crate::relation::testing::noun("a Swede")));
        }
        assert!(compare(&swede, &finn, &Lexicon::builtin()).is_ok());
    }

    #[test]
    fn an_office_has_one_holder() {
        let mayor = state("Anna Wirth", "be").object("the mayor of Bergen");
        check(mayor.clone(), state("Karl Berg", "be").object("the mayor of Bergen"), true);
        check(mayor.clone(), state("Karl Berg", "be").object("the mayor of Tromso"), false);
        check(mayor.clone(), state("Karl Berg", "be").object("a mayor of Bergen"), false);
        check(mayor, state("Wirth", "be").object("the mayor of Bergen"), false);
    }
}
