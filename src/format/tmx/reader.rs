//! Reads TMX 1.1 to 1.4, one unit at a time.
//!
//! Elements count by their local names wherever they stand, so that files which put a property behind the variants or
//! a prefix before every name are read as well; what is out of order is warned of and never takes the file with it.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::super::xml::{Token, XmlStream};
use super::super::{Effect, ReadError, Source, UnitSink, Warning};
use super::exact::{STRUCTURAL, element};
use super::properties::{attribute_in, take_unit_annotation};
use super::segment;
use crate::model::frame::Frame;
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many unknown names are remembered: each is warned of once.
const MOST_NAMES: usize = 100;

pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let mut xml = XmlStream::open(source)?;
    xml.record(STRUCTURAL);
    TmxReader { xml, sink, unknown: BTreeSet::new(), given: 0, has_xml_lang: true }.file()
}

/// The state of one reading.
pub(super) struct TmxReader<'a, 's> {
    pub(super) xml: XmlStream<'a>,
    sink: &'s mut dyn UnitSink,
    /// The names of what was warned of once and for all.
    unknown: BTreeSet<String>,
    /// How many units were handed on.
    given: usize,
    /// Whether this version of TMX has `xml:lang`: 1.1 and 1.2 have `lang`.
    has_xml_lang: bool,
}

impl TmxReader<'_, '_> {
    fn file(mut self) -> Result<(), ReadError> {
        // Before the root there is nothing but a declaration and comments, which the stream keeps to itself.
        self.xml.next()?;
        self.root()?;
        let (mut has_header, mut has_body) = (false, false);
        let mut units = 0_usize;
        let mut head = None;
        loop {
            match self.xml.next()? {
                Token::Start => match self.xml.name() {
                    "header" => {
                        has_header = true;
                        self.header()?;
                    }
                    "body" => has_body = true,
                    "tu" => {
                        if !has_header && units == 0 {
                            self.warn(Effect::Kept, "the file has no header, so it names no source language");
                        }
                        units += 1;
                        let before = self.xml.take_record_before_start();
                        head.get_or_insert(before);
                        self.unit()?;
                    }
                    _ => self.pass_over()?,
                },
                Token::End => {}
                Token::Text => self.stray_text(),
                Token::Eof => break,
            }
            self.report_repairs();
        }
        self.report_repairs();
        let tail = self.xml.take_record();
        self.sink.frame(match head {
            Some(head) => Frame { format: "tmx".to_owned(), head, tail },
            None => Frame { format: "tmx".to_owned(), head: tail, tail: String::new() },
        });
        match self.xml.comments() {
            0 => {}
            count => self.warn(Effect::Kept, format!("{count} XML comments are not kept")),
        }
        if self.given > 0 {
            return Ok(());
        }
        if units == 0 && has_body && self.unknown.is_empty() {
            self.warn(Effect::Kept, "the file is TMX and holds no units");
            return Ok(());
        }
        Err(self.nothing_usable(units))
    }

    /// The error for a file that is not empty and gave nothing: that must not look like success.
    fn nothing_usable(&self, units: usize) -> ReadError {
        let message = if units > 0 {
            format!("none of the {units} units in this file has text in a language")
        } else if self.unknown.is_empty() {
            "the file is TMX without a body, so it holds no units".to_owned()
        } else {
            let names: Vec<&str> = self.unknown.iter().map(String::as_str).collect();
            format!("the file has no unit (tu), and elements that are no TMX: {}", names.join(", "))
        };
        let hint = Some("names in TMX are written in small letters: tu, tuv, seg".to_owned());
        ReadError::Malformed { position: self.xml.position(), message, hint }
    }

    fn root(&mut self) -> Result<(), ReadError> {
        let position = self.xml.position();
        let name = self.xml.name().to_owned();
        let attributes = self.xml.take_attributes();
        self.report_repairs();
        if name != "tmx" {
            let kind = match name.to_lowercase().as_str() {
                "tmx" => "TMX written in capitals, which it must not be",
                "html" => "a web page",
                "xliff" => "an XLIFF file",
                "martif" | "tbx" => "a TBX glossary",
                "mtf" => "a MultiTerm glossary",
                "ts" => "a Qt translation file",
                _ => "another kind of XML",
            };
            let message = format!("this is no TMX: its root element is `{name}`, so it seems to be {kind}");
            let hint = Some("give its kind with --as, or convert it to TMX".to_owned());
            return Err(ReadError::Malformed { position, message, hint });
        }
        match find(&attributes, "version") {
            Some("1.0" | "1.1" | "1.2") => self.has_xml_lang = false,
            Some("1.3" | "1.4" | "1.4b") => {}
            Some(other) => self.warn(Effect::Kept, format!("TMX {other} is not known; read as TMX 1.4")),
            None => self.warn(Effect::Kept, "the file does not say which TMX it is; read as TMX 1.4"),
        }
        Ok(())
    }

    fn header(&mut self) -> Result<(), ReadError> {
        let attributes = self.xml.take_attributes();
        match find(&attributes, "srclang") {
            None => self.warn(Effect::Kept, "the header names no source language (srclang)"),
            Some(all) if all.eq_ignore_ascii_case("*all*") => {}
            Some(written) => {
                if let Err(error) = written.parse::<Language>() {
                    self.warn(Effect::Kept, format!("srclang: {error}"));
                }
            }
        }
        self.xml.text_of_element().map(drop)
    }

