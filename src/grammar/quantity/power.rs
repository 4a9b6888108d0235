//! Numbers with a power: `1.3e6`, `1.3×10^6`, `10^6`.

use nom::{
    Parser,
    branch::alt,
    combinator::{map_opt, opt, value as give},
    sequence::{pair, preceded},
};

use super::numeral::{Number, plain_digits, read_figure};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{miss, phrase, value},
    },
    quantity::Rational,
    token::Token,
};

/// `power = figure ("e" digits | ("x" | "×") "10" "^" exponent | "^" exponent)`
pub(super) fn power(input: Tokens<'_>) -> Parsed<'_, Number> {
    let exponent = || {
        let sign = alt((give(-1, alt((phrase("-"), phrase("−")))), give(1, phrase("+"))));
        map_opt(pair(opt(sign), plain_digits), |(sign, digits)| {
            i32::try_from(digits).ok().map(|n| n * sign.unwrap_or(1))
        })
    };
    let letter = preceded(phrase("e"), exponent());
    let times = preceded((alt((phrase("x"), phrase("×"))), phrase("10"), phrase("^")), exponent());
    let ten = map_opt(alt((letter, times)), Rational::power_of_ten);
    let figure = || value("digits", |t: &Token<'_>| read_figure(t.text));
    let scientific = map_opt(pair(figure(), ten), |(number, by)| number.times(by));
    let raised = map_opt((figure(), phrase("^"), exponent()), |(base, (), by)| {
        Some(Number { value: base.value.power(by)?, place: None, ..base })
    });
    let glued = input.run().windows(2).take(2).all(|p| p[0].span.end == p[1].span.start);
    if glued { alt((scientific, raised)).parse(input) } else { miss(input, "a power") }
}
