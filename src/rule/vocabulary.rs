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

/// Whether two predicates are listed as opposites.
pub(crate) fn opposite(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    [Part::Verb, Part::Adjective, Part::Noun].iter().any(|part| lexicon.opposite(one, other, *part))
}
