//! Reads text with inline codes, of 1.2 and of 2.x alike.
//!
//! What encloses text (`g`, `pc`) is a pair of codes around it, `mrk` a pair of highlighting codes; all else is one
//! code whose content is the native code that the file has for it: the element's text in 1.2, `originalData` in 2.x,
//! else the text that stands for it (`equiv-text`, `equiv`). A code's id is its counterpart, and that of a pair its
//! `pair` too; an id that begins with `_` was made by a writer for a code that had none.

use std::collections::HashMap;
use std::ops::Range;

use super::super::xml::Token;
use super::super::{Effect, ReadError};
use super::categories::{alone_one, alone_two, category_one, category_two, mark_two};
use super::pairs;
use super::parts::{Attributes, Place, Text, Version, find, local};
use super::reader::XliffReader;
use crate::model::segment::{Code, CodeKind, SegmentBuilder};
use crate::text::positions::Position;

/// The native codes of a unit of 2.x, by their ids.
pub(super) type OriginalData = HashMap<String, String>;

/// The content of `source`, `seg-source` or `target`.
#[derive(Default)]
pub(super) struct Content {
    /// All of it; what stands between the segments too, unless it was to be cut.
    pub(super) whole: Text,
    /// The segments (`mrk` of the type `seg`) with their ids, where it was to be cut.
    pub(super) segments: Vec<(Option<String>, Text)>,
}

#[derive(Default)]
struct Draft {
    builder: SegmentBuilder,
    anchors: Vec<(usize, Position)>,
    elements: Vec<Range<usize>>,
    comments: Vec<String>,
    place: Place,
}

impl Draft {
    fn code(&mut self, kind: CodeKind, content: &str, element: Range<usize>) -> &mut Code {
        self.elements.push(element);
        self.builder.push_code(kind, content)
    }

    fn finish(self) -> Text {
        let Draft { builder, anchors, elements, comments, place } = self;
        Text { segment: pairs::completed(builder.finish()), anchors, elements, place, language: None, comments }
    }
}

/// An element that encloses text and is open.
enum Frame {
    Pair {
        id: Option<String>,
        end: String,
    },
    Highlight,
    Segment {
        id: Option<String>,
    },
    /// Text that a revision took out.
    Deleted,
}

/// A code whose element was not left yet.
struct OpenCode {
    name: String,
    attributes: Attributes,
    depth: usize,
    from: usize,
    text: String,
}

struct Inline<'d> {
    version: Version,
    data: &'d OriginalData,
    cut: bool,
    /// The texts that are open: all of it, and the segment that is open.
    drafts: Vec<Draft>,
    frames: Vec<(usize, Frame)>,
    deleted: usize,
    open: Option<OpenCode>,
    segments: Vec<(Option<String>, Text)>,
}

/// Reads to the end of the element that has just started. `cut`: its segments are wanted, and nothing between them.
pub(super) fn read(reader: &mut XliffReader<'_, '_>, cut: bool, data: &OriginalData) -> Result<Content, ReadError> {
    let inside = reader.xml.depth();
    let tag = reader.xml.span();
    let language = find(reader.attributes(), "xml:lang").map(str::to_owned);
    let whole = Draft { place: Place { content: tag.end..tag.end, end: tag.end, tag }, ..Draft::default() };
    let mut inline = Inline {
        version: reader.version(),
        data,
        cut,
        drafts: vec![whole],
        frames: Vec::new(),
        deleted: 0,
        open: None,
        segments: Vec::new(),
    };
    let mut end = reader.xml.span();
    while reader.xml.depth() >= inside {
        match reader.next()? {
            Token::Text => inline.text(reader),
            Token::Start => inline.start(reader),
            Token::End => {
                end = reader.xml.span();
                inline.end(reader.xml.depth() + 1, &end);
            }
            Token::Eof => break,
        }
    }
    let mut whole = inline.drafts.swap_remove(0);
    whole.place.content.end = end.start;
    whole.place.end = end.end;
    let mut whole = whole.finish();
    whole.language = language;
    Ok(Content { whole, segments: inline.segments })
}

