//! Findings to read: place, severity, rule, and the words in their text.

use std::io::{self, Write};

use super::CheckReport;
use crate::app::check::{Problem, Reported, Summary};
use crate::report::Look;

pub(super) struct Text<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Text<'a> {
    pub(super) fn new(out: &'a mut dyn Write, _look: Look) -> Self {
        Text { out }
    }
}

impl CheckReport for Text<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        let place = match (reported.path, reported.position) {
            (Some(path), Some(position)) => format!("{path}:{}:{}", position.line, position.column),
            (Some(path), None) => path.to_owned(),
            (None, _) => {
                format!("{} unit {}", reported.memory.unwrap_or_default(), reported.unit.unwrap_or_default())
            }
        };
        writeln!(self.out, "{place}: {}: {} [{}]", finding.severity, finding.message, finding.rule)?;
        let (text, span) = (reported.text(), &finding.span);
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        writeln!(self.out, "    {before}[{}]{after}", reported.words())?;
        if let Some(suggestion) = finding.suggestions.first() {
            writeln!(self.out, "    → {suggestion}")?;
        }
        Ok(())
    }

    fn problem(&mut self, _problem: &Problem) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
}
