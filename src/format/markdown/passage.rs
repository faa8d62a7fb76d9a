//! One passage of a Markdown document while it is put together, with the way back to its place in the document.

use std::ops::Range;

use super::super::text_passage::TextPassage;
use crate::model::passage::PassageKind;
use crate::model::segment::{Code, CodeKind, Segment};

/// A passage that grows from left to right. White space at its start never gets in, that at its end is cut off.
pub(super) struct PassageBuilder<'a> {
    kind: PassageKind,
    source: &'a str,
    text: String,
    codes: Vec<Code>,
    anchors: Vec<(usize, usize)>,
    /// The byte of the document up to which it was read.
    document_end: usize,
    pairs: usize,
}

impl<'a> PassageBuilder<'a> {
    pub(super) fn new(source: &'a str, kind: PassageKind) -> Self {
        PassageBuilder {
            kind,
            source,
            text: String::new(),
            codes: Vec::new(),
            anchors: Vec::new(),
            document_end: 0,
            pairs: 0,
        }
    }

    /// Where in the document the last thing that was added ends.
    pub(super) fn document_end(&self) -> usize {
        self.document_end
    }

    /// A name that no other pair of this passage has.
    pub(super) fn next_pair(&mut self) -> String {
        self.pairs += 1;
        self.pairs.to_string()
    }

    /// Adds `text`, which the bytes `range` of the document stand for.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        self.document_end = range.end;
        let mut at = range.start;
        let mut text = text;
        let as_written = self.source.get(range.clone()) == Some(text);
        if self.text.is_empty() {
            let rest = text.trim_start();
            if as_written {
                at += text.len() - rest.len();
            }
            text = rest;
        }
        if text.is_empty() {
            return;
        }
        if as_written || text == " " {
            self.anchor(at);
            self.text.push_str(text);
            if !as_written {
                // A line ends here, so what follows has a place of its own.
                self.anchors.push((self.text.len(), range.end));
            }
            return;
        }
        // Decoded: each of its characters came from the whole of the escape or reference.
        for c in text.chars() {
            self.anchor(at);
            self.text.push(c);
        }
        self.anchor(range.end);
    }

    /// Adds a code that holds the bytes `range` of the document as they are.
    pub(super) fn code(&mut self, kind: CodeKind, range: Range<usize>) -> &mut Code {
        self.document_end = range.end;
        self.anchor(range.start);
        let start = self.text.len();
        self.text.push_str(self.source.get(range).unwrap_or_default());
        let at = self.codes.len();
        self.codes.push(Code::new(kind, start..self.text.len()));
        &mut self.codes[at]
    }

    /// The passage, or `None` where there is nothing to translate in it.
    pub(super) fn finish(mut self) -> Option<TextPassage> {
        let codes_end = self.codes.last().map_or(0, |code| code.span.end);
        self.text.truncate(self.text.trim_end().len().max(codes_end));
        self.anchors.retain(|(from, _)| *from <= self.text.len());
        let segment = Segment::checked(self.text, self.codes)?;
        (!segment.is_blank()).then_some(TextPassage { kind: self.kind, segment, anchors: self.anchors })
    }

    /// Notes that what is added next stands at `document` bytes, unless that is known already.
    fn anchor(&mut self, document: usize) {
        let here = self.text.len();
        match self.anchors.last_mut() {
            Some((from, to)) if *to + (here - *from) == document => {}
            Some(last) if last.0 == here => last.1 = document,
            _ => self.anchors.push((here, document)),
        }
    }
}
