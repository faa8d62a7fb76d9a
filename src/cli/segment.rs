//! `istilahi segment`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{Cutting, ReportForm};
use super::terminal::Terminal;
use crate::app::segment::{segments_of, write_shipped, write_shipped_to};
use crate::report::counted;
use crate::text::language::Language;

/// Show how a text is cut into segments
///
/// Each segment on a line, with its number and the line and column where it starts. A text is cut into paragraphs,
/// headings, list items and cells, and these into sentences, by the shipped rules or by an SRX file of your own. The
/// units of a bilingual file or memory are segments already.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi segment news.md
  istilahi segment habari.docx --lang sw
  istilahi segment news.md --format json | jq -r .text
  istilahi segment --write-srx rules.srx               the shipped rules, to be edited
  istilahi segment news.md --srx rules.srx")]
pub(super) struct Arguments {
    /// The text; `-` for standard input
    #[arg(value_name = "FILE", conflicts_with = "write_srx")]
    file: Option<PathBuf>,

    /// The language of the text (BCP 47)
    #[arg(long, value_name = "LANG", default_value = "en")]
    lang: Language,

    #[command(flatten)]
    cutting: Cutting,

    /// Write the shipped rules to this SRX file instead of cutting a text; `-` for standard output
    #[arg(long, value_name = "FILE")]
    write_srx: Option<PathBuf>,

    /// Read the file as this format whatever it looks like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if let Some(path) = &arguments.write_srx {
        return write_srx(path, terminal);
    }
    let cutter = terminal.cutter(&arguments.cutting, &arguments.lang)?;
    let (file, format) = (arguments.file.as_deref(), arguments.format.as_deref());
    let source = terminal.with_input(file, |mut input| {
        let source = segments_of(&mut input, format, &arguments.lang, &cutter)?;
        terminal.say_left_out(&input.name(), &source.left_out);
        Ok(source)
    })?;
    let texts = source.segments.iter().map(|one| one.segment.text());
    terminal.warn_of_another_language(texts, &arguments.lang, |language| format!("--lang {language}"));
    terminal
        .report(arguments.form.form(), |report| {
            let mut numbered = (1..).zip(&source.segments);
            numbered.try_for_each(|(number, segment)| report.segment(number, segment))
        })
        .map_err(Failure::from)?;
    if arguments.form.is_text() {
        let mut passages: Vec<usize> = source.segments.iter().map(|one| one.passage).collect();
        passages.dedup();
        let (segments, passages) = (source.segments.len() as u64, passages.len() as u64);
        terminal.say(&format!("{} in {}", counted(segments, "segment"), counted(passages, "passage")));
    }
    Ok(Outcome::Done)
}

fn write_srx(path: &Path, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    if path == Path::new("-") {
        write_shipped(&mut terminal.out())?;
        return Ok(Outcome::Done);
    }
    write_shipped_to(path).map_err(|error| {
        let is_there = path.is_file();
        let failure = Failure::from(error);
        if is_there {
            failure.hint("it may hold rules that you have edited; name a new file, or move this one")
        } else {
            failure
        }
    })?;
    let name = path.display();
    terminal
        .say(&format!("wrote the shipped rules to {name}; to cut by them, type: istilahi segment FILE --srx {name}"));
    Ok(Outcome::Done)
}
