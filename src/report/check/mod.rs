//! What a check found, in the forms that people, scripts and code hosts read. One file a form, one entry in [`ALL`].

mod docs;
mod excerpt;
mod explain;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod rules;
mod sarif;
mod tally;
mod text;
mod words;

use std::io::{self, Write};

use super::Look;
use crate::app::check::{Problem, Reported, Summary};
use crate::text::language::Language;
pub(crate) use excerpt::{Kind, excerpt};
pub use explain::explain;
pub use rules::{list_rules, rule_as_json};
pub(crate) use words::harmless;

/// One form of report.
#[derive(Debug)]
pub struct CheckForm {
    /// The word after `--report`.
    pub name: &'static str,
    /// Makes a report that writes to the given place.
    pub start: for<'a> fn(&'a mut dyn Write, &Run) -> Box<dyn CheckReport + 'a>,
}

/// The forms, the usual one first.
pub const ALL: &[CheckForm] = &[
    CheckForm { name: "text", start: |out, run| Box::new(text::Text::new(out, run.look)) },
    CheckForm { name: "json", start: |out, _| Box::new(json::Json::new(out)) },
    CheckForm { name: "sarif", start: |out, _| Box::new(sarif::Sarif::new(out)) },
    CheckForm { name: "junit", start: |out, _| Box::new(junit::Junit::new(out)) },
    CheckForm { name: "github", start: |out, _| Box::new(github::GitHub::new(out)) },
    CheckForm { name: "gitlab", start: |out, _| Box::new(gitlab::GitLab::new(out)) },
    CheckForm { name: "html", start: |out, run| Box::new(html::Html::new(out, run)) },
];

/// What a report is told of the run.
#[derive(Clone, Debug)]
pub struct Run {
    /// How it may look on a terminal.
    pub look: Look,
    /// The language of the sources.
    pub source: Language,
    /// The language of the translations, or of the texts where there is only one.
    pub target: Language,
}

/// Writes what a check found, piece by piece. What has been written is whole after [`CheckReport::finish`], also where
/// nothing was found.
pub trait CheckReport {
    /// A finding, in the order of the text; `region` is its place in the file, where that is known to the character.
    ///
    /// # Errors
    /// What the writer reports; so for all of them.
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()>;

    /// Something that kept a part from being checked. It is said on standard error as well.
    fn problem(&mut self, problem: &Problem) -> io::Result<()>;

    /// The end, with what the run came to.
    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}
