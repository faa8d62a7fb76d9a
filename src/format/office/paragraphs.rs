//! The paragraphs of a document while it is read: those that are open, those that are done, and what was left out.

use std::collections::BTreeMap;

use super::super::{Document, Passage, ReadError};
use super::runs::{Look, Runs};
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;
use crate::text::positions::Position;

/// The longest paragraph, in bytes.
const LONGEST: usize = 1 << 20;
/// How much a document may hold, in bytes; each paragraph counts for more than its text.
const MOST: usize = 100 << 20;
/// What a paragraph needs beside its text.
const OVERHEAD: usize = 256;

/// What of a document is left out and holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::format) enum LeftOut {
    Deletion,
    Comment,
    Hidden,
    Chart,
    Embedded,
}

impl LeftOut {
    fn as_str(self) -> &'static str {
        match self {
            LeftOut::Deletion => "the deleted text of tracked changes",
            LeftOut::Comment => "what comments say",
            LeftOut::Hidden => "hidden text",
            LeftOut::Chart => "the text of charts and diagrams",
            LeftOut::Embedded => "an embedded document",
        }
    }
}

/// The paragraphs.
#[derive(Default)]
pub(in crate::format) struct Paragraphs {
    /// A text box or a note stands in a paragraph, which goes on behind it.
    open: Vec<(usize, PassageKind, Runs)>,
    done: Vec<(usize, Passage)>,
    count: usize,
    size: usize,
    left_out: BTreeMap<LeftOut, (usize, usize)>,
}

impl Paragraphs {
    /// A paragraph of this kind starts.
    pub(in crate::format) fn start(&mut self, kind: PassageKind) {
        self.count += 1;
        self.open.push((self.count, kind, Runs::default()));
    }

    /// The paragraph that started last is of this kind.
    pub(in crate::format) fn set_kind(&mut self, kind: PassageKind) {
        self.open.last_mut().into_iter().for_each(|(_, open, _)| *open = kind);
    }

    /// The paragraph that started last ends.
    pub(in crate::format) fn end(&mut self) -> Result<(), ReadError> {
        let Some((number, kind, runs)) = self.open.pop() else {
            return Ok(());
        };
        if let Some(segment) = runs.finish() {
            self.size += segment.text().len() + OVERHEAD + 100 * segment.codes().len();
            if self.size > MOST {
                let message = format!("there is more text than any document has ({} MB)", MOST >> 20);
                return Err(ReadError::Malformed { position: position(number), message, hint: None });
            }
            self.done.push((number, Passage { kind, ..Passage::at(position(number), segment) }));
        }
        Ok(())
    }

    /// Text of the paragraph that is open; none outside of one.
    pub(in crate::format) fn text(&mut self, text: &str, look: Look) -> Result<(), ReadError> {
        let Some((number, _, runs)) = self.open.last_mut() else {
            return Ok(());
        };
        runs.text(text, look);
        match runs.length > LONGEST {
            true => Err(ReadError::LineTooLong { line: *number, megabytes: runs.length >> 20 }),
            false => Ok(()),
        }
    }

    /// A code that stands alone in the paragraph that is open, in the link of this number.
    pub(in crate::format) fn code(
        &mut self,
        kind: CodeKind,
        content: &'static str,
        category: &'static str,
        link: usize,
    ) -> Result<(), ReadError> {
        if let Some((_, _, runs)) = self.open.last_mut() {
            runs.code(kind, content, category, link);
        }
        self.text("", Look::default())
    }

    /// Notes that something was left out here.
    pub(in crate::format) fn leave_out(&mut self, what: LeftOut) {
        self.left_out.entry(what).or_insert((self.count.max(1), 0)).1 += 1;
    }

    /// All passages in the order in which they start.
    pub(in crate::format) fn finish(mut self) -> Document {
        self.done.sort_by_key(|(number, _)| *number);
        let left_out = self.left_out.into_iter().map(|(what, (number, count))| {
            let what = what.as_str();
            let what = if count == 1 { what.to_owned() } else { format!("{what} ({count} places)") };
            (position(number), what)
        });
        let mut left_out: Vec<_> = left_out.collect();
        left_out.sort();
        let passages = self.done.into_iter().map(|(_, passage)| passage).collect();
        Document { passages, is_segmented: false, left_out, other_pair: None }
    }
}

/// The place of the paragraph `number`.
fn position(number: usize) -> Position {
    Position { line: number, column: 1 }
}
