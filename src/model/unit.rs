//! A translation unit and its variants.

use super::provenance::{Origin, Status};
use super::segment::Segment;
use crate::text::language::{Language, NotALanguage};

/// A note or property of a unit or variant, in the order of the file it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// What the property is called (TMX `prop type`); `None` for a note.
    pub property: Option<String>,
    /// The text.
    pub text: String,
    /// The attributes beside `type`, as written: `xml:lang`, `o-encoding`.
    pub attributes: Vec<(String, String)>,
}

impl Annotation {
    /// A note.
    pub fn note(text: impl Into<String>) -> Self {
        Annotation { property: None, text: text.into(), attributes: Vec::new() }
    }

    /// A property.
    pub fn property(name: &str, text: impl Into<String>) -> Self {
        Annotation { property: Some(name.to_owned()), text: text.into(), attributes: Vec::new() }
    }
}

/// One language of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The language, canonical.
    pub language: Language,
    /// The language as the file wrote it.
    pub language_as_written: String,
    /// The text.
    pub segment: Segment,
    /// Further attributes, as written and in order (dates, users).
    pub attributes: Vec<(String, String)>,
    /// Notes and properties of this language alone.
    pub annotations: Vec<Annotation>,
}

impl Variant {
    /// A variant that has a language and a text and nothing else.
    pub fn new(language: Language, segment: Segment) -> Self {
        Variant {
            language_as_written: language.to_string(),
            language,
            segment,
            attributes: Vec::new(),
            annotations: Vec::new(),
        }
    }

    /// A variant whose language is given as a file writes it.
    ///
    /// # Errors
    /// Where `written` is no language tag.
    pub fn written(written: &str, segment: Segment) -> Result<Self, NotALanguage> {
        Ok(Variant { language_as_written: written.to_owned(), ..Variant::new(written.parse()?, segment) })
    }
}

/// A translation unit: the same segment in two or more languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The name the file gives it (TMX `tuid`); it need not be the only one of that name.
    pub name: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// Who or what made it.
    pub origin: Origin,
    /// The languages, in the order of the file; one language can stand there twice.
    pub variants: Vec<Variant>,
    /// Further attributes, as written and in order.
    pub attributes: Vec<(String, String)>,
    /// Notes and properties.
    pub annotations: Vec<Annotation>,
    /// The element of the file it came from, as canonical XML, where the rest of the unit does not tell all of it.
    pub as_written: Option<String>,
}

impl Unit {
    /// A unit with these variants and nothing else.
    pub fn new(status: Status, origin: Origin, variants: Vec<Variant>) -> Self {
        Unit { name: None, status, origin, variants, attributes: Vec::new(), annotations: Vec::new(), as_written: None }
    }

    /// The notes, joined by line breaks; `None` where there is none.
    pub fn note(&self) -> Option<String> {
        let notes: Vec<&str> =
            self.annotations.iter().filter(|one| one.property.is_none()).map(|one| one.text.as_str()).collect();
        (!notes.is_empty()).then(|| notes.join("\n"))
    }
}
