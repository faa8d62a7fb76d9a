//! What can go wrong in a use case, with the file it went wrong in.

use std::path::PathBuf;

use super::align::Unfit;
use super::batches::Obstacle;
use crate::format::{self, Format, ReadError};
use crate::store::StoreError;
use crate::text::language::Language;
use crate::text::positions::Position;

/// Why a use case could not be done.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database.
    #[error("{}: {source}", path.display())]
    Database {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        source: StoreError,
    },
    /// A request to the database that it cannot meet, such as an unknown memory.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file that was to be read.
    #[error("{name}: {problem}")]
    Input {
        /// Its name as it was given.
        name: String,
        /// What is wrong with it.
        problem: InputProblem,
    },
    /// A file that was to be written.
    #[error("{name}: cannot be written: {source}")]
    Output {
        /// Its name as it was given.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Writing to a stream failed.
    #[error("the output cannot be written: {0}")]
    Stream(#[source] std::io::Error),
    /// A format that is not known, or cannot do what was asked of it.
    #[error("{}", unknown_format(.name, .use_for))]
    UnknownFormat {
        /// The word that was given; empty where a file's name has no ending that could be one.
        name: String,
        /// What it was to be used for: `read`, `written`.
        use_for: &'static str,
        /// The words that would do.
        known: Vec<&'static str>,
    },
    /// A batch that cannot be taken back.
    #[error("{}", cannot_undo(.0))]
    CannotUndo(Obstacle),
    /// Two documents that cannot be aligned with any sense.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// Something that cannot be done as it was asked for, with the command that leads on.
    #[error("{message}")]
    Advised {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Text that cannot be stored as it was given.
    #[error("{0}")]
    Refused(String),
}

/// What is wrong with a file that was to be read.
#[derive(Debug, thiserror::Error)]
pub enum InputProblem {
    /// It is not there.
    #[error("there is no such file")]
    Missing,
    /// It is a folder.
    #[error("this is a folder; a file is needed")]
    Directory,
    /// Reading failed.
    #[error("cannot be read: {0}")]
    Unreadable(#[source] std::io::Error),
    /// It is compressed or an archive, and what is in it does not come out whole.
    #[error("cannot be unpacked: {0}")]
    Packed(#[source] std::io::Error),
    /// There is nothing in it.
    #[error("there is no text in it")]
    NoText,
    /// It is a bilingual file whose segments all have a translation.
    #[error("nothing in it is left to translate")]
    Finished,
    /// It is a bilingual file between other languages than those that were asked for.
    #[error("what is left to translate in it is from {from} into {to}")]
    OtherLanguages {
        /// The language of its source.
        from: Language,
        /// The language of its translation.
        to: Language,
    },
    /// It is not text, or not in an encoding that can be read.
    #[error("{0}")]
    Undecodable(crate::format::DecodeError),
    /// One line is so long that it is no text for people.
    #[error("line {line} is {megabytes} MB long; a paragraph can have at most 1 MB")]
    LineTooLong {
        /// Which line, from 1.
        line: usize,
        /// Its length.
        megabytes: usize,
    },
    /// It is a zip archive without one file that could be meant.
    #[error("this is a zip archive with {members} file{} in it, and which one is meant cannot be told", if *members == 1 { "" } else { "s" })]
    Archive {
        /// How many files.
        members: usize,
    },
    /// It is of a format that cannot be used here.
    #[error("its format is {title}, which cannot be {use_for}")]
    WrongFormat {
        /// The format.
        title: &'static str,
        /// Its word for `--as`.
        format: &'static str,
        /// What it was to be used for.
        use_for: &'static str,
    },
    /// Its name is that of an archive or a database of some format, and it holds mere text or another archive.
    #[error("its name says {title}, and it is none: it holds {}", if *is_text { "plain text" } else { "a zip archive of other files" })]
    Misnamed {
        /// What its name says.
        title: &'static str,
        /// Whether it holds text.
        is_text: bool,
    },
    /// It is of a kind that no format here reads.
    #[error("this is {}, which istilahi cannot read", .0.0)]
    Foreign(crate::format::Foreign),
    /// It breaks the rules of its format.
    #[error("line {}, column {}: {message}", position.line, position.column)]
    Malformed {
        /// Where.
        position: Position,
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

fn unknown_format(name: &str, use_for: &str) -> String {
    match name {
        "" => "the output has no ending that would tell its format".to_owned(),
        name => format!("`{name}` is no format that can be {use_for}"),
    }
}

fn cannot_undo(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Nothing => "there is nothing to undo".to_owned(),
        Obstacle::Undone(batch) => format!("batch {batch} was undone before"),
        Obstacle::First(batch) => format!("batch {batch} made the database, so it cannot be undone"),
        Obstacle::Later(batch, later) => {
            let list: Vec<String> = later
                .iter()
                .map(|one| format!("{} ({}, {} of the same)", one.batch, one.command, one.changes))
                .collect();
            format!("later changes stand on batch {batch}: {}", list.join(", "))
        }
    }
}

impl AppError {
    /// Says what is wrong and what to do.
    pub(super) fn advised(message: impl Into<String>, hint: impl Into<String>) -> Self {
        AppError::Advised { message: message.into(), hint: hint.into() }
    }

    /// Says that `name` is no format that can do what is asked of it, and which ones `can`.
    pub(super) fn unknown_format(name: &str, use_for: &'static str, can: impl Fn(&dyn Format) -> bool) -> Self {
        let known = format::ALL.iter().filter(|format| can(**format)).map(|format| format.name()).collect();
        AppError::UnknownFormat { name: name.to_owned(), use_for, known }
    }

    /// Gives a file that stopped coming out of its archive a place to name, that of its last whole unit, as a file has
    /// that is cut off.
    pub(super) fn after(self, last: Option<Position>) -> Self {
        match (self, last) {
            (AppError::Input { name, problem: problem @ InputProblem::Packed(_) }, Some(position)) => {
                let message = format!("behind this unit it {problem}");
                AppError::Input { name, problem: InputProblem::Malformed { position, message, hint: None } }
            }
            (error, _) => error,
        }
    }

    /// Names the file in which reading failed.
    pub(super) fn reading(name: &str, error: ReadError) -> Self {
        let problem = match error {
            ReadError::Malformed { position, message, hint } => InputProblem::Malformed { position, message, hint },
            ReadError::Undecodable(error) => InputProblem::Undecodable(error),
            ReadError::LineTooLong { line, megabytes } => InputProblem::LineTooLong { line, megabytes },
            ReadError::Io(error) => InputProblem::Unreadable(error),
            ReadError::Stopped => InputProblem::Unreadable(std::io::Error::other("reading was stopped")),
        };
        AppError::Input { name: name.to_owned(), problem }
    }
}
