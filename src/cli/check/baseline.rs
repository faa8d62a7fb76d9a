//! `istilahi check baseline`.

use std::path::PathBuf;

use clap::Args;

use super::super::failure::{Failure, Outcome};
use super::super::terminal::Terminal;
use super::problems;
use super::what::What;
use crate::app::check::{Home, Problem, Reported, dismissal, read_baseline, write_baseline};
use crate::app::session::Session;
use crate::report::counted;

/// Dismiss all present findings: write them to a baseline
///
/// What the file dismisses already keeps its reason, author and date; what is not found any more is taken out.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    what: What,

    /// The file of dismissed findings, which is made where it is not there
    #[arg(long, value_name = "FILE")]
    baseline: PathBuf,

    /// Why they are no faults, or none that will be mended now
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    let mut baseline = read_baseline(&arguments.baseline, true).map_err(|problem| problems::failure(&problem))?;
    let loaded = arguments.what.load(session, terminal)?;
    let (before, home) = (baseline.len(), Home::of(&arguments.baseline));
    let (_, faults) = loaded.check(&mut |one: &Reported<'_>| {
        baseline.add(dismissal(one, &home, arguments.reason.as_deref(), &session.actor));
        Ok(())
    })?;
    let added = baseline.len() - before;
    let problems: Vec<&Problem> = loaded.problems.iter().chain(&faults).collect();
    let is_whole = !problems.iter().any(|problem| problem.is_failure());
    // Where a part was not checked, an entry that no finding met may be of that part.
    let stale = match is_whole {
        true => baseline.drop_stale(&loaded.looked_for(&home)),
        false => 0,
    };
    write_baseline(&arguments.baseline, &baseline)?;
    terminal.say(&format!(
        "{}: {} dismissed, {added} of them new; {} taken out",
        arguments.baseline.display(),
        counted(baseline.len() as u64, "finding"),
        if stale == 1 { "1 stale entry".to_owned() } else { format!("{stale} stale entries") }
    ));
    problems.iter().for_each(|problem| problems::say(problem, terminal));
    Ok(if is_whole { Outcome::Done } else { Outcome::Partly })
}
