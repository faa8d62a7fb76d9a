//! `istilahi import`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::reading::Reading;
use super::terminal::{Counted, Terminal};
use crate::app::import::{Request, import};
use crate::app::session::Session;

/// Bring translation memories in
///
/// Each file is one transaction: it goes in whole or not at all. Every unit is kept in the order of the file, equal
/// ones as well. The format is told from the file's content.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi import alloys.tmx                into a memory called alloys
  istilahi import a.tmx b.tmx --memory client
  istilahi import memory.tmx.gz wf.txt corpus.en
  istilahi import table.xlsx --column Asili=en --column Tafsiri=sw
  istilahi import cut.tmx --repair          keep what is whole of a damaged file
  istilahi import a.tmx --dry-run           only say what would go in")]
pub(super) struct Arguments {
    /// The files; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// The memory they go into, created where there is none; without it one named like the file
    #[arg(long, value_name = "NAME")]
    memory: Option<String>,

    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,

    /// Refuse a file in which something would have to be put right or left out
    #[arg(long, conflicts_with = "repair")]
    strict: bool,

    /// Keep the whole units of a file that is cut off or damaged, up to the damage
    #[arg(long)]
    repair: bool,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let options = arguments.reading.options(arguments.repair)?;
    let (mut store, created) = session.open_or_create()?;
    terminal.say_created(&store, created);
    let mut outcome = Outcome::Done;
    for file in &arguments.files {
        let request = Request {
            memory: arguments.memory.clone().or_else(|| (file == Path::new("-")).then(|| "standard-input".to_owned())),
            format: arguments.reading.format.clone(),
            dry_run: arguments.dry_run,
            strict: arguments.strict,
            options: options.clone(),
        };
        let mut progress = terminal.progress(Counted::Bytes);
        let imported =
            terminal.with_input(Some(file), |input| Ok(import(session, &mut store, input, &request, &mut progress)?));
        match imported {
            Ok(report) => {
                if report.units == 0 {
                    terminal.warn(&format!("{}: there are no units in it", report.file));
                }
                terminal.report(arguments.form.form(), |form| form.import(&report)).map_err(Failure::from)?;
            }
            Err(failure) if arguments.files.len() == 1 => return Err(failure),
            Err(failure) => {
                terminal.complain(&failure);
                outcome = Outcome::Partly;
            }
        }
    }
    Ok(outcome)
}
