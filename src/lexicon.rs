//! Words, actors, stances, topics and lexical relations, as compiled tables.
//!
//! Words are looked up in dictionary form and lower case, names as written. No look-up allocates.

mod entry;
mod kind;
pub mod wordnet;

pub use entry::{Cue, Named, Rational, Stance, StanceCue, Unit};
pub use kind::{ActorKind, Attitude, Frame, Lean, NameKind, Opposition, Part, StanceKind};

use crate::fault::Fault;

/// The lexicon: the built-in tables, with those of the user laid over them.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

#[allow(unused_variables, clippy::unused_self, reason = "the tables follow")]
impl Lexicon {
    /// The built-in tables.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }

    /// The built-in tables with those of users' files laid over them: pairs of a file's name and its YAML.
    ///
    /// # Errors
    ///
    /// All faults of all files, in their order.
    pub fn with_files(files: &[(String, String)]) -> Result<Self, Vec<Fault>> {
        Ok(Self::default())
    }

    /// How a word attributes, if it does.
    #[must_use]
    pub fn cue(&self, lemma: &str, part: Part) -> Option<Cue> {
        None
    }

    /// What a clause-taking word says about the truth of its clause.
    #[must_use]
    pub fn attitude(&self, lemma: &str, part: Part) -> Option<Attitude> {
        None
    }

    /// The stances that a word expresses.
    pub fn stance_cues<'a>(
        &'a self,
        lemma: &str,
        part: Part,
    ) -> impl Iterator<Item = StanceCue<'a>> + use<'a> {
        std::iter::empty()
    }

    /// A stance by its id.
    #[must_use]
    pub fn stance(&self, id: &str) -> Option<Stance<'_>> {
        None
    }

    /// All stances, by id.
    pub fn stances(&self) -> impl Iterator<Item = Stance<'_>> {
        std::iter::empty()
    }

    /// Whether nobody can hold both stances at once.
    #[must_use]
    pub fn incompatible(&self, one: &str, other: &str) -> bool {
        false
    }

    /// Whether two stances sit badly together.
    #[must_use]
    pub fn in_tension(&self, one: &str, other: &str) -> bool {
        false
    }

    /// The topic classes of a word or of two words, the most specific first.
    pub fn topics<'a>(&'a self, lemma: &str, part: Part) -> impl Iterator<Item = &'a str> + use<'a> {
        std::iter::empty()
    }

    /// Whether there is a topic class of that id.
    #[must_use]
    pub fn topic_exists(&self, id: &str) -> bool {
        false
    }

    /// Whether a topic class is another or lies within it.
    #[must_use]
    pub fn within(&self, child: &str, ancestor: &str) -> bool {
        child == ancestor
    }

    /// The longest name of an actor or person that starts at word 0; the first listed of equals.
    pub fn phrase_at<'w>(&self, words: &mut dyn FnMut(usize) -> Option<&'w str>) -> Option<Named<'_>> {
        None
    }

    /// Everything that the longest name at word 0 can stand for, in the order of the list: a person in each
    /// office, people with the same surname, a state and a province.
    pub fn phrases_at<'a, 'w>(
        &'a self,
        words: &mut dyn FnMut(usize) -> Option<&'w str>,
    ) -> impl Iterator<Item = Named<'a>> + use<'a> {
        std::iter::empty()
    }

    /// The lemmas of several words that start with a word, the longest first: `turn` gives `turn down`.
    pub fn multiword<'a>(&'a self, first: &str, part: Part) -> impl Iterator<Item = &'a str> + use<'a> {
        std::iter::empty()
    }

    /// The role that an office or body speaks in.
    #[must_use]
    pub fn office(&self, noun: &str) -> Option<&str> {
        None
    }

    /// Whether two words are listed as opposites.
    #[must_use]
    pub fn opposite(&self, one: &str, other: &str, part: Part) -> bool {
        false
    }

    /// Whether two words are listed as saying the same.
    #[must_use]
    pub fn synonym(&self, one: &str, other: &str, part: Part) -> bool {
        false
    }

    /// Whether a word is of a class.
    #[must_use]
    pub fn is(&self, word: &str, class: &str) -> bool {
        false
    }

    /// A unit by one of its names, in any case, or its symbol as written.
    #[must_use]
    pub fn unit(&self, name_or_symbol: &str) -> Option<Unit<'_>> {
        None
    }
}
