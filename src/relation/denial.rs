//! The same thing is asserted and denied: one predicate, and what is asserted is a case of what is
//! denied.

use super::{Clash, Quick, Relation, Sides, Sketch, Unmet, gate, keys, matter, spoken, time};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Marker, Tense},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "denial",
    summary: "the same thing is asserted and denied",
    symmetric: true,
    keys: keys::all,
    sides,
    quick,
    compare,
};

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact))
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    let (asserted, denied) = if one.denied { (other, one) } else { (one, other) };
    if asserted.denied || !denied.denied || !gate::exclusive(asserted.modality, denied.modality) {
        return Quick::No;
    }
    let stance = one.stance != 0 && one.stance == other.stance && one.holder == other.holder;
    if stance { Quick::Maybe } else { one.linked(other) }
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (asserted, denied) = gate::sides(one, other)?;
    gate::modalities(asserted.proposition.modality, denied.proposition.modality)?;
    // Of one text the matter tells apart what its words do not.
    if let (Some(first), Some(second)) = (&asserted.proposition.topic, &denied.proposition.topic)
        && one.document == other.document
    {
        matter::topics(first, second, &[], lexicon)?;
    }
    if let Ok(clash) = stances(asserted, denied, lexicon) {
        return Ok(clash);
    }
    gate::unrestricting(one, other)?;
    if asserted.proposition.reasoned && denied.proposition.reasoned {
        return Err("the denial may be of the reason alone".to_owned());
    }
    outlived(asserted, denied)?;
    pointed(asserted, denied)?;
    gate::telling(asserted)?;
    gate::telling(denied)?;
    let link = gate::predicates(&asserted.proposition, &denied.proposition, lexicon)?;
    let mut gathered = gate::contained(asserted, denied, lexicon)?;
    gate::enough(one, other, &gathered)?;
    let when = time::denied_within(asserted, denied)?;
    gathered.because.insert(0, link);
    gathered.because.extend([when, "one asserts it and the other denies it".to_owned()]);
    Ok(Clash { confidence: gathered.confidence(), because: gathered.because })
}

/// "It is our task to warn" and "it is not our task to judge": what "it" stands for comes later, and differs.
fn pointed(asserted: &Fact, denied: &Fact) -> Result<(), Unmet> {
    let it = |fact: &Fact| {
        let subject = fact.proposition.subject.as_ref();
        fact.proposition.predicate == "be" && subject.is_some_and(|n| n.text.eq_ignore_ascii_case("it"))
    };
    if asserted.document == denied.document && it(asserted) && it(denied) {
        return Err("`it` may stand for two things".to_owned());
    }
    Ok(())
}

/// "No longer" says that it was so before, and "now" that it was not.
fn outlived(asserted: &Fact, denied: &Fact) -> Result<(), Unmet> {
    let before = |fact: &Fact| matches!(fact.proposition.tense, Some(Tense::Past | Tense::Perfect));
    let marked = |fact: &Fact, marker| fact.proposition.marker == Some(marker);
    if marked(denied, Marker::NoLonger) && before(asserted) || marked(asserted, Marker::Now) && before(denied)
    {
        return Err("the one says itself that it was otherwise before".to_owned());
    }
    Ok(())
}

