//! The words that files have for categories and their values.
//!
//! They are compared by letters and digits alone, in any case: `preferredTerm-admn-sts`, `preferredTermAdmnSts` and
//! `Preferred term` are one word.

use crate::model::concept::{PartOfSpeech, TermStatus};

/// A word without case, spaces and signs, for comparing.
pub(super) fn key(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a category says, as far as it has a place of its own here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The status of a term. Of two that speak of it the one with the lower number is right.
    Status(u8),
    PartOfSpeech,
    TermType,
    Number,
    NounClass,
    Plural,
    Animacy,
    Source,
    Definition,
    Domain,
    /// How far somebody has come with the term.
    Process,
    /// Whether it is to be translated at all.
    Translate,
    /// Text for people, which goes into the note.
    Note,
    /// None of these: it is kept in the entry as it was written only.
    Other,
}

/// What the category called `name` says.
pub(super) fn meaning(name: &str) -> Meaning {
    match key(name).as_str() {
        "administrativestatus" => Meaning::Status(0),
        "usagestatus" => Meaning::Status(1),
        "normativeauthorization" | "normativeauthorisation" => Meaning::Status(2),
        "status" | "termstatus" => Meaning::Status(3),
        "processstatus" => Meaning::Process,
        "partofspeech" | "pos" | "wordclass" => Meaning::PartOfSpeech,
        "termtype" => Meaning::TermType,
        "grammaticalnumber" | "number" => Meaning::Number,
        "nounclass" | "xnounclass" | "ngeli" | "xngeli" => Meaning::NounClass,
        "plural" | "pluralform" | "xplural" | "wingi" => Meaning::Plural,
        "animacy" | "animate" => Meaning::Animacy,
        "source" => Meaning::Source,
        "definition" => Meaning::Definition,
        "subjectfield" | "domain" => Meaning::Domain,
        "translationneeded" | "translationnote" => Meaning::Translate,
        "context" | "example" | "explanation" | "usagenote" | "geographicalusage" | "transfercomment" | "remark"
        | "comment" | "note" | "" => Meaning::Note,
        _ => Meaning::Other,
    }
}

/// The status that `value` stands for.
pub(super) fn status(value: &str) -> Option<TermStatus> {
    let key = key(value);
    let word = key.strip_suffix("admnsts").unwrap_or(&key);
    let word = word.strip_suffix("term").unwrap_or(word);
    match word {
        "preferred" | "standardized" | "standardised" | "legal" | "regulated" | "approved" | "recommended"
        | "mandatory" => Some(TermStatus::Preferred),
        "admitted" | "allowed" | "acceptable" | "accepted" | "alternative" | "permitted" => Some(TermStatus::Admitted),
        "deprecated" | "superseded" | "obsolete" | "archaic" | "outdated" | "notrecommended" | "nonrecommended" => {
            Some(TermStatus::Deprecated)
        }
        "forbidden" | "prohibited" | "rejected" | "incorrect" | "wrong" | "donotuse" | "notallowed" => {
            Some(TermStatus::Forbidden)
        }
        _ => None,
    }
}

/// The part of speech that `value` stands for; `Some(None)` where it is a known one that has no word here.
pub(super) fn part_of_speech(value: &str) -> Option<Option<PartOfSpeech>> {
    Some(Some(match key(value).as_str() {
        "noun" | "n" | "commonnoun" | "nounphrase" => PartOfSpeech::Noun,
        "verb" | "v" | "verbphrase" => PartOfSpeech::Verb,
        "adjective" | "adj" | "adjectivephrase" => PartOfSpeech::Adjective,
        "adverb" | "adv" => PartOfSpeech::Adverb,
        "propernoun" | "name" | "propername" => PartOfSpeech::ProperNoun,
        "phrase" => PartOfSpeech::Phrase,
        "other" | "preposition" | "conjunction" | "pronoun" | "interjection" | "article" | "determiner"
        | "particle" | "numeral" => return Some(None),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_status_is_known() {
        for (value, status_of_it) in [
            ("preferredTerm-admn-sts", TermStatus::Preferred),
            ("preferredTermAdmnSts", TermStatus::Preferred),
            ("preferred", TermStatus::Preferred),
            ("standardizedTerm-admn-sts", TermStatus::Preferred),
            ("admittedTerm", TermStatus::Admitted),
            ("supersededTerm-admn-sts", TermStatus::Deprecated),
            ("Obsolete", TermStatus::Deprecated),
            ("deprecated term", TermStatus::Deprecated),
            ("forbidden", TermStatus::Forbidden),
            ("Do not use", TermStatus::Forbidden),
        ] {
            assert_eq!(status(value), Some(status_of_it), "{value}");
        }
        for value in ["", "term", "best", "proposed"] {
            assert_eq!(status(value), None, "{value}");
        }
    }

    #[test]
    fn categories_are_known_in_any_spelling() {
        assert_eq!(meaning("Part of Speech"), Meaning::PartOfSpeech);
        assert_eq!(meaning("x-nounClass"), Meaning::NounClass);
        assert_eq!(meaning("Usage note"), Meaning::Note);
        assert_eq!(meaning("Txt::Text Field"), Meaning::Other);
        assert_eq!(part_of_speech("properNoun"), Some(Some(PartOfSpeech::ProperNoun)));
        assert_eq!(part_of_speech("other"), Some(None));
        assert_eq!(part_of_speech("thing"), None);
    }
}
