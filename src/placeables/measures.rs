//! Units of measure and money, with their names in English and Swahili and their symbols, and which of them stands at a
//! number.
//!
//! A closed list. A name can be that of several units (`pauni` is a weight and money), so a place gives a set.

use std::ops::Range;
use std::sync::LazyLock;

use fnv::FnvHashMap;

use crate::swahili::orthography::numerals;
use crate::text::fold::fold;

/// A unit.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Its English name, in the singular.
    pub english: &'static str,
    /// The name in the other English spelling, or another name; may be empty.
    pub other: &'static str,
    /// Its Swahili names, singular and plural; the first is the usual one.
    pub swahili: &'static [&'static str],
    /// The noun classes of the first Swahili name, where one unit's word can be exchanged for another's.
    pub classes: Option<&'static str>,
    /// Its symbols, as written.
    pub symbols: &'static [&'static str],
}

const fn measure(
    english: &'static str,
    other: &'static str,
    swahili: &'static [&'static str],
    symbols: &'static [&'static str],
) -> Measure {
    Measure { english, other, swahili, classes: Some("9/10"), symbols }
}

const fn fixed(
    english: &'static str,
    other: &'static str,
    swahili: &'static [&'static str],
    symbols: &'static [&'static str],
) -> Measure {
    Measure { english, other, swahili, classes: None, symbols }
}

/// The units.
#[rustfmt::skip]
pub const MEASURES: [Measure; 54] = [
    measure("tonne", "ton", &["tani"], &["t"]),
    measure("kilogram", "kilogramme", &["kilogramu", "kilo"], &["kg", "Kg", "KG"]),
    measure("gram", "gramme", &["gramu"], &["g"]),
    measure("milligram", "", &["miligramu"], &["mg"]),
    fixed("microgram", "", &["mikrogramu", "maikrogramu"], &["µg", "μg", "mcg"]),
    measure("kilometre", "kilometer", &["kilomita"], &["km", "Km", "KM"]),
    measure("metre", "meter", &["mita"], &["m"]),
    measure("centimetre", "centimeter", &["sentimita"], &["cm"]),
    measure("millimetre", "millimeter", &["milimita"], &["mm"]),
    fixed("micrometre", "micron", &["maikromita", "mikromita"], &["µm", "μm"]),
    fixed("nanometre", "nanometer", &["nanomita"], &["nm"]),
    measure("mile", "", &["maili"], &["mi"]),
    fixed("yard", "", &["yadi"], &["yd"]),
    Measure { english: "foot", other: "feet", swahili: &["futi"], classes: Some("9/10"), symbols: &["ft"] },
    Measure { english: "inch", other: "inches", swahili: &["inchi"], classes: Some("9/10"), symbols: &[] },
    measure("litre", "liter", &["lita"], &["L", "l"]),
    measure("millilitre", "milliliter", &["mililita"], &["ml", "mL"]),
    fixed("gallon", "", &["galoni"], &["gal"]),
    measure("hectare", "", &["hekta"], &["ha"]),
    measure("acre", "", &["ekari"], &[]),
    fixed("ounce", "", &["aunsi", "ounsi", "wakia"], &["oz"]),
    fixed("pound", "lb", &["pauni", "ratili"], &["lbs"]),
    fixed("pound sterling", "", &["pauni", "paundi"], &["£", "GBP"]),
    measure("second", "", &["sekunde"], &["sec"]),
    measure("minute", "", &["dakika"], &["min"]),
    measure("hour", "", &["saa", "masaa"], &["hr", "hrs"]),
    measure("day", "", &["siku"], &[]),
    measure("week", "", &["wiki", "juma"], &[]),
    Measure { english: "month", other: "", swahili: &["mwezi", "miezi"], classes: Some("3/4"), symbols: &[] },
    Measure { english: "year", other: "", swahili: &["mwaka", "miaka", "umri"], classes: Some("3/4"), symbols: &["yrs"] },
    measure("watt", "", &["wati"], &["W"]),
    measure("kilowatt", "", &["kilowati"], &["kW", "KW"]),
    measure("megawatt", "", &["megawati"], &["MW"]),
    measure("volt", "", &["volti"], &["V"]),
    fixed("ampere", "amp", &["ampia", "ampea"], &[]),
    fixed("hertz", "", &["hezi", "hertz"], &["Hz"]),
    fixed("kilohertz", "", &["kilohezi"], &["kHz"]),
    fixed("megahertz", "", &["megahezi"], &["MHz"]),
    fixed("gigahertz", "", &["gigahezi"], &["GHz"]),
    fixed("byte", "", &["baiti"], &[]),
    fixed("kilobyte", "", &["kilobaiti"], &["kB", "KB"]),
    fixed("megabyte", "", &["megabaiti"], &["MB"]),
    fixed("gigabyte", "", &["gigabaiti"], &["GB"]),
    fixed("terabyte", "", &["terabaiti"], &["TB"]),
    measure("dollar", "", &["dola"], &["$", "US$", "USD"]),
    measure("euro", "", &["yuro", "euro"], &["€", "EUR"]),
    fixed("shilling", "", &["shilingi"], &["TSh", "Tsh", "TShs", "Tshs", "TZS", "KSh", "Ksh", "Kshs", "KES", "USh", "Ush",
        "UGX", "Sh", "Shs", "sh", "shs", "/=", "/-"]),
    fixed("rupee", "", &["rupia"], &["₹", "INR", "Rs"]),
    fixed("yen", "", &["yeni", "yen"], &["JP¥", "JPY"]),
    fixed("yuan", "", &["yuani", "yuan"], &["CN¥", "CNY", "RMB"]),
    fixed("franc", "", &["faranga"], &["FC", "CDF", "RWF", "BIF"]),
    fixed("degree Celsius", "celsius", &["selsiasi", "sentigredi", "selsiusi"], &["°C", "℃", "C"]),
    fixed("degree Fahrenheit", "fahrenheit", &["fahrenheit", "farenhaiti"], &["°F", "℉", "F"]),
    fixed("per cent", "percent", &["asilimia", "kwa mia"], &["%", "٪"]),
];

