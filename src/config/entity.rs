//! Names of actors as a lexicon file.

use super::Written;
use crate::lexicon::{
    ActorKind, Lexicon,
    written::{actor, own_id},
};

/// A lexicon file that gives each actor its names. A name that the lexicon below knows keeps its actor; one that it does
/// not know is a group of its own.
pub(super) fn lexicon(entities: &[(Written, Vec<Written>)], below: &Lexicon) -> String {
    let mut out = String::from("actors:\n");
    for (name, others) in entities {
        let names: Vec<&str> = std::iter::once(name).chain(others).map(|name| name.text.as_str()).collect();
        let known = names.iter().find_map(|name| known(name, below));
        // What the lexicon calls a side stays: "the Kremlin" is Russia, whatever else the project calls it.
        let extends = known.is_some();
        let (id, kind) = known.unwrap_or_else(|| (own_id(&name.text), ActorKind::Group));
        out.push_str(&actor(&id, kind, extends, &names));
    }
    out
}

/// The actor that the whole of a name stands for, and what kind it is of.
fn known(name: &str, lexicon: &Lexicon) -> Option<(String, ActorKind)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let found = lexicon.phrase_at(&mut |place| words.get(place).copied())?;
    let actor = lexicon.actor(found.id).filter(|_| found.len == words.len())?;
    Some((found.id.to_owned(), actor.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Written {
        Written { text: text.to_owned(), span: 0..0 }
    }

    #[test]
    fn a_known_name_keeps_its_actor() {
        let entities = [
            (written("Moscow"), vec![written("the Neva House")]),
            (written("Orlevo \"Port\""), vec![written("the Quay")]),
        ];
        let text = lexicon(&entities, &Lexicon::builtin());
        let own = Lexicon::with_files(&[("belie.yml".to_owned(), text)]).unwrap();
        let id = |words: &[&str]| {
            own.phrase_at(&mut |place| words.get(place).copied()).map(|named| named.id.to_owned())
        };
        assert_eq!(id(&["the", "Neva", "House"]).as_deref(), Some("RUS"));
        assert_eq!(id(&["the", "Quay"]).as_deref(), Some("x-orlevo-port"));
    }
}
