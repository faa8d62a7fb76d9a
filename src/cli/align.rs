//! `istilahi align`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{Cutting, Languages, ReportForm};
use super::terminal::{Counted, Terminal};
use crate::app::AppError;
use crate::app::align::{Aligned, Counts, Output, Request, Side, align, store_pairs};
use crate::app::input::Input;
use crate::app::session::Session;
use crate::report::{counted, grouped};
use crate::store::{Store, StoreError};

/// Pair the sentences of a document with those of its translation
///
/// Reads plain text, Markdown, HTML, docx and odt, and finds which sentences translate each other: one by one, one by two,
/// two by one or two by two, and which stand alone on either side. Each pair has a confidence from 0 to 1. A page or table
/// for review has every pair; other files and memories get those that are sure enough, as drafts.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi align release.md toleo.md
  istilahi align release.docx toleo.docx --output review.html    to correct in a browser
  istilahi import review.html --memory client                    takes the page back
  istilahi align release.docx toleo.docx --output review.xlsx
  istilahi align release.md toleo.md --output release.tmx --min-confidence 0.8
  istilahi align habari.txt news.txt --from sw --to en --memory client
  istilahi align release.md toleo.md --format json | jq 'select(.kind == \"1-0\").source'")]
pub(super) struct Arguments {
    /// What was translated; `-` for standard input
    #[arg(value_name = "SOURCE")]
    source: PathBuf,

    /// Its translation; `-` for standard input
    #[arg(value_name = "TARGET")]
    target: PathBuf,

    /// Read both files as this format whatever they look like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    #[command(flatten)]
    languages: Languages,

    #[command(flatten)]
    cutting: Cutting,

    /// Write the pairs to this file; its ending tells the format. All pairs go into a page or table for review (.html,
    /// .xlsx, .csv, .tsv), those that are sure enough into others (.tmx, .xlf, .po …)
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Put the pairs that are sure enough into this memory, created where there is none, as drafts of one batch
    #[arg(long, value_name = "NAME")]
    memory: Option<String>,

    /// The confidence from which on a pair is sure enough, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = share)]
    min_confidence: f32,

    /// Align documents too that do not look as if one translated the other
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    form: ReportForm,
}

fn share(written: &str) -> Result<f32, String> {
    let share = written.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "it must be a number from 0 to 1, such as 0.8".to_owned())
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (from, to) = arguments.languages.pair()?;
    let is_stream = |path: &PathBuf| path == Path::new("-");
    if is_stream(&arguments.source) && is_stream(&arguments.target) {
        return Err(Failure::new("only one of the two documents can come from standard input")
            .hint("name a file for the other one"));
    }
    if arguments.output.as_ref().is_some_and(is_stream) {
        return Err(Failure::new("pairs cannot be written to standard output as a file")
            .hint("name a file: --output review.html; or print them: --format json"));
    }
    let output = arguments.output.as_deref().map(Output::at).transpose()?;
    let (source_cutter, target_cutter) = terminal.cutters(&arguments.cutting, &from, &to)?;
    let mut store = open(arguments, session, terminal)?;
    let request = Request {
        format: arguments.format.clone(),
        from,
        to,
        source_cutter,
        target_cutter,
        min_confidence: arguments.min_confidence,
        force: arguments.force,
    };
    let aligned = with_inputs(arguments, terminal, |source, target| {
        let mut progress = terminal.progress(Counted::Work);
        Ok(align(source, target, &request, store.as_ref(), &mut progress)?)
    })?;
    say_left_out(terminal, &aligned);
    let counts = aligned.counts();
    let is_kept = output.is_some() || arguments.memory.is_some();
    if !is_kept || !arguments.form.is_text() {
        let show = |report: &mut dyn crate::report::Report| aligned.iter().try_for_each(|pair| report.pair(&pair));
        terminal.report(arguments.form.form(), show).map_err(AppError::Stream)?;
    }
    terminal.say(&closing_line(&counts, arguments.min_confidence));
    if let Some(output) = &output {
        let written = output.write(&aligned)?;
        let path = arguments.output.as_deref().unwrap_or(Path::new("")).display();
        terminal.say(&format!("wrote {} to {path}", counted(written.pairs, "pair")));
        terminal.say_lost(&written.losses);
        if output.is_for_review() {
            terminal.say(&format!("when it is reviewed, type: istilahi import '{path}' --memory NAME"));
        }
    }
    if let (Some(memory), Some(store)) = (&arguments.memory, &mut store) {
        let mut progress = terminal.progress(Counted::Work);
        let report = store_pairs(session, store, &aligned, memory, &mut progress)?;
        let batch = report.batch.map(|batch| format!(" (batch {batch})")).unwrap_or_default();
        let twice = match report.duplicates {
            0 => String::new(),
            some => format!(", {} of them there already", grouped(some)),
        };
        let added = counted(report.added, "draft");
        terminal.say(&format!("added {added} to memory {}{batch}{twice}", report.memory));
    }
    Ok(Outcome::Done)
}

/// The database, whose glossary and memories are evidence: it need not be there unless the pairs go into it.
fn open(arguments: &Arguments, session: &Session, terminal: &Terminal<'_>) -> Result<Option<Store>, Failure> {
    if arguments.memory.is_some() {
        let (store, created) = session.open_or_create()?;
        terminal.say_created(&store, created);
        return Ok(Some(store));
    }
    match session.open() {
        Ok(store) => Ok(Some(store)),
        Err(AppError::Database { source: StoreError::Missing, .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn with_inputs(
    arguments: &Arguments,
    terminal: &Terminal<'_>,
    work: impl FnOnce(&mut Input<'_>, &mut Input<'_>) -> Result<Aligned, Failure>,
) -> Result<Aligned, Failure> {
    terminal.with_input(Some(&arguments.source), |mut source| {
        // Only one of them is standard input, so this opens no stream a second time.
        terminal.with_input(Some(&arguments.target), |mut target| work(&mut source, &mut target))
    })
}

fn say_left_out(terminal: &Terminal<'_>, aligned: &Aligned) {
    for Side { name, left_out, .. } in [&aligned.source, &aligned.target] {
        for (position, what) in left_out {
            terminal.warn(&format!("{name}: line {}: {what} is left out", position.line));
        }
    }
}

fn closing_line(counts: &Counts, least: f32) -> String {
    let Counts { good, low, merged, source_alone, target_alone, crossings, .. } = *counts;
    let mut parts = vec![counted((good + low) as u64, "pair")];
    let mut add = |count: usize, words: String| parts.extend((count > 0).then_some(words));
    add(merged, format!("{merged} of them not 1-1"));
    add(low, format!("{low} below {least:.2}"));
    let sentences = |count: usize| counted(count as u64, "sentence");
    add(source_alone, format!("{} not translated", sentences(source_alone)));
    add(target_alone, format!("{} not in the source", sentences(target_alone)));
    add(crossings, format!("{} in another order", counted(crossings as u64, "passage")));
    parts.join(", ")
}
