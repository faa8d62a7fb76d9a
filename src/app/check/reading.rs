//! Files as they are read for a check: bilingual ones unit by unit, documents sentence by sentence.

use std::sync::Arc;

use super::texts::{FileOf, Origin, Place, Spot, Texts};
use super::units::Sink;
use super::{Problem, Request};
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::app::{AppError, InputProblem};
use crate::check::{Pair, Part, Passage};
use crate::format::{self, Document, Format, ReadOptions, UnitReader};
use crate::model::finding::Severity;
use crate::model::passage::PassageKind;
use crate::model::segment::Segment;
use crate::text::segmentation::Cutter;

/// What is said of files that cannot be checked.
const USE: &str = "checked";

/// Reads `input` into `texts`. What was read before a fault stays there.
pub(super) fn read(texts: &mut Texts, input: &mut Input<'_>, request: &Request) -> Result<(), AppError> {
    with_bytes(input, |input, path, held| {
        let name = input.name();
        let options = ReadOptions { for_check: true, ..request.options.clone() };
        let mut opened = Opened::open(input, Some(&options))?;
        let format = opened.format_for(request.format.as_deref(), USE, |format| {
            format.unit_reader().is_some() || format.document_reader().is_some()
        })?;
        let file = FileOf {
            path,
            held: held.map(<[u8]>::to_vec),
            format: format.name(),
            options,
            is_packed: opened.is_packed(),
            is_whole: false,
        };
        texts.places.push(Place { name, file: Some(file) });
        match format.unit_reader() {
            Some(reader) => units(texts, &mut opened, reader, format, request)?,
            None => {
                let document = document(&mut opened, format)?;
                say_left_out(texts, &opened.name, &document);
                let passages = cut(&document, texts.places.len() - 1, &target_cutter(request));
                if passages.iter().all(|passage| passage.segments.is_empty()) {
                    return Err(opened.failed(InputProblem::NoText));
                }
                for Cut { whole: (_, whole), segments, .. } in passages {
                    let passage = (segments.len() > 1).then(|| Arc::new(Passage::new(whole)));
                    for (spot, target) in segments {
                        let part_of = passage.clone().map(|passage| Part { passage, start: spot.start });
                        texts.push(Pair { target, part_of, ..Pair::default() }, Origin::of_document(spot, None));
                    }
                }
            }
        }
        if let Some(file) = texts.places.last_mut().and_then(|place| place.file.as_mut()) {
            file.is_whole = true;
        }
        Ok(())
    })
}

/// Calls `work` with a file, or with what a stream holds, which is kept: it cannot be read twice.
pub(super) fn with_bytes<T>(
    input: &mut Input<'_>,
    work: impl FnOnce(&mut Input<'_>, Option<std::path::PathBuf>, Option<&[u8]>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let name = input.name();
    match input {
        Input::File(path) => {
            let path = path.clone();
            work(input, Some(path), None)
        }
        Input::Stream { reader, .. } => {
            let mut bytes = Vec::new();
            let failed = |error| AppError::Input { name: name.clone(), problem: InputProblem::Unreadable(error) };
            reader.read_to_end(&mut bytes).map_err(failed)?;
            let mut rest = bytes.as_slice();
            work(&mut Input::Stream { name: &name, reader: &mut rest }, None, Some(&bytes))
        }
    }
}

fn units(
    texts: &mut Texts,
    opened: &mut Opened<'_>,
    reader: &dyn UnitReader,
    format: &dyn Format,
    request: &Request,
) -> Result<(), AppError> {
    let before = texts.pairs.len();
    // What such a file says of its direction holds; a memory can be read either way.
    let is_directed = matches!(format.name(), "xliff" | "xliff2" | "po");
    let name = opened.name.clone();
    let mut sink = Sink::new(texts, request, &name, is_directed);
    let outcome = opened.read(|source| reader.read(source, &mut sink));
    let counts = sink.counts;
    match counts.problem(&name, request) {
        Some(problem) => {
            texts.pairs.truncate(before);
            texts.origins.truncate(before);
            // Where it could not be read to its end, that is what is wrong.
            if outcome.is_ok() {
                texts.problems.push(problem);
            }
        }
        None => counts.say(texts, &name, request),
    }
    outcome
}

/// The document that `opened` is.
pub(super) fn document(opened: &mut Opened<'_>, format: &dyn Format) -> Result<Document, AppError> {
    let Some(reader) = format.document_reader() else {
        let (title, format) = (format.title(), format.name());
        return Err(opened.failed(InputProblem::WrongFormat { title, format, use_for: USE }));
    };
    opened.read(|source| reader.read(source))
}

/// Says what a document holds that is not checked.
pub(super) fn say_left_out(texts: &mut Texts, name: &str, document: &Document) {
    for (position, what) in &document.left_out {
        texts.problems.push(Problem {
            file: Some(name.to_owned()),
            position: Some(*position),
            severity: Severity::Warning,
            message: format!("{what} is left out"),
            hint: None,
        });
    }
}

/// A passage with text, cut into segments.
#[derive(Debug)]
pub(super) struct Cut {
    /// What it is.
    pub(super) kind: PassageKind,
    /// The whole of it.
    pub(super) whole: (Spot, Segment),
    /// Its sentences.
    pub(super) segments: Vec<(Spot, Segment)>,
}

/// How the text that is checked is cut.
pub(super) fn target_cutter(request: &Request) -> Cutter {
    request.target_cutter.clone().unwrap_or_else(|| Cutter::shipped(request.options.target.base()))
}

/// The passages of `document` that hold text; `place` is the number of its file.
pub(super) fn cut(document: &Document, place: usize, cutter: &Cutter) -> Vec<Cut> {
    let numbered = document.passages.iter().enumerate();
    let with_text = numbered.filter(|(_, passage)| !passage.segment.is_blank());
    with_text.map(|(number, passage)| cut_passage(place, number, passage, cutter)).collect()
}

fn cut_passage(place: usize, number: usize, passage: &format::Passage, cutter: &Cutter) -> Cut {
    let length = passage.segment.text().len();
    let sentences = passage.segment.cut(cutter).into_iter();
    let mut position = passage.walk();
    let mut spot = |start: usize, end: usize| Spot::of(place, number, passage, start..end, position(start));
    let whole = (spot(0, length), passage.segment.clone());
    let segments = sentences
        .filter(|(_, segment)| !segment.is_blank())
        .map(|(start, segment)| (spot(start, start + segment.text().len()), segment));
    let kind = passage.kind;
    Cut { kind, whole, segments: segments.collect() }
}
