//! What a column can hold, and by which names headers call it.
//!
//! Names are compared by their letters and digits alone, so `Part of speech`, `part_of_speech` and `PartOfSpeech` are
//! one.

use super::languages;
use crate::text::language::Language;

/// Defines the fields, each with the name that we write and further names that are read.
macro_rules! fields {
    ($($field:ident = $name:literal $(| $alias:literal)*,)+) => {
        /// What a column holds, where that is no text in a language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Field { $($field,)+ }

        impl Field {
            /// Every field.
            pub(super) const ALL: &'static [Field] = &[$(Field::$field,)+];

            /// The name in the headers that we write.
            pub(super) fn name(self) -> &'static str {
                match self { $(Field::$field => $name,)+ }
            }

            fn of_letters(letters: &str) -> Option<Field> {
                match letters { $($name $(| $alias)* => Some(Field::$field),)+ _ => Field::of_own_name(letters) }
            }
        }
    };
}

fields! {
    Concept = "concept",
    Accept = "accept" | "kubali",
    Domain = "domain" | "entrydomain" | "subjectfield" | "topic" | "category" | "uwanja",
    Subject = "subject" | "entrysubject",
    Definition = "definition" | "description" | "desc" | "def" | "meaning" | "ufafanuzi" | "fasili" | "maana",
    DoNotTranslate = "do_not_translate" | "nontranslatable" | "donttranslate",
    ConceptNote = "concept_note" | "entrynote",
    EntryId = "entry_id" | "conceptid" | "termentryid",
    Lang = "lang" | "language" | "locale" | "lugha",
    Term = "term" | "istilahi",
    Status = "status" | "state" | "termstatus" | "hali",
    PartOfSpeech = "part_of_speech" | "pos" | "wordclass",
    NounClass = "noun_class" | "ngeli",
    Plural = "plural" | "wingi",
    Animate = "animate",
    Source = "source",
    Note = "note" | "notes" | "comment" | "comments" | "remark" | "remarks" | "maoni" | "maelezo" | "usagenote",
    Translatable = "translatable",
    CaseSensitive = "case_sensitive",
    Abbreviation = "abbreviation",
    Forbidden = "forbidden",
    TermInfo = "term_info",
    TermExample = "term_example" | "example" | "usageexample" | "mfano",
    Id = "id" | "stringid" | "segmentid" | "unitid" | "tuid" | "key" | "identifier" | "no" | "nr" | "number" | "namba",
    Context = "context" | "msgctxt" | "muktadha",
    SourceText = "source_text" | "sourcestring" | "sourcesegment" | "sourceterm" | "src" | "original" | "originaltext",
    TargetText = "target_text" | "target" | "targetstring" | "targetsegment" | "targetterm" | "translation" | "trg"
        | "tgt" | "tafsiri" | "translatedtext",
    SourceLang = "source_lang" | "sourcelanguage" | "sourcelocale" | "srclang" | "sourcelanguagecode",
    TargetLang = "target_lang" | "targetlanguage" | "targetlocale" | "trglang" | "tgtlang" | "targetlanguagecode",
    Origin = "origin" | "asili",
    Verdict = "verdict" | "uamuzi",
    CreationDate = "creationdate" | "created" | "createdat" | "createdon" | "entrycreated",
    CreationId = "creationid" | "createdby" | "author" | "translator" | "entrycreator",
    ChangeDate = "changedate" | "changed" | "changedat" | "modified" | "modifiedat" | "lastmodified"
        | "entrylastmodified",
    ChangeId = "changeid" | "changedby" | "modifiedby" | "lastmodifiedby" | "entrymodifier",
}

impl Field {
    /// The fields whose own name has an underscore, which letters alone do not have.
    fn of_own_name(letters: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| {
            let name = field.name();
            name.contains('_') && name.bytes().filter(|b| *b != b'_').eq(letters.bytes())
        })
    }

    /// The field that `written` names.
    pub(super) fn named(written: &str) -> Option<Field> {
        if written.trim() == "#" {
            return Some(Field::Id);
        }
        if written.len() > 80 {
            return None;
        }
        let letters: String = written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Field::of_letters(&letters)
    }
}

/// The language of a column with texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    /// This one, as the header writes it.
    Named { language: Language, written: String },
    /// The one that is translated from: the row or whoever asks says which.
    Source,
    /// The one that is translated into.
    Target,
}

/// What a column's name means on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Field(Field),
    Text(Tongue),
    /// It says something of the texts in a language.
    Of(Language, Field),
    Unknown,
}

