//! Several memories into one.

use super::AppError;
use super::memories::check_name;
use super::progress::Progress;
use super::session::Session;
use crate::store::{Likes, Moved, Store, StoreError};

/// What is to be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The memories whose units move.
    pub from: Vec<String>,
    /// Where they move to; it is created where there is none.
    pub into: String,
    /// What is to become of units that the other memory holds too.
    pub likes: Likes,
    /// Whether the memories that are empty then are deleted.
    pub delete: bool,
}

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The memory that the units are in now.
    pub into: String,
    /// The memories that they came from, with what became of their units.
    pub from: Vec<(String, Moved)>,
    /// Whether those memories were deleted.
    pub deleted: bool,
    /// The batch.
    pub batch: i64,
}

/// Moves the units of some memories into another one, in one batch.
///
/// # Errors
/// [`AppError::Refused`] where a memory is to move into itself or the new name cannot be one, or what the store
/// reports: nothing is changed then.
pub fn merge(
    session: &Session,
    store: &mut Store,
    request: &Request,
    progress: &mut dyn Progress,
) -> Result<Merged, AppError> {
    check_name(&request.into)?;
    let mut from: Vec<&str> = Vec::new();
    let mut units = 0;
    for name in &request.from {
        if *name == request.into {
            return Err(AppError::Refused(format!("memory {name} cannot move into itself")));
        }
        units += store.units_in(store.memory(name)?.id)?;
        if !from.contains(&name.as_str()) {
            from.push(name);
        }
    }
    progress.begin(&request.into, Some(units));
    let moved = store.change(&session.actor, "memory merge", None, |change| {
        let into = change.memory_or_new(&request.into)?;
        let memories = from.iter().map(|name| change.memory(name)).collect::<Result<Vec<_>, StoreError>>()?;
        let moved = change.move_units(&memories, &into, request.likes, &mut |units| progress.advance(units))?;
        for name in from.iter().filter(|_| request.delete) {
            change.delete_memory(name)?;
        }
        Ok::<_, AppError>(Merged {
            into: request.into.clone(),
            from: from.iter().map(|name| (*name).to_owned()).zip(moved).collect(),
            deleted: request.delete,
            batch: change.batch(),
        })
    });
    progress.end();
    moved
}
