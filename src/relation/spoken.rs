//! What facts hold, in words for a reader.

use crate::{
    claim::Party,
    proposition::{Polarity, Proposition},
};

/// A name of a table as words: `no_longer` is “no longer”.
pub(crate) fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// The stance of a proposition: “not ready to negotiate”.
pub(crate) fn position(told: &Proposition) -> String {
    let stance = plain(told.stance.as_deref().unwrap_or_default());
    match told.polarity {
        Polarity::Positive => stance,
        Polarity::Negative => format!("not {stance}"),
    }
}

/// That two parties are one, in the words of both.
pub(crate) fn one_side(first: &Party, second: &Party) -> String {
    let (one, other) = (bare(&first.text), bare(&second.text));
    match (pronoun(one), pronoun(other)) {
        (false, false) if one.to_lowercase() != other.to_lowercase() => {
            format!("`{one}` and `{other}` stand for one side")
        }
        (false, _) => format!("both tell what `{one}` wants"),
        (true, false) => format!("both tell what `{other}` wants"),
        (true, true) => "both tell what one side wants".to_owned(),
    }
}

/// A side in its words, if they name it.
pub(crate) fn name<'p>(party: &'p Party, otherwise: &'static str) -> &'p str {
    if pronoun(&party.text) { otherwise } else { bare(&party.text) }
}

/// Words without the comma that closes an apposition.
fn bare(text: &str) -> &str {
    text.trim_end_matches([',', ';', ':', ' '])
}

const PRONOUNS: &[&str] = &[
    "i", "we", "us", "our", "ours", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they",
    "them", "their", "who", "which", "that", "this", "these", "those", "both", "one",
];

/// Whether words are a pronoun, which names nobody, or none at all.
pub(crate) fn pronoun(text: &str) -> bool {
    let text = text.to_lowercase();
    text.is_empty() || PRONOUNS.contains(&text.as_str())
}
