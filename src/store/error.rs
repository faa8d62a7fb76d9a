//! What can go wrong with a database, in the words of the person who has to mend it.

use rusqlite::ErrorCode;

/// Why the database cannot be used. The file's name is added by whoever knows it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no database here yet")]
    Missing,
    /// It is a folder.
    #[error("this is a folder, not a database")]
    Directory,
    /// It is some other kind of file.
    #[error("this file is not an SQLite database")]
    NotADatabase,
    /// It is an SQLite database of another program.
    #[error("this is the database of another program")]
    Foreign,
    /// A newer istilahi made it.
    #[error("this database has schema {found}; this version of istilahi knows schemas up to {known}")]
    Newer {
        /// The schema of the file.
        found: i64,
        /// The newest one this program knows.
        known: i64,
    },
    /// Another process keeps writing to it.
    #[error("another process keeps the database locked")]
    Locked,
    /// It cannot be written.
    #[error("the database cannot be written: the file or its folder is read-only")]
    ReadOnly,
    /// It cannot be created.
    #[error("the database cannot be created: {0}")]
    CannotCreate(std::io::Error),
    /// It cannot be opened.
    #[error("the database cannot be opened: {0}")]
    CannotOpen(String),
    /// There is no room.
    #[error("the disk is full")]
    DiskFull,
    /// The file system refuses to read or write it.
    #[error("the database cannot be read or written: {0}")]
    Disk(String),
    /// A temporary file cannot be written or read.
    #[error("a temporary file beside the database cannot be used: {0}")]
    Temporary(std::io::Error),
    /// Its content is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A name that is not in it.
    #[error("there is no memory `{name}`")]
    NoSuchMemory {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A language in which there is neither a unit nor a term.
    #[error("there is nothing in the language `{language}` in this database{}", holdings(known))]
    UnknownLanguage {
        /// The language that was asked for.
        language: String,
        /// The primary subtags of those there are.
        known: Vec<String>,
    },
    /// A name that is taken.
    #[error("there is a memory `{0}` already")]
    MemoryExists(String),
    /// A memory that was deleted, and whose units cannot come back without it.
    #[error("the memory `{name}` was deleted by batch {batch}: its units cannot be put right without it")]
    MemoryGone {
        /// Its name.
        name: String,
        /// The batch that deleted it.
        batch: i64,
    },
    /// A batch that is not in it.
    #[error("there is no batch {0}")]
    NoSuchBatch(i64),
    /// Anything else that SQLite reports.
    #[error("SQLite reports: {0}")]
    Sqlite(rusqlite::Error),
}

fn holdings(languages: &[String]) -> String {
    if languages.is_empty() { "; it is empty".to_owned() } else { format!("; it holds {}", languages.join(", ")) }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return StoreError::Sqlite(error);
        };
        let said = || message.clone().unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Locked,
            ErrorCode::NotADatabase => StoreError::NotADatabase,
            ErrorCode::ReadOnly => StoreError::ReadOnly,
            ErrorCode::CannotOpen => StoreError::CannotOpen(said()),
            ErrorCode::DiskFull => StoreError::DiskFull,
            ErrorCode::SystemIoFailure => StoreError::Disk(said()),
            ErrorCode::DatabaseCorrupt => StoreError::Damaged(said()),
            _ => StoreError::Sqlite(error),
        }
    }
}
