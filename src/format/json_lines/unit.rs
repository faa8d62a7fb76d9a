//! The shape of a unit.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::super::Effect;
use super::word;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{Code, Segment};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::code_points;

/// The `schema` of a unit.
pub(super) const SCHEMA: &str = "istilahi/unit/1";

/// What a report says of a unit and the unit itself does not have: its number and memory are those of a database.
pub(super) const OF_REPORTS: &[&str] = &["id", "memory"];

type Text<'a> = Cow<'a, str>;
type Pairs<'a> = Vec<(Text<'a>, Text<'a>)>;

#[derive(Serialize, Deserialize)]
pub(super) struct UnitJson<'a> {
    schema: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Text<'a>>,
    #[serde(default)]
    status: Option<Text<'a>>,
    #[serde(default)]
    origin: Option<Text<'a>>,
    variants: Vec<VariantJson<'a>>,
    /// All notes as one text, for programs; `annotations` has them one by one.
    #[serde(default)]
    note: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Pairs<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    annotations: Option<Vec<AnnotationJson<'a>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_written: Option<Text<'a>>,
    /// What else stands there.
    #[serde(flatten, skip_serializing)]
    pub(super) rest: BTreeMap<String, IgnoredAny>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "a variant, an object with lang and text")]
struct VariantJson<'a> {
    lang: Text<'a>,
    text: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang_as_written: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    codes: Vec<CodeJson<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Pairs<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<AnnotationJson<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an inline code, an object with kind and span")]
struct CodeJson<'a> {
    kind: Text<'a>,
    span: [usize; 2],
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pair: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counterpart: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "a note or property, an object with text")]
struct AnnotationJson<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    property: Option<Text<'a>>,
    text: Text<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Pairs<'a>,
}

fn lent(text: &Option<String>) -> Option<Text<'_>> {
    text.as_deref().map(Cow::Borrowed)
}

fn owned(text: Option<Text<'_>>) -> Option<String> {
    text.map(Cow::into_owned)
}

fn lent_pairs(pairs: &[(String, String)]) -> Pairs<'_> {
    pairs.iter().map(|(name, value)| (Cow::Borrowed(name.as_str()), Cow::Borrowed(value.as_str()))).collect()
}

fn owned_pairs(pairs: Pairs<'_>) -> Vec<(String, String)> {
    pairs.into_iter().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

fn lent_annotations(annotations: &[Annotation]) -> Vec<AnnotationJson<'_>> {
    annotations.iter().map(AnnotationJson::of).collect()
}

impl<'a> AnnotationJson<'a> {
    fn of(annotation: &'a Annotation) -> Self {
        AnnotationJson {
            property: lent(&annotation.property),
            text: annotation.text.as_str().into(),
            attributes: lent_pairs(&annotation.attributes),
        }
    }
}

fn owned_annotations(annotations: Vec<AnnotationJson<'_>>) -> Vec<Annotation> {
    let own = |one: AnnotationJson<'_>| Annotation {
        property: owned(one.property),
        text: one.text.into_owned(),
        attributes: owned_pairs(one.attributes),
    };
    annotations.into_iter().map(own).collect()
}

impl<'a> UnitJson<'a> {
    pub(super) fn of(unit: &'a Unit) -> Self {
        UnitJson {
            schema: SCHEMA.into(),
            name: lent(&unit.name),
            status: Some(unit.status.as_str().into()),
            origin: Some(unit.origin.as_str().into()),
            variants: unit.variants.iter().map(VariantJson::of).collect(),
            note: unit.note().map(Cow::Owned),
            attributes: lent_pairs(&unit.attributes),
            annotations: (!unit.annotations.is_empty()).then(|| lent_annotations(&unit.annotations)),
            as_written: lent(&unit.as_written),
            rest: BTreeMap::new(),
        }
    }

    /// The unit; `warn` hears of what it does not hold as it should.
    pub(super) fn into_unit(self, warn: &mut dyn FnMut(&'static str, Effect, String)) -> Unit {
        let status = word::<Status>(self.status, warn).unwrap_or(Status::Translated);
        let origin = word::<Origin>(self.origin, warn).unwrap_or(Origin::Human);
        let annotations = match (self.annotations, self.note) {
            (Some(annotations), _) => owned_annotations(annotations),
            (None, note) => note.into_iter().map(Annotation::note).collect(),
        };
        Unit {
            name: owned(self.name),
            status,
            origin,
            variants: self.variants.into_iter().map(|variant| variant.into_variant(warn)).collect(),
            attributes: owned_pairs(self.attributes),
            annotations,
            as_written: owned(self.as_written),
        }
    }
}

impl<'a> VariantJson<'a> {
    fn of(variant: &'a Variant) -> Self {
        let segment = &variant.segment;
        let code = |code: &'a Code| CodeJson {
            kind: code.kind.as_str().into(),
            span: code_points(segment.text(), &code.span),
            pair: lent(&code.pair),
            counterpart: lent(&code.counterpart),
            category: lent(&code.category),
        };
        let written = &variant.language_as_written;
        VariantJson {
            lang: variant.language.as_str().into(),
            text: segment.text().into(),
            lang_as_written: (written != variant.language.as_str()).then(|| written.into()),
            codes: segment.codes().iter().map(code).collect(),
            attributes: lent_pairs(&variant.attributes),
            annotations: lent_annotations(&variant.annotations),
        }
    }

    fn into_variant(self, warn: &mut dyn FnMut(&'static str, Effect, String)) -> Variant {
        let language = self.lang.parse().unwrap_or_else(|error| {
            warn("unknown languages", Effect::Kept, format!("{error}; kept as text of an unknown language"));
            Language::undetermined()
        });
        let text = self.text.into_owned();
        let has_codes = !self.codes.is_empty();
        let codes = if has_codes { codes(&text, self.codes) } else { Some(Vec::new()) };
        let fits = codes.and_then(|codes| Segment::checked(text.clone(), codes));
        let segment = fits.unwrap_or_else(|| {
            let message = "the inline codes of this unit do not fit its text; they were left out";
            warn("units with unusable codes", Effect::Repaired, message.to_owned());
            Segment::plain(text)
        });
        Variant {
            language_as_written: self.lang_as_written.unwrap_or(self.lang).into_owned(),
            language,
            segment,
            attributes: owned_pairs(self.attributes),
            annotations: owned_annotations(self.annotations),
        }
    }
}

/// The codes with their spans in bytes; `None` where one is no code or lies outside of `text`.
fn codes(text: &str, codes: Vec<CodeJson<'_>>) -> Option<Vec<Code>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let code = |code: CodeJson<'_>| {
        let [start, end] = code.span.map(|at| starts.get(at).copied());
        Some(Code {
            kind: code.kind.parse().ok()?,
            span: start?..end?,
            pair: owned(code.pair),
            counterpart: owned(code.counterpart),
            category: owned(code.category),
        })
    };
    codes.into_iter().map(code).collect()
}
