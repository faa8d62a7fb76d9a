//! What digits with signs between them are worth: `1,234.5`, `1.234`, `1 234`.
//!
//! The locale says which sign is which; the shape says when it cannot be so. Three digits after the decimal sign can
//! also be a group that somebody wrote the other way (15 times `1.234` to 628 times `1,234` in human text): both values
//! are given, the locale's first. Three digits after the group sign are a group.

use crate::swahili::orthography::locale::Locale;
use crate::swahili::orthography::quantity::Quantity;

/// Spaces that part groups of digits and never two figures: no-break, narrow no-break, thin.
pub(super) fn is_group_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// The values that `written`, ASCII digits with single signs between them, can have, the likelier first; none where it
/// is no number, as with `192.168.1.1`, `1,2,3` and more digits than a quantity has.
pub(super) fn readings(written: &str, locale: Locale) -> Vec<Quantity> {
    let groups: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).collect();
    let mut signs: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    signs.iter_mut().filter(|sign| is_group_space(**sign)).for_each(|sign| *sign = ' ');
    let whole = || Quantity::decimal(&groups.concat(), 0);
    let places = groups.last().map_or(0, |last| last.len());
    let with_decimals = || Quantity::decimal(&groups.concat(), places);
    let (one, other) = match (signs.as_slice(), groups.as_slice()) {
        ([], _) => (whole(), None),
        ([sign], [first, _]) => match are_groups(&groups) {
            true if *sign == locale.decimal_sign() && !first.starts_with('0') => (with_decimals(), whole()),
            true if !first.starts_with('0') || *sign == ' ' => (whole(), None),
            _ => (with_decimals(), None),
        },
        (signs, groups) if signs.windows(2).all(|pair| pair[0] == pair[1]) => {
            (if are_groups(groups) { whole() } else { None }, None)
        }
        ([grouping @ .., last], [thousands @ .., _]) => {
            let sound = *last != ' '
                && grouping.iter().all(|sign| sign != last && Some(sign) == grouping.first())
                && are_groups(thousands);
            (if sound { with_decimals() } else { None }, None)
        }
        _ => (None, None),
    };
    one.into_iter().chain(other).collect()
}

/// Whether the first has one to three digits and every other three.
fn are_groups(groups: &[&str]) -> bool {
    groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.iter().skip(1).all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(written: &str, locale: Locale) -> Vec<String> {
        readings(written, locale).iter().map(Quantity::to_string).collect()
    }

    #[test]
    fn signs_by_locale() {
        for (written, tanzania, congo) in [
            ("1234", &["1234"][..], &["1234"][..]),
            ("1,234", &["1234"], &["1.234", "1234"]),
            ("1.234", &["1.234", "1234"], &["1234"]),
            ("1,234.5", &["1234.5"], &["1234.5"]),
            ("1.234,50", &["1234.5"], &["1234.5"]),
            ("1,234,567", &["1234567"], &["1234567"]),
            ("1.234.567", &["1234567"], &["1234567"]),
            ("1,234,567.891", &["1234567.891"], &["1234567.891"]),
            ("3.5", &["3.5"], &["3.5"]),
            ("3,5", &["3.5"], &["3.5"]),
            ("0.125", &["0.125"], &["0.125"]),
            ("1234.567", &["1234.567"], &["1234.567"]),
            ("1\u{A0}234\u{202F}567", &["1234567"], &["1234567"]),
            ("1\u{A0}234,5", &["1234.5"], &["1234.5"]),
            ("007", &["7"], &["7"]),
        ] {
            assert_eq!(shown(written, Locale::Tanzania), tanzania, "{written}");
            assert_eq!(shown(written, Locale::Congo), congo, "{written}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        let long = "1".repeat(50);
        for written in ["192.168.1.1", "1,2,3", "1.2.2024", "1,23,456", "1,234.5,6", "1,234,5.6", "", long.as_str()] {
            assert_eq!(readings(written, Locale::Kenya), [], "{written}");
        }
    }
}
