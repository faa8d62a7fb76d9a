//! What a rule is.

use std::fmt::Debug;
use std::ops::Range;
use std::sync::Arc;

use super::found::Found;
use super::group::Group;
use super::pair::{Pair, Reading};
use super::setting::{Options, Setting};
use crate::model::finding::{Severity, Side};

/// What a rule says of itself. The macro `rule!` writes it from the docs over the rule.
pub trait Described: Debug + Sync {
    /// Its name: `area.full-words`.
    fn id(&self) -> &'static str;

    /// Its docs: a summary in one line, then sections under headings, with cases that a test runs.
    fn docs(&self) -> &'static str;

    /// How severe its findings are unless a profile says otherwise.
    fn severity(&self) -> Severity;

    /// The share of its findings on good human text that are faults, from 0 to 1, where that was measured.
    fn precision(&self) -> Option<f64>;

    /// The first line of its docs.
    fn summary(&self) -> &'static str {
        self.docs().lines().next().unwrap_or_default().trim()
    }
}

/// One rule. It is given texts in its languages only, and must not panic on any of them.
pub trait Rule: Described {
    /// Whether it compares a translation with its source, and so says nothing of a text alone.
    fn needs_source(&self) -> bool {
        false
    }

    /// The base language of the translations that it knows (`sw`); `None` for any.
    fn language(&self) -> Option<&'static str> {
        None
    }

    /// What a profile can set.
    fn settings(&self) -> &'static [Setting] {
        &[]
    }

    /// Reports what is wrong within one segment.
    fn check(&self, _reading: &Reading<'_>, _options: &Options<'_>, _found: &mut Found<'_>) {}

    /// Notes what is to be compared with other segments.
    fn observe(&self, _reading: &Reading<'_>, _options: &Options<'_>, _noted: &mut Vec<Observation>) {}

    /// Reports what is wrong among observations with the same key.
    fn judge(&self, _group: &Group<'_>, _options: &Options<'_>, _found: &mut Found<'_>) {}
}

/// Something in a segment that other segments are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What is compared: the source text, a concept, a word with several spellings.
    pub key: Arc<str>,
    /// How it is put here, and what else the rule needs to know of that; by its first part a [`Group`] tells ways apart.
    pub value: String,
    /// The text it stands in.
    pub side: Side,
    /// Where: bytes of that text.
    pub span: Range<usize>,
}

/// An observation with its segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    /// The segment, from 0.
    pub segment: usize,
    /// Its texts.
    pub pair: &'a Pair,
    /// What was seen there.
    pub observation: &'a Observation,
}

/// Defines a rule: its docs, its id, its usual severity, and the precision that was measured.
macro_rules! rule {
    ($(#[doc = $line:literal])* $name:ident = $id:literal, $severity:ident $(, precision $precision:literal)?) => {
        $(#[doc = $line])*
        #[derive(Debug)]
        pub(in crate::check) struct $name;

        impl $crate::check::rule::Described for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn docs(&self) -> &'static str {
                concat!($($line, "\n"),*)
            }

            fn severity(&self) -> $crate::model::finding::Severity {
                $crate::model::finding::Severity::$severity
            }

            fn precision(&self) -> Option<f64> {
                None$(.or(Some($precision)))?
            }
        }
    };
}

pub(in crate::check) use rule;
