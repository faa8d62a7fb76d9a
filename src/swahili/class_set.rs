//! The classes of one noun, singular and plural, and the spelling of sets of them: `7/8`, `14`, `5/6|9/10`.

use std::fmt;
use std::str::FromStr;

use super::noun_class::NounClass;

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
        let singular = if self.singular.is_plural() { NounClass::PERSONS } else { NounClass::PERSON };
        ClassPair { singular, plural: self.plural.map(|_| NounClass::PERSONS) }
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

impl From<ClassPair> for ClassSet {
    fn from(pair: ClassPair) -> Self {
        ClassSet(vec![pair])
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
            [pair.singular.associative(), pair.plural.map_or(String::new(), NounClass::associative)]
        };
        assert_eq!(concords("3/4", false), ["wa", "ya"]);
        assert_eq!(concords("7/8", false), ["cha", "vya"]);
        assert_eq!(concords("7/8", true), ["wa", "wa"]);
        assert_eq!(concords("6", false), ["ya", ""]);
        assert_eq!(NounClass::all().count(), 16);
    }
}
