//! Units from a file into the memory: one import is one transaction and one batch.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use fnv::FnvHashMap;

use super::document::{Input, open};
use super::memories::check_name;
use super::progress::Progress;
use super::session::Session;
use super::shipped::RELEASE_MEMORY;
use super::{AppError, InputProblem};
use crate::format::{self, Effect, Format, ReadError, UnitReader, UnitSink, Warning, decode_text};
use crate::matching::candidate::{Neighbours, text_key};
use crate::model::unit::Unit;
use crate::store::{Change, Memory, Store, StoreError};
use crate::text::positions::Position;

/// What is to be done with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The memory the units go into, created where there is none; without it the one named like the file.
    pub memory: Option<String>,
    /// The word of `--as`; without it the file's content tells the format.
    pub format: Option<String>,
    /// Only say what would be done.
    pub dry_run: bool,
}

/// What was done with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub file: String,
    /// The memory.
    pub memory: String,
    /// The batch; `None` where nothing was stored.
    pub batch: Option<i64>,
    /// Units in the file, those left out included.
    pub units: u64,
    /// Units stored, equal ones included.
    pub added: u64,
    /// Units stored that have an equal one before them in the memory.
    pub duplicates: u64,
    /// Units left out.
    pub skipped: u64,
    /// Units put right.
    pub repaired: u64,
    /// What should be known of the file.
    pub warnings: Vec<Warning>,
}

/// Imports `input`.
///
/// # Errors
/// [`AppError`] where the file cannot be read or the database not be written: nothing is stored then.
pub fn import(
    session: &Session,
    store: &mut Store,
    mut input: Input<'_>,
    request: &Request,
    progress: &mut dyn Progress,
) -> Result<Report, AppError> {
    let name = input.name();
    let memory = match &request.memory {
        Some(memory) => memory.clone(),
        None => memory_named_like(&name)?,
    };
    check_name(&memory)?;
    let (total, mut source) = source(&mut input)?;
    let reader = unit_reader(&name, &mut source, request.format.as_deref())?;
    store.wait_for_writers(&mut || progress.waiting())?;
    progress.begin(&name, total);
    let command = if request.dry_run { None } else { Some("import") };
    let report = store.change_or_rehearse(&session.actor, command, Some(&name), |change| {
        let memory = change.memory_or_new(&memory)?;
        let batch = command.map(|_| change.batch());
        let mut sink = Sink::new(change, memory, name.clone(), batch, &source.read, progress);
        let outcome = reader.read(&mut source.reader, &mut sink);
        sink.finish(outcome)
    });
    progress.end();
    report
}

/// `TM/Alloys 2024.tmx` → `Alloys 2024`. A user's units do not go into the shipped memory by the chance of a name.
fn memory_named_like(file: &str) -> Result<String, AppError> {
    let path = Path::new(file);
    let known = path.extension().and_then(|extension| extension.to_str()).and_then(format::with_extension);
    let stem = if known.is_some() { path.file_stem() } else { path.file_name() };
    let name = stem.and_then(|stem| stem.to_str()).unwrap_or(file).trim().to_owned();
    let refused = |why: &str| AppError::Refused(format!("{file}: its name {why}; name the memory with --memory NAME"));
    if name == RELEASE_MEMORY {
        return Err(refused("is that of the shipped memory"));
    }
    check_name(&name).map_err(|_| refused("cannot be the name of a memory"))?;
    Ok(name)
}

/// An open file or stream, with the number of bytes that were read from it.
struct Source<'a> {
    reader: BufReader<Counting<'a>>,
    read: std::rc::Rc<Cell<u64>>,
}

struct Counting<'a> {
    inner: Box<dyn Read + 'a>,
    read: std::rc::Rc<Cell<u64>>,
}

impl Read for Counting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}

/// Opens `input`; with its size, where it has one.
fn source<'a>(input: &'a mut Input<'_>) -> Result<(Option<u64>, Source<'a>), AppError> {
    let name = input.name();
    let (total, inner): (_, Box<dyn Read + 'a>) = match input {
        Input::File(path) => {
            let file = open(path).map_err(|problem| AppError::Input { name, problem })?;
            (file.metadata().ok().map(|metadata| metadata.len()), Box::new(file))
        }
        Input::Stream { reader, .. } => (None, Box::new(reader)),
    };
    let read = std::rc::Rc::new(Cell::new(0));
    let counting = Counting { inner, read: read.clone() };
    Ok((total, Source { reader: BufReader::with_capacity(64 << 10, counting), read }))
}

