//! Reads a `trans-unit` of XLIFF 1.2, as tools write it: with `seg-source`, `alt-trans`, and what Trados adds.

use std::collections::HashMap;
use std::ops::Range;

use super::super::xml::Token;
use super::super::{Effect, ReadError};
use super::inline::{self, Content, OriginalData};
use super::parts::{Attributes, Entry, Piece, Proposal, find, local};
use super::properties::{self, Side};
use super::reader::XliffReader;
use super::standing::Standing;
use crate::model::provenance::Status;
use crate::model::unit::Annotation;

/// What Trados says of segments: the attributes and the tag of each `sdl:seg`, by its id.
type Definitions = HashMap<String, (Attributes, Range<usize>)>;

/// The texts of a `trans-unit`.
#[derive(Default)]
struct Texts {
    source: Option<Content>,
    cut: Vec<(Option<String>, super::parts::Text)>,
    target: Option<(Attributes, Content)>,
    definitions: Definitions,
}

/// Reads to the end of the `trans-unit` that has just started.
pub(super) fn read(reader: &mut XliffReader<'_, '_>) -> Result<Entry, ReadError> {
    let inside = reader.xml.depth();
    let mut entry = Entry::new(reader.xml.position(), reader.xml.span());
    entry.is_translatable = reader.says_translate();
    let attributes = reader.take_attributes();
    entry.id = find(&attributes, "id").map(str::to_owned);
    entry.name = find(&attributes, "resname").filter(|name| !name.is_empty()).map(str::to_owned);
    for name in ["restype", "extradata"] {
        let value = find(&attributes, name).filter(|value| !value.is_empty());
        entry.annotations.extend(value.map(|value| Annotation::property(&format!("x-{name}"), value)));
    }
    let none = OriginalData::new();
    let mut texts = Texts::default();
    while reader.xml.depth() >= inside {
        if reader.next()? != Token::Start {
            continue;
        }
        match reader.xml.name() {
            "source" if texts.source.is_none() => {
                let content = inline::read(reader, false, &none)?;
                entry.source = Some(content.whole.place.clone());
                texts.source = Some(content);
            }
            "seg-source" if entry.cut_source.is_none() => {
                let content = inline::read(reader, true, &none)?;
                entry.cut_source = Some(content.whole.place);
                entry.is_cut = !content.segments.is_empty();
                texts.cut = content.segments;
            }
            "target" if texts.target.is_none() => {
                let attributes = reader.attributes().clone();
                let content = inline::read(reader, entry.is_cut, &none)?;
                entry.target = Some(content.whole.place.clone());
                texts.target = Some((attributes, content));
            }
            "source" | "seg-source" | "target" => {
                let message = format!("a second `{}` in one entry was left out", reader.xml.name());
                reader.warn(Effect::Repaired, message);
                reader.skip()?;
            }
            "note" => note(reader, &mut entry)?,
            "context" | "prop" => property(reader, &mut entry)?,
            "context-group" | "prop-group" | "seg-defs" => {}
            "seg" => {
                let attributes = reader.take_attributes();
                if let Some(id) = find(&attributes, "id") {
                    texts.definitions.insert(id.to_owned(), (attributes, reader.xml.span()));
                }
            }
            "alt-trans" => entry.proposals.push(proposal(reader)?),
            "count-group" => reader.skip()?,
            // What stands in `sdl:seg`.
            "prev-origin" | "rep" | "value" => reader.skip()?,
            _ => reader.foreign()?,
        }
    }
    cut(reader, &mut entry, &attributes, texts);
    Ok(entry)
}

