//! How a command ends: its exit status, and what it tells the person who typed it.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::app::align::Unfit;
use crate::app::batches::Obstacle;
use crate::app::{AppError, InputProblem};
use crate::store::StoreError;
use crate::text::nearest::nearest;

/// How a command that ran to its end came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was done.
    Done,
    /// The answer is no: there was nothing to show.
    Nothing,
    /// A part of it could not be done, and that was said.
    Partly,
}

impl Outcome {
    pub(super) fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Outcome::Done => 0,
            Outcome::Nothing => 1,
            Outcome::Partly => 2,
        })
    }
}

/// Why a command could not be done, and what to do about it.
#[derive(Debug)]
pub(super) struct Failure {
    kind: Kind,
    hints: Vec<String>,
    /// The message speaks of the database and does not name its file yet.
    is_about_the_database: bool,
}

#[derive(Debug)]
enum Kind {
    Message(String),
    /// What clap has to say, which also is help and version.
    Usage(clap::Error),
    /// Whoever read the output has gone: not a failure.
    BrokenPipe,
}

impl Failure {
    fn of(kind: Kind) -> Self {
        Failure { kind, hints: Vec::new(), is_about_the_database: false }
    }

    /// Names the database, where the message speaks of it without saying which.
    #[must_use]
    pub(super) fn in_database(mut self, path: &Path) -> Self {
        if let (Kind::Message(message), true) = (&mut self.kind, self.is_about_the_database) {
            message.insert_str(0, &format!("{}: ", path.display()));
        }
        self
    }