impl Inline<'_> {
    fn last(&mut self) -> &mut Draft {
        self.drafts.last_mut().expect("the whole text is there until the end")
    }

    fn text(&mut self, reader: &XliffReader<'_, '_>) {
        let (text, position) = (reader.xml.text(), reader.xml.position());
        if let Some(code) = &mut self.open {
            code.text.push_str(text);
        } else if self.deleted == 0 {
            let draft = self.last();
            draft.anchors.push((draft.builder.len(), position));
            draft.builder.push_text(text);
        }
    }

    fn start(&mut self, reader: &mut XliffReader<'_, '_>) {
        if self.open.is_some() {
            return;
        }
        let (depth, span) = (reader.xml.depth(), reader.xml.span());
        let attributes = reader.take_attributes();
        let id = find(&attributes, "id").map(str::to_owned);
        match reader.xml.name() {
            "g" => {
                let category = category_one(find(&attributes, "ctype"));
                self.pair(depth, span, id, (String::new(), String::new()), category);
            }
            "pc" => {
                let start = self.native(&attributes, "dataRefStart", "equivStart");
                let end = self.native(&attributes, "dataRefEnd", "equivEnd");
                self.pair(depth, span, id, (start, end), category_two(&attributes));
            }
            "mrk" => self.mark(depth, span, &attributes),
            name @ ("x" | "bx" | "ex" | "ph" | "bpt" | "ept" | "it" | "sc" | "ec" | "cp" | "sm" | "em") => {
                let name = name.to_owned();
                self.open = Some(OpenCode { name, attributes, depth, from: span.start, text: String::new() });
            }
            other => {
                let message = format!("the element `{other}` is no inline code of XLIFF; its text was kept");
                reader.warn_once(Effect::Repaired, message);
            }
        }
    }

    /// The native code that a code of 2.x refers to, else the text that stands for it.
    fn native(&self, attributes: &Attributes, reference: &str, equivalent: &str) -> String {
        let data = find(attributes, reference).and_then(|id| self.data.get(id)).map(String::as_str);
        data.or_else(|| find(attributes, equivalent)).unwrap_or_default().to_owned()
    }

    fn pair(
        &mut self,
        depth: usize,
        span: Range<usize>,
        id: Option<String>,
        (start, end): (String, String),
        category: Option<String>,
    ) {
        self.frames.push((depth, Frame::Pair { id: id.clone(), end }));
        if self.deleted == 0 {
            let code = self.last().code(CodeKind::Start, &start, span);
            (code.pair, code.counterpart) = bound(id);
            code.category = category;
        }
    }

    fn mark(&mut self, depth: usize, span: Range<usize>, attributes: &Attributes) {
        let kind = find(attributes, "mtype");
        if kind == Some("seg") && self.cut {
            let id = find(attributes, "mid").map(str::to_owned);
            self.frames.push((depth, Frame::Segment { id }));
            self.drafts.push(Draft { place: Place { tag: span, ..Place::default() }, ..Draft::default() });
            return;
        }
        if kind == Some("x-sdl-deleted") {
            self.frames.push((depth, Frame::Deleted));
            self.deleted += 1;
            return;
        }
        self.frames.push((depth, Frame::Highlight));
        if self.deleted == 0 {
            let comment = find(attributes, "comment").or_else(|| find(attributes, "value"));
            let category = if kind.is_some() { category_one(kind) } else { mark_two(attributes) };
            // A mark of 1.2 has an id only where it is a segment.
            let (_, counterpart) = bound(find(attributes, "id").or(find(attributes, "mid")).map(str::to_owned));
            let draft = self.last();
            draft.comments.extend(comment.filter(|comment| !comment.is_empty()).map(str::to_owned));
            let code = draft.code(CodeKind::HighlightStart, "", span);
            (code.counterpart, code.category) = (counterpart, category);
        }
    }

    /// The element at `depth` ends.
    fn end(&mut self, depth: usize, span: &Range<usize>) {
        if self.open.as_ref().is_some_and(|open| open.depth == depth) {
            if let Some(open) = self.open.take()
                && self.deleted == 0
            {
                self.alone(open, span);
            }
            return;
        }
        if self.open.is_some() || self.frames.last().is_none_or(|(at, _)| *at != depth) {
            return;
        }
        match self.frames.pop() {
            Some((_, Frame::Pair { id, end })) if self.deleted == 0 => {
                let code = self.last().code(CodeKind::End, &end, span.clone());
                (code.pair, code.counterpart) = bound(id);
            }
            Some((_, Frame::Highlight)) if self.deleted == 0 => {
                self.last().code(CodeKind::HighlightEnd, "", span.clone());
            }
            Some((_, Frame::Deleted)) => self.deleted -= 1,
            Some((_, Frame::Segment { id })) => {
                if let Some(mut draft) = self.drafts.pop() {
                    draft.place.content = draft.place.tag.end..span.start;
                    draft.place.end = span.end;
                    self.segments.push((id, draft.finish()));
                }
            }
            _ => {}
        }
    }

    /// A code that encloses no text.
    fn alone(&mut self, open: OpenCode, span: &Range<usize>) {
        let OpenCode { name, attributes, from, text, .. } = open;
        let id = find(&attributes, "id").map(str::to_owned);
        let rid = find(&attributes, "rid").map(str::to_owned);
        let category = category_one(find(&attributes, "ctype"));
        let equivalent = || local(&attributes, "equiv-text").unwrap_or_default().to_owned();
        let old = |text: String| if text.is_empty() { equivalent() } else { text };
        let is_isolated = find(&attributes, "isolated") == Some("yes");
        let is_two = self.version == Version::Two;
        let native = if is_two { self.native(&attributes, "dataRef", "equiv") } else { String::new() };
        let of_pair = |kind: CodeKind| {
            let (pair, counterpart) = bound(id.clone());
            (kind, rid.clone().or(pair), counterpart)
        };
        let by_id = |kind: CodeKind| (kind, None, bound(id.clone()).1);
        let ((kind, pair, counterpart), content, category) = match name.as_str() {
            "bpt" | "bx" => (of_pair(CodeKind::Start), old(text), category),
            "ept" | "ex" => (of_pair(CodeKind::End), old(text), category),
            "it" => match find(&attributes, "pos") {
                Some("open" | "begin") => (by_id(CodeKind::IsolatedStart), old(text), category),
                Some("close" | "end") => (by_id(CodeKind::IsolatedEnd), old(text), category),
                _ => (by_id(CodeKind::Placeholder), old(text), category),
            },
            "sc" if is_isolated => (by_id(CodeKind::IsolatedStart), native, category_two(&attributes)),
            "sc" => (of_pair(CodeKind::Start), native, category_two(&attributes)),
            "ec" if is_isolated => (by_id(CodeKind::IsolatedEnd), native, category_two(&attributes)),
            "ec" => {
                let (pair, counterpart) = bound(find(&attributes, "startRef").map(str::to_owned));
                ((CodeKind::End, pair, counterpart), native, None)
            }
            "cp" => {
                let hex = find(&attributes, "hex").unwrap_or_default();
                let content = format!("<cp hex=\"{hex}\"/>");
                ((CodeKind::Placeholder, None, None), content, Some("cp".to_owned()))
            }
            "sm" => (by_id(CodeKind::HighlightStart), String::new(), mark_two(&attributes)),
            "em" => ((CodeKind::HighlightEnd, None, None), String::new(), None),
            _ if is_two => {
                let (kind, category) = alone_two(&attributes);
                (by_id(kind), if native.is_empty() { text } else { native }, category)
            }
            _ => {
                let (kind, category) = alone_one(find(&attributes, "ctype"));
                (by_id(kind), old(text), category)
            }
        };
        let code = self.last().code(kind, &content, from..span.end);
        (code.pair, code.counterpart, code.category) = (pair, counterpart, category);
    }
}

/// What the id of a code binds: the two ends of a pair, and the code to its counterpart in the other language.
fn bound(id: Option<String>) -> (Option<String>, Option<String>) {
    match id.as_deref().and_then(|id| id.strip_prefix('_')) {
        Some(own) => (Some(own.to_owned()), None),
        None => (id.clone(), id),
    }
}
