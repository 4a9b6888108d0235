//! What rules ask of the lexicon.

use crate::lexicon::{Lexicon, Part};

/// Whether there is a stance of an id. A lexicon without stances leaves all open.
pub(crate) fn stance_exists(lexicon: &Lexicon, id: &str) -> bool {
    lexicon.stance(id).is_some() || lexicon.stances().next().is_none()
}

/// The ids of all stances.
pub(crate) fn stances(lexicon: &Lexicon) -> Vec<String> {
    lexicon.stances().map(|stance| stance.id.to_owned()).collect()
}

/// Whether there is a topic of an id. A lexicon without stances has no topics either and leaves all open.
pub(crate) fn topic_exists(lexicon: &Lexicon, id: &str) -> bool {
    lexicon.topic_exists(id) || lexicon.stances().next().is_none()
}

/// The topic that a word stands for.
pub(crate) fn topic_near<'l>(lexicon: &'l Lexicon, word: &str) -> Option<&'l str> {
    let mut parts = [Part::Noun, Part::Verb].into_iter();
    let singular = word.strip_suffix('s').unwrap_or(word);
    parts.find_map(|part| lexicon.topics(word, part).next().or_else(|| lexicon.topics(singular, part).next()))
}

/// Whether a side can have an id: it is listed, or of the form that sides without a listed name have.
pub(crate) fn side_exists(lexicon: &Lexicon, id: &str) -> bool {
    let side = id.split('/').next().unwrap_or(id);
    let unlisted = side.starts_with("x-") || side.starts_with("igo-");
    let of_state = side.split_once('-').is_some_and(|(state, _)| lexicon.actor(state).is_some());
    unlisted || of_state || lexicon.actor(side).is_some() || lexicon.stances().next().is_none()
}

/// The id of a side that is called so.
pub(crate) fn side_named<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = words.first()?.chars().next()?.to_uppercase().chain(words.first()?.chars().skip(1));
    let capital: String = capital.collect();
    let word = |place: usize| if place == 0 { Some(capital.as_str()) } else { words.get(place).copied() };
    lexicon.phrases_at(&mut |place| word(place)).next().map(|named| named.id)
}

/// Whether two predicates are listed as opposites.
pub(crate) fn opposite(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    [Part::Verb, Part::Adjective, Part::Noun].iter().any(|part| lexicon.opposite(one, other, *part))
}
