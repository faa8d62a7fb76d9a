//! What the events of the tokenizer mean, with the guards that it leaves to its caller.

use quick_xml::events::{BytesStart, Event};

use super::characters::{all_allowed, cleaned, is_allowed};
use super::errors::malformed;
use super::record::Record;
use super::references::{self, Reference};
use super::stream::Token;
use crate::format::ReadError;
use crate::format::decode::advance;
use crate::text::positions::Position;

/// How deep elements may stand in each other.
const DEEPEST: usize = 256;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 1000;

/// The stream without what quick-xml lends its events from.
#[derive(Default)]
pub(super) struct Content {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) start: Position,
    pub(super) depth: usize,
    pub(super) has_root: bool,
    /// The first half of a character that is written as two references.
    pub(super) high_surrogate: Option<u32>,
    pub(super) repairs: Vec<(Position, String)>,
    pub(super) record: Option<Record>,
    /// Whether `&` that begins no reference is taken for itself.
    pub(super) lenient: bool,
}

impl Content {
    /// What `event` means; `None`: nothing to hand on.
    pub(super) fn take(&mut self, event: Event<'_>) -> Result<Option<Token>, ReadError> {
        let high = self.high_surrogate.take();
        if let (Some(high), Event::GeneralRef(reference)) = (high, &event)
            && let Some(joined) = references::join(high, reference)
        {
            self.repair("a character that was written as two halves was put together");
            return self.set_text(joined.encode_utf8(&mut [0; 4]));
        }
        if high.is_some() {
            self.repair("half a character before this was left out");
        }
        match event {
            Event::Start(start) | Event::Empty(start) => self.start(&start).map(Some),
            Event::End(end) => {
                self.name.clear();
                self.name.push_str(end.name().as_ref());
                self.depth = self.depth.saturating_sub(1);
                if let Some(record) = &mut self.record {
                    record.end(&self.name);
                }
                Ok(Some(Token::End))
            }
            Event::Text(text) => {
                if self.lenient && text.contains('&') {
                    self.repair("`&` begins no reference; it was taken for itself");
                }
                self.clean_text(&text.xml10_content(), &text)
            }
            Event::CData(text) => self.clean_text(&text.xml10_content(), &text),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::DocType(declaration) if declaration.contains("<!ENTITY") => Err(malformed(
                self.start,
                "the file defines entities of its own; they are never expanded here".to_owned(),
                Some("replace each by its text and take the DOCTYPE out"),
            )),
            Event::Decl(_) if self.start != (Position { line: 1, column: 1 }) => {
                self.repair("something stands before the XML declaration; it was passed over");
                Ok(None)
            }
            Event::PI(instruction) => {
                if let Some(record) = &mut self.record {
                    record.instruction(&instruction);
                }
                Ok(None)
            }
            Event::Comment(_) => {
                if let Some(record) = &mut self.record {
                    record.comments += 1;
                }
                Ok(None)
            }
            Event::Decl(_) | Event::DocType(_) => Ok(None),
            Event::Eof => self.end_of_file().map(Some),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<Token, ReadError> {
        let name = start.name();
        if !name.as_ref().starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':')) {
            return Err(malformed(self.start, "`<` begins no element".to_owned(), Some("write a plain < as &lt;")));
        }
        if self.depth == 0 && self.has_root {
            let message = format!("a second root element, `{}`, follows the end of the first", name.as_ref());
            return Err(malformed(self.start, message, Some("these seem to be two files in one; part them")));
        }
        if self.depth >= DEEPEST {
            return Err(malformed(self.start, format!("elements stand deeper in each other than {DEEPEST}"), None));
        }
        self.has_root = true;
        self.depth += 1;
        self.name.clear();
        self.name.push_str(name.as_ref());
        self.attributes.clear();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| {
                let message = format!("the attributes of `{}` are not well-formed: {error}", self.name);
                malformed(self.start, message, None)
            })?;
            if self.attributes.len() >= MOST_ATTRIBUTES {
                let message = format!("an element with more than {MOST_ATTRIBUTES} attributes");
                return Err(malformed(self.start, message, None));
            }
            let value = self.attribute_value(&attribute.value)?;
            self.attributes.push((attribute.key.as_ref().to_owned(), value));
        }
        if let Some(record) = &mut self.record {
            record.start(&self.name, &self.attributes);
        }
        Ok(Token::Start)
    }

    fn attribute_value(&mut self, raw: &str) -> Result<String, ReadError> {
        let as_it_is = |byte: u8| byte >= b' ' && byte != b'&' && byte != 0xEF;
        if raw.bytes().all(as_it_is) {
            return Ok(raw.to_owned());
        }
        let mut value = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            value.extend(rest[..at].chars().map(blank));
            let Some(end) = rest[at..].find(';') else {
                if self.lenient {
                    self.repair("`&` begins no reference; it was taken for itself");
                    value.push('&');
                    rest = &rest[at + 1..];
                    continue;
                }
                let hint = Some("write a plain & as &amp;");
                return Err(malformed(self.start, "`&` begins no reference".to_owned(), hint));
            };
            let name = &rest[at + 1..at + end];
            if self.lenient && references::look_up(name) == Reference::Unknown {
                self.repair(format!("`&{name};` is not defined; it was taken for itself"));
                value.push_str(&rest[at..=at + end]);
            } else {
                value.extend(self.resolve(name)?);
            }
            rest = &rest[at + end + 1..];
        }
        value.extend(rest.chars().map(blank));
        if !all_allowed(&value) {
            self.repair("characters that XML does not allow were left out of an attribute");
            value.retain(is_allowed);
        }
        Ok(value)
    }

    fn reference(&mut self, name: &str) -> Result<Option<Token>, ReadError> {
        if let Reference::HighSurrogate(high) = references::look_up(name) {
            self.high_surrogate = Some(high);
            return Ok(None);
        }
        if self.lenient && references::look_up(name) == Reference::Unknown {
            self.repair(format!("`&{name};` is not defined; it was taken for itself"));
            return self.set_text(&format!("&{name};"));
        }
        match self.resolve(name)? {
            Some(c) => self.set_text(c.encode_utf8(&mut [0; 4])),
            None => Ok(None),
        }
    }

    /// The character that `&name;` stands for; `None` where it was left out.
    fn resolve(&mut self, name: &str) -> Result<Option<char>, ReadError> {
        match references::look_up(name) {
            Reference::Character(c) => Ok(Some(c)),
            Reference::Html(c) => {
                self.repair(format!(
                    "`&{name};` is not defined in XML; it was read as in HTML, U+{:04X}",
                    u32::from(c)
                ));
                Ok(Some(c))
            }
            Reference::Forbidden | Reference::HighSurrogate(_) => {
                self.repair(format!("`&{name};` is no character that XML allows; it was left out"));
                Ok(None)
            }
            Reference::Unknown => {
                let message = format!("the entity `&{name};` is not defined");
                Err(malformed(self.start, message, Some("write the character itself")))
            }
        }
    }

    /// Takes text in which only forbidden characters can be wrong; `raw` is how the file has it.
    fn clean_text(&mut self, text: &str, raw: &str) -> Result<Option<Token>, ReadError> {
        let clean = cleaned(text);
        if clean.len() < text.len() {
            let (at, first) = raw.char_indices().find(|(_, c)| !is_allowed(*c)).unwrap_or((0, '\0'));
            let mut position = self.start;
            advance(&mut position, &raw.as_bytes()[..at]);
            let count = raw.chars().filter(|c| !is_allowed(*c)).count();
            let message = match count {
                1 => format!("U+{:04X}, which XML does not allow, was left out", u32::from(first)),
                _ => format!(
                    "{count} characters that XML does not allow were left out, the first U+{:04X}",
                    u32::from(first)
                ),
            };
            self.repairs.push((position, message));
        }
        self.set_text(&clean)
    }

    fn set_text(&mut self, text: &str) -> Result<Option<Token>, ReadError> {
        if self.depth > 0 {
            self.text.clear();
            self.text.push_str(text);
            if let Some(record) = &mut self.record {
                record.text(text);
            }
            return Ok(Some(Token::Text));
        }
        if text.trim().is_empty() {
            return Ok(None);
        }
        let message = if self.has_root {
            "text after the end of the root element"
        } else {
            "this is no XML: it begins with text"
        };
        Err(malformed(self.start, message.to_owned(), None))
    }

    fn end_of_file(&self) -> Result<Token, ReadError> {
        if self.depth > 0 {
            let message = format!("the file is cut off: {} elements are still open where it ends", self.depth);
            return Err(malformed(self.start, message, Some("get the whole file and try again")));
        }
        if !self.has_root {
            return Err(malformed(self.start, "the file is empty: there is no element in it".to_owned(), None));
        }
        Ok(Token::Eof)
    }

    fn repair(&mut self, message: impl Into<String>) {
        self.repairs.push((self.start, message.into()));
    }
}

/// White space in an attribute is a space, unless it is written as a reference.
fn blank(c: char) -> char {
    if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }
}