impl Name {
    /// What `written` means in the header of a file.
    pub(super) fn of(written: &str) -> Name {
        let written = written.trim();
        if let Some(field) = Field::named(written) {
            return Name::Field(field);
        }
        if let Some(language) = languages::named(written) {
            return Name::Text(in_language(language, written));
        }
        Name::of_several_words(written).unwrap_or(Name::Unknown)
    }

    /// What somebody means who calls a column `called`: every language tag counts.
    pub(super) fn given(called: &str) -> Name {
        match (Name::of(called), called.parse::<Language>()) {
            (Name::Unknown, Ok(language)) => Name::Text(in_language(language, called)),
            (name, _) => name,
        }
    }

    /// `Source (en)`, `English term`, `Swahili: Definition`, `noun class sw`.
    fn of_several_words(written: &str) -> Option<Name> {
        if written.len() > 80 {
            return None;
        }
        let words = languages::words(written);
        for cut in 1..words.len() {
            let (front, back) = words.split_at(cut);
            for (language, what) in [(front, back), (back, front)] {
                let what = what.concat();
                let is_text = is_text_word(&what);
                let Some(language) = languages::of_words(language) else { continue };
                if is_text {
                    return Some(Name::Text(in_language(language, written)));
                }
                if let Some(field) = Field::named(&what) {
                    return Some(Name::Of(language, field));
                }
            }
        }
        let (language, before) = bracketed(written)?;
        is_text_word(&languages::words(before).concat()).then(|| Name::Text(in_language(language, written)))
    }
}

/// Whether it is a word for the text itself, as it stands beside the name of its language.
fn is_text_word(letters: &str) -> bool {
    let is_field = |fields: &[Field]| Field::of_letters(letters).is_some_and(|field| fields.contains(&field));
    is_field(&[Field::Source, Field::SourceText, Field::TargetText, Field::Term])
        || matches!(letters, "text" | "string" | "segment" | "value" | "sourcelanguage" | "targetlanguage")
}

/// The language of a tag in brackets at the end, whatever tag it is, and what stands before it.
fn bracketed(written: &str) -> Option<(Language, &str)> {
    let (before, tag) = written.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    Some((tag.parse().ok()?, before))
}

fn in_language(language: Language, written: &str) -> Tongue {
    // A name is kept as the tag that it means; a tag is kept as it is spelt.
    let is_tag = written.trim().parse::<Language>().is_ok_and(|parsed| parsed == language);
    let written = if is_tag { written.trim().to_owned() } else { language.to_string() };
    Tongue::Named { language, written }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(written: &str) -> Option<String> {
        match Name::of(written) {
            Name::Text(Tongue::Named { language, .. }) => Some(language.to_string()),
            _ => None,
        }
    }

    #[test]
    fn fields_are_known_by_their_letters() {
        for (written, field) in [
            ("Part of speech", Field::PartOfSpeech),
            ("part-of-speech", Field::PartOfSpeech),
            ("do_not_translate", Field::DoNotTranslate),
            ("Entry_ID", Field::EntryId),
            ("sourceString", Field::SourceText),
            ("targetLang", Field::TargetLang),
            ("source_text", Field::SourceText),
            ("casesensitive", Field::CaseSensitive),
            ("#", Field::Id),
            ("Maoni", Field::Note),
        ] {
            assert_eq!(Field::named(written), Some(field), "{written}");
        }
        for field in Field::ALL {
            assert_eq!(Field::named(field.name()), Some(*field));
        }
    }

    #[test]
    fn texts_are_known_with_words_around_their_language() {
        for (written, tag) in [
            ("Source (en)", "en"),
            ("Target: sw-TZ", "sw-TZ"),
            ("English term", "en"),
            ("Translation [Kiswahili]", "sw"),
            ("source_en", "en"),
            ("Source language: English (US)", "en-US"),
            ("source (xyz)", "xyz"),
        ] {
            assert_eq!(text(written).as_deref(), Some(tag), "{written}");
        }
    }

    #[test]
    fn columns_can_speak_of_one_language() {
        for (written, tag, field) in [
            ("English_Def", "en", Field::Definition),
            ("English_United_States_Def", "en-US", Field::Definition),
            ("Swahili::Status", "sw", Field::Status),
            ("noun_class_sw", "sw", Field::NounClass),
        ] {
            assert_eq!(Name::of(written), Name::Of(tag.parse().unwrap(), field), "{written}");
        }
        for written in ["colour", "word", "gloss", "Last, but not least", ""] {
            assert_eq!(Name::of(written), Name::Unknown, "{written}");
        }
    }
}
