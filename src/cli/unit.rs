//! `istilahi unit`.

mod change;
mod choice;
mod editor;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::options::{Languages, ReportForm};
use super::terminal::Terminal;
use crate::app::session::Session;
use crate::app::units::{self, NewUnit, OWN_MEMORY};
use crate::model::provenance::{Origin, Status};

/// Put finished segments back into the memory, and look after those that are there
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi unit add 'Rare earths are metals.' 'Ardhi adimu ni metali.'
  istilahi unit add 'Shaba' 'Copper' --from sw --to en --memory client --status reviewed
  istilahi unit show 12
  istilahi unit edit 12 --target 'Ardhi adimu ni metali.'
  istilahi unit approve 12 13 14
  istilahi unit reject --where memory=old-mt --where 'target~dunia +adimu'
  istilahi unit edit --where batch=7 --find kifaa --replace nyenzo --dry-run
  istilahi unit delete --where status=rejected --yes")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add one unit; the next suggest finds it at once
    Add(Box<Add>),
    /// Show units with all that is known of them
    Show(change::Show),
    /// Change the texts, the status or the note of units
    ///
    /// Without an option, on a terminal, the unit is opened in your editor ($VISUAL or $EDITOR).
    Edit(Box<change::Edit>),
    /// Give units the status approved
    Approve(change::Plain),
    /// Give units the status rejected: they are kept and never suggested
    Reject(change::Plain),
    /// Delete units
    Delete(change::Plain),
}

#[derive(Debug, Args)]
struct Add {
    /// The source text
    #[arg(value_name = "SOURCE", allow_hyphen_values = true)]
    source: String,

    /// Its translation
    #[arg(value_name = "TARGET", allow_hyphen_values = true)]
    target: String,

    #[command(flatten)]
    languages: Languages,

    /// The memory it goes into, created where there is none
    #[arg(long, value_name = "NAME", default_value = OWN_MEMORY)]
    memory: String,

    /// How far it has come
    #[arg(long, value_name = "STATUS", default_value = "translated", value_parser = words(Status::ALL.iter().map(|word| word.as_str())))]
    status: String,

    /// Who made it
    #[arg(long, value_name = "ORIGIN", default_value = "human", value_parser = words(Origin::ALL.iter().map(|word| word.as_str())))]
    origin: String,

    /// A note to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    form: ReportForm,
}

/// A word of a closed vocabulary.
fn words(words: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(words)
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    match arguments.command {
        Command::Add(add) => run_add(*add, session, terminal),
        Command::Show(show) => change::show(&show, session, terminal),
        Command::Edit(edit) => change::edit(*edit, session, terminal),
        Command::Approve(plain) => change::set_status(&plain, Status::Approved, session, terminal),
        Command::Reject(plain) => change::set_status(&plain, Status::Rejected, session, terminal),
        Command::Delete(plain) => change::delete(&plain, session, terminal),
    }
}

fn run_add(add: Add, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    let (from, to) = add.languages.pair()?;
    for (text, language) in [(&add.source, &from), (&add.target, &to)] {
        terminal.warn_of_another_language([text.as_str()], language, |likelier| {
            let other = if likelier == to.base() { from.base() } else { to.base() };
            let (from, to) = if language == &from { (likelier, other) } else { (other, likelier) };
            format!("--from {from} --to {to}")
        });
    }
    let new = NewUnit {
        memory: add.memory,
        source: (from, add.source),
        target: (to, add.target),
        status: add.status.parse().map_err(|error: crate::model::UnknownWord| Failure::new(error.to_string()))?,
        origin: add.origin.parse().map_err(|error: crate::model::UnknownWord| Failure::new(error.to_string()))?,
        note: add.note,
    };
    let (unit, duplicate) = units::add(session, &mut store, new)?;
    if duplicate {
        terminal.warn(&format!("memory {} held the same unit already; now it holds it twice", unit.memory));
    }
    terminal.report(add.form.form(), |report| report.unit(&unit)).map_err(Failure::from)?;
    Ok(Outcome::Done)
}
