//! One passage of a page while it is put together: white space collapsed, codes in pairs.

use std::collections::HashMap;
use std::ops::Range;

use super::super::text_passage::TextPassage;
use super::elements::category;
use super::references::resolve;
use crate::model::passage::PassageKind;
use crate::model::segment::{Code, CodeKind, Segment};

/// The longest tag that a code shows; pictures can stand in theirs as data.
const LONGEST_TAG: usize = 400;

/// A passage that grows from left to right.
#[derive(Default)]
pub(super) struct PassageBuilder {
    text: String,
    codes: Vec<Code>,
    anchors: Vec<(usize, usize)>,
    /// Where the white space stands that is shown if something follows it.
    space: Option<usize>,
    /// Whether white space was shown last: what follows it has a place of its own, as a line can end between them.
    after_space: bool,
    /// Whether white space would be shown after what was added last.
    after_text: bool,
    /// The codes that were opened and not closed yet, by the name of their element.
    open: HashMap<String, Vec<usize>>,
    pairs: usize,
}

impl PassageBuilder {
    /// Adds the text that the bytes `at` of the page show.
    pub(super) fn text(&mut self, page: &str, at: Range<usize>) {
        resolve(page.get(at.clone()).unwrap_or_default(), at.start, |c, place| {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                self.space.get_or_insert(place);
                return;
            }
            self.flush_space();
            self.anchor(place);
            self.text.push(c);
            self.after_text = true;
        });
    }

    /// Adds the start tag at `at` of the inline element `name`.
    pub(super) fn open(&mut self, page: &str, name: String, at: Range<usize>) {
        self.pairs += 1;
        let pair = self.pairs.to_string();
        let category = category(&name).to_owned();
        let code = self.code(CodeKind::Start, page, at);
        (code.pair, code.category) = (Some(pair), Some(category));
        self.open.entry(name).or_default().push(self.codes.len() - 1);
    }

    /// Adds the end tag at `at` of the inline element `name`.
    pub(super) fn close(&mut self, page: &str, name: &str, at: Range<usize>) {
        let start = self.open.get_mut(name).and_then(Vec::pop);
        let pair = start.and_then(|start| self.codes[start].pair.clone());
        let kind = if pair.is_some() { CodeKind::End } else { CodeKind::IsolatedEnd };
        let code = self.code(kind, page, at);
        (code.pair, code.category) = (pair, Some(category(name).to_owned()));
    }

    /// Adds a code that stands for the bytes `at` of the page.
    pub(super) fn code(&mut self, kind: CodeKind, page: &str, at: Range<usize>) -> &mut Code {
        self.flush_space();
        self.anchor(at.start);
        let start = self.text.len();
        let written = page.get(at).unwrap_or_default();
        if written.len() <= LONGEST_TAG {
            self.text.push_str(written);
        } else {
            let name = written.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '<' | '/' | '-' | ':')));
            self.text.push_str(&written[..name.unwrap_or(0).min(LONGEST_TAG)]);
            self.text.push_str(" …>");
        }
        // What takes up room parts what stands around it.
        if matches!(kind, CodeKind::CodeSpan | CodeKind::Image | CodeKind::Placeholder) {
            self.after_text = true;
        }
        let last = self.codes.len();
        self.codes.push(Code::new(kind, start..self.text.len()));
        &mut self.codes[last]
    }

    /// Adds the line break at `at`: no white space is shown beside it.
    pub(super) fn line_break(&mut self, page: &str, at: Range<usize>) {
        self.space = None;
        self.code(CodeKind::Placeholder, page, at).category = Some("break".to_owned());
        self.after_text = false;
    }

    /// The passage, which is of this kind, or `None` where there is nothing to translate in it.
    pub(super) fn finish(mut self, kind: PassageKind) -> Option<TextPassage> {
        for start in std::mem::take(&mut self.open).into_values().flatten() {
            self.codes[start].kind = CodeKind::IsolatedStart;
            self.codes[start].pair = None;
        }
        let segment = Segment::checked(self.text, self.codes)?;
        (!segment.is_blank()).then_some(TextPassage { kind, segment, anchors: self.anchors })
    }

    fn flush_space(&mut self) {
        if let Some(at) = self.space.take()
            && self.after_text
        {
            self.anchor(at);
            self.text.push(' ');
            (self.after_text, self.after_space) = (false, true);
        }
    }

    /// Notes that what is added next stands at `place` in the page, unless that is known already.
    fn anchor(&mut self, place: usize) {
        let here = self.text.len();
        let in_step = !std::mem::take(&mut self.after_space);
        match self.anchors.last_mut() {
            Some((from, to)) if in_step && *to + (here - *from) == place => {}
            Some(last) if last.0 == here => last.1 = place,
            _ => self.anchors.push((here, place)),
        }
    }
}