    fn unit(&mut self) -> Result<(), ReadError> {
        let at = self.xml.position();
        let inside = self.xml.depth();
        let mut unit = Unit::new(Status::Translated, Origin::Human, Vec::new());
        for (name, value) in self.xml.take_attributes() {
            if name == "tuid" {
                unit.name = Some(value);
            } else {
                unit.attributes.push((name, value));
            }
        }
        while self.xml.depth() >= inside {
            match self.xml.next()? {
                Token::Start => match self.xml.name() {
                    "tuv" => unit.variants.extend(self.variant()?),
                    "note" | "prop" => {
                        if !unit.variants.is_empty() && self.is_first("note or prop behind tuv") {
                            self.warn(Effect::Kept, "a note or property stands behind the variants, not before them");
                        }
                        let annotation = self.annotation()?;
                        take_unit_annotation(&mut unit, annotation);
                    }
                    _ => self.pass_over()?,
                },
                Token::Text => self.stray_text(),
                Token::End | Token::Eof => {}
            }
        }
        self.report_repairs();
        match unit.variants.len() {
            0 => {
                self.warn_at(at, Effect::Skipped, "this unit has no text in any language; it was left out");
                self.xml.take_record();
                return Ok(());
            }
            1 => self.warn_at(at, Effect::Kept, "this unit has text in one language only"),
            _ => {}
        }
        self.given += 1;
        let recorded = self.xml.take_record();
        if recorded.as_bytes() != element(&unit) {
            unit.as_written = Some(recorded);
        }
        match self.sink.unit(unit, at) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ReadError::Stopped),
        }
    }

    /// One `tuv`; `None` where it has no language or no text.
    fn variant(&mut self) -> Result<Option<Variant>, ReadError> {
        let at = self.xml.position();
        let inside = self.xml.depth();
        let mut attributes = self.xml.take_attributes();
        // `xml:lang` is TMX 1.3 and later, `lang` what came before; where both stand, the newer one is right.
        let written = find(&attributes, "xml:lang").or_else(|| find(&attributes, "lang")).map(str::to_owned);
        let is_old = self.has_xml_lang && find(&attributes, "xml:lang").is_none() && written.is_some();
        if is_old && self.is_first("lang") {
            self.warn(Effect::Kept, "`lang` is the old name of `xml:lang`; read as that");
        }
        attributes.retain(|(name, _)| name != "xml:lang" && name != "lang");
        let mut annotations = Vec::new();
        let mut text = None;
        while self.xml.depth() >= inside {
            match self.xml.next()? {
                Token::Start => match self.xml.name() {
                    "seg" if text.is_none() => text = Some(segment::read(self)?),
                    "seg" => {
                        self.warn(Effect::Repaired, "this variant has a second text (seg); it was left out");
                        self.xml.text_of_element()?;
                    }
                    "note" | "prop" => {
                        let annotation = self.annotation()?;
                        match attribute_in(&annotation) {
                            Some(name) => attributes.push((name, annotation.text)),
                            None => annotations.push(annotation),
                        }
                    }
                    _ => self.pass_over()?,
                },
                Token::Text => self.stray_text(),
                Token::End | Token::Eof => {}
            }
        }
        let Some(segment) = text else {
            self.warn_at(at, Effect::Repaired, "this variant has no text (seg); it was left out");
            return Ok(None);
        };
        let Some(written) = written else {
            self.warn_at(at, Effect::Repaired, "this variant names no language; it was left out");
            return Ok(None);
        };
        let language = written.parse().unwrap_or_else(|error| {
            self.warn_at(at, Effect::Kept, format!("{error}; kept as text of an unknown language"));
            Language::undetermined()
        });
        Ok(Some(Variant { language, language_as_written: written, segment, attributes, annotations }))
    }

    fn annotation(&mut self) -> Result<Annotation, ReadError> {
        let is_property = self.xml.name() == "prop";
        let mut attributes = self.xml.take_attributes();
        let mut property = None;
        if is_property {
            let at = attributes.iter().position(|(name, _)| name == "type");
            property = Some(at.map(|at| attributes.remove(at).1).unwrap_or_default());
        }
        Ok(Annotation { property, text: self.xml.text_of_element()?, attributes })
    }

    /// Leaves an unknown element out, with a warning the first time.
    fn pass_over(&mut self) -> Result<(), ReadError> {
        let name = self.xml.name().to_owned();
        if self.is_first(&name) {
            self.warn(Effect::Repaired, format!("the element `{name}` is not known here; it was left out"));
        }
        self.xml.text_of_element().map(drop)
    }

    /// Whether `name` was not met before.
    pub(super) fn is_first(&mut self, name: &str) -> bool {
        self.unknown.len() < MOST_NAMES && self.unknown.insert(name.to_owned())
    }

    fn stray_text(&mut self) {
        if !self.xml.text().trim().is_empty() {
            self.warn(Effect::Repaired, "text that stands outside of a segment was left out");
        }
    }

    fn report_repairs(&mut self) {
        for (position, message) in self.xml.take_repairs() {
            self.sink.warning(Warning { position, message, effect: Effect::Repaired });
        }
    }

    /// Warns of what was read last.
    pub(super) fn warn(&mut self, effect: Effect, message: impl Into<String>) {
        self.warn_at(self.xml.position(), effect, message);
    }

    pub(super) fn warn_at(&mut self, position: Position, effect: Effect, message: impl Into<String>) {
        self.sink.warning(Warning { position, message: message.into(), effect });
    }
}

fn find<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}
