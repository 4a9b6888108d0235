//! Numbers in digits and words: cardinals, fractions, ordinals.
//! Values are exact; how finely a number was stated is kept beside it.

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{map, map_opt, opt, verify},
    multi::many1,
    sequence::{pair, preceded, terminated},
};

use super::{
    fraction::{fraction, mixed},
    power::power,
    words::{NumberWord, ORDINAL_SUFFIXES, SUFFIXES, lookup, number_word},
};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{miss, phrase, token, value},
    },
    quantity::Rational,
    token::Token,
};

/// How many terms a number may have: `two million` and `three hundred` are two.
const TERMS: usize = 6;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value.
    pub(crate) value: Rational,
    /// The last place that was stated, if the writing shows one: 2.5 million gives 100,000.
    pub(crate) place: Option<Rational>,
    /// Whether it is written in digits.
    pub(crate) digits: bool,
    /// Whether it is a fraction in words or signs, such as `two thirds`.
    pub(crate) fraction: bool,
}

impl Number {
    pub(super) fn whole(value: i64) -> Self {
        Self { value: Rational::whole(value), place: None, digits: false, fraction: false }
    }

    /// The number, and the place it is stated to, times a factor.
    pub(crate) fn times(self, factor: Rational) -> Option<Self> {
        let place = match self.place {
            Some(place) => Some(place.times(factor)?),
            None => None,
        };
        Some(Self { value: self.value.times(factor)?, place, ..self })
    }

    /// The number with a fraction after it, which is of its last term: `two million and three fifths` is 2.6
    /// million, `two and a half` is 2.5.
    pub(super) fn plus_part(self, part: Self) -> Option<Self> {
        let whole = self.value.as_whole().filter(|n| *n != 0);
        let ends_on = |scale: &&i64| whole.is_some_and(|n| n % **scale == 0);
        let scale = [1_000_000_000, 1_000_000].iter().find(ends_on).copied().unwrap_or(1);
        self.plus(part.times(Rational::whole(scale))?)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self { value: self.value.plus(other.value)?, place: self.place.or(other.place), ..self })
    }
}

