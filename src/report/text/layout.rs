//! Styled text in paragraphs with a hanging indent.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::report::Look;

pub(in crate::report) const PLAIN: Style = Style::new();
pub(in crate::report) const BOLD: Style = Style::new().bold();
pub(in crate::report) const DIM: Style = Style::new().dimmed();
pub(in crate::report) const TERM: Style = AnsiColor::Cyan.on_default();
pub(in crate::report) const DRAFT: Style = AnsiColor::Green.on_default().bold();
pub(in crate::report) const DELETED: Style = AnsiColor::Red.on_default().strikethrough();
pub(in crate::report) const INSERTED: Style = AnsiColor::Green.on_default().underline();
pub(in crate::report) const FOUND: Style = AnsiColor::Yellow.on_default().bold();
pub(in crate::report) const WARNING: Style = AnsiColor::Yellow.on_default();

/// A stretch of text in one style.
pub(in crate::report) type Piece<'a> = (Style, &'a str);

pub(in crate::report) fn plain(text: &str) -> Piece<'_> {
    (PLAIN, text)
}

pub(in crate::report) struct Layout<'a> {
    out: &'a mut dyn Write,
    look: Look,
}

impl<'a> Layout<'a> {
    pub(in crate::report) fn new(out: &'a mut dyn Write, look: Look) -> Self {
        Layout { out, look }
    }

    /// Whether colours reach the reader.
    pub(in crate::report) fn is_coloured(&self) -> bool {
        self.look.colour
    }

    /// How many columns a table may fill.
    pub(in crate::report) fn table_width(&self) -> usize {
        self.look.width.unwrap_or(80)
    }

    fn styled(&mut self, style: Style, text: &str) -> io::Result<()> {
        if self.look.colour && !style.is_plain() {
            write!(self.out, "{style}{text}{style:#}")
        } else {
            self.out.write_all(text.as_bytes())
        }
    }

    pub(in crate::report) fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes `pieces` as one line that is never broken. What they are made of must be [`visible`] already.
    pub(in crate::report) fn line(&mut self, pieces: &[Piece<'_>]) -> io::Result<()> {
        pieces.iter().try_for_each(|(style, text)| self.styled(*style, text))?;
        self.blank()
    }

    /// Writes `pieces` behind `label`; further lines are indented by the label's width. Control characters in the text
    /// are shown and not obeyed.
    pub(in crate::report) fn paragraph(&mut self, label: &str, pieces: &[Piece<'_>]) -> io::Result<()> {
        self.labelled((DIM, label), pieces)
    }

    /// As [`Layout::paragraph`], with a label in a style of its own.
    pub(in crate::report) fn labelled(&mut self, (style, label): Piece<'_>, pieces: &[Piece<'_>]) -> io::Result<()> {
        let label = &visible(label);
        self.styled(style, label)?;
        let indent = label.width();
        // A terminal narrower than this is served badly by any layout.
        let width = self.look.width.map_or(usize::MAX, |width| width.max(indent + 20));
        let mut column = indent;
        // The spaces between two words are written with the second one: at the end of a line there are none.
        let mut spaces = 0;
        for (style, text) in pieces {
            let text = visible(text);
            for part in text.split_inclusive(' ') {
                let word = part.trim_end_matches(' ');
                if column > indent && column + spaces + word.width() > width && spaces > 0 {
                    write!(self.out, "\n{:indent$}", "")?;
                    (column, spaces) = (indent, 0);
                }
                if !word.is_empty() {
                    self.styled(*style, &format!("{:spaces$}{word}", ""))?;
                    column += spaces + word.width();
                    spaces = 0;
                }
                spaces += part.len() - word.len();
            }
        }
        self.blank()
    }
}

/// The characters that make a terminal write other text backwards.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with its control characters and line breaks made visible: nothing from a file reaches the terminal as a
/// command.
pub(in crate::report) fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if c.is_control() || is_direction(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(label: &str, text: &str, width: Option<usize>) -> String {
        let mut out = Vec::new();
        let look = Look { colour: false, width };
        Layout::new(&mut out, look).paragraph(label, &[plain(text), (PLAIN, " end")]).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_break_between_words_and_hang() {
        assert_eq!(set("ab ", "one two three four five", Some(23)), "ab one two three four\n   five end\n");
        assert_eq!(set("", "one two", None), "one two end\n");
    }

    #[test]
    fn no_line_ends_in_a_space_that_would_fill_the_width() {
        let text = set("", "aaaaaaaaa bbbbbbbbbb cccc", Some(20));
        assert_eq!(text, "aaaaaaaaa bbbbbbbbbb\ncccc end\n");
    }

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(set("", "a\u{1b}[31mb\u{7}\tc", None), "a\u{fffd}[31mb\u{fffd} c end\n");
    }
}
