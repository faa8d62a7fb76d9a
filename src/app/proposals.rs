//! Candidates as a file for somebody to decide on, of which `glossary import` takes the accepted ones.

use std::path::Path;

use super::AppError;
use super::export::{Destination, Written, format_of_output};
use super::extract::{Extracted, Extraction, Request};
use super::output::check_place;
use crate::extract::ClassEvidence;
use crate::format::{Format, Heading, Proposal};
use crate::model::concept::{Concept, PartOfSpeech, Term};
use crate::text::fold::fold;
use crate::text::language::Language;

/// Whether proposals can be written to `path`: asked before the work that makes them.
///
/// # Errors
/// [`AppError`] where its ending names no format for them, or no file can stand there.
pub fn check_output(path: &Path) -> Result<(), AppError> {
    if path == Path::new("-") {
        return Ok(());
    }
    proposal_format(path).and_then(|_| check_place(path))
}

fn proposal_format(path: &Path) -> Result<&'static dyn Format, AppError> {
    let can = |one: &dyn Format| one.proposal_writer().is_some();
    let (word, found) = format_of_output(path, (path == Path::new("-")).then_some("csv"));
    found.filter(|one| can(*one)).ok_or_else(|| AppError::unknown_format(word, "written with candidates", can))
}

/// Writes the candidates of `extraction` to `destination`: a table with a column for the decision, or TBX with its own
/// mark. A stream gets CSV.
///
/// # Errors
/// [`AppError`] where the format is not known or writing fails.
pub fn write_proposals(
    extraction: &Extraction,
    request: &Request,
    destination: Destination<'_>,
) -> Result<Written, AppError> {
    let format = proposal_format(&destination.name())?;
    let writer = format.proposal_writer().expect("proposal_format returns formats that are written");
    let heading = Heading::new(request.from.clone(), request.to.clone().unwrap_or_else(|| request.from.clone()));
    let mut names = Names::default();
    let proposals: Vec<Proposal> = extraction.candidates.iter().map(|one| proposal(one, request, &mut names)).collect();
    let is_bilingual = request.to.is_some();
    let losses = destination.write(|out| writer.write_proposals(out, &heading, is_bilingual, &proposals))?;
    Ok(Written::of(proposals.len() as u64, losses))
}

/// The names of concepts that were given.
#[derive(Default)]
struct Names(std::collections::HashSet<String>);

impl Names {
    /// A name made of `term` that no other concept of the file has.
    fn of(&mut self, term: &str) -> String {
        let letters = fold(term);
        let parts: Vec<&str> =
            letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let base = if parts.is_empty() { "term".to_owned() } else { parts.join("-") };
        let mut name = base.clone();
        for number in 2.. {
            if self.0.insert(name.clone()) {
                break;
            }
            name = format!("{base}-{number}");
        }
        name
    }
}

fn proposal(found: &Extracted, request: &Request, names: &mut Names) -> Proposal {
    let candidate = &found.candidate;
    let source = found.contexts.first().map(|context| context.place.file.clone());
    let part = if candidate.is_name { PartOfSpeech::ProperNoun } else { PartOfSpeech::Noun };
    let term = |language: &Language, text: &str, class: Option<&ClassEvidence>| Term {
        part_of_speech: Some(part),
        noun_class: class.map(|class| class.class.clone()),
        source: source.clone(),
        ..Term::new(language.clone(), text)
    };
    let mut concept = Concept::new(names.of(&candidate.term));
    concept.terms.push(term(&found.language, &candidate.term, candidate.class.as_ref()));
    let mut translations = found.translations.iter();
    if let (Some(to), Some(best)) = (&request.to, translations.next()) {
        concept.terms.push(term(to, &best.term, best.class.as_ref()));
    }
    Proposal {
        concept,
        alternatives: translations.map(|one| one.term.clone()).collect(),
        count: candidate.count as u64,
        score: candidate.score,
        known: found.known.clone(),
        context: found.contexts.first().map(|context| context.text.clone()),
    }
}
