//! The target with its edits made, and its codes where they belong.

use std::ops::Range;

use super::{Change, ChangeKind};
use crate::model::segment::{Code, Segment};

/// One exchange in the target.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// The bytes of the target that are replaced.
    pub(super) span: Range<usize>,
    /// What takes their place.
    pub(super) text: String,
    pub(super) kind: ChangeKind,
    pub(super) source_before: String,
    pub(super) source_after: String,
    /// The code whose content it is.
    pub(super) code: Option<usize>,
}

impl Edit {
    /// Whether it can be made in `target`: in one piece of text with no code in it, or the whole content of a code.
    pub(super) fn fits(&self, target: &Segment) -> bool {
        if self.span.is_empty() || target.text().get(self.span.clone()).is_none() {
            return false;
        }
        target.codes().iter().enumerate().all(|(at, Code { span, .. })| match self.code == Some(at) {
            true => *span == self.span,
            false if span.is_empty() => span.start <= self.span.start || self.span.end <= span.start,
            false => span.end <= self.span.start || self.span.end <= span.start,
        })
    }

    pub(super) fn overlaps(&self, other: &Edit) -> bool {
        self.span.start < other.span.end && other.span.start < self.span.end
    }
}

/// Makes `edits`, which fit the target and do not overlap. `None` where the codes would not fit any more.
pub(super) fn apply(target: &Segment, mut edits: Vec<Edit>) -> Option<(Segment, Vec<Change>)> {
    edits.sort_by_key(|edit| edit.span.start);
    let old = target.text();
    let mut text = String::with_capacity(old.len() + 16);
    let mut changes = Vec::with_capacity(edits.len());
    let mut moved: Vec<(Range<usize>, Range<usize>)> = Vec::with_capacity(edits.len());
    let mut done = 0;
    for edit in edits {
        text.push_str(old.get(done..edit.span.start)?);
        let start = text.len();
        text.push_str(&edit.text);
        let span = start..text.len();
        moved.push((edit.span.clone(), span.clone()));
        changes.push(Change {
            kind: edit.kind,
            source_before: edit.source_before,
            source_after: edit.source_after,
            before: old.get(edit.span.clone())?.to_owned(),
            after: edit.text,
            span,
        });
        done = edit.span.end;
    }
    text.push_str(old.get(done..)?);
    let place = |at: usize| {
        // The last edit that begins before it: codes stand outside of edits or are them.
        match moved.iter().rev().find(|(old, _)| old.start < at) {
            Some((old, new)) => new.end + (at.max(old.end) - old.end),
            None => at,
        }
    };
    let codes = target
        .codes()
        .iter()
        .map(|code| Code { span: place(code.span.start)..place(code.span.end), ..code.clone() })
        .collect();
    Segment::checked(text, codes).map(|segment| (segment, changes))
}
