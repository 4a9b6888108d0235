//! Who did it to whom is told both ways round.

use super::{Clash, Confidence, Relation, Unmet, gate, gate::Frame, keys, time};
use crate::{fact::Fact, lexicon::Lexicon, proposition::Polarity};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "role",
    summary: "who did it to whom is told both ways round",
    symmetric: true,
    keys: keys::parts,
    compare,
};

/// Verbs whose parts can change places, or that both can do to each other in turn.
const MUTUAL: &[&str] = &[
    "meet",
    "marry",
    "join",
    "fight",
    "face",
    "play",
    "resemble",
    "match",
    "equal",
    "border",
    "accompany",
    "help",
    "support",
    "love",
    "hate",
    "know",
    "see",
    "accuse",
    "blame",
    "criticise",
    "criticize",
    "praise",
    "thank",
    "trust",
    "tell",
    "ask",
    "answer",
    "call",
    "be",
    "have",
    "include",
    "follow",
    "visit",
    "write",
    "like",
    "respect",
    "need",
];

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (first, second) = (&one.proposition, &other.proposition);
    let link = gate::predicates(first, second, lexicon)?;
    if first.polarity == Polarity::Negative
        || second.polarity == Polarity::Negative
        || first.modality != second.modality
    {
        return Err("the two are not put forward alike".to_owned());
    }
    if MUTUAL.contains(&first.predicate.as_str()) {
        return Err(format!("each can `{}` the other", first.predicate));
    }
    let (a, b) = (Frame::of(first), Frame::of(second));
    let (Some(doer), Some(done)) = (a.agent, a.patient) else {
        return Err("the first does not say who and whom".to_owned());
    };
    let (Some(rival), Some(victim)) = (b.agent, b.patient) else {
        return Err("the second does not say who and whom".to_owned());
    };
    gate::refer(doer, victim, lexicon)?;
    gate::refer(done, rival, lexicon)?;
    gate::phrases_agree(&a, &b, lexicon)?;
    let when = time::together(one, other)?;
    let apart = one.proposition.about.is_none() || other.proposition.about.is_none();
    let because = vec![link, format!("`{}` and `{}` change places", doer.text, done.text), when];
    Ok(Clash { because, confidence: if apart { Confidence::Medium } else { Confidence::High } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(one: Build, other: Build, fires: bool) {
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    #[test]
    fn who_and_whom_change_places() {
        let sued = state("the Guild", "sue").object("Wirth");
        check(sued.clone(), state("Wirth", "sue").object("the Guild"), true);
        check(sued.clone(), state("the Guild", "sue").passive().with("by", "Wirth"), true);
        check(sued.clone(), state("Berg", "sue").object("the Guild"), false);
        check(sued.clone(), sued.clone(), false);
        check(state("the Guild", "meet").object("Wirth"), state("Wirth", "meet").object("the Guild"), false);
        check(sued, state("Wirth", "sue").object("the Guild").elsewhere("2022-03-12"), false);
    }
}
