//! The words that tables of other programs have for our vocabularies.

use std::str::FromStr;

use crate::model::concept::{PartOfSpeech, TermStatus};

/// What a status is in the words of other programs.
const STATUSES: &[(&str, TermStatus)] = &[
    ("preferredterm", TermStatus::Preferred),
    ("recommended", TermStatus::Preferred),
    ("approved", TermStatus::Preferred),
    ("final", TermStatus::Preferred),
    ("admittedterm", TermStatus::Admitted),
    ("allowed", TermStatus::Admitted),
    ("accepted", TermStatus::Admitted),
    ("permitted", TermStatus::Admitted),
    ("synonym", TermStatus::Admitted),
    ("deprecatedterm", TermStatus::Deprecated),
    ("obsolete", TermStatus::Deprecated),
    ("superseded", TermStatus::Deprecated),
    ("notrecommended", TermStatus::Deprecated),
    ("forbiddenterm", TermStatus::Forbidden),
    ("prohibited", TermStatus::Forbidden),
    ("rejected", TermStatus::Forbidden),
    ("donotuse", TermStatus::Forbidden),
];

/// How far a translation has come, in tables of units: it says nothing of a term.
const NO_TERM_STATUSES: &[&str] = &["draft", "translated", "reviewed", "new", "proposed", "unreviewed"];

const PARTS_OF_SPEECH: &[(&str, PartOfSpeech)] = &[
    ("n", PartOfSpeech::Noun),
    ("nounphrase", PartOfSpeech::Noun),
    ("nomino", PartOfSpeech::Noun),
    ("v", PartOfSpeech::Verb),
    ("verbphrase", PartOfSpeech::Verb),
    ("kitenzi", PartOfSpeech::Verb),
    ("adj", PartOfSpeech::Adjective),
    ("kivumishi", PartOfSpeech::Adjective),
    ("adv", PartOfSpeech::Adverb),
    ("kielezi", PartOfSpeech::Adverb),
    ("name", PartOfSpeech::ProperNoun),
    ("propername", PartOfSpeech::ProperNoun),
];

fn letters(written: &str) -> String {
    written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A vocabulary with the words that others use for it.
pub(super) trait Vocabulary: FromStr<Err = crate::model::UnknownWord> + Copy {
    /// What `written` is in other programs' words; `Some(None)`: nothing, and rightly so.
    fn elsewhere(written: &str) -> Option<Option<Self>>;
}

impl Vocabulary for TermStatus {
    fn elsewhere(written: &str) -> Option<Option<Self>> {
        let letters = letters(written);
        if NO_TERM_STATUSES.contains(&letters.as_str()) {
            return Some(None);
        }
        STATUSES.iter().find(|(word, _)| *word == letters).map(|(_, status)| Some(*status))
    }
}

impl Vocabulary for PartOfSpeech {
    fn elsewhere(written: &str) -> Option<Option<Self>> {
        let letters = letters(written);
        PARTS_OF_SPEECH.iter().find(|(word, _)| *word == letters).map(|(_, part)| Some(*part))
    }
}

/// What a cell says that should say yes or no; `None`: neither.
pub(super) fn yes_or_no(written: &str) -> Option<bool> {
    match written.to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" | "hapana" => Some(false),
        "yes" | "y" | "true" | "1" | "ndiyo" | "x" => Some(true),
        _ => None,
    }
}
