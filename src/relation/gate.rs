//! The same-event gate: whether two facts speak of one event or state. Each step that is not met
//! gives the reason.

pub(crate) use super::{
    contained::contained,
    frame::{Frame, predicate},
};
use super::{
    nominal::{Extent, definite, extent, name, one_side, weight},
    spoken, words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{
        Condition, ConditionKind, Determiner, Modality, Nominal, Polarity, Proposition, Quantity, Tense,
    },
    quantity,
    relation::{Confidence, Unmet},
};

/// What the steps of the gate gathered.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Why the two are taken for one, step by step.
    pub(crate) because: Vec<String>,
    /// How much the shared noun phrases tell.
    pub(crate) weight: usize,
    /// Whether a name is shared.
    pub(crate) named: bool,
}

impl Gathered {
    /// Notes that two noun phrases name the same.
    pub(crate) fn share(&mut self, one: &Nominal, other: &Nominal) {
        let tells = weight(one).min(weight(other));
        self.weight += tells;
        self.named |= one.actor.is_some() && other.actor.is_some() || name(one) || name(other);
        self.because.push(if one.text == other.text {
            format!("both speak of `{}`", one.text)
        } else {
            format!("`{}` and `{}` are taken for the same", one.text, other.text)
        });
    }

    /// How sure a clash is that rests on this.
    pub(crate) fn confidence(&self) -> Confidence {
        if self.named || self.weight >= 4 { Confidence::High } else { Confidence::Medium }
    }
}

/// Whether a fact by itself can be one of two that are [`stated`].
pub(crate) fn real(fact: &Fact) -> bool {
    unreal(&fact.proposition).is_none() && hanging(&fact.proposition).is_none()
}

/// Why a proposition is not put forward as so, or as required, or as planned.
fn unreal(told: &Proposition) -> Option<&'static str> {
    match told.modality {
        Modality::Possible => Some("is put forward as possible"),
        Modality::Hypothetical => Some("is put forward as unreal"),
        Modality::Question => Some("is a question"),
        Modality::Directive => Some("is an order or a wish"),
        _ => None,
    }
}

/// On what a proposition hangs.
fn hanging(told: &Proposition) -> Option<&Condition> {
    told.condition.as_ref().filter(|condition| condition.kind != ConditionKind::Without)
}

/// Whether the two do not stand in one sentence.
pub(crate) fn apart(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    if one.beside(other) { Err("both stand in one sentence".to_owned()) } else { Ok(()) }
}

/// Both are put forward as so, or as required, or as planned: nothing hangs on a condition, a
/// question or an unreal case, and the two do not stand in one sentence.
pub(crate) fn stated(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    apart(one, other)?;
    for fact in [one, other] {
        if let Some(why) = unreal(&fact.proposition) {
            return Err(format!("one of them {why}"));
        }
        if let Some(condition) = hanging(&fact.proposition) {
            return Err(format!("one of them hangs on `{}`", condition.text));
        }
    }
    Ok(())
}

/// How the ways in which the two are put forward sit together: a fact with a fact, a duty with a ban
/// or a leave, a power with the lack of it, a plan with a plan or its outcome.
pub(crate) fn modalities(positive: Modality, negative: Modality) -> Result<(), Unmet> {
    if exclusive(positive, negative) {
        Ok(())
    } else {
        Err("the two are not put forward in ways that exclude each other".to_owned())
    }
}

/// Whether they sit so.
pub(crate) fn exclusive(positive: Modality, negative: Modality) -> bool {
    use Modality::{Able, Asserted, Intended, Obligation, Optional, Permitted};
    matches!(
        (positive, negative),
        (Asserted | Intended, Asserted | Intended)
            | (Obligation | Permitted, Obligation | Permitted)
            | (Asserted | Able, Able)
            | (Asserted, Permitted)
            | (Obligation, Optional)
    )
}

/// Whether two facts name the same thing in the same part: both point at it, or both speak of all of
/// a kind, and no word of the one tells it from the other.
pub(crate) fn refer(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> Result<Extent, Unmet> {
    let extent = extent(one, other, lexicon)?;
    let kind =
        |n: &Nominal| n.determiner == Determiner::Bare && !n.modifiers.iter().any(|m| words::numeral(m));
    let met = definite(one) && definite(other)
        || extent == Extent::Same && one.determiner == other.determiner && kind(one)
        || extent == Extent::Same && (definite(one) || definite(other)) && !one.plural && !other.plural;
    if met { Ok(extent) } else { Err(format!("`{}` and `{}` need not be the same", one.text, other.text)) }
}

/// The same frame with another predicate: who, what, and phrases that do not differ.
pub(crate) fn same_parts(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let (first, second) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    let mut gathered = same_core(&first, &second, lexicon)?;
    phrases_agree(&first, &second, lexicon)?;
    for (word, one) in &first.others {
        let same = |(preposition, other): &&(&str, &Nominal)| {
            preposition == word && extent(one, other, lexicon) == Ok(Extent::Same)
        };
        if let Some((_, other)) = second.others.iter().find(same) {
            gathered.share(one, other);
        }
    }
    Ok(gathered)
}

/// Who and what are the same, whatever the phrases say.
pub(crate) fn same_core(first: &Frame<'_>, second: &Frame<'_>, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let mut gathered = Gathered::default();
    let pairs = match state(first, second) {
        Some((a, b)) => [(Some(a), Some(b), "what"), (None, None, "who")],
        None => [(first.agent, second.agent, "who"), (first.patient, second.patient, "what")],
    };
    for (a, b, what) in pairs {
        match (a, b) {
            (Some(a), Some(b)) => {
                refer(a, b, lexicon)?;
                gathered.share(a, b);
            }
            (None, None) => {}
            _ => return Err(format!("one of them does not say {what}")),
        }
    }
    if gathered.because.is_empty() {
        return Err("nothing is named in both".to_owned());
    }
    Ok(gathered)
}

/// Of what a state is told by an adjective in the one and by a participle in the other: "is open", "is closed".
fn state<'f>(one: &Frame<'f>, other: &Frame<'f>) -> Option<(&'f Nominal, &'f Nominal)> {
    let adjective = |told: &Proposition| {
        told.tense != Some(Tense::Future) && wordnet::parts(predicate(told)) & wordnet::ADJECTIVE != 0
    };
    let alone = |frame: &Frame<'f>| {
        frame.agent.filter(|_| frame.patient.is_none() && frame.active.is_some_and(adjective))
    };
    let undergone = |frame: &Frame<'f>| frame.patient.filter(|_| frame.agent.is_none());
    let first = undergone(other).and_then(|b| Some((alone(one)?, b)));
    first.or_else(|| undergone(one).and_then(|a| Some((a, alone(other)?))))
}

