//! The concordance: units of all memories in which words, a phrase or a pattern stand, and where in them.
//!
//! Units are found and put in order without reading their texts; then the texts of those that are shown are read, and
//! what is marked in them is worked out from the texts themselves.

pub(in crate::app) mod pattern;
mod query;
mod translations;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use regex::Regex;

use super::AppError;
use crate::matching::candidate::{Candidate, text_key};
use crate::matching::concordance::{Sought, places};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::store::{MemoryFilter, Shelf, Store, UnitFound};
use crate::text::language::Language;
use translations::Translations;
pub use translations::{MOST_COUNTED, Translated};

/// In which texts of a unit to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In the source.
    Source,
    /// In the translation.
    Target,
    /// In each of them.
    Both,
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Words, `"phrases"` and `beginnings*`, all in one text, accents, apostrophes, capitals and hyphens not counting.
    Words {
        /// As it was typed.
        text: String,
        /// Whether other forms of the words do not count.
        as_written: bool,
    },
    /// A regular expression over the text as it is written, contents of inline codes included.
    Pattern(String),
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Request {
    /// The language of the source.
    pub from: Language,
    /// The language of the translation.
    pub to: Language,
    /// In which of the two to look.
    pub side: Side,
    /// What to look for.
    pub query: Query,
    /// How many hits are shown at most; `None` for all.
    pub max: Option<usize>,
    /// Which units may be shown.
    pub filter: MemoryFilter,
}

/// A translation in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The number of the unit.
    pub unit: i64,
    /// The name of its memory.
    pub memory: String,
    /// How far the unit has come.
    pub status: Status,
    /// Who made it.
    pub origin: Origin,
    /// When it was last changed (RFC 3339, UTC).
    pub changed: String,
    /// The source.
    pub source: Segment,
    /// The translation.
    pub target: Segment,
    /// The language of the translation.
    pub target_language: Language,
    /// What was found in the source: bytes of its text, in order, not overlapping.
    pub source_spans: Vec<Range<usize>>,
    /// What was found in the translation.
    pub target_spans: Vec<Range<usize>>,
    /// Whether only other forms of the words stand there.
    pub inflected: bool,
    /// Where else the same two texts stand: (memory, unit).
    pub also: Vec<(String, i64)>,
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many units there are in which it was found.
    pub units: usize,
    /// How many of them were shown, alone or as other places of the same texts.
    pub shown: usize,
    /// How it was translated in the first [`MOST_COUNTED`] hits, shown or not: for each side on which it was found.
    pub translations: Vec<Translated>,
}

/// Searches the memories and hands each hit to `take`: those as they were asked for before those in other forms, then
/// the shorter, then those that a second person has read, then the newer. Texts that stand in several units are one hit.
///
/// # Errors
/// [`AppError::Refused`] for a query that cannot be looked for, [`crate::store::StoreError::NoSuchMemory`] where the
/// request names one, what the store or `take` reports.
pub fn search(
    store: &Store,
    request: &Request,
    take: impl FnMut(&Hit) -> Result<(), AppError>,
) -> Result<Found, AppError> {
    store.read(|| Search::new(store, request)?.run(take))
}

/// What is looked for, made ready for each side.
enum Ready {
    Words { source: Vec<Sought>, target: Vec<Sought> },
    Pattern(Regex),
}

struct Search<'a> {
    store: &'a Store,
    request: &'a Request,
    shelf: Shelf,
    ready: Ready,
    /// Whether one word, phrase or beginning is looked for, the translations of which can be counted.
    is_one: bool,
}

impl<'a> Search<'a> {
    fn new(store: &'a Store, request: &'a Request) -> Result<Self, AppError> {
        let mut is_one = false;
        let ready = match &request.query {
            Query::Pattern(pattern) => Ready::Pattern(pattern::compile(pattern)?),
            Query::Words { text, as_written } => {
                let parts = query::parse(text)?;
                is_one = parts.len() == 1;
                let sought = |language, wanted| match wanted {
                    true => query::sought(store, &parts, language, *as_written),
                    false => Ok(Vec::new()),
                };
                let source = sought(&request.from, request.side != Side::Target)?;
                Ready::Words { source, target: sought(&request.to, request.side != Side::Source)? }
            }
        };
        store.require_language(&request.from)?;
        store.require_language(&request.to)?;
        Ok(Search { store, request, shelf: store.shelf(&request.filter)?, ready, is_one })
    }

