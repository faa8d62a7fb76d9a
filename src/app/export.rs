//! Units from the memory to a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::AppError;
use super::output::write_file;
use super::parallel::outputs;
use crate::format::{self, Format, Heading, Losses, UnitOutput};
use crate::store::{Store, StoreError, StoredFrame};

/// The format in which units are written to `path`: the one that `format` names, else that of the path's ending.
pub(super) fn unit_format(path: &Path, format: Option<&str>) -> Result<&'static dyn Format, AppError> {
    let can = |one: &dyn Format| one.unit_writer().is_some() || one.parallel().is_some();
    let (word, found) = format_of_output(path, format);
    found.filter(|one| can(*one)).ok_or_else(|| AppError::unknown_format(word, "written with units", can))
}

/// The word by which the format of an output is chosen, that of `--as` before the ending of `path`, and the format. The
/// word is empty where there is neither.
pub(super) fn format_of_output<'a>(path: &'a Path, format: Option<&'a str>) -> (&'a str, Option<&'static dyn Format>) {
    match (format, path.extension().and_then(|extension| extension.to_str())) {
        (Some(word), _) => (word, format::named(word)),
        (None, Some(extension)) => (extension, format::with_extension(extension)),
        (None, None) => ("", None),
    }
}

/// Where units are written to.
pub enum Destination<'a> {
    /// A file, which is written whole or not at all.
    File(&'a Path),
    /// A stream, such as standard output.
    Stream(&'a mut dyn Write),
}

impl Destination<'_> {
    /// Its path; `-` for a stream.
    pub(super) fn name(&self) -> PathBuf {
        match self {
            Destination::File(path) => path.to_path_buf(),
            Destination::Stream(_) => PathBuf::from("-"),
        }
    }

    /// Lets `write` write it.
    pub(super) fn write<T>(self, write: impl FnOnce(&mut dyn Write) -> std::io::Result<T>) -> Result<T, AppError> {
        match self {
            Destination::File(path) => write_file(path, write),
            Destination::Stream(out) => write(out).map_err(AppError::Stream),
        }
    }

    /// The two files of a format that has one for each language.
    pub(super) fn two(&self, format: &dyn Format, heading: &Heading) -> Result<(PathBuf, PathBuf), AppError> {
        match self {
            Destination::File(path) => Ok(outputs(path, &heading.source, &heading.target)),
            Destination::Stream(_) => {
                Err(AppError::Refused(format!("{} is two files, which standard output cannot hold", format.title())))
            }
        }
    }
}

impl std::fmt::Debug for Destination<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Destination::File(path) => f.debug_tuple("File").field(path).finish(),
            Destination::Stream(_) => f.write_str("Stream"),
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Request {
    /// The memory; `None` for all.
    pub memory: Option<String>,
    /// Only the units of this batch.
    pub batch: Option<i64>,
    /// The languages and the form of the file.
    pub heading: Heading,
    /// Whether the file that was imported is to be written again as it was.
    pub exact: bool,
    /// The word of `--as`; without it the file's ending tells, and a stream gets TMX.
    pub format: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many units or concepts.
    pub count: u64,
    /// What the format has no place for.
    pub losses: Losses,
}

impl Written {
    /// What came of `given` units or concepts, of which `losses` says what was left out.
    pub(super) fn of(given: u64, losses: Losses) -> Self {
        Written { count: given.saturating_sub(losses.left_out()), losses }
    }
}

/// Writes units in the order in which they came.
///
/// # Errors
/// [`AppError`] where the memory or format is not known, an exact file cannot be written, or writing fails.
pub fn export(store: &Store, request: &Request, destination: Destination<'_>) -> Result<Written, AppError> {
    let memory = request.memory.as_deref().map(|name| store.memory(name)).transpose()?;
    let is_stream = matches!(destination, Destination::Stream(_));
    let format = unit_format(&destination.name(), request.format.as_deref().or(is_stream.then_some("tmx")))?;
    let mut heading = request.heading.clone();
    let mut batch = request.batch;
    if request.exact {
        let stored = frame(store, memory.map(|memory| memory.id), request.batch, format)?;
        // What came into the memory by other ways belongs to it as well; a single batch is asked for by its number.
        batch = request.batch.map(|_| stored.batch);
        heading.exact = Some(stored.frame);
    }
    let memory = request.memory.as_deref();
    if let Some(parallel) = format.parallel() {
        let (source, target) = destination.two(format, &heading)?;
        return store.read(|| {
            let mut failure = None;
            let written = write_two(&source, &target, |source, target| {
                write_units(store, (memory, batch), parallel.start(source, target, &heading), &mut failure)
            });
            failure.map_or(written, |failure| Err(AppError::Store(failure)))
        });
    }
    let writer = format.unit_writer().expect("unit_format returns formats that are written");
    store.read(|| {
        // A writer knows errors of its output alone; what the database reports is kept beside it.
        let mut failure = None;
        let mut write =
            |out: &mut dyn Write| write_units(store, (memory, batch), writer.start(out, &heading)?, &mut failure);
        let written = match destination {
            Destination::File(path) => write_file(path, &mut write),
            Destination::Stream(out) => write(out).map_err(AppError::Stream),
        };
        failure.map_or(written, |failure| Err(AppError::Store(failure)))
    })
}

/// The frame of the file that is to be written again: of `batch`, or the only one that was imported.
fn frame(store: &Store, memory: Option<i64>, batch: Option<i64>, format: &dyn Format) -> Result<StoredFrame, AppError> {
    let Some(memory) = memory else {
        let message = "an exact export is of one memory: name it with --memory";
        return Err(AppError::Refused(message.to_owned()));
    };
    let mut frames = store.frames(Some(memory))?;
    frames.retain(|one| one.frame.format == format.name() && batch.is_none_or(|batch| one.batch == batch));
    match (frames.pop(), frames.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(AppError::Refused(format!(
            "there is no {} file to write again: none was imported into this memory{}",
            format.title(),
            if batch.is_some() { " by that batch" } else { "" },
        ))),
        (Some(last), false) => {
            frames.push(last);
            let list: Vec<String> = frames
                .iter()
                .map(|one| format!("{} ({})", one.batch, one.file.as_deref().unwrap_or("no name")))
                .collect();
            Err(AppError::Refused(format!(
                "several files were imported into this memory; choose one with --batch NUMBER: {}",
                list.join(", ")
            )))
        }
    }
}

fn write_units(
    store: &Store,
    (memory, batch): (Option<&str>, Option<i64>),
    mut file: Box<dyn UnitOutput + '_>,
    failure: &mut Option<StoreError>,
) -> std::io::Result<Written> {
    let mut count = 0;
    let mut keep = |error| {
        *failure = Some(error);
        std::io::Error::other("the units cannot be read")
    };
    let units = match store.units(memory, batch) {
        Ok(units) => units,
        Err(error) => return Err(keep(error)),
    };
    for unit in units {
        file.unit(&unit.map_err(&mut keep)?.unit)?;
        count += 1;
    }
    Ok(Written::of(count, file.finish()?))
}

/// Writes two files, both or none.
pub(super) fn write_two<T>(
    source: &Path,
    target: &Path,
    write: impl FnOnce(&mut dyn Write, &mut dyn Write) -> std::io::Result<T>,
) -> Result<T, AppError> {
    let mut inner = None;
    let outer = write_file(source, |source| {
        let written = write_file(target, |target| write(source, target));
        written.map_err(|error| {
            inner = Some(error);
            std::io::Error::other("the other file cannot be written")
        })
    });
    inner.map_or(outer, Err)
}