/// Some of [`MEASURES`], one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures(u64);

impl Measures {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one is in both.
    pub fn meets(self, other: Measures) -> bool {
        self.0 & other.0 != 0
    }

    /// The first of them.
    pub fn first(self) -> Option<&'static Measure> {
        MEASURES.get(usize::try_from(self.0.trailing_zeros()).ok()?)
    }

    /// Those that fit.
    fn all(fits: impl Fn(&Measure) -> bool) -> Measures {
        let bits = MEASURES.iter().enumerate().filter(|(_, measure)| fits(measure));
        Measures(bits.fold(0, |bits, (at, _)| bits | 1 << at))
    }
}

/// The units by their symbols.
static BY_SYMBOL: LazyLock<FnvHashMap<&str, Measures>> = LazyLock::new(|| index(|measure| measure.symbols.to_vec()));

/// The units by their names, folded; of English ones also the other number's.
static BY_NAME: LazyLock<FnvHashMap<&str, Measures>> = LazyLock::new(|| {
    index(|measure| [measure.english, measure.other].iter().chain(measure.swahili).copied().collect())
});

/// The units by the English names that take an -s.
static BY_ENGLISH: LazyLock<FnvHashMap<&str, Measures>> =
    LazyLock::new(|| index(|measure| vec![measure.english, measure.other]));

fn index(words: impl Fn(&'static Measure) -> Vec<&'static str>) -> FnvHashMap<&'static str, Measures> {
    let mut index: FnvHashMap<&str, Measures> = FnvHashMap::default();
    for (at, measure) in MEASURES.iter().enumerate() {
        for word in words(measure).into_iter().filter(|word| !word.is_empty()) {
            index.entry(word).or_default().0 |= 1 << at;
        }
    }
    index
}

/// The units that `word`, as written, names in English or Swahili or by a symbol.
pub fn named(word: &str) -> Measures {
    let symbol = word.strip_suffix('.').unwrap_or(word);
    let by_symbol = BY_SYMBOL.get(symbol).copied().unwrap_or_default();
    if !by_symbol.is_empty() || word.len() < 2 {
        return by_symbol;
    }
    let folded = fold(word);
    let by_name = BY_NAME.get(folded.as_str()).copied().unwrap_or_default();
    let singular = folded.strip_suffix('s').and_then(|name| BY_ENGLISH.get(name)).copied().unwrap_or_default();
    Measures(by_name.0 | singular.0)
}

/// A unit beside a number, with its bytes.
pub type Beside = (Measures, Range<usize>);

/// The unit of the number at `number` in an English text: `5 km`, `five-mile`, `$3 million`, `30 degrees Celsius`.
pub fn of_english(text: &str, number: &Range<usize>) -> Option<Beside> {
    if let Some(money) = sign_before(text, number.start) {
        return Some(money);
    }
    let mut words = Words { text, at: number.end };
    let mut last = None;
    for _ in 0..4 {
        let span = words.next()?;
        let word = text.get(span.clone()).unwrap_or_default();
        let measures = named(word);
        let second = last == Some("degrees") || last == Some("degree") || last == Some("°");
        if !measures.is_empty() && (word.len() > 1 || second || !matches!(word, "C" | "F")) {
            return Some((measures, span));
        }
        if word == "per" {
            let cent = words.next().filter(|next| text.get(next.clone()) == Some("cent"))?;
            return Some((named("percent"), span.start..cent.end));
        }
        let size = matches!(word, "thousand" | "million" | "billion" | "trillion" | "hundred");
        if !size && !matches!(word, "degrees" | "degree" | "°" | "US" | "more") {
            return None;
        }
        last = Some(word);
    }
    None
}

