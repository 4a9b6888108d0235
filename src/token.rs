//! Words with span, lemma, and Penn and universal tags.

mod abbreviation;
mod clitic;
mod closed;
mod lemma;
mod repair;
mod sentence;
mod split;
mod tag;
pub mod tagger;

use std::borrow::Cow;

pub use lemma::{exception_key, lemma, lemma_with};
pub use repair::repair;
pub use sentence::{read, sentence, tokenize};
pub use tag::UnknownName;

use crate::span::Span;

/// A word in lower case: itself if it is so already.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    let small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// The word as written.
    pub text: &'t str,
    /// Its place in the prose.
    pub span: Span,
    /// Its dictionary form, in lower case unless it is a proper noun.
    pub lemma: Cow<'t, str>,
    /// Its Penn Treebank tag.
    pub tag: Tag,
    /// Its universal part of speech.
    pub pos: Pos,
    /// How many quotation marks enclose it: 0 outside, 1 inside a quotation, 2 inside one within it.
    pub quoted: u8,
}

/// A Penn Treebank tag (Santorini 1990, with the additions of UD English EWT).
#[allow(missing_docs, reason = "the names are the standard's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    Add,
    Afx,
    Cc,
    Cd,
    Dt,
    Ex,
    Fw,
    Gw,
    Hyph,
    In,
    Jj,
    Jjr,
    Jjs,
    Ls,
    Md,
    Nfp,
    Nn,
    Nnp,
    Nnps,
    Nns,
    Pdt,
    Pos,
    Prp,
    PrpPoss,
    Rb,
    Rbr,
    Rbs,
    Rp,
    Sym,
    To,
    Uh,
    Vb,
    Vbd,
    Vbg,
    Vbn,
    Vbp,
    Vbz,
    Wdt,
    Wp,
    WpPoss,
    Wrb,
    Xx,
    Comma,
    Period,
    Colon,
    OpenQuote,
    CloseQuote,
    OpenBracket,
    CloseBracket,
    Dollar,
}

/// A universal part of speech (Universal Dependencies, version 2).
#[allow(missing_docs, reason = "the names are the standard's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}
