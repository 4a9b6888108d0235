//! Exact fractions, as factors of units are written: `1000`, `0.3048`, `5/9`.

use std::str::FromStr;

/// An exact fraction in lowest terms.
///
/// # Examples
///
/// ```
/// use belie::lexicon::Rational;
///
/// let foot: Rational = "0.3048".parse().unwrap();
/// assert_eq!((foot.numerator, foot.denominator), (381, 1250));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rational {
    /// The numerator, with the sign.
    pub numerator: i64,
    /// The denominator, above 0.
    pub denominator: i64,
}

/// A text that is not an exact number, or one too large for 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRational(());

impl std::fmt::Display for BadRational {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("expected an exact number such as 1000, 0.3048 or 5/9")
    }
}

impl std::error::Error for BadRational {}

impl FromStr for Rational {
    type Err = BadRational;

    fn from_str(text: &str) -> Result<Self, BadRational> {
        let read = || {
            let (over, under) = text.split_once('/').unwrap_or((text, "1"));
            let ((a, b), (c, d)) = (decimal(over)?, decimal(under)?);
            reduce(a.checked_mul(d)?, b.checked_mul(c)?)
        };
        read().ok_or(BadRational(()))
    }
}

/// A decimal as numerator and denominator.
fn decimal(text: &str) -> Option<(i128, i128)> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() <= 18;
    if whole.is_empty() || !plain(whole) || !plain(rest) || digits.ends_with('.') {
        return None;
    }
    let denominator = 10i128.pow(u32::try_from(rest.len()).ok()?);
    let value = whole.parse::<i128>().ok()? * denominator + rest.parse::<i128>().unwrap_or(0);
    Some((if text.starts_with('-') { -value } else { value }, denominator))
}

/// Lowest terms with a denominator above 0, if they fit.
fn reduce(numerator: i128, denominator: i128) -> Option<Rational> {
    let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let common = i128::try_from(a).ok()? * denominator.signum();
    let fits = |number: i128| i64::try_from(number.checked_div(common)?).ok();
    let (numerator, denominator) = (fits(numerator)?, fits(denominator)?);
    (denominator > 0).then_some(Rational { numerator, denominator })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i64, i64)> {
        text.parse::<Rational>().ok().map(|r| (r.numerator, r.denominator))
    }

    #[test]
    fn exact_numbers_are_read() {
        assert_eq!(read("1000"), Some((1000, 1)));
        assert_eq!(read("0.0254"), Some((127, 5000)));
        assert_eq!(read("5/9"), Some((5, 9)));
        assert_eq!(read("45967/180"), Some((45967, 180)));
        assert_eq!(read("-0.5/0.25"), Some((-2, 1)));
        assert_eq!(read("0"), Some((0, 1)));
    }

    #[test]
    fn others_are_refused() {
        for text in [
            "",
            "a",
            "1.",
            ".5",
            "1/0",
            "1e3",
            "1/2/3",
            "99999999999999999999",
            "+1",
            "0.000000000000000000001",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
