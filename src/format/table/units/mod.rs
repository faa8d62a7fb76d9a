//! Tables as units: a row is a unit, its texts stand in language columns, and whatever else it has is kept with it.

mod reader;
mod review;
mod words;
mod writer;

pub(super) use self::reader::read;
pub(super) use self::review::Sheet as ReviewSheet;
pub(super) use self::review::start as start_review;
pub(super) use self::writer::start;

use super::fields::Field;

/// The columns whose cells are attributes of a unit, which are called like them.
const ATTRIBUTES: [Field; 4] = [Field::CreationDate, Field::CreationId, Field::ChangeDate, Field::ChangeId];
/// The property that says where a unit is used.
const CONTEXT: &str = "x-context";

#[cfg(test)]
mod tests;
