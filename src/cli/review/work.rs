//! What takes longer than a key: a search through many texts, and a decision that waits for another program. Both go on
//! by slices, so that the screen tells how they stand and a key ends them.

use std::time::{Duration, Instant};

use super::screen::{Mode, Screen, message};
use crate::app::review::{Search, is_locked};
use crate::report::grouped;

/// How long the database waits at a time for another program.
pub(super) const TURN: Duration = Duration::from_millis(100);

/// How many items are searched at a time: some milliseconds.
const SLICE: usize = 1_000;

/// What is under way.
#[derive(Debug)]
pub(super) enum Work {
    /// A search.
    Search,
    /// A decision that another program keeps from being written, since when.
    Wait(Decision, Instant),
}

/// A decision on the item that is on the screen, or on the one before it.
#[derive(Clone, Debug)]
pub(super) enum Decision {
    /// It is accepted.
    Accept,
    /// The suggestion of this number is written, from 0.
    Write(usize),
    /// It is rejected, for a reason.
    Reject(Option<String>),
    /// It gets these texts, and is accepted.
    Edit(Vec<String>),
    /// The last decision is taken back.
    Undo,
}

impl Screen<'_> {
    /// Makes a decision, or waits until it can be made.
    pub(super) fn decide(&mut self, decision: Decision) {
        self.attempt(decision, Instant::now());
    }

    fn attempt(&mut self, decision: Decision, since: Instant) {
        let outcome = match &decision {
            Decision::Accept => self.review.accept(),
            Decision::Write(number) => self.review.write_suggestion(*number),
            Decision::Reject(reason) => self.review.reject(reason.as_deref()),
            Decision::Edit(texts) => self.review.edit(texts),
            Decision::Undo => self.review.undo(),
        };
        let is_edit = matches!(decision, Decision::Edit(_));
        match outcome {
            Ok(said) => {
                if is_edit {
                    self.mode = Mode::Look;
                }
                self.scrolled = 0;
                self.say(said);
            }
            Err(error) if is_locked(&error) => {
                let waited = since.elapsed();
                if waited < self.patience {
                    let (waited, patience) = (waited.as_secs(), self.patience.as_secs());
                    self.say(format!(
                        "another program is writing to the database; this waits for it: {waited} s of {patience} s"
                    ));
                    self.work = Some(Work::Wait(decision, since));
                } else {
                    self.refuse(
                        "another program keeps the database locked: nothing was changed; decide again when it is done",
                    );
                }
            }
            Err(error) => {
                self.scrolled = 0;
                self.refuse(message(&error));
                if is_edit {
                    self.look_again();
                }
            }
        }
    }

    /// Looks for `words`, or on for what was sought before.
    pub(super) fn search(&mut self, words: &str) {
        self.review.search(words);
        self.search_on();
    }

    fn search_on(&mut self) {
        match self.review.search_on(SLICE) {
            Ok(Search::Found) => {
                self.scrolled = 0;
                self.say("");
            }
            Ok(Search::Nothing) => self.refuse("nothing of the kind is there"),
            Ok(Search::On(gone)) => {
                let of = self.review.queue().len();
                self.say(format!("searching: {} of {}", grouped(gone as u64), grouped(of as u64)));
                self.work = Some(Work::Search);
            }
            Err(error) => self.refuse(message(&error)),
        }
    }

    /// Does a slice of what is under way.
    pub(super) fn go_on(&mut self) {
        match self.work.take() {
            Some(Work::Search) => self.search_on(),
            Some(Work::Wait(decision, since)) => self.attempt(decision, since),
            None => {}
        }
    }

    /// Ends what is under way.
    pub(super) fn give_up(&mut self) {
        match self.work.take() {
            Some(Work::Search) => self.say("the search was ended"),
            Some(Work::Wait(..)) => self.say("nothing was changed"),
            None => {}
        }
    }
}
