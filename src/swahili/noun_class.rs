//! The noun classes, their prefixes and concords, and the spelling of class sets: `7/8`, `14`, `5/6|9/10`.
//!
//! Numbers are Meinhof's as grammars of Swahili use them: 1 to 11 and 14 to 18 (12 and 13 are lost). One table holds
//! everything that goes by class.

use std::fmt;
use std::str::FromStr;

/// One noun class, 1–11 or 14–18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NounClass(u8);

/// What goes by class.
struct Row {
    number: u8,
    noun_prefixes: &'static [&'static str],
    associative: &'static str,
    enye: &'static str,
}

const fn row(number: u8, noun_prefixes: &'static [&'static str], associative: &'static str, enye: &'static str) -> Row {
    Row { number, noun_prefixes, associative, enye }
}

/// Noun prefixes with the one before a consonant first (empty: none is written), `-a`, `-enye`.
/// Source: Ashton 1944, as in every school grammar.
#[rustfmt::skip]
const TABLE: [Row; 16] = [
    row(1,  &["m", "mw", "mu"],        "wa",  "mwenye"),
    row(2,  &["wa", "w"],              "wa",  "wenye"),
    row(3,  &["m", "mw", "mu"],        "wa",  "wenye"),
    row(4,  &["mi"],                   "ya",  "yenye"),
    row(5,  &["", "ji", "j"],          "la",  "lenye"),
    row(6,  &["ma", "me"],             "ya",  "yenye"),
    row(7,  &["ki", "ch"],             "cha", "chenye"),
    row(8,  &["vi", "vy"],             "vya", "vyenye"),
    row(9,  &["n", "ny", "m", ""],     "ya",  "yenye"),
    row(10, &["n", "ny", "m", ""],     "za",  "zenye"),
    row(11, &["u", "w"],               "wa",  "wenye"),
    row(14, &["u", "w"],               "wa",  "wenye"),
    row(15, &["ku", "kw"],             "kwa", "kwenye"),
    row(16, &[""],                     "pa",  "penye"),
    row(17, &[""],                     "kwa", "kwenye"),
    row(18, &[""],                     "mwa", "mwenye"),
];

impl NounClass {
    /// Every class, by number.
    pub fn all() -> impl Iterator<Item = NounClass> {
        TABLE.iter().map(|row| NounClass(row.number))
    }

    /// The class with this number; `None` for 12, 13 and what is no class.
    pub fn new(number: u8) -> Option<Self> {
        TABLE.iter().any(|row| row.number == number).then_some(NounClass(number))
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The prefixes that its nouns can have, that before a consonant first; an empty one where nouns stand without.
    pub fn noun_prefixes(self) -> &'static [&'static str] {
        self.row().noun_prefixes
    }

    /// Its `-a` of relation: `wa`, `ya`, `la`, `cha` …
    pub fn associative(self) -> &'static str {
        self.row().associative
    }

    /// Its `-enye` "having": `wenye`, `yenye` …, and `mwenye` in class 1.
    pub fn enye(self) -> &'static str {
        self.row().enye
    }

    /// Whether its nouns are plurals of another class.
    pub fn is_plural(self) -> bool {
        matches!(self.0, 2 | 4 | 6 | 8 | 10)
    }

    fn row(self) -> &'static Row {
        // `new` is the only way to a class, so the search cannot end on the fallback.
        TABLE.iter().find(|row| row.number == self.0).unwrap_or(&TABLE[0])
    }
}

impl fmt::Display for NounClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The classes of one noun: of its citation form and of its plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassPair {
    /// The class of the citation form: a singular one, or a plural one where there is no singular (`maji`, 6).
    pub singular: NounClass,
    /// The class of the plural; `None` where there is none (`uwezo`, 14).
    pub plural: Option<NounClass>,
}

impl ClassPair {
    /// The pair whose concords the noun's modifiers take: 1/2 for persons and animals, whatever the class of the noun.
    pub fn concords(self, animate: bool) -> ClassPair {
        if !animate {
            return self;
        }
        let singular = if self.singular.is_plural() { NounClass(2) } else { NounClass(1) };
        ClassPair { singular, plural: self.plural.map(|_| NounClass(2)) }
    }
}

impl fmt::Display for ClassPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.singular)?;
        self.plural.map_or(Ok(()), |plural| write!(f, "/{plural}"))
    }
}

/// Text that names no noun class or set of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no noun class; write a pair such as 7/8, one class such as 14, or several as 5/6|9/10")]
pub struct NotANounClass(pub String);

impl FromStr for ClassPair {
    type Err = NotANounClass;

    fn from_str(written: &str) -> Result<Self, NotANounClass> {
        let refused = || NotANounClass(written.to_owned());
        let class = |number: &str| {
            let digits = Some(number.trim()).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|digits| digits.parse().ok()).and_then(NounClass::new).ok_or_else(refused)
        };
        let Some((singular, plural)) = written.split_once('/') else {
            return Ok(ClassPair { singular: class(written)?, plural: None });
        };
        let (singular, plural) = (class(singular)?, class(plural)?);
        if singular.is_plural() || !plural.is_plural() {
            return Err(refused());
        }
        Ok(ClassPair { singular, plural: Some(plural) })
    }
}

/// The class pairs that one noun is used in, as written; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClassSet(Vec<ClassPair>);

impl ClassSet {
    /// The pairs, the usual one first.
    pub fn pairs(&self) -> &[ClassPair] {
        &self.0
    }
}

impl FromStr for ClassSet {
    type Err = NotANounClass;

    fn from_str(written: &str) -> Result<Self, NotANounClass> {
        let mut pairs: Vec<ClassPair> = Vec::new();
        for part in written.split('|') {
            let pair = part.parse().map_err(|_| NotANounClass(written.to_owned()))?;
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        Ok(ClassSet(pairs))
    }
}

impl fmt::Display for ClassSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, pair) in self.0.iter().enumerate() {
            write!(f, "{}{pair}", if at == 0 { "" } else { "|" })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_sets_are_read_and_written_alike() {
        for written in ["7/8", "14", "6", "5/6|9/10", "11/10|11/6", "9/6", "1/4"] {
            assert_eq!(written.parse::<ClassSet>().unwrap().to_string(), written);
        }
        assert_eq!(" 9 / 10 | 9/10".parse::<ClassSet>().unwrap().to_string(), "9/10");
    }

    #[test]
    fn what_is_no_class_is_refused() {
        for written in
            ["", "|", "12", "13", "19", "0", "7/", "/8", "7/9", "8/7", "7/8/9", "+7", "256", "n", "7/8|", "7-8"]
        {
            assert!(written.parse::<ClassSet>().is_err(), "{written}");
        }
    }

    #[test]
    fn concords_go_by_class_and_by_animacy() {
        let concords = |written: &str, animate: bool| {
            let pair = written.parse::<ClassPair>().unwrap().concords(animate);
            [pair.singular.associative(), pair.plural.map_or("", NounClass::associative)]
        };
        assert_eq!(concords("3/4", false), ["wa", "ya"]);
        assert_eq!(concords("7/8", false), ["cha", "vya"]);
        assert_eq!(concords("7/8", true), ["wa", "wa"]);
        assert_eq!(concords("6", false), ["ya", ""]);
        assert_eq!(NounClass::all().count(), 16);
    }
}
