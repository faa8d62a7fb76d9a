//! Cleaning a memory: units that are of no use are found by kind, shown, and deleted in one batch.
//!
//! The memory is read once, some thousand units at a time. What a unit is by itself (empty, not translated, in the wrong
//! language, with broken codes) is told at once; of the others two hashes are kept, by which duplicates are found in
//! the end. A unit is listed under the first kind that it is of, and what is listed is no reason to delete its like.
//!
//! What may well be right (a name that is the same in both languages) is doubtful: it is shown, and deleted only where
//! its kind was named.

mod faults;
mod likes;
mod running;

use fnv::FnvHashSet;

use super::AppError;
use super::progress::Progress;
use super::session::Session;
use crate::model::vocabulary;
use crate::store::{Store, StoredUnit};
use crate::text::language::Language;
use faults::Faults;
use likes::{Like, Likes};

vocabulary! {
    /// Why a unit is of no use.
    Kind: "kind of unit to clean" {
        /// A text is missing.
        Empty = "empty",
        /// The translation is the source again, and there is something to translate.
        SameAsSource = "same-as-source",
        /// A text is surely not in the language that it says.
        WrongLanguage = "wrong-language",
        /// Inline codes are missing, too many, or closed in the wrong order.
        BrokenCodes = "broken-codes",
        /// Another unit has the same texts.
        Duplicate = "duplicate",
        /// Another unit has the same words.
        NearDuplicate = "near-duplicate",
    }
}

impl Kind {
    /// What it is, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Kind::Empty => "without a source or a translation",
            Kind::SameAsSource => "not translated",
            Kind::WrongLanguage => "with a text in another language",
            Kind::BrokenCodes => "with inline codes that do not fit",
            Kind::Duplicate => "with the texts of another unit",
            Kind::NearDuplicate => {
                "with the texts of another unit but for capitals, marks, spaces or how numbers are written"
            }
        }
    }
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The name of the memory.
    pub memory: String,
    /// The kinds that are looked for.
    pub kinds: Vec<Kind>,
    /// Whether what is doubtful is deleted as well; otherwise it is only shown.
    pub with_doubtful: bool,
    /// The languages of source and translation.
    pub languages: (Language, Language),
    /// How many examples of each kind are kept.
    pub examples: usize,
}

/// A unit that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The number of the unit.
    pub unit: i64,
    /// Its first two texts, each with its language.
    pub texts: Vec<(String, String)>,
    /// What is wrong with it.
    pub why: String,
    /// The unit that is kept instead.
    pub kept: Option<i64>,
    /// It may well be right as it is.
    pub is_doubtful: bool,
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The kind.
    pub kind: Kind,
    /// How many units.
    pub units: u64,
    /// How many of them are left alone, as they are doubtful.
    pub left: u64,
    /// The first of them, those without doubt before the others.
    pub examples: Vec<Example>,
}

impl Found {
    /// Whether some of the units are deleted, when it comes to that.
    pub fn deletes(&self) -> bool {
        self.units > self.left
    }
}

/// What was found in a memory, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaning {
    /// The name of the memory.
    pub memory: String,
    /// How many units it holds.
    pub units: u64,
    /// What was found, by kind.
    pub found: Vec<Found>,
    /// How many have no text in one of the languages of the request: their translations were not judged.
    pub others: u64,
    /// The batch that deleted the units; `None` as long as nothing was deleted.
    pub batch: Option<i64>,
    /// The units to delete.
    delete: Vec<i64>,
    /// The newest batch when the memory was read.
    newest: i64,
}

impl Cleaning {
    /// How many units would be or were deleted.
    pub fn deletes(&self) -> u64 {
        self.delete.len() as u64
    }

    /// Takes in a unit of `kind`; `example` is asked for where one more is shown.
    fn add(
        &mut self,
        kind: Kind,
        (id, is_doubtful): (i64, bool),
        request: &Request,
        example: impl FnOnce() -> Result<Example, AppError>,
    ) -> Result<(), AppError> {
        let Some(found) = self.found.iter_mut().find(|found| found.kind == kind) else { return Ok(()) };
        found.units += 1;
        let is_left = is_doubtful && !request.with_doubtful;
        found.left += u64::from(is_left);
        if found.examples.len() < request.examples {
            found.examples.push(Example { is_doubtful, ..example()? });
        }
        if !is_left {
            self.delete.push(id);
        }
        Ok(())
    }
}

/// How many units are judged at a time, on all cores.
const AT_A_TIME: usize = 4_000;

