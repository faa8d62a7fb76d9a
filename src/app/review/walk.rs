//! Going through a queue: where one is, what comes next, and what a decision leads to.

use super::{Card, Queue, State, folded, is_locked};
use crate::app::AppError;

/// A queue with a place in it.
pub struct Review<'q> {
    queue: &'q mut dyn Queue,
    at: usize,
    card: Option<Card>,
    sought: String,
    /// How many items the search that is under way has gone through.
    searched: usize,
    decisions: usize,
}

/// How a search stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// The item that was found is the one that is looked at.
    Found,
    /// There is no other.
    Nothing,
    /// So many items were gone through, and none of them is it.
    On(usize),
}

impl std::fmt::Debug for Review<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Review").field("queue", &self.queue.name()).field("at", &self.at).finish_non_exhaustive()
    }
}

impl<'q> Review<'q> {
    /// Begins at the first item that is open.
    pub fn new(queue: &'q mut dyn Queue) -> Self {
        let at = (0..queue.len()).find(|at| queue.is_open(*at)).unwrap_or(0);
        Review { queue, at, card: None, sought: String::new(), searched: 0, decisions: 0 }
    }

    /// The queue.
    pub fn queue(&self) -> &dyn Queue {
        self.queue
    }

    /// The place of the item, from 0.
    pub fn place(&self) -> usize {
        self.at
    }

    /// How many decisions were made, less those that were taken back.
    pub fn decisions(&self) -> usize {
        self.decisions
    }

    /// The item; `None` where there is none at all.
    ///
    /// # Errors
    /// What the queue reports.
    pub fn card(&mut self) -> Result<Option<&Card>, AppError> {
        if self.queue.is_empty() {
            return Ok(None);
        }
        if self.card.is_none() {
            self.card = Some(self.queue.card(self.at)?);
        }
        Ok(self.card.as_ref())
    }

    /// The item once more from where it is kept, at the next look.
    pub fn refresh(&mut self) {
        self.at = self.at.min(self.queue.len().saturating_sub(1));
        self.card = None;
    }

    /// Sets the clock.
    pub fn set_time(&mut self, now: &str) {
        self.queue.set_time(now);
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.queue.len().saturating_sub(1));
        self.card = None;
    }

    /// Goes `steps` items on, or back where that is negative; no farther than the ends.
    pub fn step(&mut self, steps: isize) {
        self.go(self.at.saturating_add_signed(steps));
    }

    /// Goes to the item of this number, from 1; `false` where there is none.
    pub fn go_to(&mut self, number: usize) -> bool {
        let is_there = (1..=self.queue.len()).contains(&number);
        if is_there {
            self.go(number - 1);
        }
        is_there
    }

    /// Goes to the next open item behind this one, or before it where there is none; `false` where there is no other.
    pub fn next_open(&mut self) -> bool {
        let (at, len) = (self.at, self.queue.len());
        let found = (at + 1..len).chain(0..at.min(len)).find(|at| self.queue.is_open(*at));
        if let Some(found) = found {
            self.go(found);
        }
        found.is_some()
    }

    /// Goes to the last open item before this one, or behind it where there is none; `false` where there is no other.
    pub fn previous_open(&mut self) -> bool {
        let (at, len) = (self.at, self.queue.len());
        let found = (0..at.min(len)).rev().chain((at + 1..len).rev()).find(|at| self.queue.is_open(*at));
        if let Some(found) = found {
            self.go(found);
        }
        found.is_some()
    }

    fn decided(&mut self, decided: Result<String, AppError>) -> Result<String, AppError> {
        // Where somebody else writes, the decision is made again on what is on the screen.
        if decided.as_ref().is_err_and(is_locked) {
            return decided;
        }
        // What was refused may have changed under our eyes.
        self.refresh();
        let said = decided?;
        self.decisions += 1;
        if self.queue.is_empty() || self.queue.is_open(self.at) || self.next_open() {
            return Ok(said);
        }
        Ok(format!("{said}; that was the last"))
    }

    fn undecidable(&mut self) -> Result<(), AppError> {
        match self.card()?.map(|card| card.state) {
            None => Err(AppError::Refused("there is nothing to decide".to_owned())),
            Some(State::Gone) => Err(AppError::Refused("it is not there any more".to_owned())),
            Some(_) => Ok(()),
        }
    }

    /// Accepts the item and goes on to the next one. Says what was done.
    ///
    /// # Errors
    /// What the queue reports: nothing is changed then. So for the others.
    pub fn accept(&mut self) -> Result<String, AppError> {
        self.undecidable()?;
        let done = self.queue.accept(self.at);
        self.decided(done)
    }

    /// Writes the item's suggestion of this number, from 0, into its text, and goes on where that decides it.
    ///
    /// # Errors
    /// As [`Review::accept`].
    pub fn write_suggestion(&mut self, number: usize) -> Result<String, AppError> {
        self.undecidable()?;
        let done = self.queue.write_suggestion(self.at, number);
        self.decided(done)
    }

    /// Rejects the item and goes on to the next one.
    ///
    /// # Errors
    /// As [`Review::accept`].
    pub fn reject(&mut self, reason: Option<&str>) -> Result<String, AppError> {
        self.undecidable()?;
        let done = self.queue.reject(self.at, reason);
        self.decided(done)
    }

    /// Writes the fields of the item and goes on to the next one.
    ///
    /// # Errors
    /// As [`Review::accept`].
    pub fn edit(&mut self, texts: &[String]) -> Result<String, AppError> {
        self.undecidable()?;
        let done = self.queue.edit(self.at, texts);
        self.decided(done)
    }

    /// Takes the last decision back and goes to its item.
    ///
    /// # Errors
    /// As [`Review::accept`], and where there is nothing to take back.
    pub fn undo(&mut self) -> Result<String, AppError> {
        let done = self.queue.undo();
        self.refresh();
        match done? {
            Some(at) => {
                self.decisions = self.decisions.saturating_sub(1);
                self.go(at);
                let label = self.card()?.map(|card| format!(": {}", card.label)).unwrap_or_default();
                Ok(format!("taken back{label}"))
            }
            None => Err(AppError::Refused("there is nothing to take back".to_owned())),
        }
    }

    /// Begins to look for `words`, in any case; without words for what was sought before. [`Review::search_on`] goes on.
    pub fn search(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.sought = folded(words.trim());
        }
        self.searched = 0;
    }

    /// Looks into the next items, at most so many: those behind this one, and on from the first. Goes to the one that holds
    /// what is sought.
    ///
    /// # Errors
    /// What the queue reports.
    pub fn search_on(&mut self, at_most: usize) -> Result<Search, AppError> {
        let len = self.queue.len();
        let end = if self.sought.is_empty() { self.searched } else { len.min(self.searched.saturating_add(at_most)) };
        while self.searched < end {
            self.searched += 1;
            let place = (self.at + self.searched) % len;
            if self.queue.holds(place, &self.sought)? {
                self.go(place);
                return Ok(Search::Found);
            }
        }
        Ok(if self.searched == len || self.sought.is_empty() { Search::Nothing } else { Search::On(self.searched) })
    }

    /// Leaves in what these words say, and begins at its first open item.
    ///
    /// # Errors
    /// What the queue reports.
    pub fn filter(&mut self, words: &str) -> Result<(), AppError> {
        let words: Vec<&str> = words.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        self.queue.filter(&words)?;
        let first = (0..self.queue.len()).find(|at| self.queue.is_open(*at));
        self.go(first.unwrap_or(0));
        Ok(())
    }
}
