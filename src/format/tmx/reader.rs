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
use super::writer::SHARED_ATTRIBUTES;
use crate::model::frame::Frame;
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many unknown names are remembered: each is warned of once.
const MOST_NAMES: usize = 100;

pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let for_check = source.options.for_check;
    let mut xml = XmlStream::open(source)?;
    xml.record(STRUCTURAL);
    TmxReader { xml, sink, unknown: BTreeSet::new(), given: 0, has_xml_lang: true, for_check, empty: None }.file()
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
    for_check: bool,
    /// Where the first variant without text stands, and how many there are.
    empty: Option<(Position, u64)>,
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
                        // What stands between two units belongs to the one behind it.
                        let between = match &head {
                            Some(_) => before,
                            None => {
                                head = Some(before);
                                String::new()
                            }
                        };
                        self.unit(between)?;
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
        if let Some((at, count)) = self.empty {
            let message = match count {
                1 => "the text of this variant is empty".to_owned(),
                _ => format!("the texts of {count} variants are empty; this is the first"),
            };
            self.warn_at(at, Effect::Kept, message);
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
            format!("no unit in this file has text in a language; units: {units}")
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

    /// Reads the `tu` that has just started; `between` is what stands before it behind the unit before.
    fn unit(&mut self, between: String) -> Result<(), ReadError> {
        let at = self.xml.position();
        let inside = self.xml.depth();
        self.note_prefix();
        let mut unit = Unit::new(Status::Translated, Origin::Human, Vec::new());
        for (name, value) in self.xml.take_attributes() {
            self.doubt_value(&name, &value);
            if name == "tuid" {
                unit.name = Some(value);
            } else {
                unit.attributes.push((name, value));
            }
        }
        // Whether a variant was left out because it has no language or no text.
        let mut is_short = false;
        while self.xml.depth() >= inside {
            match self.xml.next()? {
                Token::Start => match self.xml.name() {
                    "tuv" => match self.variant()? {
                        Some(variant) => unit.variants.push(variant),
                        None => is_short = true,
                    },
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
            1 if is_short && !self.for_check => {
                self.warn_at(at, Effect::Skipped, "what is left of this unit is one language; it was left out");
                self.xml.take_record();
                return Ok(());
            }
            1 => self.warn_at(at, Effect::Kept, "this unit has text in one language only"),
            _ => {}
        }
        self.given += 1;
        let recorded = between + &self.xml.take_record();
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
        attributes.iter().for_each(|(name, value)| self.doubt_value(name, value));
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
        if segment.text().is_empty() {
            let (_, count) = self.empty.get_or_insert((at, 0));
            *count += 1;
        }
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

    /// Warns, once for each, of a prefix before the name of an element.
    fn note_prefix(&mut self) {
        let Some(prefix) = self.xml.prefix().map(|prefix| format!("{prefix}:")) else { return };
        if self.is_first(&prefix) {
            self.warn(Effect::Kept, format!("the prefix `{prefix}` before names was passed over"));
        }
    }

    /// Warns, once for each attribute, of a value that is none of its kind. It is kept as it stands.
    fn doubt_value(&mut self, name: &str, value: &str) {
        let doubtful = match name {
            "creationdate" | "changedate" | "lastusagedate" => !is_date(value),
            "usagecount" => value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()),
            "tuid" | "segtype" | "srclang" => return,
            known if SHARED_ATTRIBUTES.contains(&known) || known.starts_with("xml:") => return,
            other => {
                if self.is_first(other) {
                    self.warn(Effect::Kept, format!("the attribute `{other}` is none of TMX; it is kept"));
                }
                return;
            }
        };
        if doubtful && self.is_first(&format!("{name} {value}")) {
            let kind = if name == "usagecount" { "number" } else { "date" };
            self.warn(Effect::Kept, format!("`{value}` in {name} is no {kind}; kept as it stands"));
        }
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

/// Whether `value` is a date and time, with or without the marks between its parts (ISO 8601).
fn is_date(value: &str) -> bool {
    let digits: Vec<u8> = value.bytes().filter(u8::is_ascii_digit).collect();
    let number = |from: usize, to: usize| {
        digits.get(from..to).map_or(0, |part| part.iter().fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    let marks = value.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZ ".contains(&byte));
    let day = (1..=12).contains(&number(4, 6)) && (1..=31).contains(&number(6, 8));
    marks && digits.len() >= 8 && day && number(8, 10) < 25 && number(10, 12) < 60 && number(12, 14) < 61
}

fn find<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}