    fn run(&self, mut take: impl FnMut(&Hit) -> Result<(), AppError>) -> Result<Found, AppError> {
        let units = self.units()?;
        let mut found = Found { units: units.len(), ..Found::default() };
        let mut translations = Translations::new(self.is_one);
        let mut known: HashSet<(u64, u64)> = HashSet::new();
        let mut hits = 0;
        for unit in units {
            let is_shown = self.request.max.is_none_or(|max| hits < max);
            if !is_shown && !translations.wants_more() {
                break;
            }
            let candidates = self.store.translations(unit, &self.request.from, &self.request.to, &self.shelf)?;
            for candidate in candidates {
                let Some(mut hit) = self.hit(candidate) else { continue };
                if !known.insert((text_key(&hit.source), text_key(&hit.target))) {
                    continue;
                }
                translations.add(&hit);
                if is_shown {
                    self.add_other_places(&mut hit)?;
                    found.shown += 1 + hit.also.len();
                    hits += 1;
                    take(&hit)?;
                }
            }
        }
        found.shown = found.shown.min(found.units);
        found.translations = translations.finish(self.store, self.request, &self.shelf)?;
        Ok(found)
    }

    /// The numbers of the units, in the order to show them in.
    fn units(&self) -> Result<Vec<i64>, AppError> {
        let Request { from, to, side, filter, .. } = self.request;
        // The best place of each unit; those as asked for before all others.
        let mut best: HashMap<i64, (bool, UnitFound)> = HashMap::new();
        let mut add = |inflected: bool, units: Vec<UnitFound>| {
            for unit in units {
                let place = (inflected, unit);
                let known = best.entry(place.1.unit).or_insert_with(|| place.clone());
                if place < *known {
                    *known = place;
                }
            }
        };
        for (language, other, left_out) in [(from, to, Side::Target), (to, from, Side::Source)] {
            if *side == left_out {
                continue;
            }
            match &self.ready {
                Ready::Words { source, target } => {
                    let sought = if left_out == Side::Target { source } else { target };
                    let as_asked: Vec<Sought> = sought.iter().map(Sought::as_asked).collect();
                    add(false, self.store.units_with_words(language, &as_asked, &[], other, filter)?);
                    if as_asked != *sought {
                        add(true, self.store.units_with_words(language, sought, &as_asked, other, filter)?);
                    }
                }
                Ready::Pattern(pattern) => {
                    let is_sought =
                        |text: &str| pattern.is_match(text) && pattern.find_iter(text).any(|found| !found.is_empty());
                    add(false, self.store.units_with_text_that(language, &is_sought, other, filter)?);
                }
            }
        }
        let mut places: Vec<(bool, UnitFound)> = best.into_values().collect();
        places.sort_unstable();
        Ok(places.into_iter().map(|(_, place)| place.unit).collect())
    }

    /// What was found in a translation; `None` where another variant of the unit holds it.
    fn hit(&self, candidate: Candidate) -> Option<Hit> {
        let find = |segment: &Segment, side: Side| {
            if self.request.side != Side::Both && self.request.side != side {
                return None;
            }
            match &self.ready {
                Ready::Words { source, target } => {
                    let places = places(if side == Side::Source { source } else { target }, segment)?;
                    Some((places.spans, places.as_asked))
                }
                Ready::Pattern(pattern) => {
                    Some((pattern::spans(pattern, segment.text()), true)).filter(|(spans, _)| !spans.is_empty())
                }
            }
        };
        let source = find(&candidate.source, Side::Source);
        let target = find(&candidate.target, Side::Target);
        if source.is_none() && target.is_none() {
            return None;
        }
        let inflected = ![&source, &target].into_iter().flatten().any(|(_, as_asked)| *as_asked);
        Some(Hit {
            unit: candidate.unit,
            memory: candidate.memory,
            status: candidate.status,
            origin: candidate.origin,
            changed: candidate.changed,
            source: candidate.source,
            target: candidate.target,
            target_language: candidate.target_language,
            source_spans: source.map(|(spans, _)| spans).unwrap_or_default(),
            target_spans: target.map(|(spans, _)| spans).unwrap_or_default(),
            inflected,
            also: Vec::new(),
        })
    }

    /// Notes where else the texts of `hit` stand.
    fn add_other_places(&self, hit: &mut Hit) -> Result<(), AppError> {
        let Request { from, to, .. } = self.request;
        let target = text_key(&hit.target);
        for source in self.store.variants_with_text(from.base(), text_key(&hit.source))? {
            for other in self.store.candidates_of(source, &self.shelf, from, to)? {
                if other.unit != hit.unit && text_key(&other.target) == target {
                    hit.also.push((other.memory, other.unit));
                }
            }
        }
        hit.also.sort();
        hit.also.dedup();
        Ok(())
    }
}
