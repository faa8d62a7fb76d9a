//! `istilahi extract`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{Cutting, Languages, ReportForm};
use super::terminal::{Counted, Terminal};
use crate::app::export::Destination;
use crate::app::extract::{Material, Request, extract};
use crate::app::proposals::{check_output, write_proposals};
use crate::app::session::Session;
use crate::report::{counted, grouped};
use crate::text::language::Language;
use crate::text::segmentation::Cutter;

/// Find the terms of texts that a glossary should have
///
/// The noun phrases that the texts have far more often than general language, the likeliest terms first. English and
/// Swahili. With --bilingual each has its likely translations, from the units of bilingual files or of a memory.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi extract manual.md chapter2.docx
  istilahi extract mwongozo.md --lang sw --max 200
  istilahi extract project.tmx --bilingual --output candidates.xlsx
  istilahi extract --memory client --bilingual --format json
  istilahi glossary import candidates.xlsx  bring in the rows with `yes` under `accept`")]
pub(super) struct Arguments {
    /// The texts, or with --bilingual the files of units; `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "memory")]
    files: Vec<PathBuf>,

    /// Find translations too, in the units of the files or memories
    #[arg(long)]
    bilingual: bool,

    /// Take the units of this memory; can be given several times
    #[arg(long, value_name = "NAME")]
    memory: Vec<String>,

    /// The language of the terms where only one is wanted (BCP 47) [default: en]
    #[arg(long, value_name = "LANG", conflicts_with_all = ["from", "to", "bilingual"])]
    lang: Option<Language>,

    /// How many candidates at most
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    max: usize,

    /// How often a candidate must stand in the texts
    #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..))]
    min_count: u64,

    /// List names as well: of companies, products, places
    #[arg(long)]
    names: bool,

    /// Write the candidates to this file, to be decided on and imported: csv, tsv, xlsx or tbx by its ending
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Read the files as this format whatever they look like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    #[command(flatten)]
    languages: Languages,

    #[command(flatten)]
    cutting: Cutting,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (from, to) = arguments.languages.pair()?;
    let from = arguments.lang.clone().unwrap_or(from);
    let request = Request {
        // Units are segments already.
        cutter: match arguments.bilingual {
            true => Cutter::shipped(from.base()),
            false => terminal.cutter(&arguments.cutting, &from)?,
        },
        from,
        to: arguments.bilingual.then_some(to),
        max: arguments.max,
        least: usize::try_from(arguments.min_count).unwrap_or(usize::MAX),
        names: arguments.names,
    };
    if let Some(output) = &arguments.output {
        check_output(output)?;
    }
    let mut material = Material::default();
    let mut outcome = Outcome::Done;
    for file in &arguments.files {
        match read(file, &arguments, &request, &mut material, terminal) {
            Ok(()) => {}
            Err(failure) if arguments.files.len() == 1 => return Err(failure),
            Err(failure) => {
                terminal.complain(&failure);
                outcome = Outcome::Partly;
            }
        }
    }
    let (store, created) = match arguments.files.is_empty() {
        true => (session.open()?, None),
        false => session.open_or_create()?,
    };
    terminal.say_created(&store, created);
    for memory in &arguments.memory {
        material.read_memory(&store, memory, &request)?;
    }
    warn(&material, &request, arguments.lang.is_some(), terminal);
    let mut progress = terminal.progress(Counted::Work);
    let extraction = extract(&store, &material, &request, &mut progress)?;
    match &arguments.output {
        Some(output) => {
            let is_stream = output == Path::new("-");
            let written = match is_stream {
                true => write_proposals(&extraction, &request, Destination::Stream(terminal.out().as_mut()))?,
                false => write_proposals(&extraction, &request, Destination::File(output))?,
            };
            let shown = output.display();
            terminal.say(&format!(
                "wrote {} to {shown}; decide on each, then type: istilahi glossary import {shown}",
                counted(written.count, "candidate")
            ));
            terminal.say_lost(&written.losses);
        }
        None => {
            terminal.report(arguments.form.form(), |report| report.candidates(&extraction)).map_err(Failure::from)?;
        }
    }
    if arguments.form.is_text() {
        let shown = extraction.candidates.len() as u64;
        let mut line = format!("{} of {}", grouped(shown), counted(extraction.all as u64, "candidate"));
        line.push_str(&format!(
            " from {}, {}",
            counted(extraction.segments as u64, "segment"),
            counted(extraction.words as u64, "word")
        ));
        if extraction.names > 0 {
            line.push_str(&format!("; {} left out, --names lists them too", counted(extraction.names as u64, "name")));
        }
        terminal.say(&line);
    }
    Ok(outcome)
}

fn read(
    file: &Path,
    arguments: &Arguments,
    request: &Request,
    material: &mut Material,
    terminal: &Terminal<'_>,
) -> Result<(), Failure> {
    let mut progress = terminal.progress(Counted::Bytes);
    terminal.with_input(Some(file), |mut input| {
        Ok(material.read_file(&mut input, arguments.format.as_deref(), request, &mut progress)?)
    })
}

/// Warns where the texts look like another language than they are read as.
fn warn(material: &Material, request: &Request, is_one: bool, terminal: &Terminal<'_>) {
    let option = |language: &str| if is_one { format!("--lang {language}") } else { format!("--from {language}") };
    terminal.warn_of_another_language(material.sources(), &request.from, option);
    if let Some(to) = &request.to {
        terminal.warn_of_another_language(material.targets(), to, |language| format!("--to {language}"));
    }
}
