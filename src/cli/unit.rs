//! `istilahi unit`.

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::options::{Languages, ReportForm};
use super::terminal::Terminal;
use crate::app::session::Session;
use crate::app::units::{self, NewUnit, OWN_MEMORY};
use crate::model::provenance::{Origin, Status};

/// Put finished segments back into the memory
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi unit add 'Rare earths are metals.' 'Ardhi adimu ni metali.'
  istilahi unit add 'Shaba' 'Copper' --from sw --to en --memory client --status reviewed")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add one unit; the next suggest finds it at once
    Add(Box<Add>),
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

fn words(words: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(words)
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let Command::Add(add) = arguments.command;
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
