//! A side's condition: against another side's readiness without one, and against the refusal of what
//! the condition asks for.

mod thwart;

use super::{
    Clash, Confidence, Keys, Quick, Relation, Sides, Sketch, Unmet, gate, gate::Frame, keys, matter,
    nominal::one_side, spoken, time, words,
};
use crate::{
    claim::Party,
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Condition, ConditionKind, Modality, Nominal, Polarity, Tense, Voice},
};

/// The first fact's condition puts a burden on the side that the second calls ready without any.
pub(crate) const RELATION: Relation = Relation {
    name: "precondition",
    summary: "one side sets a condition that burdens another, which is ready without conditions",
    symmetric: false,
    keys: ready_keys,
    sides: ready_sides,
    quick: any,
    compare: readiness,
};

/// What the first fact's condition asks for is what the second refuses.
pub(crate) const REFUSED: Relation = Relation {
    name: "refused-condition",
    summary: "one side's condition is what another refuses",
    symmetric: false,
    keys: refused_keys,
    sides: refused_sides,
    quick: any,
    compare: refusal,
};

/// The condition of a fact, if the fact does not hold without it.
fn demand(fact: &Fact) -> Option<&Condition> {
    use ConditionKind::{Before, OnlyIf, Unless, Until};
    fact.proposition.condition.as_ref().filter(|c| matches!(c.kind, OnlyIf | Unless | Until | Before))
}

fn ready_keys(fact: &Fact, lexicon: &Lexicon, found: &mut Keys) {
    if demand(fact).is_some() || ready(fact) {
        let topic = fact.proposition.topic.as_ref();
        let axis =
            topic.map_or("", |topic| if lexicon.within(&topic.id, "talks") { "talks" } else { &topic.id });
        found.add(&["about ", axis]);
    }
    if let Some(condition) = demand(fact) {
        condition.burden.as_deref().into_iter().for_each(|burden| keys::side(burden, found));
        found.words(words::content(&condition.text));
        keys::holder(fact, found);
    }
    if ready(fact) {
        keys::holder(fact, found);
        found.words(fact.proposition.holder.iter().flat_map(|holder| words::content(&holder.text)));
    }
}

fn refused_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    if let Some(condition) = demand(fact) {
        found.words(condition.text.to_lowercase().split(' ').flat_map(words::forms));
    }
    if refuses(fact) || thwart::may(fact) {
        for nominal in Frame::of(&fact.proposition).all() {
            found.words(words::described(nominal));
        }
    }
}

/// Whether a fact says that its side is ready to talk.
fn ready(fact: &Fact) -> bool {
    let stance = fact.proposition.stance.as_deref();
    fact.proposition.polarity == Polarity::Positive
        && match stance {
            Some("ready_to_negotiate" | "unconditional") => true,
            // "Will negotiate without preconditions."
            Some("negotiating") => {
                let without = |c: &Condition| c.kind == ConditionKind::Without;
                fact.proposition.modality == Modality::Intended
                    && fact.proposition.condition.as_ref().is_some_and(without)
            }
            _ => false,
        }
}

fn ready_sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides { first: demand(fact).is_some(), second: ready(fact) }
}

fn refused_sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides { first: demand(fact).is_some(), second: refuses(fact) || thwart::may(fact) }
}

fn any(_: &Sketch<'_>, _: &Sketch<'_>) -> Quick {
    Quick::Maybe
}

fn readiness(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let condition = demand(one).ok_or("the first sets no condition")?;
    let ready = &other.proposition;
    if !self::ready(other) {
        return Err("the second is not ready".to_owned());
    }
    if ready.voice == Voice::Reported
        || ready.condition.as_ref().is_some_and(|c| c.kind != ConditionKind::Without)
    {
        return Err("the second is not ready without conditions in its own words".to_owned());
    }
    let (Some(demands), Some(holder)) = (one.proposition.holder.as_ref(), ready.holder.as_ref()) else {
        return Err("who holds one of them is not known".to_owned());
    };
    let who = if one_side(&demands.actor, &holder.actor) {
        if one.document == other.document {
            return Err("one text of one side says both".to_owned());
        }
        let name = spoken::name(holder, "one side");
        format!("{name} sets `{}` in the one and no condition in the other", condition.text)
    } else {
        burden(condition, one, other, lexicon)?
    };
    let topic = matter::one_topic(one, other, lexicon)?;
    let when = time::stances(one, other)?;
    Ok(Clash { because: vec![who, topic, when], confidence: Confidence::High })
}

