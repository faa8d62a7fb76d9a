//! Styled text in paragraphs with a hanging indent.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::report::Look;

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const TERM: Style = AnsiColor::Cyan.on_default();
pub(super) const DRAFT: Style = AnsiColor::Green.on_default().bold();
pub(super) const DELETED: Style = AnsiColor::Red.on_default().strikethrough();
pub(super) const INSERTED: Style = AnsiColor::Green.on_default().underline();
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default();

/// A stretch of text in one style.
pub(super) type Piece<'a> = (Style, &'a str);

pub(super) fn plain(text: &str) -> Piece<'_> {
    (PLAIN, text)
}

pub(super) struct Layout<'a> {
    out: &'a mut dyn Write,
    look: Look,
}

impl<'a> Layout<'a> {
    pub(super) fn new(out: &'a mut dyn Write, look: Look) -> Self {
        Layout { out, look }
    }

    /// Whether colours reach the reader.
    pub(super) fn is_coloured(&self) -> bool {
        self.look.colour
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes `pieces` behind `label`; further lines are indented by the label's width. Control characters in the text
    /// are shown and not obeyed.
    pub(super) fn paragraph(&mut self, label: &str, pieces: &[Piece<'_>]) -> io::Result<()> {
        write!(self.out, "{DIM}{label}{DIM:#}")?;
        let indent = label.width();
        // A terminal narrower than this is served badly by any layout.
        let width = self.look.width.map_or(usize::MAX, |width| width.max(indent + 20));
        let mut column = indent;
        for (style, text) in pieces {
            let text = visible(text);
            for word in text.split_inclusive(' ') {
                if column > indent && column + word.trim_end().width() > width {
                    write!(self.out, "\n{:indent$}", "")?;
                    column = indent;
                }
                write!(self.out, "{style}{word}{style:#}")?;
                column += word.width();
            }
        }
        self.blank()
    }
}

/// The text with its control characters and line breaks made visible: nothing from a file reaches the terminal as a
/// command.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}
