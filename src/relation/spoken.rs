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
    match (pronoun(&first.text), pronoun(&second.text)) {
        (false, false) if first.text.to_lowercase() != second.text.to_lowercase() => {
            format!("`{}` and `{}` stand for one side", first.text, second.text)
        }
        (false, _) => format!("both tell what `{}` wants", first.text),
        (true, false) => format!("both tell what `{}` wants", second.text),
        (true, true) => "both tell what one side wants".to_owned(),
    }
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
