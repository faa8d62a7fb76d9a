//! Term candidates from texts, bilingual files and memories.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::thread;

use super::document::cut;
use super::input::Input;
use super::opened::Opened;
use super::parallel::UnitFile;
use super::progress::Progress;
use super::{AppError, InputProblem};
use crate::extract::gather::{Gatherer, Wanted};
use crate::extract::pairs::{Pair, pairs};
use crate::extract::{Candidate, ClassEvidence, KnownWords, LANGUAGES};
use crate::format::{ReadOptions, UnitSink, Warning};
use crate::model::provenance::Status;
use crate::model::segment::Segment;
use crate::model::unit::Unit;
use crate::store::Store;
use crate::terminology::recognise::Recogniser;
use crate::text::fold::stable_hash;
use crate::text::language::Language;
use crate::text::positions::Position;
use crate::text::segmentation::Cutter;

/// How many places of a candidate are shown.
const CONTEXTS: usize = 3;

/// How many translations of a candidate are shown.
const TRANSLATIONS: usize = 3;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The language of the candidates.
    pub from: Language,
    /// The language of their translations, where these are wanted.
    pub to: Option<Language>,
    /// How texts are cut.
    pub cutter: Cutter,
    /// How many candidates at most.
    pub max: usize,
    /// The least number of occurrences.
    pub least: usize,
    /// Whether names are wanted too.
    pub names: bool,
}

/// Where a segment came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, or the memory.
    pub file: String,
    /// The number of the unit in its memory; `None` in a file.
    pub unit: Option<i64>,
    /// The line of the file; 0 in a memory.
    pub line: usize,
}

/// The segments that candidates are taken from.
#[derive(Clone, Debug, Default)]
pub struct Material {
    places: Vec<Place>,
    sources: Vec<Segment>,
    /// As many as there are sources, where two languages are asked for.
    targets: Vec<Segment>,
    /// What each segment is called: with two languages, those of one source text are one, because several translations
    /// of it are no further evidence.
    numbers: Vec<u32>,
    /// The first segment with each source text, by its hash.
    first: HashMap<u64, u32>,
}

/// A place where a candidate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Where.
    pub place: Place,
    /// The text of the segment.
    pub text: String,
}

/// A likely translation.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Its citation form.
    pub term: String,
    /// In how many units it stands for the term.
    pub count: usize,
    /// The share of the units with either of the two in which it does, 0 to 1.
    pub score: f64,
    /// The class of a Swahili term, with what speaks for it.
    pub class: Option<ClassEvidence>,
    /// The concept of the glossary that has it.
    pub known: Option<String>,
}

/// A candidate with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Extracted {
    /// Its language.
    pub language: Language,
    /// The candidate.
    pub candidate: Candidate,
    /// The concept of the glossary that has it.
    pub known: Option<String>,
    /// Its likely translations, the likeliest first.
    pub translations: Vec<Translation>,
    /// The first places where it stands.
    pub contexts: Vec<Context>,
    /// The units of memories in which it stands, by their numbers.
    pub units: Vec<i64>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// The candidates, the likeliest term first.
    pub candidates: Vec<Extracted>,
    /// How many there are in all.
    pub all: usize,
    /// How many names were left out.
    pub names: usize,
    /// How many segments and words were read.
    pub segments: usize,
    /// Words of them in the language of the candidates.
    pub words: usize,
}

