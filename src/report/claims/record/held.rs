//! Who holds a stance, once for each side of an enumeration, and the words that take it.

use super::{Asserted, Side, Writer};
use crate::{
    proposition::{Nominal, Proposition, Topic},
    span::Span,
};

impl<'r> Writer<'r> {
    /// A proposition, once for each side of an enumeration that holds it: "Kenya and Uganda agreed".
    pub(super) fn each(&self, p: &'r Proposition) -> Vec<Asserted<'r>> {
        let party = p.deed.as_ref().map_or(&p.holder, |deed| &deed.doer);
        let held = p.stance.is_some() || p.deed.is_some();
        let members = p.subject.iter().filter(|_| held && !p.passive).flat_map(|subject| &subject.members);
        let sides: Vec<&'r Nominal> = members.filter(|member| member.actor.is_some()).collect();
        let own = party.as_ref().is_some_and(|p| sides.iter().any(|s| s.actor.as_ref() == Some(&p.actor)));
        if !own || sides.len() < 2 {
            return vec![self.asserted(p)];
        }
        let mut all: Vec<Asserted<'r>> =
            sides.iter().map(|side| Asserted { holder: self.member(side), ..self.asserted(p) }).collect();
        // What two sides sign or say to each other is aimed at each other.
        if mutual(&all[0]) && all[0].target.is_none() {
            for (at, told) in all.iter_mut().enumerate() {
                told.target = self.member(sides[usize::from(at == 0)]);
            }
        }
        all
    }

    fn member(&self, noun: &'r Nominal) -> Option<Side<'r>> {
        let actor = noun.actor.as_deref()?;
        Some(Side { actor, role: None, text: &noun.text, span: self.bytes(noun.span) })
    }
}

/// Whether a stance is one that two sides take to each other.
fn mutual(told: &Asserted<'_>) -> bool {
    const STANCES: &[&str] =
        &["sign_agreement", "accept_plan", "restore_ties", "ceasefire", "cooperate", "negotiating"];
    told.stance.is_some_and(|stance| STANCES.contains(&stance))
}

/// The words that take a stance, up to the object that decides which stance it is.
pub(super) fn taken(p: &Proposition) -> Span {
    let decides = |topic: &&Topic| p.cue.end <= topic.span.start && p.span.contains(topic.span);
    p.topic.as_ref().filter(decides).map_or(p.cue, |topic| p.cue.join(topic.span))
}
