//! A stream of XML elements and text that can be trusted.
//!
//! quick-xml is a tokenizer: it passes a file that is cut off, two roots, NUL characters and unknown entities. This
//! stream refuses what is not well-formed, never expands an entity that the file defines, and drops characters that
//! XML does not allow, with a note in [`XmlStream::take_repairs`].

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::Error;

use super::content::Content;
use super::errors;
use super::record::Record;
use crate::format::decode::{Kind, Utf8Stream};
use crate::format::{ReadError, Source};
use crate::text::positions::Position;
/// What was read; its content is in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Token {
    /// An element starts: [`XmlStream::name`] and [`XmlStream::take_attributes`].
    Start,
    /// The element called [`XmlStream::name`] ends.
    End,
    /// Text: [`XmlStream::text`]. One text can come in several pieces.
    Text,
    /// The file ends, and is whole.
    Eof,
}

/// The stream.
pub(in crate::format) struct XmlStream<'a> {
    reader: Reader<Utf8Stream<'a>>,
    buffer: Vec<u8>,
    content: Content,
    /// Where the token stands, in bytes of the decoded file.
    span: Range<usize>,
}

impl<'a> XmlStream<'a> {
    /// Opens the stream; the encoding is found out from the first bytes.
    pub(in crate::format) fn open(source: &'a mut Source<'_>) -> Result<Self, ReadError> {
        let (bytes, doubt) = Utf8Stream::open(source.stream, Kind::Xml, source.options.encoding)?;
        let mut content = Content { lenient: source.options.repair, ..Content::default() };
        content.repairs.extend(doubt.map(|doubt| (bytes.position(), doubt)));
        let mut reader = Reader::from_reader(bytes);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = source.options.repair;
        Ok(XmlStream { reader, buffer: Vec::new(), content, span: 0..0 })
    }

    /// Keeps what is read from here on as canonical XML; white space between `structural` elements (by local name),
    /// which hold no text, is left out. What is kept has to be taken regularly.
    pub(in crate::format) fn record(&mut self, structural: &'static [&'static str]) {
        self.content.record = Some(Record::new(structural));
    }

    /// What was recorded before the element that has just started; the record goes on with its start tag.
    pub(in crate::format) fn take_record_before_start(&mut self) -> String {
        self.content.record.as_mut().map(Record::take_before_start).unwrap_or_default()
    }

    /// What was recorded up to here.
    pub(in crate::format) fn take_record(&mut self) -> String {
        self.content.record.as_mut().map(Record::take).unwrap_or_default()
    }

    /// How many comments the record is without.
    pub(in crate::format) fn comments(&self) -> u64 {
        self.content.record.as_ref().map_or(0, |record| record.comments)
    }

    /// Reads on.
    pub(in crate::format) fn next(&mut self) -> Result<Token, ReadError> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().start_token();
            self.content.start = self.reader.get_ref().position();
            let from = self.reader.buffer_position();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.failed(&error)),
            };
            if let Some(token) = self.content.take(event)? {
                self.span = byte(from)..byte(self.reader.buffer_position());
                return Ok(token);
            }
        }
    }

    /// The local name of the element that starts or ends.
    pub(in crate::format) fn name(&self) -> &str {
        let name = &self.content.name;
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// What stands before the local name of the element that starts or ends, and the colon.
    pub(in crate::format) fn prefix(&self) -> Option<&str> {
        self.content.name.split_once(':').map(|(prefix, _)| prefix)
    }

    /// The attributes of the element that starts, in order, their names as written.
    pub(in crate::format) fn take_attributes(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.content.attributes)
    }

    /// The text, references resolved and line ends as LF.
    pub(in crate::format) fn text(&self) -> &str {
        &self.content.text
    }

    /// Where the token starts.
    pub(in crate::format) fn position(&self) -> Position {
        self.content.start
    }

    /// Where the token stands, in bytes of the file as UTF-8 without its byte-order mark. The end of an element that is
    /// written as one tag (`<a/>`) is an empty span behind that tag.
    pub(in crate::format) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// How many elements are open: one that starts counts, one that ends does not.
    pub(in crate::format) fn depth(&self) -> usize {
        self.content.depth
    }

    /// What was put right since the last call.
    pub(in crate::format) fn take_repairs(&mut self) -> Vec<(Position, String)> {
        std::mem::take(&mut self.content.repairs)
    }

    /// Reads to the end of the element that has just started, for all the text in it.
    pub(in crate::format) fn text_of_element(&mut self) -> Result<String, ReadError> {
        let inside = self.depth();
        let mut text = String::new();
        while self.depth() >= inside {
            if self.next()? == Token::Text {
                text.push_str(self.text());
            }
        }
        Ok(text)
    }

    fn failed(&mut self, error: &Error) -> ReadError {
        if let Some(failure) = self.reader.get_mut().take_failure() {
            return failure;
        }
        errors::read_error(error, self.content.start)
    }
}

/// An offset as an index; no file that is in memory is longer than this can say.
fn byte(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}
