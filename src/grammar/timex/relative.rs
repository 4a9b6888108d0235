//! Times seen from the document's day or from the time of the text: `last week`, `two years ago`, `early next year`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map, map_opt, not, opt, peek, value as give, verify},
    sequence::{pair, preceded, separated_pair, terminated},
};

use super::{
    date::{any_weekday, bare_year, date, digits_to, four_digits, month, two_digits, weekday, year_words},
    duration::{length, unit},
    words::{Word, word},
};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{lemma, phrase},
        quantity::numeral::{hyphen, ordinal, plain_digits},
    },
    timex::written::{Length, Name, NthOf, Part, Season, Unit, Which, Written},
};

/// `near = "today" | "yesterday" | "tomorrow" | "the day before yesterday" | "the day after tomorrow"`
pub(super) fn near(input: Tokens<'_>) -> Parsed<'_, Written> {
    let day = word("a near day", |word| match word {
        Word::Near(days) => Some(days),
        _ => None,
    });
    let before = give(-2, (opt(phrase("the")), phrase("day before yesterday")));
    let after = give(2, (opt(phrase("the")), phrase("day after tomorrow")));
    map(alt((before, after, day)), Written::Near).parse(input)
}

/// `now = "now" | "right now" | "at the moment" | …`
pub(super) fn now(input: Tokens<'_>) -> Parsed<'_, Written> {
    let phrases = alt((
        phrase("right now"),
        phrase("now"),
        phrase("at the moment"),
        phrase("at present"),
        phrase("at the present time"),
        phrase("currently"),
    ));
    give(Written::Now, phrases).parse(input)
}

/// `which = "last" | "next" | "this" | "the same" | …`
pub(super) fn which(input: Tokens<'_>) -> Parsed<'_, Which> {
    let simple = word("which one", |word| match word {
        Word::Which(which) => Some(which),
        _ => None,
    });
    let this = preceded(phrase("this"), &simple);
    let this = verify(this, |which| matches!(which, Which::Past | Which::Coming | Which::Next));
    alt((this, |input| simple(input))).parse(input)
}

/// `which-unit = which ["calendar"] unit | ["the"] unit ("after next" | "before last")`
pub(super) fn which_unit(input: Tokens<'_>) -> Parsed<'_, Written> {
    let first = pair(terminated(which, opt(phrase("calendar"))), unit);
    let first = verify(first, |(which, unit)| {
        *unit != Unit::Night && !(*unit == Unit::Day && matches!(which, Which::Last | Which::Past))
    });
    let beyond =
        alt((give(Which::AfterNext, phrase("after next")), give(Which::BeforeLast, phrase("before last"))));
    let second = map(preceded(opt(phrase("the")), pair(unit, beyond)), |(unit, which)| (which, unit));
    let narrated = alt((
        give(Which::Previous, phrase("the day before")),
        give(Which::Following, phrase("the day after")),
    ));
    let narrated = map(narrated, |which| (which, Unit::Day));
    let weekend =
        map((alt((phrase("the"), phrase("at the"))), phrase("weekend")), |_| (Which::This, Unit::Weekend));
    map(alt((first, second, narrated, weekend)), |(which, unit)| Written::Which(which, unit)).parse(input)
}

/// `which-name = which (weekday | month | season)`
pub(super) fn which_name(input: Tokens<'_>) -> Parsed<'_, Written> {
    map(pair(which, name), |(which, name)| Written::Named(which, name)).parse(input)
}

/// `name-of = (weekday | month | season) ["of"] which ("week" | "year") | which "week" ["on" | "-"] weekday`
pub(super) fn name_of(input: Tokens<'_>) -> Parsed<'_, Written> {
    let of = opt(alt((phrase("of the"), phrase("of"))));
    let forward = separated_pair(name, of, pair(which, unit));
    let forward = map(forward, |(name, (which, unit))| (name, which, unit));
    let link = opt(alt((phrase("on"), phrase("-"))));
    let backward =
        map((which, unit, link, any_weekday), |(which, unit, _, day)| (Name::Weekday(day), which, unit));
    let fits = |(name, _, unit): &(Name, Which, Unit)| match name {
        Name::Weekday(_) => *unit == Unit::Week,
        Name::Month(_) | Name::Season(_) => *unit == Unit::Year,
    };
    map(verify(alt((forward, backward)), fits), |(name, which, _)| Written::NamedOf(name, which)).parse(input)
}

/// `name = weekday | month | season`
fn name(input: Tokens<'_>) -> Parsed<'_, Name> {
    alt((map(any_weekday, Name::Weekday), map(month, Name::Month), map(season, Name::Season))).parse(input)
}

/// `season = "spring" | "summer" | "autumn" | "fall" | "winter"`
fn season(input: Tokens<'_>) -> Parsed<'_, Season> {
    word("a season", |word| match word {
        Word::Season(season) => Some(season),
        _ => None,
    })(input)
}

/// `season-year = ["the"] season [","] ["of"] year`
pub(super) fn season_year(input: Tokens<'_>) -> Parsed<'_, Written> {
    let season = terminated(preceded(opt(phrase("the")), season), (opt(phrase(",")), opt(phrase("of"))));
    map(pair(season, alt((four_digits, year_words))), |(season, year)| Written::Season(season, Some(year)))
        .parse(input)
}

/// `in-season = ["the"] season`, after `in` or `during`; the fall may be another's
pub(super) fn in_season(input: Tokens<'_>) -> Parsed<'_, Written> {
    let season = verify(preceded(opt(phrase("the")), season), |season| *season != Season::Autumn);
    map(season, |season| Written::Season(season, None)).parse(input)
}

/// `quarter = ("Q" digit | ["the"] ordinal ("quarter" | "half")) [["of"] year] | year "Q" digit`
pub(super) fn quarter(input: Tokens<'_>) -> Parsed<'_, Written> {
    let part =
        |nth: u32, of: u32, year: Option<Written>| Written::PartOfYear { nth, of, year: year.map(Box::new) };
    let year = preceded(opt(phrase("of")), alt((bare_year, of_the_year, which_unit)));
    let short = map(pair(short_quarter, opt(year)), move |(nth, year)| part(nth, 4, year));
    let after = map(separated_pair(bare_year, opt(hyphen), short_quarter), move |(year, nth)| {
        part(nth, 4, Some(year))
    });
    let year = preceded(opt(phrase("of")), alt((bare_year, of_the_year, which_unit)));
    let worded = (preceded(opt(phrase("the")), nth), quarter_or_half, opt(year));
    let worded = map_opt(worded, move |(nth, of, year)| {
        let last = nth < 0;
        let nth = u32::try_from(if last { i64::from(of) } else { nth }).ok()?;
        // "The second half" alone is more often that of a match.
        ((1..=of).contains(&nth) && (of == 4 && !last || year.is_some())).then(|| part(nth, of, year))
    });
    alt((short, after, worded)).parse(input)
}

/// `of-the-year = "the year"`
fn of_the_year(input: Tokens<'_>) -> Parsed<'_, Written> {
    give(Written::Which(Which::This, Unit::Year), phrase("the year")).parse(input)
}

/// `short-quarter = "Q" digit`
fn short_quarter(input: Tokens<'_>) -> Parsed<'_, u32> {
    preceded(phrase("q"), digits_to(4)).parse(input)
}

fn quarter_or_half(input: Tokens<'_>) -> Parsed<'_, u32> {
    alt((give(4, phrase("quarter")), give(2, phrase("half")))).parse(input)
}

/// `nth = ordinal | "last"`
fn nth(input: Tokens<'_>) -> Parsed<'_, i64> {
    alt((ordinal, give(-1, alt((phrase("last"), phrase("final")))))).parse(input)
}

/// `decade = ["the"] (year "s" | two-digits "s" | ["nineteen"] "seventies") | ["the"] ordinal "century"`
pub(super) fn decade(input: Tokens<'_>) -> Parsed<'_, Written> {
    let plural = alt((phrase("s"), phrase("'s"), phrase("’s")));
    let full =
        map(terminated(verify(four_digits, |year| year % 10 == 0), plural), |year| decade_of(year, true));
    let quote = opt(alt((phrase("'"), phrase("’"), phrase("‘"))));
    let plural = alt((phrase("s"), phrase("'s"), phrase("’s")));
    let short = preceded(quote, terminated(verify(two_digits, |n| n % 10 == 0 && *n > 0), plural));
    let short = map(short, |year| decade_of(1900 + year, false));
    let word = word("a decade", |word| match word {
        Word::Decade(tens) => Some(tens),
        _ => None,
    });
    let century = opt(map_opt(crate::grammar::quantity::numeral::below_hundred, |n| {
        i32::try_from(n).ok().filter(|n| (15..=20).contains(n))
    }));
    let worded = map(pair(century, word), |(century, tens)| match century {
        Some(century) => decade_of(century * 100 + tens, true),
        None => decade_of(1900 + tens, false),
    });
    let century = map_opt(terminated(ordinal, phrase("century")), |nth| {
        let first = i32::try_from(nth).ok().filter(|nth| (1..=25).contains(nth))? * 100 - 100;
        let value = format!("({first:04}-01-01,{:04}-01-01,P100Y)", first + 100);
        Some(Written::Years { first, count: 100, value })
    });
    preceded(opt(phrase("the")), alt((full, short, worded, century))).parse(input)
}

fn decade_of(first: i32, full: bool) -> Written {
    let value = if full {
        format!("({first:04}-01-01,{:04}-01-01,P10Y)", first + 10)
    } else {
        format!("(XX{:02}-01-01,XX{:02}-01-01,P10Y)", first % 100, (first + 10) % 100)
    };
    Written::Years { first, count: 10, value }
}

/// `nth-of = ["the"] nth (unit | weekday) ("of" | "in") whole | ordinal "of" which "month"`
pub(super) fn nth_of(input: Tokens<'_>) -> Parsed<'_, Written> {
    let what = alt((map(unit, NthOf::Unit), map(weekday, NthOf::Weekday)));
    let what = pair(preceded(opt(phrase("the")), nth), what);
    let link = alt((phrase("of"), phrase("in")));
    let counted = separated_pair(what, link, whole);
    let day = map(preceded(opt(phrase("the")), ordinal), |nth| (nth, NthOf::Unit(Unit::Day)));
    let month = verify(which_unit, |written| matches!(written, Written::Which(_, Unit::Month)));
    let dated = separated_pair(day, opt(phrase("of")), month);
    let nth_of = |((nth, what), of)| Written::Nth { nth, what, of: Box::new(of) };
    alt((map(counted, nth_of), map(dated, nth_of))).parse(input)
}

/// `bare-nth = day-number which "month"`, as the end of a range
pub(super) fn bare_nth(input: Tokens<'_>) -> Parsed<'_, Written> {
    let month = verify(which_unit, |written| matches!(written, Written::Which(_, Unit::Month)));
    map(pair(digits_to(31), month), |(nth, of)| Written::Nth {
        nth: i64::from(nth),
        what: NthOf::Unit(Unit::Day),
        of: Box::new(of),
    })
    .parse(input)
}

/// `run = ["the"] ("first" | "last") length ("of" | "in") whole`
pub(super) fn run(input: Tokens<'_>) -> Parsed<'_, Written> {
    let which = alt((give(false, phrase("first")), give(true, alt((phrase("last"), phrase("final"))))));
    let which = preceded(opt(phrase("the")), which);
    map((which, length, alt((phrase("of"), phrase("in"))), whole), |(last, length, _, of)| Written::Run {
        last,
        length,
        of: Box::new(of),
    })
    .parse(input)
}

/// `whole = quarter | decade | which-unit | which-name | date | year | "the" unit`
fn whole(input: Tokens<'_>) -> Parsed<'_, Written> {
    let this = map(preceded(phrase("the"), unit), |unit| Written::Which(Which::This, unit));
    let year = preceded(opt(alt((phrase("the year"), phrase("the")))), bare_year);
    alt((quarter, decade, season_year, name_of, which_unit, which_name, date, year, this)).parse(input)
}

/// `part = ("early" | "late" | "mid" | "later" | …) ["-" | "in"] whole | ("start" | "end" | "rest" | …) "of" whole`
pub(super) fn part(input: Tokens<'_>) -> Parsed<'_, Written> {
    let part = |input| {
        word("a part", |word| match word {
            Word::Part(part) => Some(part),
            _ => None,
        })(input)
    };
    let link = alt((phrase("part of"), phrase("in"), phrase("on"), phrase("-"), phrase("–")));
    let noun = terminated(preceded(peek(lemma("a part", PART_NOUNS)), part), phrase("of"));
    let adverb = terminated(preceded(not(peek(lemma("a part", PART_NOUNS))), part), opt(link));
    let bare = map(verify(unit, |unit| *unit >= Unit::Week), |unit| Written::Which(Which::This, unit));
    let whole = alt((whole, season_alone, near));
    let whole = alt((pair(noun, alt((whole, bare))), pair(adverb, alt((self::whole, season_alone, near)))));
    map_opt(whole, |(part, whole)| {
        let here = matches!(&whole, Written::Which(Which::This, _) | Written::Near(0));
        let known = !matches!(part, Part::SoFar | Part::Rest) || here;
        known.then(|| Written::Part(part, Box::new(whole)))
    })
    .parse(input)
}

/// Parts that are nouns: without `of` they are no part of what follows, as in `will end next week`.
const PART_NOUNS: &[&str] = &["beginning", "start", "middle", "end", "rest", "remainder"];

fn season_alone(input: Tokens<'_>) -> Parsed<'_, Written> {
    map(preceded(opt(phrase("the")), season), |season| Written::Season(season, None)).parse(input)
}

/// `week = ["the"] "week" ("of" | "starting" | "beginning" | "commencing" | "ending") date | "week" digits ["of" year]`
pub(super) fn week(input: Tokens<'_>) -> Parsed<'_, Written> {
    let link = alt((phrase("of"), phrase("starting"), phrase("beginning"), phrase("commencing")));
    let of = preceded((opt(phrase("the")), phrase("week"), link), alt((date, super::date::the_day)));
    let of = map(of, |day| Written::WeekOf(Box::new(day)));
    let year = opt(preceded(opt(phrase("of")), four_digits));
    let number = verify(plain_digits, |n| (1..=53).contains(n));
    let number =
        map_opt(preceded((opt(phrase("the")), phrase("week")), pair(number, year)), |(week, year)| {
            Some(Written::WeekNumber(i32::try_from(week).ok()?, year))
        });
    alt((of, number)).parse(input)
}

/// `shift = length ("ago" | "from now" | "earlier" | "later" | …) | length ("after" | "before" | "from") whole`
pub(super) fn shift(input: Tokens<'_>) -> Parsed<'_, Written> {
    let whole =
        alt((near, now, date_or_name, super::date::the_day, preceded(opt(phrase("the year")), bare_year)));
    let towards = alt((
        give(true, phrase("before")),
        give(false, alt((phrase("after"), phrase("from"), phrase("since"), phrase("following")))),
    ));
    let offset = map((length, towards, whole), |(length, back, base)| match base {
        Written::Now => Written::Shift { length, back },
        base => Written::Offset { length, back, base: Box::new(base) },
    });
    let ago = give((true, true), phrase("ago"));
    let hence = give((true, false), alt((phrase("from now"), phrase("hence"), phrase("in the future"))));
    let earlier = give((false, true), alt((phrase("earlier"), phrase("previously"), phrase("beforehand"))));
    let later = give((false, false), alt((phrase("later"), phrase("afterwards"), phrase("afterward"))));
    let adverb =
        map(pair(length, alt((ago, hence, earlier, later))), |(length, (document, back))| match document {
            true => Written::Shift { length, back },
            false => Written::Apart { length, back },
        });
    alt((offset, adverb)).parse(input)
}

fn date_or_name(input: Tokens<'_>) -> Parsed<'_, Written> {
    alt((name_of, which_unit, which_name, date)).parse(input)
}

/// `window = ["the"] ("past" | "last" | "next" | …) length | ["the"] digits ("past" | "next" | …) unit`
pub(super) fn window(input: Tokens<'_>) -> Parsed<'_, Written> {
    let back = |which| match which {
        Which::Last | Which::Past | Which::Previous => Some(true),
        Which::Next | Which::Coming | Which::Following => Some(false),
        _ => None,
    };
    let first = pair(map_opt(which, back), length);
    let second = (plain_digits, map_opt(which, back), unit);
    let second = map(second, |(count, back, unit)| {
        let amount = Some(crate::quantity::Rational::whole(count));
        (back, Length { parts: vec![(amount, unit)], vague: false })
    });
    map(alt((first, second)), |(back, length)| Written::Window { length, back }).parse(input)
}

/// `within = ("within" | "inside") ["the" ("next" | "coming")] length`
pub(super) fn within(input: Tokens<'_>) -> Parsed<'_, Written> {
    let next = alt((phrase("the next"), phrase("the coming"), phrase("next")));
    let lead = (alt((phrase("within"), phrase("inside"), phrase("in the course of"))), opt(next));
    map(preceded(lead, length), Written::Within).parse(input)
}

/// `hence = "in" length ["time"]`
pub(super) fn hence(input: Tokens<'_>) -> Parsed<'_, Written> {
    map(preceded(phrase("in"), length), |length| Written::Shift { length, back: false }).parse(input)
}