impl Material {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The texts in the language of the candidates.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(Segment::text)
    }

    /// The translations.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.targets.iter().map(Segment::text)
    }

    fn push(&mut self, place: Place, source: Segment, target: Option<Segment>) {
        let number = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        let first = match target {
            Some(_) => *self.first.entry(stable_hash(&source.normal_form())).or_insert(number),
            None => number,
        };
        self.numbers.push(first);
        self.places.push(place);
        self.sources.push(source);
        self.targets.extend(target);
    }

    /// Adds the segments of a text or of a bilingual file. `format` is the word of `--as`; without it the file's content
    /// and then its ending tell.
    ///
    /// # Errors
    /// [`AppError`] where the file cannot be read, or has nothing in the languages that are asked for.
    pub fn read_file(
        &mut self,
        input: &mut Input<'_>,
        format: Option<&str>,
        request: &Request,
        progress: &mut dyn Progress,
    ) -> Result<(), AppError> {
        let file = input.name();
        let options =
            ReadOptions { for_check: request.to.is_none(), ..ReadOptions::between(&request.from, request.to.as_ref()) };
        let before = self.sources.len();
        let mut sink = Sink { material: self, request, file: &file, others: None };
        if request.to.is_some() {
            let mut opened = UnitFile::open(input, format, &options)?;
            progress.begin(&file, opened.size());
            opened.read(&mut sink)?;
            progress.end();
        } else {
            let mut opened = Opened::open(input, Some(&options))?;
            let can = |one: &dyn crate::format::Format| one.unit_reader().is_some() || one.document_reader().is_some();
            let format = opened.format_for(format, "read for its terms", can)?;
            match (format.unit_reader(), format.document_reader()) {
                (Some(reader), _) => opened.read(|source| reader.read(source, &mut sink))?,
                (None, Some(reader)) => {
                    let document = opened.read(|source| reader.read(source))?;
                    for segment in cut(&document.passages, document.is_segmented, &request.cutter) {
                        let place = Place { file: file.clone(), unit: None, line: segment.position.line };
                        self.push(place, segment.segment, None);
                    }
                    return self.read_something(before, file, None);
                }
                (None, None) => {}
            }
        }
        let others = sink.others;
        self.read_something(before, file, others)
    }

    fn read_something(
        &self,
        before: usize,
        name: String,
        others: Option<(Language, Language)>,
    ) -> Result<(), AppError> {
        if self.sources.len() > before {
            return Ok(());
        }
        let problem = others.map_or(InputProblem::NoText, |(from, to)| InputProblem::OtherLanguages { from, to });
        Err(AppError::Input { name, problem })
    }

    /// Adds the units of the memory called `memory`, but for those that are rejected.
    ///
    /// # Errors
    /// What the store reports.
    pub fn read_memory(&mut self, store: &Store, memory: &str, request: &Request) -> Result<(), AppError> {
        store.memory(memory)?;
        for stored in store.units(Some(memory), None)? {
            let stored = stored?;
            let place = Place { file: stored.memory, unit: Some(stored.id), line: 0 };
            self.take(&stored.unit, place, request);
        }
        Ok(())
    }

    /// Takes in a unit; tells whether it has what is asked for.
    fn take(&mut self, unit: &Unit, place: Place, request: &Request) -> bool {
        let in_language = |language: &Language| {
            let mut found = unit.variants.iter().filter(|one| one.language.serves(language).is_some());
            found.find(|one| !one.segment.is_blank()).map(|one| one.segment.clone())
        };
        if unit.status == Status::Rejected {
            return true;
        }
        let source = in_language(&request.from);
        let target = request.to.as_ref().map(in_language);
        match (source, target) {
            (Some(source), None) => self.push(place, source, None),
            (Some(source), Some(Some(target))) => self.push(place, source, Some(target)),
            _ => return false,
        }
        true
    }
}

/// Takes the units of a file.
struct Sink<'a> {
    material: &'a mut Material,
    request: &'a Request,
    file: &'a str,
    /// The languages of the first unit between others than those that are asked for.
    others: Option<(Language, Language)>,
}

impl UnitSink for Sink<'_> {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        let place = Place { file: self.file.to_owned(), unit: None, line: at.line };
        if !self.material.take(&unit, place, self.request)
            && self.others.is_none()
            && let [first, second, ..] = unit.variants.as_slice()
        {
            self.others = Some((first.language.clone(), second.language.clone()));
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}

