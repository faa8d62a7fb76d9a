//! Reading a text: from a file or stream to segments.

use super::input::Input;
use super::opened::Opened;
use super::{AppError, InputProblem};
use crate::format::{self, Format, Passage, ReadOptions, Source};
use crate::model::segment::Segment;
use crate::text::language::Language;
use crate::text::positions::Position;
use crate::text::segmentation::Cutter;

/// A piece of a text to translate: a sentence, heading or cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSegment {
    /// Its text and codes.
    pub segment: Segment,
    /// Where it starts in the file.
    pub position: Position,
    /// The number of the file's passage that it is of, from 0.
    pub passage: usize,
}

/// A text, cut into segments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceText {
    /// What is to be translated, in order.
    pub segments: Vec<SourceSegment>,
    /// What holds words and is not among the segments: where, and what it is.
    pub left_out: Vec<(Position, String)>,
    /// How many passages the file has, each of them one segment, where translations can be filled into it.
    pub to_fill: Option<usize>,
}

/// Reads `input`, which is in `language` and is to be translated into `to`, and cuts it by `cutter` into the segments
/// that hold something to translate. `format` is the word of `--as`; without it the file's content and then its ending tell.
///
/// # Errors
/// [`AppError`] where the input cannot be read, is no text, or holds nothing to translate.
pub fn read_source(
    input: &mut Input<'_>,
    format: Option<&str>,
    language: &Language,
    to: Option<&Language>,
    cutter: &Cutter,
) -> Result<SourceText, AppError> {
    let mut opened = Opened::open(input, Some(&ReadOptions::between(language, to)))?;
    let format = opened.format_for(format, "read as a text", |format| format.document_reader().is_some())?;
    let reader = format.document_reader().expect("format_for returns what was asked for");
    let document = opened.read(|source| reader.read(source))?;
    let segments = cut(&document.passages, document.is_segmented, cutter);
    if segments.is_empty() {
        return Err(opened.failed(match (document.other_pair, document.is_segmented) {
            (Some((from, to)), _) => InputProblem::OtherLanguages { from, to },
            (None, true) => InputProblem::Finished,
            (None, false) => InputProblem::NoText,
        }));
    }
    let to_fill = reader.filler().map(|_| document.passages.len());
    Ok(SourceText { segments, left_out: document.left_out, to_fill })
}

/// Cuts `text`, typed by a person, by `cutter` into segments: each line a passage, Markdown codes in it recognised.
pub fn typed_segments(text: &str, cutter: &Cutter) -> Vec<SourceSegment> {
    let mut passages = passages_of("text", text);
    for passage in &mut passages {
        passage.segment = typed_segment(passage.segment.text());
    }
    cut(&passages, false, cutter)
}

/// A segment that a person typed: Markdown codes in it are codes, unless reading it so would change its text.
pub fn typed_segment(text: &str) -> Segment {
    let mut passages = passages_of("markdown", text);
    match (passages.pop(), passages.is_empty()) {
        (Some(only), true) if only.segment.text() == text => only.segment,
        _ => Segment::plain(text),
    }
}

/// The passages of `text`, read as the format called `name`.
fn passages_of(name: &str, text: &str) -> Vec<Passage> {
    let reader = format::named(name).and_then(Format::document_reader).expect("texts have a format");
    let options = ReadOptions::default();
    let mut bytes = text.as_bytes();
    let document = reader.read(&mut Source::new(&mut bytes, &options));
    // What cannot be read here has a line that is too long, or a NUL: it is one segment as it stands.
    document.map_or_else(|_| vec![Passage::at(START, Segment::plain(text))], |document| document.passages)
}

/// Where a file starts.
const START: Position = Position { line: 1, column: 1 };

/// The segments of `passages`, which are segments themselves where the file is cut already.
pub(super) fn cut(passages: &[Passage], is_segmented: bool, cutter: &Cutter) -> Vec<SourceSegment> {
    let mut segments = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let pieces = match is_segmented {
            true => vec![(0, passage.segment.clone())],
            false => passage.segment.cut(cutter),
        };
        let mut position = passage.walk();
        for (start, segment) in pieces {
            if !segment.is_blank() {
                segments.push(SourceSegment { segment, position: position(start), passage: number });
            }
        }
    }
    segments
}
