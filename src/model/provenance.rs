//! Where things come from and how far they can be trusted.

use super::words::vocabulary;

vocabulary! {
    /// How far a unit has come.
    Status: "unit status" {
        /// Not finished, or filled in by a program.
        Draft = "draft",
        /// Finished by whoever translated it.
        Translated = "translated",
        /// Read by a second person.
        Reviewed = "reviewed",
        /// Signed off.
        Approved = "approved",
        /// Wrong; kept for the record and never suggested.
        Rejected = "rejected",
    }
}

impl Status {
    /// Whether someone other than the translator has read it.
    pub fn is_reviewed(self) -> bool {
        matches!(self, Status::Reviewed | Status::Approved)
    }

    /// The order of trust: higher is better.
    pub fn rank(self) -> u8 {
        match self {
            Status::Rejected => 0,
            Status::Draft => 1,
            Status::Translated => 2,
            Status::Reviewed => 3,
            Status::Approved => 4,
        }
    }
}

vocabulary! {
    /// Who or what made a translation.
    Origin: "unit origin" {
        /// A person.
        Human = "human",
        /// Machine translation.
        Machine = "machine",
        /// A program that paired two documents.
        Alignment = "alignment",
    }
}

/// One change to the database that can be taken back as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub id: i64,
    /// When, in UTC (RFC 3339).
    pub when: String,
    /// Who.
    pub author: String,
    /// The command that made it, such as `import`.
    pub command: String,
    /// The file it came from.
    pub file: Option<String>,
    /// How many units it touched.
    pub units: u64,
    /// Whether it was taken back.
    pub undone: bool,
    /// The batch that it took back.
    pub undoes: Option<i64>,
}
