//! The texts of a run, and where each of them stands.

use std::ops::ControlFlow;

use super::{Reported, Request};
use crate::app::document::read_source;
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::app::{AppError, InputProblem};
use crate::check::Pair;
use crate::format::{UnitReader, UnitSink, Warning};
use crate::model::finding::Finding;
use crate::model::provenance::Status;
use crate::model::unit::Unit;
use crate::store::Store;
use crate::text::language::Language;
use crate::text::positions::Position;

/// The texts of a run: of several files, or of a memory.
#[derive(Debug, Default)]
pub struct Texts {
    pairs: Vec<Pair>,
    /// Where each pair stands.
    origins: Vec<Origin>,
    /// The files and memories.
    places: Vec<Place>,
    /// What the readers said of the files, with the file's name.
    pub warnings: Vec<(String, Warning)>,
}

#[derive(Debug)]
enum Place {
    File(String),
    Memory(String),
}

#[derive(Debug)]
struct Origin {
    place: usize,
    /// The segment's number there, from 1.
    number: usize,
    position: Option<Position>,
    unit: Option<i64>,
    /// What the file calls the unit (TMX `tuid`).
    name: Option<String>,
}

impl Texts {
    /// The pairs, in order.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    pub(super) fn read(&mut self, input: &mut Input<'_>, request: &Request) -> Result<(), AppError> {
        let name = input.name();
        let opened = Opened::open(input, Some(&request.options))?;
        let format = opened.format_for(request.format.as_deref(), "checked", |format| {
            format.unit_reader().is_some() || format.document_reader().is_some()
        })?;
        self.places.push(Place::File(name));
        match format.unit_reader() {
            Some(reader) => self.read_units(opened, reader, request),
            None => {
                drop(opened);
                let target = &request.options.target;
                let text = read_source(input, request.format.as_deref(), target, None)?;
                for segment in text.segments {
                    let pair = Pair { target: segment.segment, ..Pair::default() };
                    self.push(pair, Some(segment.position), None, None);
                }
                Ok(())
            }
        }
    }

    fn read_units(
        &mut self,
        mut opened: Opened<'_>,
        reader: &dyn UnitReader,
        request: &Request,
    ) -> Result<(), AppError> {
        let before = self.pairs.len();
        let (source, target) = (request.options.source.clone(), request.options.target.clone());
        let mut sink = Sink { texts: self, source, target, name: opened.name.clone(), other_pair: None };
        opened.read(|source| reader.read(source, &mut sink))?;
        let other_pair = sink.other_pair.take();
        if self.pairs.len() == before
            && let Some((from, to)) = other_pair
        {
            return Err(opened.failed(InputProblem::OtherLanguages { from, to }));
        }
        Ok(())
    }

    pub(super) fn read_beside(
        &mut self,
        source: &mut Input<'_>,
        target: &mut Input<'_>,
        request: &Request,
    ) -> Result<(), AppError> {
        let format = request.format.as_deref();
        let sources = read_source(source, format, &request.options.source, None)?.segments;
        let targets = read_source(target, format, &request.options.target, None)?.segments;
        let (source, target) = (source.name(), target.name());
        if sources.len() != targets.len() {
            let (here, there) = (targets.len(), sources.len());
            return Err(AppError::Refused(format!("{target} has {here} segments, {source} has {there}")));
        }
        self.places.push(Place::File(target));
        for (source, target) in sources.into_iter().zip(targets) {
            let pair = Pair { source: Some(source.segment), target: target.segment, context: None };
            self.push(pair, Some(target.position), None, None);
        }
        Ok(())
    }

    pub(super) fn read_memory(&mut self, store: &Store, name: &str, request: &Request) -> Result<(), AppError> {
        self.places.push(Place::Memory(name.to_owned()));
        for stored in store.units(Some(name), None)? {
            let stored = stored?;
            let name = stored.unit.name.clone();
            for pair in pairs(stored.unit, &request.options.source, &request.options.target) {
                self.push(pair, None, Some(stored.id), name.clone());
            }
        }
        Ok(())
    }

    fn push(&mut self, pair: Pair, position: Option<Position>, unit: Option<i64>, name: Option<String>) {
        let place = self.places.len().saturating_sub(1);
        let number = self.origins.last().filter(|last| last.place == place).map_or(1, |last| last.number + 1);
        self.pairs.push(pair);
        self.origins.push(Origin { place, number, position, unit, name });
    }

    /// Where `finding` stands.
    pub(super) fn place<'a>(&'a self, finding: &'a Finding) -> Reported<'a> {
        let (pair, origin) = (&self.pairs[finding.segment], &self.origins[finding.segment]);
        let (path, memory) = match &self.places[origin.place] {
            Place::File(name) => (Some(name.as_str()), None),
            Place::Memory(name) => (None, Some(name.as_str())),
        };
        let source = pair.source.as_ref().map(|source| source.text());
        Reported {
            finding,
            path,
            memory,
            position: origin.position,
            unit: origin.unit,
            name: origin.name.as_deref(),
            number: origin.number,
            source,
            target: pair.target.text(),
            fingerprint: finding.fingerprint(source, pair.target.text()),
        }
    }

    /// The file that a segment stands in, and where.
    pub(super) fn place_of(&self, segment: usize) -> (Option<&str>, Option<Position>) {
        let origin = &self.origins[segment];
        match &self.places[origin.place] {
            Place::File(name) => (Some(name), origin.position),
            Place::Memory(_) => (None, None),
        }
    }
}

/// The translations from `source` into `target` in `unit`, rejected ones left out.
fn pairs(unit: Unit, source: &Language, target: &Language) -> Vec<Pair> {
    if unit.status == Status::Rejected {
        return Vec::new();
    }
    let of = |language: &Language| {
        unit.variants.iter().filter(|variant| variant.language.serves(language).is_some()).collect::<Vec<_>>()
    };
    let (sources, targets) = (of(source), of(target));
    let Some(first) = sources.first() else { return Vec::new() };
    let pair = |target: &&crate::model::unit::Variant| Pair {
        source: Some(first.segment.clone()),
        target: target.segment.clone(),
        context: None,
    };
    targets.iter().map(pair).collect()
}

struct Sink<'a> {
    texts: &'a mut Texts,
    source: Language,
    target: Language,
    name: String,
    /// The languages of the first unit that is between others than those asked for.
    other_pair: Option<(Language, Language)>,
}

impl UnitSink for Sink<'_> {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        if let [first, second, ..] = unit.variants.as_slice() {
            self.other_pair.get_or_insert_with(|| (first.language.clone(), second.language.clone()));
        }
        let name = unit.name.clone();
        for pair in pairs(unit, &self.source, &self.target) {
            self.texts.push(pair, Some(at), None, name.clone());
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        self.texts.warnings.push((self.name.clone(), warning));
    }
}