/// A stance that a side takes and does not take.
fn stances(asserted: &Fact, denied: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let (one, other) = (&asserted.proposition, &denied.proposition);
    let same = one.stance.is_some() && one.stance == other.stance;
    if !same || asserted.holder().is_none() || asserted.holder() != denied.holder() {
        return Err("the two are not one stance of one side".to_owned());
    }
    let (Some(first), Some(second)) = (&one.topic, &other.topic) else {
        return Err("the topic of one of them is not known".to_owned());
    };
    if !first.known || !second.known {
        return Err("the stance may be taken to differing things".to_owned());
    }
    let topic = matter::topics(first, second, &[], lexicon)?;
    let when = time::together(asserted, denied)?;
    let because = vec![
        format!("“{}” by the one, “{}” by the other", spoken::position(one), spoken::position(other)),
        topic,
        when,
    ];
    Ok(Clash { because, confidence: super::Confidence::High })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::{ConditionKind, Modality},
        relation::testing::{Build, state},
    };

    #[track_caller]
    fn fires(one: Build, other: Build) {
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert!(found.is_ok(), "{found:?}");
    }

    #[track_caller]
    fn silent(one: Build, other: Build) {
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert!(found.is_err(), "{found:?}");
    }

    #[test]
    fn an_act_is_asserted_and_denied() {
        let done = state("Ravenna", "publish").object("the harbour plan");
        fires(done.clone(), state("Ravenna", "publish").object("the harbour plan").not());
        fires(done.clone(), state("Ravenna", "publish").object("any plan").not());
        fires(done.clone(), state("Ravenna", "publish").object("the plan").not());
        fires(state("Ravenna", "buy").object("a dog"), state("Ravenna", "buy").object("any animal").not());
        silent(state("Ravenna", "buy").object("an animal"), state("Ravenna", "buy").object("any dog").not());
        silent(done.clone(), state("Ferrara", "publish").object("the harbour plan").not());
        silent(done.clone(), state("Ravenna", "publish").object("the road plan").not());
        silent(done.clone(), state("Ravenna", "publish").object("the harbour plan"));
        silent(done, state("Ravenna", "read").object("the harbour plan").not());
    }

    #[test]
    fn the_denied_must_be_the_more_general() {
        let done = state("Ravenna", "publish").object("a plan");
        fires(done.clone(), state("Ravenna", "publish").object("a plan").not());
        silent(done.clone(), state("Ravenna", "publish").object("a harbour plan").not());
        silent(done, state("Ravenna", "publish").object("a plan").with("in", "Latin").not());
    }

    #[test]
    fn nobody_denies_for_all() {
        let none = state("no guest", "leave").object("the hotel").not();
        fires(state("two guests", "leave").object("the hotel"), none.clone());
        silent(state("two cooks", "leave").object("the hotel"), none);
        silent(
            state("a guest", "leave").object("the hotel"),
            state("a guest", "leave").object("the hotel").not(),
        );
    }

    #[test]
    fn nobody_is_nobody_of_a_kind() {
        let none = state("nobody", "leave").object("the hotel").not();
        fires(state("two guests", "leave").object("the hotel"), none.clone());
        silent(state("two boats", "leave").object("the hotel"), none);
        let nine = state("no nine guests", "leave").object("the hotel").not();
        fires(state("two guests", "leave").object("the hotel"), nine);
    }

    #[test]
    fn not_all_is_not_none() {
        let some = state("all the ferries", "leave").object("the dock").not();
        silent(state("two ferries", "leave").object("the dock"), some.clone());
        fires(state("all the ferries", "leave").object("the dock"), some);
    }

    #[test]
    fn what_is_no_longer_so_was_so() {
        let ended = state("Ravenna", "publish").object("the harbour plan").marker(Marker::NoLonger).not();
        silent(state("Ravenna", "publish").object("the harbour plan"), ended.clone());
        let now = state("Ravenna", "publish").object("the harbour plan").tense(Tense::Present);
        fires(now, ended.tense(Tense::Present));
    }

    #[test]
    fn passive_and_active_are_one() {
        let active = state("the Senate", "repeal").object("the toll act");
        fires(active.clone(), state("the toll act", "repeal").passive().not());
        silent(active, state("the toll act", "repeal").passive().with("by", "the Court").not());
    }

    #[test]
    fn only_what_is_put_forward_alike_clashes() {
        let duty = state("the driver", "show").object("the ticket").tense(Tense::Present);
        let must = duty.clone().modality(Modality::Obligation);
        fires(must.clone(), must.clone().not());
        fires(duty.clone().modality(Modality::Permitted), must.clone().not());
        fires(must.clone(), duty.clone().modality(Modality::Optional).not());
        silent(must, duty.clone().not());
        let able = duty.clone().modality(Modality::Able);
        fires(able.clone(), able.clone().not());
        fires(duty.clone(), able.clone().not());
        silent(able, duty.clone().modality(Modality::Optional).not());
        silent(duty.clone().modality(Modality::Possible), duty.clone().not());
        silent(duty.clone().modality(Modality::Hypothetical), duty.clone().not());
        silent(duty.clone().modality(Modality::Question), duty.clone().not());
        silent(duty.clone().condition(ConditionKind::If, "if asked", ""), duty.not());
    }

    #[test]
    fn a_later_deed_does_not_deny_an_earlier_lack() {
        let lack = state("Ravenna", "publish").object("the harbour plan").not();
        let deed = state("Ravenna", "publish").object("the harbour plan");
        silent(lack.clone(), deed.clone().elsewhere("2024-03-20"));
        fires(lack.clone(), deed.clone().elsewhere("2024-03-10"));
        silent(lack.clone(), deed.elsewhere("2024-01-10"));
        fires(
            lack.tense(Tense::Future),
            state("Ravenna", "publish").object("the harbour plan").elsewhere("2024-06-20"),
        );
    }

    #[test]
    fn it_may_stand_for_two_things() {
        let task = state("the Guild", "be").object("the task of the harbour");
        let (mut one, mut other) = (task.clone().build(), task.not().later().build());
        assert!(compare(&one, &other, &Lexicon::builtin()).is_ok());
        for fact in [&mut one, &mut other] {
            fact.proposition.subject.as_mut().unwrap().text = "It".to_owned();
        }
        assert!(compare(&one, &other, &Lexicon::builtin()).is_err());
    }

    #[test]
    fn a_stance_taken_and_not_taken() {
        let back =
            state("Ravenna", "back").stance("support").own("Ravenna").topic("treaty", "the fishing treaty");
        fires(back.clone(), back.clone().not());
        silent(
            back.clone(),
            state("Ferrara", "back")
                .stance("support")
                .own("Ferrara")
                .topic("treaty", "the fishing treaty")
                .not(),
        );
        silent(back.clone(), back.not().topic("treaty", "the customs treaty"));
    }
}
