//! `istilahi analyse`.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{Cutting, Languages, ReportForm};
use super::terminal::{Counted, Terminal};
use crate::app::analyse::{Search, Text, analyse};
use crate::app::session::Session;
use crate::store::MemoryFilter;

/// Count how much of new texts is known to the memories
///
/// Segments, words and characters of each file by the score of their best match, and of all files together. What
/// stands several times, also in several files, is a repetition from the second time on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi analyse news.md
  istilahi analyse chapter1.md chapter2.md --memory client --reviewed-only
  istilahi analyse news.md --format json | jq -r '[.band, .words] | @tsv'")]
pub(super) struct Arguments {
    /// The texts; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Read the files as this format whatever they look like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    #[command(flatten)]
    languages: Languages,

    #[command(flatten)]
    cutting: Cutting,

    /// Only matches from this memory; can be given several times
    #[arg(long, value_name = "NAME")]
    memory: Vec<String>,

    /// Only units that a second person has reviewed or approved
    #[arg(long)]
    reviewed_only: bool,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (from, to) = arguments.languages.pair()?;
    let cutter = terminal.cutter(&arguments.cutting, &from)?;
    let mut outcome = Outcome::Done;
    let mut texts = Vec::new();
    for file in &arguments.files {
        match terminal.read_source(Some(file), arguments.format.as_deref(), &from, Some(&to), &cutter) {
            Ok(source) => {
                let is_stream = file.as_os_str() == "-";
                let name = if is_stream { "standard input".to_owned() } else { file.display().to_string() };
                texts.push(Text { name, segments: source.segments });
            }
            Err(failure) if arguments.files.len() == 1 => return Err(failure),
            Err(failure) => {
                terminal.complain(&failure);
                outcome = Outcome::Partly;
            }
        }
    }
    if texts.is_empty() {
        return Ok(outcome);
    }
    let segments = texts.iter().flat_map(|text| text.segments.iter().map(|one| one.segment.text()));
    terminal.warn_of_another_language(segments, &from, |language| format!("--from {language}"));
    let (store, created) = session.open_or_create()?;
    terminal.say_created(&store, created);

    let filter = MemoryFilter { memories: arguments.memory, reviewed_only: arguments.reviewed_only };
    let mut progress = terminal.progress(Counted::Work);
    let (each, total) = analyse(&store, Search { from, to, filter }, &texts, &mut progress)?;
    terminal
        .report(arguments.form.form(), |report| {
            each.iter().try_for_each(|analysis| report.analysis(analysis))?;
            // To read, the total of one file would only be the same table again.
            if each.len() > 1 || !arguments.form.is_text() { report.analysis(&total) } else { Ok(()) }
        })
        .map_err(Failure::from)?;
    Ok(outcome)
}
