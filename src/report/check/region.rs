//! Where a finding stands in its file, to the character: for editors, and for fixes that other programs make.

use std::fmt;

use crate::app::check::Reported;
use crate::model::finding::Side;
use crate::text::positions::Position;

/// A stretch of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its first character.
    pub start: Position,
    /// The character behind its last one.
    pub end: Position,
}

/// Gives the text of a file.
type Read<'a> = Box<dyn FnMut(&str) -> Option<String> + 'a>;

/// Finds the regions of findings that come in the order of their files.
///
/// A region is known where the file has the segment's text, character by character, at the segment's position; white
/// space may be of another kind there, as where a paragraph is broken into lines. Of any other finding, such as one in
/// text with references (`&amp;`), there is none.
pub struct Regions<'a> {
    read: Read<'a>,
    path: String,
    text: String,
    cursor: Cursor,
}

impl fmt::Debug for Regions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Regions").field("path", &self.path).finish_non_exhaustive()
    }
}

impl<'a> Regions<'a> {
    /// `read` gives the text of a file as its positions count it, or `None` where that cannot be had.
    pub fn new(read: impl FnMut(&str) -> Option<String> + 'a) -> Self {
        Regions { read: Box::new(read), path: String::new(), text: String::new(), cursor: Cursor::START }
    }

    /// Where `reported` stands in its file, if that is known.
    pub fn of(&mut self, reported: &Reported<'_>) -> Option<Region> {
        let (path, position) = (reported.path?, reported.position?);
        if reported.finding.side == Side::Source || reported.target.is_empty() {
            return None;
        }
        if path != self.path {
            path.clone_into(&mut self.path);
            self.text = (self.read)(path).unwrap_or_default();
            self.cursor = Cursor::START;
        }
        if position < self.cursor.position {
            self.cursor = Cursor::START;
        }
        while self.cursor.position < position {
            self.cursor.step(&self.text)?;
        }
        let span = &reported.finding.span;
        region(&self.text, self.cursor, reported.target, (span.start, span.end))
    }
}

/// A place in a text.
#[derive(Clone, Copy)]
struct Cursor {
    at: usize,
    position: Position,
}

impl Cursor {
    const START: Cursor = Cursor { at: 0, position: Position { line: 1, column: 1 } };

    fn next(self, text: &str) -> Option<char> {
        text.get(self.at..)?.chars().next()
    }

    /// Goes on by one character; lines end as [`crate::text::positions::Lines`] ends them.
    fn step(&mut self, text: &str) -> Option<char> {
        let c = self.next(text)?;
        self.at += c.len_utf8();
        let ends_line = c == '\n' || c == '\r' && self.next(text) != Some('\n');
        self.position = match self.position {
            Position { line, .. } if ends_line => Position { line: line + 1, column: 1 },
            Position { line, column } => Position { line, column: column + 1 },
        };
        Some(c)
    }
}

/// The region of the bytes `span` of `segment`, if `text` has the whole segment at `cursor`.
fn region(text: &str, mut cursor: Cursor, segment: &str, span: (usize, usize)) -> Option<Region> {
    let (mut start, mut end) = (None, None);
    let mut at = 0;
    loop {
        if at == span.0 {
            start = Some(cursor.position);
        }
        if at == span.1 {
            end = Some(cursor.position);
        }
        let Some(c) = segment.get(at..)?.chars().next() else { break };
        if cursor.next(text)? == c {
            // Two runs of white space that begin alike can still differ.
            if !c.is_whitespace() || run(&text[cursor.at..]) == run(&segment[at..]) {
                cursor.step(text)?;
                at += c.len_utf8();
                continue;
            }
        }
        let (here, there) = (run(&segment[at..]).len(), run(&text[cursor.at..]).len());
        let inside = |offset: usize| at < offset && offset < at + here;
        if here == 0 || there == 0 || inside(span.0) || inside(span.1) {
            return None;
        }
        at += here;
        let behind = cursor.at + there;
        while cursor.at < behind {
            cursor.step(text)?;
        }
    }
    Some(Region { start: start?, end: end? })
}

/// The white space that `text` begins with.
fn run(text: &str) -> &str {
    &text[..text.len() - text.trim_start().len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, segment: &str, words: &str) -> Option<(usize, usize, usize, usize)> {
        let at = segment.find(words).expect("the words are in the segment");
        let mut cursor = Cursor::START;
        while text[cursor.at..].chars().next() != segment.chars().next() {
            cursor.step(text)?;
        }
        let Region { start, end } = region(text, cursor, segment, (at, at + words.len()))?;
        Some((start.line, start.column, end.line, end.column))
    }

    #[test]
    fn a_text_that_stands_in_the_file_as_it_is_has_its_places() {
        assert_eq!(found("# Kiwanda  ni kipya.\n", "Kiwanda  ni kipya.", "  "), Some((1, 10, 1, 12)));
        assert_eq!(found("\n\r\n😀 é b", "😀 é b", "é"), Some((3, 3, 3, 4)));
        assert_eq!(found("moja\r\nmbili tatu", "moja mbili tatu", "tatu"), Some((2, 7, 2, 11)));
        assert_eq!(found("moja\r\n  mbili", "moja mbili", "moja mbili"), Some((1, 1, 2, 8)));
    }

    #[test]
    fn of_any_other_text_nothing_is_said() {
        assert_eq!(found("moja &amp; mbili", "moja & mbili", "mbili"), None);
        assert_eq!(found("moja mbi", "moja mbili", "moja"), None);
        assert_eq!(found("moja\n> mbili", "moja mbili", "mbili"), None);
        assert_eq!(found("a\n b", "a  b", " "), None, "which of the two spaces the line break is cannot be told");
    }
}
