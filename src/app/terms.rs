//! Looking terms up.

use super::AppError;
use crate::model::concept::Concept;
use crate::store::Store;
use crate::terminology::how::How;
use crate::terminology::lookup::Lookup;
use crate::text::language::Language;

/// A concept that a query led to.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundConcept {
    /// The concept.
    pub concept: Concept,
    /// What was asked for.
    pub query: String,
    /// The form of the term that was found.
    pub form: String,
    /// The term it is a form of.
    pub term: String,
    /// How the query is related to the term.
    pub how: How,
    /// How sure it is, 0 to 100.
    pub score: f64,
}

/// Looks `queries` up one by one and hands the concepts found for each, best first, to `take`. `language` and
/// `domain` leave out what is of another one. Returns how many queries were answered.
///
/// # Errors
/// What the store or `take` reports.
pub fn look_up(
    store: &Store,
    queries: &[String],
    language: Option<&Language>,
    domain: Option<&str>,
    mut take: impl FnMut(&str, &[FoundConcept]) -> Result<(), AppError>,
) -> Result<usize, AppError> {
    if let Some(language) = language {
        store.require_language(language)?;
    }
    let concepts = store.concepts()?;
    check_domain(&concepts, domain)?;
    let lookup = Lookup::new(&concepts);
    let mut answered = 0;
    for query in queries {
        let found: Vec<FoundConcept> = lookup
            .find(query, language, domain)
            .into_iter()
            .map(|found| FoundConcept {
                concept: concepts[found.concept].clone(),
                query: query.clone(),
                form: found.form,
                term: concepts[found.concept].terms[found.term].text.clone(),
                how: found.how,
                score: found.score,
            })
            .collect();
        answered += usize::from(!found.is_empty());
        take(query, &found)?;
    }
    Ok(answered)
}

/// Refuses a domain that no concept belongs to.
pub(super) fn check_domain(concepts: &[Concept], domain: Option<&str>) -> Result<(), AppError> {
    let mut known: Vec<&str> = concepts.iter().filter_map(|concept| concept.domain.as_deref()).collect();
    match domain {
        Some(domain) if !known.contains(&domain) => {
            known.sort_unstable();
            known.dedup();
            Err(AppError::Refused(format!("no concept is of the domain `{domain}`; there are: {}", known.join(", "))))
        }
        _ => Ok(()),
    }
}
