//! Sources as people ask for them: by their words, by the side that they speak for, by the name that a pronoun
//! or a surname takes up.

use crate::{
    claim::{Attribution, Party},
    lexicon::Lexicon,
    pipeline::{Prose, Reading},
    proposition::Statement,
    rule::Texts,
};

/// The names of a reading's sources and sides.
pub(super) struct Names<'r> {
    reading: &'r Reading,
    prose: Prose<'r>,
    /// The sources that name somebody, in the order of the text.
    named: Vec<&'r Party>,
}

impl<'r> Names<'r> {
    pub(super) fn new(reading: &'r Reading, lexicon: &Lexicon) -> Self {
        let levels = reading.statements.iter().flat_map(|statement| &statement.claim.attribution);
        let parties = levels.filter_map(|level| level.source.as_ref());
        let mut named: Vec<&Party> = parties.filter(|party| !is_pronoun(&party.text)).collect();
        named.sort_by_key(|party| party.span.start);
        Self { reading, prose: Prose::new(std::slice::from_ref(reading), lexicon), named }
    }

    /// The name of a side, for a reader.
    pub(super) fn side(&self, actor: &str) -> Option<String> {
        self.prose.side(actor)
    }

    /// Whom a pronoun or a short name takes up: the source before it that speaks for the same side and, if the
    /// words name somebody, has all of them.
    pub(super) fn taken_up(&self, party: &Party) -> Option<&'r str> {
        let pronoun = is_pronoun(&party.text);
        let own = words(&party.text);
        let mut earlier = self.named.iter().filter(|named| {
            named.span.start < party.span.start
                && named.actor == party.actor
                && (pronoun || contains(&named.text, &own))
        });
        let found = if pronoun { earlier.next_back() } else { earlier.max_by_key(|named| named.text.len()) };
        found.map(|named| bare(&named.text))
    }

    /// Whether a level of the statement's chain is said by the source that is asked for, in any of its names.
    pub(super) fn tells(&self, statement: &Statement, wanted: &str) -> bool {
        let wanted_words = words(wanted);
        !wanted_words.is_empty()
            && statement.claim.attribution.iter().any(|level| self.is_source(level, wanted, &wanted_words))
    }

    fn is_source(&self, level: &Attribution, wanted: &str, wanted_words: &[String]) -> bool {
        let prose = &self.reading.text.prose;
        let written = level.source_spans.iter().filter_map(|span| prose.get(span.range()));
        if written.into_iter().any(|text| contains(text, wanted_words)) {
            return true;
        }
        let Some(party) = &level.source else { return false };
        party.actor.eq_ignore_ascii_case(wanted)
            || contains(&party.text, wanted_words)
            || self.side(&party.actor).is_some_and(|name| contains(&name, wanted_words))
            || self.taken_up(party).is_some_and(|name| contains(name, wanted_words))
    }
}

/// A name without its apposition.
pub(super) fn bare(text: &str) -> &str {
    text.split(',').next().unwrap_or(text).trim()
}

/// The words of a text, folded.
pub(in crate::report) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether a text has words in a row.
pub(in crate::report) fn contains(text: &str, wanted: &[String]) -> bool {
    !wanted.is_empty() && words(text).windows(wanted.len()).any(|run| run == wanted)
}

pub(super) fn is_pronoun(text: &str) -> bool {
    const PRONOUNS: &[&str] =
        &["he", "i", "it", "one", "she", "that", "they", "this", "we", "which", "who", "you"];
    PRONOUNS.iter().any(|pronoun| text.eq_ignore_ascii_case(pronoun))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pipeline,
        source::{Document, Options},
    };

    /// Compares the cues of the claims that a source makes.
    #[track_caller]
    fn check(text: &str, wanted: &str, expected: &[&str]) {
        let lexicon = Lexicon::builtin();
        let document = Document::new("d.txt", text.as_bytes().to_vec(), &Options::default()).unwrap();
        let reading = pipeline::read(document, &lexicon);
        let names = Names::new(&reading, &lexicon);
        let told = reading.statements.iter().filter(|statement| names.tells(statement, wanted));
        let mut cues: Vec<&str> = told
            .filter_map(|statement| statement.claim.attribution.last())
            .map(|level| level.cue_lemma.as_str())
            .collect();
        cues.dedup();
        assert_eq!(cues, expected, "{wanted} in {text}");
    }

    #[test]
    fn a_source_is_found_by_any_of_its_names() {
        let text = "Ida Holm, the mayor of Orley, said that the pier is old. She added that it leaks. \
                    Holm warned that it will sink. Karl Berg denied that it leaks.";
        check(text, "holm", &["say", "add", "warn"]);
        check(text, "Ida HOLM", &["say", "add", "warn"]);
        check(text, "berg", &["deny"]);
        check(text, "Hol", &[]);
        check(text, "", &[]);
    }
}
