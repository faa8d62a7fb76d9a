//! Units from a file into the memory: one import is one transaction and one batch.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;

use fnv::FnvHashMap;

use super::input::Input;
use super::memories::check_name;
use super::opened::unpacked_name;
use super::parallel::UnitFile;
use super::progress::Progress;
use super::session::Session;
use super::shipped::RELEASE_MEMORY;
use super::{AppError, InputProblem};
use crate::format::{self, Effect, ReadOptions, UnitSink, Warning};
use crate::matching::candidate::{Neighbours, text_key};
use crate::model::frame::Frame;
use crate::model::unit::Unit;
use crate::store::{Change, Memory, Store, StoreError};
use crate::text::positions::Position;

/// What is to be done with a file.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The memory the units go into, created where there is none; without it the one named like the file.
    pub memory: Option<String>,
    /// The word of `--as`; without it the file's content tells the format.
    pub format: Option<String>,
    /// Only say what would be done.
    pub dry_run: bool,
    /// Refuse what would have to be put right or left out.
    pub strict: bool,
    /// Languages, encoding, columns, and whether the whole units of a damaged file are to be saved.
    pub options: ReadOptions,
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
    let mut file = UnitFile::open(&mut input, request.format.as_deref(), &request.options)?;
    store.wait_for_writers(&mut || progress.waiting())?;
    progress.begin(&name, file.size());
    let command = if request.dry_run { None } else { Some("import") };
    let report = store.change_or_rehearse(&session.actor, command, Some(&name), |change| {
        let memory = change.memory_or_new(&memory)?;
        let batch = command.map(|_| change.batch());
        let read = file.bytes_read();
        let mut sink = Sink::new(change, memory, name.clone(), batch, &read, progress);
        sink.strict = request.strict;
        let outcome = file.read(&mut sink);
        sink.finish(outcome, request.options.repair)
    });
    progress.end();
    report
}

/// Stores `units`, which `command` made of `file`, in the memory called `memory`, as one batch.
///
/// # Errors
/// [`AppError`] where the memory cannot have that name or the database not be written: nothing is stored then.
pub(super) fn store_units(
    session: &Session,
    store: &mut Store,
    (command, file, memory): (&str, &str, &str),
    units: impl Iterator<Item = Unit>,
    progress: &mut dyn Progress,
) -> Result<Report, AppError> {
    check_name(memory)?;
    store.wait_for_writers(&mut || progress.waiting())?;
    store.change_or_rehearse(&session.actor, Some(command), Some(file), |change| {
        let memory = change.memory_or_new(memory)?;
        let batch = Some(change.batch());
        let read = Cell::new(0);
        let mut sink = Sink::new(change, memory, file.to_owned(), batch, &read, progress);
        for unit in units {
            if sink.unit(unit, Position::default()).is_break() {
                break;
            }
        }
        sink.finish(Ok(()), false)
    })
}

/// The warning where only the start of a file was kept.
pub(super) fn damaged(message: &str, whole: u64) -> String {
    let kept = if whole == 1 { "1 whole unit before it was" } else { &format!("{whole} whole units before it were") };
    format!("the file is damaged here: {message}; the {kept} kept")
}

/// `TM/Alloys 2024.tmx.gz` → `Alloys 2024`. A user's units do not go into the shipped memory by the chance of a name.
fn memory_named_like(file: &str) -> Result<String, AppError> {
    let path = Path::new(unpacked_name(file));
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

/// Stores the units that a reader hands on, each when the next one is there: its neighbour is part of it.
struct Sink<'a, 'b> {
    change: &'a mut Change<'b>,
    memory: Memory,
    report: Report,
    pending: Option<Pending>,
    /// Where the last unit stands.
    last: Option<Position>,
    failure: Option<StoreError>,
    read: &'a Cell<u64>,
    /// How much of `read` the progress was told.
    reported: u64,
    progress: &'a mut dyn Progress,
    /// Whether nothing is to be put right or left out.
    strict: bool,
    /// What had to be, although it was not to.
    refused: Option<Warning>,
    frame: Option<Frame>,
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
        Sink {
            change,
            memory,
            report,
            pending: None,
            last: None,
            failure: None,
            read,
            reported: 0,
            progress,
            strict: false,
            refused: None,
            frame: None,
        }
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

    fn finish(mut self, outcome: Result<(), AppError>, repair: bool) -> Result<Report, AppError> {
        if let Some(failure) = self.failure {
            return Err(failure.into());
        }
        if let Some(Warning { position, message, .. }) = self.refused {
            let hint = Some("without --strict it is put right, and you are told".to_owned());
            let problem = InputProblem::Malformed { position, message, hint };
            return Err(AppError::Input { name: self.report.file, problem });
        }
        match outcome.map_err(|error| error.after(self.last)) {
            Err(AppError::Input { problem: InputProblem::Malformed { position, message, .. }, .. })
                if repair && self.pending.is_some() =>
            {
                let whole = self.report.units - self.report.skipped;
                let message = damaged(&message, whole);
                self.report.repaired += 1;
                self.report.warnings.push(Warning { position, message, effect: Effect::Repaired });
            }
            Err(AppError::Input { name, problem: InputProblem::Malformed { position, message, hint } })
                if self.pending.is_some() && !repair =>
            {
                let save = format!("to save what is whole before it, type: istilahi import '{name}' --repair");
                let hint = Some(hint.map_or(save.clone(), |hint| format!("{hint}; {save}")));
                return Err(AppError::Input { name, problem: InputProblem::Malformed { position, message, hint } });
            }
            other => other?,
        }
        if let Some(last) = self.pending.take() {
            let _ = self.store(last);
        }
        match (self.failure, self.frame) {
            (Some(failure), _) => return Err(failure.into()),
            (None, Some(frame)) => self.change.add_memory_frame(self.memory.id, &frame)?,
            (None, None) => {}
        }
        Ok(self.report)
    }
}

impl UnitSink for Sink<'_, '_> {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        self.last = Some(at);
        if self.refused.is_some() {
            return ControlFlow::Break(());
        }
        self.report.units += 1;
        let read = self.read.get();
        self.progress.advance(read.saturating_sub(self.reported));
        self.reported = read;
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
        if self.strict && warning.effect != Effect::Kept {
            self.refused.get_or_insert_with(|| warning.clone());
        }
        self.report.warnings.push(warning);
    }

    fn frame(&mut self, frame: Frame) {
        self.frame = Some(frame);
    }
}
