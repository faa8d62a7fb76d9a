//! Figures in a text with their values: `1,234.5`, `45%`, `asilimia 45`, `kilogramu 5`, `Sh milioni 25`.
//!
//! Only digits 0 to 9 make figures here. Digits inside a name are none (`COVID-19`, `v1.2`, `3D`). Clocks and dates are
//! made of figures and are found as such: who compares values takes what [`super::clock`] and [`super::dates`] find out
//! first. Signs go by locale, see [`super::locale`].

mod signs;
mod units;

use std::ops::Range;

use super::locale::{Locale, WHOLE_SHILLINGS};
use super::numerals::size_word;
use super::quantity::Quantity;
use crate::text::fold::{fold, is_hyphen};

/// Digits with what belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The bytes of the digits with the signs between them and a minus before them.
    pub span: Range<usize>,
    /// What the digits are worth, the locale's reading first. Two where it cannot be told (`1.234`), none where digits
    /// with signs are no number (`192.168.1.1`) or an identifier too long to be one.
    pub readings: Vec<Quantity>,
    /// Whether it is a percentage: `45%`, `45 %`, `asilimia 45`, `45 kwa mia`, and 50 in `asilimia 45 hadi 50`.
    pub percent: bool,
    /// What a word of size beside it multiplies it by, 1 without: 1,000,000 in `milioni 25`.
    pub size: u64,
    /// The bytes of the unit: the word or sign of money before it, or a symbol after it.
    pub unit: Option<Range<usize>>,
}

impl Figure {
    /// What the digits are worth as the locale reads them.
    pub fn value(&self) -> Option<Quantity> {
        self.readings.first().copied()
    }

    /// The readings multiplied by the word of size: 25,000,000 for `milioni 25`.
    pub fn amounts(&self) -> Vec<Quantity> {
        self.readings.iter().filter_map(|value| value.times(Quantity::from(self.size))).collect()
    }
}

/// The figures of `text`, read with the signs of `locale`.
pub fn find(text: &str, locale: Locale) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut done = 0;
    while let Some(start) = text[done..].find(|c: char| c.is_ascii_digit()).map(|at| done + at) {
        let end = end_of_digits(text, start);
        done = end;
        if let Some(mut figure) = figure(text, start..end, locale) {
            figure.percent |= found.last().is_some_and(|before| continues(text, before, &figure));
            found.push(figure);
        }
    }
    found
}

/// The figure of the digits at `digits`; `None` where they are part of a name.
fn figure(text: &str, digits: Range<usize>, locale: Locale) -> Option<Figure> {
    let before = &text[..digits.start];
    let minus = before.strip_suffix(['-', '\u{2212}']);
    let is_negative = minus.is_some_and(|rest| rest.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '('));
    let start = minus.filter(|_| is_negative).map_or(digits.start, str::len);
    let word = units::word_before(text, start);
    let money = word.clone().filter(|word| locale.currency_of(&text[word.clone()]).is_some());
    let hyphenated = before.chars().next_back().is_some_and(is_hyphen) && !is_negative;
    let stem = if hyphenated { before.trim_end_matches(is_hyphen) } else { before };
    if money.is_none() && stem.ends_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let symbol = symbol_after(text, digits.end);
    if symbol.is_none() && text[digits.end..].starts_with(char::is_alphabetic) {
        return None;
    }
    let folded = word.clone().map(|word| fold(&text[word])).unwrap_or_default();
    let size_before = size_word(&folded);
    let size = size_before.or_else(|| size_after(text, digits.end)).unwrap_or(1);
    // The unit stands before the word of size: `dola milioni 25`, `TSh bilioni 3`.
    let unit_end = word.filter(|_| size_before.is_some()).map_or(start, |word| word.start);
    let money = money.or_else(|| {
        units::word_before(text, unit_end).filter(|word| locale.currency_of(&text[word.clone()]).is_some())
    });
    let mut readings = signs::readings(&text[digits.clone()], locale);
    if is_negative {
        readings.iter_mut().for_each(|value| *value = value.negative());
    }
    Some(Figure {
        percent: folded == "asilimia" || percent_after(text, digits.end),
        unit: money.or_else(|| units::before(text, unit_end)).or(symbol),
        span: start..digits.end,
        readings,
        size,
    })
}

/// The end of the digits and inner signs that begin at `start`.
fn end_of_digits(text: &str, start: usize) -> usize {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = start + digits(start);
    let mut first_group = end - start;
    while let Some(sign) = text[end..].chars().next() {
        let after = end + sign.len_utf8();
        let length = match sign {
            '.' | ',' => digits(after),
            // A space joins groups only, and only after what can be the first of them.
            space if signs::is_group_space(space) && first_group <= 3 && digits(after) == 3 => 3,
            _ => 0,
        };
        if length == 0 {
            break;
        }
        end = after + length;
        first_group = first_group.min(3);
    }
    end
}

