//! `istilahi history`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::Terminal;
use crate::app::batches;
use crate::app::session::Session;
use crate::store::Step;

/// Show who changed what, newest first
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi history
  istilahi history --unit 12                what happened to one unit
  istilahi history --concept furnace        what happened to one concept of the glossary
  istilahi history --max 1000 --format json")]
pub(super) struct Arguments {
    /// Only what happened to this unit
    #[arg(long, value_name = "NUMBER", conflicts_with = "max")]
    unit: Option<i64>,

    /// Only what happened to this concept of the glossary
    #[arg(long, value_name = "NAME", conflicts_with_all = ["unit", "max"])]
    concept: Option<String>,

    /// How many batches are shown at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    max: u64,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    let form = arguments.form.form();
    let steps = match (arguments.unit, &arguments.concept) {
        (Some(unit), _) => some_steps(batches::history_of_unit(&store, unit)?, || {
            Failure::new(format!("there is no unit {unit}, and there was none"))
                .hint("istilahi search shows units with their numbers")
        })?,
        (None, Some(name)) => some_steps(batches::history_of_concept(&store, name)?, || {
            Failure::new(format!("there is no concept `{name}`, and there was none"))
                .hint(format!("to look a term up, type: istilahi term '{name}'"))
        })?,
        (None, None) => {
            let batches = batches::history(&store, arguments.max)?;
            let shown = terminal.report(form, |report| batches.iter().try_for_each(|batch| report.batch(batch, None)));
            return shown.map(|()| Outcome::Done).map_err(Failure::from);
        }
    };
    terminal
        .report(form, |report| steps.iter().try_for_each(|step| report.batch(&step.batch, Some(&step.action))))
        .map_err(Failure::from)?;
    Ok(Outcome::Done)
}

/// `steps`, where there are some.
fn some_steps(steps: Vec<Step>, otherwise: impl FnOnce() -> Failure) -> Result<Vec<Step>, Failure> {
    if steps.is_empty() { Err(otherwise()) } else { Ok(steps) }
}
