//! The keys under which facts are compared: what two facts must share before a relation looks at them.

use crate::{digest::fnv, fact::Fact, lexicon::Lexicon, proposition::Nominal, relation::gate::Frame};

/// The keys of a fact, each as a number that other words hardly have: what shares one by chance is compared in vain.
#[derive(Debug, Default)]
pub struct Keys(Vec<u64>);

impl Keys {
    /// Adds a key that is written in parts.
    pub(crate) fn add(&mut self, parts: &[&str]) {
        self.0.push(fnv(parts.iter().flat_map(|part| part.bytes())));
    }

    /// Adds words, each a key.
    pub(crate) fn words(&mut self, words: impl IntoIterator<Item = String>) {
        words.into_iter().for_each(|word| self.add(&[&word]));
    }

    /// Takes the keys out, each once, in order.
    pub fn take(&mut self) -> impl Iterator<Item = u64> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0.drain(..)
    }
}

/// Who does it and what undergoes it.
pub(crate) fn parts(fact: &Fact, _: &Lexicon, keys: &mut Keys) {
    let frame = Frame::of(&fact.proposition);
    for nominal in frame.agent.into_iter().chain(frame.patient) {
        name(nominal, keys);
    }
    holder(fact, keys);
}

/// The side whose position it is.
pub(crate) fn holder(fact: &Fact, keys: &mut Keys) {
    fact.holder().into_iter().for_each(|actor| side(actor, keys));
}

/// The side that a noun phrase names, and its head.
pub(crate) fn name(nominal: &Nominal, keys: &mut Keys) {
    nominal.actor.as_deref().into_iter().for_each(|actor| side(actor, keys));
    if let Some(inner) = &nominal.apposition {
        name(inner, keys);
        // "He" is found under the id of a name.
        if inner.proper {
            inner.head.split(' ').next_back().into_iter().for_each(|head| keys.add(&["x-", head]));
        }
    }
    // "The Halden prize" is also found under the name in it.
    if !nominal.proper && !nominal.pronoun && nominal.members.is_empty() && !nominal.modifiers.is_empty() {
        for word in nominal.text.split(' ').skip(1).filter(|word| word.starts_with(char::is_uppercase)) {
            let word = word.to_lowercase();
            if nominal.modifiers.contains(&word) {
                keys.add(&[&word, "."]);
            }
        }
    }
    if !nominal.pronoun {
        nominal.head.split(' ').next_back().into_iter().for_each(|head| keys.add(&[head, "."]));
    }
}

/// The side whose position it is, or whoever does it.
pub(crate) fn holder_or_parts(fact: &Fact, lexicon: &Lexicon, keys: &mut Keys) {
    if fact.proposition.holder.is_some() { holder(fact, keys) } else { parts(fact, lexicon, keys) }
}

/// The heads of all noun phrases, and the side whose position it is.
pub(crate) fn all(fact: &Fact, lexicon: &Lexicon, keys: &mut Keys) {
    subjects(fact, lexicon, keys);
    holder(fact, keys);
}

/// The heads of all noun phrases, those inside others included.
pub(crate) fn subjects(fact: &Fact, _: &Lexicon, keys: &mut Keys) {
    for nominal in Frame::of(&fact.proposition).all() {
        name(nominal, keys);
        nominal.phrases.iter().for_each(|(_, inner)| name(inner, keys));
    }
}

/// The key of a side: of one without a listed name, the last word of its id, by which fewer words name it too.
pub(crate) fn side(actor: &str, keys: &mut Keys) {
    match actor.strip_prefix("x-").and_then(|id| id.rsplit('-').next()) {
        Some(last) => keys.add(&["x-", last]),
        None => keys.add(&[actor]),
    }
}
