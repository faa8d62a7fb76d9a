//! `istilahi memory merge`.

use clap::Args;

use crate::app::merge::{self, Request};
use crate::app::session::Session;
use crate::cli::failure::Failure;
use crate::cli::options::ReportForm;
use crate::cli::terminal::{Counted, Terminal};
use crate::report::moved;
use crate::store::{Likes, Store};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The memories whose units move
    #[arg(value_name = "FROM", required = true)]
    from: Vec<String>,

    /// The memory that they move into, created where there is none
    #[arg(long, value_name = "NAME")]
    into: String,

    /// Of units with the same texts keep only the best: by status, then origin, then age
    #[arg(long)]
    drop_duplicates: bool,

    /// Delete the memories that are empty then
    #[arg(long)]
    delete: bool,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(
    arguments: &Arguments,
    session: &Session,
    store: &mut Store,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let form = &arguments.form;
    let likes = if arguments.drop_duplicates { Likes::Drop } else { Likes::Mark };
    let request =
        Request { from: arguments.from.clone(), into: arguments.into.clone(), likes, delete: arguments.delete };
    let mut progress = terminal.progress(Counted::Work);
    let merged = merge::merge(session, store, &request, &mut progress)?;
    if form.is_text() {
        merged.from.iter().for_each(|one| terminal.say(&moved(&merged, one)));
        return Ok(());
    }
    terminal.report(form.form(), |report| report.memory_merge(&merged)).map_err(Failure::from)
}
