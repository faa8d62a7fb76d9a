//! What should be known of a file: what repeats is told a number of times and then counted.

use std::collections::BTreeMap;

use super::super::{Effect, Warning};
use crate::text::positions::Position;

/// How often one kind of warning is given.
const MOST: usize = 100;

/// The warnings of one reading.
#[derive(Default)]
pub(super) struct Warnings {
    list: Vec<Warning>,
    /// How many there were of each kind, given or not.
    counts: BTreeMap<&'static str, usize>,
}

impl Warnings {
    /// Warns of something of a `kind`, a plural such as `missing ids`.
    pub(super) fn add(&mut self, kind: &'static str, position: Position, effect: Effect, message: impl Into<String>) {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= MOST {
            self.list.push(Warning { position, message: message.into(), effect });
        }
    }

    /// Warns of a `kind` once.
    pub(super) fn add_once(&mut self, kind: &'static str, position: Position, message: impl FnOnce() -> String) {
        if !self.counts.contains_key(kind) {
            self.add(kind, position, Effect::Kept, message());
        }
    }

    /// All of them, with what was not given one by one at the end.
    pub(super) fn finish(mut self, end: Position) -> Vec<Warning> {
        for (kind, count) in self.counts.iter().filter(|(_, count)| **count > MOST) {
            let message = format!("{kind}: {} more, which are not listed", count - MOST);
            self.list.push(Warning { position: end, message, effect: Effect::Kept });
        }
        self.list
    }
}