/// Makes the pieces of the entry from its texts.
fn cut(reader: &mut XliffReader<'_, '_>, entry: &mut Entry, attributes: &Attributes, texts: Texts) {
    let mut standing = Standing::of_unit(attributes, texts.target.as_ref().map(|(attributes, _)| attributes));
    entry.annotations.retain(|annotation| !standing.take(annotation));
    let Some(source) = texts.source else {
        reader.warn_at(entry.at, Effect::Skipped, "this entry has no source; it was left out");
        return;
    };
    let at = entry.at;
    // A translation that is not cut as its source is stands for all of it.
    entry.is_cut &=
        texts.target.as_ref().is_none_or(|(_, target)| !target.segments.is_empty() || target.whole.is_empty());
    if !entry.is_cut {
        let target = texts.target.map(|(_, content)| content.whole);
        entry.pieces.push(Piece { id: None, at, source: source.whole, target, standing, tag: None });
        return;
    }
    let (language, mut targets) = match texts.target {
        Some((_, content)) => (content.whole.language, content.segments),
        None => (None, Vec::new()),
    };
    for (id, source) in texts.cut {
        let target = targets.iter().position(|(other, _)| *other == id).map(|place| targets.remove(place).1);
        let target = target.map(|target| super::parts::Text { language: language.clone(), ..target });
        let mut standing = standing.clone();
        let definition = id.as_ref().and_then(|id| texts.definitions.get(id));
        let tag = definition.map(|(attributes, tag)| {
            standing.trados(attributes);
            tag.clone()
        });
        let at = source.anchors.first().map_or(at, |(_, position)| *position);
        entry.pieces.push(Piece { id, at, source, target, standing, tag });
    }
    if targets.iter().any(|(_, target)| !target.is_empty()) {
        let message = "a translated segment of this entry has no source of its number (mid); it was left out";
        reader.warn_at(entry.at, Effect::Repaired, message);
    }
}

fn note(reader: &mut XliffReader<'_, '_>, entry: &mut Entry) -> Result<(), ReadError> {
    let mut attributes = reader.take_attributes();
    let side = Side::named(find(&attributes, "annotates"));
    attributes.retain(|(name, _)| name != "annotates");
    let text = reader.text()?;
    if !text.is_empty() {
        side.of(entry).push(Annotation { property: None, text, attributes });
    }
    Ok(())
}

fn property(reader: &mut XliffReader<'_, '_>, entry: &mut Entry) -> Result<(), ReadError> {
    let attributes = reader.take_attributes();
    let (side, name) = match find(&attributes, "context-type") {
        Some(kind) => properties::read(kind),
        None => (Side::Both, find(&attributes, "prop-type").unwrap_or_default().to_owned()),
    };
    let annotation = Annotation::property(&name, reader.text()?);
    side.of(entry).push(annotation);
    Ok(())
}

fn proposal(reader: &mut XliffReader<'_, '_>) -> Result<Proposal, ReadError> {
    let (at, inside) = (reader.xml.position(), reader.xml.depth());
    let attributes = reader.take_attributes();
    let none = OriginalData::new();
    let (mut source, mut targets, mut annotations) = (None, Vec::new(), Vec::new());
    let mut standing = Standing::default();
    while reader.xml.depth() >= inside {
        if reader.next()? != Token::Start {
            continue;
        }
        match reader.xml.name() {
            "source" if source.is_none() => source = Some(inline::read(reader, false, &none)?.whole),
            "target" => {
                let own = reader.attributes().clone();
                if targets.is_empty() {
                    standing = Standing::of_unit(&Vec::new(), Some(&own));
                }
                targets.push(inline::read(reader, false, &none)?.whole);
            }
            "note" => annotations.push(Annotation::note(reader.text()?)),
            "context-group" | "prop-group" => {}
            "context" | "prop" => {
                let attributes = reader.take_attributes();
                let name = match find(&attributes, "context-type") {
                    Some(kind) => properties::read(kind).1,
                    None => find(&attributes, "prop-type").unwrap_or_default().to_owned(),
                };
                annotations.push(Annotation::property(&name, reader.text()?));
            }
            "source" | "seg-source" => reader.skip()?,
            _ => reader.foreign()?,
        }
    }
    if find(&attributes, "alttranstype") == Some("rejected") {
        standing.status = Status::Rejected;
    }
    if let Some(origin) = local(&attributes, "origin") {
        standing.origin(origin);
    }
    for (name, property) in
        [("match-quality", "x-match-quality"), ("origin", "x-match-origin"), ("alttranstype", "x-match-type")]
    {
        let value = find(&attributes, name).filter(|value| !value.is_empty());
        annotations.extend(value.map(|value| Annotation::property(property, value)));
    }
    Ok(Proposal { at, source, targets, standing, annotations })
}
