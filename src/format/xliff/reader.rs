//! Goes through an XLIFF file, 1.x or 2.x, and hands on its entries one by one.
//!
//! Elements count by their local names. What is no part of XLIFF is passed over: tools put much of their own beside the
//! entries, often with prefixes that no namespace is declared for.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::super::xml::{Token, XmlStream};
use super::super::{Effect, ReadError, Source, Warning};
use super::parts::{Around, Attributes, Entry, Taker, Tongue, Version, find};
use super::{one, two};
use crate::model::unit::Annotation;
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many different warnings and foreign names are remembered.
const MOST_NAMES: usize = 100;

/// What a whole file held.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Summary {
    /// How many entries.
    pub(super) entries: usize,
    /// How many entries of glossaries.
    pub(super) terms: usize,
    /// Whether there was a `file` element.
    pub(super) has_file: bool,
    /// Where the file ended.
    pub(super) end: Option<Position>,
}

/// The state of one reading.
pub(super) struct XliffReader<'a, 's> {
    pub(super) xml: XmlStream<'a>,
    pub(super) taker: &'s mut dyn Taker,
    attributes: Attributes,
    around: Around,
    /// What holds for the elements that are open: their depth, name and whether they are to be translated.
    groups: Vec<(usize, Option<String>, bool)>,
    warned: BTreeSet<String>,
    foreign: BTreeSet<String>,
    pub(super) summary: Summary,
}

/// Reads all of `source` into `taker`.
pub(super) fn read(source: &mut Source<'_>, taker: &mut dyn Taker) -> Result<Summary, ReadError> {
    let given = |language: &Language| Tongue { language: language.clone(), written: language.to_string() };
    let around = Around {
        version: Version::One,
        tag: 0..0,
        original: None,
        source: given(&source.options.source),
        target: given(&source.options.target),
        names_target: false,
    };
    let mut reader = XliffReader {
        xml: XmlStream::open(source)?,
        taker,
        attributes: Vec::new(),
        around,
        groups: Vec::new(),
        warned: BTreeSet::new(),
        foreign: BTreeSet::new(),
        summary: Summary::default(),
    };
    reader.file()?;
    Ok(reader.summary)
}

impl XliffReader<'_, '_> {
    fn file(&mut self) -> Result<(), ReadError> {
        self.next()?;
        self.root()?;
        let fallback = self.around.clone();
        loop {
            match self.next()? {
                Token::Start => self.element(&fallback)?,
                Token::End => {
                    let depth = self.xml.depth();
                    self.groups.retain(|(at, ..)| *at <= depth);
                }
                Token::Text => {}
                Token::Eof => break,
            }
        }
        self.summary.end = Some(self.xml.position());
        if !self.foreign.is_empty() {
            let names: Vec<&str> = self.foreign.iter().map(String::as_str).take(12).collect();
            let more = if self.foreign.len() > names.len() { " and others" } else { "" };
            let message = format!("elements that are no part of XLIFF are not kept: {}{more}", names.join(", "));
            self.warn(Effect::Kept, message);
        }
        Ok(())
    }

    fn element(&mut self, fallback: &Around) -> Result<(), ReadError> {
        match self.xml.name() {
            "file" => self.file_element(fallback),
            "body" | "bin-unit" | "reference" => {}
            "group" => {
                let name = find(&self.attributes, "resname").or_else(|| find(&self.attributes, "name"));
                let name = name.filter(|name| !name.is_empty()).map(str::to_owned);
                self.groups.push((self.xml.depth(), name, self.says_translate()));
            }
            "trans-unit" => {
                self.summary.entries += 1;
                let entry = one::read(self)?;
                self.hand_on(entry)?;
            }
            "unit" => {
                self.summary.entries += 1;
                let entry = two::read(self)?;
                self.hand_on(entry)?;
            }
            "note" | "notes" => {
                self.warn_once(Effect::Kept, "notes on a whole file or group are not kept");
                self.skip()?;
            }
            "header" | "skeleton" | "bin-source" | "bin-target" | "context-group" | "prop-group" | "count-group"
            | "alt-trans" => self.skip()?,
            _ => self.foreign()?,
        }
        Ok(())
    }

    fn root(&mut self) -> Result<(), ReadError> {
        let position = self.xml.position();
        let name = self.xml.name();
        if name != "xliff" {
            let kind = match name.to_lowercase().as_str() {
                "xliff" => "XLIFF written in capitals, which it must not be",
                "html" => "a web page",
                "tmx" => "a TMX file",
                "martif" | "tbx" => "a TBX glossary",
                "ts" => "a Qt translation file",
                _ => "another kind of XML",
            };
            let message = format!("this is no XLIFF: its root element is `{name}`, so it seems to be {kind}");
            let hint = Some("give its kind with --as".to_owned());
            return Err(ReadError::Malformed { position, message, hint });
        }
        let attributes = std::mem::take(&mut self.attributes);
        let version = find(&attributes, "version").unwrap_or_default();
        let is_two = version.starts_with('2') || find(&attributes, "srcLang").is_some();
        self.around.version = if is_two { Version::Two } else { Version::One };
        self.around.tag = self.xml.span();
        match version {
            "1.0" | "1.1" | "1.2" | "2.0" | "2.1" | "2.2" => {}
            "" => self.warn_once(Effect::Kept, "the file does not say which XLIFF it is"),
            other => self.warn_once(Effect::Kept, format!("XLIFF {other} is not known; read as the nearest that is")),
        }
        if is_two {
            self.languages(&attributes, "srcLang", "trgLang");
        }
        Ok(())
    }

