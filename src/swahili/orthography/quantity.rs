//! An exact number, so that `0.5`, `50/100` and `nusu` are one value and no rounding makes two values one.
//!
//! A ratio in lowest terms with a positive denominator. Every operation that could leave the range of 128 bits gives
//! `None`: a figure of forty digits is an identifier and no quantity.

use std::cmp::Ordering;
use std::fmt;

/// An exact number between about -10³⁸ and 10³⁸. Two are equal where their values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    numerator: i128,
    denominator: i128,
}

impl Quantity {
    /// None.
    pub const ZERO: Quantity = Quantity { numerator: 0, denominator: 1 };

    /// `numerator / denominator`; `None` for a denominator of nothing.
    pub fn ratio(numerator: u32, denominator: u32) -> Option<Quantity> {
        Quantity::new(numerator.into(), denominator.into())
    }

    /// The number that `digits` write when the last `places` of them stand behind the decimal sign: `1234`, 1 → 123.4.
    /// `None` where `digits` has anything else than ASCII digits, none at all, or too many.
    pub fn decimal(digits: &str, places: usize) -> Option<Quantity> {
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Quantity::new(digits.parse().ok()?, power_of_ten(places.try_into().ok()?)?)
    }

    /// The sum.
    pub fn plus(self, other: Quantity) -> Option<Quantity> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Quantity::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The product.
    pub fn times(self, other: Quantity) -> Option<Quantity> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Quantity::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    /// The number with the other sign.
    pub fn negative(self) -> Quantity {
        // No numerator is `i128::MIN`: `new` refuses it.
        Quantity { numerator: -self.numerator, ..self }
    }

    /// Its value where it is a whole number from 0 to the greatest of 64 bits.
    pub fn whole(self) -> Option<u64> {
        if self.denominator == 1 { self.numerator.try_into().ok() } else { None }
    }

    fn new(numerator: i128, denominator: i128) -> Option<Quantity> {
        if denominator <= 0 || numerator == i128::MIN {
            return None;
        }
        let shared = greatest_common_divisor(numerator.abs(), denominator);
        Some(Quantity { numerator: numerator / shared, denominator: denominator / shared })
    }

    /// How many decimal places write it exactly; `None` for thirds and the like.
    fn places(self) -> Option<u32> {
        let (mut rest, mut twos, mut fives) = (self.denominator, 0, 0);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

impl From<u64> for Quantity {
    fn from(whole: u64) -> Self {
        Quantity { numerator: whole.into(), denominator: 1 }
    }
}

impl PartialOrd for Quantity {
    /// `None` where the two are too large and too fine to be compared.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        let left = self.numerator.checked_mul(other.denominator)?;
        Some(left.cmp(&other.numerator.checked_mul(self.denominator)?))
    }
}

/// With a decimal point and no group signs (`1234.5`), or as a ratio where no decimal is exact (`1/3`).
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.numerator < 0 { "-" } else { "" };
        let places = self.places().filter(|places| *places > 0);
        let scaled = places.and_then(|places| {
            let factor = power_of_ten(places)? / self.denominator;
            Some((self.numerator.abs().checked_mul(factor)?, usize::try_from(places).ok()?))
        });
        match scaled {
            Some((digits, places)) => {
                let digits = format!("{digits:0>width$}", width = places + 1);
                let (whole, rest) = digits.split_at(digits.len() - places);
                f.pad(&format!("{sign}{whole}.{rest}"))
            }
            None if self.denominator == 1 => f.pad(&self.numerator.to_string()),
            None => f.pad(&format!("{}/{}", self.numerator, self.denominator)),
        }
    }
}

/// 10 to the power of `exponent`; `None` above 38.
fn power_of_ten(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

/// Of two numbers of which the second is positive.
fn greatest_common_divisor(mut one: i128, mut other: i128) -> i128 {
    while one != 0 {
        (one, other) = (other % one, one);
    }
    other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(digits: &str, places: usize) -> Quantity {
        Quantity::decimal(digits, places).unwrap()
    }

    #[test]
    fn one_value_is_one_quantity() {
        let half = Quantity::ratio(1, 2).unwrap();
        assert_eq!(decimal("05", 1), half);
        assert_eq!(decimal("50", 2), half);
        assert_eq!(decimal("000", 2), Quantity::ZERO);
        assert_eq!(decimal("2400", 2).whole(), Some(24));
        assert_eq!(half.whole(), None);
        assert_eq!(Quantity::ZERO.negative(), Quantity::ZERO);
    }

    #[test]
    fn it_is_shown_as_it_is_computed_with() {
        for (quantity, shown) in [
            (decimal("12345", 1), "1234.5"),
            (decimal("5", 3).negative(), "-0.005"),
            (Quantity::from(12_000), "12000"),
            (Quantity::ratio(1, 3).unwrap(), "1/3"),
            (Quantity::ratio(3, 8).unwrap(), "0.375"),
            (Quantity::ZERO, "0"),
        ] {
            assert_eq!(quantity.to_string(), shown);
        }
    }

    #[test]
    fn sums_products_and_order() {
        let third = Quantity::ratio(1, 3).unwrap();
        assert_eq!(third.plus(third).unwrap().plus(third).unwrap(), Quantity::from(1));
        assert_eq!(third.times(Quantity::from(3)).unwrap(), Quantity::from(1));
        assert!(third < decimal("34", 2) && third.negative() < Quantity::ZERO);
    }

    #[test]
    fn what_is_out_of_range_is_none_and_no_panic() {
        let long = "9".repeat(60);
        assert_eq!(Quantity::decimal(&long, 0), None);
        assert_eq!(Quantity::decimal("1", 60), None);
        assert_eq!(Quantity::decimal("", 0), None);
        assert_eq!(Quantity::decimal("+1", 0), None);
        assert_eq!(Quantity::ratio(1, 0), None);
        let large = decimal(&"9".repeat(38), 0);
        assert_eq!(large.times(large), None);
        assert_eq!(large.plus(large).and_then(|sum| sum.plus(sum)), None);
        let fine = decimal("1", 38);
        assert_eq!(large.plus(fine), None);
        assert_eq!(large.partial_cmp(&fine), None);
        assert_eq!(fine.to_string().len(), 40);
    }
}
