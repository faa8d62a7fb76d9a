//! The names of months and weekdays, and dates written out by CLDR's patterns.
//!
//! Names are CLDR 45's for `sw`, with the spellings that are also common. CLDR has one set of patterns for every
//! country that writes Swahili.

use std::sync::LazyLock;

use fnv::FnvHashMap;
use jiff::civil::{Date, Weekday};
use regex::Regex;

/// Months, with CLDR's short names and other spellings, folded.
const MONTHS: [(&str, &str, &[&str]); 12] = [
    ("Januari", "Jan", &[]),
    ("Februari", "Feb", &[]),
    ("Machi", "Mac", &["mar"]),
    ("Aprili", "Apr", &["apreli"]),
    ("Mei", "Mei", &[]),
    ("Juni", "Jun", &[]),
    ("Julai", "Jul", &[]),
    ("Agosti", "Ago", &["aug", "ogasti"]),
    ("Septemba", "Sep", &["sept"]),
    ("Oktoba", "Okt", &["oct"]),
    ("Novemba", "Nov", &[]),
    ("Desemba", "Des", &["disemba", "dis", "dec"]),
];

/// Weekdays from Monday; CLDR's short names are the same.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Jumatatu", Weekday::Monday),
    ("Jumanne", Weekday::Tuesday),
    ("Jumatano", Weekday::Wednesday),
    ("Alhamisi", Weekday::Thursday),
    ("Ijumaa", Weekday::Friday),
    ("Jumamosi", Weekday::Saturday),
    ("Jumapili", Weekday::Sunday),
];

/// The pattern of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// `EEEE, d MMMM y`: `Jumanne, 24 Desemba 2024`.
    Full,
    /// `d MMMM y`: `24 Desemba 2024`.
    Long,
    /// `d MMM y`: `24 Des 2024`.
    Medium,
    /// `dd/MM/y`: `24/12/2024`.
    Short,
}

/// The month, 1 to 12, that the folded word names in full or short.
pub fn month(folded: &str) -> Option<u8> {
    static NAMES: LazyLock<FnvHashMap<String, u8>> = LazyLock::new(|| {
        let all = (1..).zip(&MONTHS).flat_map(|(number, (name, short, others))| {
            others.iter().chain([name, short]).map(move |name| (name.to_ascii_lowercase(), number))
        });
        all.collect()
    });
    NAMES.get(folded).copied()
}

/// Whether `text` may name a month in full or a weekday: quickly told, and true also of letters inside other words.
pub fn may_name(text: &str) -> bool {
    static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let months = MONTHS.iter().flat_map(|(name, _, others)| others.iter().chain([name]));
        let names: Vec<&str> = months.copied().chain(WEEKDAYS.iter().map(|(name, _)| *name)).collect();
        Regex::new(&format!("(?i){}", names.join("|"))).ok()
    });
    NAMES.as_ref().is_none_or(|names| names.is_match(text))
}

/// The weekday that the folded word names.
pub fn weekday(folded: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| name.eq_ignore_ascii_case(folded)).map(|(_, day)| *day)
}

/// Whether the folded word is a month's full name: what is always a name, which short names are not.
pub(in crate::swahili::orthography) fn is_full_month(folded: &str) -> bool {
    MONTHS.iter().any(|(name, _, _)| name.eq_ignore_ascii_case(folded)) || folded == "disemba"
}

/// `date` by `pattern`.
pub fn write(date: Date, pattern: Pattern) -> String {
    let (day, year) = (date.day(), date.year());
    let at = usize::try_from(date.month() - 1).unwrap_or_default();
    let (name, short) = MONTHS.get(at).map_or(("", ""), |(name, short, _)| (*name, *short));
    match pattern {
        Pattern::Full => {
            let weekday = WEEKDAYS.iter().find(|(_, weekday)| *weekday == date.weekday()).map_or("", |(name, _)| *name);
            format!("{weekday}, {day} {name} {year}")
        }
        Pattern::Long => format!("{day} {name} {year}"),
        Pattern::Medium => format!("{day} {short} {year}"),
        Pattern::Short => format!("{day:02}/{:02}/{year}", date.month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_by_name() {
        for (word, number) in
            [("desemba", Some(12)), ("mac", Some(3)), ("disemba", Some(12)), ("sept", Some(9)), ("", None)]
        {
            assert_eq!(month(word), number, "{word}");
        }
        assert_eq!(weekday("alhamisi"), Some(Weekday::Thursday));
        assert_eq!(weekday("jumla"), None);
        assert!(is_full_month("mei") && !is_full_month("des"));
    }

    #[test]
    fn dates_by_pattern() {
        let date = Date::new(2024, 12, 4).unwrap();
        for (pattern, written) in [
            (Pattern::Full, "Jumatano, 4 Desemba 2024"),
            (Pattern::Long, "4 Desemba 2024"),
            (Pattern::Medium, "4 Des 2024"),
            (Pattern::Short, "04/12/2024"),
        ] {
            assert_eq!(write(date, pattern), written);
        }
    }
}
