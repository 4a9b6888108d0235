//! What holds of all of a kind holds of each: a name may be of a person or of a place.

use crate::{
    lexicon::Lexicon,
    proposition::{Determiner, Nominal},
    relation::{nominal::named_kind, words},
};

/// Whether what is said of `all` is said of `one`: "every place" and a place, "everyone" and a person.
pub(super) fn holds(all: &Nominal, one: &Nominal, lexicon: &Lexicon) -> bool {
    let everyone = matches!(all.head.as_str(), "everyone" | "everybody");
    (everyone || all.determiner == Determiner::All)
        && words::restrictors(all).is_empty()
        && one.members.is_empty()
        && named_kind(one, &all.head, lexicon)
}
