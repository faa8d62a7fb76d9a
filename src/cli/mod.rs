//! Floor 8: the command line. The only code that prints, exits or reads the environment.
//!
//! One file a command: its arguments (whose docs are its help) and one function that calls a use case and chooses a
//! report. A new command is a file, a `mod` line, a variant of `Command` and an arm of `dispatch`.

mod align;
mod analyse;
mod backup;
mod check;
mod completions;
mod config;
mod convert;
mod doctor;
mod environment;
mod export;
mod extract;
mod failure;
mod formats;
mod forms;
mod glossary;
mod history;
mod import;
mod init;
mod man;
mod memory;
mod morph;
mod options;
mod reading;
mod recognise;
mod review;
mod search;
mod segment;
mod suggest;
mod term;
mod terminal;
mod undo;
mod unit;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use environment::Environment;
use failure::{Failure, Outcome};
use options::Global;
use terminal::Terminal;

/// Translation memory and glossary for technical Swahili
///
/// Give it a new text, and for each segment it shows the best past translations, the glossary terms and a draft.
/// Nothing has to be set up: a memory and a glossary ship in the program.
#[derive(Debug, Parser)]
#[command(name = "istilahi", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "\
Examples:
  istilahi suggest news.md                  suggestions for each segment of an English text
  istilahi suggest habari.md --from sw --to en
  istilahi term vifaa 'supply chain'        look terms up, in any form
  istilahi search 'rare earth*'             where words stand in the memories
  istilahi check news.xlf                   faults in a translation
  istilahi review --memory client           accept, edit and reject one by one
  istilahi morph zimeunganishwa             what a Swahili word form can be
  istilahi import old.tmx --memory client   bring a translation memory in
  istilahi convert terms.xlsx terms.tbx     from one format to another
  istilahi unit add \"Rare earths\" \"Ardhi adimu\"

Exit status: 0 done, 1 nothing to show or something wrong, 2 it could not be done.")]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    Suggest(suggest::Arguments),
    Term(term::Arguments),
    Recognise(recognise::Arguments),
    Analyse(analyse::Arguments),
    Align(align::Arguments),
    Segment(segment::Arguments),
    Check(Box<check::Arguments>),
    Review(Box<review::Arguments>),
    Search(search::Arguments),
    Morph(morph::Arguments),
    Forms(forms::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Extract(Box<extract::Arguments>),
    Convert(convert::Arguments),
    Formats(formats::Arguments),
    Glossary(glossary::Arguments),
    Memory(memory::Arguments),
    Unit(unit::Arguments),
    History(history::Arguments),
    Undo(undo::Arguments),
    Backup(backup::Arguments),
    Doctor(doctor::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Runs the program in `environment`. What it returns is the exit status: 0 done, 1 the answer is no, 2 it could not
/// be done.
pub fn run(environment: &Environment) -> ExitCode {
    let outcome = parse(environment).and_then(|arguments| {
        let mut terminal = Terminal::new(environment, &arguments.global);
        dispatch(arguments, environment, &mut terminal)
    });
    match outcome {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => failure.report(),
    }
}

/// The arguments, with the defaults of the user's config file.
fn parse(environment: &Environment) -> Result<Arguments, Failure> {
    let (mut command, file) = config::apply(Arguments::command(), environment)?;
    let matches = command.try_get_matches_from_mut(&environment.arguments);
    let matches = matches.map_err(|error| config::blame(error, file.as_deref(), environment))?;
    Ok(Arguments::from_arg_matches(&matches)?)
}

fn dispatch(arguments: Arguments, environment: &Environment, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let session = arguments.global.session(environment)?;
    let outcome = match arguments.command {
        Command::Init(arguments) => init::run(&arguments, &session, terminal),
        Command::Suggest(arguments) => suggest::run(arguments, &session, terminal),
        Command::Term(arguments) => term::run(arguments, &session, terminal),
        Command::Recognise(arguments) => recognise::run(arguments, &session, terminal),
        Command::Analyse(arguments) => analyse::run(arguments, &session, terminal),
        Command::Align(arguments) => align::run(&arguments, &session, terminal),
        Command::Segment(arguments) => segment::run(&arguments, terminal),
        Command::Check(arguments) => check::run(*arguments, &session, terminal),
        Command::Review(arguments) => review::run(&arguments, &session, terminal),
        Command::Search(arguments) => search::run(arguments, &session, terminal),
        Command::Morph(arguments) => morph::run(arguments, terminal),
        Command::Forms(arguments) => forms::run(&arguments, terminal),
        Command::Import(arguments) => import::run(&arguments, &session, terminal),
        Command::Export(arguments) => export::run(&arguments, &session, terminal),
        Command::Extract(arguments) => extract::run(*arguments, &session, terminal),
        Command::Convert(arguments) => convert::run(&arguments, terminal),
        Command::Formats(arguments) => formats::run(&arguments, terminal),
        Command::Glossary(arguments) => glossary::run(arguments, &session, terminal),
        Command::Memory(arguments) => memory::run(arguments, &session, terminal),
        Command::Unit(arguments) => unit::run(arguments, &session, terminal),
        Command::History(arguments) => history::run(&arguments, &session, terminal),
        Command::Undo(arguments) => undo::run(&arguments, &session, terminal),
        Command::Backup(arguments) => backup::run(&arguments, &session, terminal),
        Command::Doctor(arguments) => doctor::run(&arguments, &session, terminal),
        Command::Completions(arguments) => completions::run(&arguments, terminal),
        Command::Man(arguments) => man::run(&arguments, terminal),
    };
    outcome.map_err(|failure| failure.in_database(&session.opening.path))
}

/// The whole command line as clap knows it, for completions, manual pages and the tests of the docs.
pub fn command() -> clap::Command {
    Arguments::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