/// The same subject, whatever else differs.
pub(crate) fn same_subject(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let mut gathered = Gathered::default();
    let (first, second) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    let (Some(a), Some(b)) = (first.agent, second.agent) else {
        return Err("one of them has no subject".to_owned());
    };
    refer(a, b, lexicon)?;
    gathered.share(a, b);
    phrases_agree(&first, &second, lexicon)?;
    Ok(gathered)
}

/// One side holds both.
pub(crate) fn one_holder(one: &Fact, other: &Fact) -> Result<String, Unmet> {
    match (&one.proposition.holder, &other.proposition.holder) {
        (Some(first), Some(second)) if one_side(&first.actor, &second.actor) => {
            Ok(spoken::one_side(first, second))
        }
        (Some(first), Some(second)) => Err(format!("{} is not {}", first.text, second.text)),
        _ => Err("whose position one of them is is not known".to_owned()),
    }
}

/// Two phrases with one preposition that name differing things tell two events apart.
pub(crate) fn phrases_agree(one: &Frame<'_>, other: &Frame<'_>, lexicon: &Lexicon) -> Result<(), Unmet> {
    for (word, first) in &one.others {
        let rivals: Vec<_> = other.others.iter().filter(|(preposition, _)| preposition == word).collect();
        if !rivals.is_empty() && rivals.iter().all(|(_, second)| extent(first, second, lexicon).is_err()) {
            return Err(format!("`{word} {}` is not `{word} {}`", first.text, rivals[0].1.text));
        }
    }
    Ok(())
}

/// Whether what is shared tells enough: a name, or enough words; more of them across documents.
pub(crate) fn enough(one: &Fact, other: &Fact, gathered: &Gathered) -> Result<(), Unmet> {
    let needed = if one.document == other.document { 2 } else { 3 };
    if gathered.weight >= needed || gathered.named && gathered.weight >= 2 {
        Ok(())
    } else {
        Err("too little is shared to take the two for one".to_owned())
    }
}

/// Whether two noun phrases mean one thing, and tell enough of it where they stand in two documents.
pub(crate) fn one_thing(
    (one, thing): (&Fact, &Nominal),
    (other, same): (&Fact, &Nominal),
    lexicon: &Lexicon,
) -> Result<(), Unmet> {
    refer(thing, same, lexicon)?;
    if one.document != other.document && weight(thing).min(weight(same)) < 2 {
        return Err("too little is shared to take the two for one".to_owned());
    }
    Ok(())
}

/// Whether neither only tells which one a noun means: "the thing that we need" and "the thing that we do
/// not need" are two.
pub(crate) fn unrestricting(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    if one.document == other.document && (one.proposition.restricting || other.proposition.restricting) {
        return Err("one of them only tells which one is meant".to_owned());
    }
    Ok(())
}

/// How two quantities cannot both be.
pub(crate) fn values(one: &Quantity, other: &Quantity) -> Result<String, Unmet> {
    quantity::excludes(one, other).ok_or_else(|| "the values can both be".to_owned())
}

/// The fact that asserts and the one that denies.
pub(crate) fn sides<'f>(one: &'f Fact, other: &'f Fact) -> Result<(&'f Fact, &'f Fact), Unmet> {
    match (one.proposition.polarity, other.proposition.polarity) {
        (Polarity::Positive, Polarity::Negative) => Ok((one, other)),
        (Polarity::Negative, Polarity::Positive) => Ok((other, one)),
        _ => Err("both assert, or both deny".to_owned()),
    }
}

/// Whether a predicate says something by itself: "it is not" says nothing without what went before.
pub(crate) fn telling(fact: &Fact) -> Result<(), Unmet> {
    let frame = Frame::of(&fact.proposition);
    let light = matches!(
        fact.proposition.predicate.as_str(),
        "be" | "do" | "have" | "will" | "seem" | "become" | "remain"
    );
    if light && frame.patient.is_none() && frame.others.is_empty() {
        return Err(format!("`{}` says nothing by itself", fact.proposition.predicate));
    }
    Ok(())
}

/// Whether two predicates are one, and by which link.
pub(crate) fn predicates(one: &Proposition, other: &Proposition, lexicon: &Lexicon) -> Result<String, Unmet> {
    words::same(predicate(one), predicate(other), Part::Verb, lexicon)
        .ok_or_else(|| format!("`{}` is not `{}`", one.predicate, other.predicate))
}
