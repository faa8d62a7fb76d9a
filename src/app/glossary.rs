//! The glossary as a whole: list, import, export, and what ships with the program.

use std::collections::HashMap;
use std::path::Path;

use super::export::{Destination, Written, format_of_output};
use super::input::Input;
use super::opened::Opened;
use super::progress::Progress;
use super::session::Session;
use super::terms::check_domain;
use super::{AppError, shipped};
use crate::format::{Format, Heading, ReadOptions, Warning};
use crate::model::concept::{Concept, Term};
use crate::store::{Change, Store, StoreError, SyncOutcome};
use crate::text::fold::fold;
use crate::text::language::Language;

/// The concepts of the glossary by name: those of `domain`, and those with a term in `language`.
///
/// # Errors
/// What the store reports.
pub fn list(store: &Store, language: Option<&Language>, domain: Option<&str>) -> Result<Vec<Concept>, AppError> {
    if let Some(language) = language {
        store.require_language(language)?;
    }
    let mut concepts = store.concepts()?;
    check_domain(&concepts, domain)?;
    concepts.retain(|concept| {
        domain.is_none_or(|domain| concept.domain.as_deref() == Some(domain))
            && language.is_none_or(|language| !concept.terms_in(language).is_empty())
    });
    Ok(concepts)
}

/// What an import of concepts came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub file: String,
    /// The batch.
    pub batch: i64,
    /// Concepts in the file.
    pub concepts: u64,
    /// Concepts that were new.
    pub added: u64,
    /// Concepts that took on something from the file.
    pub changed: u64,
    /// Concepts that were there as in the file.
    pub unchanged: u64,
    /// Proposals that somebody declined, which were left out.
    pub declined: u64,
    /// Proposals that nobody has decided on, which were left out.
    pub undecided: u64,
    /// What should be known of the file.
    pub warnings: Vec<Warning>,
}

/// Imports the concepts of `input`. A concept that is there takes on what the file says of it; what the file leaves out
/// stays as it is.
///
/// # Errors
/// [`AppError`] where the file cannot be read or the database not be written: nothing is stored then.
pub fn import(
    session: &Session,
    store: &mut Store,
    mut input: Input<'_>,
    format: Option<&str>,
    options: &ReadOptions,
    progress: &mut dyn Progress,
) -> Result<Report, AppError> {
    let name = input.name();
    let mut opened = Opened::open(&mut input, Some(options))?;
    let found = opened.format_for(format, "imported as a glossary", |one| one.glossary_reader().is_some())?;
    let reader = found.glossary_reader().expect("format_for returns what was asked for");
    let prefix = opened.stem();
    let glossary = opened.read(|source| reader.read(source, &prefix))?;
    store.wait_for_writers(&mut || progress.waiting())?;
    store.change(&session.actor, "glossary import", Some(&name), |change| {
        let mut report = Report {
            file: name.clone(),
            batch: change.batch(),
            concepts: glossary.concepts.len() as u64,
            added: 0,
            changed: 0,
            unchanged: 0,
            declined: glossary.declined,
            undecided: glossary.undecided,
            warnings: glossary.warnings,
        };
        let present = if glossary.has_names { Vec::new() } else { change.concepts()? };
        let by_term = by_term(&present);
        let mut names = Vec::with_capacity(glossary.concepts.len());
        for mut concept in glossary.concepts {
            if glossary.ids_are_local {
                concept.name = own_name(change, &concept)?;
            }
            let with_first = concept.terms.first().and_then(|term| by_term.get(&key(term)));
            let mut candidates = with_first.into_iter().flatten().map(|at| &present[*at]);
            let known = match candidates.find(|known| has_all_terms(known, &concept)) {
                Some(known) => Some(known.clone()),
                None => change.concept(&concept.name)?,
            };
            names.push(known.as_ref().map_or(&concept.name, |known| &known.name).clone());
            let Some(known) = known else {
                report.added += 1;
                change.put_concept(&concept)?;
                continue;
            };
            let element = concept.as_written.clone();
            let is_all = concept.terms.len() >= known.terms.len();
            let mut merged = merged(known.clone(), concept, glossary.has_status);
            // The element speaks for the concept as long as nothing else was known of it.
            merged.as_written = element.filter(|_| is_all && merged.terms.len() == known.terms.len());
            if merged == known {
                report.unchanged += 1;
            } else {
                report.changed += 1;
                change.put_concept(&merged)?;
            }
        }
        if let Some(frame) = &glossary.frame {
            change.add_glossary_frame(frame, &names)?;
        }
        Ok(report)
    })
}

/// Where the concepts stand that have a term, by its [`key`].
fn by_term(concepts: &[Concept]) -> HashMap<(Language, String), Vec<usize>> {
    let mut places: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, concept) in concepts.iter().enumerate() {
        for term in &concept.terms {
            places.entry(key(term)).or_default().push(at);
        }
    }
    places
}

/// Equal for terms that are the same.
fn key(term: &Term) -> (Language, String) {
    (term.language.clone(), fold(&term.text))
}

