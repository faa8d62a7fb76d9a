//! From values to number words, from 0 to below a thousand `trilioni`.
//!
//! `na` stands before the last element only (`mia mbili thelathini na tano`), and a hundred thousand is a `laki`. Where
//! the usual order would be read as another number, the size word stands after its number: 10,002 is `kumi elfu na
//! mbili`, because `elfu kumi na mbili` is 12,000 (Ashton 1944).

use super::vocabulary::{SIZES, agreeing_digit, digit, tens};
use crate::swahili::noun_class::NounClass;

/// The first number that has no words here: 10¹⁵.
pub const TOO_GREAT: u64 = 1_000_000_000_000_000;

/// `number` as one counts: 235 is `mia mbili thelathini na tano`. `None` from [`TOO_GREAT`] on.
pub fn in_words(number: u64) -> Option<String> {
    write(number, |value| digit(value).to_owned())
}

/// `number` as it stands after a noun of `class`, the plural class for more than one thing: the last digit agrees, as
/// in `vitabu ishirini na viwili` and `vitabu ishirini na kimoja`.
pub fn in_words_for(number: u64, class: NounClass) -> Option<String> {
    write(number, |value| agreeing_digit(value, class))
}

fn write(number: u64, last_digit: impl Fn(u64) -> String) -> Option<String> {
    if number >= TOO_GREAT {
        return None;
    }
    if number == 0 {
        return Some("sifuri".to_owned());
    }
    let mut elements = Vec::new();
    let mut rest = number;
    for (name, size) in SIZES {
        let multiplier = rest / size;
        rest %= size;
        if multiplier == 0 {
            continue;
        }
        let multiplied = join(&small_elements(multiplier, &|value| digit(value).to_owned()));
        // A multiplier of whole tens or hundreds takes into itself the digit or the tens that follow.
        let swallowed = match multiplier % 100 {
            0 => 100,
            whole if whole % 10 == 0 => 10,
            _ => 0,
        };
        let other_way_round = rest > 0 && rest < swallowed;
        elements.push(if other_way_round { format!("{multiplied} {name} na") } else { format!("{name} {multiplied}") });
        if other_way_round {
            elements.push(join(&small_elements(rest, &last_digit)));
            return Some(elements.join(" "));
        }
    }
    elements.extend(small_elements(rest, &last_digit));
    Some(join(&elements))
}

/// Hundreds, tens and digit of a number below a thousand.
fn small_elements(number: u64, last_digit: &dyn Fn(u64) -> String) -> Vec<String> {
    let mut elements = Vec::new();
    if number >= 100 {
        elements.push(format!("mia {}", digit(number / 100)));
    }
    if number % 100 >= 10 {
        elements.push(tens(number % 100 / 10).to_owned());
    }
    if !number.is_multiple_of(10) {
        elements.push(last_digit(number % 10));
    }
    elements
}

fn join(elements: &[String]) -> String {
    match elements {
        [before @ .., last] if !before.is_empty() => format!("{} na {last}", before.join(" ")),
        _ => elements.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_said() {
        for (number, words) in [
            (0, "sifuri"),
            (7, "saba"),
            (12, "kumi na mbili"),
            (100, "mia moja"),
            (105, "mia moja na tano"),
            (230, "mia mbili na thelathini"),
            (235, "mia mbili thelathini na tano"),
            (1_000, "elfu moja"),
            (2_035, "elfu mbili thelathini na tano"),
            (12_000, "elfu kumi na mbili"),
            (10_002, "kumi elfu na mbili"),
            (300_000, "laki tatu"),
            (1_250_000, "milioni moja laki mbili na elfu hamsini"),
            (200_000_035, "mia mbili milioni na thelathini na tano"),
            (3_000_000_000, "bilioni tatu"),
            (5_000_000_000_001, "trilioni tano na moja"),
        ] {
            assert_eq!(in_words(number).as_deref(), Some(words));
        }
        assert_eq!(in_words(TOO_GREAT), None);
        assert_eq!(in_words(u64::MAX), None);
    }

    #[test]
    fn the_last_digit_agrees_and_multipliers_do_not() {
        for (number, class, words) in [
            (22, 8, "ishirini na viwili"),
            (21, 8, "ishirini na kimoja"),
            (2, 2, "wawili"),
            (202, 2, "mia mbili na wawili"),
            (200, 2, "mia mbili"),
            (2_000, 6, "elfu mbili"),
            (10_003, 4, "kumi elfu na mitatu"),
            (16, 2, "kumi na sita"),
        ] {
            assert_eq!(in_words_for(number, NounClass::new(class).unwrap()).as_deref(), Some(words));
        }
    }
}
