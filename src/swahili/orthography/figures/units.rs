//! The words and symbols of measure that stand beside a figure: `kilogramu 5`, `nyuzi joto 30`, `dola za Marekani 25`,
//! `5 kg`.
//!
//! Swahili puts the unit's word before the figure (CLDR 45) and a symbol after it. Lists are closed and sorted; a noun
//! that is merely counted is no unit.

use std::ops::Range;

use crate::text::fold::fold;

/// Words of measure, money and time, folded, in the forms that stand before a figure.
#[rustfmt::skip]
const WORDS: [&str; 84] = [
    "ampia", "aunsi", "baiti", "biti", "dakika", "desibeli", "digrii", "dola", "ekari", "euro", "faranga", "futi",
    "galoni", "gigabaiti", "gigahezi", "gigawati", "gramu", "hekta", "hektopaskali", "hezi", "inchi", "joules",
    "jouli", "kalori", "karati", "kelvini", "kilobaiti", "kilogramu", "kilohezi", "kilojouli", "kilokalori",
    "kilomita", "kilonewton", "kilopaskali", "kilovolti", "kilowati", "kwacha", "lita", "lumeni", "maikromita",
    "maili", "megabaiti", "megahezi", "megajouli", "megapaskali", "megavolti", "megawati", "miaka", "miezi",
    "miliampia", "miligramu", "mililita", "milimita", "milisekunde", "milivolti", "mita", "naira", "nanomita",
    "newton", "nyuzi", "omu", "ounsi", "paskali", "pauni", "randi", "ratili", "riali", "rupia", "saa", "sekunde",
    "sentimita", "shilingi", "siku", "tani", "terabaiti", "terawati", "volti", "wati", "wiki", "yadi", "yen", "yeni",
    "yuan", "yuro",
];

/// Words that say which unit, directly after it: `nyuzi joto`, `mita mraba`.
const KINDS: [&str; 5] = ["fahrenheit", "joto", "mraba", "selsiasi", "ujazo"];

/// Words that join a unit to what says which: `kilomita za mraba`.
const OF: [&str; 4] = ["la", "wa", "ya", "za"];

/// Symbols, as written. `s`, `h`, `A`, `N` and `M` are too often something else (`1990s`, `Sh 5M`).
#[rustfmt::skip]
const SYMBOLS: [&str; 53] = [
    "GB", "GHz", "GPa", "GW", "GWh", "Hz", "J", "K", "L", "MB", "MHz", "MJ", "MPa", "MV", "MW", "MWh", "Nm", "Pa",
    "TB", "TWh", "V", "W", "bar", "cm", "cm²", "cm³", "dB", "g", "hPa", "ha", "kB", "kHz", "kJ", "kN", "kPa", "kV",
    "kW", "kWh", "kg", "km", "km/h", "km²", "kΩ", "m", "ml", "mm", "m²", "m³", "t", "°", "°C", "°F", "Ω",
];

/// More symbols that begin with a small prefix, kept apart because both letters for micro are in use.
const MICRO: [&str; 4] = ["m", "g", "A", "s"];

/// Whether `symbol`, as written, is one of measure.
pub(super) fn is_symbol(symbol: &str) -> bool {
    let micro = symbol.strip_prefix(['\u{B5}', '\u{3BC}']).is_some_and(|rest| MICRO.contains(&rest));
    micro || SYMBOLS.contains(&symbol)
}

/// The bytes of the words of measure that end right before `at`, where a figure or its word of size begins.
pub(super) fn before(text: &str, at: usize) -> Option<Range<usize>> {
    let last = word_before(text, at)?;
    let word = fold(&text[last.clone()]);
    if is_unit(&word) {
        return Some(last);
    }
    let middle = word_before(text, last.start)?;
    let folded = fold(&text[middle.clone()]);
    if KINDS.contains(&word.as_str()) && is_unit(&folded) {
        return Some(middle.start..last.end);
    }
    let first = word_before(text, middle.start).filter(|_| OF.contains(&folded.as_str()))?;
    is_unit(&fold(&text[first.clone()])).then_some(first.start..last.end)
}

/// The bytes of the word of letters and signs of money that ends before `at` and the white space there; with the full
/// stop of an abbreviation (`Sh.`). None where something else stands there.
pub(super) fn word_before(text: &str, at: usize) -> Option<Range<usize>> {
    let end = text.get(..at)?.trim_end().len();
    let word = text[..end].strip_suffix('.').unwrap_or(&text[..end]);
    let inside = |c: char| c.is_alphabetic() || matches!(c, '$' | '€' | '£' | '¥' | '₹');
    let start = word.trim_end_matches(inside).len();
    (start < word.len()).then_some(start..end)
}

fn is_unit(folded: &str) -> bool {
    WORDS.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_before_a_figure() {
        for (text, unit) in [
            ("uzito wa kilogramu ", Some("kilogramu")),
            ("Nyuzi joto ", Some("Nyuzi joto")),
            ("kilomita za mraba ", Some("kilomita za mraba")),
            ("gharama ya dola za Marekani ", Some("dola za Marekani")),
            ("miaka ya ", None),
            ("watu ", None),
            ("gramu, ", None),
            ("", None),
            (" za mraba ", None),
        ] {
            assert_eq!(before(text, text.len()).map(|span| &text[span]), unit, "{text}");
        }
    }

    #[test]
    fn the_word_before_a_place() {
        for (text, word) in
            [("Sh. ", Some("Sh.")), ("(US$", Some("US$")), ("é ", Some("é")), ("5 ", None), (". ", None)]
        {
            assert_eq!(word_before(text, text.len()).map(|span| &text[span]), word, "{text}");
        }
        assert_eq!(word_before("é", 1), None);
    }

    #[test]
    fn symbols_are_case_sensitive() {
        for (symbol, known) in [("kg", true), ("KG", false), ("µm", true), ("μm", true), ("µx", false), ("D", false)]
        {
            assert_eq!(is_symbol(symbol), known, "{symbol}");
        }
    }

    #[test]
    fn lists_hold_each_entry_once() {
        for list in [&WORDS[..], &SYMBOLS[..]] {
            let mut entries = list.to_vec();
            entries.sort_unstable();
            entries.dedup();
            assert_eq!(entries.len(), list.len());
        }
    }
}
