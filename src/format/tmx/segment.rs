//! Reads a `seg`: text with inline codes.
//!
//! A code's content is all the text in it, that of its `sub` elements too. `hi` marks translated text and becomes two
//! empty codes around it. Comments and processing instructions leave no trace.

use std::collections::HashMap;

use super::super::xml::Token;
use super::super::{Effect, ReadError};
use super::reader::TmxReader;
use super::{CODE_SPAN, IMAGE};
use crate::model::segment::{Code, CodeKind, Segment, SegmentBuilder};

/// The attributes of an inline element that mean something.
#[derive(Default)]
struct Marks {
    pair: Option<String>,
    counterpart: Option<String>,
    category: Option<String>,
    position: Option<String>,
}

impl Marks {
    fn of(attributes: Vec<(String, String)>) -> Self {
        let mut marks = Marks::default();
        for (name, value) in attributes {
            match name.as_str() {
                "i" => marks.pair = Some(value),
                "x" => marks.counterpart = Some(value),
                "type" => marks.category = Some(value),
                "pos" => marks.position = Some(value),
                _ => {}
            }
        }
        marks
    }

    fn give(self, code: &mut Code) {
        code.pair = self.pair;
        code.counterpart = self.counterpart;
        code.category = self.category;
    }
}

/// A code whose end was not reached yet.
struct OpenCode {
    kind: CodeKind,
    depth: usize,
    marks: Marks,
    content: String,
}

/// Reads to the end of the `seg` that has just started.
pub(super) fn read(reader: &mut TmxReader<'_, '_>) -> Result<Segment, ReadError> {
    let at = reader.xml.position();
    let inside = reader.xml.depth();
    let mut segment = SegmentBuilder::default();
    let mut code: Option<OpenCode> = None;
    let mut highlights: Vec<usize> = Vec::new();
    let mut pairs = Pairs::default();
    while reader.xml.depth() >= inside {
        match (reader.xml.next()?, &mut code) {
            (Token::Text, Some(code)) => code.content.push_str(reader.xml.text()),
            (Token::Text, None) => segment.push_text(reader.xml.text()),
            (Token::Start, Some(_)) => {}
            (Token::Start, None) => {
                let depth = reader.xml.depth();
                let marks = Marks::of(reader.xml.take_attributes());
                match kind_of(reader.xml.name(), &marks) {
                    Some(CodeKind::HighlightStart) => {
                        Marks { pair: None, ..marks }.give(segment.push_code(CodeKind::HighlightStart, ""));
                        highlights.push(depth);
                    }
                    Some(kind) => code = Some(OpenCode { kind, depth, marks, content: String::new() }),
                    None => {
                        let name = reader.xml.name().to_owned();
                        if reader.is_first(&name) {
                            let message = format!("the element `{name}` is no inline code of TMX; its text was kept");
                            reader.warn(Effect::Repaired, message);
                        }
                    }
                }
            }
            (Token::End, open) => {
                let ended = reader.xml.depth() + 1;
                if open.as_ref().is_some_and(|code| code.depth == ended) {
                    if let Some(finished) = open.take() {
                        pairs.push(finished, &mut segment);
                    }
                } else if open.is_none() && highlights.last() == Some(&ended) {
                    highlights.pop();
                    segment.push_code(CodeKind::HighlightEnd, "");
                }
            }
            (Token::Eof, _) => break,
        }
    }
    if pairs.unbalanced || !pairs.open.is_empty() {
        reader.warn_at(
            at,
            Effect::Kept,
            "inline codes in this segment do not pair up (bpt without ept, or the reverse)",
        );
    }
    Ok(segment.finish())
}

fn kind_of(name: &str, marks: &Marks) -> Option<CodeKind> {
    Some(match name {
        "bpt" => CodeKind::Start,
        "ept" => CodeKind::End,
        "it" => match marks.position.as_deref() {
            Some("begin") => CodeKind::IsolatedStart,
            Some("end") => CodeKind::IsolatedEnd,
            _ => CodeKind::Placeholder,
        },
        "ph" => match marks.category.as_deref() {
            Some(CODE_SPAN) => CodeKind::CodeSpan,
            Some(IMAGE) => CodeKind::Image,
            _ => CodeKind::Placeholder,
        },
        "hi" => CodeKind::HighlightStart,
        "ut" => CodeKind::Unknown,
        _ => return None,
    })
}

/// The pairs of a segment that are open: `ept` has no `x` and `type` of its own, so it takes those of its `bpt`.
#[derive(Default)]
struct Pairs {
    open: HashMap<Option<String>, (Option<String>, Option<String>)>,
    unbalanced: bool,
}

impl Pairs {
    fn push(&mut self, finished: OpenCode, segment: &mut SegmentBuilder) {
        let OpenCode { kind, mut marks, content, .. } = finished;
        match kind {
            CodeKind::Start => {
                let shared = (marks.counterpart.clone(), marks.category.clone());
                self.unbalanced |= self.open.insert(marks.pair.clone(), shared).is_some();
            }
            CodeKind::End => match self.open.remove(&marks.pair) {
                Some((counterpart, category)) => (marks.counterpart, marks.category) = (counterpart, category),
                None => self.unbalanced = true,
            },
            // The type of these two is what they are.
            CodeKind::CodeSpan | CodeKind::Image => marks = Marks { pair: None, category: None, ..marks },
            _ => marks.pair = None,
        }
        marks.give(segment.push_code(kind, &content));
    }
}
