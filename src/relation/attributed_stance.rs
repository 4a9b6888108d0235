//! One party's account of another's position against the other's own words or act.

use super::{
    Clash, Confidence, Quick, Relation, Sides, Sketch, Unmet, gate, keys, matter, spoken, time, words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, NameKind},
    proposition::{ConditionKind, Modality, Polarity, Voice},
};

/// The first fact is the account, the second the party's own.
pub(crate) const RELATION: Relation = Relation {
    name: "attributed-stance",
    summary: "one party's account of another's position against the other's own words or act",
    symmetric: false,
    keys: keys::holder_or_parts,
    sides,
    quick,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    let held = fact.proposition.holder.is_some();
    let reported = fact.proposition.voice == Voice::Reported;
    Sides { first: held && reported, second: held && !reported }
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    // By the account a stance; in its own words one, or an act that is told as so.
    let acts = !other.denied && other.modality == Modality::Asserted;
    Quick::from(one.stance != 0 && (other.stance != 0 || acts) && !one.beside(other))
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    if one.proposition.voice != Voice::Reported || other.proposition.voice == Voice::Reported {
        return Err("the first is not an account of what the second says itself".to_owned());
    }
    let holder = gate::one_holder(one, other)?;
    gate::apart(one, other)?;
    if [one, other].iter().any(|fact| {
        let modality = fact.proposition.modality;
        matches!(modality, Modality::Question | Modality::Hypothetical | Modality::Possible)
    }) {
        return Err("one of them is put forward as possible or unreal".to_owned());
    }
    if one.proposition.modality == Modality::Obligation {
        return Err("the first tells what the other ought to do".to_owned());
    }
    one_person(one, other, lexicon)?;
    let (opposed, topic) = match opposed(one, other, lexicon) {
        Ok(opposed) => (opposed, matter::one_topic(one, other, lexicon)?),
        Err(unmet) => acted(one, other, lexicon).ok_or(unmet)?,
    };
    let when = time::stances(one, other)?;
    Ok(Clash { because: vec![holder, topic, opposed, when], confidence: Confidence::Medium })
}

/// Whether the account is of whom the words are: of two persons of one side each speaks for himself, and of
/// several only all do.
fn one_person(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<(), Unmet> {
    let [first, second] =
        [one, other].map(|fact| fact.proposition.holder.as_ref().map_or("", |party| party.text.as_str()));
    let several = |text: &str| {
        let capital = |part: &str| part.contains(char::is_uppercase);
        text.split_once(" and ").is_some_and(|(a, b)| capital(a) && capital(b))
    };
    let person = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        (0..words.len()).any(|at| {
            let named = lexicon.phrase_at(&mut |i| words.get(at + i).copied());
            named.is_some_and(|n| n.kind == NameKind::Person)
        })
    };
    let (a, b) = (words::content(first), words::content(second));
    let apart = !a.iter().any(|word| b.contains(word));
    if apart && (person(first) && person(second) || several(first) || several(second)) {
        return Err(format!("`{first}` and `{second}` need not hold one position"));
    }
    Ok(())
}

/// How the account and the party's own words oppose each other.
fn opposed(account: &Fact, own: &Fact, lexicon: &Lexicon) -> Result<String, Unmet> {
    let none = || Err("the account and the party's own words do not oppose each other".to_owned());
    let (Some(told), Some(held)) = (account.proposition.stance.as_deref(), own.proposition.stance.as_deref())
    else {
        return none();
    };
    let positive = |fact: &Fact| fact.proposition.polarity == Polarity::Positive;
    if told == held && positive(account) != positive(own)
        || positive(account) && positive(own) && words::incompatible(told, held, lexicon)
    {
        return Ok(positions(account, own));
    }
    let leaning = |fact: &Fact, stance: &str| words::leaning(stance, positive(fact), lexicon);
    let restricted = own.proposition.condition.as_ref().is_some_and(|c| c.kind != ConditionKind::Without);
    match (leaning(account, told), leaning(own, held)) {
        (Some((against, one)), Some((toward, other)))
            if !against && toward && !restricted && words::one_axis(one, other) =>
        {
            Ok(positions(account, own))
        }
        _ => none(),
    }
}

