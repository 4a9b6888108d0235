//! What was read, for people and for machines: claims with their chains, propositions, times, quantities, refusals.

pub(super) mod name;
mod record;
mod source;
mod table;
mod told;
mod tree;

pub(super) use self::source::{contains, words};
pub(super) use self::told::{mood, not};
pub(crate) use self::told::{qualified, told};

use self::source::Names;
use super::json::to_json;
use crate::{
    claim::Attribution,
    lexicon::Lexicon,
    pipeline::Reading,
    proposition::Statement,
    text::{BlockKind, Sentence, Text},
    token::{self, Token},
};

/// In percent, how surely the outermost cue of a precise claim must attribute.
const SURE: u8 = 82;

/// In percent, how surely the cues inside it must.
const SURE_INSIDE: u8 = 60;

/// What of a reading is shown beside claims, times and quantities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Sentences and tokens.
    pub tokens: bool,
    /// What could not be read.
    pub refused: bool,
    /// Only claims whose attribution is sure: every level names its source, with a cue that hardly ever does anything else.
    pub precise: bool,
    /// Only claims that this source makes, itself or through others: by its words or by whom they name, in any case.
    pub source: Option<&'a str>,
}

impl Parts<'_> {
    /// The statements that are shown, in order.
    fn statements<'r>(self, reading: &'r Reading, lexicon: &Lexicon) -> Vec<&'r Statement> {
        let wanted = self.source.map(|source| (source, Names::new(reading, lexicon)));
        let sure = |(depth, level): (usize, &Attribution)| {
            let least = if depth == 0 { SURE } else { SURE_INSIDE };
            !level.source_spans.is_empty() && level.trust >= least
        };
        let sourced = move |statement: &Statement| statement.claim.attribution.iter().enumerate().all(sure);
        let kept = |statement: &&Statement| {
            (!self.precise || sourced(statement))
                && wanted.as_ref().is_none_or(|(source, names)| names.tells(statement, source))
        };
        reading.statements.iter().filter(kept).collect()
    }
}

/// A reading as one line of JSON Lines, without the line end.
#[must_use]
pub fn claims_line(reading: &Reading, lexicon: &Lexicon, parts: Parts<'_>) -> String {
    to_json(&record::record(reading, lexicon, parts))
}

/// A reading for people.
#[must_use]
pub fn claims_table(reading: &Reading, lexicon: &Lexicon, parts: Parts<'_>) -> String {
    table::table(reading, lexicon, parts)
}

/// The tokens of a sentence.
fn tokens<'t>(text: &'t Text, sentence: &Sentence) -> Vec<Token<'t>> {
    let kind = text.blocks.get(sentence.block).map(|block| block.kind);
    let heading = matches!(kind, Some(BlockKind::Headline | BlockKind::Heading));
    token::sentence(&text.prose, sentence.span, &text.quotations, heading)
}
