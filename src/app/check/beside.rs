//! A translation and what it was made from, as two documents: paired passage by passage.

use super::reading::{Cut, cut, document, say_left_out, with_bytes};
use super::texts::{FileOf, Origin, Place, Texts};
use super::{Problem, Request};
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::app::{AppError, InputProblem};
use crate::check::Pair;
use crate::format::places::Whole;
use crate::format::{Document, ReadOptions};
use crate::model::finding::Severity;
use crate::model::segment::Segment;
use crate::text::language::Language;
use crate::text::positions::Position;

/// How much of a passage is shown, in characters.
const SHOWN: usize = 40;

/// One of the two files.
struct Read {
    name: String,
    file: FileOf,
    document: Document,
    /// Its text, where the format is one; it tells what each passage is.
    whole: Option<Whole>,
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
    let sources = cut(&source.document, place, &request.options.source);
    let targets = cut(&target.document, place + 1, &request.options.target);
    if sources.len() != targets.len() {
        texts.problems.push(parted(&source, &sources, &target, &targets));
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
        let whole = file.document();
        Ok(Read { name, file, document, whole })
    })
}

/// The error for documents with unequal numbers of passages: how many each has, and where they part.
fn parted(source: &Read, sources: &[Cut], target: &Read, targets: &[Cut]) -> Problem {
    let shapes = |read: &Read, cuts: &[Cut]| cuts.iter().map(|cut| shape(read, cut)).collect::<Vec<_>>();
    let (here, there) = (shapes(target, targets), shapes(source, sources));
    let same = here.iter().zip(&there).take_while(|(here, there)| here == there).count();
    // Passages of one kind, one behind the other, part at the end: one text has more of them.
    let at = |read: &Read, cuts: &[Cut]| match cuts.get(same) {
        Some(cut) => {
            let (spot, segment) = &cut.whole;
            format!("{}:{}:{} (\"{}\")", read.name, spot.position.line, spot.position.column, shown(segment))
        }
        None => format!("the end of {}", read.name),
    };
    let message = format!(
        "it has {} passages and {} has {}; the first that do not correspond are at {} and {}",
        targets.len(),
        source.name,
        sources.len(),
        at(target, targets),
        at(source, sources),
    );
    Problem {
        file: Some(target.name.clone()),
        position: targets.get(same).map(|cut| cut.whole.0.position),
        severity: Severity::Error,
        message,
        hint: Some("give both texts the same headings, paragraphs and list items, in the same order".to_owned()),
    }
}

fn shown(segment: &Segment) -> String {
    let text = segment.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// What a passage is, as far as the signs before it on its line tell: a heading, an item of a list, a cell. Figures
/// count as one sign, so that numbered items are alike.
fn shape(read: &Read, cut: &Cut) -> String {
    let Position { line, column } = cut.whole.0.position;
    let start = read.whole.as_ref().and_then(|whole| {
        let from = whole.offset(Position { line, column: 1 })?;
        let to = whole.offset(Position { line, column })?;
        whole.text().get(from..to)
    });
    let mut shape = String::new();
    for c in start.unwrap_or_default().chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if !shape.ends_with(c) || c != '0' {
            shape.push(c);
        }
    }
    // Words before it: it is not the first of its line, and what they are does not matter.
    if shape.chars().filter(|c| c.is_alphabetic()).count() > 8 { "…".to_owned() } else { shape }
}
