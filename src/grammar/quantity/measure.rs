//! Figures with what they count in: money, measures, shares, ages.

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{map, map_opt, not, opt, peek, value as give, verify},
    sequence::{pair, preceded, separated_pair, terminated},
};

use super::{
    fraction::parts_of,
    numeral::{Number, below_hundred, cardinal, hyphen, numeral, ordinal, plain_digits, scale},
    words::{NumberWord, lookup, number_word},
};
use crate::{
    grammar::{
        Parsed,
        fragment::text_of,
        input::Tokens,
        leaf::{miss, phrase, token, value},
    },
    quantity::{Measure, Rational},
    token::{Pos, Tag, Token},
};

/// How many fragments the name of a unit may have: `kilometres per hour` has three.
const UNIT_NAME: usize = 4;

/// A figure and what it counts in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Core {
    pub(crate) number: Number,
    pub(crate) measure: Measure,
}

/// `core = money | named-money | age | rank | measure | ratio | share | percent-of | count`
pub(crate) fn core(input: Tokens<'_>) -> Parsed<'_, Core> {
    let whole =
        |input| alt((money, named_money, age, rank, measure, ratio, share, percent_of, count)).parse(input);
    input.scope().cores.or_read(input, whole)
}

/// `money = sign numeral [suffix] | numeral [suffix] sign | code numeral [suffix]`
fn money(input: Tokens<'_>) -> Parsed<'_, Core> {
    let amount =
        || map_opt(pair(numeral, opt(suffix)), |(number, by)| by.map_or(Some(number), |by| number.times(by)));
    let (rest, measure) = currency_before(input)?;
    let (rest, number) = amount().parse(rest)?;
    // "$10 dollars" says it twice.
    let again = preceded(peek(word), verify(unit, |again| again.dimension == measure.dimension));
    let (rest, _) = opt(again).parse(rest)?;
    Ok((rest, Core { number, measure: per_share(rest, measure) }))
}

/// `currency-before = [letters] currency-sign | currency-code`
fn currency_before(input: Tokens<'_>) -> Parsed<'_, Measure> {
    for count in (1..=2).rev() {
        // Text that was tokenised before has a space in "C $ 300".
        let near = |p: &[Token<'_>]| p[1].span.start <= p[0].span.end + 1;
        let glued = input.run().get(..count).is_some_and(|run| run.windows(2).all(near));
        // "A $5 fine" is in no Australian dollars.
        let article = count == 2 && joined(input, 2).is_some_and(|gap| gap.eq_ignore_ascii_case("a $"));
        let name = glued_text(input, count).filter(|_| glued && !article && input.step());
        let Some(name) = name else { continue };
        let letters = name.trim_end_matches(|c: char| !c.is_alphanumeric());
        let coded = letters.len() == 3 && letters.len() < name.len();
        let sign = name.ends_with(|c: char| !c.is_alphanumeric());
        let code = name.bytes().all(|b| b.is_ascii_uppercase());
        let spelled =
            name.strip_suffix('$').map(|letters| format!("{}$", letters.to_uppercase().replace('.', "")));
        let found = if sign || code { find(input, &name) } else { None };
        let found = found.or_else(|| spelled.filter(|s| s.len() > 1).and_then(|name| find(input, &name)));
        // "MXN$" is the code before the sign.
        let found = found.or_else(|| if coded { find(input, &letters.to_uppercase()) } else { None });
        if let Some(measure) = found.filter(Measure::is_money) {
            return Ok((input.take_from(count), measure));
        }
    }
    miss(input, "a currency")
}

/// Whether a fragment is digits that a currency's name may stand before, to be read by `named-money`.
pub(super) fn amount(token: &Token<'_>) -> bool {
    token.text.starts_with(|c: char| c.is_ascii_digit()) && !token.text.ends_with(|c: char| c.is_alphabetic())
}

/// `named-money = unit-of-money numeral`, a large or a broken amount: `rupees 500 crore`, `Rs 1,200.50`
fn named_money(input: Tokens<'_>) -> Parsed<'_, Core> {
    if !input.run().get(1).is_some_and(amount) {
        return miss(input, "an amount");
    }
    let (rest, measure) = verify(unit, Measure::is_money).parse(input)?;
    let large = |number: &Number| number.place.is_some() || number.value >= Rational::whole(1000);
    let (rest, number) = verify(numeral, large).parse(rest)?;
    // "The dollar 1,000 people held": what counts a noun is no amount.
    let counted = token("a noun", |t: &Token<'_>| matches!(t.tag, Tag::Nn | Tag::Nns));
    let (rest, ()) = not(peek(counted)).parse(rest)?;
    Ok((rest, Core { number, measure }))
}

/// `percent-of = unit-of-share "of" numeral`, where no noun follows that it counts: `a percentage of 40`
fn percent_of(input: Tokens<'_>) -> Parsed<'_, Core> {
    if !input.first().is_some_and(|t| t.text.len() >= 3 && t.text.as_bytes()[0].eq_ignore_ascii_case(&b'p')) {
        return miss(input, "a percentage");
    }
    let share = verify(unit, |measure| measure.dimension == "share");
    let counted =
        token("a noun", |t: &Token<'_>| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num));
    let (rest, (measure, number)) =
        separated_pair(share, phrase("of"), terminated(numeral, not(peek(counted)))).parse(input)?;
    Ok((rest, Core { number, measure }))
}

/// `word = letter {letter}`
fn word(input: Tokens<'_>) -> Parsed<'_, ()> {
    map(token("a word", |t| t.text.starts_with(char::is_alphabetic)), |_| ()).parse(input)
}

/// `suffix = "m" | "b" | "bn" | …`, after an amount of money
fn suffix(input: Tokens<'_>) -> Parsed<'_, Rational> {
    value("a suffix of money", |t| Rational::power_of_ten(lookup(MONEY_SUFFIXES, t.text)?))(input)
}

const MONEY_SUFFIXES: &[(&str, i32)] = &[("b", 9), ("m", 6), ("mm", 6), ("t", 12)];

/// `measure = numeral ["-"] unit [("per" | "a" | "/") unit] ["and" numeral unit] ["-" ("long" | "tall" | …)]`
fn measure(input: Tokens<'_>) -> Parsed<'_, Core> {
    let (rest, number) = terminated(numeral, opt(hyphen)).parse(input)?;
    let last = input.run().get((rest.start() - input.start()).saturating_sub(1));
    let glued = last.zip(rest.first()).is_some_and(|(last, next)| last.span.end == next.span.start);
    let (rest, (by, measure)) = if number.digits {
        unit_with_suffix(glued, rest)?
    } else {
        map(named_unit, |measure| (Rational::ONE, measure)).parse(rest)?
    };
    let Some(number) = number.times(by) else { return miss(input, "a number") };
    let core = Core { number, measure };
    let (rest, core) = match smaller(rest, &core).or_else(|| hundredths(rest, &core)) {
        Some(both) => both,
        None => (rest, core),
    };
    let (rest, measure) = match compound(rest, &core.measure) {
        // "61 cents a litre" is an amount of money, "90 km an hour" is a unit.
        Some((_, measure)) if core.measure.is_money() => (rest, measure),
        Some((after, measure)) => (after, measure),
        None => (rest, per_share(rest, core.measure.clone())),
    };
    Ok((rest, Core { measure, ..core }))
}

/// A unit, or a currency with what multiplies the figure: `16.4m euros`, `75 USD million`, `120 MEUR`.
fn unit_with_suffix(glued: bool, input: Tokens<'_>) -> Parsed<'_, (Rational, Measure)> {
    let money = || verify(unit, Measure::is_money);
    let suffixed = pair(suffix, money());
    let code = token("a code", |t| t.text.len() == 3 && t.text.bytes().all(|b| b.is_ascii_uppercase()));
    let after = map(preceded(peek(code), pair(money(), scale)), |(measure, by)| (by, measure));
    let plain = map(|input| unit_after(glued, input), |measure| (Rational::ONE, measure));
    alt((suffixed, after, in_millions, plain)).parse(input)
}

/// `in-millions = "M" currency-code`, as on balance sheets: `MEUR`
fn in_millions(input: Tokens<'_>) -> Parsed<'_, (Rational, Measure)> {
    let code = input.first().and_then(|t| t.text.strip_prefix('M')).filter(|code| code.len() == 3);
    match code.and_then(|code| find(input, code)).filter(Measure::is_money) {
        Some(measure) => Ok((input.take_from(1), (Rational::whole(1_000_000), measure))),
        None => miss(input, "a currency"),
    }
}

/// `unit = name-of-unit | symbol-of-unit`, of the lexicon
fn unit(input: Tokens<'_>) -> Parsed<'_, Measure> {
    unit_after(false, input)
}

/// A unit, which may stand glued to the digits before it.
fn unit_after(glued: bool, input: Tokens<'_>) -> Parsed<'_, Measure> {
    for count in (1..=UNIT_NAME).rev() {
        let Some(name) = joined(input, count) else { continue };
        if !input.step() {
            break;
        }
        let rest = input.take_from(count);
        // "1 $10 bill": a sign before digits goes with them, unless they are the cents of "10 € 30 cents".
        let sign = name.ends_with(|c: char| !c.is_alphanumeric()) && name != "%";
        let ahead = sign && rest.first().is_some_and(amount) && !cents(rest);
        let letter = count == 1 && name.len() == 1 && name.bytes().all(|b| b.is_ascii_alphabetic());
        // "3.1 A client": a letter before a word is no symbol; nor is that of litres or amperes before a number.
        let next = word(rest).is_ok_and(|_| apart(input, rest));
        let coded = rest.first().is_some_and(|t| t.text == "-");
        let ahead = ahead || letter && (next && !glued || coded);
        if let Some(measure) = find(input, &name).filter(|_| !ahead) {
            return Ok((rest, measure));
        }
    }
    miss(input, "a unit")
}

/// Whether an amount of a currency's hundredths comes next.
fn cents(input: Tokens<'_>) -> bool {
    let hundredths = verify(unit, |measure| matches!(measure.unit.as_str(), "cent" | "pence"));
    pair(plain_digits, hundredths).parse(input).is_ok()
}

/// Whether there is a space before `rest`.
fn apart(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    input.first().zip(rest.first()).is_some_and(|(here, next)| here.span.end < next.span.start)
}

/// `named-unit = unit`, of more than a letter: numbers in words go with units in words
fn named_unit(input: Tokens<'_>) -> Parsed<'_, Measure> {
    let (rest, measure) = unit(input)?;
    let letters = input.first().map_or(0, |t| t.text.chars().count());
    if letters > 2 || rest.start() > input.start() + 1 { Ok((rest, measure)) } else { miss(input, "a unit") }
}

/// `compound = ("per" | "a" | "an" | "/") unit`: a rate
fn compound<'t>(input: Tokens<'t>, measure: &Measure) -> Option<(Tokens<'t>, Measure)> {
    let per = alt((phrase("per"), phrase("a"), phrase("an"), phrase("/")));
    let (rest, below) = preceded(per, unit).parse(input).ok()?;
    Some((rest, measure.per(&below)?))
}

/// `per-share = ("per" | "a" | "an") noun`: a rate per thing, which is not comparable with the amount alone
fn per_share(input: Tokens<'_>, measure: Measure) -> Measure {
    let per = alt((phrase("per"), phrase("a"), phrase("an"), preceded(hyphen, phrase("a"))));
    let noun = preceded(opt(hyphen), token("a noun", |t| t.pos == Pos::Noun));
    match preceded(per, noun).parse(input) {
        Ok((_, thing)) => measure.per_thing(&thing.lemma),
        Err(_) => measure,
    }
}

/// `smaller = ["and"] numeral unit`, a smaller unit of the same kind: `5 feet 2 inches`
fn smaller<'t>(input: Tokens<'t>, core: &Core) -> Option<(Tokens<'t>, Core)> {
    let (rest, (number, measure)) =
        preceded(opt(phrase("and")), pair(cardinal, named_unit)).parse(input).ok()?;
    // A cent is one of any currency that has hundredths.
    let cents = measure.unit == "cent" && core.measure.is_money() && core.measure.factor == Rational::ONE;
    let part = if cents { Rational::power_of_ten(-2)? } else { measure.factor.over(core.measure.factor)? };
    let alike = cents || measure.dimension == core.measure.dimension;
    let fits = alike && part < Rational::ONE && !core.number.fraction;
    let whole = core.number.value.as_whole().is_some();
    if !fits || !whole || core.measure.offset != Rational::ZERO {
        return None;
    }
    let value = core.number.value.plus(number.value.times(part)?)?;
    Some((
        rest,
        Core { number: Number { value, place: Some(part), ..core.number }, measure: core.measure.clone() },
    ))
}

/// `hundredths = ["and"] below-hundred`, after a whole amount of money, where nothing follows that it counts
fn hundredths<'t>(input: Tokens<'t>, core: &Core) -> Option<(Tokens<'t>, Core)> {
    let counted = token("a noun", |t: &Token<'_>| {
        matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
            || matches!(t.text, "%" | "-" | "$" | "/" | "," | ":")
    });
    let digits = verify(plain_digits, |n| (10..100).contains(n));
    let mut cents = terminated(alt((digits, verify(below_hundred, |n| *n >= 10))), not(peek(counted)));
    let (rest, cents) = cents.parse(input).ok()?;
    let whole = core.number.value.as_whole().filter(|n| *n < 1000)?;
    let value = Rational::new(i128::from(whole) * 100 + i128::from(cents), 100)?;
    let plain =
        core.measure.is_money() && core.measure.factor == Rational::ONE && core.number.place.is_none();
    let number = Number { value, place: Rational::power_of_ten(-2), ..core.number };
    plain.then(|| (rest, Core { number, ..core.clone() }))
}

/// `age = numeral ["-"] time-unit ["s"] (["-"] "old" | "of age") | "aged" numeral`
fn age(input: Tokens<'_>) -> Parsed<'_, Core> {
    let old = alt((phrase("of age"), preceded(opt(hyphen), alt((phrase("old"), phrase("olds"))))));
    let unit = value("a unit of age", |t| lookup(AGES, t.text).map(|at| UNITS_OF_AGE[at]));
    let written = separated_pair(numeral, opt(hyphen), terminated(unit, old));
    let short = pair(numeral, give(UNITS_OF_AGE[0], alt((phrase("yo"), phrase("y/o")))));
    map(alt((written, short)), |(number, (unit, numerator, denominator))| {
        let factor = Rational::new(numerator, denominator).unwrap_or(Rational::ONE);
        Core { number, measure: Measure::new(unit, "age", factor) }
    })
    .parse(input)
}

/// Units of age in years.
const UNITS_OF_AGE: &[(&str, i128, i128)] =
    &[("year", 1, 1), ("month", 1, 12), ("week", 28, 1461), ("day", 4, 1461)];

const AGES: &[(&str, usize)] = &[
    ("day", 3),
    ("days", 3),
    ("month", 1),
    ("months", 1),
    ("week", 2),
    ("weeks", 2),
    ("year", 0),
    ("years", 0),
];

/// `rank = ordinal`
fn rank(input: Tokens<'_>) -> Parsed<'_, Core> {
    let not_part = not(peek(alt((phrase("half"), phrase("quarter"), phrase("-")))));
    map(terminated(ordinal, not_part), |n| Core {
        number: Number::whole(n),
        measure: Measure::new("ordinal", "ordinal", Rational::ONE),
    })
    .parse(input)
}

/// `ratio = cardinal ("in" | "out" "of") cardinal`, the first the smaller
fn ratio(input: Tokens<'_>) -> Parsed<'_, Core> {
    let of = alt((give(false, phrase("in")), give(true, phrase("out of"))));
    let parts = (cardinal, of, cardinal);
    map_opt(parts, |(above, out_of, below)| {
        let small = out_of || below.value < Rational::whole(101);
        let fits = above.value < below.value && small && above.value.as_whole().is_some();
        let value = above.value.over(below.value).filter(|_| fits)?;
        Some(Core { number: Number::part(value), measure: Measure::share() })
    })
    .parse(input)
}

/// `share = (fraction | "half") ("of" | "the" | …)`
fn share(input: Tokens<'_>) -> Parsed<'_, Core> {
    let half = token("half", |t| number_word(t.text) == Some(NumberWord::Half));
    let whole =
        alt((phrase("of"), phrase("the"), phrase("its"), phrase("their"), phrase("his"), phrase("her")));
    let half = map(terminated(half, peek(whole)), |_| parts_of(1, 2));
    let fraction = verify(numeral, |number| number.fraction && number.value < Rational::ONE);
    map(alt((half, fraction)), |number| Core { number, measure: Measure::share() }).parse(input)
}

/// `count = numeral`
fn count(input: Tokens<'_>) -> Parsed<'_, Core> {
    map(numeral, |number| Core { number, measure: Measure::new("", "", Rational::ONE) }).parse(input)
}

/// The text of some fragments without the gaps between them.
fn glued_text(input: Tokens<'_>, count: usize) -> Option<String> {
    input.run().get(..count).map(|run| run.iter().map(|token| token.text).collect())
}

/// The text of some fragments as they stand.
fn joined(input: Tokens<'_>, count: usize) -> Option<String> {
    input.run().get(..count).map(text_of)
}

/// A unit of the lexicon.
fn find(input: Tokens<'_>, name: &str) -> Option<Measure> {
    let unit = input.lexicon().unit(name)?;
    let exact =
        |number: crate::lexicon::Rational| Rational::new(number.numerator.into(), number.denominator.into());
    Some(Measure {
        offset: exact(unit.offset)?,
        ..Measure::new(unit.id, unit.dimension, exact(unit.factor)?)
    })
}
