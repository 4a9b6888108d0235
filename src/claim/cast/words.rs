//! The words and bytes of phrases, and ids made of words.

pub(crate) use crate::grammar::fragment::text_of as words;
use crate::{
    grammar::noun::NounPhrase,
    lexicon::{Lexicon, Named},
    span::Span,
    token::Token,
};

/// An id made of words: `x-dockers-union`.
pub(crate) fn slug<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut id = String::from("x");
    for word in words {
        let folded: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if !folded.is_empty() {
            id.push('-');
            id.push_str(&folded);
        }
    }
    id
}

/// The longest name of the lexicon that starts at a token.
pub(crate) fn name_at<'l>(lexicon: &'l Lexicon, tokens: &[Token<'_>], at: usize) -> Option<Named<'l>> {
    lexicon.phrase_at(&mut |i| tokens.get(at + i).map(|t| t.text))
}

/// Whether a noun phrase is of a people and of no state: "ethnic Albanian rebels".
pub(crate) fn ethnic(noun: &NounPhrase, tokens: &[Token<'_>]) -> bool {
    tokens[noun.modifiers.start.min(noun.head)..noun.head].iter().any(|t| t.lemma == "ethnic")
}

/// The words of a noun phrase, parted by single spaces as in the prose.
pub(crate) fn text_of(noun: &NounPhrase, tokens: &[Token<'_>]) -> String {
    words(&tokens[noun.tokens.clone()])
}

/// The bytes of a noun phrase in the prose.
pub(crate) fn span_of(noun: &NounPhrase, tokens: &[Token<'_>]) -> Span {
    range_span(tokens, &noun.tokens)
}

/// The bytes of a range of tokens in the prose.
pub(crate) fn range_span(tokens: &[Token<'_>], range: &std::ops::Range<usize>) -> Span {
    let run = &tokens[range.start.min(tokens.len())..range.end.min(tokens.len())];
    match (run.first(), run.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}