/// The candidates of `material`, with the concepts of `store`'s glossary that have them.
///
/// # Errors
/// [`AppError::Refused`] for a language whose noun phrases are not known; what the store reports.
pub fn extract(
    store: &Store,
    material: &Material,
    request: &Request,
    progress: &mut dyn Progress,
) -> Result<Extraction, AppError> {
    let source = gatherer(&request.from)?;
    let target = request.to.as_ref().map(gatherer).transpose()?;
    progress.begin("segments", Some(material.sources.len() as u64));
    let (source, target) = thread::scope(|scope| {
        let target =
            target.map(|target| scope.spawn(|| gathered(target, material.numbered(&material.targets), &mut |_| {})));
        let source = gathered(source, material.numbered(&material.sources), &mut |steps| progress.advance(steps));
        // A panic there is a fault of the program, and passed on.
        (source, target.map(|target| target.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))))
    });
    progress.end();
    let with_names = source.candidates(Wanted { least: request.least, names: true });
    let all = with_names.len();
    let found: Vec<Candidate> = with_names.into_iter().filter(|one| request.names || !one.is_name).collect();
    let names = all - found.len();
    let targets = target.map(|target| target.candidates(Wanted { least: 2, names: true }));
    let concepts = store.concepts()?;
    let known = Known { recogniser: Recogniser::new(&concepts, &request.from), concepts: &concepts };
    let known_target =
        request.to.as_ref().map(|to| Known { recogniser: Recogniser::new(&concepts, to), concepts: &concepts });
    let linked = targets.as_ref().zip(request.to.as_ref()).map(|(targets, to)| {
        let words = KnownWords::new(&request.from, to, &concepts);
        pairs(&found, targets, material.first.len(), &words)
    });
    let mut ranked: Vec<usize> = (0..found.len()).collect();
    if let Some(linked) = &linked {
        // What has a translation is what was asked for; a doubtful one is worth little.
        let worth = |at: &usize| linked[*at].first().map_or(0.0, |pair| pair.worth(&found[*at]));
        ranked.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
    }
    let mut extraction = Extraction {
        all: found.len(),
        names,
        segments: material.sources.len(),
        words: source.total(),
        ..Extraction::default()
    };
    for at in ranked.into_iter().take(request.max) {
        let candidate = found[at].clone();
        let translations = match (&linked, &targets, &known_target) {
            (Some(linked), Some(targets), Some(known)) => linked[at]
                .iter()
                .take(TRANSLATIONS)
                .map(|pair| translation(pair, &targets[pair.target], known))
                .collect(),
            _ => Vec::new(),
        };
        // With a translation, where both stand.
        let best = linked.as_ref().and_then(|linked| linked[at].first()).map(|pair| &pair.units);
        let places = best.unwrap_or(&candidate.segments);
        let contexts = places.iter().take(CONTEXTS).map(|number| material.context(*number)).collect();
        let units =
            candidate.segments.iter().filter_map(|number| material.places.get(*number as usize)?.unit).collect();
        extraction.candidates.push(Extracted {
            language: request.from.clone(),
            known: known.concept(&candidate.term),
            candidate,
            translations,
            contexts,
            units,
        });
    }
    Ok(extraction)
}

impl Material {
    fn numbered<'a>(&'a self, segments: &'a [Segment]) -> impl Iterator<Item = (u32, &'a Segment)> {
        self.numbers.iter().copied().zip(segments)
    }

    fn context(&self, number: u32) -> Context {
        let at = number as usize;
        Context { place: self.places[at].clone(), text: self.sources[at].text().to_owned() }
    }
}

fn gatherer(language: &Language) -> Result<Gatherer, AppError> {
    Gatherer::new(language).ok_or_else(|| {
        let known = LANGUAGES.join(" and ");
        AppError::Refused(format!(
            "the noun phrases of `{language}` are not known here; candidates are found in {known}"
        ))
    })
}

fn gathered<'a>(
    mut gatherer: Gatherer,
    segments: impl Iterator<Item = (u32, &'a Segment)>,
    advance: &mut dyn FnMut(u64),
) -> Gatherer {
    for (number, segment) in segments {
        gatherer.add(number, segment);
        advance(1);
    }
    gatherer
}

fn translation(pair: &Pair, target: &Candidate, known: &Known<'_>) -> Translation {
    let Pair { count, score, .. } = *pair;
    let term = target.term.clone();
    Translation { known: known.concept(&term), term, count, score, class: target.class.clone() }
}

/// The terms of a glossary.
struct Known<'a> {
    recogniser: Recogniser,
    concepts: &'a [crate::model::concept::Concept],
}

impl Known<'_> {
    /// The concept that has `term`, as the whole of it.
    fn concept(&self, term: &str) -> Option<String> {
        let found = self.recogniser.recognise(&Segment::plain(term));
        let whole = found.into_iter().find(|one| one.span == (0..term.len()))?;
        Some(self.concepts[whole.concept].name.clone())
    }
}
