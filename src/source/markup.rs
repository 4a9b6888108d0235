//! HTML as the tokens of the WHATWG tokenizer, each with its place.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// The tokens of a page or a part of one; their places are bytes of it. What a script or style holds is text.
pub(crate) fn tokens(markup: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(markup, emitter).map(|Ok(token)| token)
}
