//! `istilahi doctor`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::{Counted, Terminal};
use crate::app::doctor;
use crate::app::session::Session;
use crate::report::counted;

/// Check that the database is whole
///
/// Looks at the file itself, at everything stored in it, and at the keys that matches are found by. Exits with 1 where
/// something is wrong.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi doctor
  istilahi doctor --repair                  make anew what follows from the texts
  istilahi doctor --format json | jq 'select(.found > 0)'")]
pub(super) struct Arguments {
    /// Make anew what follows from the texts: keys, lists, indexes
    #[arg(long)]
    repair: bool,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    let mut progress = terminal.progress(Counted::Work);
    let checked = if arguments.repair {
        doctor::repair(session, &mut store, &mut progress)?
    } else {
        doctor::check(&store, &mut progress)?
    };
    terminal
        .report(arguments.form.form(), |report| checked.iter().try_for_each(|one| report.audit(one)))
        .map_err(Failure::from)?;
    let found: u64 = checked.iter().map(|one| one.result.found).sum();
    let repaired: u64 = checked.iter().map(|one| one.result.repaired).sum();
    if arguments.form.is_text() && found > 0 {
        let faults = counted(found, "fault");
        terminal.say(&if arguments.repair {
            format!("{faults}, {repaired} put right")
        } else {
            format!("{faults}; what follows from the texts is made anew by: istilahi doctor --repair")
        });
    }
    Ok(if found == repaired { Outcome::Done } else { Outcome::Nothing })
}
