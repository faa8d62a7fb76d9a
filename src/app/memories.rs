//! The memories themselves.

use super::AppError;
use super::session::Session;
use crate::model::score::Tenths;
use crate::store::{Memory, MemorySummary, Store};

/// All memories with what they hold.
///
/// # Errors
/// What the store reports.
pub fn list(store: &Store) -> Result<Vec<MemorySummary>, AppError> {
    Ok(store.memories()?)
}

/// Creates an empty memory.
///
/// # Errors
/// [`AppError::Refused`] for a name that cannot be one, or what the store reports.
pub fn create(
    session: &Session,
    store: &mut Store,
    name: &str,
    priority: i64,
    penalty: Tenths,
) -> Result<(), AppError> {
    check_name(name)?;
    store.change(&session.actor, "memory create", None, |change| {
        change.create_memory(name, priority, penalty)?;
        Ok(())
    })
}

/// What is to become of a memory; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// The new name.
    pub name: Option<String>,
    /// The new priority.
    pub priority: Option<i64>,
    /// The new penalty.
    pub penalty: Option<Tenths>,
}

/// Edits the memory called `name`; returns it as it is then.
///
/// # Errors
/// [`AppError::Refused`] for a name that cannot be one, or what the store reports.
pub fn edit(session: &Session, store: &mut Store, name: &str, edit: Edit) -> Result<Memory, AppError> {
    if let Some(new) = &edit.name {
        check_name(new)?;
    }
    store.change(&session.actor, "memory edit", None, |change| {
        let before = change.memory(name)?;
        let edited = Memory {
            id: before.id,
            name: edit.name.unwrap_or(before.name),
            priority: edit.priority.unwrap_or(before.priority),
            penalty: edit.penalty.unwrap_or(before.penalty),
        };
        change.edit_memory(name, &edited)?;
        Ok(edited)
    })
}

/// How many units the memory called `name` holds.
///
/// # Errors
/// What the store reports.
pub fn size(store: &Store, name: &str) -> Result<u64, AppError> {
    Ok(store.units_in(store.memory(name)?.id)?)
}

/// Deletes the memory called `name` with its units, if it has some only where `with_units` says so; returns how many
/// those were.
///
/// # Errors
/// [`AppError::Advised`] where it has units and is to be deleted without any; what the store reports.
pub fn delete(session: &Session, store: &mut Store, name: &str, with_units: bool) -> Result<u64, AppError> {
    store.change(&session.actor, "memory delete", None, |change| {
        let units = change.delete_memory(name)?;
        if units > 0 && !with_units {
            return Err(AppError::advised(
                format!("memory {name} has got units in the meantime: nothing was deleted"),
                "istilahi memory list shows how many",
            ));
        }
        Ok(units)
    })
}

/// Whether `name` can be typed, shown and told from an option.
pub(super) fn check_name(name: &str) -> Result<(), AppError> {
    let printable = !name.chars().any(char::is_control) && name.trim() == name;
    if name.is_empty() || name.starts_with('-') || !printable || name.chars().count() > 100 {
        return Err(AppError::Refused(format!(
            "`{}` cannot be the name of a memory: 1 to 100 characters, no line break, no leading `-` or space",
            name.escape_debug()
        )));
    }
    Ok(())
}
