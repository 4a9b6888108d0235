//! Sentences: where one ends and the next begins.

use super::{Block, Sentence};
use crate::span::Span;

/// The sentences of `prose`, block by block.
pub(super) fn split(prose: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let base = block.span.start as usize;
        let text = &prose[block.span.range()];
        let mut start = 0;
        for (at, _) in text.match_indices(". ") {
            if text[at + 2..].starts_with(char::is_uppercase) {
                sentences.push(Sentence { span: Span::new(base + start, base + at + 1), block: index });
                start = at + 2;
            }
        }
        if start < text.len() {
            sentences.push(Sentence { span: Span::new(base + start, base + text.len()), block: index });
        }
    }
    sentences
}
