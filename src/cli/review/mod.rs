//! `istilahi review`.

mod draw;
mod edit;
mod line;
mod live;
mod rows;
mod screen;
mod work;
mod wrap;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::check::problems;
use super::check::what::{What, all_rules};
use super::failure::{Failure, Outcome};
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::check::{find_profile, read_baseline};
use crate::app::review::{Candidates, Dismissals, Findings, Queue, Review, Units, UnitsWanted};
use crate::app::session::Session;
use crate::app::units::OWN_MEMORY;
use crate::model::UnknownWord;
use crate::model::provenance::{Origin, Status};
use crate::report::grouped;
use crate::store::Wanted;
use live::End;
use rows::Palette;
use screen::Screen;
use work::TURN;

/// Review units, term candidates and findings one by one on the terminal
///
/// Without files the units of a memory that nobody has reviewed, those that a program made first. With a table of term
/// candidates (a column `accept`) these; with other files, or --findings, what `check` finds. Each decision is kept at
/// once. Keys: a accept, r reject, e edit, u undo, j k up and down, ? all keys, q quit.
#[derive(Debug, Args)]
#[command(
    mut_arg("files", |arg| arg.help("A table of term candidates, or files to check: bilingual ones, or texts")),
    mut_arg("memory", |arg| arg.help("Review this memory [default: main]")),
    after_help = "\
Examples:
  istilahi review                                the memory main
  istilahi review --memory client --origin alignment
  istilahi review --memory client --findings --baseline dismissed.jsonl
  istilahi review candidates.csv                 accept and reject term candidates
  istilahi review menu.po --baseline dismissed.jsonl"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    what: What,

    /// Review what `check` finds in the memory, not its units
    #[arg(long, conflicts_with_all = ["files", "candidates"])]
    findings: bool,

    /// Take the file for a table of term candidates, also without a column `accept`
    #[arg(long, requires = "files", conflicts_with_all = ["memory", "source"])]
    candidates: bool,

    /// Units of this status; can be given several times [default: draft and translated]
    #[arg(long = "status", value_name = "STATUS", conflicts_with_all = ["files", "findings"],
          value_parser = PossibleValuesParser::new(Status::ALL.iter().map(|word| word.as_str())))]
    statuses: Vec<String>,

    /// Units of this origin; can be given several times [default: all]
    #[arg(long = "origin", value_name = "ORIGIN", conflicts_with_all = ["files", "findings"],
          value_parser = PossibleValuesParser::new(Origin::ALL.iter().map(|word| word.as_str())))]
    origins: Vec<String>,

    /// What becomes of a unit that is accepted
    #[arg(long, value_name = "STATUS", default_value = "reviewed",
          value_parser = PossibleValuesParser::new(["translated", "reviewed", "approved"]))]
    accept_as: String,

    /// Where findings are dismissed; made where it is not there
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if !terminal.is_screen() {
        return Err(Failure::new("a review needs a terminal to show itself on and to type at").hint(
            "in scripts: istilahi check --report json finds, istilahi unit approve decides, \
             istilahi check baseline dismisses",
        ));
    }
    match arguments.what.files.as_slice() {
        [table] if arguments.candidates || Candidates::are_in(table) => {
            show(&mut Candidates::read(table)?, Duration::ZERO, terminal)
        }
        [_, _, ..] if arguments.candidates => {
            Err(Failure::new("one table of candidates is reviewed at a time").hint("name one file"))
        }
        files if !files.is_empty() || arguments.findings => findings(arguments, session, terminal),
        _ => units(arguments, session, terminal),
    }
}

fn words<T: std::str::FromStr<Err = UnknownWord>>(words: &[String]) -> Result<Vec<T>, Failure> {
    words.iter().map(|word| word.parse().map_err(|error: UnknownWord| Failure::new(error.to_string()))).collect()
}

fn units(arguments: &Arguments, session: &Session, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    store.set_lock_timeout(TURN).map_err(AppError::from)?;
    let (profile, wrong) = find_profile(arguments.what.profile.as_deref(), None);
    wrong.iter().for_each(|problem| problems::say(problem, terminal));
    let wanted = Wanted {
        statuses: match arguments.statuses.as_slice() {
            [] => vec![Status::Draft, Status::Translated],
            statuses => words(statuses)?,
        },
        origins: words(&arguments.origins)?,
    };
    let request = UnitsWanted {
        memory: arguments.what.memory.clone().unwrap_or_else(|| OWN_MEMORY.to_owned()),
        wanted,
        languages: arguments.what.reading.languages.pair()?,
        accept_as: arguments.accept_as.parse().map_err(|error: UnknownWord| Failure::new(error.to_string()))?,
        profile,
    };
    show(&mut Units::new(session, store, request, &all_rules())?, session.opening.lock_timeout, terminal)
}

fn findings(arguments: &Arguments, session: &Session, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    let memory = match (&arguments.what.memory, arguments.findings) {
        (None, true) => Some(OWN_MEMORY.to_owned()),
        (memory, _) => memory.clone(),
    };
    let mut dismissals = Dismissals { path: arguments.baseline.clone(), ..Dismissals::default() };
    if let Some(path) = &arguments.baseline {
        dismissals.baseline = read_baseline(path, true).map_err(|problem| problems::failure(&problem))?;
    }
    let mut what = arguments.what.clone();
    what.memory.clone_from(&memory);
    let mut loaded = what.load(session, terminal)?;
    let is_whole = !loaded.problems.iter().any(crate::app::check::Problem::is_failure);
    loaded.problems.iter().for_each(|problem| problems::say(problem, terminal));
    loaded.store.set_lock_timeout(TURN).map_err(AppError::from)?;
    let request = loaded.request.clone();
    let rules = all_rules();
    let queue = super::check::what::quietly(|| {
        Findings::new(session, &mut loaded.store, &mut loaded.parts, request, &rules, memory.as_deref(), dismissals)
    });
    let outcome = show(&mut queue?, session.opening.lock_timeout, terminal)?;
    Ok(if is_whole { outcome } else { Outcome::Partly })
}

/// Shows what is in `queue` until the person leaves. A decision waits for other programs for as long as `patience`.
fn show(queue: &mut dyn Queue, patience: Duration, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    if queue.is_empty() {
        terminal.say(&format!("{}: there is nothing to review", queue.name()));
        return Ok(Outcome::Nothing);
    }
    let mut screen = Screen::new(Review::new(queue), patience);
    let end = live::show(&mut screen, Palette { colour: terminal.look().colour }, &|| terminal.now())?;
    let (decided, open) = (screen.review.decisions(), screen.review.queue().open());
    let stopped = if end == End::Stopped { "; stopped by a signal" } else { "" };
    let name = screen.review.queue().name();
    terminal.say(&format!("{name}: {} decided, {} open{stopped}", grouped(decided as u64), grouped(open as u64)));
    Ok(if end == End::Stopped { Outcome::Partly } else { Outcome::Done })
}
