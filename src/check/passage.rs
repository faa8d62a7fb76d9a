//! Passages of a document whose sentences are checked one by one: a quotation may close in another sentence than it
//! opens in.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::pair::Text;
use crate::model::segment::Segment;
use crate::text::language::Language;

/// Marks that have no partner: the bytes of each, and what is wrong with it.
pub(in crate::check) type Unpaired = Vec<(Range<usize>, String)>;

/// A passage of several sentences. What is found out about it, is found out once.
#[derive(Debug, Default)]
pub struct Passage {
    segment: Segment,
    quotes: OnceLock<Unpaired>,
    brackets: OnceLock<Unpaired>,
}

impl PartialEq for Passage {
    fn eq(&self, other: &Self) -> bool {
        self.segment == other.segment
    }
}

impl Eq for Passage {}

impl Passage {
    /// The passage with this text.
    pub fn new(segment: Segment) -> Self {
        Passage { segment, ..Passage::default() }
    }
}

/// A sentence as part of its passage. All sentences of a passage share one [`Passage`]; where one of them changes, all
/// are to be given the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The passage.
    pub passage: Arc<Passage>,
    /// The byte of it where the sentence starts.
    pub start: usize,
}

/// The marks that the rules look for partners of.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) enum Paired {
    Quotes,
    Brackets,
}

impl Part {
    /// Those of the passage's unpaired marks that stand in the sentence `text`, by its bytes. `find` finds those of the
    /// passage.
    pub(in crate::check) fn unpaired(
        &self,
        paired: Paired,
        text: &Text<'_>,
        find: fn(&Text<'_>) -> Unpaired,
    ) -> Unpaired {
        let Passage { segment, quotes, brackets } = &*self.passage;
        let of = |language: &Language| find(&Text::alone(segment, language));
        let all = match paired {
            Paired::Quotes => quotes.get_or_init(|| of(text.language)),
            Paired::Brackets => brackets.get_or_init(|| of(text.language)),
        };
        let end = self.start + text.text().len();
        let here = all.iter().filter(|(span, _)| self.start <= span.start && span.end <= end);
        here.map(|(span, what)| (span.start - self.start..span.end - self.start, what.clone())).collect()
    }
}
