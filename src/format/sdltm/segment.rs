//! One segment of a memory: XML that lists texts and tags.
//!
//! A tag has no content of its own, only numbers: `Anchor` pairs start and end, `AlignmentAnchor` binds it to its
//! counterpart in the other language.

use std::collections::HashMap;

use super::super::xml::{Token, XmlStream};
use super::super::{ReadError, ReadOptions, Source};
use crate::model::segment::{Code, CodeKind, Segment, SegmentBuilder};

/// A segment, and what was found out about it.
pub(super) struct Read {
    pub(super) segment: Segment,
    /// The language that it names.
    pub(super) language: String,
    /// What was put right.
    pub(super) repairs: Vec<String>,
}

/// A tag as it is written.
#[derive(Default)]
struct Tag {
    kind: String,
    anchor: String,
    alignment: String,
    id: String,
    text: String,
}

/// Reads the segment that `written` is.
pub(super) fn read(written: &[u8]) -> Result<Read, ReadError> {
    let is_xml = written.trim_ascii_start().starts_with(b"<");
    if let (false, Ok(text)) = (is_xml, std::str::from_utf8(written)) {
        let repairs = match text.is_empty() {
            true => Vec::new(),
            false => vec!["a segment that is no XML was read as plain text".to_owned()],
        };
        return Ok(Read { segment: Segment::plain(text), language: String::new(), repairs });
    }
    let options = ReadOptions::default();
    let mut stream = written;
    let mut source = Source::new(&mut stream, &options);
    let mut xml = XmlStream::open(&mut source)?;
    // The encoding that is declared is that of the text before it came into the database.
    xml.take_repairs();
    let mut segment = Vec::new();
    let mut language = String::new();
    let mut repairs = Vec::new();
    loop {
        match xml.next()? {
            Token::Start => match xml.name() {
                "Segment" | "Elements" | "Text" | "Token" => {}
                "Value" => segment.push(Piece::Text(xml.text_of_element()?)),
                "Tag" => segment.push(Piece::Tag(tag(&mut xml)?)),
                "CultureName" => xml.text_of_element()?.trim().clone_into(&mut language),
                _ => drop(xml.text_of_element()?),
            },
            Token::Text if !xml.text().trim().is_empty() => {
                repairs.push("text outside of its element was kept".to_owned());
                segment.push(Piece::Text(xml.text().to_owned()));
            }
            Token::Text | Token::End => {}
            Token::Eof => break,
        }
    }
    repairs.extend(xml.take_repairs().into_iter().map(|(_, message)| message));
    Ok(Read { segment: build(segment), language, repairs })
}

enum Piece {
    Text(String),
    Tag(Tag),
}

/// Reads the tag that has just started.
fn tag(xml: &mut XmlStream<'_>) -> Result<Tag, ReadError> {
    let inside = xml.depth();
    let mut tag = Tag::default();
    while xml.depth() >= inside {
        if xml.next()? != Token::Start {
            continue;
        }
        let place = match xml.name() {
            "Type" => &mut tag.kind,
            "Anchor" => &mut tag.anchor,
            "AlignmentAnchor" => &mut tag.alignment,
            "TagID" => &mut tag.id,
            "TextEquivalent" => &mut tag.text,
            _ => continue,
        };
        *place = xml.text_of_element()?;
    }
    Ok(tag)
}

fn build(pieces: Vec<Piece>) -> Segment {
    let mut builder = SegmentBuilder::default();
    // The starts and ends that have a partner, by their places among the pieces.
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut partners: HashMap<usize, usize> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Tag(tag) if tag.kind == "Start" => open.entry(&tag.anchor).or_default().push(at),
            Piece::Tag(tag) if tag.kind == "End" => {
                if let Some(start) = open.get_mut(tag.anchor.as_str()).and_then(Vec::pop) {
                    partners.insert(start, at);
                    partners.insert(at, start);
                }
            }
            _ => {}
        }
    }
    for (at, piece) in pieces.iter().enumerate() {
        let tag = match piece {
            Piece::Text(text) => {
                builder.push_text(text);
                continue;
            }
            Piece::Tag(tag) => tag,
        };
        let partner = partners.get(&at).and_then(|at| pieces.get(*at));
        let (kind, shared) = match (tag.kind.as_str(), partner) {
            ("Start", Some(_)) => (CodeKind::Start, tag),
            // The end says nothing of what it closes.
            ("End", Some(Piece::Tag(start))) => (CodeKind::End, start),
            ("Start" | "UnmatchedStart", _) => (CodeKind::IsolatedStart, tag),
            ("End" | "UnmatchedEnd", _) => (CodeKind::IsolatedEnd, tag),
            _ => (CodeKind::Placeholder, tag),
        };
        let content = if kind == CodeKind::Placeholder { tag.text.as_str() } else { "" };
        let code = builder.push_code(kind, content);
        give(code, tag, shared, partner.is_some());
    }
    builder.finish()
}

fn give(code: &mut Code, tag: &Tag, shared: &Tag, is_paired: bool) {
    let some = |text: &str| (!text.is_empty() && text != "0").then(|| text.to_owned());
    code.pair = is_paired.then(|| tag.anchor.clone());
    code.counterpart = some(&shared.alignment);
    code.category = some(&shared.id);
}
