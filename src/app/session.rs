//! The database that a command works on, and who works.

use super::AppError;
use super::shipped::{self, Created};
use crate::store::{Actor, Opening, Store, StoreError};

/// Where the database is and who uses it.
#[derive(Clone, Debug)]
pub struct Session {
    /// The database.
    pub opening: Opening,
    /// Who, and when.
    pub actor: Actor,
}

impl Session {
    /// Opens the database, which must be there.
    ///
    /// # Errors
    /// [`AppError::Database`].
    pub fn open(&self) -> Result<Store, AppError> {
        Store::open(&self.opening).map_err(|source| self.database(source))
    }

    /// Opens the database, or creates it with the release memory and the shipped glossary; says what was created.
    ///
    /// # Errors
    /// [`AppError::Database`].
    pub fn open_or_create(&self) -> Result<(Store, Option<Created>), AppError> {
        match Store::open(&self.opening) {
            Ok(store) => Ok((store, None)),
            // A process that is creating the database has made the file and not yet committed.
            Err(StoreError::Missing | StoreError::Empty) => self.create(true),
            Err(error) => Err(self.database(error)),
        }
    }

    /// Creates the database, with the release memory and the shipped glossary where `filled`; opens the one that is
    /// there already.
    ///
    /// # Errors
    /// [`AppError::Database`].
    pub fn create(&self, filled: bool) -> Result<(Store, Option<Created>), AppError> {
        let mut created = Created { units: 0, concepts: 0 };
        let (store, is_new) = Store::create(&self.opening, &self.actor, |change| {
            if filled {
                created = shipped::fill(change)?;
            }
            Ok::<_, StoreError>(())
        })
        .map_err(|source| self.database(source))?;
        Ok((store, is_new.then_some(created)))
    }

    fn database(&self, source: StoreError) -> AppError {
        AppError::Database { path: self.opening.path.clone(), source }
    }
}