/// `numeral = ["-" | "minus" | "negative"] (mixed | fraction | power | cardinal)`
pub(crate) fn numeral(input: Tokens<'_>) -> Parsed<'_, Number> {
    if !input.first().is_some_and(|t| may_start(t) || is_sign(t)) {
        return miss(input, "a number");
    }
    input.scope().numerals.or_read(input, |input| {
        let sign = alt((phrase("minus"), phrase("negative"), phrase("-"), phrase("−")));
        let (rest, sign) = opt(sign).parse(input)?;
        let (rest, number) = alt((mixed, fraction, power, cardinal)).parse(rest)?;
        let value = if sign.is_some() { number.value.negative() } else { number.value };
        Ok((rest, Number { value, ..number }))
    })
}

/// Whether a number may start with a word: a figure or a sign, a word for a number, an article.
fn may_start(token: &Token<'_>) -> bool {
    match token.text.as_bytes() {
        [b'a' | b'A'] | [b'a' | b'A', b'n' | b'N'] => true,
        [b'a'..=b'z' | b'A'..=b'Z', ..] => number_word(token.text).is_some(),
        _ => true,
    }
}

/// Whether a word turns the sign of the number after it.
fn is_sign(token: &Token<'_>) -> bool {
    token.text.eq_ignore_ascii_case("minus") || token.text.eq_ignore_ascii_case("negative")
}

/// `cardinal = term {["and"] term} ["point" digit-word {digit-word}]`, each term smaller than the scale of the one before
pub(crate) fn cardinal(input: Tokens<'_>) -> Parsed<'_, Number> {
    if input.first().is_some_and(may_start) {
        input.scope().cardinals.or_read(input, |input| terms(true, input))
    } else {
        miss(input, "a number")
    }
}

/// `unjoined = cardinal`, without what stands after an "and": a fraction may
pub(super) fn unjoined(input: Tokens<'_>) -> Parsed<'_, Number> {
    terms(false, input)
}

fn terms(joins: bool, input: Tokens<'_>) -> Parsed<'_, Number> {
    let term = |input| term(joins, input);
    let and = move |input| if joins { phrase("and")(input) } else { miss(input, "a number") };
    let (mut rest, (mut sum, mut scale)) = term(input)?;
    for _ in 1..TERMS {
        let joined = pair(map(opt(and), |and| and.is_some()), term);
        let next = verify(joined, |(and, (number, next))| {
            let smaller = number.value < scale && *next < scale;
            smaller && number.place.is_none() && (!number.digits || *and || *next > Rational::ONE)
        })
        .parse(rest);
        let Ok((after, (_, (number, next)))) = next else { break };
        let Some(total) = sum.plus(number) else { break };
        (rest, sum, scale) = (after, total, next);
    }
    let (rest, decimals) = opt(preceded(phrase("point"), many1(below_hundred))).parse(rest)?;
    match decimals.map_or(Some(sum), |decimals| with_decimals(sum, &decimals)) {
        Some(number) => Ok((rest, number)),
        None => miss(input, "a number"),
    }
}

/// `term = (hundreds | figure) {scale | "dozen"} | "a" multiplier | "hundred" scale`, with the scale that it ends on
fn term(joins: bool, input: Tokens<'_>) -> Parsed<'_, (Number, Rational)> {
    if !input.first().is_some_and(may_start) {
        return miss(input, "a number");
    }
    let counted = pair(alt((move |input| hundreds(joins, input), figure)), multiplier);
    let large = |least: i64| verify(multiplier, move |by| *by > Rational::whole(least));
    let one = pair(map(article, |()| Number::whole(1)), large(1));
    let bare = map(large(1000), |by| (Number::whole(1), by));
    map_opt(alt((counted, one, bare)), |(number, by)| Some((number.times(by)?, by))).parse(input)
}

/// `multiplier = {"hundred" | scale | "dozen"}`
fn multiplier(input: Tokens<'_>) -> Parsed<'_, Rational> {
    let (mut rest, mut product) = (input, Rational::ONE);
    for _ in 0..3 {
        let hundred = value("hundred", |t| match number_word(t.text)? {
            NumberWord::Hundred => Some(Rational::whole(100)),
            _ => None,
        });
        let Ok((after, by)) = alt((hundred, scale, group)).parse(rest) else { break };
        let Some(next) = product.times(by) else { break };
        (rest, product) = (after, next);
    }
    Ok((rest, product))
}

/// `hundreds = (below-hundred | digits) "hundred" [["and"] below-hundred] | below-hundred`
fn hundreds(joins: bool, input: Tokens<'_>) -> Parsed<'_, Number> {
    let hundred = token("hundred", |t| number_word(t.text) == Some(NumberWord::Hundred));
    let and = move |input| if joins { phrase("and")(input) } else { miss(input, "a number") };
    let digits = preceded(and, verify(plain_digits, |n| *n < 100));
    let small = alt((preceded(opt(and), below_hundred), digits));
    let large =
        map(pair(terminated(alt((below_hundred, plain_digits)), hundred), opt(small)), |(hundreds, rest)| {
            hundreds.checked_mul(100).map_or(Number::whole(0), |h| Number::whole(h + rest.unwrap_or(0)))
        });
    alt((large, map(below_hundred, Number::whole))).parse(input)
}

/// `below-hundred = tens [["-"] digit-word] | small`
pub(crate) fn below_hundred(input: Tokens<'_>) -> Parsed<'_, i64> {
    if input.first().is_none_or(|t| number_word(t.text).is_none()) {
        return miss(input, "a number");
    }
    let units = value("a number", |t| small(t).filter(|n| (1..10).contains(n)));
    let compound = map(pair(value("a number", tens), opt(preceded(opt(hyphen), units))), |(tens, units)| {
        tens + units.unwrap_or(0)
    });
    alt((compound, value("a number", small))).parse(input)
}

/// `figure = digit {digit | "," digit} ["." digit {digit}] ["k" | "bn" | …]`
pub(crate) fn figure(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (rest, number) = alt((spaced_figure, value("digits", |t| read_figure(t.text)))).parse(input)?;
    if let (Some(last), Some(group)) = (input.first(), rest.first()) {
        let digits = group.text.bytes().take_while(u8::is_ascii_digit).count();
        if rest.start() == input.start() + 1 && groups(last, group) && digits == 3 {
            return grouped(input, number, rest);
        }
    }
    let Ok((after, by)) = suffix(input, rest) else { return Ok((rest, number)) };
    number.times(by).map_or_else(|| miss(input, "a number"), |scaled| Ok((after, scaled)))
}

/// `spaced-figure = digits {"," digits} ["." digits]` with a space on each side of the sign, as in text that was tokenised before
fn spaced_figure(input: Tokens<'_>) -> Parsed<'_, Number> {
    // Most figures have no such sign after them, and need no text of their own.
    if !input.run().get(1..3).is_some_and(|run| matches!(run[0].text, "." | ",")) {
        return miss(input, "digits");
    }
    let mut text = String::from(input.first().map_or("", |t| t.text));
    let mut end = 1;
    while let Some([before, sign, after]) = input.run().get(end - 1..end + 2) {
        let apart = before.span.end + 1 == sign.span.start && sign.span.end + 1 == after.span.start;
        let digits = after.text.bytes().all(|b| b.is_ascii_digit());
        let decimal = sign.text == "." && !text.contains('.');
        let thousands = sign.text == "," && !text.contains('.') && after.text.len() == 3;
        if !(apart && digits && (decimal || thousands)) {
            break;
        }
        text.push_str(sign.text);
        text.push_str(after.text);
        end += 2;
    }
    match read_figure(&text).filter(|_| end > 1 && input.step()) {
        Some(number) => Ok((input.take_from(end), number)),
        None => miss(input, "digits"),
    }
}

/// Whether a space between two figures may part thousands: a narrow or no-break space, or a plain one as in
/// `12 500`.
fn groups(before: &Token<'_>, group: &Token<'_>) -> bool {
    let gap = group.span.start.saturating_sub(before.span.end);
    (1..=3).contains(&gap) && before.text.len() <= 3 && !before.text.starts_with('0')
}

/// `grouped = digits {space digit digit digit}`
fn grouped<'t>(input: Tokens<'t>, first: Number, mut rest: Tokens<'t>) -> Parsed<'t, Number> {
    let (mut number, mut last) = (first, input.first());
    while let (Some(before), Some(group)) = (last, rest.first()) {
        let whole = group.text.split('.').next().unwrap_or_default();
        let gap = (1..=3).contains(&group.span.start.saturating_sub(before.span.end));
        let Some(next) = read_figure(group.text).filter(|_| gap && whole.len() == 3) else {
            break;
        };
        let Some(sum) = number.times(Rational::whole(1000)).and_then(|n| n.plus(next)) else { break };
        (number, last, rest) = (Number { place: next.place, ..sum }, Some(group), rest.take_from(1));
    }
    Ok((rest, number))
}

/// `suffix = "k" | "bn" | …`; a single letter only if it is glued to the digits, or a capital before no word
fn suffix<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> Parsed<'t, Rational> {
    let end = input.first().map_or(0, |digits| digits.span.end);
    let glued = rest.first().is_some_and(|next| next.span.start == end);
    let ends = rest.run().get(1).is_none_or(|next| !next.text.starts_with(char::is_alphanumeric));
    value("a suffix of thousands", move |t| {
        let power = lookup(SUFFIXES, t.text)?;
        let letter = match t.text {
            "m" => false,
            "M" => glued || ends,
            "B" => false,
            "k" | "K" => glued || ends && t.text == "k",
            _ => glued || t.text.len() > 1,
        };
        if letter { Rational::power_of_ten(power) } else { None }
    })(rest)
}

/// `ordinal = digits ("st" | "nd" | "rd" | "th") | [cardinal ["and" | "-"]] ordinal-word`
pub(crate) fn ordinal(input: Tokens<'_>) -> Parsed<'_, i64> {
    if !input.first().is_some_and(may_start) {
        return miss(input, "an ordinal");
    }
    input.scope().ordinals.or_read(input, |input| {
        let suffix = token("an ordinal suffix", |t| lookup(ORDINAL_SUFFIXES, t.text).is_some());
        let digits = terminated(plain_digits, suffix);
        let hundreds = terminated(hundreds_only, opt(phrase("and")));
        let hundreds = map(pair(hundreds, small_ordinal), |(hundreds, rest)| hundreds + rest);
        let many = map_opt(pair(opt(terminated(cardinal, opt(hyphen))), ordinal_scale), |(count, scale)| {
            count.map_or(Some(1), |count| count.value.as_whole())?.checked_mul(scale)
        });
        alt((digits, hundreds, small_ordinal, many)).parse(input)
    })
}

/// `small-ordinal = [tens ["-"]] ordinal-word`
fn small_ordinal(input: Tokens<'_>) -> Parsed<'_, i64> {
    let word = |least, most| {
        value("an ordinal", move |t: &Token<'_>| {
            ordinal_word(number_word(t.text).filter(|_| singular(t))?).filter(|n| (least..=most).contains(n))
        })
    };
    let compound = pair(terminated(value("a number", tens), opt(hyphen)), word(1, 9));
    alt((map(compound, |(tens, small)| tens + small), word(1, 100))).parse(input)
}

/// `ordinal-scale = "thousandth" | "millionth" | …`
fn ordinal_scale(input: Tokens<'_>) -> Parsed<'_, i64> {
    value("an ordinal", |t| ordinal_word(number_word(t.text).filter(|_| singular(t))?).filter(|n| *n > 100))(
        input,
    )
}

/// `hundreds-only = (digit-word | "a") "hundred"`
fn hundreds_only(input: Tokens<'_>) -> Parsed<'_, i64> {
    let hundred = token("hundred", |t| number_word(t.text) == Some(NumberWord::Hundred));
    let count = alt((value("a number", small), map(article, |()| 1)));
    map(terminated(count, hundred), |count| count * 100).parse(input)
}

/// `plain-digits = digit {digit}`
pub(crate) fn plain_digits(input: Tokens<'_>) -> Parsed<'_, i64> {
    value("digits", |t| {
        let plain = t.text.len() <= 9 && t.text.bytes().all(|b| b.is_ascii_digit());
        if plain { t.text.parse().ok() } else { None }
    })(input)
}

/// `hyphen = "-" | "–"`
pub(crate) fn hyphen(input: Tokens<'_>) -> Parsed<'_, ()> {
    map(token("a hyphen", |t| matches!(t.text, "-" | "‐" | "‑" | "–" | "—" | "−")), |_| ()).parse(input)
}

/// `article = "a" | "an"`
pub(crate) fn article(input: Tokens<'_>) -> Parsed<'_, ()> {
    alt((phrase("a"), phrase("an"))).parse(input)
}

/// `scale = "thousand" | "million" | …`
pub(super) fn scale(input: Tokens<'_>) -> Parsed<'_, Rational> {
    value("a scale", |t| match number_word(t.text)? {
        NumberWord::Scale(power) => Rational::power_of_ten(power),
        _ => None,
    })(input)
}

/// `group = "dozen"`
pub(super) fn group(input: Tokens<'_>) -> Parsed<'_, Rational> {
    value("a dozen", |t| match number_word(t.text)? {
        NumberWord::Group(count) => Some(Rational::whole(count)),
        _ => None,
    })(input)
}

pub(super) fn ordinal_word(word: NumberWord) -> Option<i64> {
    match word {
        NumberWord::OrdinalSmall(n) | NumberWord::OrdinalTens(n) => Some(n),
        NumberWord::OrdinalHundred => Some(100),
        NumberWord::OrdinalScale(power) => 10_i64.checked_pow(power.unsigned_abs()),
        _ => None,
    }
}

fn small(token: &Token<'_>) -> Option<i64> {
    match number_word(token.text)? {
        NumberWord::Small(n) => Some(n),
        _ => None,
    }
}

pub(super) fn tens(token: &Token<'_>) -> Option<i64> {
    match number_word(token.text)? {
        NumberWord::Tens(n) => Some(n),
        _ => None,
    }
}

pub(super) fn singular(token: &Token<'_>) -> bool {
    !token.text.ends_with(['s', 'S'])
}

fn with_decimals(sum: Number, decimals: &[i64]) -> Option<Number> {
    let digits: String = decimals.iter().map(ToString::to_string).collect();
    let part = Rational::decimal(&format!(".{digits}"))?;
    let place = Rational::power_of_ten(-i32::try_from(digits.len()).ok()?)?;
    Some(Number { value: sum.value.plus(part)?, place: Some(place), ..sum })
}

/// Digits with commas between thousands (or, as in India, between hundreds and thousands) and decimals.
pub(super) fn read_figure(text: &str) -> Option<Number> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let (last, middle) = rest.split_last().map_or((None, &[][..]), |(last, middle)| (Some(*last), middle));
    let even = last.is_none_or(|last| last.len() == 3) && middle.iter().all(|g| g.len() == 3 || g.len() == 2);
    if !even || (last.is_some() && first.len() > 3) || part.contains([',', '.']) {
        return None;
    }
    let digits = text.replace(',', "");
    let value = Rational::decimal(&digits)
        .filter(|_| digits.starts_with(|c: char| c.is_ascii_digit() || c == '.'))?;
    let place = if part.is_empty() { None } else { Rational::power_of_ten(-i32::try_from(part.len()).ok()?) };
    Some(Number { value, place, digits: true, fraction: false })
}
