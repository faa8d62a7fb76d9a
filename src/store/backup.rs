//! A copy of the whole database while others use it.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{Store, StoreError};

/// How many pages are copied between two calls of `tell`.
const PAGES_AT_A_TIME: i32 = 2000;

/// How often a lock that should not be there is waited for, a tenth of a second each time.
const MOST_WAITS: u32 = 300;

impl Store {
    /// The size of the database in bytes.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn size(&self) -> Result<u64, StoreError> {
        let pragma = |name| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        Ok((pragma("page_count")? * pragma("page_size")?).unsigned_abs())
    }

    /// Copies the database, as it stands at one moment, to the empty file at `path`. Others can read and write it all the
    /// while. `tell` is called with the number of bytes that are done since it was called last.
    ///
    /// # Errors
    /// What SQLite reports of either of the two; the file at `path` is no database then.
    pub fn copy_to(&self, path: &Path, tell: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
        self.read(|| {
            // The first look fixes the state; without it each change of others would have the copying begin anew.
            self.connection.query_row("SELECT max(id) FROM batch", [], |_| Ok(()))?;
            let page_size = self.connection.pragma_query_value(None, "page_size", |row| row.get::<_, i64>(0))?;
            let mut copy = Connection::open(path)?;
            // What is not finished is thrown away, so it needs no journal.
            copy.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
            {
                let backup = Backup::new(&self.connection, &mut copy)?;
                let (mut done, mut waits) = (0, 0);
                loop {
                    match backup.step(PAGES_AT_A_TIME)? {
                        StepResult::Busy | StepResult::Locked if waits < MOST_WAITS => {
                            waits += 1;
                            std::thread::sleep(Duration::from_millis(100));
                        }
                        StepResult::Busy | StepResult::Locked => return Err(StoreError::Locked),
                        step => {
                            let progress = backup.progress();
                            let now = i64::from(progress.pagecount - progress.remaining);
                            tell(((now - done) * page_size).unsigned_abs());
                            done = now;
                            if step == StepResult::Done {
                                break;
                            }
                        }
                    }
                }
            }
            copy.close().map_err(|(_, error)| StoreError::from(error))
        })
    }
}
