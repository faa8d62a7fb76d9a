//! What a reader gets, and what it says of a file.

use std::borrow::Cow;
use std::io::BufRead;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};

use super::decode::{DecodeError, decode_text_as};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How much of a file its format is told by, in bytes.
pub const HEAD: usize = 64 << 10;

/// The longest line that is taken for text that people read, in bytes.
const LONGEST_LINE: usize = 1 << 20;

/// The start of a file, by which its format is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its first bytes, up to [`HEAD`] of them.
    pub bytes: Vec<u8>,
    /// The same as text; what is no text in the likely encoding is replaced.
    pub text: String,
    /// The names of its members, where it is a zip archive.
    pub members: Vec<String>,
}

impl Head {
    /// The start of a file that is no archive.
    pub fn new(bytes: &[u8]) -> Self {
        let bytes = bytes[..bytes.len().min(HEAD)].to_vec();
        let (text, _, _) = UTF_8.decode(&bytes);
        // UTF-16 without a mark: what tells a format is ASCII, with a zero byte each.
        let text = if text.contains('\0') { text.replace('\0', "") } else { text.into_owned() };
        Head { bytes, text, members: Vec::new() }
    }

    /// The start of a zip archive.
    pub fn of_archive(bytes: &[u8], members: Vec<String>) -> Self {
        Head { bytes: bytes[..bytes.len().min(HEAD)].to_vec(), text: String::new(), members }
    }

    /// Whether it is an archive or a database, so that nothing in it can be told from its text.
    pub fn is_binary(&self) -> bool {
        !self.members.is_empty() || super::decode::binary_sign(&self.bytes).is_some()
    }
}

/// What is asked of a reader beyond the file itself.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The language of the source, where a file does not name it.
    pub source: Language,
    /// The language of the translation, where a file does not name it.
    pub target: Language,
    /// The encoding, whatever the file says or looks like.
    pub encoding: Option<&'static Encoding>,
    /// What columns of a table hold, where their names do not tell: pairs of a column's name in the file (or its
    /// number, from 1) and what it is to be called.
    pub columns: Vec<(String, String)>,
    /// Whether the whole units of a damaged file are to be saved.
    pub repair: bool,
    /// The languages between which a document is translated: a bilingual file can hold texts between others, which are
    /// left out. Without them all are taken.
    pub pair: Option<(Language, Language)>,
    /// Whether a check reads the file: then units whose translation is missing are handed on as well, with an empty
    /// text in its place, and what nobody translates here (locked entries, proposals beside an entry) is not.
    pub for_check: bool,
}

impl ReadOptions {
    /// For a document that is translated `from` a language, `to` another where that is known.
    pub fn between(from: &Language, to: Option<&Language>) -> Self {
        let usual = ReadOptions::default();
        let pair = to.map(|to| (from.clone(), to.clone()));
        ReadOptions { source: from.clone(), target: to.cloned().unwrap_or(usual.target), pair, ..usual }
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            source: Language::english(),
            target: Language::swahili(),
            encoding: None,
            columns: Vec::new(),
            repair: false,
            pair: None,
            for_check: false,
        }
    }
}

/// A file as a reader gets it.
pub struct Source<'a> {
    /// Its bytes from the start, unpacked where it is compressed.
    pub stream: &'a mut dyn BufRead,
    /// Where it lies. Always there for the formats that say [`super::Format::needs_file`]; they read it from here, the
    /// others from `stream`.
    pub path: Option<&'a Path>,
    /// What is asked for.
    pub options: &'a ReadOptions,
}

impl std::fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("path", &self.path).field("options", &self.options).finish_non_exhaustive()
    }
}

impl<'a> Source<'a> {
    /// A source that is all in memory or in a stream.
    pub fn new(stream: &'a mut dyn BufRead, options: &'a ReadOptions) -> Self {
        Source { stream, path: None, options }
    }

    /// All of it as text, for formats that cannot be read piece by piece.
    ///
    /// # Errors
    /// Where reading fails, the bytes are no text, or a line is longer than any text for people.
    pub fn text(&mut self) -> Result<String, ReadError> {
        let mut bytes = Vec::new();
        self.stream.read_to_end(&mut bytes)?;
        let text = match decode_text_as(&bytes, self.options.encoding)? {
            Cow::Owned(text) => text,
            Cow::Borrowed(text) => text.to_owned(),
        };
        for (at, line) in text.split('\n').enumerate() {
            if line.len() > LONGEST_LINE {
                return Err(ReadError::LineTooLong { line: at + 1, megabytes: line.len() >> 20 });
            }
        }
        Ok(text)
    }

    /// Where the file lies, for a format that needs one.
    ///
    /// # Errors
    /// Where whoever opened it did not give a file.
    pub fn file(&self) -> Result<&'a Path, ReadError> {
        self.path.ok_or_else(|| std::io::Error::other("this format is read from a file only").into())
    }
}

/// Something in a file that a person should know of, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub position: Position,
    /// What, and what was done.
    pub message: String,
    /// What became of the unit it stands in.
    pub effect: Effect,
}

/// What a warning did to the unit it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: the unit is as the file has it.
    Kept,
    /// The unit was put right.
    Repaired,
    /// The unit was left out.
    Skipped,
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It breaks the rules of its format.
    #[error("{message}")]
    Malformed {
        /// Where.
        position: Position,
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// It is not text, or not in an encoding that can be read.
    #[error(transparent)]
    Undecodable(#[from] DecodeError),
    /// One line is so long that it is no text for people.
    #[error("line {line} is {megabytes} MB long; a paragraph can have at most 1 MB")]
    LineTooLong {
        /// Which line, from 1.
        line: usize,
        /// Its length.
        megabytes: usize,
    },
    /// Reading failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The sink asked to stop.
    #[error("reading was stopped")]
    Stopped,
}
