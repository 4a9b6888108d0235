//! Figures in prose: counts, shares, money and measures.
//! A scan over the sentence; what stands in a time phrase is left to it.

pub(crate) mod bound;
mod counted;
mod fraction;
mod label;
pub(crate) mod lead;
pub(crate) mod measure;
pub(crate) mod numeral;
pub(crate) mod owner;
mod power;
pub(crate) mod words;

use std::ops::Range;

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{map, map_opt, opt, verify},
    sequence::{pair, preceded, separated_pair},
};

use super::{
    Parsed,
    fragment::Fragments,
    input::{Scope, Tokens},
    leaf::{miss, phrase},
};
use crate::{
    lexicon::Lexicon,
    quantity::{Bound, Quantity, Rational},
    token::{Pos, Token},
};
use bound::Bounding;
use measure::{Core, core};
use numeral::{Number, hyphen};
use words::number_word;

/// A quantity as read: one figure with a bound, or two that bound it, and where its own words start.
struct Found {
    low: Option<Core>,
    high: Option<Core>,
    bound: Bound,
    open: (bool, bool),
    start: usize,
}

/// The quantities of a sentence, leftmost and longest, with the tokens that each takes up. `taken` are the
/// tokens of time phrases.
pub(crate) fn quantities(
    sentence: &[Token<'_>],
    fragments: &Fragments<'_>,
    lexicon: &Lexicon,
    taken: &[Range<usize>],
) -> Vec<(Quantity, Range<usize>)> {
    // Fragments are counted apart from tokens, so they have a record of their own.
    let scope = Scope::silent(lexicon);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < fragments.run.len() {
        let Some(limit) = free_until(fragments, at, taken) else {
            at += 1;
            continue;
        };
        match read_at(sentence, fragments, at..limit, &scope) {
            Some((quantity, tokens, end)) => {
                found.push((quantity, tokens));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The fragment at which the next time phrase starts; none if this one is in a time phrase.
fn free_until(fragments: &Fragments<'_>, at: usize, taken: &[Range<usize>]) -> Option<usize> {
    let owner = fragments.owner(at);
    if taken.iter().any(|range| range.contains(&owner)) {
        return None;
    }
    let next = taken.iter().map(|range| range.start).filter(|start| *start > owner).min();
    let end = fragments.run.len();
    Some(next.map_or(end, |next| (at..end).find(|&f| fragments.owner(f) >= next).unwrap_or(end)))
}

/// The quantity that starts at a fragment, its tokens, and the fragment after it.
fn read_at(
    sentence: &[Token<'_>],
    fragments: &Fragments<'_>,
    place: Range<usize>,
    scope: &Scope<'_>,
) -> Option<(Quantity, Range<usize>, usize)> {
    let at = place.start;
    if !may_start(&fragments.run[at]) && !before_amount(&fragments.run, at)
        || fragments.inside_word(at)
        || scope.exhausted()
    {
        return None;
    }
    let input = Tokens::new(&fragments.run[..place.end], scope).take_from(at);
    if !lead::leads_on(input.run(), arrives) {
        debug_assert!(quantity(input).is_err(), "a figure was passed over in {:?}", input.run());
        return None;
    }
    let (rest, found) = quantity(input).ok()?;
    let end = rest.start();
    if fragments.part_of_longer(at..end) || label::is_label(fragments, found.start, end, &found) {
        return None;
    }
    let run = &fragments.run[found.start..end];
    let span = run.first()?.span.join(run.last()?.span);
    let tokens = fragments.tokens(found.start..end);
    let measures = counted::measures(sentence, &tokens, span, found.one());
    Some((found.into_quantity(span, measures)?, tokens, end))
}

/// Whether a figure begins with a word, if the word tells: a number, the letters or the name before an amount of money.
fn arrives(word: &Token<'_>, after: &[Token<'_>]) -> Option<bool> {
    let sign = |text: &str| text.starts_with(|c: char| !c.is_alphanumeric() && c != ',' && c != '.');
    let near = |next: &Token<'_>| next.span.start == word.span.end || next.text == "$";
    let signed = after.first().is_some_and(|next| near(next) && sign(next.text) || measure::amount(next));
    let code = word.text.bytes().all(|b| b.is_ascii_uppercase()) && !matches!(word.text, "A" | "I");
    (signed || code || number_word(word.text).is_some()).then_some(true)
}

/// Whether a quantity can start with a fragment, by its first look.
fn may_start(fragment: &Token<'_>) -> bool {
    let first = fragment.text.chars().next().unwrap_or(' ');
    first.is_numeric()
        || !first.is_alphanumeric()
        || number_word(fragment.text).is_some()
        || lead::starts_figure(fragment.text)
        || fragment.text.len() <= 3 && fragment.text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a fragment may be the letters or the name before an amount of money: `aud$`, `u.s. $`, `rupees 500 crore`.
fn before_amount(run: &[Token<'_>], at: usize) -> bool {
    let [letters, next, ..] = &run[at..] else { return false };
    let figure = |token: &Token<'_>| token.text.starts_with(|c: char| c.is_ascii_digit());
    let sign = next.text == "$" && letters.text.len() <= 4 && run.get(at + 2).is_some_and(figure);
    sign || figure(next) && matches!(letters.pos, Pos::Noun | Pos::Propn) && measure::amount(next)
}

/// `quantity = between | hedge between | two-bounds | bounded`
fn quantity(input: Tokens<'_>) -> Parsed<'_, Found> {
    let hedge = verify(bound::before, |bounding| bounding.bound == Bound::About);
    // The ends of a hedged range need not be the least and the most.
    let hedged = map(preceded(hedge, between), |found| Found { bound: Bound::About, ..found });
    alt((between, hedged, two_bounds, bounded)).parse(input)
}

/// `between = "between" end "and" end | ["from"] end ("to" | "-" | "through" | "up to and including") end | core "or" core`
fn between(input: Tokens<'_>) -> Parsed<'_, Found> {
    let end = || preceded(opt(phrase("the")), core);
    let and = preceded(phrase("between"), separated_pair(end(), phrase("and"), end()));
    let to = || alt((phrase("to"), phrase("through"), phrase("up to and including"), phrase("~"), hyphen));
    let from = preceded(phrase("from"), separated_pair(end(), to(), end()));
    let plain = separated_pair(core, to(), core);
    let either = verify(separated_pair(core, phrase("or"), core), |(one, other)| {
        let next = one.number.value.plus(Rational::ONE) == Some(other.number.value);
        next && !one.number.digits && one.measure.unit.is_empty()
    });
    let (rest, (low, high)) = alt((and, from, plain, either)).parse(input)?;
    let Some((low, high)) = alike(low, high).filter(|(low, high)| low.number.value < high.number.value)
    else {
        return miss(input, "a range");
    };
    Ok((
        rest,
        Found {
            low: Some(low),
            high: Some(high),
            bound: Bound::Range,
            open: (false, false),
            start: input.start(),
        },
    ))
}

/// `two-bounds = bound core ("and" | "but" | ",") bound core`, the one from below, the other from above
fn two_bounds(input: Tokens<'_>) -> Parsed<'_, Found> {
    let bounded = || pair(bound::before, preceded(opt(phrase("the")), core));
    let link = alt((phrase("and"), phrase("but"), phrase(",")));
    let start = input.start();
    map_opt(separated_pair(bounded(), link, bounded()), move |((one, first), (other, second))| {
        let (low, high) = match (one.bound, other.bound) {
            (Bound::AtLeast, Bound::AtMost) => ((one, first), (other, second)),
            (Bound::AtMost, Bound::AtLeast) => ((other, second), (one, first)),
            _ => return None,
        };
        let open = (low.0.open, high.0.open);
        let (low, high) = alike(low.1, high.1).filter(|(low, high)| low.number.value < high.number.value)?;
        Some(Found { low: Some(low), high: Some(high), bound: Bound::Range, open, start })
    })
    .parse(input)
}

/// `bounded = [bound] core [bound-after]`
fn bounded(input: Tokens<'_>) -> Parsed<'_, Found> {
    let (rest, before) = opt(bound::before).parse(input)?;
    let (rest, again) = opt(bound::before).parse(rest)?;
    let inner = rest.start();
    let (rest, core) = core(rest)?;
    let (rest, after) = opt(bound::after).parse(rest)?;
    let Bounding { bound, open } =
        after.or(before.filter(|b| b.bound != Bound::About)).or(again).or(before).unwrap_or_default();
    // A bare number takes in the words that bound it; a measure is a thing of its own.
    let whole = core.measure.unit.is_empty() && before.is_some_and(|b| b.bound != Bound::About);
    let start = if whole { input.start() } else { inner };
    let low = (bound != Bound::AtMost).then(|| core.clone());
    let high = (bound != Bound::AtLeast).then_some(core);
    Ok((
        rest,
        Found {
            low,
            high,
            bound,
            open: (open && bound == Bound::AtLeast, open && bound == Bound::AtMost),
            start,
        },
    ))
}

/// Gives both ends of a range the same unit: in `four to six miles` only the last has one.
fn alike(low: Core, high: Core) -> Option<(Core, Core)> {
    let scale = |core: Core, by: Rational| Some(Core { number: core.number.times(by)?, ..core });
    let bare = |core: &Core| core.measure.unit.is_empty() && core.measure.dimension.is_empty();
    if bare(&low) && !bare(&high) {
        return Some((Core { measure: high.measure.clone(), ..low }, high));
    }
    if !bare(&low) && bare(&high) && low.measure.is_money() {
        return Some((low.clone(), Core { measure: low.measure, ..high }));
    }
    let by = low.measure.factor.over(high.measure.factor)?;
    let same = low.measure.dimension == high.measure.dimension && low.measure.offset == high.measure.offset;
    let low =
        if by == Rational::ONE { low } else { Core { measure: high.measure.clone(), ..scale(low, by)? } };
    same.then_some((low, high))
}

impl Found {
    fn one(&self) -> Option<&Core> {
        self.low.as_ref().or(self.high.as_ref())
    }

    fn into_quantity(self, span: crate::span::Span, measures: Option<String>) -> Option<Quantity> {
        let standard = |core: &Core| {
            let value = core.number.value.times(core.measure.factor)?.plus(core.measure.offset)?;
            Some(value.to_f64())
        };
        let one = self.one()?.clone();
        let bound = |core: Option<&Core>| core.map_or(Some(None), |core| standard(core).map(Some));
        Some(Quantity {
            span,
            low: bound(self.low.as_ref())?,
            high: bound(self.high.as_ref())?,
            open: self.open,
            unit: one.measure.unit,
            dimension: one.measure.dimension,
            factor: one.measure.factor.to_f64(),
            bound: self.bound,
            value: one.number.value.to_f64(),
            precision: precision(&one.number),
            measures,
        })
    }
}

/// Half of the last place that was stated. A round whole number may be rounded to its last digit that is not
/// zero, if two or more zeros follow it.
fn precision(number: &Number) -> f64 {
    if let Some(place) = number.place {
        return place.to_f64() / 2.0;
    }
    let Some(mut whole) = number.value.as_whole().filter(|n| *n != 0) else {
        return if number.value.as_whole().is_some() { 0.5 } else { 0.0 };
    };
    let mut place = 1.0;
    while whole % 10 == 0 {
        whole /= 10;
        place *= 10.0;
    }
    if place >= 100.0 { place / 2.0 } else { 0.5 }
}

#[cfg(test)]
mod tests;
