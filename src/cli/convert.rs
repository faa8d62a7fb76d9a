//! `istilahi convert`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::reading::Reading;
use super::terminal::{Counted, Terminal};
use crate::app::convert::{Request, convert};
use crate::app::export::Destination;
use crate::format::Heading;

/// Convert a file from one format to another
///
/// Between any two formats that hold units, or that hold a glossary. What the output has no place for is named. The
/// database is not touched.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi convert memory.sdltm memory.tmx
  istilahi convert corpus.en corpus.tmx     with corpus.sw beside it
  istilahi convert terms.xlsx terms.tbx
  istilahi convert terms.csv terms.tbx --to-format tbx3
  istilahi convert a.tmx - --to-format jsonl | jq .")]
pub(super) struct Arguments {
    /// The file to read; `-` for standard input
    #[arg(value_name = "IN")]
    input: PathBuf,

    /// The file to write, whole or not at all; `-` for standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,

    /// The format of the output; without it the ending of the file tells
    #[arg(long, value_name = "FORMAT")]
    to_format: Option<String>,

    /// The file is a glossary, where its format can hold units as well
    #[arg(long)]
    glossary: bool,

    /// Keep the whole units of a file that is cut off or damaged, up to the damage
    #[arg(long)]
    repair: bool,

    /// 2: with inline codes; 1: only the text between them
    #[arg(long, value_name = "LEVEL", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    level: u8,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let options = arguments.reading.options(arguments.repair)?;
    let heading =
        Heading { inline_codes: arguments.level == 2, ..Heading::new(options.source.clone(), options.target.clone()) };
    let request = Request {
        format: arguments.reading.format.clone(),
        output_format: arguments.to_format.clone(),
        glossary: arguments.glossary,
        options,
        heading,
    };
    let mut progress = terminal.progress(Counted::Bytes);
    if arguments.output != Path::new("-") {
        let report = terminal.with_input(Some(&arguments.input), |input| {
            Ok(convert(input, Destination::File(&arguments.output), &request, &mut progress)?)
        })?;
        terminal.report(arguments.form.form(), |form| form.convert(&report)).map_err(Failure::from)?;
        return Ok(Outcome::Done);
    }
    let mut out = terminal.out();
    let report = terminal.with_input(Some(&arguments.input), |input| {
        Ok(convert(input, Destination::Stream(out.as_mut()), &request, &mut progress)?)
    })?;
    out.flush()?;
    for warning in &report.warnings {
        terminal.warn(&format!("{}: line {}: {}", report.file, warning.position.line, warning.message));
    }
    terminal.say_lost(&report.written.losses);
    Ok(Outcome::Done)
}
