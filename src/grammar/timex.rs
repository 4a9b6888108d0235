//! Time phrases: dates, times of day, durations, sets and ranges.
//! A scan over the sentence, leftmost and longest; each phrase is resolved as it is found.

mod clock;
mod date;
mod duration;
mod preposition;
mod range;
mod relative;
mod set;
mod tense;
pub(crate) mod words;

use std::ops::Range;

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{not, opt, peek, verify},
    sequence::{preceded, terminated},
};

use preposition::{BOUNDING, FOLLOWING, PLACING, starts_none};

use super::{
    Parsed,
    fragment::{self, Fragments},
    input::{Scope, Tokens},
    leaf::{miss, phrase, pos, tag},
    quantity::{bound, lead, words::number_word},
};
use crate::{
    lexicon::Lexicon,
    quantity::Bound,
    timex::{
        Anchor, Bearing, Timex, TimexRelation,
        written::{Fields, Unit, Written},
    },
    token::{Pos, Tag, Token},
};

/// A time phrase as read: where it starts after its preposition, and how the matter stands to it.
struct Found {
    written: Written,
    bearing: Bearing,
    start: usize,
}

/// The time phrases of a sentence, with the tokens that each takes up.
pub(crate) fn timexes(
    sentence: &[Token<'_>],
    fragments: &Fragments<'_>,
    lexicon: &Lexicon,
    anchor: Anchor,
) -> Vec<(Timex, Range<usize>)> {
    // Fragments are counted apart from tokens, so they have a record of their own.
    let scope = Scope::silent(lexicon);
    let (mut found, mut at, mut anchor) = (Vec::new(), 0, anchor);
    while at < fragments.run.len() {
        match read_at(sentence, fragments, at, &scope, anchor) {
            Some((timex, tokens, end)) => {
                // What comes later in the sentence is told from here: "on Monday, and two days later …".
                if let Some(day) = timex.day() {
                    (anchor.narrative, anchor.coarse) = (Some(day), false);
                }
                found.push((timex, tokens));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The time phrase that starts at a fragment, its tokens, and the fragment after it.
fn read_at(
    sentence: &[Token<'_>],
    fragments: &Fragments<'_>,
    at: usize,
    scope: &Scope<'_>,
    anchor: Anchor,
) -> Option<(Timex, Range<usize>, usize)> {
    if !may_start(&fragments.run[at]) || fragments.inside_word(at) || scope.exhausted() {
        return None;
    }
    let input = Tokens::new(&fragments.run, scope).take_from(at);
    if !lead::leads_on(input.run(), words::arrives) {
        debug_assert!(phrase_of_time(input, true).is_none(), "a time was passed over in {:?}", input.run());
        return None;
    }
    let owner = fragments.owner(at);
    let anchor = Anchor { future: anchor.future || tense::future(sentence, owner, owner + 1), ..anchor };
    let (rest, found) = phrase_of_time(input, anchor.future)?;
    let end = rest.start();
    if fragments.part_of_longer(found.start..end) || !in_context(fragments, found.start, end, &found) {
        return None;
    }
    let run = &fragments.run[found.start..end];
    let span = run.first()?.span.join(run.last()?.span);
    let tokens = fragments.tokens(found.start..end);
    let timex = Timex::new(&found.written, found.bearing, span, fragment::text_of(run), &anchor)?;
    Some((timex, tokens, end))
}

/// Whether a time phrase can start with a fragment, by its first look.
fn may_start(fragment: &Token<'_>) -> bool {
    fragment.text.starts_with(|c: char| c.is_ascii_digit())
        || words::time_word(fragment).is_some()
        || number_word(fragment.text).is_some()
        || lead::starts_time(fragment.text)
}

/// `timex = plain | open-ended | hedged | bounded | placed`, the longest that can be read
fn phrase_of_time(input: Tokens<'_>, future: bool) -> Option<(Tokens<'_>, Found)> {
    let whole = |written| Found { written, bearing: Bearing::default(), start: input.start() };
    let dated = plain_time(input);
    let results = [
        plain(input, dated.clone()).ok().map(|(rest, written)| (rest, whole(written))),
        open_ended(input, dated).ok(),
        attributive(input).ok(),
        hedged(input).ok(),
        bounded(input).ok(),
        placed(input, future).ok(),
    ];
    results.into_iter().flatten().fold(None, |best: Option<(Tokens<'_>, Found)>, next| match best {
        Some(best) if best.0.start() >= next.0.start() => Some(best),
        _ => Some(next),
    })
}

/// `attributive = ("the" | "a" | "its" | …) year`, before the noun that it dates: `the 2014 treaty`; without a
/// determiner only before one thing, which no number counts: `2022 World Cup`
fn attributive(input: Tokens<'_>) -> Parsed<'_, Found> {
    let (rest, determiner) = opt(tag("a determiner", &[Tag::Dt, Tag::PrpPoss])).parse(input)?;
    let (end, year) = verify(date::four_digits, |year| (1900..2100).contains(year)).parse(rest)?;
    let (_, noun) = pos("a noun", &[Pos::Noun, Pos::Propn, Pos::Adj])(end)?;
    let nouns = end.run().iter().take_while(|t| matches!(t.pos, Pos::Noun | Pos::Propn));
    let several = nouns.last().is_some_and(|t| t.tag == Tag::Nns);
    let one = !several && matches!(noun.tag, Tag::Nn | Tag::Nnp) && noun.text.len() > 2 && year % 100 != 0;
    if determiner.is_none() && (!one || end.lexicon().unit(noun.text).is_some()) {
        return miss(input, "a year");
    }
    let written = Written::Fields(Fields { year: Some(year), ..Fields::default() });
    Ok((end, Found { written, bearing: Bearing::default(), start: rest.start() }))
}

/// `open-ended = (plain | year) ("or later" | "onwards" | "or earlier" | …)`
fn open_ended<'t>(input: Tokens<'t>, dated: Parsed<'t, Written>) -> Parsed<'t, Found> {
    let (rest, written) = dated.or_else(|_| date::bare_year(input))?;
    let (rest, relation) = FOLLOWING.leading(rest)?;
    Ok((rest, Found { written, bearing: Bearing { relation, ..Bearing::default() }, start: input.start() }))
}

/// `bounded = ("since" | "until" | "by" | "before" | "after" | …) ["the"] (plain | year)`
fn bounded(input: Tokens<'_>) -> Parsed<'_, Found> {
    let (rest, relation) = BOUNDING.leading(input)?;
    let (rest, _) = opt(alt((phrase("around"), phrase("about"), phrase("at least")))).parse(rest)?;
    let noun = pos("a noun", &[Pos::Noun, Pos::Propn, Pos::Adj]);
    // "Before the 2022 vote" is not before 2022.
    let the_year = terminated(preceded(phrase("the"), year_after_preposition), not(peek(noun)));
    let year = preceded(opt(phrase("the year")), year_after_preposition);
    let year = alt((year, the_year));
    let (rest, written) = alt((plain_time, preceded(phrase("the"), plain_time), year)).parse(rest)?;
    if matches!(written, Written::Duration(_) | Written::Set(_)) {
        return miss(input, "a date");
    }
    Ok((rest, Found { written, bearing: Bearing { relation, ..Bearing::default() }, start: input.start() }))
}

/// `placed = ("in" | "on" | "at" | "during" | "for" | "from" | …) ["the" ["year"]] (plain | year | season | day)`
fn placed(input: Tokens<'_>, future: bool) -> Parsed<'_, Found> {
    if future && let Ok((rest, written)) = relative::hence(input) {
        return Ok((rest, Found { written, bearing: Bearing::default(), start: input.start() }));
    }
    let (rest, relation) = PLACING.leading(input)?;
    let (after, _) = opt(alt((phrase("the year of"), phrase("the year"), phrase("the")))).parse(rest)?;
    let on = input
        .first()
        .is_some_and(|t| t.text.eq_ignore_ascii_case("on") || t.text.eq_ignore_ascii_case("for"));
    let whole = plain(rest, plain_time(rest));
    let inner = if after.start() == rest.start() { whole.clone() } else { plain(after, plain_time(after)) };
    let alone = whole.as_ref().ok().map(|(end, _)| end.start());
    let mut results = vec![whole, inner, year_after_preposition(after), relative::in_season(rest)];
    if on {
        results.push(date::the_day(rest));
    }
    let best =
        results.into_iter().flatten().fold(None, |best: Option<(Tokens<'_>, Written)>, next| match best {
            Some(best) if best.0.start() >= next.0.start() => Some(best),
            _ => Some(next),
        });
    // "For two years from 1 May" says how long, and since when.
    let counted =
        matches!(best, Some((_, Written::Offset { back: false, .. }))) && phrase("for").parse(input).is_ok();
    let best = if counted { duration::duration(rest).ok() } else { best };
    let Some((end, written)) = best else { return miss(input, "a time") };
    // The article is part of the phrase if the phrase cannot be read without it.
    let start = if alone == Some(end.start()) { rest.start() } else { after.start() };
    let the_day =
        matches!(&written, Written::Fields(Fields { day: Some(_), month: None, weekday: None, .. }));
    let start = if the_day { rest.start() } else { start };
    Ok((end, Found { written, bearing: Bearing { relation, ..Bearing::default() }, start }))
}

/// `hedged = ("more than" | "less than" | "about" | …) duration`
fn hedged(input: Tokens<'_>) -> Parsed<'_, Found> {
    let (rest, bound) = bound::before(input)?;
    let inner = rest.start();
    let (rest, written) = alt((relative::shift, duration::duration)).parse(rest)?;
    // "Over two years" may be longer than that or in the course of that.
    let over = input.first().is_some_and(|t| t.text.eq_ignore_ascii_case("over"));
    let bound = if over { Bound::About } else { bound.bound };
    let start = if bound == Bound::About { inner } else { input.start() };
    let bearing = Bearing { relation: TimexRelation::In, bound };
    Ok((rest, Found { written, bearing, start }))
}

/// `plain = range | on-day | day-with-part | date | relative | duration | set | clock`, the longest that can be read
fn plain<'t>(input: Tokens<'t>, dated: Parsed<'t, Written>) -> Parsed<'t, Written> {
    if starts_none(input) {
        return miss(input, "a time");
    }
    match (longest(input, UNDATED), dated) {
        (Ok((end, _)), Ok((later, written))) if end.start() < later.start() => Ok((later, written)),
        (Err(_), dated) => dated,
        (undated, _) => undated,
    }
}

/// `plain-time = plain`, without what has no place in the calendar
fn plain_time(input: Tokens<'_>) -> Parsed<'_, Written> {
    if starts_none(input) {
        return miss(input, "a time");
    }
    input.scope().times.or_read(input, |input| longest(input, DATED))
}

/// A production of the area.
pub(super) type Production = for<'t> fn(Tokens<'t>) -> Parsed<'t, Written>;

/// What has no place in the calendar.
const UNDATED: &[Production] = &[duration::duration, set::set];

/// What has one.
const DATED: &[Production] = &[
    range::range,
    clock::clock_range,
    clock::on_day,
    clock::day_with_part,
    date::date,
    lone_year,
    relative::near,
    relative::now,
    relative::which_unit,
    relative::which_name,
    relative::name_of,
    relative::season_year,
    relative::quarter,
    relative::decade,
    relative::nth_of,
    relative::run,
    relative::part,
    relative::week,
    relative::shift,
    relative::window,
    relative::within,
    clock::clock,
    clock::day_part,
];

/// The longest of what the productions read; the first of several.
fn longest<'t>(input: Tokens<'t>, productions: &[Production]) -> Parsed<'t, Written> {
    let mut best: Option<(Tokens<'t>, Written)> = None;
    for production in productions {
        if let Ok((rest, written)) = production(input)
            && best.as_ref().is_none_or(|(end, _)| end.start() < rest.start())
        {
            best = Some((rest, written));
        }
    }
    best.map_or_else(|| miss(input, "a time"), Ok)
}

/// `lone-year = year`, from 1900 to 2099, where no noun follows that it would count
fn lone_year(input: Tokens<'_>) -> Parsed<'_, Written> {
    let (rest, year) = date::four_digits(input)?;
    let counts = rest.first().is_some_and(counts_on);
    if (1900..2100).contains(&year) && !counts && !follows_sign(rest) {
        Ok((rest, Written::Fields(Fields { year: Some(year), ..Fields::default() })))
    } else {
        miss(input, "a year")
    }
}

/// `year-after-preposition = year`, where no plural noun follows that it would count
fn year_after_preposition(input: Tokens<'_>) -> Parsed<'_, Written> {
    let (rest, written) = date::bare_year(input)?;
    let plural = rest.first().is_some_and(|t| matches!(t.tag, Tag::Nns | Tag::Cd | Tag::Dollar));
    let recent = input
        .first()
        .is_some_and(|t| t.text.as_bytes() > b"1899".as_slice() && t.text.as_bytes() < b"2100".as_slice());
    if plural && !recent || follows_sign(rest) || rest.first().is_some_and(|t| t.tag == Tag::Nns && !recent) {
        miss(input, "a year")
    } else {
        Ok((rest, written))
    }
}

/// Whether a number before this word counts it.
fn counts_on(token: &Token<'_>) -> bool {
    matches!(token.pos, Pos::Noun | Pos::Adj | Pos::Num | Pos::Sym)
        || matches!(token.tag, Tag::Nns | Tag::Nnps)
}

/// Whether a sign follows that makes a number of digits something else than a year.
fn follows_sign(rest: Tokens<'_>) -> bool {
    rest.first().is_some_and(|t| matches!(t.text, "%" | "/" | "°" | "^"))
}

/// Whether the words before leave the phrase a time: `$5 a day` and `an hour` of a rate are none.
fn in_context(fragments: &Fragments<'_>, start: usize, end: usize, found: &Found) -> bool {
    let Some(before) = start.checked_sub(1).map(|at| &fragments.run[at]) else {
        return !is_fraction(fragments, start, end, found);
    };
    let article = matches!(fragments.run[start].text, "a" | "an") && end == start + 2;
    let rate = matches!(before.pos, Pos::Noun | Pos::Num | Pos::Sym)
        || matches!(before.text, "%" | "once" | "twice");
    let weekday =
        matches!(found.written, Written::Fields(Fields { weekday: Some(_), month: None, day: None, .. }));
    let name = weekday && preposition::names_a_day(before);
    let duration = matches!(found.written, Written::Duration(_));
    // "Four to six years" is one figure with a unit.
    let upper = start > 1
        && matches!(before.text, "to" | "or" | "-" | "–")
        && (number_word(fragments.run[start - 2].text).is_some() || fragments.run[start - 2].tag == Tag::Cd);
    !(name || duration && (article && rate || upper) || is_fraction(fragments, start, end, found))
}

/// Whether it is a part of something rather than a time: `three quarters`, `3/4`, where no word before it or
/// within it makes it one.
fn is_fraction(fragments: &Fragments<'_>, start: usize, end: usize, found: &Found) -> bool {
    let within = fragments.run[start.saturating_sub(2)..end].iter();
    let placed = within.clone().any(|t| super::quantity::words::lookup(OF_TIME, t.text).is_some());
    match &found.written {
        Written::Duration(length) => {
            let of = fragments.run.get(end).is_some_and(|t| t.text.eq_ignore_ascii_case("of"));
            length.parts.iter().all(|(_, unit)| *unit == Unit::Quarter) && (!placed || of)
        }
        Written::Fields(Fields { year: None, month: Some(_), day: Some(_), .. }) => {
            let run = &fragments.run[start..end];
            let [above, slash, below] = run else { return false };
            let usual = matches!(below.text, "2" | "3" | "4" | "5" | "6" | "8" | "10" | "16");
            slash.text == "/"
                && usual
                && above.text.len() <= below.text.len()
                && above.text < below.text
                && !placed
        }
        _ => false,
    }
}

/// Words that make a number of quarters a time, and two numbers a day of the calendar.
const OF_TIME: &[(&str, ())] = &[
    ("after", ()),
    ("before", ()),
    ("by", ()),
    ("consecutive", ()),
    ("for", ()),
    ("from", ()),
    ("in", ()),
    ("last", ()),
    ("more", ()),
    ("next", ()),
    ("on", ()),
    ("over", ()),
    ("past", ()),
    ("since", ()),
    ("straight", ()),
    ("successive", ()),
    ("until", ()),
    ("within", ()),
];

#[cfg(test)]
mod tests;
