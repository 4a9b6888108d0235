//! Two things are compared, and each is said to be the more.

use super::{Clash, Confidence, Relation, Sides, Unmet, gate, keys, sketch, time, words};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{Marker, Modality, Nominal, Polarity},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "comparison",
    summary: "two things are compared, and each is said to be the more",
    symmetric: true,
    keys: keys::subjects,
    sides,
    quick: sketch::apart,
    compare,
};

/// One thing is more than another on the scale of an adjective, or as much.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'f> {
    /// What is more.
    pub(crate) more: &'f Nominal,
    /// What is less.
    pub(crate) less: &'f Nominal,
    /// Whether the two are not alike.
    pub(crate) strict: bool,
    /// The adjective.
    pub(crate) scale: &'f str,
}

impl<'f> Step<'f> {
    /// The step on the scale of an adjective; on that of its opposite it leads the other way.
    pub(crate) fn on(self, scale: &str, lexicon: &Lexicon) -> Option<Self> {
        if self.scale == scale {
            return Some(self);
        }
        words::opposite(self.scale, scale, Part::Adjective, lexicon).then_some(Self {
            more: self.less,
            less: self.more,
            ..self
        })
    }
}

/// `comparison = subject "be" ( adjective-er "than" | "less" adjective "than" | "as" adjective "as" ) noun-phrase`
pub(crate) fn steps(fact: &Fact) -> Vec<Step<'_>> {
    let told = &fact.proposition;
    let scale = told.predicate.as_str();
    let whole = |n: &&Nominal| n.members.is_empty();
    let known = told.modality == Modality::Asserted
        && told.condition.is_none()
        && !matches!(told.marker, Some(Marker::Never | Marker::NoLonger))
        && wordnet::parts(scale) & wordnet::ADJECTIVE != 0
        && !matches!(scale, "other" | "different" | "same" | "such" | "likely");
    let Some(subject) = told.subject.as_ref().filter(|_| known).filter(whole) else { return Vec::new() };
    let affirmed = told.polarity == Polarity::Positive;
    let compared = told.phrases.iter().flat_map(|(word, noun)| {
        let each: Vec<&Nominal> =
            if noun.members.is_empty() { vec![noun] } else { noun.members.iter().collect() };
        each.into_iter().map(move |rival| (word.as_str(), rival))
    });
    let mut found = Vec::new();
    for (word, rival) in compared {
        let over = |strict| Step { more: subject, less: rival, strict, scale };
        let under = |strict| Step { more: rival, less: subject, strict, scale };
        match (word, affirmed) {
            ("more than", true) => found.push(over(true)),
            ("more than", false) => found.push(under(false)),
            ("less than", true) | ("as much as", false) => found.push(under(true)),
            ("less than", false) => found.push(over(false)),
            ("as much as", true) => found.extend([over(false), under(false)]),
            _ => {}
        }
    }
    found
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(!steps(fact).is_empty())
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (first, second) = (steps(one), steps(other));
    if first.is_empty() || second.is_empty() {
        return Err("one of them does not compare".to_owned());
    }
    let pairs = first.iter().flat_map(|a| second.iter().map(move |b| (a, b)));
    let turned = pairs.filter_map(|(a, b)| Some((a, b.on(a.scale, lexicon)?))).find_map(|(a, b)| {
        let met = (a.strict || b.strict)
            && gate::refer(a.more, b.less, lexicon).is_ok()
            && gate::refer(a.less, b.more, lexicon).is_ok();
        met.then(|| format!("`{}` and `{}` are each said to be more `{}`", a.more.text, a.less.text, a.scale))
    });
    let turned = turned.ok_or("neither is said to be the more by both")?;
    let when = time::together(one, other)?;
    Ok(Clash { because: vec![turned, when], confidence: Confidence::High })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{check, state};

    #[test]
    fn each_is_said_to_be_the_more() {
        let deep = state("the harbour", "deep").with("more than", "the canal");
        let turned = state("the canal", "deep").with("more than", "the harbour");
        check(&RELATION, deep.clone(), turned.clone(), true);
        check(&RELATION, deep.clone(), turned.clone().not(), false);
        check(&RELATION, deep.clone(), deep.clone().not(), true);
        check(&RELATION, deep.clone(), state("the harbour", "shallow").with("more than", "the canal"), true);
        check(&RELATION, deep.clone(), state("the canal", "deep").with("as much as", "the harbour"), true);
        check(&RELATION, deep.clone(), state("the canal", "wide").with("more than", "the harbour"), false);
        check(&RELATION, deep, state("the canal", "deep").with("more than", "the fjord"), false);
        let alike = state("the canal", "deep").with("as much as", "the harbour");
        check(&RELATION, alike.clone(), state("the harbour", "deep").with("as much as", "the canal"), false);
        check(&RELATION, alike, state("the canal", "deep").with("less than", "the harbour"), true);
    }
}
