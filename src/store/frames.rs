//! What stood around the units or concepts of imported files.

use rusqlite::{Connection, params};

use super::{Change, Store, StoreError, rows};
use crate::model::frame::Frame;

/// A frame and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFrame {
    /// The batch that brought it in.
    pub batch: i64,
    /// The file it came from.
    pub file: Option<String>,
    /// The frame.
    pub frame: Frame,
    /// Of a glossary: the names of its concepts, in the order of the file.
    pub concepts: Vec<String>,
}

impl Change<'_> {
    /// Keeps the frame of the file that this change imports into the memory with the number `memory`.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn add_memory_frame(&self, memory: i64, frame: &Frame) -> Result<(), StoreError> {
        self.add_frame(Some(memory), frame, None)
    }

    /// Keeps the frame of the file that this change imports into the glossary: `concepts` are the names of its concepts.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn add_glossary_frame(&self, frame: &Frame, concepts: &[String]) -> Result<(), StoreError> {
        self.add_frame(None, frame, rows::list_column(concepts))
    }

    fn add_frame(&self, memory: Option<i64>, frame: &Frame, concepts: Option<String>) -> Result<(), StoreError> {
        self.transaction.execute(
            "INSERT OR REPLACE INTO frame (batch, memory, format, head, tail, concepts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![self.batch, memory, frame.format, frame.head, frame.tail, concepts],
        )?;
        Ok(())
    }
}

impl Store {
    /// The frames of the files that were imported into the memory with the number `memory`, or into the glossary, and
    /// were not taken back; oldest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn frames(&self, memory: Option<i64>) -> Result<Vec<StoredFrame>, StoreError> {
        frames(&self.connection, memory)
    }
}

fn frames(connection: &Connection, memory: Option<i64>) -> Result<Vec<StoredFrame>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT frame.batch, file, format, head, tail, concepts FROM frame JOIN batch ON batch.id = frame.batch
         WHERE memory IS ?1 AND undone = 0 ORDER BY frame.batch",
    )?;
    let mut found = statement.query([memory])?;
    let mut frames = Vec::new();
    while let Some(row) = found.next()? {
        let frame = Frame { format: row.get(2)?, head: row.get(3)?, tail: row.get(4)? };
        let concepts = rows::list(row.get_ref(5)?.as_str_or_null().map_err(rusqlite::Error::from)?)?;
        frames.push(StoredFrame { batch: row.get(0)?, file: row.get(1)?, frame, concepts });
    }
    Ok(frames)
}