/// The unit of the number at `number` in a Swahili text: `kilomita 5`, `dola za Marekani milioni 3`, `nyuzi joto 30`.
pub fn of_swahili(text: &str, number: &Range<usize>) -> Option<Beside> {
    if let Some(money) = sign_before(text, number.start) {
        return Some(money);
    }
    let mut end = number.start;
    for _ in 0..4 {
        let Some(span) = word_before(text, end) else { break };
        let word = fold(text.get(span.clone()).unwrap_or_default());
        let measures = named(&word);
        if !measures.is_empty() {
            return Some((measures, span));
        }
        let passes =
            matches!(word.as_str(), "za" | "ya" | "wa" | "la" | "marekani" | "mraba" | "joto" | "kama" | "tsh")
                || numerals::is_number_word(&word);
        if !passes {
            break;
        }
        end = span.start;
    }
    let mut words = Words { text, at: number.end };
    let span = words.next()?;
    let word = text.get(span.clone()).unwrap_or_default();
    let hundred = word == "kwa" && words.next().is_some_and(|next| text.get(next) == Some("mia"));
    let measures = if hundred { named("asilimia") } else { named(word) };
    // `5 saa` is no unit's place, and a letter alone may be anything.
    let sound =
        !measures.is_empty() && (word.len() > 1 || matches!(word, "%" | "m" | "g" | "V" | "W" | "L" | "l" | "t"));
    sound.then_some((measures, span))
}

/// A sign of money that ends at `at`.
fn sign_before(text: &str, at: usize) -> Option<Beside> {
    let before = text.get(..at)?.trim_end_matches([' ', '\u{A0}']);
    let before = before.strip_suffix('.').unwrap_or(before);
    let inside = |c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '€' | '£' | '¥' | '₹');
    let start = before.trim_end_matches(inside).len();
    let word = before.get(start..).filter(|word| !word.is_empty() && word.len() <= 6)?;
    // Names of units stand before numbers in Swahili alone: here only signs and letters of money.
    let money = Measures::all(|measure| {
        let is_money = matches!(measure.english, "dollar" | "euro" | "shilling" | "rupee" | "yen" | "yuan" | "franc")
            || measure.english == "pound sterling";
        is_money && measure.symbols.contains(&word)
    });
    (!money.is_empty()).then_some((money, start..before.len()))
}

fn word_before(text: &str, at: usize) -> Option<Range<usize>> {
    let end = text.get(..at)?.trim_end_matches([' ', '\u{A0}']).len();
    let start = text.get(..end)?.trim_end_matches(char::is_alphabetic).len();
    (start < end).then_some(start..end)
}

/// The words after a place, with single signs such as `%` and `°C` as words; a hyphen joins.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{202F}', '-']).len();
        let rest = self.text.get(start..)?;
        let first = rest.chars().next()?;
        let length = if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else if first == '°' {
            rest.strip_prefix('°').filter(|rest| rest.starts_with(['C', 'F'])).map_or(first.len_utf8(), |_| 3)
        } else if rest.starts_with("/=") || rest.starts_with("/-") {
            2
        } else if matches!(first, '%' | '٪' | '€' | '$' | '℃' | '℉') {
            first.len_utf8()
        } else {
            return None;
        };
        self.at = start + length;
        Some(start..start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(beside: Option<Beside>) -> &'static str {
        beside.and_then(|(measures, _)| measures.first()).map_or("", |measure| measure.english)
    }

    #[test]
    fn units_beside_numbers() {
        for (english, unit) in [
            ("25 km", "kilometre"),
            ("25-mile walk", "mile"),
            ("$25 million", "dollar"),
            ("25 million dollars", "dollar"),
            ("25 degrees Celsius", "degree Celsius"),
            ("25°F", "degree Fahrenheit"),
            ("25 per cent", "per cent"),
            ("25%", "per cent"),
            ("25 people", ""),
            ("25", ""),
        ] {
            let at = english.find("25").unwrap();
            assert_eq!(name(of_english(english, &(at..at + 2))), unit, "{english}");
        }
        for (swahili, unit) in [
            ("kilomita 25", "kilometre"),
            ("dola za Marekani milioni 25", "dollar"),
            ("nyuzi joto 25", ""),
            ("25°C", "degree Celsius"),
            ("asilimia 25", "per cent"),
            ("25 kwa mia", "per cent"),
            ("Sh. 25", "shilling"),
            ("watu 25", ""),
        ] {
            let at = swahili.find("25").unwrap();
            assert_eq!(name(of_swahili(swahili, &(at..at + 2))), unit, "{swahili}");
        }
    }

    #[test]
    fn a_name_of_two_units_is_both() {
        assert!(named("pauni").meets(named("£")) && named("pauni").meets(named("lbs")));
        assert!(!named("maili").meets(named("km")));
    }
}
