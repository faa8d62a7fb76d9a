//! What a check found, in the forms that people, scripts and code hosts read. One file a form, one entry in [`ALL`].

mod json;
mod text;

use std::io::{self, Write};

use super::Look;
use crate::app::check::{Problem, Reported, Summary};

/// One form of report.
#[derive(Debug)]
pub struct CheckForm {
    /// The word after `--report`.
    pub name: &'static str,
    /// Makes a report that writes to the given place.
    pub start: for<'a> fn(&'a mut dyn Write, Look) -> Box<dyn CheckReport + 'a>,
}

/// The forms, the usual one first.
pub const ALL: &[CheckForm] = &[
    CheckForm { name: "text", start: |out, look| Box::new(text::Text::new(out, look)) },
    CheckForm { name: "json", start: |out, _| Box::new(json::Json::new(out)) },
];

/// Writes what a check found.
pub trait CheckReport {
    /// A finding.
    ///
    /// # Errors
    /// What the writer reports; so for all of them.
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()>;

    /// Something that kept a part from being checked. It is said on standard error as well.
    fn problem(&mut self, problem: &Problem) -> io::Result<()>;

    /// The end, with what the run came to.
    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}
