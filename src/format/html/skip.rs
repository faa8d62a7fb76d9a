//! What is passed over in a page as a whole, from a start tag to where its element ends.

use std::ops::Range;

use super::elements::{Role, can_stay_open, ends_before, is_block, role};
use super::tokens::{Kind, Token};
use crate::model::segment::CodeKind;

/// What becomes of an element that is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing of it is left.
    Nothing,
    /// It is named among what was left out, if it holds words and no code.
    Named(&'static str),
    /// It is one code of this kind.
    Code(CodeKind),
}

/// An element that is being passed over.
pub(super) struct Skip {
    name: String,
    fate: Fate,
    start: usize,
    /// How many elements of the same name are open.
    depth: usize,
    /// How many elements inside it are open that close what stands in them: lists and tables, which keep their items
    /// from ending this one; every block where this one is inline.
    containers: usize,
    has_words: bool,
    has_code: bool,
}

/// Where an element ended that was passed over.
pub(super) struct Skipped {
    pub(super) fate: Fate,
    pub(super) at: Range<usize>,
    /// Whether the token that showed it is a part of it; otherwise it is still to be read.
    pub(super) is_done: bool,
}

impl Skip {
    pub(super) fn new(name: String, fate: Fate, start: usize) -> Self {
        Skip { name, fate, start, depth: 1, containers: 0, has_words: false, has_code: false }
    }

    /// Takes the next token; `None`: the element goes on.
    pub(super) fn take(&mut self, token: &Token, page: &str) -> Option<Skipped> {
        match &token.kind {
            Kind::Text => {
                self.has_words |= page.get(token.at.clone()).is_some_and(|text| text.contains(char::is_alphabetic));
                None
            }
            Kind::Start { name, is_closed, .. } => {
                self.has_code |= matches!(name.as_str(), "code" | "samp" | "kbd" | "var");
                if self.containers == 0 && ends_before(&self.name, name) {
                    return Some(self.ended(token.at.start, false));
                }
                self.containers += usize::from(self.is_container(name));
                let opens = *name == self.name && !(*is_closed && matches!(name.as_str(), "svg" | "math"));
                self.depth += usize::from(opens);
                None
            }
            Kind::End { name } if *name == self.name => {
                self.depth -= 1;
                (self.depth == 0).then(|| self.ended(token.at.end, true))
            }
            Kind::End { name } => {
                let is_over = can_stay_open(&self.name) || self.is_inline();
                if self.containers == 0 && is_over && is_block(name) {
                    return Some(self.ended(token.at.start, false));
                }
                self.containers = self.containers.saturating_sub(usize::from(self.is_container(name)));
                None
            }
        }
    }

    /// The element as it is where something else shows that it has ended at `end`.
    pub(super) fn ended(&self, end: usize, is_done: bool) -> Skipped {
        let fate = match self.fate {
            Fate::Named(_) if self.has_code || !self.has_words => Fate::Nothing,
            fate => fate,
        };
        Skipped { fate, at: self.start..end, is_done }
    }

    fn is_inline(&self) -> bool {
        matches!(role(&self.name), Role::Inline | Role::CodeSpan)
    }

    fn is_container(&self, name: &str) -> bool {
        matches!(name, "ul" | "ol" | "dl" | "menu" | "table" | "select") || self.is_inline() && is_block(name)
    }
}
