//! `istilahi glossary merge`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::app::AppError;
use crate::app::concepts::{self, Source};
use crate::app::session::Session;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::options::ReportForm;
use crate::cli::reading::Reading;
use crate::cli::terminal::Terminal;
use crate::report::counted;
use crate::terminology::merging::{Conflict, Taken};

#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The other glossary: a file of any format that holds terms, or another database of istilahi
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Whose word counts where the two disagree
    #[arg(long, value_name = "WHOSE")]
    prefer: Option<Prefer>,

    /// Only show what would become of it
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    form: ReportForm,
}

/// Whose word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Prefer {
    /// What is here
    Mine,
    /// What the other glossary says
    Theirs,
    /// Ask about each conflict
    Ask,
}

pub(super) fn run(merge: &Merge, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if merge.prefer == Some(Prefer::Ask) && !terminal.can_ask() {
        return Err(Failure::new("--prefer ask needs a terminal, and there is none")
            .hint("say whose word counts: --prefer mine or --prefer theirs"));
    }
    let (options, format) = (merge.reading.options(false)?, merge.reading.format.as_deref());
    let mut store = session.open()?;
    let source = terminal.with_input(Some(&merge.file), |input| Ok(Source::read(input, format, &options, session)?))?;
    let mut stopped = false;
    let mut decide = |conflict: &Conflict| match merge.prefer {
        None => Ok(None),
        Some(Prefer::Ask) if stopped => Ok(None),
        Some(Prefer::Mine) => Ok(Some(Taken::Mine)),
        Some(Prefer::Theirs) => Ok(Some(Taken::Theirs)),
        Some(Prefer::Ask) => {
            let taken = ask(conflict, terminal).map_err(AppError::Stream)?;
            stopped = taken.is_none();
            Ok(taken)
        }
    };
    let merged = concepts::merge(session, &mut store, &source, merge.dry_run, &mut decide)?;
    terminal.report(merge.form.form(), |report| report.glossary_merge(&merged)).map_err(Failure::from)?;
    let open = merged.open();
    if open > 0 && !merge.dry_run && merge.form.is_text() {
        terminal.say(&format!(
            "nothing was changed: {} to decide; say whose word counts with --prefer mine, theirs or ask",
            counted(open as u64, "conflict")
        ));
    }
    if let Some(batch) = merged.batch.filter(|_| merge.form.is_text()) {
        terminal.say(&format!("merged (batch {batch}; to take it back: istilahi undo {batch})"));
    }
    Ok(if open > 0 { Outcome::Nothing } else { Outcome::Done })
}

/// Asks whose word counts on one point; `None`: no more is to be asked.
fn ask(conflict: &Conflict, terminal: &Terminal<'_>) -> std::io::Result<Option<Taken>> {
    let term = conflict.term.as_ref().map(|term| format!(" of `{term}`")).unwrap_or_default();
    let language = conflict.language.as_ref().map(|language| format!(" ({language})")).unwrap_or_default();
    terminal.say(&format!("{}: {}{term}{language}", conflict.concept, conflict.field.replace('_', " ")));
    terminal.say(&format!("  mine    {}\n  theirs  {}", conflict.mine, conflict.theirs));
    loop {
        match terminal.ask("m for mine, t for theirs, q to stop:")?.as_str() {
            "m" | "mine" => return Ok(Some(Taken::Mine)),
            "t" | "theirs" => return Ok(Some(Taken::Theirs)),
            // The end of the input answers nothing.
            "q" | "quit" | "" => return Ok(None),
            _ => {}
        }
    }
}
