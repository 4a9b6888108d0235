//! What a quantity counts or measures: the noun that it stands before, or the one that has it after `of`.

use std::ops::Range;

use super::measure::Core;
use crate::{
    span::Span,
    token::{Pos, Tag, Token},
};

/// How many words may stand between a figure and the noun that it counts.
const REACH: usize = 4;

/// The noun phrase's head in dictionary form, with the nouns before it: `polling station`.
pub(super) fn measures(
    sentence: &[Token<'_>],
    tokens: &Range<usize>,
    span: Span,
    core: Option<&Core>,
) -> Option<String> {
    if let Some(word) = in_the_same_word(&sentence[tokens.clone()], span) {
        return Some(word);
    }
    if let Some(way) = core.filter(|core| core.measure.dimension == "length").and(way(sentence, tokens.end)) {
        return Some(way.to_owned());
    }
    let counted =
        core.is_some_and(|core| core.measure.dimension.is_empty() || core.measure.dimension == "share");
    let after = following(sentence, tokens.end);
    if counted {
        after.or_else(|| preceding(sentence, tokens.start))
    } else {
        preceding(sentence, tokens.start).or(after)
    }
}

/// What an adjective after a length says that it measures, unless a noun follows: `is 12 metres wide`.
fn way(sentence: &[Token<'_>], end: usize) -> Option<&'static str> {
    let adjective = sentence.get(end)?;
    let noun = sentence.get(end + 1).is_some_and(is_noun);
    let found = WAYS.iter().find(|(word, _)| adjective.text.eq_ignore_ascii_case(word) && !noun);
    found.map(|(_, way)| *way)
}

/// Whether a word says in what way a length measures.
pub(super) fn is_way(token: &Token<'_>) -> bool {
    WAYS.iter().any(|(word, _)| token.text.eq_ignore_ascii_case(word))
}

/// What the adjectives of a length measure.
const WAYS: &[(&str, &str)] = &[
    ("across", "width"),
    ("away", "distance"),
    ("deep", "depth"),
    ("high", "height"),
    ("long", "length"),
    ("tall", "height"),
    ("thick", "thickness"),
    ("wide", "width"),
];

/// The rest of the word that the figure starts: `member` in `nine-member`.
fn in_the_same_word(tokens: &[Token<'_>], span: Span) -> Option<String> {
    let word = tokens.last().filter(|t| span.end < t.span.end && t.text.len() == t.span.len())?;
    let rest = word.text.get((span.end - word.span.start) as usize..)?.strip_prefix('-')?;
    Some(rest.split('-').next()?.to_lowercase()).filter(|rest| !rest.is_empty())
}

/// The noun after the figure: `three injured people`, `a fifth of the voters`, `a 47-metre tower`.
fn following(sentence: &[Token<'_>], end: usize) -> Option<String> {
    // "Nine-member": the word after the hyphen is what is counted, whatever its tag.
    if let Some([figure, hyphen, word]) = end.checked_sub(1).and_then(|last| sentence.get(last..last + 3)) {
        let glued = figure.span.end == hyphen.span.start && hyphen.span.end == word.span.start;
        if glued && matches!(hyphen.text, "-" | "‐" | "‑") {
            return Some(word.lemma.to_lowercase());
        }
    }
    let mut rest = sentence.get(end..)?.iter().take(REACH + 1).peekable();
    while rest.peek().is_some_and(|t| is_link(t)) {
        rest.next();
    }
    let first = rest.find(|t| !is_modifier(t))?;
    let at = sentence.iter().position(|t| t.span == first.span)?;
    // "Polling stations": a gerund before a noun belongs to its name.
    let gerund = usize::from(first.tag == Tag::Vbg);
    let run = &sentence[at + gerund..];
    // A plural ends the name: what follows it is rather a verb that was taken for a noun.
    let plural = run.iter().position(|t| t.tag == Tag::Nns).map_or(usize::MAX, |plural| plural + 1);
    let nouns = run.iter().take_while(|t| is_noun(t)).count().min(plural);
    if nouns == 0 { None } else { named(&sentence[at..at + gerund + nouns]) }
}

/// The noun before the figure: `a discount of 3.5 percent`, `a canal of about 1,240 km`.
fn preceding(sentence: &[Token<'_>], start: usize) -> Option<String> {
    let before = sentence.get(..start)?;
    let of = before.iter().rposition(|t| t.text.eq_ignore_ascii_case("of"))?;
    let near = before[of + 1..].iter().all(|t| matches!(t.pos, Pos::Adv | Pos::Adj | Pos::Adp | Pos::Det));
    let nouns = before[..of].iter().rev().take_while(|t| is_noun(t)).count();
    if near && nouns > 0 { named(&before[of - nouns..of]) } else { None }
}

/// The head in dictionary form after the other nouns as written.
fn named(nouns: &[Token<'_>]) -> Option<String> {
    let (head, others) = nouns.split_last()?;
    let mut words: Vec<String> = others.iter().map(|t| t.text.to_lowercase()).collect();
    words.push(head.lemma.to_lowercase());
    Some(words.join(" "))
}

fn is_noun(token: &Token<'_>) -> bool {
    matches!(token.tag, Tag::Nn | Tag::Nns)
}

fn is_modifier(token: &Token<'_>) -> bool {
    matches!(token.tag, Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Nnp | Tag::Hyph | Tag::Cd)
        || token.text == "-"
}

fn is_link(token: &Token<'_>) -> bool {
    matches!(token.tag, Tag::PrpPoss | Tag::Hyph)
        || ["of", "the", "these", "those", "other", "more", "-", "long", "all"]
            .iter()
            .any(|word| token.text.eq_ignore_ascii_case(word))
}
