//! Single concepts: adding, editing, removing them, and what is wrong with them then. Each call is one batch.

mod edit;
mod merge;
mod uses;

use super::AppError;
use super::session::Session;
use crate::format::concept_names::slug;
use crate::model::concept::{Concept, Term, TermStatus};
use crate::store::{Change, Store, StoreError};
use crate::terminology::faults::{Fault, faults, is_same};
use crate::text::language::Language;
use crate::text::nearest::nearest;
pub use edit::{ConceptEdit, TermEdit, edit, remove};
pub use merge::{MergeReport, Source, merge};
pub use uses::{TermUse, uses};

/// What came of a change to a concept.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The concept as it is, or would be; with no terms where it was removed.
    pub concept: Concept,
    /// What is wrong with it, errors first.
    pub faults: Vec<Fault>,
    /// The batch; `None` where nothing was changed.
    pub batch: Option<i64>,
    /// Terms that were preferred before, and give way to another one.
    pub demoted: Vec<Term>,
}

impl Judged {
    /// Whether it was not stored because of its faults.
    pub fn is_refused(&self) -> bool {
        self.batch.is_none() && self.faults.iter().any(Fault::is_error)
    }
}

/// A concept, or terms for one, that somebody typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewTerms {
    /// The name of the concept; without it the first term makes one, and the concept must be new.
    pub concept: Option<String>,
    /// The terms. The status of one that has none here goes by the others of the concept.
    pub terms: Vec<(Term, Option<TermStatus>)>,
    /// The field of the concept.
    pub domain: Option<String>,
    /// What it is.
    pub definition: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Its terms stay as they are in every language.
    pub do_not_translate: bool,
}

/// The concept called `name`.
///
/// # Errors
/// [`AppError::Advised`] where there is none; what the store reports.
pub fn named(store: &Store, name: &str) -> Result<Concept, AppError> {
    let concepts = store.concepts()?;
    match concepts.iter().find(|concept| concept.name == name) {
        Some(concept) => Ok(concept.clone()),
        None => Err(no_such(name, &concepts)),
    }
}

fn no_such(name: &str, concepts: &[Concept]) -> AppError {
    let near = nearest(name, concepts.iter().map(|concept| concept.name.as_str()));
    let hint = match near {
        Some(near) => format!("did you mean `{near}`? To look a term up, type: istilahi term '{name}'"),
        None => format!("to look a term up, type: istilahi term '{name}'"),
    };
    AppError::advised(format!("there is no concept `{name}`"), hint)
}

/// Adds a concept, or terms to one that is there. With errors nothing is stored, unless it is forced.
///
/// # Errors
/// [`AppError::Advised`] where a term is in the glossary under another name, and it is not said which concept is meant;
/// what the store reports.
pub fn add(session: &Session, store: &mut Store, new: &NewTerms, force: bool) -> Result<Judged, AppError> {
    changing(session, store, "glossary add", force, |concepts| {
        let first = new.terms.first().map_or("", |(term, _)| term.text.as_str());
        let name = new.concept.clone().unwrap_or_else(|| slug(first));
        let known = concepts.iter().find(|concept| concept.name == name);
        if let (Some(known), None) = (known, &new.concept) {
            let terms: Vec<&str> = known.terms.iter().map(|term| term.text.as_str()).collect();
            let message = format!("there is a concept `{name}` already: {}", terms.join(", "));
            return Err(AppError::advised(
                message,
                format!(
                    "to add a term to it, type: istilahi glossary add --concept {name} --sw TERM; to make another \
                     concept of the same word: --concept {name}-2"
                ),
            ));
        }
        let mut concept = known.cloned().unwrap_or_else(|| Concept::new(name));
        for (value, given) in [
            (&mut concept.domain, &new.domain),
            (&mut concept.definition, &new.definition),
            (&mut concept.note, &new.note),
        ] {
            if given.is_some() {
                value.clone_from(given);
            }
        }
        concept.do_not_translate |= new.do_not_translate;
        let mut raised = Vec::new();
        for (term, status) in &new.terms {
            let of = |one: &Term| one.language == term.language && one.status == TermStatus::Preferred;
            let has_preferred = concept.terms.iter().any(of);
            let usual = if has_preferred { TermStatus::Admitted } else { TermStatus::Preferred };
            let term = Term { status: status.unwrap_or(usual), ..term.clone() };
            if term.status == TermStatus::Preferred {
                raised.push(term.clone());
            }
            concept.terms.push(term);
        }
        let demoted = give_way(&mut concept, &raised);
        Ok(Some((concept, demoted)))
    })
}

/// Makes the other preferred terms of each language admitted where one of `raised` was made preferred; those it was.
fn give_way(concept: &mut Concept, raised: &[Term]) -> Vec<Term> {
    let mut demoted = Vec::new();
    for new in raised {
        for term in &mut concept.terms {
            let rival = term.language == new.language && term.status == TermStatus::Preferred;
            if rival && !raised.iter().any(|one| is_same(one, term)) {
                term.status = TermStatus::Admitted;
                demoted.push(term.clone());
            }
        }
    }
    demoted
}

/// What a change to the glossary makes of a concept, with the terms that gave way; `None`: nothing is to be changed.
type Made = Option<(Concept, Vec<Term>)>;

/// Why a change is not kept.
enum Stop {
    Idle(Box<Judged>),
    Failed(AppError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Failed(error.into())
    }
}

/// Stores the concept that `make` gives, where nothing is wrong with it or it is forced.
fn changing(
    session: &Session,
    store: &mut Store,
    command: &str,
    force: bool,
    make: impl FnOnce(&[Concept]) -> Result<Made, AppError>,
) -> Result<Judged, AppError> {
    let outcome = store.change(&session.actor, command, None, |change| {
        let concepts = change.concepts()?;
        let Some((mut concept, demoted)) = make(&concepts).map_err(Stop::Failed)? else {
            let nothing = Judged { concept: Concept::new(""), faults: Vec::new(), batch: None, demoted: Vec::new() };
            return Err(Stop::Idle(Box::new(nothing)));
        };
        let before = concepts.iter().find(|one| one.name == concept.name);
        let was = before.map_or(Vec::new(), |before| faults(before, &concepts));
        let mut found = faults(&concept, &concepts);
        // Somebody who edits a note need not put right all that was wrong before.
        found.retain(|fault| !was.contains(fault));
        let is_wrong = found.iter().any(Fault::is_error) && !force;
        if is_wrong || before == Some(&concept) {
            return Err(Stop::Idle(Box::new(Judged { concept, faults: found, batch: None, demoted })));
        }
        concept.as_written = None;
        change.put_concept(&concept)?;
        Ok(Judged { concept, faults: found, batch: Some(change.batch()), demoted })
    });
    match outcome {
        Ok(judged) => Ok(judged),
        Err(Stop::Idle(judged)) => Ok(*judged),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// The languages of `terms` in which neither a unit nor a term is.
///
/// # Errors
/// What the store reports.
pub fn new_languages(store: &Store, terms: &[Term]) -> Result<Vec<Language>, AppError> {
    let mut new = Vec::new();
    for term in terms {
        match store.require_language(&term.language) {
            Ok(()) => {}
            Err(StoreError::UnknownLanguage { .. }) if new.contains(&term.language) => {}
            Err(StoreError::UnknownLanguage { .. }) => new.push(term.language.clone()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(new)
}

/// Whether the concept `name` is there, while something is changed.
fn present(change: &Change<'_>, name: &str) -> Result<Option<Concept>, AppError> {
    Ok(change.concept(name)?)
}
