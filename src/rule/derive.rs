//! How a finding came about: each part of its rule with what held of it, in words for a reader.

use super::{
    Exception, Rule,
    check::usual,
    expression::{Binding, evaluate, words, written},
    field::{Field, Values, interval},
    pattern::{Accept, Join, Test},
    run::compared,
    template::plain,
};
use crate::{
    fact::{Fact, Facts},
    lexicon::Lexicon,
    proposition::Party,
    rule::field::teller,
};

/// A part of a rule, and what held of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key that it stands under: `claims.ready`.
    pub key: String,
    /// What held, and what of the rule asked for it.
    pub held: String,
}

/// The parts of a rule with what held of each, for facts on which it fires.
#[must_use]
pub fn derivation(rule: &Rule, facts: &Facts, bound: &[usize], lexicon: &Lexicon) -> Vec<Step> {
    let held: Vec<&Fact> = bound.iter().map(|fact| &facts.all()[*fact]).collect();
    let binding = Binding { facts: &held };
    let names = rule.names();
    let mut steps = Vec::new();
    let mut step = |key: String, held: String| steps.push(Step { key, held });
    for (claim, (pattern, fact)) in rule.claims.iter().zip(&held).enumerate() {
        let key = || format!("claims.{}", pattern.name);
        for test in pattern.tests.iter().filter(|test| !open(&test.accept)) {
            step(key(), format!("{}{}", phrase(test.field, fact), asked(test, fact)));
        }
        for join in &pattern.joins {
            step(key(), format!("{}{}", phrase(join.field, fact), shared(rule, claim, join)));
        }
    }
    let clash = compared(rule, held[0], held[1], lexicon).and_then(Result::ok);
    for because in clash.map(|clash| clash.because).unwrap_or_default() {
        step("relation".to_owned(), because);
    }
    for condition in &rule.conditions {
        let asked = format!("`{}`", written(condition, &names));
        let told = words(condition, binding, &names, lexicon);
        step("where".to_owned(), told.map_or_else(|| asked.clone(), |told| format!("{told}: {asked}")));
    }
    if let Some(count) = &rule.count {
        step("where".to_owned(), format!("the count of `{}` is as the rule asks", count.of.field.row().name));
    }
    for exception in &rule.exceptions {
        let told = match exception {
            Exception::When(condition) if evaluate(condition, binding, lexicon).is_none() => {
                "whether this holds is not known, so it excuses nothing"
            }
            Exception::When(_) => "this does not hold",
            Exception::Claim(..) => "there is no such claim",
        };
        step("unless".to_owned(), format!("{told}: `{}`", exception.written(rule)));
    }
    steps
}

/// Whether a pattern takes whatever there is.
fn open(accept: &Accept) -> bool {
    accept.any && accept.none
}

/// What a pattern asks of a field, where the fact does not just repeat it.
fn asked(test: &Test, fact: &Fact) -> String {
    let accept = &test.accept;
    let only = test.field.word(fact).is_some_and(|word| accept.words == [word.as_ref()] && !accept.denied);
    if only || accept.any || accept.none || usual(test) {
        String::new()
    } else {
        format!(", as `{}` asks", test.written())
    }
}

/// The other claims in which a variable stands for the same.
fn shared(rule: &Rule, claim: usize, join: &Join) -> String {
    let others = rule.claims.iter().enumerate().filter(|(other, _)| *other != claim);
    let same =
        others.filter(|(_, pattern)| pattern.joins.iter().any(|other| other.variable == join.variable));
    let names: Vec<String> = same.map(|(_, pattern)| format!("`{}`", pattern.name)).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(", which {} shares", names.join(" and ")),
    }
}

/// Words for what closed fields hold.
const SAID: &[(Field, &str, &str)] = &[
    (Field::Voice, "own", "the side says so itself"),
    (Field::Voice, "reported", "another says so of the side"),
    (Field::Voice, "document", "the text says so itself"),
    (Field::Polarity, "positive", "it is affirmed"),
    (Field::Polarity, "negative", "it is denied"),
    (Field::Modality, "asserted", "it is put forward as so"),
    (Field::Modality, "possible", "it is put forward as possible"),
    (Field::Modality, "able", "it is put forward as what somebody can do"),
    (Field::Modality, "permitted", "it is put forward as allowed"),
    (Field::Modality, "optional", "it is put forward as not required"),
    (Field::Modality, "obligation", "it is put forward as required"),
    (Field::Modality, "intended", "it is put forward as planned"),
    (Field::Modality, "hypothetical", "it is put forward as unreal"),
    (Field::Modality, "question", "it is a question"),
    (Field::Modality, "directive", "it is an order or a wish"),
    (Field::Heading, "true", "it stands in a heading"),
    (Field::Heading, "false", "it stands in no heading"),
];

/// What a fact states in a field, as a sentence.
fn phrase(field: Field, fact: &Fact) -> String {
    let told = &fact.proposition;
    let word = field.word(fact);
    let known = |(of, value, _): &&(Field, &str, &str)| *of == field && word.as_deref() == Some(value);
    if let Some((_, _, phrase)) = SAID.iter().find(known) {
        return (*phrase).to_owned();
    }
    let party = |party: Option<&Party>, lead: &str| {
        party.map(|party| format!("{lead} {} ({})", party.text, party.actor))
    };
    let named = match field {
        Field::Holder => party(told.holder.as_ref(), "it is the position of"),
        Field::Target => party(told.target.as_ref(), "it is aimed at"),
        Field::Speaker => party(teller(fact), "it is said by"),
        Field::Topic => {
            told.topic.as_ref().map(|topic| format!("it is about “{}” ({})", topic.text, topic.id))
        }
        Field::Condition => {
            told.condition.as_ref().map(|condition| format!("it hangs on “{}”", condition.text))
        }
        Field::Said => fact.said().map(|day| format!("it was said on {day}")),
        _ => None,
    };
    let name = plain(field.row().name).replace('.', " ");
    let stated = match (word, field.row().values) {
        (Some(_), Values::Place) => Some(format!("its {name} is known")),
        (Some(word), _) => Some(format!("its {name} is “{}”", plain(&word))),
        (None, _) => interval(field, fact).map(|_| format!("its {name} is stated")),
    };
    named.or(stated).unwrap_or_else(|| format!("it states no {name}"))
}