    pub(super) fn new(message: impl Into<String>) -> Self {
        Failure::of(Kind::Message(message.into()))
    }

    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Tells the person and gives the exit status.
    pub(super) fn report(&self) -> ExitCode {
        match &self.kind {
            Kind::BrokenPipe => ExitCode::SUCCESS,
            Kind::Usage(error) => {
                // clap writes help to standard output and usage errors to standard error; both may be closed.
                let _ = error.print();
                for hint in &self.hints {
                    let _ = writeln!(anstream::stderr(), " hint: {hint}");
                }
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
            Kind::Message(_) => {
                let _ = writeln!(anstream::stderr(), "{self}");
                ExitCode::from(2)
            }
        }
    }
}

/// The style of the words `error:` and `warning:`.
pub(super) fn error_style(colour: AnsiColor) -> Style {
    colour.on_default().bold()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, cyan) = (error_style(AnsiColor::Red), error_style(AnsiColor::Cyan));
        match &self.kind {
            Kind::Message(message) => write!(f, "{red}error:{red:#} {message}")?,
            Kind::Usage(error) => write!(f, "{error}")?,
            Kind::BrokenPipe => f.write_str("nobody reads the output")?,
        }
        self.hints.iter().try_for_each(|hint| write!(f, "\n{cyan} hint:{cyan:#} {hint}"))
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Failure::of(Kind::Usage(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        AppError::Stream(error).into()
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        if let AppError::Stream(stream) = &error
            && stream.kind() == io::ErrorKind::BrokenPipe
        {
            return Failure::of(Kind::BrokenPipe);
        }
        let mut failure = Failure::new(error.to_string());
        failure.is_about_the_database = matches!(&error, AppError::Store(store) if is_about_the_file(store));
        match hint(&error) {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

/// What to do about an error: where there is one, the next command to type.
pub(super) fn hint(error: &AppError) -> Option<String> {
    match error {
        AppError::Database { source, .. } | AppError::Store(source) => store_hint(source),
        AppError::Input { name, problem } => input_hint(name, problem),
        AppError::Output { .. } => Some("check that the folder is there, can be written and has room".to_owned()),
        AppError::UnknownFormat { known, .. } => Some(format!("known formats: {}", known.join(", "))),
        AppError::CannotUndo(obstacle) => Some(undo_hint(obstacle)),
        AppError::Unfit(unfit) => Some(unfit_hint(unfit)),
        AppError::Advised { hint, .. } => Some(hint.clone()),
        AppError::Stream(_) | AppError::Refused(_) => None,
    }
}

fn unfit_hint(unfit: &Unfit) -> String {
    match unfit {
        Unfit::SameFile(_) | Unfit::SameText { .. } => {
            "name the source first and then its translation: istilahi align SOURCE TARGET".to_owned()
        }
        Unfit::WrongOrder { source_name, target, from, to } => format!(
            "type: istilahi align '{target}' '{source_name}'; or, if it was translated from {to}: istilahi align \
             '{source_name}' '{target}' --from {to} --to {from}"
        ),
        Unfit::OtherLanguage { looks, is_source, .. } => {
            let option = if *is_source { "--from" } else { "--to" };
            format!("if it is, add: {option} {looks}; if it is not, add: --force")
        }
        Unfit::NoSuchLanguage { is_source, .. } => {
            let option = if *is_source { "--from" } else { "--to" };
            format!(
                "see whether it is the right file; its language is named with {option} LANG; if it is right, add: --force"
            )
        }
        Unfit::Unrelated { .. } => {
            "see whether these are the right files, and the same version; to align them all the same, add: --force"
                .to_owned()
        }
        Unfit::TooLong { .. } => {
            "cut both documents at the same places, by chapters, and align them one by one".to_owned()
        }
    }
}

fn undo_hint(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Nothing | Obstacle::Undone(_) => "istilahi history shows what was changed".to_owned(),
        Obstacle::First(_) => "to begin anew, delete the file of the database".to_owned(),
        Obstacle::Later(batch, later) => format!(
            "undo those first, the newest first: istilahi undo {}; or everything at once: istilahi undo {batch} --force",
            later.first().map_or(0, |one| one.batch)
        ),
    }
}

fn store_hint(error: &StoreError) -> Option<String> {
    let hint = match error {
        StoreError::Missing => "to create it, type: istilahi init",
        StoreError::Directory | StoreError::CannotCreate(_) | StoreError::CannotOpen(_) => {
            "name another file with --db FILE or in $ISTILAHI_DB"
        }
        StoreError::NotADatabase | StoreError::Foreign => {
            "name another file with --db FILE or in $ISTILAHI_DB; this one was not touched"
        }
        StoreError::Newer { .. } => "use the newer version of istilahi, or another database with --db FILE",
        StoreError::Locked => {
            "try again when the other command has finished, or wait longer with --lock-timeout SECONDS"
        }
        StoreError::ReadOnly => "make it writable, or work on a copy: istilahi --db COPY …",
        StoreError::DiskFull => "make room and run the command again: nothing of it was kept",
        StoreError::Disk(_) => {
            "see whether the disk works and has room, and whether files may be that large: nothing of the command was kept"
        }
        StoreError::Temporary(_) => {
            "see whether there is room in the database's folder and whether you may write there"
        }
        StoreError::Damaged(_) => "restore the file from a backup; nothing was changed",
        StoreError::NoSuchMemory { name, known } => return Some(memory_hint(name, known)),
        StoreError::MemoryGone { batch, .. } => {
            return Some(format!("nothing was changed; bring the memory back first: istilahi undo {batch}"));
        }
        StoreError::NoSuchBatch(_) => "istilahi history shows the batches there are",
        StoreError::MemoryExists(_) => "istilahi memory list shows the memories there are",
        StoreError::UnknownLanguage { known, .. } if known.is_empty() => {
            "fill it first: istilahi import FILE, or istilahi glossary sync"
        }
        StoreError::UnknownLanguage { .. } => {
            "name the languages with --from LANG and --to LANG, or bring units or terms in first"
        }
        StoreError::Sqlite(_) => return None,
    };
    Some(hint.to_owned())
}

/// Whether the person must be told which file is meant.
fn is_about_the_file(error: &StoreError) -> bool {
    !matches!(
        error,
        StoreError::NoSuchMemory { .. }
            | StoreError::MemoryExists(_)
            | StoreError::MemoryGone { .. }
            | StoreError::NoSuchBatch(_)
    )
}

fn memory_hint(name: &str, known: &[String]) -> String {
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "to create it, type: istilahi memory create NAME".to_owned(),
        None => format!("there are: {}", known.join(", ")),
    }
}

fn input_hint(name: &str, problem: &InputProblem) -> Option<String> {
    let hint = match problem {
        InputProblem::Missing => "check the name; a path is read from the folder you are in".to_owned(),
        InputProblem::Directory => "name a file in it".to_owned(),
        InputProblem::Unreadable(error) if error.kind() == io::ErrorKind::InvalidData => {
            "get it again from where it came, or unpack it and see what is in it".to_owned()
        }
        InputProblem::Unreadable(_) => "check that you may read it".to_owned(),
        InputProblem::Packed(_) => {
            "get the whole file again, or unpack it with another program and name what was in it".to_owned()
        }
        InputProblem::NoText => "give a file that holds text".to_owned(),
        InputProblem::Finished => format!("to bring its translations in, type: istilahi import '{name}'"),
        InputProblem::OtherLanguages { from, to } => format!("name these languages: --from {from} --to {to}"),
        InputProblem::Undecodable(error) => error.hint().to_owned(),
        InputProblem::LineTooLong { .. } => {
            "is it a text that people read? If it is, break it into paragraphs".to_owned()
        }
        InputProblem::Archive { .. } => "unpack it, and name the files that are meant".to_owned(),
        InputProblem::WrongFormat { format, .. } => return Some(use_hint(name, format)),
        InputProblem::Misnamed { is_text: true, .. } => {
            "see whether it is the right file; to read it as text, add: --as text".to_owned()
        }
        InputProblem::Misnamed { is_text: false, .. } => {
            "see whether it is the right file and whole; to read what is in it, unpack it".to_owned()
        }
        InputProblem::Foreign(_) => "save it in another format, or as plain text, and try again".to_owned(),
        InputProblem::Malformed { hint, .. } => return hint.clone(),
    };
    Some(hint)
}

/// The command for a file of the format called `format`.
fn use_hint(name: &str, format: &str) -> String {
    match crate::format::named(format) {
        Some(format) if format.unit_reader().is_some() && format.glossary_reader().is_some() => {
            format!(
                "to bring its units in, type: istilahi import '{name}'; its terms: istilahi glossary import '{name}'"
            )
        }
        Some(format) if format.unit_reader().is_some() => {
            format!("to bring a translation memory in, type: istilahi import '{name}'")
        }
        Some(format) if format.glossary_reader().is_some() => {
            format!("to bring a glossary in, type: istilahi glossary import '{name}'")
        }
        Some(format) if format.document_reader().is_some() => {
            format!("to translate a text, type: istilahi suggest '{name}'")
        }
        _ => "name its format with --as FORMAT".to_owned(),
    }
}