/// The unit's symbol after a figure, at it or after one space: `5kg`, `30 °C`, `500/=`.
fn symbol_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = &text[end..];
    if let Some(mark) = WHOLE_SHILLINGS.iter().find(|mark| rest.starts_with(**mark)) {
        return Some(end..end + mark.len());
    }
    let symbol = rest.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or(rest);
    let start = text.len() - symbol.len();
    // No symbol is longer; a longer word is no symbol.
    let inside = |c: char| c.is_alphabetic() || matches!(c, '°' | '²' | '³' | '/');
    let length: usize = symbol.chars().take(6).take_while(|c| inside(*c)).map(char::len_utf8).sum();
    let whole = !symbol[length..].starts_with(|c: char| c.is_alphanumeric());
    (whole && units::is_symbol(&symbol[..length])).then_some(start..start + length)
}

fn percent_after(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start();
    let word = |rest: &'_ str, word: &str| rest.strip_prefix(word).map(|after| text.len() - after.len());
    let hundred =
        word(rest, "kwa").and_then(|kwa| word(text[kwa..].strip_prefix(char::is_whitespace)?.trim_start(), "mia"));
    rest.starts_with('%') || hundred.is_some_and(|mia| !text[mia..].starts_with(char::is_alphanumeric))
}

/// What the word of size after a figure multiplies by: `25 milioni`; not where it goes with the next figure.
fn size_after(text: &str, end: usize) -> Option<u64> {
    let rest = text[end..].strip_prefix([' ', '\u{A0}'])?;
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let next = rest[length..].trim_start();
    // The longest word of size has eight letters.
    (length <= 8 && !next.starts_with(|c: char| c.is_ascii_digit())).then(|| size_word(&fold(&rest[..length])))?
}

/// Whether `figure` ends a range of percentages whose `asilimia` stands before the first.
fn continues(text: &str, before: &Figure, figure: &Figure) -> bool {
    let between = text.get(before.span.end..figure.span.start).unwrap_or_default().trim();
    before.percent && matches!(between, "-" | "–" | "hadi" | "mpaka" | "au")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> Vec<String> {
        find(text, Locale::Tanzania)
            .iter()
            .map(|figure| {
                let values: Vec<String> = figure.amounts().iter().map(Quantity::to_string).collect();
                let percent = if figure.percent { "%" } else { "" };
                let unit = figure.unit.clone().map(|unit| format!(" {}", &text[unit])).unwrap_or_default();
                format!("{}{percent}{unit}", values.join("|"))
            })
            .collect()
    }

    #[test]
    fn figures_with_what_belongs_to_them() {
        for (text, figures) in [
            ("kilogramu 5 na tani 1,234.5", &["5 kilogramu", "1234.5 tani"][..]),
            ("nyuzi joto -5 hadi 30°C", &["-5 nyuzi joto", "30 °C"]),
            ("asilimia 45, 45% na 45 %", &["45%", "45%", "45%"]),
            ("asilimia 45 hadi 50; asilimia 5–6", &["45%", "50%", "5%", "6%"]),
            ("Ni 12 kwa mia.", &["12%"]),
            ("TSh 1,234.50, Sh.500/= na US$5", &["1234.5 TSh", "500 Sh.", "5 US$"]),
            ("dola za Marekani milioni 2.5", &["2500000 dola za Marekani"]),
            ("Sh25 bilioni na watu milioni 3", &["25000000000 Sh", "3000000"]),
            ("elfu 5 milioni 3", &["5000", "3000000"]),
            ("bei ni 1.234", &["1.234|1234"]),
            ("anwani 192.168.1.1.", &[""]),
            ("watu 10-20, -3", &["10", "20", "-3"]),
            ("5kg, 220 V, 5 vitu", &["5 kg", "220 V", "5"]),
            ("COVID-19 v1.2 3D 4x4 B12 Desemba-24-2024", &["2024"]),
            ("1\u{A0}234\u{A0}567 na 12 345", &["1234567", "12", "345"]),
        ] {
            assert_eq!(shown(text), figures, "{text}");
        }
    }

    #[test]
    fn the_locale_decides_what_a_sign_is() {
        for (locale, value) in [(Locale::Congo, "1234"), (Locale::Kenya, "1.234"), (Locale::Uganda, "1.234")] {
            let value_there = find("FC 1.234", locale)[0].value().map(|value| value.to_string());
            assert_eq!(value_there.as_deref(), Some(value));
        }
    }

    #[test]
    fn the_span_has_the_minus_and_no_full_stop() {
        let text = "joto (-5.5).";
        assert_eq!(&text[find(text, Locale::Tanzania)[0].span.clone()], "-5.5");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([0-9]{1,4}|[-., %°é/$]|\u{A0}|Sh|kg|za|milioni|asilimia|km){0,40}") {
            for locale in Locale::ALL {
                let found = find(&text, locale);
                prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
                prop_assert!(found.iter().all(|figure| text.get(figure.span.clone()).is_some()));
            }
        }
    }
}
