//! Units from the memory to a file.

use std::io::Write;
use std::path::Path;

use super::AppError;
use super::output::write_file;
use crate::format::{self, Format, Heading, UnitWriter};
use crate::store::{Store, StoreError};

/// The writer for `path`: of the format `format` names, else of the path's ending.
pub(super) fn unit_writer(path: &Path, format: Option<&str>) -> Result<&'static dyn UnitWriter, AppError> {
    let (word, found) = format_of_output(path, format);
    found
        .and_then(Format::unit_writer)
        .ok_or_else(|| AppError::unknown_format(word, "written with units", |one| one.unit_writer().is_some()))
}

/// The word by which the format of an output is chosen, that of `--as` before the ending of `path`, and the format.
pub(super) fn format_of_output<'a>(path: &'a Path, format: Option<&'a str>) -> (&'a str, Option<&'static dyn Format>) {
    match (format, path.extension().and_then(|extension| extension.to_str())) {
        (Some(word), _) => (word, format::named(word)),
        (None, Some(extension)) => (extension, format::with_extension(extension)),
        (None, None) => ("no ending", None),
    }
}

/// Where units are written to.
pub enum Destination<'a> {
    /// A file, which is written whole or not at all.
    File(&'a Path),
    /// A stream, such as standard output.
    Stream(&'a mut dyn Write),
}

impl std::fmt::Debug for Destination<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Destination::File(path) => f.debug_tuple("File").field(path).finish(),
            Destination::Stream(_) => f.write_str("Stream"),
        }
    }
}

/// Writes the units of the memory called `memory`, or of all, in the order in which they came. `format` is the word of
/// `--as`; without it the file's ending tells, and a stream gets TMX. Returns how many units.
///
/// # Errors
/// [`AppError`] where the memory or format is not known, or writing fails.
pub fn export(
    store: &Store,
    memory: Option<&str>,
    heading: &Heading,
    format: Option<&str>,
    destination: Destination<'_>,
) -> Result<u64, AppError> {
    if let Some(name) = memory {
        store.memory(name)?;
    }
    let writer = unit_writer(
        match &destination {
            Destination::File(path) => path,
            Destination::Stream(_) => Path::new("-.tmx"),
        },
        format,
    )?;
    store.read(|| {
        // A writer knows errors of its output alone; what the database reports is kept beside it.
        let mut failure = None;
        let written = match destination {
            Destination::File(path) => {
                write_file(path, |out| write_units(store, memory, heading, writer, out, &mut failure))
            }
            Destination::Stream(out) => {
                write_units(store, memory, heading, writer, out, &mut failure).map_err(AppError::Stream)
            }
        };
        failure.map_or(written, |failure| Err(AppError::Store(failure)))
    })
}

fn write_units(
    store: &Store,
    memory: Option<&str>,
    heading: &Heading,
    writer: &dyn UnitWriter,
    out: &mut dyn Write,
    failure: &mut Option<StoreError>,
) -> std::io::Result<u64> {
    let mut count = 0;
    let mut keep = |error| {
        *failure = Some(error);
        std::io::Error::other("the units cannot be read")
    };
    let units = match store.units(memory) {
        Ok(units) => units,
        Err(error) => return Err(keep(error)),
    };
    let mut file = writer.start(out, heading)?;
    for unit in units {
        file.unit(&unit.map_err(&mut keep)?.unit)?;
        count += 1;
    }
    file.finish()?;
    Ok(count)
}
