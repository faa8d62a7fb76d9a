//! Language tags: BCP 47, read with the spellings that files really carry.
//!
//! A tag is held in canonical case (`sw-TZ`, `zh-Hant`); `swa`, `swh` and `eng` become `sw` and `en`, an underscore a
//! hyphen. The spelling of a file is kept beside it by whoever read the file.

use std::fmt;
use std::str::FromStr;

use oxilangtag::LanguageTag as Parsed;

/// A language in canonical spelling, such as `en`, `sw-TZ` or `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// Text that is no BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language tag; use a BCP 47 tag such as en, sw or sw-TZ")]
pub struct NotALanguage(pub String);

/// ISO 639-2 and 639-3 codes that files use where BCP 47 wants the two-letter one.
const ALIASES: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("chi", "zh"),
    ("deu", "de"),
    ("eng", "en"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("kin", "rw"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swa", "sw"),
    ("swh", "sw"),
    ("zho", "zh"),
];

impl Language {
    /// English, the default source language.
    pub fn english() -> Self {
        Language("en".to_owned())
    }

    /// Swahili, the default target language.
    pub fn swahili() -> Self {
        Language("sw".to_owned())
    }

    /// The language of text whose tag says nothing (`und` in BCP 47).
    pub fn undetermined() -> Self {
        Language("und".to_owned())
    }

    /// The canonical tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag, `sw` of `sw-TZ`: what memories are searched by.
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// How well `self` serves where `wanted` was asked for: 2 the same tag, 1 the bare language (`sw` for `sw-TZ`),
    /// 0 another region or script of it; `None` for another language.
    pub fn serves(&self, wanted: &Language) -> Option<u8> {
        if self.base() != wanted.base() {
            None
        } else if self == wanted {
            Some(2)
        } else if self.0 == wanted.base() {
            Some(1)
        } else {
            Some(0)
        }
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(written: &str) -> Result<Self, NotALanguage> {
        let refused = || NotALanguage(written.to_owned());
        let tag = Parsed::parse_and_normalize(&written.trim().replace('_', "-")).map_err(|_| refused())?;
        let primary = tag.primary_language().to_owned();
        if !(2..=3).contains(&primary.len()) {
            return Err(refused());
        }
        let rest = &tag.as_str()[primary.len()..];
        let primary =
            ALIASES.iter().find(|(code, _)| *code == primary).map_or(primary.as_str(), |(_, canonical)| *canonical);
        Ok(Language(format!("{primary}{rest}")))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(written: &str) -> String {
        written.parse::<Language>().unwrap().to_string()
    }

    #[test]
    fn spellings_of_one_language_become_one_tag() {
        for (written, tag) in
            [("EN-us", "en-US"), ("SW_ke", "sw-KE"), ("swa", "sw"), ("swh-TZ", "sw-TZ"), ("zh-hant-tw", "zh-Hant-TW")]
        {
            assert_eq!(canonical(written), tag);
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for written in ["", "---", "english", "s", "*all*", "e n"] {
            assert!(written.parse::<Language>().is_err(), "{written}");
        }
    }

    #[test]
    fn a_region_falls_back_to_its_language() {
        let tanzania: Language = "sw-TZ".parse().unwrap();
        assert_eq!(tanzania.serves(&tanzania), Some(2));
        assert_eq!(Language::swahili().serves(&tanzania), Some(1));
        assert_eq!("sw-KE".parse::<Language>().unwrap().serves(&tanzania), Some(0));
        assert_eq!(Language::english().serves(&tanzania), None);
    }
}
