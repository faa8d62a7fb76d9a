//! How much was done for an answer. Unlike time, these numbers are the same on every machine.

use std::ops::AddAssign;

/// What a search looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Queries that were searched for.
    pub queries: u64,
    /// Lists of the index that were read.
    pub lists: u64,
    /// Postings and outlines in them that were looked at.
    pub postings: u64,
    /// Segments that could not be dismissed without their text.
    pub candidates: u64,
    /// Segments whose text was compared.
    pub verified: u64,
}

impl AddAssign for Work {
    fn add_assign(&mut self, other: Work) {
        self.queries += other.queries;
        self.lists += other.lists;
        self.postings += other.postings;
        self.candidates += other.candidates;
        self.verified += other.verified;
    }
}
