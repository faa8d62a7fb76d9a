//! Goes through a file from its start and hands on what it finds, one entry at a time.

use std::io::{Cursor, Read};

use super::super::decode::{Kind, Utf8Stream};
use super::super::{ReadError, Source};
use super::charset;
use super::entry::{Entry, Problem};
use super::lines::{LONGEST_ENTRY, Lines, too_long};
use super::parser::Parser;
use crate::text::positions::Position;

/// What stands in a file.
pub(super) enum Found {
    /// An entry, be it the header, obsolete or damaged.
    Entry(Box<Entry>),
    /// Something wrong outside of the entries.
    Stray(Problem),
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// How many lines it has.
    pub(super) lines: usize,
    /// Whether it has nothing but white space and comments.
    pub(super) is_blank: bool,
    /// How many entries it has.
    pub(super) entries: usize,
}

/// Reads all of `source`. `places`: whether entries are to know where each part of their strings stands.
///
/// # Errors
/// Where the bytes are no text, an entry does not end, or `take` fails.
pub(super) fn each(
    source: &mut Source<'_>,
    places: bool,
    mut take: impl FnMut(Found) -> Result<(), ReadError>,
) -> Result<Outline, ReadError> {
    let head = charset::peek(source.stream)?;
    let found = charset::of(&head, source.options.encoding);
    let mut input = Cursor::new(head).chain(&mut *source.stream);
    let (mut stream, doubt) = Utf8Stream::open(&mut input, Kind::Text, found.encoding)?;
    for message in found.doubt.into_iter().chain(doubt) {
        take(Found::Stray(Problem { position: Position { line: 1, column: 1 }, message }))?;
    }
    let mut lines = Lines::new(&mut stream);
    let mut outline = Outline { is_blank: true, ..Outline::default() };
    let mut parser = Parser::new(places);
    while let Some((number, line)) = lines.next()? {
        outline.is_blank &= line.trim_start().starts_with('#') || line.trim().is_empty();
        parser.line(number, line);
        if parser.size() > LONGEST_ENTRY {
            return Err(too_long(number));
        }
        hand_on(&mut parser, &mut outline, &mut take)?;
    }
    parser.finish();
    hand_on(&mut parser, &mut outline, &mut take)?;
    outline.lines = lines.number();
    Ok(outline)
}

fn hand_on(
    parser: &mut Parser,
    outline: &mut Outline,
    take: &mut impl FnMut(Found) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    while let Some(entry) = parser.next() {
        outline.entries += 1;
        take(Found::Entry(Box::new(entry)))?;
    }
    parser.take_stray().into_iter().try_for_each(|problem| take(Found::Stray(problem)))
}

impl Outline {
    /// The error for a file without any entry, or for one whose entries give nothing, which `why` says.
    pub(super) fn nothing(&self, why: Option<String>) -> ReadError {
        let position = Position { line: 1, column: 1 };
        let (message, hint) = match why {
            Some(why) => (why, None),
            None if self.lines == 0 => ("the file is empty".to_owned(), None),
            None if self.is_blank => {
                ("the file is PO with comments alone, or none at all: it has no entry".to_owned(), None)
            }
            None => {
                let hint = "an entry of PO has a line `msgid \"…\"` and a line `msgstr \"…\"`";
                ("this is no PO file: it has no msgid".to_owned(), Some(hint.to_owned()))
            }
        };
        ReadError::Malformed { position, message, hint }
    }
}