/// Looks through a memory.
///
/// # Errors
/// What the store reports.
pub fn look(store: &Store, request: &Request, progress: &mut dyn Progress) -> Result<Cleaning, AppError> {
    let size = store.units_in(store.memory(&request.memory)?.id)?;
    progress.begin(&request.memory, Some(size));
    let cleaning = store.read(|| look_through(store, request, size, progress));
    progress.end();
    cleaning
}

fn look_through(
    store: &Store,
    request: &Request,
    size: u64,
    progress: &mut dyn Progress,
) -> Result<Cleaning, AppError> {
    let found = Kind::ALL.iter().filter(|kind| request.kinds.contains(kind));
    let mut cleaning = Cleaning {
        memory: request.memory.clone(),
        units: 0,
        found: found.map(|kind| Found { kind: *kind, units: 0, left: 0, examples: Vec::new() }).collect(),
        others: 0,
        batch: None,
        delete: Vec::new(),
        newest: newest(store)?,
    };
    let faults = Faults::new(store, request)?;
    let mut likes = Likes::new(&request.kinds, size);
    let mut doubtful: Vec<(i64, Kind)> = Vec::new();
    let mut units = store.units(Some(&request.memory), None)?;
    loop {
        let some: Vec<StoredUnit> = units.by_ref().take(AT_A_TIME).collect::<Result<_, _>>()?;
        if some.is_empty() {
            break;
        }
        let judged = faults.of(&some);
        cleaning.others += judged.others;
        for (unit, fault) in some.iter().zip(judged.faults) {
            match fault {
                Some(fault) if !fault.is_doubtful => {
                    let shown = || Ok(example(unit, fault.why, None));
                    cleaning.add(fault.kind, (unit.id, false), request, shown)?;
                }
                fault => {
                    doubtful.extend(fault.map(|fault| (unit.id, fault.kind)));
                    likes.add(unit);
                }
            }
        }
        cleaning.units += some.len() as u64;
        progress.advance(some.len() as u64);
    }
    let mut found = likes.find();
    // What is doubtful by itself is surely of no use as a duplicate, and the same doubt as a near one.
    let doubts: FnvHashSet<i64> = doubtful.iter().map(|(id, _)| *id).collect();
    found.retain(|like| like.kind == Kind::Duplicate || !doubts.contains(&like.unit));
    let duplicates: FnvHashSet<i64> = found.iter().map(|like| like.unit).filter(|id| doubts.contains(id)).collect();
    for (id, kind) in doubtful.into_iter().filter(|(id, _)| !duplicates.contains(id)) {
        cleaning.add(kind, (id, true), request, || {
            let unit = store.known_unit(id)?;
            let fault = faults.of(std::slice::from_ref(&unit)).faults.pop().flatten();
            Ok(example(&unit, fault.map_or(String::new(), |fault| fault.why), None))
        })?;
    }
    for Like { kind, unit, kept } in found {
        cleaning.add(kind, (unit, kind == Kind::NearDuplicate), request, || {
            Ok(example(&store.known_unit(unit)?, format!("unit {kept} is kept"), Some(kept)))
        })?;
    }
    cleaning.delete.sort_unstable();
    Ok(cleaning)
}

fn example(unit: &StoredUnit, why: String, kept: Option<i64>) -> Example {
    let texts = unit.unit.variants.iter().take(2);
    let texts = texts.map(|one| (one.language.to_string(), one.segment.text().to_owned())).collect();
    Example { unit: unit.id, texts, why, kept, is_doubtful: false }
}

fn newest(store: &Store) -> Result<i64, AppError> {
    Ok(store.batches(1)?.first().map_or(0, |batch| batch.id))
}

/// Deletes what was found, in one batch, and says so in `cleaning`.
///
/// # Errors
/// [`AppError::Refused`] where somebody changed the database since it was read, or what the store reports.
pub fn apply(
    session: &Session,
    store: &mut Store,
    cleaning: &mut Cleaning,
    progress: &mut dyn Progress,
) -> Result<(), AppError> {
    if cleaning.delete.is_empty() {
        return Ok(());
    }
    progress.begin(&cleaning.memory, Some(cleaning.deletes()));
    let batch = store.change(&session.actor, "memory clean", None, |change| {
        // Every change makes a batch, so that ours comes right after the newest one that was seen.
        if change.batch() != cleaning.newest + 1 {
            let message = "somebody changed the database since the memory was looked through: nothing was deleted";
            return Err(AppError::Refused(message.to_owned()));
        }
        change.delete_units(&cleaning.delete, &mut |units| progress.advance(units))?;
        Ok(change.batch())
    });
    progress.end();
    cleaning.batch = Some(batch?);
    Ok(())
}
