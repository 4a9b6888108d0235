//! The keys under which facts are compared: what two facts must share before a relation looks at them.

use crate::{fact::Fact, lexicon::Lexicon, proposition::Nominal, relation::gate::Frame};

/// Who does it and what undergoes it.
pub(crate) fn parts(fact: &Fact, _: &Lexicon, keys: &mut Vec<String>) {
    let frame = Frame::of(&fact.proposition);
    for nominal in frame.agent.into_iter().chain(frame.patient) {
        name(nominal, keys);
    }
    holder(fact, keys);
}

/// The side whose position it is.
pub(crate) fn holder(fact: &Fact, keys: &mut Vec<String>) {
    keys.extend(fact.holder().map(str::to_owned));
}

/// The side that a noun phrase names, and its head.
pub(crate) fn name(nominal: &Nominal, keys: &mut Vec<String>) {
    keys.extend(nominal.actor.clone());
    if !nominal.pronoun {
        keys.extend(nominal.head.split(' ').next_back().map(|head| format!("{head}.")));
    }
}
