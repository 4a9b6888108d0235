//! A sentence's tokens: cut, tagged, with dictionary forms and the depth of quotation.

use std::{borrow::Cow, cell::RefCell};

use super::{
    Pos, Tag, Token, lemma_with, repair,
    split::split,
    tagger::{Case, Memo, Model, Word, cases},
};
use crate::{
    span::Span,
    text::{BlockKind, Quotation, Text},
};

thread_local! {
    /// What the words that this thread has seen add to the scores of the English model.
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// How many quotations before a sentence are looked at for one that reaches into it.
const LOOK_BACK: usize = 256;

/// The spans of the words and marks of a sentence.
///
/// # Examples
///
/// ```
/// use belie::{span::Span, token::tokenize};
///
/// let prose = "They won't sign.";
/// let words = tokenize(prose, Span::new(0, prose.len()));
/// assert_eq!(words.iter().map(|w| &prose[w.range()]).collect::<Vec<_>>(), ["They", "wo", "n't", "sign", "."]);
/// ```
#[must_use]
pub fn tokenize(prose: &str, span: Span) -> Vec<Span> {
    split(prose, span, &[])
}

/// The tokens of each sentence of a text, in order.
pub fn read(text: &Text) -> impl Iterator<Item = Vec<Token<'_>>> {
    text.sentences.iter().map(|s| {
        let kind = text.blocks.get(s.block).map(|block| block.kind);
        let heading = matches!(kind, Some(BlockKind::Headline | BlockKind::Heading));
        sentence(&text.prose, s.span, &text.quotations, heading)
    })
}

/// The tokens of a sentence of `prose`, which has these quotations; a heading may be in title case.
///
/// # Examples
///
/// ```
/// use belie::{span::Span, token::{Tag, sentence}};
///
/// let prose = "The union rejected the offer.";
/// let tokens = sentence(prose, Span::new(0, prose.len()), &[], false);
/// assert_eq!((tokens[2].tag, &*tokens[2].lemma), (Tag::Vbd, "reject"));
/// ```
#[must_use]
pub fn sentence<'t>(prose: &'t str, span: Span, quotations: &[Quotation], heading: bool) -> Vec<Token<'t>> {
    let quotations = around(span, quotations);
    let spans = split(prose, span, &marks(&quotations));
    let model = Model::english();
    let forms = spans.iter().map(|s| &prose[s.range()]);
    let mut case = Vec::with_capacity(spans.len());
    cases(forms.clone(), heading, &mut case);
    let mut numbers = Vec::with_capacity(spans.len());
    MEMO.with_borrow_mut(|memo| {
        let looked = forms.clone().zip(&case).enumerate();
        let words: Vec<Word> =
            looked.map(|(index, (form, &case))| memo.word(form, case, index == 0, &model)).collect();
        model.tag(&words, memo, &mut numbers);
    });
    let forms: Vec<&str> = forms.collect();
    let mut labels: Vec<(Tag, Pos)> = numbers.into_iter().map(|number| model.label(number)).collect();
    for (index, label) in labels.iter_mut().enumerate() {
        if label.0 != Tag::Sym {
            let before = index.checked_sub(1).map(|at| (forms[at], spans[at]));
            *label = mark(forms[index], spans[index], before, &quotations)
                .or_else(|| clitic(forms[index]))
                .unwrap_or(*label);
        }
    }
    repair(&forms, &mut labels, heading);
    let mut tokens: Vec<Token<'t>> = Vec::with_capacity(spans.len());
    let rows = spans.iter().zip(forms).zip(labels).zip(case).zip(depths(&spans, &quotations));
    for ((((&span, text), (tag, pos)), case), quoted) in rows {
        let lemma = dictionary_form(text, tag, case, model.lemmas());
        tokens.push(Token { text, span, lemma, tag, pos, quoted });
    }
    part_have_from_be(&mut tokens);
    tokens
}

/// A clitic that is never anything else.
fn clitic(text: &str) -> Option<(Tag, Pos)> {
    let negator = text.len() >= 3
        && text.starts_with(['n', 'N'])
        && text.ends_with(['t', 'T'])
        && matches!(&text[1..text.len() - 1], "'" | "’");
    negator.then_some((Tag::Rb, Pos::Part))
}

/// The dictionary form; a proper noun in capitals gets its usual spelling.
fn dictionary_form<'t>(text: &'t str, tag: Tag, case: Case, exceptions: &[u8]) -> Cow<'t, str> {
    let shouted = case == Case::Unknown && tag.is_proper() && !text.contains(char::is_lowercase);
    if !shouted || text.chars().count() < 5 || text.contains('.') {
        return lemma_with(text, tag, exceptions);
    }
    let mut risen = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if inside {
            risen.extend(c.to_lowercase());
        } else {
            risen.push(c);
        }
        inside = c.is_alphabetic();
    }
    Cow::Owned(risen)
}

