//! Reads a `unit` of XLIFF 2.0 to 2.2, with the modules for matches, metadata and glossaries.

use super::super::xml::Token;
use super::super::{Effect, ReadError};
use super::glossary;
use super::inline::{self, OriginalData};
use super::parts::{Entry, Piece, Proposal, find};
use super::properties::Side;
use super::reader::XliffReader;
use super::standing::Standing;
use crate::model::provenance::Origin;
use crate::model::unit::Annotation;

/// Reads to the end of the `unit` that has just started.
pub(super) fn read(reader: &mut XliffReader<'_, '_>) -> Result<Entry, ReadError> {
    let inside = reader.xml.depth();
    let mut entry = Entry::new(reader.xml.position(), reader.xml.span());
    entry.is_translatable = reader.says_translate();
    let attributes = reader.take_attributes();
    entry.id = find(&attributes, "id").map(str::to_owned);
    entry.name = find(&attributes, "name").filter(|name| !name.is_empty()).map(str::to_owned);
    let mut data = OriginalData::new();
    while reader.xml.depth() >= inside {
        if reader.next()? != Token::Start {
            continue;
        }
        match reader.xml.name() {
            "segment" => {
                let piece = segment(reader, &data)?;
                match piece {
                    Some(piece) => entry.pieces.push(piece),
                    None => reader.warn(Effect::Skipped, "this segment has no source; it was left out"),
                }
            }
            "ignorable" => reader.skip()?,
            "originalData" => original_data(reader, &mut data)?,
            "notes" | "matches" => {}
            "note" => note(reader, &mut entry)?,
            "match" => {
                let proposal = proposal(reader)?;
                entry.proposals.push(proposal);
            }
            "metadata" => metadata(reader, &mut entry)?,
            "glossary" => glossary::read(reader)?,
            _ => reader.foreign()?,
        }
    }
    for piece in &mut entry.pieces {
        for annotation in &entry.annotations {
            piece.standing.take(annotation);
        }
    }
    let mut any = Standing::default();
    entry.annotations.retain(|annotation| !any.take(annotation));
    Ok(entry)
}

fn segment(reader: &mut XliffReader<'_, '_>, data: &OriginalData) -> Result<Option<Piece>, ReadError> {
    let (at, tag, inside) = (reader.xml.position(), reader.xml.span(), reader.xml.depth());
    let attributes = reader.take_attributes();
    let (mut source, mut target) = (None, None);
    while reader.xml.depth() >= inside {
        if reader.next()? != Token::Start {
            continue;
        }
        match reader.xml.name() {
            "source" if source.is_none() => source = Some(inline::read(reader, false, data)?.whole),
            "target" if target.is_none() => target = Some(inline::read(reader, false, data)?.whole),
            _ => reader.foreign()?,
        }
    }
    let standing = Standing::of_segment(&attributes);
    let id = find(&attributes, "id").map(str::to_owned);
    Ok(source.map(|source| {
        let at = source.anchors.first().map_or(at, |(_, position)| *position);
        Piece { id, at, source, target, standing, tag: Some(tag) }
    }))
}

/// The native codes of a unit or match.
fn original_data(reader: &mut XliffReader<'_, '_>, data: &mut OriginalData) -> Result<(), ReadError> {
    let inside = reader.xml.depth();
    let mut last: Option<(String, String)> = None;
    while reader.xml.depth() >= inside {
        match reader.next()? {
            Token::Start if reader.xml.name() == "data" => {
                last = find(reader.attributes(), "id").map(|id| (id.to_owned(), String::new()));
            }
            Token::Start => {
                reader.warn_once(Effect::Repaired, "a control character in a native code (cp) was left out");
            }
            Token::Text => {
                if let Some((_, text)) = &mut last {
                    text.push_str(reader.xml.text());
                }
            }
            Token::End if reader.xml.name() == "data" => data.extend(last.take()),
            Token::End | Token::Eof => {}
        }
    }
    Ok(())
}

fn note(reader: &mut XliffReader<'_, '_>, entry: &mut Entry) -> Result<(), ReadError> {
    let mut attributes = reader.take_attributes();
    let side = Side::named(find(&attributes, "appliesTo"));
    attributes.retain(|(name, _)| name != "appliesTo" && name != "id");
    let text = reader.text()?;
    if !text.is_empty() {
        side.of(entry).push(Annotation { property: None, text, attributes });
    }
    Ok(())
}

/// The metadata of a unit: each `meta` is a property.
fn metadata(reader: &mut XliffReader<'_, '_>, entry: &mut Entry) -> Result<(), ReadError> {
    let inside = reader.xml.depth();
    let mut sides: Vec<(usize, Side)> = Vec::new();
    while reader.xml.depth() >= inside {
        match reader.next()? {
            Token::Start if reader.xml.name() == "metaGroup" => {
                let outer = sides.last().map_or(Side::Both, |(_, side)| *side);
                let side = find(reader.attributes(), "appliesTo").map_or(outer, |side| Side::named(Some(side)));
                sides.push((reader.xml.depth(), side));
            }
            Token::Start if reader.xml.name() == "meta" => {
                let side = sides.last().map_or(Side::Both, |(_, side)| *side);
                let name = find(reader.attributes(), "type").unwrap_or_default().to_owned();
                let annotation = Annotation::property(&name, reader.text()?);
                side.of(entry).push(annotation);
            }
            Token::Start => reader.foreign()?,
            Token::End => {
                let depth = reader.xml.depth();
                sides.retain(|(at, _)| *at <= depth);
            }
            Token::Text | Token::Eof => {}
        }
    }
    Ok(())
}

fn proposal(reader: &mut XliffReader<'_, '_>) -> Result<Proposal, ReadError> {
    let (at, inside) = (reader.xml.position(), reader.xml.depth());
    let attributes = reader.take_attributes();
    let mut data = OriginalData::new();
    let (mut source, mut targets) = (None, Vec::new());
    while reader.xml.depth() >= inside {
        if reader.next()? != Token::Start {
            continue;
        }
        match reader.xml.name() {
            "originalData" => original_data(reader, &mut data)?,
            "source" if source.is_none() => source = Some(inline::read(reader, false, &data)?.whole),
            "target" => targets.push(inline::read(reader, false, &data)?.whole),
            _ => reader.foreign()?,
        }
    }
    let mut standing = Standing::default();
    if matches!(find(&attributes, "type"), Some("mt" | "am")) {
        standing.origin = Origin::Machine;
    }
    if let Some(origin) = find(&attributes, "origin") {
        standing.origin(origin);
    }
    let mut annotations = Vec::new();
    for (name, property) in [
        ("similarity", "x-similarity"),
        ("matchQuality", "x-match-quality"),
        ("matchSuitability", "x-match-suitability"),
        ("origin", "x-match-origin"),
        ("type", "x-match-type"),
    ] {
        let value = find(&attributes, name).filter(|value| !value.is_empty());
        annotations.extend(value.map(|value| Annotation::property(property, value)));
    }
    Ok(Proposal { at, source, targets, standing, annotations })
}
