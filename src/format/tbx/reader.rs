//! Reads TBX files: the entries one by one, and what stands around them.

use std::collections::BTreeSet;

use super::super::xml::{Token, XmlStream};
use super::super::{Effect, Glossary, ReadError, Source};
use super::concept::Concepts;
use super::{FRAME, STRUCTURAL};
use crate::model::frame::Frame;
use crate::text::positions::Position;

/// How many unknown names are remembered: each is warned of once.
const MOST_NAMES: usize = 100;

pub(super) fn read(source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
    let repair = source.options.repair;
    let mut xml = XmlStream::open(source)?;
    xml.record(STRUCTURAL);
    let mut reader =
        TbxReader { xml, found: Concepts::new(name_prefix), unknown: BTreeSet::new(), head: None, size: 0 };
    let frame = match reader.file() {
        Ok(frame) => Some(frame),
        Err(error @ (ReadError::Malformed { .. } | ReadError::Undecodable(_)))
            if repair && !reader.found.list.is_empty() =>
        {
            reader.report_repairs();
            let saved = reader.found.list.len();
            let message = format!("{error}; the {saved} concepts before this were saved");
            reader.warn("damage", Effect::Skipped, message);
            None
        }
        Err(error) => return Err(error),
    };
    let end = reader.xml.position();
    Ok(reader.found.finish(frame, end))
}

/// The state of one reading.
pub(super) struct TbxReader<'a> {
    pub(super) xml: XmlStream<'a>,
    found: Concepts,
    /// The names of elements that are no TBX where entries are expected.
    unknown: BTreeSet<String>,
    /// All before the first entry, once its end is known.
    head: Option<String>,
    /// How large the entry is that is being read, about.
    pub(super) size: usize,
}

impl TbxReader<'_> {
    fn file(&mut self) -> Result<Frame, ReadError> {
        // Before the root there is nothing but a declaration, instructions and comments.
        self.xml.next()?;
        self.root()?;
        let mut has_body = false;
        // How deep the body stands, while it is open.
        let mut body = None;
        loop {
            match self.xml.next()? {
                Token::Start => match self.xml.name() {
                    "body" if !has_body => {
                        has_body = true;
                        body = Some(self.xml.depth());
                        self.head.get_or_insert(self.xml.take_record());
                    }
                    "termEntry" | "conceptEntry" => self.whole_entry()?,
                    _ if body.is_some() => self.pass_over()?,
                    _ => {}
                },
                Token::End => body = body.filter(|body| self.xml.depth() >= *body),
                Token::Text if body.is_some() => self.stray_text(),
                Token::Text => {}
                Token::Eof => break,
            }
            self.report_repairs();
        }
        self.report_repairs();
        match self.xml.comments() {
            0 => {}
            count => self.warn("comments", Effect::Kept, format!("{count} XML comments are not kept")),
        }
        if self.found.list.is_empty() {
            if !has_body || !self.unknown.is_empty() {
                return Err(self.nothing_usable());
            }
            let message = match self.found.undecided {
                0 => "the file is TBX and holds no concepts",
                _ => {
                    "no entry has been decided on; give those that are to be imported an administrativeStatus, or the \
                      processStatus finalized"
                }
            };
            self.warn("empty", Effect::Kept, message);
        }
        let tail = self.xml.take_record();
        let (head, tail) = match self.head.take() {
            Some(head) => (head, tail),
            None => (tail, String::new()),
        };
        Ok(Frame { format: FRAME.to_owned(), head, tail })
    }

    fn root(&mut self) -> Result<(), ReadError> {
        let name = self.xml.name().to_owned();
        let attributes = self.xml.take_attributes();
        self.report_repairs();
        if name == "martif" || name == "tbx" {
            self.found.main_language = find(&attributes, "xml:lang").and_then(|written| written.parse().ok());
            return Ok(());
        }
        let kind = match name.to_lowercase().as_str() {
            "martif" | "tbx" => "TBX whose names are not written as they must be",
            "tmx" => "a TMX translation memory",
            "html" => "a web page",
            "xliff" => "an XLIFF file",
            "mtf" => "a MultiTerm glossary",
            _ => "another kind of XML",
        };
        Err(ReadError::Malformed {
            position: self.xml.position(),
            message: format!("this is no TBX: its root element is `{name}`, so it seems to be {kind}"),
            hint: Some("give its kind with --as, or convert it to TBX".to_owned()),
        })
    }

    /// The error for a file that is not empty and gave nothing: that must not look like success.
    fn nothing_usable(&self) -> ReadError {
        let message = if self.unknown.is_empty() {
            "the file is TBX without a body, so it holds no concepts".to_owned()
        } else {
            let names: Vec<&str> = self.unknown.iter().map(String::as_str).collect();
            format!("the file has no entry, and elements that are no TBX: {}", names.join(", "))
        };
        let hint = Some("the concepts of a TBX file are its elements `termEntry` or `conceptEntry`".to_owned());
        ReadError::Malformed { position: self.xml.position(), message, hint }
    }

    fn whole_entry(&mut self) -> Result<(), ReadError> {
        // Instructions between the entries, which are the only thing there that is not kept otherwise.
        let mut before = self.xml.take_record_before_start();
        if self.found.list.is_empty() {
            self.head.get_or_insert_default().push_str(&std::mem::take(&mut before));
        }
        let entry = self.entry()?;
        let written = self.xml.take_record();
        self.found.add(entry, before + &written);
        Ok(())
    }

    /// Passes over an element that stands where an entry should; it is kept in what is written as it was.
    fn pass_over(&mut self) -> Result<(), ReadError> {
        let name = self.xml.name().to_owned();
        if self.unknown.len() < MOST_NAMES && self.unknown.insert(name.clone()) {
            let message = format!("the element `{name}` is not known here; it was left out");
            self.warn("unknown elements", Effect::Kept, message);
        }
        self.xml.text_of_element().map(drop)
    }

    pub(super) fn stray_text(&mut self) {
        if !self.xml.text().trim().is_empty() {
            let message = "text that stands outside of any category is in no concept";
            self.warn("text outside of categories", Effect::Kept, message);
        }
    }

    pub(super) fn too_long(&mut self, position: Position) {
        let message = "a text of more than 1 MB was left out of its concept".to_owned();
        self.found.warnings.add("texts that are too long", position, Effect::Repaired, message);
    }

    fn report_repairs(&mut self) {
        for (position, message) in self.xml.take_repairs() {
            self.found.warnings.add("repairs", position, Effect::Repaired, message);
        }
    }

    fn warn(&mut self, kind: &'static str, effect: Effect, message: impl Into<String>) {
        self.found.warnings.add(kind, self.xml.position(), effect, message);
    }
}

pub(super) fn find<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}
