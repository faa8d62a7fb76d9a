//! `istilahi formats`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::Terminal;
use crate::format;

/// List the formats that are read and written
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi formats
  istilahi formats --format json | jq -r 'select(.writes_units) | .name'")]
pub(super) struct Arguments {
    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    terminal
        .report(arguments.form.form(), |report| format::ALL.iter().try_for_each(|format| report.format(*format)))
        .map_err(Failure::from)?;
    Ok(Outcome::Done)
}
