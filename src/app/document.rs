//! Reading a text: from a file or stream to segments.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{AppError, InputProblem};
use crate::format::{self, Format, Passage, decode_text};
use crate::model::segment::Segment;
use crate::text::language::Language;
use crate::text::positions::{Lines, Position};

/// The longest line that is taken for text that people read.
const LONGEST_LINE: usize = 1 << 20;

/// How much of a file its format is told by.
const HEAD: usize = 64 << 10;

/// Where a text comes from.
pub enum Input<'a> {
    /// A file.
    File(PathBuf),
    /// A stream, such as standard input.
    Stream {
        /// What to call it in messages.
        name: &'a str,
        /// The stream.
        reader: &'a mut dyn Read,
    },
}

impl std::fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Input").field(&self.name()).finish()
    }
}

impl Input<'_> {
    /// What to call it in messages.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            Input::Stream { name, .. } => (*name).to_owned(),
        }
    }

    /// Reads all of it as text.
    ///
    /// # Errors
    /// [`AppError::Input`] where it is missing, a folder, or not text.
    pub fn read_text(&mut self) -> Result<String, AppError> {
        let name = self.name();
        let failed = |problem| AppError::Input { name: name.clone(), problem };
        let mut bytes = Vec::new();
        match self {
            Input::File(path) => {
                let mut file = open(path).map_err(failed)?;
                file.read_to_end(&mut bytes).map_err(|error| failed(InputProblem::Unreadable(error)))?;
            }
            Input::Stream { reader, .. } => {
                reader.read_to_end(&mut bytes).map_err(|error| failed(InputProblem::Unreadable(error)))?;
            }
        }
        Ok(decode_text(&bytes).map_err(|error| failed(InputProblem::Undecodable(error)))?.into_owned())
    }

    fn extension(&self) -> Option<&str> {
        match self {
            Input::File(path) => path.extension().and_then(|extension| extension.to_str()),
            Input::Stream { .. } => None,
        }
    }
}

/// Opens a file that is to be read.
pub(super) fn open(path: &Path) -> Result<std::fs::File, InputProblem> {
    use std::io::ErrorKind::NotFound;
    if path.is_dir() {
        return Err(InputProblem::Directory);
    }
    std::fs::File::open(path).map_err(|error| match error.kind() {
        NotFound => InputProblem::Missing,
        _ => InputProblem::Unreadable(error),
    })
}

/// The start of `text` by which its format is told.
pub(super) fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A piece of a text to translate: a sentence, heading or cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSegment {
    /// Its text and codes.
    pub segment: Segment,
    /// Where it starts in the file.
    pub position: Position,
}

/// A text, cut into segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// What is to be translated, in order.
    pub segments: Vec<SourceSegment>,
    /// What holds words and is not among the segments: where, and what it is.
    pub left_out: Vec<(Position, &'static str)>,
}

/// Reads `input` and cuts it into the segments that hold something to translate. `format` is the word of `--as`;
/// without it the file's content and then its ending tell.
///
/// # Errors
/// [`AppError`] where the input cannot be read, is no text, or holds nothing to translate.
pub fn read_source(input: &mut Input<'_>, format: Option<&str>, language: &Language) -> Result<SourceText, AppError> {
    let text = input.read_text()?;
    let failed = |problem| AppError::Input { name: input.name(), problem };
    if text.trim().is_empty() {
        return Err(failed(InputProblem::NoText));
    }
    for (at, line) in text.split('\n').enumerate() {
        if line.len() > LONGEST_LINE {
            return Err(failed(InputProblem::LineTooLong { line: at + 1, megabytes: line.len() >> 20 }));
        }
    }
    let format = document_format(input, &text, format)?;
    let reader = format.document_reader().expect("document_format returns formats that read documents");
    let segments = cut(&text, &reader.passages(&text), language);
    if segments.is_empty() {
        return Err(failed(InputProblem::NoText));
    }
    let lines = Lines::new(&text);
    let left_out = reader.left_out(&text).into_iter().map(|(at, what)| (lines.position(at), what)).collect();
    Ok(SourceText { segments, left_out })
}

/// Cuts `text`, typed by a person, into segments: each line a passage, Markdown codes in it recognised.
pub fn typed_segments(text: &str, language: &Language) -> Vec<SourceSegment> {
    let plain = format::named("text").and_then(Format::document_reader).expect("plain text is a format");
    let mut passages = plain.passages(text);
    for passage in &mut passages {
        passage.segment = typed_segment(passage.segment.text());
    }
    cut(text, &passages, language)
}

/// A segment that a person typed: Markdown codes in it are codes, unless reading it so would change its text.
pub fn typed_segment(text: &str) -> Segment {
    let markdown = format::named("markdown").and_then(Format::document_reader).expect("Markdown is a format");
    let mut passages = markdown.passages(text);
    match (passages.pop(), passages.is_empty()) {
        (Some(only), true) if only.segment.text() == text => only.segment,
        _ => Segment::plain(text),
    }
}

fn document_format(input: &Input<'_>, text: &str, format: Option<&str>) -> Result<&'static dyn Format, AppError> {
    let reads = |format: &&'static dyn Format| format.document_reader().is_some();
    if let Some(name) = format {
        let unknown = || AppError::unknown_format(name, "read as a text", |one| one.document_reader().is_some());
        return format::named(name).filter(reads).ok_or_else(unknown);
    }
    let failed = |problem| AppError::Input { name: input.name(), problem };
    let by_content = format::recognised(head(text)).map_err(|foreign| failed(InputProblem::Foreign(foreign)))?;
    if !reads(&by_content) {
        let (title, format) = (by_content.title(), by_content.name());
        return Err(failed(InputProblem::WrongFormat { title, format, use_for: "read as a text" }));
    }
    let by_name = input.extension().and_then(format::with_extension).filter(reads);
    Ok(by_name.unwrap_or(by_content))
}

fn cut(text: &str, passages: &[Passage], language: &Language) -> Vec<SourceSegment> {
    let lines = Lines::new(text);
    let mut places = lines.walk();
    let mut segments = Vec::new();
    for passage in passages {
        for (start, segment) in passage.segment.sentences(language.base()) {
            if !segment.is_blank() {
                let position = places.position(passage.document_offset(start));
                segments.push(SourceSegment { segment, position });
            }
        }
    }
    segments
}
