//! Pairs as a file: for people to decide on, or as a memory of what is good enough.

use std::path::{Path, PathBuf};

use super::{Aligned, Paired};
use crate::app::AppError;
use crate::app::export::{Destination, unit_format, write_two};
use crate::app::import::{self, Report};
use crate::app::output::{check_place, write_file};
use crate::app::progress::Progress;
use crate::app::session::Session;
use crate::format::{self, Format, Heading, Losses, UnitOutput, UnitWriter};
use crate::model::unit::Unit;
use crate::store::Store;

/// The format whose files are pages for deciding on pairs; their ending is that of all pages.
const REVIEW: &str = "review";

/// A file that pairs are written to.
#[derive(Clone)]
pub struct Output {
    path: PathBuf,
    format: &'static dyn Format,
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output").field("path", &self.path).field("format", &self.format.name()).finish()
    }
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many pairs.
    pub pairs: u64,
    /// What the format has no place for.
    pub losses: Losses,
}

impl Output {
    /// The file at `path`, in the format of its ending: to be asked before the work.
    ///
    /// # Errors
    /// [`AppError::UnknownFormat`] for an ending that names no format with units, [`AppError::Output`] for a folder
    /// that is not there.
    pub fn at(path: &Path) -> Result<Self, AppError> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is_page = extension.and_then(format::with_extension).is_some_and(|format| format.name() == "html");
        let format = unit_format(path, is_page.then_some(REVIEW))?;
        check_place(path)?;
        Ok(Output { path: path.to_owned(), format })
    }

    /// Whether it is for people to decide on, and has every pair.
    pub fn is_for_review(&self) -> bool {
        self.format.review_writer().is_some()
    }

    /// Writes the pairs of `aligned`: all of them into a file for review, those that are good enough into others.
    ///
    /// # Errors
    /// [`AppError::Output`], or [`AppError::Refused`] where no pair is good enough.
    pub fn write(&self, aligned: &Aligned) -> Result<Written, AppError> {
        let heading = Heading::new(aligned.source.language.clone(), aligned.target.language.clone());
        if let Some(writer) = self.format.review_writer() {
            return self.write_with(writer, &heading, aligned.iter().map(|pair| pair.unit(aligned)));
        }
        if aligned.counts().good == 0 {
            return Err(nothing_good(aligned));
        }
        match (self.format.parallel(), self.format.unit_writer()) {
            (Some(parallel), _) => {
                let (source, target) = Destination::File(&self.path).two(self.format, &heading)?;
                write_two(&source, &target, |source, target| {
                    write_units(parallel.start(source, target, &heading), good(aligned))
                })
            }
            (None, Some(writer)) => self.write_with(writer, &heading, good(aligned)),
            (None, None) => Err(AppError::Refused(format!("{} is not written", self.format.title()))),
        }
    }

    fn write_with(
        &self,
        writer: &dyn UnitWriter,
        heading: &Heading,
        units: impl Iterator<Item = Unit>,
    ) -> Result<Written, AppError> {
        write_file(&self.path, |out| write_units(writer.start(out, heading)?, units))
    }
}

fn write_units(mut file: Box<dyn UnitOutput + '_>, units: impl Iterator<Item = Unit>) -> std::io::Result<Written> {
    let mut pairs = 0;
    for unit in units {
        file.unit(&unit)?;
        pairs += 1;
    }
    let losses = file.finish()?;
    Ok(Written { pairs: pairs - losses.left_out().min(pairs), losses })
}

/// The pairs that are good enough for a memory.
fn good(aligned: &Aligned) -> impl Iterator<Item = Unit> + '_ {
    let is_good = |pair: &Paired| pair.is_whole() && !pair.is_low;
    aligned.iter().filter(is_good).map(|pair| pair.unit(aligned))
}

fn nothing_good(aligned: &Aligned) -> AppError {
    AppError::Refused(format!(
        "no pair has a confidence of {:.2} or more, so there is nothing to write; to see all pairs and decide, write a file \
         for review: --output review.html; or ask for less: --min-confidence 0",
        aligned.min_confidence
    ))
}

/// Stores the pairs that are good enough in the memory called `memory`, as one batch.
///
/// # Errors
/// [`AppError::Refused`] where no pair is good enough; what the store reports.
pub fn store_pairs(
    session: &Session,
    store: &mut Store,
    aligned: &Aligned,
    memory: &str,
    progress: &mut dyn Progress,
) -> Result<Report, AppError> {
    if aligned.counts().good == 0 {
        return Err(nothing_good(aligned));
    }
    import::store_units(session, store, ("align", &aligned.target.name, memory), good(aligned), progress)
}
