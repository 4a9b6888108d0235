//! The noun phrase that has a quantity of its own, whatever its clause says of it: "a deficit of 3 percent",
//! "the 40-metre tower", "its tower, 40 metres tall".

use std::ops::Range;

use nom::Input;

use super::counted::is_way;
use crate::{
    grammar::{
        input::{Scope, Tokens},
        noun::{NounPhrase, noun_phrase},
    },
    lexicon::Lexicon,
    token::{Pos, Token},
};

/// How many words before a figure its noun phrase may start.
const BEFORE: usize = 8;

/// How many words may stand between "of" and the figure: "of at least", "of just under".
const BOUND: usize = 3;

/// A noun phrase with a quantity of its own, and the tokens after the quantity that go on with it.
pub(crate) struct Owner {
    /// The noun phrase.
    pub(crate) noun: NounPhrase,
    /// The first token after both.
    pub(crate) end: usize,
    /// Whether the quantity stands before the head.
    pub(crate) before_head: bool,
}

/// The noun phrase that has the quantity at `figure`, if one has.
pub(crate) fn owner(sentence: &[Token<'_>], figure: &Range<usize>, lexicon: &Lexicon) -> Option<Owner> {
    let scope = Scope::silent(lexicon);
    let whole = Tokens::new(sentence, &scope);
    let read =
        |start: usize| noun_phrase(whole.take_from(start)).ok().map(|(rest, noun)| (rest.start(), noun));
    let near = |end: usize| end.saturating_sub(BEFORE)..end;
    if let Some(of) = of(sentence, figure.start) {
        let noun = near(of).find_map(|start| read(start).filter(|(end, _)| *end == of))?.1;
        return Some(Owner { noun, end: figure.end, before_head: false })
            .filter(|owner| named(&owner.noun, sentence, lexicon));
    }
    let apposed = figure.start.checked_sub(1).filter(|&at| matches!(sentence[at].text, "," | "("));
    if let Some(comma) = apposed.filter(|_| sentence.get(figure.end).is_some_and(is_way)) {
        let noun = near(comma).find_map(|start| read(start).filter(|(end, _)| *end == comma))?.1;
        return Some(Owner { noun, end: figure.end + 1, before_head: false })
            .filter(|owner| named(&owner.noun, sentence, lexicon));
    }
    let holds =
        |(_, noun): &(usize, NounPhrase)| noun.tokens.start <= figure.start && figure.end <= noun.head;
    let before = figure.start.saturating_sub(BOUND)..=figure.start;
    let (end, noun) = before.clone().find_map(|start| read(start).filter(holds))?;
    Some(Owner { noun, end, before_head: true }).filter(|owner| named(&owner.noun, sentence, lexicon))
}

/// The token of the "of" that leads to a figure, if nothing but words that bound it stand between.
fn of(sentence: &[Token<'_>], figure: usize) -> Option<usize> {
    let before = &sentence[figure.saturating_sub(BOUND + 1)..figure];
    let back = before.iter().rev().position(|token| token.text.eq_ignore_ascii_case("of"))?;
    let bounds = before[before.len() - back..]
        .iter()
        .all(|token| matches!(token.pos, Pos::Adv | Pos::Adj | Pos::Adp | Pos::Det | Pos::Sconj));
    bounds.then(|| figure - back - 1)
}

/// Whether the head is a common noun other than a unit.
fn named(noun: &NounPhrase, sentence: &[Token<'_>], lexicon: &Lexicon) -> bool {
    let head = &sentence[noun.head];
    head.pos == Pos::Noun && !noun.pronoun && lexicon.unit(head.text).is_none()
}
