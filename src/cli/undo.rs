//! `istilahi undo`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::{Counted, Terminal};
use crate::app::batches;
use crate::app::session::Session;
use crate::report::counted;

/// Take back what a command changed
///
/// Each command that changes the database is one batch. Without a number the newest one is taken back that was not
/// taken back before. What later batches stand on is refused, and they are listed. Taking back is a batch itself, which
/// can be taken back.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi undo                             the newest batch
  istilahi history                          the batches with their numbers
  istilahi undo 12
  istilahi undo 12 --force                  also where later batches changed the same")]
pub(super) struct Arguments {
    /// The number of the batch
    batch: Option<i64>,

    /// Take it back even where later batches changed the same: what they did to it goes as well
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    let mut progress = terminal.progress(Counted::Work);
    let undone = batches::undo(session, &mut store, arguments.batch, arguments.force, &mut progress)?;
    if arguments.form.is_text() {
        let units = match undone.units {
            0 => String::new(),
            units => format!(", {}", counted(units, "unit")),
        };
        terminal.say(&format!("undid batch {} ({}{units})", undone.id, undone.command));
    } else {
        terminal.report(arguments.form.form(), |report| report.batch(&undone, None)).map_err(Failure::from)?;
    }
    Ok(Outcome::Done)
}
