//! The bytes of a JSON file as serde_json reads them, one by one, with their place.
//!
//! serde_json tells places only in its errors, and only in bytes; and it takes a text of any length. So the stream
//! keeps the place itself, and refuses an entry that has no end.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, Read};
use std::rc::Rc;

use super::super::ReadError;
use super::super::decode::Utf8Stream;
use crate::text::positions::Position;

/// What the reader and the entries know of each other.
#[derive(Default)]
pub(super) struct Progress {
    /// Where the last byte that was read stands.
    last: Cell<Position>,
    starts: Cell<bool>,
    failure: RefCell<Option<ReadError>>,
}

impl Progress {
    /// Where the last byte that was read stands.
    pub(super) fn position(&self) -> Position {
        self.last.get()
    }

    /// An entry starts: its length counts from here.
    pub(super) fn start_entry(&self) {
        self.starts.set(true);
    }

    /// Why reading the file failed.
    pub(super) fn take_failure(&self) -> Option<ReadError> {
        self.failure.borrow_mut().take()
    }

    /// Ends the reading for a reason that is not the JSON's.
    pub(super) fn fail(&self, error: ReadError) {
        self.failure.borrow_mut().get_or_insert(error);
    }
}

/// The stream.
pub(super) struct Bytes<'a> {
    stream: Utf8Stream<'a>,
    progress: Rc<Progress>,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(stream: Utf8Stream<'a>, progress: Rc<Progress>) -> Self {
        progress.last.set(stream.position());
        Bytes { stream, progress }
    }
}

impl Read for Bytes<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.progress.starts.take() {
            self.stream.start_token();
        }
        let available = match self.stream.fill_buf() {
            Ok(available) => available,
            Err(error) => {
                if let Some(failure) = self.stream.take_failure() {
                    self.progress.fail(failure);
                }
                return Err(error);
            }
        };
        let amount = available.len().min(buffer.len()).min(1);
        buffer[..amount].copy_from_slice(&available[..amount]);
        if amount > 0 {
            self.progress.last.set(self.stream.position());
        }
        self.stream.consume(amount);
        Ok(amount)
    }
}
