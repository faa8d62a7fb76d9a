//! `istilahi check`.

mod about;
mod baseline;
pub(super) mod problems;
pub(super) mod what;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::check::{self, Dismissed, Problem, read_baseline};
use crate::app::session::Session;
use crate::check::baseline::Baseline;
use crate::report::{check as forms, counted};
use what::{Loaded, What};

/// Check translations and Swahili texts for faults
///
/// Takes bilingual files, a memory (--memory), or texts in one language; with --source a translation and what it
/// was made from.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  istilahi check news.xlf
  istilahi check habari.md                       a Swahili text alone
  istilahi check habari.md --source news.md
  istilahi check menu.po --fail-on warning
  istilahi check menu.po --fix                   make the suggestions that need no look
  istilahi check docs/*.md --report html > report.html
  istilahi check --memory client --report json | jq -r .rule | sort | uniq -c
  istilahi check baseline menu.po --baseline dismissed.jsonl --reason 'client wording'
  istilahi check explain number.value"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    about: Option<About>,

    #[command(flatten)]
    what: What,

    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info"]))]
    fail_on: Option<String>,

    /// How many findings of that severity may be new before the exit status is 1
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    max_new: usize,

    /// Leave out the findings that this file dismisses
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Make the safe suggestions in the files or in the memory, then report what remains
    #[arg(long)]
    fix: bool,

    /// How findings are written
    #[arg(long, visible_alias = "format", value_name = "FORM", default_value = "text",
          value_parser = PossibleValuesParser::new(forms::ALL.iter().map(|form| form.name)))]
    report: String,
}

#[derive(Debug, Subcommand)]
enum About {
    Rules(about::Rules),
    Explain(about::Explain),
    Baseline(Box<baseline::Arguments>),
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    match &arguments.about {
        None => check(&arguments, session, terminal),
        Some(About::Rules(rules)) => about::rules(rules, terminal),
        Some(About::Explain(explain)) => about::explain(explain, terminal),
        Some(About::Baseline(baseline)) => baseline::run(baseline, session, terminal),
    }
}

fn check(arguments: &Arguments, session: &Session, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    let mut loaded = arguments.what.load(session, terminal)?;
    if arguments.fix {
        fix(arguments, session, terminal, &mut loaded)?;
    }
    let mut baseline = Baseline::default();
    if let Some(path) = &arguments.baseline {
        match read_baseline(path, false) {
            Ok(read) => baseline = read,
            Err(problem) => loaded.problems.push(problem),
        }
    }
    if let Some(least) = arguments.fail_on.as_deref().and_then(|word| word.parse().ok()) {
        loaded.fail_on(least);
    }
    let (source, target) = loaded.languages();
    let run = forms::Run { look: terminal.look(), source, target };
    let form = forms::ALL.iter().find(|form| form.name == arguments.report).unwrap_or(&forms::ALL[0]);
    let mut problems = std::mem::take(&mut loaded.problems);
    problems.iter().for_each(|problem| problems::say(problem, terminal));
    let mut out = terminal.out();
    let mut report = (form.start)(&mut out, &run);
    let mut take = |one: &check::Reported<'_>| report.finding(one).map_err(AppError::Stream);
    let (summary, faults) = loaded.check(&mut Dismissed::new(&mut baseline, &mut take))?;
    // Where a part was not checked, an entry that no finding met may be of that part.
    let is_whole = !problems.iter().chain(&faults).any(Problem::is_failure);
    let stale = is_whole.then(|| loaded.stale(&baseline, arguments.baseline.as_deref())).flatten();
    for problem in faults.into_iter().chain(stale) {
        problems::say(&problem, terminal);
        problems.push(problem);
    }
    problems.iter().try_for_each(|problem| report.problem(problem))?;
    report.finish(&summary)?;
    drop(report);
    out.flush()?;
    Ok(match (problems.iter().any(Problem::is_failure), summary.failing > arguments.max_new) {
        (true, _) => Outcome::Partly,
        (false, true) => Outcome::Nothing,
        (false, false) => Outcome::Done,
    })
}

/// Makes the safe suggestions; what was read is read again where that changed it.
fn fix(arguments: &Arguments, session: &Session, terminal: &Terminal<'_>, loaded: &mut Loaded) -> Result<(), Failure> {
    let (fixed, unfixed) = what::quietly(|| loaded.parts.fix(session, &mut loaded.store, &what::all_rules()))?;
    for one in &fixed {
        let findings = counted(one.findings as u64, "finding");
        let batch = one.batch.map_or(String::new(), |batch| format!(" (to take it back: istilahi undo {batch})"));
        terminal.say(&format!("fixed {findings} in {}{batch}", one.name));
    }
    if !fixed.is_empty() {
        let held = loaded.parts.take_held();
        arguments.what.reload(loaded, terminal, held)?;
    }
    loaded.problems.extend(unfixed);
    Ok(())
}