/// The name for a concept whose name is a number of its file: that name, unless it is taken by a concept with other
/// terms.
fn own_name(change: &Change<'_>, concept: &Concept) -> Result<String, AppError> {
    let mut name = concept.name.clone();
    for number in 2.. {
        match change.concept(&name)? {
            Some(known) if !shares_a_term(&known, concept) => name = format!("{}-{number}", concept.name),
            _ => break,
        }
    }
    Ok(name)
}

fn shares_a_term(known: &Concept, concept: &Concept) -> bool {
    let same = |one: &Term, other: &Term| one.language == other.language && fold(&one.text) == fold(&other.text);
    known.terms.iter().any(|one| concept.terms.iter().any(|other| same(one, other)))
}

/// Whether a concept that a table did not name is `known` under another name: its terms, of two languages at least,
/// all stand there.
fn has_all_terms(known: &Concept, concept: &Concept) -> bool {
    let stands = |term: &Term| {
        known.terms.iter().any(|one| one.language == term.language && fold(&one.text) == fold(&term.text))
    };
    let languages = concept.terms.iter().any(|term| term.language != concept.terms[0].language);
    languages && concept.terms.iter().all(stands)
}

/// `present` with what `new` says: what the file gives takes the place of what there was, what it leaves out stays.
fn merged(mut present: Concept, new: Concept, has_status: bool) -> Concept {
    present.domain = new.domain.or(present.domain);
    present.definition = new.definition.or(present.definition);
    present.note = new.note.or(present.note);
    present.do_not_translate |= new.do_not_translate;
    for term in new.terms {
        let same = |known: &&mut Term| known.language == term.language && fold(&known.text) == fold(&term.text);
        let Some(known) = present.terms.iter_mut().find(same) else {
            present.terms.push(term);
            continue;
        };
        if has_status {
            known.status = term.status;
        }
        known.part_of_speech = term.part_of_speech.or(known.part_of_speech);
        known.animate |= term.animate;
        for (old, new) in [
            (&mut known.noun_class, term.noun_class),
            (&mut known.plural, term.plural),
            (&mut known.source, term.source),
            (&mut known.note, term.note),
        ] {
            if new.is_some() {
                *old = new;
            }
        }
    }
    present
}

/// Writes the concepts of `domain`, or all, to `destination`. `format` is the word of `--as`; without it the file's
/// ending tells, and a stream gets CSV. `exact` writes the file that was imported again as it was.
///
/// # Errors
/// [`AppError`] where the format is not known or writing fails.
pub fn export(
    store: &Store,
    domain: Option<&str>,
    heading: &Heading,
    exact: bool,
    format: Option<&str>,
    destination: Destination<'_>,
) -> Result<Written, AppError> {
    let mut concepts = list(store, None, domain)?;
    let is_stream = matches!(destination, Destination::Stream(_));
    let format = glossary_format(&destination.name(), format.or(is_stream.then_some("csv")))?;
    let mut heading = heading.clone();
    if exact {
        let mut frames = store.frames(None)?;
        frames.retain(|one| one.frame.format == format.name());
        let Some(last) = frames.pop() else {
            let message = format!("there is no {} file to write again: none was imported", format.title());
            return Err(AppError::Refused(message));
        };
        let mut known: HashMap<String, Concept> =
            concepts.into_iter().map(|concept| (concept.name.clone(), concept)).collect();
        concepts = last.concepts.iter().filter_map(|name| known.remove(name)).collect();
        heading.exact = Some(last.frame);
    }
    let writer = format.glossary_writer().expect("glossary_format returns formats that are written");
    let losses = destination.write(|out| writer.write(out, &heading, &concepts))?;
    Ok(Written::of(concepts.len() as u64, losses))
}

/// What bringing in the shipped glossary came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// Concepts that were not there.
    pub added: Vec<String>,
    /// Concepts that took on a newer form.
    pub updated: Vec<String>,
    /// Concepts that were there as shipped.
    pub unchanged: usize,
    /// Concepts that a user changed or removed, and that were left alone.
    pub kept: Vec<String>,
}

/// Brings the glossary that ships with this program into the database.
///
/// # Errors
/// What the store reports.
pub fn sync(session: &Session, store: &mut Store) -> Result<SyncReport, AppError> {
    store
        .change(&session.actor, "glossary sync", None, |change| {
            let mut report = SyncReport::default();
            for concept in shipped::concepts() {
                match change.sync_concept(&concept)? {
                    SyncOutcome::Added => report.added.push(concept.name),
                    SyncOutcome::Updated => report.updated.push(concept.name),
                    SyncOutcome::Unchanged => report.unchanged += 1,
                    SyncOutcome::Kept => report.kept.push(concept.name),
                }
            }
            Ok::<_, StoreError>(report)
        })
        .map_err(AppError::from)
}

/// The format in which a glossary is written to `path`: the one that `format` names, else that of the path's ending.
pub(super) fn glossary_format(path: &Path, format: Option<&str>) -> Result<&'static dyn Format, AppError> {
    let can = |one: &dyn Format| one.glossary_writer().is_some();
    let (word, found) = format_of_output(path, format);
    found.filter(|one| can(*one)).ok_or_else(|| AppError::unknown_format(word, "written with a glossary", can))
}
