//! Floor 4: a fuzzy match put right: what differs between its source and the new text, carried over into its target.
//!
//! Numbers, dates, times, units, names, placeholders, codes and glossary terms are exchanged in place, so the target
//! keeps its own order (`tani 40`) and its own signs. An exchange is made only where the old item stands in the target as
//! often as in the source and every one of them changes alike; whatever else differs is listed as unvouched. Nothing
//! here guesses silently: a repair with nothing unvouched is meant to be right as it stands.

mod agreement;
mod apply;
mod clock;
mod dates;
mod doubts;
mod item;
mod names;
mod numbers;
mod pairs;
mod places;
mod plan;
mod terms;
mod units;

use std::ops::Range;

use crate::model::concept::Concept;
use crate::model::segment::Segment;
use crate::model::vocabulary;
use crate::terminology::recognise::Recogniser;
use crate::text::language::Language;

vocabulary! {
    /// What was exchanged.
    ChangeKind: "kind of repair" {
        /// A number, in figures or in words.
        Number = "number",
        /// A date, a month or a day of the week.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// A unit of measure or a sign of money.
        Unit = "unit",
        /// A name.
        Name = "name",
        /// An address, a variable, or anything else that stays as it is.
        Placeholder = "placeholder",
        /// What stands in an inline code.
        InlineCode = "inline-code",
        /// A glossary term.
        Term = "term",
        /// A word that agrees with an exchanged term.
        Agreement = "agreement",
    }
}

vocabulary! {
    /// Why something is not vouched for.
    Doubt: "doubt about a repair" {
        /// It differs between the sources and was not carried over.
        Difference = "difference",
        /// The target does not show it, or shows it otherwise.
        NotFound = "not-found",
        /// It stands several times, and which one is meant is not told.
        Several = "several",
        /// There is no sure way to write the new one.
        Form = "form",
        /// One became several, or several one: words beside the number may have to change.
        Plural = "plural",
        /// A word may have to agree with what was exchanged.
        Agreement = "agreement",
        /// The name may be written otherwise in the target's language.
        Name = "name",
        /// Capitals or marks differ.
        Capitals = "capitals",
        /// The article before what was exchanged.
        Article = "article",
        /// A figure of the target that the source does not have may depend on one that was exchanged.
        Figure = "figure",
    }
}

/// One exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was exchanged.
    pub kind: ChangeKind,
    /// What stands in the match's source.
    pub source_before: String,
    /// What stands in the new text.
    pub source_after: String,
    /// What stood in the match's target.
    pub before: String,
    /// What stands in the repaired target.
    pub after: String,
    /// The bytes of `after` in the repaired target.
    pub span: Range<usize>,
}

/// Something that a repair does not vouch for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unvouched {
    /// Why.
    pub doubt: Doubt,
    /// What stands in the match's source; empty where it is an insertion, or a matter of the target alone.
    pub before: String,
    /// What stands in the new text; empty where it is a deletion, or a matter of the target alone.
    pub after: String,
    /// The words of the target that are in doubt; empty where it is not known which.
    pub target: String,
}

/// A match's target put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The target with every change made.
    pub target: Segment,
    /// The changes, in the order of the target; never empty.
    pub changes: Vec<Change>,
    /// What differs still or is in doubt.
    pub unvouched: Vec<Unvouched>,
}

impl Repair {
    /// Whether nothing is left in doubt.
    pub fn is_vouched(&self) -> bool {
        self.unvouched.is_empty()
    }
}

/// The glossary, with its terms in the language of the sources ready to be found.
#[derive(Clone, Copy, Debug)]
pub struct Glossary<'a> {
    /// The concepts that the recogniser was made from.
    pub concepts: &'a [Concept],
    /// Finds the terms of the source language.
    pub recogniser: &'a Recogniser,
}

/// The three texts of a fuzzy match, and their languages.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The new text.
    pub query: &'a Segment,
    /// The match's source.
    pub source: &'a Segment,
    /// The match's target.
    pub target: &'a Segment,
    /// The language of the sources.
    pub from: &'a Language,
    /// The language of the target.
    pub to: &'a Language,
}

/// The target of a fuzzy match put right; `None` where nothing can be exchanged.
pub fn repair(texts: Texts<'_>, glossary: Glossary<'_>) -> Option<Repair> {
    plan::repair(texts, glossary)
}

#[cfg(test)]
mod tests;
