//! Cutting files into segments to see how they are cut, and the rules that do it.

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use super::document::{SourceSegment, SourceText, cut};
use super::input::Input;
use super::opened::Opened;
use super::output::write_file;
use super::{AppError, InputProblem};
use crate::format::{self, ReadOptions, UnitSink, Warning};
use crate::model::unit::Unit;
use crate::text::language::Language;
use crate::text::positions::Position;
use crate::text::segmentation::engine::{Engine, EngineError};
use crate::text::segmentation::{Cutter, shipped};

/// Rules of one's own for one language, and what of their file is put right or cannot be used: where, and what.
#[derive(Clone, Debug)]
pub struct OwnRules {
    /// What cuts by them.
    pub cutter: Cutter,
    /// What a person should know.
    pub warnings: Vec<(Position, String)>,
}

/// The rules that the SRX file at `path` has for `language`.
///
/// # Errors
/// [`AppError::Input`] where it is not SRX, or has no rules for the language that could be used.
pub fn own_rules(path: &Path, language: &Language) -> Result<OwnRules, AppError> {
    let mut input = Input::File(path.to_owned());
    let mut opened = Opened::open(&mut input, None)?;
    let (srx, warnings) = opened.read(format::read_srx)?;
    let (engine, left_out) = Engine::new(&srx, language).map_err(|error| {
        let map = srx.maps.first().map_or(Position { line: 1, column: 1 }, |map| map.position);
        let (position, hint) = match &error {
            EngineError::NoLanguage(language) => {
                let base = language.base();
                (
                    map,
                    format!(
                        "add to its <maprules>: <languagemap languagepattern=\"{base}.*\" languagerulename=\"NAME\"/>"
                    ),
                )
            }
            EngineError::NoSet { position, .. } => (*position, "name one of its <languagerule> elements".to_owned()),
            EngineError::TooLarge(_) => (map, "leave out rules that the language does not need".to_owned()),
        };
        opened.failed(InputProblem::Malformed { position, message: error.to_string(), hint: Some(hint) })
    })?;
    let mut warnings: Vec<_> = warnings.into_iter().map(|warning| (warning.position, warning.message)).collect();
    warnings.extend(left_out.into_iter().map(|one| (one.position, one.message)));
    Ok(OwnRules { cutter: Cutter::rules(engine), warnings })
}

/// Writes the shipped rules as SRX.
///
/// # Errors
/// What `out` reports.
pub fn write_shipped(out: &mut dyn Write) -> Result<(), AppError> {
    format::write_srx(out, &shipped::srx()).map_err(AppError::Stream)
}

/// The same into a file, which must not be there yet: it could hold rules that somebody has edited.
///
/// # Errors
/// [`AppError::Refused`] where there is one, [`AppError::Output`] where it cannot be written.
pub fn write_shipped_to(path: &Path) -> Result<(), AppError> {
    if path.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err(AppError::Refused(format!("{}: there is such a file, and nothing was written", path.display())));
    }
    write_file(path, |out| format::write_srx(out, &shipped::srx()))
}

/// Reads `input`, a text in `language`, and cuts it by `cutter`. Of a bilingual file, whose units are segments, it gives
/// the text of each in that language. `format` is the word of `--as`.
///
/// # Errors
/// [`AppError`] where the input cannot be read, is no text, or holds nothing in the language.
pub fn segments_of(
    input: &mut Input<'_>,
    format: Option<&str>,
    language: &Language,
    cutter: &Cutter,
) -> Result<SourceText, AppError> {
    let options = ReadOptions { for_check: true, ..ReadOptions::between(language, None) };
    let options = ReadOptions { pair: None, ..options };
    let mut opened = Opened::open(input, Some(&options))?;
    let can = |format: &dyn format::Format| format.document_reader().is_some() || format.unit_reader().is_some();
    let format = opened.format_for(format, "read as a text", can)?;
    let source = match (format.unit_reader(), format.document_reader()) {
        (Some(reader), _) => {
            let mut sink = Sink { language, found: SourceText::default(), others: BTreeSet::new(), units: 0 };
            opened.read(|source| reader.read(source, &mut sink))?;
            if let (true, Some(_)) = (sink.found.segments.is_empty(), sink.others.first()) {
                let others: Vec<String> = sink.others.iter().map(Language::to_string).collect();
                let message = format!("{}: nothing in it is in {language}, only {}", opened.name, others.join(", "));
                return Err(AppError::Refused(message));
            }
            sink.found
        }
        (None, Some(reader)) => {
            let document = opened.read(|source| reader.read(source))?;
            let segments = cut(&document.passages, document.is_segmented, cutter);
            SourceText { segments, left_out: document.left_out, to_fill: None }
        }
        (None, None) => SourceText::default(),
    };
    match source.segments.is_empty() {
        true => Err(opened.failed(InputProblem::NoText)),
        false => Ok(source),
    }
}

/// Takes the texts of units in one language.
struct Sink<'a> {
    language: &'a Language,
    found: SourceText,
    others: BTreeSet<Language>,
    units: usize,
}

impl UnitSink for Sink<'_> {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        let number = self.units;
        self.units += 1;
        for variant in unit.variants {
            if variant.language.base() != self.language.base() {
                if self.others.len() < 20 {
                    self.others.insert(variant.language);
                }
            } else if !variant.segment.is_blank() {
                self.found.segments.push(SourceSegment { segment: variant.segment, position: at, passage: number });
            }
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        if warning.effect == format::Effect::Skipped {
            self.found.left_out.push((warning.position, warning.message));
        }
    }
}