/// The position by the account, and that by the party's own words.
fn positions(account: &Fact, own: &Fact) -> String {
    let position = |fact: &Fact| spoken::position(&fact.proposition);
    format!("“{}” by the account, “{}” by its own words", position(account), position(own))
}

/// What a party by the account refuses, it says that it did or offered: the two share what is refused.
fn acted(account: &Fact, own: &Fact, lexicon: &Lexicon) -> Option<(String, String)> {
    const OFFERS: &[&str] = &[
        "invite", "offer", "propose", "welcome", "accept", "allow", "admit", "agree", "ask", "request",
        "call for", "sign", "open", "let in", "publish", "pay", "answer",
    ];
    // "Put three proposals on the table" is to propose.
    const MAKING: &[&str] =
        &["make", "put", "lay", "submit", "send", "present", "table", "hand over", "put forward"];
    const OFFERED: &[&str] = &["proposal", "offer", "invitation", "suggestion", "draft", "bid", "request"];
    let (told, held) = (&account.proposition, &own.proposition);
    let refuses = told.stance.as_deref().is_some_and(|stance| {
        let against = words::leaning(stance, told.polarity == Polarity::Positive, lexicon);
        against.is_some_and(|(toward, _)| !toward)
    });
    let known = words::beyond_parts(told, lexicon);
    let made = MAKING.contains(&held.predicate.as_str())
        && held.object.as_ref().is_some_and(|object| OFFERED.contains(&object.head.as_str()));
    let offers = (OFFERS.contains(&held.predicate.as_str()) || made || known.contains(&held.predicate))
        && held.polarity == Polarity::Positive
        && held.modality == Modality::Asserted
        && held.condition.is_none();
    let shared: Vec<String> = known
        .into_iter()
        .filter(|word| words::covers(&held.words, std::slice::from_ref(word), lexicon))
        .collect();
    if !refuses || !offers || shared.len() < 2 {
        return None;
    }
    let list = shared.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    Some((
        format!("refused by the account, yet `{}` in its own words", held.predicate),
        format!("both speak of {list}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn an_account_against_the_partys_own_words() {
        let account = state("Ferrara", "refuse")
            .reported("Ferrara")
            .stance("refuse_to_negotiate")
            .topic("talks", "talks");
        let own = state("Ferrara", "be").own("Ferrara").stance("ready_to_negotiate").topic("talks", "talks");
        check(&RELATION, account.clone(), own.clone(), true);
        check(&RELATION, account.clone(), own.clone().own("Padua"), false);
        check(&RELATION, account.clone(), account.clone().own("Ferrara"), false);
        check(&RELATION, account.clone(), own.clone().modality(Modality::Hypothetical), false);
        check(&RELATION, own, account, false);
    }

    #[test]
    fn not_ready_by_the_account_yet_proposing() {
        let account = state("Ferrara", "be")
            .reported("Ferrara")
            .stance("ready_to_negotiate")
            .topic("talks", "talks")
            .not();
        let own = state("Ferrara", "propose").own("Ferrara").stance("propose").topic("talks", "talks");
        check(&RELATION, account.clone(), own.clone(), true);
        check(&RELATION, account.clone(), own.clone().topic("tax", "a tax"), false);
        check(&RELATION, account, own.elsewhere("2025-12-01"), false);
    }

    #[test]
    fn refusing_by_the_account_yet_doing() {
        let account = state("Ferrara", "refuse")
            .reported("Ferrara")
            .stance("refuse_demand")
            .words("ferrara refuse let inspector salt mine");
        let own = state("Ferrara", "invite").own("Ferrara").words("ferrara invite inspector salt mine");
        check(&RELATION, account.clone(), own.clone(), true);
        check(&RELATION, account.clone(), own.clone().not(), false);
        check(&RELATION, account, own.words("ferrara invite guest palace"), false);
    }
}