    fn file_element(&mut self, fallback: &Around) {
        self.summary.has_file = true;
        let attributes = std::mem::take(&mut self.attributes);
        self.around.original = find(&attributes, "original").filter(|name| !name.is_empty()).map(str::to_owned);
        self.groups.push((self.xml.depth(), None, find(&attributes, "translate") != Some("no")));
        if self.around.version == Version::One {
            self.around.tag = self.xml.span();
            (self.around.source, self.around.target) = (fallback.source.clone(), fallback.target.clone());
            self.languages(&attributes, "source-language", "target-language");
        }
    }

    fn languages(&mut self, attributes: &Attributes, source: &str, target: &str) {
        match find(attributes, source).filter(|written| !written.is_empty()) {
            Some(written) => self.around.source = self.tongue(written),
            None => {
                let message = format!(
                    "the file does not name the language of its source ({source}); taken as {}",
                    self.around.source.language
                );
                self.warn_once(Effect::Kept, message);
            }
        }
        let written = find(attributes, target).filter(|written| !written.is_empty());
        self.around.names_target = written.is_some();
        if let Some(written) = written {
            self.around.target = self.tongue(written);
        }
    }

    /// The language that the file writes so.
    pub(super) fn tongue(&mut self, written: &str) -> Tongue {
        let language = written.parse().unwrap_or_else(|error| {
            self.warn_once(Effect::Kept, format!("{error}; kept as text of an unknown language"));
            Language::undetermined()
        });
        Tongue { language, written: written.to_owned() }
    }

    fn hand_on(&mut self, mut entry: Entry) -> Result<(), ReadError> {
        entry.is_translatable &= self.groups.iter().all(|(_, _, translate)| *translate);
        let groups: Vec<&str> = self.groups.iter().filter_map(|(_, name, _)| name.as_deref()).collect();
        if !groups.is_empty() && !entry.annotations.iter().any(|one| one.property.as_deref() == Some("x-group")) {
            entry.annotations.insert(0, Annotation::property("x-group", groups.join("/")));
        }
        match self.taker.entry(entry, &self.around) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ReadError::Stopped),
        }
    }

    /// Reads on, and passes on what the stream has put right.
    pub(super) fn next(&mut self) -> Result<Token, ReadError> {
        let token = self.xml.next()?;
        if token == Token::Start {
            self.attributes = self.xml.take_attributes();
        }
        for (position, message) in self.xml.take_repairs() {
            self.taker.warning(Warning { position, message, effect: Effect::Repaired });
        }
        Ok(token)
    }

    pub(super) fn version(&self) -> Version {
        self.around.version
    }

    pub(super) fn around(&self) -> &Around {
        &self.around
    }

    /// The attributes of the element that has just started.
    pub(super) fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    pub(super) fn take_attributes(&mut self) -> Attributes {
        std::mem::take(&mut self.attributes)
    }

    /// Whether the element that has just started does not say that it is to be left as it is.
    pub(super) fn says_translate(&self) -> bool {
        find(&self.attributes, "translate") != Some("no")
    }

    /// Passes over the element that has just started.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let inside = self.xml.depth();
        while self.xml.depth() >= inside {
            self.next()?;
        }
        Ok(())
    }

    /// Passes over an element that is no part of XLIFF, and remembers its name.
    pub(super) fn foreign(&mut self) -> Result<(), ReadError> {
        if self.foreign.len() < MOST_NAMES {
            self.foreign.insert(self.xml.name().to_owned());
        }
        self.skip()
    }

    /// Reads the text of the element that has just started.
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        self.xml.text_of_element()
    }

    /// Warns of what was read last.
    pub(super) fn warn(&mut self, effect: Effect, message: impl Into<String>) {
        self.warn_at(self.xml.position(), effect, message);
    }

    pub(super) fn warn_at(&mut self, position: Position, effect: Effect, message: impl Into<String>) {
        self.taker.warning(Warning { position, message: message.into(), effect });
    }

    /// Warns of what was read last, unless the same was said before.
    pub(super) fn warn_once(&mut self, effect: Effect, message: impl Into<String>) {
        let message = message.into();
        if self.warned.len() < MOST_NAMES && self.warned.insert(message.clone()) {
            self.warn(effect, message);
        }
    }
}
