//! `istilahi history`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::Terminal;
use crate::app::batches;
use crate::app::session::Session;

/// Show who changed what, newest first
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi history
  istilahi history --unit 12                what happened to one unit
  istilahi history --max 1000 --format json")]
pub(super) struct Arguments {
    /// Only what happened to this unit
    #[arg(long, value_name = "NUMBER", conflicts_with = "max")]
    unit: Option<i64>,

    /// How many batches are shown at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    max: u64,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    let form = arguments.form.form();
    let Some(unit) = arguments.unit else {
        let batches = batches::history(&store, arguments.max)?;
        let shown = terminal.report(form, |report| batches.iter().try_for_each(|batch| report.batch(batch, None)));
        return shown.map(|()| Outcome::Done).map_err(Failure::from);
    };
    let steps = batches::history_of_unit(&store, unit)?;
    if steps.is_empty() {
        return Err(Failure::new(format!("there is no unit {unit}, and there was none"))
            .hint("istilahi search shows units with their numbers"));
    }
    terminal
        .report(form, |report| steps.iter().try_for_each(|step| report.batch(&step.batch, Some(&step.action))))
        .map_err(Failure::from)?;
    Ok(Outcome::Done)
}
