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
    keys.extend(fact.holder().map(side));
}

/// The side that a noun phrase names, and its head.
pub(crate) fn name(nominal: &Nominal, keys: &mut Vec<String>) {
    keys.extend(nominal.actor.as_deref().map(side));
    if let Some(inner) = &nominal.apposition {
        name(inner, keys);
    }
    // "The Halden prize" is also found under the name in it.
    let inside = nominal.text.split(' ').skip(1).filter(|word| word.starts_with(char::is_uppercase));
    if !nominal.proper && !nominal.pronoun && nominal.members.is_empty() {
        let before = |word: &String| nominal.modifiers.contains(word);
        keys.extend(inside.map(str::to_lowercase).filter(before).map(|word| format!("{word}.")));
    }
    if !nominal.pronoun {
        keys.extend(nominal.head.split(' ').next_back().map(|head| format!("{head}.")));
    }
}

/// The side whose position it is, or whoever does it.
pub(crate) fn holder_or_parts(fact: &Fact, lexicon: &Lexicon, keys: &mut Vec<String>) {
    if fact.proposition.holder.is_some() { holder(fact, keys) } else { parts(fact, lexicon, keys) }
}

/// The heads of all noun phrases, and the side whose position it is.
pub(crate) fn all(fact: &Fact, lexicon: &Lexicon, keys: &mut Vec<String>) {
    subjects(fact, lexicon, keys);
    holder(fact, keys);
}

/// The heads of all noun phrases, those inside others included.
pub(crate) fn subjects(fact: &Fact, _: &Lexicon, keys: &mut Vec<String>) {
    for nominal in Frame::of(&fact.proposition).all() {
        name(nominal, keys);
        nominal.phrases.iter().for_each(|(_, inner)| name(inner, keys));
    }
}

/// The key of a side: of one without a listed name, the last word of its id, by which fewer words name it too.
pub(crate) fn side(actor: &str) -> String {
    let last = actor.strip_prefix("x-").and_then(|id| id.rsplit('-').next());
    last.map_or_else(|| actor.to_owned(), |word| format!("x-{word}"))
}
