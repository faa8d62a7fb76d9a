//! From one format to another, past the database.

use std::ops::ControlFlow;

use super::export::{Destination, Written, format_of_output, unit_format, write_two};
use super::glossary::glossary_format;
use super::import::damaged;
use super::input::Input;
use super::opened::Opened;
use super::parallel::UnitFile;
use super::progress::Progress;
use super::{AppError, InputProblem};
use crate::format::{Format, Heading, ReadOptions, UnitOutput, UnitSink, Warning};
use crate::model::unit::Unit;
use crate::text::positions::Position;

/// What is to be converted.
#[derive(Clone, Debug)]
pub struct Request {
    /// The word of the input's format; without it its content tells.
    pub format: Option<String>,
    /// The word of the output's format; without it the file's ending tells.
    pub output_format: Option<String>,
    /// Whether the files are glossaries, where their formats can hold units as well.
    pub glossary: bool,
    /// How the input is read.
    pub options: ReadOptions,
    /// How the output is written.
    pub heading: Heading,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The input.
    pub file: String,
    /// The output.
    pub output: String,
    /// Whether concepts were converted, and not units.
    pub glossary: bool,
    /// How much was written, and what the output has no place for.
    pub written: Written,
    /// What should be known of the input.
    pub warnings: Vec<Warning>,
}

/// Converts `input`. A file is written whole or not at all.
///
/// # Errors
/// [`AppError`] where the input cannot be read, the output not be written, or no format holds what the other one does.
pub fn convert(
    mut input: Input<'_>,
    destination: Destination<'_>,
    request: &Request,
    progress: &mut dyn Progress,
) -> Result<Report, AppError> {
    let file = input.name();
    let output = destination.name();
    let units = unit_format(&output, request.output_format.as_deref());
    let concepts = glossary_format(&output, request.output_format.as_deref());
    if units.is_err() && concepts.is_err() && !request.glossary {
        let can = |one: &dyn Format| {
            one.unit_writer().is_some() || one.parallel().is_some() || one.glossary_writer().is_some()
        };
        let (word, _) = format_of_output(&output, request.output_format.as_deref());
        return Err(AppError::unknown_format(word, "written with units or a glossary", can));
    }
    let is_glossary = request.glossary || units.is_err() || concepts.is_ok() && only_terms(&mut input, request);
    let (written, warnings) = match is_glossary {
        true => convert_concepts(&mut input, destination, concepts?, request)?,
        false => convert_units(&mut input, destination, units?, request, progress)?,
    };
    Ok(Report { file, output: output.display().to_string(), glossary: is_glossary, written, warnings })
}

/// Whether the input is a file of a format that holds concepts and no units.
fn only_terms(input: &mut Input<'_>, request: &Request) -> bool {
    let Input::File(path) = input else { return false };
    let mut again = Input::File(path.clone());
    let can = |format: &dyn Format| format.glossary_reader().is_some() || format.unit_reader().is_some();
    let opened = Opened::open(&mut again, Some(&request.options));
    let format = opened.and_then(|opened| opened.format_for(request.format.as_deref(), "read", can));
    format.is_ok_and(|format| format.unit_reader().is_none())
}

fn convert_concepts(
    input: &mut Input<'_>,
    destination: Destination<'_>,
    format: &dyn Format,
    request: &Request,
) -> Result<(Written, Vec<Warning>), AppError> {
    let mut opened = Opened::open(input, Some(&request.options))?;
    let can = |one: &dyn Format| one.glossary_reader().is_some();
    let found = opened.format_for(request.format.as_deref(), "converted to a glossary", can)?;
    let reader = found.glossary_reader().expect("format_for returns what was asked for");
    let prefix = opened.stem();
    let glossary = opened.read(|source| reader.read(source, &prefix))?;
    let writer = format.glossary_writer().expect("the caller asked for a format that is written");
    let losses = destination.write(|out| writer.write(out, &request.heading, &glossary.concepts))?;
    Ok((Written::of(glossary.concepts.len() as u64, losses), glossary.warnings))
}

fn convert_units(
    input: &mut Input<'_>,
    destination: Destination<'_>,
    format: &dyn Format,
    request: &Request,
    progress: &mut dyn Progress,
) -> Result<(Written, Vec<Warning>), AppError> {
    let name = input.name();
    let mut file = UnitFile::open(input, request.format.as_deref(), &request.options)?;
    progress.begin(&name, file.size());
    let mut problem = None;
    let mut warnings = Vec::new();
    let mut pass = |out: Box<dyn UnitOutput + '_>| {
        let mut sink = Sink { out, count: 0, last: None, warnings: Vec::new(), failure: None };
        let read = file.read(&mut sink);
        warnings = sink.warnings;
        if let Some(failure) = sink.failure {
            return Err(failure);
        }
        let broken = read.map_err(|error| problem = Some(error.after(sink.last))).is_err();
        let is_kept = broken && request.options.repair && sink.count > 0;
        if broken && !is_kept {
            return Err(std::io::Error::other("the input cannot be read"));
        }
        let written = Written::of(sink.count, sink.out.finish()?);
        if sink.count > 0 && written.count == 0 {
            problem = Some(nothing_left(sink.count, &request.heading));
            return Err(std::io::Error::other("nothing is left to write"));
        }
        Ok(written)
    };
    let heading = &request.heading;
    let written = match (format.parallel(), format.unit_writer()) {
        (Some(parallel), _) => {
            let (source, target) = destination.two(format, heading)?;
            write_two(&source, &target, |source, target| pass(parallel.start(source, target, heading)))
        }
        (None, Some(writer)) => destination.write(|out| pass(writer.start(out, heading)?)),
        (None, None) => Err(AppError::Refused(format!("{} is not written", format.title()))),
    };
    progress.end();
    match (written, problem) {
        (Ok(written), None) => Ok((written, warnings)),
        (Ok(written), Some(AppError::Input { problem: InputProblem::Malformed { position, message, .. }, .. })) => {
            let whole = written.count;
            let message = damaged(&message, whole);
            let effect = crate::format::Effect::Repaired;
            warnings.push(Warning { position, message, effect });
            Ok((written, warnings))
        }
        (_, Some(problem)) => Err(problem),
        (Err(error), None) => Err(error),
    }
}

/// The error where none of `count` units has a place in the output: mostly their languages are others.
fn nothing_left(count: u64, heading: &Heading) -> AppError {
    let Heading { source, target, .. } = heading;
    AppError::Refused(format!(
        "no unit can be written, of {count}: they have no text in both {source} and {target}, or are rejected; \
         name the languages of the file with --from and --to"
    ))
}

/// Writes each unit as it comes.
struct Sink<'a> {
    out: Box<dyn UnitOutput + 'a>,
    count: u64,
    /// Where the last unit stands.
    last: Option<Position>,
    warnings: Vec<Warning>,
    failure: Option<std::io::Error>,
}

impl UnitSink for Sink<'_> {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        self.last = Some(at);
        match self.out.unit(&unit) {
            Ok(()) => {
                self.count += 1;
                ControlFlow::Continue(())
            }
            Err(failure) => {
                self.failure = Some(failure);
                ControlFlow::Break(())
            }
        }
    }

    fn warning(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}
