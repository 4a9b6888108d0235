//! Marks inside phrases: quotation marks around a word or two, and square brackets, are no bounds for the grammar.

use crate::{
    span::Span,
    text::Quotation,
    token::{Tag, Token},
};

/// How many words in quotation marks are still a turn of phrase rather than speech.
const SCARE_QUOTE: usize = 5;

/// Drops marks that stand inside phrases: those around a word or two, and square brackets. The words stay.
pub(super) fn transparent<'t>(tokens: Vec<Token<'t>>, quotations: &[Quotation]) -> Vec<Token<'t>> {
    let words = |span: Span| {
        tokens.iter().filter(move |t| span.contains(t.span) && t.text.chars().any(char::is_alphanumeric))
    };
    let finite = |t: &&Token<'_>| matches!(t.tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let light: Vec<Span> = quotations
        .iter()
        .filter(|q| q.closed && words(q.inner).count() <= SCARE_QUOTE && !words(q.inner).any(|t| finite(&t)))
        .filter(|q| !spoken_aloud(&tokens, q))
        .map(|q| q.span)
        .collect();
    let mark = |t: &Token<'_>| {
        matches!(t.text, "[" | "]")
            || light.iter().any(|q| {
                q.contains(t.span)
                    && (q.start == t.span.start || q.end == t.span.end)
                    && !t.text.chars().any(char::is_alphanumeric)
            })
    };
    let keep: Vec<bool> = tokens.iter().map(|t| !mark(t)).collect();
    tokens.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(token, _)| token).collect()
}

/// `“My hope,” she said`, `chanting, “Two more years!”`: few words, but set off as speech is.
fn spoken_aloud(tokens: &[Token<'_>], quotation: &Quotation) -> bool {
    let before = tokens.iter().rev().find(|t| t.span.end <= quotation.span.start);
    let parted = before.is_none_or(|t| matches!(t.text, "," | ":"));
    let last = tokens.iter().rev().find(|t| quotation.inner.contains(t.span));
    parted && last.is_some_and(|t| matches!(t.text, "," | "." | "!" | "?"))
}
