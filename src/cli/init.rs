//! `istilahi init`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::terminal::Terminal;
use crate::app::session::Session;
use crate::report;
use crate::report::counted;

/// Create the database; say where it is and what it holds
///
/// A new database holds the memory `release` and the glossary that ship in the program. There is no need to run this
/// first: suggest, term and import create the database where it is missing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi init
  istilahi init --empty --db client.db      a database of its own for a client, with nothing in it")]
pub(super) struct Arguments {
    /// Leave the shipped memory and glossary out
    #[arg(long)]
    empty: bool,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (store, created) = if arguments.empty { session.open_or_create_empty()? } else { session.open_or_create()? };
    if arguments.empty && created.is_none() {
        terminal.warn("the database was there already and keeps what it holds");
    }
    let (concepts, terms) = store.glossary_size().map_err(crate::app::AppError::from)?;
    let memories = crate::app::memories::list(&store)?;
    let mut out = terminal.out();
    let verb = if created.is_some() { "created" } else { "was there already:" };
    writeln!(out, "{verb} {}", store.path().display())?;
    writeln!(out, "glossary  {}, {}", counted(concepts, "concept"), counted(terms, "term"))?;
    out.flush()?;
    drop(out);
    terminal
        .report(&report::ALL[0], |report| memories.iter().try_for_each(|memory| report.memory(memory)))
        .map_err(Failure::from)?;
    Ok(Outcome::Done)
}