/// `'s` before `been`, `got` or `had` stands for `has`.
fn part_have_from_be(tokens: &mut [Token<'_>]) {
    for index in 0..tokens.len() {
        if tokens[index].tag != Tag::Vbz || !matches!(tokens[index].text, "'s" | "’s") {
            continue;
        }
        let next = tokens[index + 1..].iter().find(|t| !t.tag.is_adverb());
        if next.is_some_and(|t| matches!(t.text, "been" | "got" | "had")) {
            tokens[index].lemma = Cow::Borrowed("have");
        }
    }
}

/// The tag of a mark that needs no context, or that the quotations decide.
fn mark(
    text: &str,
    span: Span,
    before: Option<(&str, Span)>,
    quotations: &[Quotation],
) -> Option<(Tag, Pos)> {
    let first = text.chars().next()?;
    if first.is_alphanumeric() {
        return None;
    }
    let tag = match first {
        '"' | '“' | '”' | '‘' | '’' | '\'' | '`' | '„' | '«' | '»' if text.chars().all(|c| c == first) => {
            match quote(text, span, quotations) {
                None if is_possessive(text, span, before?) => return Some((Tag::Pos, Pos::Part)),
                found => found?,
            }
        }
        '(' | '[' | '{' => Tag::OpenBracket,
        ')' | ']' | '}' => Tag::CloseBracket,
        ',' => Tag::Comma,
        ';' | ':' | '—' | '–' | '―' | '…' => Tag::Colon,
        '-' if text.len() < 4 && text.bytes().all(|b| b == b'-') => Tag::Colon,
        '.' if text.len() > 1 && text.bytes().all(|b| b == b'.') => Tag::Colon,
        '.' | '?' | '!' if text.bytes().all(|b| b".?!".contains(&b)) => Tag::Period,
        _ => return None,
    };
    Some((tag, Pos::Punct))
}

/// Whether an apostrophe after a plural stands for its owner.
fn is_possessive(text: &str, span: Span, (before, place): (&str, Span)) -> bool {
    matches!(text, "'" | "’") && place.end == span.start && before.ends_with(['s', 'S'])
}

/// Whether a mark opens or closes a quotation; a plain one that does neither is left to the tagger.
fn quote(text: &str, span: Span, quotations: &[Quotation]) -> Option<Tag> {
    let opened = quotations.partition_point(|q| q.span.start < span.start);
    if quotations.get(opened).is_some_and(|q| q.span.start == span.start) {
        return Some(Tag::OpenQuote);
    }
    let near = &quotations[opened.saturating_sub(LOOK_BACK)..opened];
    if near.iter().any(|q| q.closed && q.inner.end == span.start) {
        return Some(Tag::CloseQuote);
    }
    match text {
        "“" | "„" | "«" | "‘" | "``" => Some(Tag::OpenQuote),
        "”" | "»" | "''" => Some(Tag::CloseQuote),
        _ => None,
    }
}

/// The quotations that share a byte with the sentence.
fn around(span: Span, quotations: &[Quotation]) -> Vec<Quotation> {
    let end = quotations.partition_point(|q| q.span.start < span.end);
    let inside = quotations.partition_point(|q| q.span.start < span.start);
    let start = inside.saturating_sub(LOOK_BACK);
    quotations[start..end].iter().filter(|q| q.span.end > span.start).copied().collect()
}

/// Where the marks of the quotations stand, in order.
fn marks(quotations: &[Quotation]) -> Vec<u32> {
    let mut marks: Vec<u32> = quotations.iter().flat_map(|q| [q.span.start, q.inner.end]).collect();
    marks.sort_unstable();
    marks
}

/// For each token, how many quotations hold it between their marks; both lists are in order.
fn depths(spans: &[Span], quotations: &[Quotation]) -> Vec<u8> {
    let (mut open, mut next) = (Vec::new(), 0);
    let mut depths = Vec::with_capacity(spans.len());
    for span in spans {
        while let Some(quotation) = quotations.get(next).filter(|q| q.span.start <= span.start) {
            open.push(quotation.inner);
            next += 1;
        }
        open.retain(|inner: &Span| inner.end > span.start);
        let count = open.iter().filter(|inner| inner.contains(*span)).count();
        depths.push(u8::try_from(count).unwrap_or(u8::MAX));
    }
    depths
}

#[cfg(test)]
mod tests;
