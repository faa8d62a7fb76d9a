//! `istilahi check`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::reading::Reading;
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::check::{self, Problem, Request, Texts, find_profile};
use crate::app::session::Session;
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
  istilahi check menu.po --fail-on warning"
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
    Rules,
    /// Say what a rule finds, why, and what to do
    Explain {
        /// The rule, such as number.value
        #[arg(value_name = "RULE")]
        rule: String,
    },
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    match &arguments.about {
        None => {}
        Some(About::Rules) => {
            for rule in rules::all() {
                writeln!(terminal.out(), "{:<24} {:<8} {}", rule.id(), rule.severity(), rule.summary())?;
            }
            return Ok(Outcome::Done);
        }
        Some(About::Explain { rule }) => {
            let rule = named(rule)?;
            writeln!(terminal.out(), "{}", rule.docs())?;
            return Ok(Outcome::Done);
        }
    }
    let request = Request {
        format: arguments.reading.format.clone(),
        options: arguments.reading.options(false)?,
        source: arguments.source.clone(),
        with_glossary: !arguments.no_glossary,
    };
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
                let read =
                    terminal.with_input(Some(file), |mut input| Ok(check::read(&mut input, &request, &mut texts)?));
                if let Err(failure) = read {
                    terminal.complain(&failure);
                    problems.push(());
                }
            }
        }
    }
    let file = arguments.files.first().map(PathBuf::as_path);
    let (mut profile, wrong) = find_profile(arguments.profile.as_deref(), file);
    for problem in &wrong {
        terminal.complain(&refused(problem.clone()));
        problems.push(());
    }
    let only = arguments.rules.iter().map(|rule| Ok(named(rule)?.id())).collect::<Result<Vec<_>, Failure>>()?;
    profile.only(only);
    let least = arguments.fail_on.as_deref().and_then(|word| word.parse().ok()).or(profile.fail_on);
    let least = least.unwrap_or(Severity::Error);
    let setup = check::setup(Some(&store), &request, profile)?;
    let all: Vec<&dyn rules::Rule> = rules::all().collect();
    let form = forms::ALL.iter().find(|form| form.name == arguments.report).unwrap_or(&forms::ALL[0]);
    let mut out = terminal.out();
    let (summary, faults) = {
        let mut report = (form.start)(&mut out, terminal.look());
        let done = check::check(&setup, &all, &texts, |one| report.finding(one).map_err(AppError::Stream));
        let (summary, faults) = done?;
        for problem in &faults {
            report.problem(problem)?;
            terminal.complain(&refused(problem.clone()));
        }
        report.finish(&summary)?;
        (summary, faults)
    };
    out.flush()?;
    let failing: usize = summary.findings[least as usize..].iter().sum();
    Ok(match (problems.is_empty() && faults.is_empty(), failing) {
        (false, _) => Outcome::Partly,
        (true, 0) => Outcome::Done,
        (true, _) => Outcome::Nothing,
    })
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
