//! The database that a command works on, and who works.

use super::AppError;
use super::shipped::{self, Created};
use crate::store::{Actor, Change, Opening, Store, StoreError};

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
        self.open_or_create_with(shipped::fill)
    }

    /// Opens the database, or creates it with nothing in it; says whether it was created.
    ///
    /// # Errors
    /// [`AppError::Database`].
    pub fn open_or_create_empty(&self) -> Result<(Store, Option<Created>), AppError> {
        self.open_or_create_with(|_| Ok(Created { units: 0, concepts: 0 }))
    }

    fn open_or_create_with(
        &self,
        fill: impl FnOnce(&mut Change<'_>) -> Result<Created, StoreError>,
    ) -> Result<(Store, Option<Created>), AppError> {
        match Store::open(&self.opening) {
            Ok(store) => Ok((store, None)),
            Err(StoreError::Missing) => {
                let mut created = None;
                let created_store = Store::create(&self.opening, &self.actor, |change| {
                    created = Some(fill(change)?);
                    Ok::<_, StoreError>(())
                });
                Ok((created_store.map_err(|source| self.database(source))?, created))
            }
            Err(error) => Err(self.database(error)),
        }
    }

    fn database(&self, source: StoreError) -> AppError {
        AppError::Database { path: self.opening.path.clone(), source }
    }
}
