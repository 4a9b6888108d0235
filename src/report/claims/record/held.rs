//! Who holds a stance, once for each side of an enumeration, and the words that take it.

use super::{Asserted, Side, Writer};
use crate::{
    proposition::{Party, Proposition, Topic},
    span::Span,
};

impl<'r> Writer<'r> {
    /// A proposition, once for each side that holds it and each at whom it is aimed: "Kenya and Uganda agreed".
    pub(super) fn each(&self, p: &'r Proposition) -> Vec<Asserted<'r>> {
        let told = self.asserted(p);
        if told.stance.is_none() || p.holders.is_empty() && p.targets.is_empty() {
            return vec![told];
        }
        let holders = several(&p.holders, told.holder, |party| self.side(party));
        let targets = several(&p.targets, told.target, |party| self.side(party));
        // What two sides sign or say to each other is aimed at each other.
        let reciprocal = holders.len() > 1 && mutual(told.stance) && targets.iter().all(Option::is_none);
        let targets = if reciprocal { holders.clone() } else { targets };
        let pairs = holders.iter().flat_map(|holder| targets.iter().map(move |target| (*holder, *target)));
        let other = |pair: &(Option<Side<'_>>, Option<Side<'_>>)| {
            !reciprocal || pair.0.map(|side| side.actor) != pair.1.map(|side| side.actor)
        };
        pairs.filter(other).map(|(holder, target)| Asserted { holder, target, ..self.asserted(p) }).collect()
    }
}

/// The sides of a list, or the only one.
fn several<'r>(
    all: &'r [Party],
    one: Option<Side<'r>>,
    side: impl Fn(&'r Party) -> Side<'r>,
) -> Vec<Option<Side<'r>>> {
    if all.is_empty() { vec![one] } else { all.iter().map(|party| Some(side(party))).collect() }
}

/// Whether a stance is one that two sides take to each other.
fn mutual(stance: Option<&str>) -> bool {
    const STANCES: &[&str] =
        &["sign_agreement", "accept_plan", "restore_ties", "ceasefire", "cooperate", "negotiating", "pledge"];
    stance.is_some_and(|stance| STANCES.contains(&stance))
}

/// The words that take a stance, up to the object that decides which stance it is.
pub(super) fn taken(p: &Proposition) -> Span {
    let decides = |topic: &&Topic| p.cue.end <= topic.span.start && p.span.contains(topic.span);
    p.topic.as_ref().filter(decides).map_or(p.taking, |topic| p.taking.join(topic.span))
}
