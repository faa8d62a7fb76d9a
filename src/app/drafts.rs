//! Drafts as a bilingual file, for a translation tool to go on with.

use std::path::Path;

use super::matches::Request;
use super::output::{check_place, write_file};
use super::suggest::Suggestion;
use super::{AppError, export};
use crate::format::{Format, Heading, UnitWriter};
use crate::model::provenance::Status;
use crate::model::unit::{Annotation, Unit, Variant};

/// Collects the drafts for a bilingual file: each text once, only where there is a draft.
#[derive(Debug)]
pub struct Drafts {
    heading: Heading,
    units: Vec<Unit>,
}

impl Drafts {
    /// No drafts yet, between the languages of `request`.
    pub fn new(request: &Request) -> Self {
        Drafts { heading: Heading::new(request.from.clone(), request.to.clone()), units: Vec::new() }
    }

    /// Whether drafts can be written to `path`: to be asked before the work.
    ///
    /// # Errors
    /// [`AppError::UnknownFormat`] for an ending that names no format with units, [`AppError::Output`] for a folder
    /// that is not there.
    pub fn check(path: &Path) -> Result<(), AppError> {
        draft_format(path)?;
        check_place(path)
    }

    /// Adds the draft of `suggestion`, if it has one.
    pub fn add(&mut self, suggestion: &Suggestion) {
        let draft = suggestion.draft.as_ref().filter(|_| suggestion.repetition_of.is_none());
        let (Some(draft), Some(text)) = (draft, suggestion.draft_text()) else {
            return;
        };
        let variants = vec![
            Variant::new(self.heading.source.clone(), suggestion.source.segment.clone()),
            Variant::new(self.heading.target.clone(), text.clone()),
        ];
        let mut unit = Unit::new(Status::Draft, draft.candidate.origin, variants);
        unit.annotations.push(Annotation::property("x-draft-from", suggestion.draft_from()));
        self.units.push(unit);
    }

    /// Writes the drafts to `path`, in the format of its ending. Returns how many.
    ///
    /// # Errors
    /// [`AppError::UnknownFormat`] or [`AppError::Output`].
    pub fn write(self, path: &Path) -> Result<usize, AppError> {
        let writer = draft_format(path)?;
        let count = self.units.len();
        write_file(path, |out| {
            let mut file = writer.start(out, &self.heading)?;
            self.units.iter().try_for_each(|unit| file.unit(unit))?;
            file.finish()
        })?;
        Ok(count)
    }
}

/// The writer for the drafts in `path`, which are one file.
fn draft_format(path: &Path) -> Result<&'static dyn UnitWriter, AppError> {
    let format = export::unit_format(path, None)?;
    let can = |one: &dyn Format| one.unit_writer().is_some();
    format.unit_writer().ok_or_else(|| AppError::unknown_format(format.name(), "written with drafts", can))
}
