//! Exact fractions, for figures and the factors of units.
//! Every operation is checked: what does not fit is `None`, never a wrong number.

use std::cmp::Ordering;

/// An exact fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// The fraction `numerator / denominator`, unless the denominator is zero.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let shared = divisor(numerator, denominator)?;
        let sign = denominator.signum();
        Some(Self {
            numerator: (numerator / shared).checked_mul(sign)?,
            denominator: (denominator / shared).checked_mul(sign)?,
        })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self { numerator: i128::from(number), denominator: 1 }
    }

    /// A power of ten, from -30 to 30.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        if exponent.unsigned_abs() > 30 {
            return None;
        }
        let power = 10_i128.pow(exponent.unsigned_abs());
        if exponent < 0 { Self::new(1, power) } else { Self::new(power, 1) }
    }

    /// Reads digits with at most one decimal point, such as `1609.344` or `.5`.
    #[must_use]
    pub fn decimal(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if whole.len() + part.len() > 30 || whole.is_empty() && part.is_empty() {
            return None;
        }
        let mut digits = 0_i128;
        for byte in whole.bytes().chain(part.bytes()) {
            let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
            digits = digits * 10 + digit;
        }
        Self::new(digits, 10_i128.pow(u32::try_from(part.len()).ok()?))
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Self::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    /// The quotient, unless the divisor is zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The number to the power of a whole number.
    #[must_use]
    pub fn power(self, exponent: i32) -> Option<Self> {
        let base = if exponent < 0 { Self::ONE.over(self)? } else { self };
        (0..exponent.unsigned_abs().min(200)).try_fold(Self::ONE, |product, _| product.times(base))
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negative(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// The whole number, if it is one that fits.
    #[must_use]
    pub fn as_whole(self) -> Option<i64> {
        if self.denominator == 1 { i64::try_from(self.numerator).ok() } else { None }
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let difference = self.plus(other.negative());
        match difference {
            Some(difference) => Some(difference.numerator.cmp(&0)),
            None => self.to_f64().partial_cmp(&other.to_f64()),
        }
    }
}

/// The greatest common divisor; none if both are zero, the second is zero, or a value does not fit.
fn divisor(numerator: i128, denominator: i128) -> Option<i128> {
    if denominator == 0 {
        return None;
    }
    let (mut a, mut b) = (numerator.checked_abs()?, denominator.checked_abs()?);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Some(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_is_exact() {
        let tenth = Rational::decimal("0.1").unwrap();
        let fifth = Rational::decimal(".2").unwrap();
        assert_eq!(tenth.plus(fifth), Rational::new(3, 10));
        assert_eq!(Rational::new(5, 18).unwrap().times(Rational::whole(36)), Some(Rational::whole(10)));
        assert!(tenth < fifth);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Rational::new(1, 0), None);
        assert_eq!(Rational::decimal("1.2.3"), None);
        assert_eq!(Rational::power_of_ten(31), None);
        let large = Rational::power_of_ten(30).unwrap();
        assert_eq!(large.times(large), None);
    }
}
