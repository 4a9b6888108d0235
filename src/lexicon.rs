//! Words, actors, stances, topics and lexical relations, as compiled tables.

/// The lexicon: the built-in tables, with those of the user laid over them.
#[derive(Debug, Default)]
pub struct Lexicon {}
