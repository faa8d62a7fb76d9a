//! A unit as the element that it came from, in the form in which [`super::super::xml`] records what it reads.
//!
//! Most units tell all of their element, and nothing more of it needs to be kept; the others keep it as it was written.

use super::super::xml::write as xml;
use super::writer::write_segment;
use crate::model::unit::{Annotation, Unit, Variant};

/// The elements around units that hold no text: white space between them means nothing. The header is kept as it is.
pub(super) const STRUCTURAL: &[&str] = &["tmx", "body", "tu", "tuv"];

/// The element of `unit` as far as the unit tells it. Its `as_written` is not looked at.
pub(super) fn element(unit: &Unit) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    let own = unit.name.iter().map(|name| ("tuid", name.as_str()));
    start(&mut out, "tu", own.chain(pairs(&unit.attributes)));
    unit.annotations.iter().for_each(|annotation| write_annotation(&mut out, annotation));
    unit.variants.iter().for_each(|variant| write_variant(&mut out, variant));
    out.extend(b"</tu>");
    out
}

fn write_variant(out: &mut Vec<u8>, variant: &Variant) {
    let language = std::iter::once(("xml:lang", variant.language_as_written.as_str()));
    start(out, "tuv", language.chain(pairs(&variant.attributes)));
    variant.annotations.iter().for_each(|annotation| write_annotation(out, annotation));
    out.extend(b"<seg>");
    // Writing into memory does not fail.
    let _ = write_segment(out, &variant.segment);
    out.extend(b"</seg></tuv>");
}

fn write_annotation(out: &mut Vec<u8>, annotation: &Annotation) {
    let property = annotation.property.as_deref();
    let name = if property.is_some() { "prop" } else { "note" };
    start(out, name, property.map(|property| ("type", property)).into_iter().chain(pairs(&annotation.attributes)));
    let _ = xml::text(out, &annotation.text);
    out.extend(b"</");
    out.extend(name.as_bytes());
    out.push(b'>');
}

fn pairs(attributes: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn start<'a>(out: &mut Vec<u8>, name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)>) {
    out.push(b'<');
    out.extend(name.as_bytes());
    let mut sorted: Vec<(&str, &str)> = attributes.collect();
    sorted.sort_unstable_by_key(|(name, _)| (!name.starts_with("xmlns"), name.contains(':'), *name));
    for (name, value) in sorted {
        let _ = xml::attribute(out, name, value);
    }
    out.push(b'>');
}
