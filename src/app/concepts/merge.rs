//! Another glossary, from a file or a database, brought into this one.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::app::AppError;
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::app::session::Session;
use crate::format::{Glossary, ReadOptions, Warning};
use crate::model::concept::Concept;
use crate::store::{Opening, Store, StoreError};
use crate::terminology::faults::Fault;
use crate::terminology::merging::{Conflict, Merged, Merger, Other, Taken};

/// How every SQLite file begins (SQLite file format, section 1.3).
const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// The glossary that is brought in.
#[derive(Debug)]
pub struct Source {
    name: String,
    glossary: Glossary,
}

impl Source {
    /// Reads the glossary of `input`: a file of any format that holds terms, or another database.
    ///
    /// # Errors
    /// [`AppError`] where it cannot be read.
    pub fn read(
        mut input: Input<'_>,
        format: Option<&str>,
        options: &ReadOptions,
        session: &Session,
    ) -> Result<Source, AppError> {
        let name = input.name();
        if let Input::File(path) = &input
            && is_database(path)
        {
            let opening = Opening { path: path.clone(), ..session.opening.clone() };
            let store = Store::open(&opening).map_err(|source| AppError::Database { path: path.clone(), source })?;
            let glossary =
                Glossary { concepts: store.concepts()?, has_names: true, has_status: true, ..Glossary::default() };
            return Ok(Source { name, glossary });
        }
        let mut opened = Opened::open(&mut input, Some(options))?;
        let found = opened.format_for(format, "merged as a glossary", |one| one.glossary_reader().is_some())?;
        let reader = found.glossary_reader().expect("format_for returns what was asked for");
        let prefix = opened.stem();
        let glossary = opened.read(|source| reader.read(source, &prefix))?;
        Ok(Source { name, glossary })
    }
}

fn is_database(path: &Path) -> bool {
    let mut head = [0; SQLITE.len()];
    File::open(path).is_ok_and(|mut file| file.read_exact(&mut head).is_ok() && head == *SQLITE)
}

/// What a merge came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeReport {
    /// The other glossary.
    pub file: String,
    /// The batch; `None` where nothing was stored.
    pub batch: Option<i64>,
    /// Concepts in the other glossary.
    pub concepts: u64,
    /// Concepts that are new.
    pub added: u64,
    /// Concepts that take on something.
    pub changed: u64,
    /// Concepts that are here as there.
    pub unchanged: u64,
    /// Where the two disagree, and whose word counts.
    pub conflicts: Vec<(Conflict, Option<Taken>)>,
    /// Contradictions that come in with it, and languages left without a term that may be used, each with its concept.
    pub faults: Vec<(String, Fault)>,
    /// What should be known of the file.
    pub warnings: Vec<Warning>,
}

impl MergeReport {
    /// How many conflicts nobody decided.
    pub fn open(&self) -> usize {
        self.conflicts.iter().filter(|(_, taken)| taken.is_none()).count()
    }
}

/// Why a merge is not kept.
enum Stop {
    Idle,
    Failed(AppError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Failed(error.into())
    }
}

/// Brings `source` in, as one batch. `decide` is asked about each conflict; where it does not decide one, or with
/// `rehearse`, nothing is stored.
///
/// # Errors
/// What `decide` or the store reports; [`AppError::Advised`] where somebody changed the glossary in the meantime.
pub fn merge(
    session: &Session,
    store: &mut Store,
    source: &Source,
    rehearse: bool,
    decide: &mut dyn FnMut(&Conflict) -> Result<Option<Taken>, AppError>,
) -> Result<MergeReport, AppError> {
    // Somebody may think about an answer for long: nothing is locked in the meantime.
    let mut decisions: HashMap<Conflict, Option<Taken>> = HashMap::new();
    let mut conflicts = Vec::new();
    for merged in bring(store.concepts()?, source, &HashMap::new()).0 {
        for conflict in merged.conflicts {
            if !decisions.contains_key(&conflict) {
                let taken = decide(&conflict)?;
                decisions.insert(conflict.clone(), taken);
                conflicts.push((conflict, taken));
            }
        }
    }
    let mut report = MergeReport {
        file: source.name.clone(),
        batch: None,
        concepts: source.glossary.concepts.len() as u64,
        added: 0,
        changed: 0,
        unchanged: 0,
        conflicts,
        faults: Vec::new(),
        warnings: source.glossary.warnings.clone(),
    };
    let keeps = !rehearse && report.open() == 0;
    let outcome = store.change(&session.actor, "glossary merge", Some(&source.name), |change| {
        let (all, merger) = bring(change.concepts()?, source, &decisions);
        for merged in all {
            if merged.conflicts.iter().any(|conflict| !decisions.contains_key(conflict)) {
                return Err(Stop::Failed(AppError::advised(
                    "the glossary was changed by somebody else in the meantime",
                    "nothing was changed; type the command again",
                )));
            }
            match merged.concept {
                Some(concept) if merged.before.as_ref() != Some(&concept) => {
                    if merged.before.is_none() {
                        report.added += 1
                    } else {
                        report.changed += 1
                    }
                    let is_told = |fault: &Fault| fault.is_error() || matches!(fault, Fault::NoneUsable { .. });
                    let new = merger.new_faults(&concept, merged.before.as_ref()).into_iter().filter(is_told);
                    report.faults.extend(new.map(|fault| (concept.name.clone(), fault)));
                    change.put_concept(&concept)?;
                }
                _ => report.unchanged += 1,
            }
        }
        if !keeps || report.added + report.changed == 0 {
            return Err(Stop::Idle);
        }
        report.batch = Some(change.batch());
        Ok(())
    });
    match outcome {
        Ok(()) | Err(Stop::Idle) => Ok(report),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// What becomes of each concept of `source`, and the whole glossary as it is then.
fn bring(
    concepts: Vec<Concept>,
    source: &Source,
    decisions: &HashMap<Conflict, Option<Taken>>,
) -> (Vec<Merged>, Merger) {
    let glossary = &source.glossary;
    let other = Other { has_names: glossary.has_names && !glossary.ids_are_local, has_status: glossary.has_status };
    let mut merger = Merger::new(concepts);
    let choose = |conflict: &Conflict| decisions.get(conflict).copied().flatten();
    let merged = glossary.concepts.iter().map(|theirs| merger.bring(theirs, other, &choose)).collect();
    (merged, merger)
}
