//! A page for deciding on pairs of sentences: both texts side by side in a browser, to be corrected, joined, split,
//! accepted and rejected. It needs no network and no server; what is saved from it is read here again.
//!
//! The pairs are JSON in the page, one a line, each a unit as our JSON Lines have it. Its status is what was decided:
//! `reviewed` is accepted, `rejected` is not, `translated` was changed and left open, `draft` was not looked at.

mod reader;
#[cfg(test)]
mod tests;
mod writer;

use std::io::Write;

use super::{Format, Head, Heading, ReadError, Source, UnitOutput, UnitReader, UnitSink, UnitWriter};

/// By what the page is known.
const MARK: &str = "<meta name=\"generator\" content=\"istilahi review";
/// What the pairs stand between.
const START: &str = "<script type=\"application/json\" id=\"pairs\">";
const END: &str = "]";

pub(crate) const STYLE: &str = include_str!("page.css");
pub(crate) const SCRIPT: &str = include_str!("page.js");

/// SHA-256 of the two, in base64; a test says what they are after a change.
pub(crate) const STYLE_HASH: &str = "iO7ZEsEjlFAkb8rBQzMVB654nItlzxspmGJw+kUokgw=";
pub(crate) const SCRIPT_HASH: &str = "MJ1Uev6urv9pmPYWEHjZzjB1Q/ZgXMoa4gA5I0hvEtc=";

/// A review page.
pub(super) struct Review;

impl Format for Review {
    fn name(&self) -> &'static str {
        "review"
    }

    fn title(&self) -> &'static str {
        "review page"
    }

    /// Its files end as all pages do, and are known by what is in them.
    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && head.text.contains(MARK)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }

    fn review_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }
}

impl UnitReader for Review {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read(source, sink)
    }
}

impl UnitWriter for Review {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        writer::start(out, heading)
    }
}