/// The reader for a file: of the format called `format`, else of the one that its start tells.
fn unit_reader(name: &str, source: &mut Source<'_>, format: Option<&str>) -> Result<&'static dyn UnitReader, AppError> {
    let failed = |problem| AppError::Input { name: name.to_owned(), problem };
    if let Some(word) = format {
        let unknown = || AppError::unknown_format(word, "imported", |one| one.unit_reader().is_some());
        return format::named(word).and_then(Format::unit_reader).ok_or_else(unknown);
    }
    let start = source.reader.fill_buf().map_err(|error| failed(InputProblem::Unreadable(error)))?;
    if start.is_empty() {
        return Err(failed(InputProblem::NoText));
    }
    let found = format::recognised(&head(start)).map_err(|foreign| failed(InputProblem::Foreign(foreign)))?;
    found.unit_reader().ok_or_else(|| {
        failed(InputProblem::WrongFormat { title: found.title(), format: found.name(), use_for: "imported as units" })
    })
}

/// The start of a file as text. A character that the end cuts, or bytes of another encoding, do not hide the format:
/// its marks are ASCII, in UTF-16 with a zero byte each.
fn head(start: &[u8]) -> String {
    decode_text(start).map(Cow::into_owned).unwrap_or_else(|_| {
        let bytes: Vec<u8> = start.iter().copied().filter(|byte| byte.is_ascii() && *byte != 0).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Stores the units that a reader hands on, each when the next one is there: its neighbour is part of it.
struct Sink<'a, 'b> {
    change: &'a mut Change<'b>,
    memory: Memory,
    report: Report,
    pending: Option<Pending>,
    failure: Option<StoreError>,
    read: &'a Cell<u64>,
    progress: &'a mut dyn Progress,
}

struct Pending {
    unit: Unit,
    neighbours: Vec<Neighbours>,
    /// The keys of the unit's texts by language: its neighbours keep them.
    keys: FnvHashMap<String, u64>,
}

impl Pending {
    fn new(unit: Unit) -> Self {
        let mut keys = FnvHashMap::default();
        for variant in &unit.variants {
            keys.entry(variant.language.base().to_owned()).or_insert_with(|| text_key(&variant.segment));
        }
        Pending { neighbours: vec![Neighbours::default(); unit.variants.len()], unit, keys }
    }

    /// Notes that `next` follows.
    fn is_followed_by(&mut self, next: &mut Pending) {
        for (variant, around) in next.unit.variants.iter().zip(&mut next.neighbours) {
            around.before = self.keys.get(variant.language.base()).copied();
        }
        for (variant, around) in self.unit.variants.iter().zip(&mut self.neighbours) {
            around.after = next.keys.get(variant.language.base()).copied();
        }
    }
}

impl<'a, 'b> Sink<'a, 'b> {
    fn new(
        change: &'a mut Change<'b>,
        memory: Memory,
        file: String,
        batch: Option<i64>,
        read: &'a Cell<u64>,
        progress: &'a mut dyn Progress,
    ) -> Self {
        let report = Report {
            file,
            memory: memory.name.clone(),
            batch,
            units: 0,
            added: 0,
            duplicates: 0,
            skipped: 0,
            repaired: 0,
            warnings: Vec::new(),
        };
        Sink { change, memory, report, pending: None, failure: None, read, progress }
    }

    fn store(&mut self, pending: Pending) -> ControlFlow<()> {
        match self.change.add_unit(self.memory.id, &pending.unit, &pending.neighbours) {
            Ok((_, duplicate)) => {
                self.report.added += 1;
                self.report.duplicates += u64::from(duplicate);
                ControlFlow::Continue(())
            }
            Err(error) => {
                self.failure = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn finish(mut self, outcome: Result<(), ReadError>) -> Result<Report, AppError> {
        if let Some(failure) = self.failure {
            return Err(failure.into());
        }
        outcome.map_err(|error| AppError::reading(&self.report.file, error))?;
        if let Some(last) = self.pending.take() {
            let _ = self.store(last);
        }
        match self.failure {
            Some(failure) => Err(failure.into()),
            None => Ok(self.report),
        }
    }
}

impl UnitSink for Sink<'_, '_> {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        self.report.units += 1;
        self.progress.advance(self.read.replace(0));
        let mut new = Pending::new(unit);
        if let Some(mut before) = self.pending.take() {
            before.is_followed_by(&mut new);
            self.store(before)?;
        }
        self.pending = Some(new);
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        match warning.effect {
            Effect::Kept => {}
            Effect::Repaired => self.report.repaired += 1,
            Effect::Skipped => {
                self.report.skipped += 1;
                self.report.units += 1;
            }
        }
        self.report.warnings.push(warning);
    }
}
