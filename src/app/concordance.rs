//! The concordance of the store as fragments are found in it: how much of it is read for one question is bounded.
//!
//! A phrase is sought in the first [`ENOUGH_WITH_WORD`] variants that have its rarest word. That is all of them but for
//! phrases of common words alone; such a phrase is missed where it stands in none of the first. What was read once is
//! kept for the next question and the next segment.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::AppError;
use super::fragments::Concordance;
use crate::fragments::phrases::Phrases;
use crate::matching::candidate::Candidate;
use crate::model::segment::Segment;
use crate::spotting::sample::Sample;
use crate::store::{MemoryFilter, Reach, Shelf, Store};
use crate::text::language::Language;
use crate::text::light_words::is_light_word;

/// In how many variants with its rarest word a phrase is sought.
const ENOUGH_WITH_WORD: usize = 200;

/// No more of these are kept.
const MOST_WORDS: usize = 50_000;
const MOST_CANDIDATES: usize = 5_000;

/// The units of a store that serve a request, by the numbers of their source variants.
#[derive(Debug)]
pub(super) struct StoreConcordance<'a> {
    store: &'a Store,
    from: &'a Language,
    to: &'a Language,
    shelf: Shelf,
    /// Where the variants of the shelf are.
    numbers: RangeInclusive<i64>,
    words: RefCell<HashMap<String, Reach>>,
    phrases: RefCell<Kept>,
}

/// What was found, by phrase.
#[derive(Debug, Default)]
struct Kept {
    phrases: HashMap<Vec<String>, Found>,
    candidates: usize,
}

#[derive(Clone, Debug, Default)]
struct Found {
    units: Vec<(i64, Rc<Candidate>)>,
    is_all: bool,
}

impl<'a> StoreConcordance<'a> {
    /// The units with texts in the languages `from` and `to` that `filter` lets in.
    pub(super) fn new(
        store: &'a Store,
        (from, to): (&'a Language, &'a Language),
        filter: &MemoryFilter,
    ) -> Result<Self, AppError> {
        let shelf = store.shelf(filter)?;
        let numbers = store.numbers_on(&shelf)?;
        Ok(StoreConcordance { store, from, to, shelf, numbers, words: RefCell::default(), phrases: RefCell::default() })
    }

    /// The numbers among which a phrase is sought; `None` where one of its words stands nowhere.
    fn numbers_for(&self, phrase: &[String]) -> Result<Option<RangeInclusive<i64>>, AppError> {
        let mut through = None;
        for token in phrase.iter().filter(|token| !is_light_word(token)) {
            match self.reach(token)? {
                Reach::All { variants: 0 } => return Ok(None),
                Reach::All { .. } => through = Some(i64::MAX),
                Reach::Through(number) => through = through.max(Some(number)),
                Reach::Everywhere => {}
            }
        }
        // What was changed since has numbers behind all others.
        Ok(Some(*self.numbers.start()..=through.unwrap_or(i64::MAX)))
    }

    fn reach(&self, token: &str) -> Result<Reach, AppError> {
        if let Some(reach) = self.words.borrow().get(token) {
            return Ok(*reach);
        }
        let reach = self.store.reach_of_token(self.from.base(), token, *self.numbers.start(), ENOUGH_WITH_WORD)?;
        let mut words = self.words.borrow_mut();
        if words.len() >= MOST_WORDS {
            words.clear();
        }
        words.insert(token.to_owned(), reach);
        Ok(reach)
    }

    fn find(&self, phrase: &[String], at_most: usize) -> Result<Found, AppError> {
        let mut found = Found { units: Vec::new(), is_all: true };
        let Some(numbers) = self.numbers_for(phrase)? else { return Ok(found) };
        self.store.each_with_phrase(self.from.base(), phrase, numbers, &self.shelf, |source, holder| {
            if let Some(candidate) = self.store.candidates(&source, &holder, self.to)?.into_iter().next() {
                found.units.push((source.variant, Rc::new(candidate)));
            }
            found.is_all = found.units.len() < at_most;
            Ok::<_, AppError>(found.is_all)
        })?;
        Ok(found)
    }

    fn found(&self, phrase: &[String], at_most: usize) -> Result<Vec<(i64, Rc<Candidate>)>, AppError> {
        let kept = self.phrases.borrow().phrases.get(phrase).cloned();
        let mut found = match kept {
            Some(found) if found.is_all || found.units.len() >= at_most => found,
            _ => {
                let found = self.find(phrase, at_most)?;
                let mut kept = self.phrases.borrow_mut();
                if kept.candidates >= MOST_CANDIDATES || kept.phrases.len() >= MOST_WORDS {
                    *kept = Kept::default();
                }
                kept.candidates += found.units.len();
                kept.phrases.insert(phrase.to_vec(), found.clone());
                found
            }
        };
        found.units.truncate(at_most);
        Ok(found.units)
    }
}

impl Phrases for StoreConcordance<'_> {
    type Error = AppError;

    fn units_with(&self, phrase: &[String], at_most: usize) -> Result<Vec<i64>, AppError> {
        if at_most == 0 {
            return Ok(Vec::new());
        }
        Ok(self.found(phrase, at_most)?.into_iter().map(|(variant, _)| variant).collect())
    }
}

impl Concordance for StoreConcordance<'_> {
    fn occurrences(&self, phrase: &[String], at_most: usize) -> Result<Vec<Rc<Candidate>>, AppError> {
        Ok(self.found(phrase, at_most)?.into_iter().map(|(_, candidate)| candidate).collect())
    }

    fn sample(&self) -> Result<Sample, AppError> {
        sample(self.store, (self.from, self.to), &self.shelf)
    }
}

/// A sample of the units on `shelf`.
///
/// # Errors
/// What the store reports.
pub(super) fn sample(store: &Store, (from, to): (&Language, &Language), shelf: &Shelf) -> Result<Sample, AppError> {
    let mut sample = Sample::default();
    let numbers = store.numbers_on(shelf)?;
    let mut add = |unit, source: &Segment, target: &Segment| {
        sample.add(unit, &source.folded_tokens(), &target.folded_tokens());
    };
    store.sample_of_units((from.base(), to.base()), shelf, numbers, Sample::ENOUGH, &mut add)?;
    Ok(sample)
}
