//! A draft as the content of a target: text, with the source's own elements for the codes that agree with them.
//!
//! A code agrees with one of the source where their contents are equal, or where one has none and both have the same
//! counterpart; a pair, where both its ends do. Any other code is written as text where the source has its content as
//! text, else as a placeholder with that content.

use super::super::Losses;
use super::super::xml::write as xml;
use super::pairs::{Form, forms, partners};
use super::parts::{Text, Version};
use super::tags;
use crate::model::segment::{Code, CodeKind, Segment};

/// Writes drafts into one file.
pub(super) struct Drafts<'a> {
    text: &'a str,
    /// The number of the last placeholder that was made up; none of the file's own ids has a higher one.
    last: Option<usize>,
    pub(super) losses: Losses,
}

impl<'a> Drafts<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Drafts { text, last: None, losses: Losses::default() }
    }

    /// The content of a target for `source`; elements that are made up have `prefix` before their names.
    pub(super) fn write(&mut self, source: &Text, draft: &Segment, version: Version, prefix: &str) -> String {
        let codes = draft.codes();
        let partners = partners(codes);
        let own = self.agreeing(source, draft, &partners);
        let plain = source.segment.without_codes();
        let mut out = Vec::with_capacity(draft.text().len() + 16);
        let mut done = 0;
        for (at, code) in codes.iter().enumerate() {
            put(&mut out, &draft.text()[done..code.span.start]);
            done = code.span.end;
            let content = draft.content(code);
            match own[at] {
                Some(place) => out.extend(self.element(source, place).into_bytes()),
                None if matches!(code.kind, CodeKind::HighlightStart | CodeKind::HighlightEnd)
                    && content.is_empty() =>
                {
                    self.losses.add("marks of highlighted text", 1);
                }
                None if !content.is_empty() && plain.contains(content) => put(&mut out, content),
                None => self.placeholder(&mut out, content, version, prefix),
            }
        }
        put(&mut out, &draft.text()[done..]);
        String::from_utf8(out).unwrap_or_default()
    }

    /// For each code of `draft` the code of `source` whose element it gets.
    fn agreeing(&self, source: &Text, draft: &Segment, partners_in_draft: &[Option<usize>]) -> Vec<Option<usize>> {
        let (theirs, ours) = (source.segment.codes(), draft.codes());
        let partners_in_source = partners(theirs);
        let mut own: Vec<Option<usize>> = vec![None; ours.len()];
        let mut used = vec![false; theirs.len()];
        for at in 0..ours.len() {
            let end = partners_in_draft[at];
            if end.is_some_and(|end| end < at) {
                continue;
            }
            let agrees = |place: usize| {
                let rank = agreement(draft, &ours[at], &source.segment, &theirs[place]);
                match (end, partners_in_source[place]) {
                    (None, None) => rank,
                    (Some(end), Some(other)) if other > place => {
                        rank.min(agreement(draft, &ours[end], &source.segment, &theirs[other]))
                    }
                    _ => 0,
                }
            };
            let best = (0..theirs.len())
                .filter(|place| !used[*place])
                .max_by_key(|place| (agrees(*place), usize::MAX - place));
            let Some(place) = best.filter(|place| agrees(*place) > 0) else { continue };
            (own[at], used[place]) = (Some(place), true);
            if let (Some(end), Some(other)) = (end, partners_in_source[place]) {
                (own[end], used[other]) = (Some(other), true);
            }
        }
        // Elements around text must nest in the draft too.
        let encloses = |at: usize| own[at].is_some_and(|place| self.is_around_text(source, place));
        let forms = forms(ours, partners_in_draft, encloses);
        for at in 0..ours.len() {
            if forms[at] == Form::Crossing && own[at].is_some_and(|place| self.is_around_text(source, place)) {
                own[at] = None;
            }
        }
        own
    }

    /// Whether the element of this code of the source encloses text.
    fn is_around_text(&self, source: &Text, place: usize) -> bool {
        let kind = source.segment.codes()[place].kind;
        let is_one_of_two =
            matches!(kind, CodeKind::Start | CodeKind::End | CodeKind::HighlightStart | CodeKind::HighlightEnd);
        is_one_of_two && {
            let raw = &self.text[source.elements[place].clone()];
            raw.is_empty() || matches!(tags::local(tags::name(raw)), "g" | "pc" | "mrk")
        }
    }

    /// The element of a code of the source, as the file has it.
    fn element(&self, source: &Text, place: usize) -> String {
        let raw = &self.text[source.elements[place].clone()];
        if !self.is_around_text(source, place) {
            return raw.to_owned();
        }
        let partner = partners(source.segment.codes())[place];
        let end = partner.map_or("", |partner| &self.text[source.elements[partner].clone()]);
        match source.segment.codes()[place].kind {
            // Written as one tag, because there was no text in it.
            CodeKind::Start | CodeKind::HighlightStart if end.is_empty() => tags::opened(raw),
            CodeKind::End | CodeKind::HighlightEnd if raw.is_empty() => format!("</{}>", tags::name(end)),
            _ => raw.to_owned(),
        }
    }

    fn placeholder(&mut self, out: &mut Vec<u8>, content: &str, version: Version, prefix: &str) {
        let number = self.last.unwrap_or_else(|| highest(self.text)) + 1;
        self.last = Some(number);
        let id = format!("_{number}");
        let element = if version == Version::One && content.is_empty() { "x" } else { "ph" };
        out.extend(format!("<{prefix}{element} id=\"{id}\"").into_bytes());
        if version == Version::One && !content.is_empty() {
            out.push(b'>');
            put(out, content);
            out.extend(format!("</{prefix}{element}>").into_bytes());
            return;
        }
        if !content.is_empty() {
            // Writing into memory does not fail.
            let _ = xml::attribute(out, "equiv", content);
            let _ = xml::attribute(out, "disp", content);
        }
        out.extend(b"/>");
    }
}

/// The highest number that stands behind `_` in an attribute of the file, such as an id that was made before.
fn highest(text: &str) -> usize {
    let numbers = text.match_indices(['"', '\'']).filter_map(|(at, _)| {
        let rest = text[at + 1..].strip_prefix('_')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest[..digits].parse::<usize>().ok().filter(|number| *number < usize::MAX / 2)
    });
    numbers.max().unwrap_or(0)
}

fn put(out: &mut Vec<u8>, text: &str) {
    // Writing into memory does not fail.
    let _ = xml::text(out, text);
}

/// How well two codes agree: 0 not at all, 3 best.
fn agreement(draft: &Segment, ours: &Code, source: &Segment, theirs: &Code) -> u8 {
    let (content, other) = (draft.content(ours), source.content(theirs));
    let same_counterpart = ours.counterpart.is_some() && ours.counterpart == theirs.counterpart;
    let same_kind = ours.kind == theirs.kind;
    let alone = |kind: CodeKind| {
        matches!(kind, CodeKind::Placeholder | CodeKind::CodeSpan | CodeKind::Image | CodeKind::Unknown)
    };
    if content == other && (same_kind || !content.is_empty() && alone(ours.kind) && alone(theirs.kind)) {
        if same_counterpart { 3 } else { 2 }
    } else if same_kind && same_counterpart && (content.is_empty() || other.is_empty()) {
        1
    } else {
        0
    }
}
