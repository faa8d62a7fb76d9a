//! Drafts as a bilingual file, for a translation tool to go on with: a new one, or the one that the text came from.

use std::path::{Path, PathBuf};

use super::input::Input;
use super::matches::Request;
use super::opened::Opened;
use super::output::{check_place, write_file};
use super::suggest::Suggestion;
use super::{AppError, export};
use crate::format::{Fill, Format, Heading, Losses, ReadError, ReadOptions, UnitWriter};
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};

/// Collects the drafts for a bilingual file.
#[derive(Debug)]
pub struct Drafts {
    heading: Heading,
    /// Each text once, only where there is a draft.
    units: Vec<Unit>,
    /// The file to be filled, the word of its format, and what goes into each of its passages.
    filled: Option<(PathBuf, Option<String>, Vec<Option<Fill>>)>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenDrafts {
    /// How many drafts.
    pub drafts: usize,
    /// Whether they were put into the file that the text came from.
    pub filled: bool,
    /// What the format has no place for.
    pub losses: Losses,
}

impl Drafts {
    /// No drafts yet, between the languages of `request`.
    pub fn new(request: &Request) -> Self {
        let heading = Heading::new(request.from.clone(), request.to.clone());
        Drafts { heading, units: Vec::new(), filled: None }
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

    /// The text is the bilingual file at `source`, read as the format called `format`, which has so many passages: where
    /// `output` is to be of the same format, the drafts are filled in there.
    pub fn fill(&mut self, source: &Path, format: Option<&str>, passages: usize, output: &Path) {
        let mut input = Input::File(source.to_owned());
        let can = |one: &dyn Format| one.document_reader().is_some();
        let found = Opened::open(&mut input, None).and_then(|opened| opened.format_for(format, "read as a text", can));
        let Ok((found, wanted)) = found.and_then(|found| Ok((found, export::unit_format(output, None)?))) else {
            return;
        };
        if found.name() == wanted.name() {
            self.filled = Some((source.to_owned(), format.map(str::to_owned), vec![None; passages]));
        }
    }

    /// Adds the draft of `suggestion`, if it has one.
    pub fn add(&mut self, suggestion: &Suggestion) {
        let (Some(draft), Some(text)) = (&suggestion.draft, suggestion.draft_text()) else { return };
        if let Some((_, _, fills)) = &mut self.filled {
            if let Some(place) = fills.get_mut(suggestion.source.passage) {
                // What nobody has finished is no better than a fuzzy match, however equal its source is.
                let finished = draft.candidate.status != Status::Draft && draft.candidate.origin != Origin::Machine;
                let from = if finished { suggestion.draft_from() } else { "fuzzy" };
                let target = text.clone();
                *place = Some(Fill { target, from, score: draft.score.final_tenths() });
            }
            return;
        }
        if suggestion.repetition_of.is_some() {
            return;
        }
        let variants = vec![
            Variant::new(self.heading.source.clone(), suggestion.source.segment.clone()),
            Variant::new(self.heading.target.clone(), text.clone()),
        ];
        let mut unit = Unit::new(Status::Draft, draft.candidate.origin, variants);
        unit.annotations.push(Annotation::property("x-draft-from", suggestion.draft_from()));
        self.units.push(unit);
    }

    /// Writes the drafts to `path`, in the format of its ending.
    ///
    /// # Errors
    /// [`AppError::UnknownFormat`], [`AppError::Output`], or where the file to be filled cannot be read again.
    pub fn write(self, path: &Path) -> Result<WrittenDrafts, AppError> {
        if let Some((source, format, fills)) = &self.filled {
            return self.write_filled(source, format.as_deref(), fills, path);
        }
        let writer = draft_format(path)?;
        let losses = write_file(path, |out| {
            let mut file = writer.start(out, &self.heading)?;
            self.units.iter().try_for_each(|unit| file.unit(unit))?;
            file.finish()
        })?;
        Ok(WrittenDrafts { drafts: self.units.len(), filled: false, losses })
    }

    fn write_filled(
        &self,
        source: &Path,
        format: Option<&str>,
        fills: &[Option<Fill>],
        path: &Path,
    ) -> Result<WrittenDrafts, AppError> {
        let mut input = Input::File(source.to_owned());
        let options = ReadOptions::between(&self.heading.source, Some(&self.heading.target));
        let mut opened = Opened::open(&mut input, Some(&options))?;
        let can = |one: &dyn Format| one.document_reader().is_some_and(|reader| reader.filler().is_some());
        let format = opened.format_for(format, "filled with drafts", can)?;
        let filler = format.document_reader().and_then(|reader| reader.filler()).expect("format_for asked for it");
        let mut unreadable = None;
        let written = write_file(path, |out| {
            let outcome = opened.hand(|source| filler.fill(source, out, &self.heading, fills));
            outcome.map_err(|error| match error {
                ReadError::Io(error) => error,
                other => {
                    unreadable = Some(other);
                    std::io::Error::other("the file cannot be filled")
                }
            })
        });
        if let Some(error) = unreadable {
            return Err(AppError::reading(&opened.name, error));
        }
        let drafts = fills.iter().flatten().count();
        Ok(WrittenDrafts { drafts, filled: true, losses: written? })
    }
}

/// The writer for the drafts in `path`, which are one file.
fn draft_format(path: &Path) -> Result<&'static dyn UnitWriter, AppError> {
    let format = export::unit_format(path, None)?;
    let can = |one: &dyn Format| one.unit_writer().is_some();
    format.unit_writer().ok_or_else(|| AppError::unknown_format(format.name(), "written with drafts", can))
}
