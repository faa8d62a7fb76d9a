//! `istilahi glossary`.

mod concept;
mod merge;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::options::{ConceptFilter, Languages, ReportForm};
use super::reading::Reading;
use super::terminal::{Counted, Terminal};
use crate::app::export::Destination;
use crate::app::glossary;
use crate::app::session::Session;
use crate::format::Heading;
use crate::report::counted;

/// List, import, export the glossary, change or merge it, or bring in a newer shipped one
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi glossary list --domain rare-earths
  istilahi glossary import terms.csv
  istilahi glossary export --output glossary.csv
  istilahi glossary show furnace            with the units in which its terms stand
  istilahi glossary add --en crucible --sw kalibu --class 5/6 --plural makalibu --domain materials
  istilahi glossary add --concept furnace --sw joko --status deprecated
  istilahi glossary edit furnace --term tanuru --status preferred
  istilahi glossary remove crucible
  istilahi glossary merge theirs.tbx --dry-run
  istilahi glossary sync                    after an update of istilahi")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the concepts with their terms
    List {
        #[command(flatten)]
        filter: ConceptFilter,

        #[command(flatten)]
        form: ReportForm,
    },
    /// Show concepts, and where their terms are used in the memories
    Show(concept::Show),
    /// Add a concept, or a term to one that is there
    ///
    /// What contradicts itself or another concept is refused: a plural or a concord that is not of the class, the same
    /// terms in two languages under another name. Where a term is made preferred, the one before becomes admitted.
    Add(Box<concept::Add>),
    /// Change a concept or one of its terms
    Edit(Box<concept::Edit>),
    /// Remove concepts, or one term
    Remove(concept::Remove),
    /// Bring another glossary in, and report where the two disagree
    ///
    /// What only one of them says is taken. Where they disagree and nothing says whose word counts, nothing is changed,
    /// the conflicts are shown, and the exit status is 1.
    Merge(merge::Merge),
    /// Bring terms in from tables
    ///
    /// A table has a header. Either it names our fields (concept, lang, term, status, part_of_speech, noun_class,
    /// plural …), or it names languages: en,sw,part_of_speech,noun_class,plural, in any order, any of them missing.
    /// A concept that is there takes on what the file says; its other terms stay.
    Import {
        /// The files; `-` for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,

        #[command(flatten)]
        reading: Reading,

        #[command(flatten)]
        form: ReportForm,
    },
    /// Write the glossary to a file
    Export {
        /// Only concepts of this domain
        #[arg(long, value_name = "DOMAIN")]
        domain: Option<String>,

        /// The format; without it the ending of the file tells, and standard output gets CSV; `istilahi formats` lists them
        #[arg(id = "as", long = "as", value_name = "FORMAT")]
        format: Option<String>,

        /// The file to write; without it standard output
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,

        /// Write the file that was imported last again as it was, with all that it carried
        #[arg(long, conflicts_with = "domain")]
        exact: bool,

        #[command(flatten)]
        languages: Languages,
    },
    /// Bring in the glossary that ships with this version
    ///
    /// A concept that you changed or removed is left alone.
    Sync {
        #[command(flatten)]
        form: ReportForm,
    },
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    match arguments.command {
        Command::List { filter, form } => {
            let concepts = glossary::list(&session.open()?, filter.lang.as_ref(), filter.domain.as_deref())?;
            terminal
                .report(form.form(), |report| concepts.iter().try_for_each(|concept| report.concept(concept)))
                .map_err(Failure::from)?;
            Ok(Outcome::Done)
        }
        Command::Show(show) => concept::show(&show, session, terminal),
        Command::Add(add) => concept::add(*add, session, terminal),
        Command::Edit(edit) => concept::edit(*edit, session, terminal),
        Command::Remove(remove) => concept::remove(&remove, session, terminal),
        Command::Merge(merge) => merge::run(&merge, session, terminal),
        Command::Import { files, reading, form } => import(&files, &reading, &form, session, terminal),
        Command::Export { domain, format, output, exact, languages } => {
            let store = session.open()?;
            let (source, target) = languages.pair()?;
            let heading = Heading::new(source, target);
            let (domain, format) = (domain.as_deref(), format.as_deref());
            match output.as_deref().filter(|path| *path != Path::new("-")) {
                Some(path) => {
                    let file = Destination::File(path);
                    let written = glossary::export(&store, domain, &heading, exact, format, file)?;
                    terminal.say(&format!("wrote {} to {}", counted(written.count, "concept"), path.display()));
                    terminal.say_lost(&written.losses);
                }
                None => {
                    let mut out = terminal.out();
                    let stream = Destination::Stream(out.as_mut());
                    let written = glossary::export(&store, domain, &heading, exact, format, stream)?;
                    out.flush()?;
                    terminal.say_lost(&written.losses);
                }
            }
            Ok(Outcome::Done)
        }
        Command::Sync { form } => {
            let sync = glossary::sync(session, &mut session.open()?)?;
            terminal.report(form.form(), |report| report.sync(&sync)).map_err(Failure::from)?;
            Ok(Outcome::Done)
        }
    }
}

fn import(
    files: &[PathBuf],
    reading: &Reading,
    form: &ReportForm,
    session: &Session,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, Failure> {
    let (options, format) = (reading.options(false)?, reading.format.as_deref());
    let (mut store, created) = session.open_or_create()?;
    terminal.say_created(&store, created);
    let mut outcome = Outcome::Done;
    for file in files {
        let mut progress = terminal.progress(Counted::Bytes);
        let imported = terminal.with_input(Some(file), |input| {
            Ok(glossary::import(session, &mut store, input, format, &options, &mut progress)?)
        });
        match imported {
            Ok(import) => {
                terminal.report(form.form(), |report| report.glossary_import(&import)).map_err(Failure::from)?;
            }
            Err(failure) if files.len() == 1 => return Err(failure),
            Err(failure) => {
                terminal.complain(&failure);
                outcome = Outcome::Partly;
            }
        }
    }
    Ok(outcome)
}