/// Whether a condition asks something of the side that is ready, or is set for talks with it.
fn burden(condition: &Condition, one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<String, Unmet> {
    let (Some(demands), Some(holder)) = (&one.proposition.holder, &other.proposition.holder) else {
        return Err("who holds one of them is not known".to_owned());
    };
    let ready = spoken::name(holder, "the side that is ready");
    let is = |actor: Option<&str>, side: &str| actor.is_some_and(|actor| one_side(actor, side));
    let named = words::content(&holder.text);
    let text = words::content(&condition.text);
    partner(one, demands, other, lexicon)?;
    // "Until the board has paid": the school board, by a part of its name.
    let short = condition.burden.as_deref().is_some_and(|burden| {
        let (words, own) = (words::id_words(burden), words::id_words(&demands.actor));
        words::covers(&named, &words, lexicon) && !words::covers(&own, &words, lexicon)
    });
    let asked = is(condition.burden.as_deref(), &holder.actor)
        || short
        || !named.is_empty() && words::covers(&text, &named, lexicon);
    if asked {
        return Ok(format!("`{}` puts the burden on {ready}", condition.text));
    }
    // "We will not meet them until the men are back": the condition is set to whom the talks are with.
    let target = |fact: &Fact| fact.proposition.target.as_ref().map(|target| target.actor.clone());
    let aimed = is(target(one).as_deref(), &holder.actor);
    let names = words::id_words(&demands.actor);
    let named =
        other.proposition.topic.iter().any(|topic| !words::shared(&topic.text, &names, lexicon).is_empty());
    let answered = is(target(other).as_deref(), &demands.actor) || named;
    // "The port company" may be how one side names Harrow Port; another side's burden is not the ready one's.
    let other = condition.burden.as_deref().is_some_and(|burden| !words::share_name(burden, &holder.actor));
    if other || !aimed && (!answered || elsewhere(one, &holder.text, lexicon)) {
        return Err(format!("`{}` asks nothing of {}", condition.text, holder.text));
    }
    Ok(format!("{} sets `{}` for talks with {ready}", spoken::name(demands, "one side"), condition.text))
}

/// Whether the readiness is for talks with whoever sets the condition, as far as it names somebody.
fn partner(one: &Fact, demands: &Party, ready: &Fact, lexicon: &Lexicon) -> Result<(), Unmet> {
    const ANYONE: &[&str] = &[
        "side",
        "party",
        "them",
        "they",
        "us",
        "it",
        "him",
        "her",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "opponent",
        "rival",
        "other",
        "partner",
        "whoever",
        "government",
        "leader",
        "counterpart",
    ];
    let Some(topic) = &ready.proposition.topic else { return Ok(()) };
    let lower = topic.text.to_lowercase();
    let Some((_, rest)) =
        ["meet ", "meet with ", "talk to ", "talk with ", "negotiate with ", "sit down with "]
            .iter()
            .rev()
            .find_map(|word| lower.split_once(word))
    else {
        return Ok(());
    };
    let ends = [" on ", " in ", " at ", " about ", " over ", " without ", " any ", " this ", " to ", ","];
    let end = ends.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    let named = words::content(&rest[..end]);
    let subject = one.proposition.subject.as_ref().map_or("", |subject| subject.text.as_str());
    let names =
        [words::content(&demands.text), words::content(subject), words::id_words(&demands.actor)].concat();
    let met = named.is_empty()
        || ready.proposition.target.as_ref().is_some_and(|target| one_side(&target.actor, &demands.actor))
        || named.iter().any(|word| ANYONE.contains(&word.as_str()))
        || !words::shared(&rest[..end], &names, lexicon).is_empty()
        || named.iter().any(|word| names.iter().any(|name| words::akin(word, name)));
    if met { Ok(()) } else { Err(format!("the readiness is for `{}`", &rest[..end])) }
}

/// Whether talks are with somebody else: "they would talk with their sponsor only if …".
fn elsewhere(one: &Fact, side: &str, lexicon: &Lexicon) -> bool {
    let told = &one.proposition;
    let names_whom = told.predicate == "meet" || told.predicate.ends_with(" with");
    let partner = told.object.as_ref().filter(|partner| names_whom && !partner.pronoun);
    partner.is_some_and(|partner| words::shared(side, &words::content(&partner.text), lexicon).is_empty())
}

/// Whether a fact says that its side will not do something.
fn refuses(fact: &Fact) -> bool {
    let told = &fact.proposition;
    let ahead = told.tense == Some(Tense::Future)
        || matches!(told.modality, Modality::Intended | Modality::Obligation | Modality::Permitted);
    // "As long as the jets fly" only says how long it will refuse.
    let lasting = |condition: &Condition| {
        ["as long as ", "so long as ", "while "]
            .iter()
            .any(|word| condition.text.to_lowercase().starts_with(word))
    };
    told.condition.as_ref().is_none_or(lasting) && told.polarity == Polarity::Negative && ahead
        || told.polarity == Polarity::Positive
            && told
                .stance
                .as_deref()
                .is_some_and(|s| s.starts_with("refuse_") || s.starts_with("reject_") || s == "rule_out")
}

/// What tells a refused thing from the one that a condition speaks of: "the decree on tolls" is not "the decree
/// on rosters".
fn another(text: &str, refused: &Nominal, frame: &Frame<'_>, lexicon: &Lexicon) -> Option<String> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let at = words.iter().position(|word| words::forms(word).contains(&refused.head))?;
    let preposition =
        words.get(at + 1).filter(|word| matches!(word.as_str(), "on" | "of" | "for" | "about"))?;
    let matter = words.get(at + 2..)?.iter().find(|word| !words::light(word))?;
    let inner = refused.phrases.iter().map(|(word, noun)| (word.as_str(), noun));
    let phrases: Vec<&Nominal> = frame
        .others
        .iter()
        .copied()
        .chain(inner)
        .filter(|(word, _)| word == preposition)
        .map(|(_, n)| n)
        .collect();
    let told: Vec<String> = phrases.iter().flat_map(|noun| words::described(noun)).collect();
    let met =
        words::forms(matter).iter().any(|form| words::covers(&told, std::slice::from_ref(form), lexicon));
    if phrases.is_empty() || met { None } else { Some(phrases[0].text.clone()) }
}

fn refusal(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let condition = demand(one).ok_or("the first sets no condition")?;
    if thwart::may(other)
        && let Ok(clash) = thwart::thwarts(one, condition, other, lexicon)
    {
        return Ok(clash);
    }
    if !refuses(other) {
        return Err("the second refuses nothing".to_owned());
    }
    gate::apart(one, other)?;
    if gate::one_holder(one, other).is_ok() {
        return Err("both are of one side".to_owned());
    }
    let frame = Frame::of(&other.proposition);
    let refused = frame.patient.or(frame.agent).ok_or("what is refused is not known")?;
    let head = words::described(refused).into_iter().take(1).collect::<Vec<_>>();
    if words::shared(&condition.text, &head, lexicon).is_empty() {
        return Err(format!("`{}` does not speak of `{}`", condition.text, refused.text));
    }
    let all: Vec<String> =
        frame.all().flat_map(words::described).chain([other.proposition.predicate.clone()]).collect();
    let shared = words::shared(&condition.text, &all, lexicon);
    if let Some(other) = another(&condition.text, refused, &frame, lexicon) {
        return Err(format!("`{}` is of another matter than `{other}`", condition.text));
    }
    let asked = words::content(&condition.text);
    let named = other
        .proposition
        .holder
        .iter()
        .flat_map(|holder| words::content(&holder.text))
        .chain(frame.agent.iter().filter(|agent| agent.proper).flat_map(|agent| words::described(agent)))
        .any(|name| asked.iter().any(|word| words::akin(word, &name)));
    if shared.len() + usize::from(named) < 2 {
        return Err(format!("`{}` and `{}` share too little", condition.text, refused.text));
    }
    let shared = shared.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    let when = time::near(one, other)?;
    let because =
        vec![format!("the condition `{}` and the refusal both speak of {shared}", condition.text), when];
    Ok(Clash { because, confidence: Confidence::Medium })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(relation: &Relation, one: Build, other: Build, fires: bool) {
        let found = (relation.compare)(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    fn demanding() -> Build {
        state("Ravenna", "negotiate").own("Ravenna").stance("precondition").topic("talks", "talks").condition(
            ConditionKind::OnlyIf,
            "only if Ferrara opens the salt road",
            "Ferrara",
        )
    }

    #[test]
    fn a_condition_burdens_a_side_that_is_ready() {
        let ready =
            state("Ferrara", "be").own("Ferrara").stance("ready_to_negotiate").topic("talks", "talks");
        check(&RELATION, demanding(), ready.clone(), true);
        check(
            &RELATION,
            demanding(),
            ready.clone().condition(ConditionKind::Without, "without conditions", ""),
            true,
        );
        check(
            &RELATION,
            demanding(),
            ready.clone().condition(ConditionKind::If, "if Ravenna pays", ""),
            false,
        );
        check(&RELATION, demanding(), ready.clone().own("Padua"), false);
        check(&RELATION, demanding(), ready.clone().not(), false);
        check(&RELATION, demanding(), ready.clone().reported("Ferrara"), false);
        check(&RELATION, ready.clone(), ready, false);
    }

    #[test]
    fn a_condition_is_what_another_refuses() {
        let refusal =
            state("Ferrara", "open").own("Ferrara").object("the salt road").tense(Tense::Future).not();
        check(&REFUSED, demanding(), refusal.clone(), true);
        check(&REFUSED, demanding(), refusal.clone().tense(Tense::Past), false);
        check(&REFUSED, demanding(), refusal.clone().own("Ravenna"), false);
        check(&REFUSED, demanding(), refusal.object("the salt mine"), false);
    }
}
