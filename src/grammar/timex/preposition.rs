//! The words before and after a time that say how the matter stands to it.

use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{Starts, miss, row},
    },
    timex::TimexRelation,
    token::Token,
};

/// Words that lead to or follow a time, with how the matter stands to it.
pub(super) struct Relations {
    rows: &'static [(&'static str, TimexRelation)],
    starts: Starts,
}

impl Relations {
    const fn new(rows: &'static [(&'static str, TimexRelation)]) -> Self {
        Self { rows, starts: Starts::of_rows(rows) }
    }

    /// The relation of the words that a phrase starts with, the longest first.
    pub(super) fn leading<'t>(&self, input: Tokens<'t>) -> Parsed<'t, TimexRelation> {
        match row(&self.starts, self.rows, input) {
            Some((rest, relation)) => Ok((rest, *relation)),
            None => miss(input, "a preposition"),
        }
    }
}

/// Prepositions that bound the time; they are part of the phrase.
pub(super) static BOUNDING: Relations = Relations::new(&[
    ("no later than", TimexRelation::By),
    ("not later than", TimexRelation::By),
    ("not before", TimexRelation::Since),
    ("not until", TimexRelation::Since),
    ("no earlier than", TimexRelation::Since),
    ("not earlier than", TimexRelation::Since),
    ("as early as", TimexRelation::Since),
    ("as late as", TimexRelation::In),
    ("starting on", TimexRelation::Since),
    ("starting from", TimexRelation::Since),
    ("starting in", TimexRelation::Since),
    ("starting", TimexRelation::Since),
    ("beginning on", TimexRelation::Since),
    ("beginning in", TimexRelation::Since),
    ("ever since", TimexRelation::Since),
    ("since", TimexRelation::Since),
    ("as of", TimexRelation::Since),
    ("up until", TimexRelation::Until),
    ("up to", TimexRelation::Until),
    ("until", TimexRelation::Until),
    ("till", TimexRelation::Until),
    ("by", TimexRelation::By),
    ("earlier than", TimexRelation::Before),
    ("prior to", TimexRelation::Before),
    ("ahead of", TimexRelation::Before),
    ("before", TimexRelation::Before),
    ("later than", TimexRelation::After),
    ("after", TimexRelation::After),
]);

/// Prepositions that place the matter in the time; they are not part of the phrase.
pub(super) static PLACING: Relations = Relations::new(&[
    ("throughout", TimexRelation::During),
    ("during", TimexRelation::During),
    ("over", TimexRelation::During),
    ("within", TimexRelation::Within),
    ("from", TimexRelation::Since),
    ("for", TimexRelation::For),
    ("around", TimexRelation::In),
    ("in", TimexRelation::In),
    ("on", TimexRelation::In),
    ("at", TimexRelation::In),
    ("of", TimexRelation::In),
]);

/// What leaves a time open at one end, after it.
pub(super) static FOLLOWING: Relations = Relations::new(&[
    ("or later", TimexRelation::Since),
    ("and after", TimexRelation::Since),
    ("and later", TimexRelation::Since),
    ("onwards", TimexRelation::Since),
    ("onward", TimexRelation::Since),
    ("or earlier", TimexRelation::Until),
    ("and earlier", TimexRelation::Until),
]);

/// Whether a word comes before times and starts none by itself.
pub(super) fn starts_none(input: Tokens<'_>) -> bool {
    const BEFORE: &[&str] = &[
        "about",
        "after",
        "around",
        "as",
        "before",
        "by",
        "for",
        "no",
        "not",
        "of",
        "on",
        "over",
        "since",
        "starting",
        "throughout",
        "till",
        "to",
        "until",
        "up",
    ];
    input.first().is_some_and(|t| BEFORE.iter().any(|word| t.text.eq_ignore_ascii_case(word)))
}

/// Whether a word before a weekday makes it a feast or an event of its own: `Good Friday`.
pub(super) fn names_a_day(token: &Token<'_>) -> bool {
    DAY_NAMES.contains(&token.text)
}

const DAY_NAMES: &[&str] = &["Ash", "Black", "Bloody", "Cyber", "Easter", "Good", "Maundy", "Palm", "Super"];
