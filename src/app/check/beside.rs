//! A translation and what it was made from, as two documents: paired passage by passage where both have as many, else
//! aligned sentence by sentence.

use super::Request;
use super::aligned::{Aligned, unrelated};
use super::reading::{cut, document, say_left_out, target_cutter, with_bytes};
use super::texts::{FileOf, Origin, Place, Texts};
use crate::app::align::is_related;
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::app::{AppError, InputProblem};
use crate::check::Pair;
use crate::format::{Document, ReadOptions};
use crate::text::language::Language;
use crate::text::segmentation::Cutter;

/// One of the two files.
struct Read {
    name: String,
    file: FileOf,
    document: Document,
}

/// Reads `source` and `target` into `texts`.
pub(super) fn read(
    texts: &mut Texts,
    source: &mut Input<'_>,
    target: &mut Input<'_>,
    request: &Request,
) -> Result<(), AppError> {
    let source = open(source, request, &request.options.source)?;
    let target = open(target, request, &request.options.target)?;
    for read in [&source, &target] {
        say_left_out(texts, &read.name, &read.document);
    }
    // A finding says the number of its file: the source's comes first, so that the target's is the last.
    let place = texts.places.len();
    let shipped = || Cutter::shipped(request.options.source.base());
    let sources = cut(&source.document, place, &request.source_cutter.clone().unwrap_or_else(shipped));
    let targets = cut(&target.document, place + 1, &target_cutter(request));
    if sources.len() != targets.len() {
        let aligned = Aligned::of(&sources, &targets, request)?;
        if !is_related(&aligned.alignment) {
            texts.problems.push(unrelated(&source.name, &sources, &target.name, &targets));
            return Ok(());
        }
        texts.problems.extend(aligned.alone(&source.name, &target.name));
        texts.places.push(Place { name: source.name, file: Some(source.file) });
        texts.places.push(Place { name: target.name, file: Some(target.file) });
        aligned.pairs(|pair, spot, source| texts.push(pair, Origin::of_document(spot, source)));
        return Ok(());
    }
    texts.places.push(Place { name: source.name, file: Some(source.file) });
    texts.places.push(Place { name: target.name, file: Some(target.file) });
    for (source, target) in sources.into_iter().zip(targets) {
        let (sources, targets) = match source.segments.len() == target.segments.len() {
            true => (source.segments, target.segments),
            false => (vec![source.whole], vec![target.whole]),
        };
        for ((source_spot, source), (spot, target)) in sources.into_iter().zip(targets) {
            let pair = Pair { source: Some(source), target, ..Pair::default() };
            texts.push(pair, Origin::of_document(spot, Some(source_spot)));
        }
    }
    Ok(())
}

fn open(input: &mut Input<'_>, request: &Request, language: &Language) -> Result<Read, AppError> {
    with_bytes(input, |input, path, held| {
        let options =
            ReadOptions { source: language.clone(), encoding: request.options.encoding, ..ReadOptions::default() };
        let mut opened = Opened::open(input, Some(&options))?;
        let is_document = |format: &dyn crate::format::Format| {
            format.document_reader().is_some_and(|reader| reader.filler().is_none())
        };
        let format =
            opened.format_for(request.format.as_deref(), "compared with another file (--source)", is_document)?;
        let document = document(&mut opened, format)?;
        if document.passages.iter().all(|passage| passage.segment.is_blank()) {
            return Err(opened.failed(InputProblem::NoText));
        }
        let (name, is_packed) = (opened.name.clone(), opened.is_packed());
        drop(opened);
        let held = held.map(<[u8]>::to_vec);
        let file = FileOf { path, held, format: format.name(), options, is_packed, is_whole: true };
        Ok(Read { name, file, document })
    })
}
