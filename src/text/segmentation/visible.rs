//! A text as rules see it: without the contents of its inline codes, and the way back to the text itself.

use std::borrow::Cow;

use super::codes::{CodeInText, CodeRole};
use super::rules::Handles;
use crate::text::sentences::{is_closing, is_end_mark};

/// What stands in the place of an object (U+FFFC, object replacement character).
pub(super) const OBJECT: char = '\u{FFFC}';

/// A text without its codes.
pub(super) struct Visible<'a> {
    text: Cow<'a, str>,
    /// The codes that are left out or replaced, in order.
    codes: Vec<Placed<'a>>,
}

struct Placed<'a> {
    code: &'a CodeInText,
    /// The byte of the visible text where it stands, or would stand.
    at: usize,
    /// Whether the visible text has a character in its place.
    is_seen: bool,
}

impl<'a> Visible<'a> {
    pub(super) fn new(text: &'a str, codes: &'a [CodeInText]) -> Self {
        if codes.is_empty() {
            return Visible { text: Cow::Borrowed(text), codes: Vec::new() };
        }
        let mut visible = String::with_capacity(text.len());
        let mut placed = Vec::with_capacity(codes.len());
        let mut done = 0;
        for code in codes {
            // What does not fit the text, which callers keep from happening, is no code.
            let Some(before) = text.get(done..code.span.start) else { continue };
            visible.push_str(before);
            let is_seen = match code.role {
                CodeRole::Opening | CodeRole::Closing => false,
                CodeRole::Isolated => !visible.ends_with(|c| is_end_mark(c) || is_closing(c)),
                CodeRole::Object => true,
            };
            placed.push(Placed { code, at: visible.len(), is_seen });
            if is_seen {
                visible.push(OBJECT);
            }
            done = code.span.end;
        }
        visible.push_str(text.get(done..).unwrap_or_default());
        Visible { text: Cow::Owned(visible), codes: placed }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where `ends`, bytes of the visible text in ascending order, are in the text itself. `handles` says which of the
    /// codes that stand right there belong to what ends.
    pub(super) fn places(&self, ends: &[usize], handles: Handles) -> Vec<usize> {
        let mut codes = self.codes.iter().peekable();
        // How much longer the text is than its visible part, up to the code that comes next.
        let mut hidden = 0;
        let hides = |code: &Placed<'_>| {
            let seen = if code.is_seen { OBJECT.len_utf8() } else { 0 };
            code.code.span.len() as isize - seen as isize
        };
        let place = |end: usize| {
            while let Some(code) = codes.next_if(|code| code.at < end) {
                hidden += hides(code);
            }
            while let Some(code) =
                codes.next_if(|code| code.at == end && !code.is_seen && handles.includes(code.code.role))
            {
                hidden += hides(code);
            }
            end.saturating_add_signed(hidden)
        };
        ends.iter().copied().map(place).collect()
    }
}
