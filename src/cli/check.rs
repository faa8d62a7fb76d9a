//! `istilahi check`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::reading::Reading;
use super::terminal::Terminal;
use crate::app::check::{self, Problem, Request, Summary, Texts, find_profile};
use crate::app::input::Input;
use crate::app::session::Session;
use crate::app::{AppError, InputProblem};
use crate::check as rules;
use crate::model::finding::Severity;
use crate::report::check as forms;

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
  istilahi check --memory client --report json | jq -r .rule | sort | uniq -c
  istilahi check menu.po --fail-on warning
  istilahi check docs/*.md --report html > report.html
  istilahi check explain space.double"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    about: Option<About>,

    /// Bilingual files, or texts in the language of --to; `-` for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Check the units of this memory
    #[arg(long, value_name = "MEMORY", conflicts_with_all = ["files", "source"])]
    memory: Option<String>,

    /// What the text was translated from
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,

    /// Run this rule alone; can be given several times
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<String>,

    /// The profile: default, strict, light, monolingual, or a file [default: the nearest istilahi.toml above the file]
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,

    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info"]))]
    fail_on: Option<String>,

    /// Leave the glossary out
    #[arg(long)]
    no_glossary: bool,

    /// How findings are written
    #[arg(long, visible_alias = "format", value_name = "FORM", default_value = "text",
          value_parser = PossibleValuesParser::new(forms::ALL.iter().map(|form| form.name)))]
    report: String,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Subcommand)]
enum About {
    /// List the rules
    Rules {
        /// Show them as this profile has them: default, strict, light, monolingual, or a file
        #[arg(long, value_name = "PROFILE")]
        profile: Option<String>,

        #[command(flatten)]
        form: ReportForm,
    },
    /// Say what a rule finds, why, and what to do
    Explain {
        /// The rule, such as number.value
        #[arg(value_name = "RULE")]
        rule: String,

        #[command(flatten)]
        form: ReportForm,
    },
}

/// The largest file that is read once more to tell places in it to the character. Texts that people write are smaller.
const LARGEST_TEXT: u64 = 16 << 20;

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if let Some(about) = &arguments.about {
        return tell(about, terminal);
    }
    let request = Request {
        format: arguments.reading.format.clone(),
        options: arguments.reading.options(false)?,
        source: arguments.source.clone(),
        with_glossary: !arguments.no_glossary,
    };
    let only = arguments.rules.iter().map(|rule| Ok(named(rule)?.id())).collect::<Result<Vec<_>, Failure>>()?;
    let (store, created) = session.open_or_create()?;
    terminal.say_created(&store, created);
    let mut texts = Texts::default();
    let mut problems = Vec::new();
    match &arguments.memory {
        Some(memory) => check::read_memory(&store, memory, &request, &mut texts)?,
        None => {
            let stdin = [PathBuf::from("-")];
            let files = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files };
            for file in files {
                let read = terminal.with_input(Some(file), |mut input| {
                    let name = input.name();
                    Ok(check::read(&mut input, &request, &mut texts).map_err(|error| (name, error)))
                })?;
                if let Err((name, error)) = read {
                    problems.push(unread(name, &error));
                    terminal.complain(&error.into());
                }
            }
        }
    }
    let file = arguments.files.first().map(PathBuf::as_path);
    let (mut profile, wrong) = find_profile(arguments.profile.as_deref(), file);
    for problem in wrong {
        terminal.complain(&refused(problem.clone()));
        problems.push(problem);
    }
    let least = arguments.fail_on.as_deref().and_then(|word| word.parse().ok());
    let least = least.or(profile.fail_on).unwrap_or(Severity::Error);
    let run = forms::Run {
        look: terminal.look(),
        fail_on: least,
        source: request.options.source.clone(),
        target: request.options.target.clone(),
    };
    let form = forms::ALL.iter().find(|form| form.name == arguments.report).unwrap_or(&forms::ALL[0]);
    let mut out = terminal.out();
    let summary = {
        let mut report = (form.start)(&mut out, &run);
        let mut summary = Summary::default();
        {
            profile.only(only);
            let setup = check::setup(Some(&store), &request, profile)?;
            let all: Vec<&dyn rules::Rule> = rules::all().collect();
            let mut regions = forms::Regions::new(text_of);
            let (found, faults) = check::check(&setup, &all, &texts, |one| {
                // Where a file has both texts, which of them stands at a unit's position is not known.
                let is_text = one.source.is_none() || arguments.source.is_some();
                let region = if is_text { regions.of(one) } else { None };
                report.finding(one, region.as_ref()).map_err(AppError::Stream)
            })?;
            faults.iter().for_each(|problem| terminal.complain(&refused(problem.clone())));
            problems.extend(faults);
            summary = found;
        }
        problems.iter().try_for_each(|problem| report.problem(problem))?;
        report.finish(&summary)?;
        summary
    };
    out.flush()?;
    let failing: usize = summary.findings[least as usize..].iter().sum();
    Ok(match (problems.is_empty(), failing) {
        (false, _) => Outcome::Partly,
        (true, 0) => Outcome::Done,
        (true, _) => Outcome::Nothing,
    })
}

/// Says what the rules are.
fn tell(about: &About, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    let mut out = terminal.out();
    match about {
        About::Rules { profile, form } => {
            let (profile, wrong) = find_profile(profile.as_deref(), None);
            wrong.into_iter().for_each(|problem| terminal.complain(&refused(problem)));
            let profile = Some(profile);
            match form.is_text() {
                true => forms::list_rules(&mut out, terminal.look(), profile.as_ref())?,
                false => {
                    rules::all().try_for_each(|rule| forms::rule_as_json(&mut out, rule, profile.as_ref(), false))?
                }
            }
        }
        About::Explain { rule, form } => {
            let rule = named(rule)?;
            match form.is_text() {
                true => forms::explain(&mut out, terminal.look(), rule)?,
                false => forms::rule_as_json(&mut out, rule, None, true)?,
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The text of a file as the positions in it count.
fn text_of(path: &str) -> Option<String> {
    let file = PathBuf::from(path);
    let is_small = file.metadata().is_ok_and(|about| about.is_file() && about.len() <= LARGEST_TEXT);
    is_small.then(|| Input::File(file).read_text().ok()).flatten()
}

/// What a file that could not be read is in a report.
fn unread(name: String, error: &AppError) -> Problem {
    let (position, message, hint) = match error {
        AppError::Input { problem: InputProblem::Malformed { position, message, hint }, .. } => {
            (Some(*position), message.clone(), hint.clone())
        }
        AppError::Input { problem, .. } => (None, problem.to_string(), None),
        other => (None, other.to_string(), None),
    };
    Problem { file: Some(name), position, severity: Severity::Error, message, hint }
}

fn named(id: &str) -> Result<&'static dyn rules::Rule, Failure> {
    rules::named(id).ok_or_else(|| {
        let near = crate::text::nearest::nearest(id, rules::all().map(|rule| rule.id()));
        let hint = near.map_or_else(
            || "to list the rules, type: istilahi check rules".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Failure::new(format!("there is no rule `{id}`")).hint(hint)
    })
}

/// What a problem is for people.
fn refused(problem: Problem) -> Failure {
    let place = match (problem.file, problem.position) {
        (Some(file), Some(position)) => format!("{file}:{}:{}: ", position.line, position.column),
        (Some(file), None) => format!("{file}: "),
        _ => String::new(),
    };
    let failure = Failure::new(format!("{place}{}", problem.message));
    match problem.hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
