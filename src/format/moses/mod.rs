//! Moses: two text files with one segment a line, as machine translation toolkits and OPUS have them.
//!
//! The n-th line of one file translates the n-th of the other, so a line is never left out on one side alone: files with
//! unequal numbers of lines are refused. Nothing in a line is markup, and nothing is escaped.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;

use super::limited::Limited;
use super::lines::TextLines;
use super::sides::sides;
use super::{Effect, Format, Head, Heading, Losses, ParallelFormat, ReadError, Source, UnitOutput, UnitSink, Warning};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Unit, Variant};

/// Two files, line by line.
pub(super) struct Moses;

impl Format for Moses {
    fn name(&self) -> &'static str {
        "moses"
    }

    fn title(&self) -> &'static str {
        "Moses (two files)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    /// One of the two files looks like any text.
    fn recognises(&self, _head: &Head) -> bool {
        false
    }

    fn parallel(&self) -> Option<&dyn ParallelFormat> {
        Some(self)
    }
}

const ONE_SIDED: &str = "lines that are blank in one of the two files";

impl ParallelFormat for Moses {
    fn read(&self, source: &mut Source<'_>, target: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        let languages = [source.options.source.clone(), source.options.target.clone()];
        let mut sources = TextLines::open(source, None, "the source file")?;
        let mut targets = TextLines::open(target, None, "the target file")?;
        let mut warnings = Limited::default();
        let (mut units, mut lines, mut blank) = (0_usize, 0_usize, 0_usize);
        loop {
            let (has_source, has_target) = (sources.advance()?, targets.advance()?);
            if has_source != has_target {
                let longer = if has_source { sources } else { targets };
                return Err(unequal(longer, lines, has_source));
            }
            let at = sources.position();
            if !has_source {
                let mut say = |effect, message| sink.warning(Warning { position: at, message, effect });
                if blank > 0 {
                    say(Effect::Kept, format!("lines that are blank in both files, which are no units: {blank}"));
                }
                if units == 0 && lines == blank {
                    say(Effect::Kept, "the files hold no units".to_owned());
                }
                break;
            }
            lines += 1;
            for file in [&sources, &targets] {
                let what = "lines with control characters";
                let message = || format!("{} control characters were left out", file.dropped());
                let warning = (file.dropped() > 0).then(|| warnings.warning(what, at, Effect::Repaired, message()));
                warning.flatten().into_iter().for_each(|warning| sink.warning(warning));
            }
            let segments = [&sources, &targets].map(|file| Segment::plain(file.line()));
            match segments.each_ref().map(Segment::is_blank) {
                [true, true] => blank += 1,
                [false, false] => {
                    let variants = languages.iter().cloned().zip(segments);
                    let variants = variants.map(|(language, segment)| Variant::new(language, segment)).collect();
                    units += 1;
                    let unit = Unit::new(Status::Translated, Origin::Human, variants);
                    if let ControlFlow::Break(()) = sink.unit(unit, at) {
                        return Err(ReadError::Stopped);
                    }
                }
                [source_is_blank, _] => {
                    let file = if source_is_blank { "source" } else { "target" };
                    let message = format!("this line is blank in the {file} file; it was left out");
                    let warning = warnings.warning(ONE_SIDED, at, Effect::Skipped, message);
                    warning.into_iter().for_each(|warning| sink.warning(warning));
                }
            }
        }
        if units == 0 && warnings.has(ONE_SIDED) {
            return Err(sources.malformed(1, "no line has text in both files"));
        }
        warnings.rest().for_each(|warning| sink.warning(warning));
        Ok(())
    }

    fn start<'a>(
        &self,
        source: &'a mut dyn Write,
        target: &'a mut dyn Write,
        heading: &Heading,
    ) -> Box<dyn UnitOutput + 'a> {
        let files = [BufWriter::new(source), BufWriter::new(target)];
        Box::new(Files { files, heading: heading.clone(), losses: Losses::default() })
    }
}

/// The error for files of unequal length, `longer` standing at the first line without a counterpart.
fn unequal(mut longer: TextLines<'_>, lines: usize, source_is_longer: bool) -> ReadError {
    let at = longer.position();
    let mut more = 1_usize;
    // What cannot be decoded behind that line makes no difference.
    while longer.advance().unwrap_or(false) {
        more += 1;
    }
    let (source, target) = if source_is_longer { (lines + more, lines) } else { (lines, lines + more) };
    let file = if source_is_longer { "source" } else { "target" };
    let message = format!(
        "the source file has {source} lines and the target file {target}: line {} of the {file} file has no counterpart",
        at.line
    );
    let hint = "the lines of the two files must correspond one to one; align the texts first".to_owned();
    ReadError::Malformed { position: at, message, hint: Some(hint) }
}

/// Two files that are being written.
struct Files<'a> {
    files: [BufWriter<&'a mut dyn Write>; 2],
    heading: Heading,
    losses: Losses,
}

impl UnitOutput for Files<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(sides) = sides(unit, &self.heading, &mut self.losses) else {
            return Ok(());
        };
        let lines = [sides.source, sides.target].map(|variant| {
            let segment = &variant.segment;
            self.losses.add("inline codes", segment.codes().len());
            let text = if self.heading.inline_codes { segment.text().to_owned() } else { segment.without_codes() };
            self.losses.add("line breaks", text.matches(is_line_end).count());
            text.replace(is_line_end, " ")
        });
        // Codes alone are no text: without them nothing may be left, and a blank line would pair with a text.
        if lines.iter().any(|line| line.trim().is_empty()) {
            self.losses.leave_out("units without a translation");
            return Ok(());
        }
        for (variant, language) in [(sides.source, &self.heading.source), (sides.target, &self.heading.target)] {
            self.losses.add("regions of languages", usize::from(variant.language != *language));
            self.losses.add("notes and properties", variant.annotations.len());
            self.losses.add("attributes", variant.attributes.len());
        }
        self.losses.add("notes and properties", unit.annotations.len());
        self.losses.add("attributes", unit.attributes.len());
        self.losses.add("names", usize::from(unit.name.is_some()));
        self.losses.add("statuses", usize::from(unit.status != Status::Translated));
        self.losses.add("origins", usize::from(unit.origin != Origin::Human));
        for (file, line) in self.files.iter_mut().zip(lines) {
            file.write_all(line.as_bytes())?;
            file.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.files.iter_mut().try_for_each(BufWriter::flush)?;
        Ok(self.losses)
    }
}

/// What some reader takes for the end of a line.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests;
