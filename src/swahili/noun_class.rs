//! The noun classes with their prefixes and concords: the one table that everything else here reads.
//!
//! Numbers are Meinhof's as grammars of Swahili use them: 1 to 11 and 14 to 18 (12 and 13 are lost). Words that agree
//! are made from the table in [`super::concord`], adjectives in [`super::adjective`], verbs in [`super::verb`].

use std::fmt;

/// One noun class, 1–11 or 14–18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NounClass(u8);

/// What goes by class.
struct Row {
    number: u8,
    noun_prefixes: &'static [&'static str],
    adjective: &'static str,
    pronominal: &'static str,
    subject: &'static str,
    object: &'static str,
    relative: &'static str,
    demonstratives: [&'static str; 3],
}

/// In the order of the columns: class; prefixes of nouns, the one before a consonant first (empty: none is written); of
/// adjectives before a consonant; the letters of the concord of pronouns (`-a`, `-ake`, `-ote`, `-enye`); of subject
/// and object; the marker of relative verbs; this, that (spoken of), that (over there).
/// Source: Ashton 1944, as in every school grammar. Class 1 has `yu-` before `-po`, `-ko`, `-mo`.
#[rustfmt::skip]
const TABLE: [Row; 16] = [
    row(1,  &["m", "mw", "mu"],    "m",  "w",  "a",  "m",  "ye",  ["huyu", "huyo", "yule"]),
    row(2,  &["wa", "w"],          "wa", "w",  "wa", "wa", "o",   ["hawa", "hao", "wale"]),
    row(3,  &["m", "mw", "mu"],    "m",  "w",  "u",  "u",  "o",   ["huu", "huo", "ule"]),
    row(4,  &["mi"],               "mi", "y",  "i",  "i",  "yo",  ["hii", "hiyo", "ile"]),
    row(5,  &["", "ji", "j"],      "",   "l",  "li", "li", "lo",  ["hili", "hilo", "lile"]),
    row(6,  &["ma", "me"],         "ma", "y",  "ya", "ya", "yo",  ["haya", "hayo", "yale"]),
    row(7,  &["ki", "ch"],         "ki", "ch", "ki", "ki", "cho", ["hiki", "hicho", "kile"]),
    row(8,  &["vi", "vy"],         "vi", "vy", "vi", "vi", "vyo", ["hivi", "hivyo", "vile"]),
    row(9,  &["n", "ny", "m", ""], "n",  "y",  "i",  "i",  "yo",  ["hii", "hiyo", "ile"]),
    row(10, &["n", "ny", "m", ""], "n",  "z",  "zi", "zi", "zo",  ["hizi", "hizo", "zile"]),
    row(11, &["u", "w"],           "m",  "w",  "u",  "u",  "o",   ["huu", "huo", "ule"]),
    row(14, &["u", "w"],           "m",  "w",  "u",  "u",  "o",   ["huu", "huo", "ule"]),
    row(15, &["ku", "kw"],         "ku", "kw", "ku", "ku", "ko",  ["huku", "huko", "kule"]),
    row(16, &[""],                 "pa", "p",  "pa", "pa", "po",  ["hapa", "hapo", "pale"]),
    row(17, &[""],                 "ku", "kw", "ku", "ku", "ko",  ["huku", "huko", "kule"]),
    row(18, &[""],                 "m",  "mw", "m",  "mu", "mo",  ["humu", "humo", "mle"]),
];

#[expect(clippy::too_many_arguments, reason = "the columns of one table")]
const fn row(
    number: u8,
    noun_prefixes: &'static [&'static str],
    adjective: &'static str,
    pronominal: &'static str,
    subject: &'static str,
    object: &'static str,
    relative: &'static str,
    demonstratives: [&'static str; 3],
) -> Row {
    Row { number, noun_prefixes, adjective, pronominal, subject, object, relative, demonstratives }
}

impl NounClass {
    /// Class 1: one person.
    pub const PERSON: NounClass = NounClass(1);
    /// Class 2: persons.
    pub const PERSONS: NounClass = NounClass(2);
    /// Class 15: infinitives.
    pub const INFINITIVE: NounClass = NounClass(15);

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

    /// The prefix of its adjectives before a consonant; in classes 9 and 10 it changes with the consonant.
    pub fn adjective_prefix(self) -> &'static str {
        self.row().adjective
    }

    /// The letters that its pronouns begin with before a vowel: `w`, `y`, `l`, `ch` …
    pub fn pronominal(self) -> &'static str {
        self.row().pronominal
    }

    /// The subject prefix of its verbs.
    pub fn subject(self) -> &'static str {
        self.row().subject
    }

    /// The object prefix that stands for its nouns.
    pub fn object(self) -> &'static str {
        self.row().object
    }

    /// The marker of relative verbs, also in `amba-`, `ndi-` and `na-`: `ye`, `o`, `yo`, `lo` …
    pub fn relative(self) -> &'static str {
        self.row().relative
    }

    /// This, that which was spoken of, that over there: `huu`, `huo`, `ule`.
    pub fn demonstratives(self) -> [&'static str; 3] {
        self.row().demonstratives
    }

    /// Its `-a` of relation: `wa`, `ya`, `la`, `cha` …
    pub fn associative(self) -> String {
        format!("{}a", self.pronominal())
    }

    /// Its `-enye` "having": `wenye`, `yenye` …, and `mwenye` in class 1, which alone takes the prefix of adjectives.
    pub fn enye(self) -> String {
        let concord = if self == Self::PERSON { "mw" } else { self.pronominal() };
        format!("{concord}enye")
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
