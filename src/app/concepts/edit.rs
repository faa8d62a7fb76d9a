//! What is there is changed or removed.

use super::{Judged, Stop, changing, give_way, no_such};
use crate::app::AppError;
use crate::app::session::Session;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::store::Store;
use crate::terminology::faults::faults;
use crate::text::fold::fold;
use crate::text::language::Language;

/// What is to become of a concept; what is `None` stays, an empty text is taken away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConceptEdit {
    /// The field it belongs to.
    pub domain: Option<String>,
    /// What it is.
    pub definition: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Whether its terms stay as they are in every language.
    pub do_not_translate: Option<bool>,
    /// One of its terms, in this language if given, and what is to become of it.
    pub term: Option<(String, Option<Language>, TermEdit)>,
}

/// What is to become of a term; what is `None` stays, an empty text is taken away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermEdit {
    /// The citation form.
    pub text: Option<String>,
    /// Whether it is to be used.
    pub status: Option<TermStatus>,
    /// Its part of speech.
    pub part_of_speech: Option<PartOfSpeech>,
    /// Its noun classes.
    pub noun_class: Option<String>,
    /// Its plurals.
    pub plural: Option<String>,
    /// Whether it names persons or animals.
    pub animate: Option<bool>,
    /// Where it is attested.
    pub source: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// Edits the concept called `name`. With errors that were not there before nothing is stored, unless it is forced.
///
/// # Errors
/// [`AppError::Advised`] where the concept or the term is not there; what the store reports.
pub fn edit(
    session: &Session,
    store: &mut Store,
    name: &str,
    edit: &ConceptEdit,
    force: bool,
) -> Result<Judged, AppError> {
    changing(session, store, "glossary edit", force, |concepts| {
        let known = concepts.iter().find(|concept| concept.name == name).ok_or_else(|| no_such(name, concepts))?;
        let mut concept = known.clone();
        for (value, given) in [
            (&mut concept.domain, &edit.domain),
            (&mut concept.definition, &edit.definition),
            (&mut concept.note, &edit.note),
        ] {
            set(value, given.as_ref());
        }
        concept.do_not_translate = edit.do_not_translate.unwrap_or(concept.do_not_translate);
        let mut demoted = Vec::new();
        if let Some((text, language, edit)) = &edit.term {
            let at = place(&concept, text, language.as_ref())?;
            let term = &mut concept.terms[at];
            if let Some(text) = &edit.text {
                term.text.clone_from(text);
            }
            for (value, given) in [
                (&mut term.noun_class, &edit.noun_class),
                (&mut term.plural, &edit.plural),
                (&mut term.source, &edit.source),
                (&mut term.note, &edit.note),
            ] {
                set(value, given.as_ref());
            }
            term.part_of_speech = edit.part_of_speech.or(term.part_of_speech);
            term.animate = edit.animate.unwrap_or(term.animate);
            if let Some(status) = edit.status {
                term.status = status;
                if status == TermStatus::Preferred {
                    let raised = [term.clone()];
                    demoted = give_way(&mut concept, &raised);
                }
            }
        }
        Ok(Some((concept, demoted)))
    })
}

fn set(value: &mut Option<String>, given: Option<&String>) {
    if let Some(given) = given {
        *value = Some(given.trim().to_owned()).filter(|given| !given.is_empty());
    }
}

/// Where the term `text` stands in `concept`.
fn place(concept: &Concept, text: &str, language: Option<&Language>) -> Result<usize, AppError> {
    let wanted = |term: &Term| {
        fold(term.text.trim()) == fold(text.trim()) && language.is_none_or(|language| term.language == *language)
    };
    let places: Vec<usize> = (0..concept.terms.len()).filter(|at| wanted(&concept.terms[*at])).collect();
    match places.as_slice() {
        [at] => Ok(*at),
        [] => {
            let there: Vec<String> =
                concept.terms.iter().map(|term| format!("{} `{}`", term.language, term.text)).collect();
            Err(AppError::advised(
                format!("concept {} has no term `{text}`", concept.name),
                format!("its terms are {}", there.join(", ")),
            ))
        }
        _ => Err(AppError::advised(
            format!("concept {} has the term `{text}` in several languages", concept.name),
            "say which one is meant, as in --lang sw",
        )),
    }
}

/// Removes the concepts called `names`, all of them or none; or one term of the only one. Returns them as they are then,
/// without terms where they are gone.
///
/// # Errors
/// [`AppError::Advised`] where a concept or the term is not there; what the store reports.
pub fn remove(
    session: &Session,
    store: &mut Store,
    names: &[String],
    term: Option<(&str, Option<&Language>)>,
) -> Result<Vec<Judged>, AppError> {
    let removed = store.change(&session.actor, "glossary remove", None, |change| {
        let concepts = change.concepts()?;
        let mut removed: Vec<Judged> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            if names[..at].contains(name) {
                continue;
            }
            let known = super::present(change, name).map_err(Stop::Failed)?;
            let mut concept = known.ok_or_else(|| Stop::Failed(no_such(name, &concepts)))?;
            let mut found = Vec::new();
            match term {
                Some((text, language)) => {
                    let at = place(&concept, text, language).map_err(Stop::Failed)?;
                    let was = faults(&concept, &concepts);
                    concept.terms.remove(at);
                    concept.as_written = None;
                    found = faults(&concept, &concepts);
                    found.retain(|fault| !was.contains(fault));
                }
                None => concept.terms.clear(),
            }
            if concept.terms.is_empty() {
                change.delete_concept(name)?;
                found.clear();
            } else {
                change.put_concept(&concept)?;
            }
            removed.push(Judged { concept, faults: found, batch: Some(change.batch()), demoted: Vec::new() });
        }
        Ok(removed)
    });
    removed.map_err(|stop| match stop {
        Stop::Failed(error) => error,
        Stop::Idle(_) => AppError::Refused("nothing was changed".to_owned()),
    })
}
