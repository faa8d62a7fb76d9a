//! Warnings that do not drown a person: each kind is given a hundred times at most, and what was more is counted.

use super::super::{Effect, Warning};
use crate::text::positions::Position;

/// How many warnings of one effect are given.
const MOST: usize = 100;

/// The warnings about a table that were not handed on yet.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    waiting: Vec<Warning>,
    /// How many there were of each effect.
    counts: [usize; 3],
}

impl Warnings {
    /// Takes a warning.
    pub(super) fn add(&mut self, position: Position, effect: Effect, message: impl Into<String>) {
        let count = &mut self.counts[effect as usize];
        *count += 1;
        if *count <= MOST {
            self.waiting.push(Warning { position, message: message.into(), effect });
        }
    }

    /// Hands on what waits.
    pub(super) fn drain(&mut self) -> std::vec::Drain<'_, Warning> {
        self.waiting.drain(..)
    }

    /// Says at the end how many were not given.
    pub(super) fn finish(&mut self, position: Position) {
        let more: usize = self.counts.iter().map(|count| count.saturating_sub(MOST)).sum();
        if more > 0 {
            let message = format!("and {more} more warnings like these, which are not shown");
            self.waiting.push(Warning { position, message, effect: Effect::Kept });
        }
    }
}
