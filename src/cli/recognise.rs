//! `istilahi recognise`.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{Cutting, ReportForm};
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::recognise::recognise;
use crate::app::session::Session;
use crate::report::counted;
use crate::text::language::Language;

/// List the glossary terms in a text
///
/// Each occurrence with its segment, its place in it, the term it is a form of, and how it matched.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi recognise habari.md --lang sw
  istilahi recognise news.md --format json | jq -r .concept | sort | uniq -c")]
pub(super) struct Arguments {
    /// The text; `-` for standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The language of the text (BCP 47)
    #[arg(long, value_name = "LANG", default_value = "en")]
    lang: Language,

    /// Read the file as this format whatever it looks like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    #[command(flatten)]
    cutting: Cutting,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    let (file, format) = (arguments.file.as_deref(), arguments.format.as_deref());
    let cutter = terminal.cutter(&arguments.cutting, &arguments.lang)?;
    let segments = terminal.read_source(file, format, &arguments.lang, None, &cutter)?.segments;
    let texts = segments.iter().map(|one| one.segment.text());
    terminal.warn_of_another_language(texts, &arguments.lang, |language| format!("--lang {language}"));
    let count = terminal.report(arguments.form.form(), |report| {
        recognise(&store, &arguments.lang, &segments, |index, segment, terms| {
            report.terms(index, segment, terms).map_err(AppError::Stream)
        })
        .map_err(Failure::from)
    })?;
    if arguments.form.is_text() {
        terminal.say(&format!("{} in {}", counted(count as u64, "term"), counted(segments.len() as u64, "segment")));
    }
    Ok(Outcome::Done)
}
