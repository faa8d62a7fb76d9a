//! Findings as workflow commands of GitHub Actions, which shows them beside the lines that a change touches.

use std::io::{self, Write};

use super::CheckReport;
use super::words::{harmless, help, place, sentence};
use crate::app::check::{Problem, Reported, Summary};
use crate::model::finding::Severity;
use crate::text::positions::Position;

pub(super) struct GitHub<'a> {
    out: &'a mut dyn Write,
}

impl<'a> GitHub<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        GitHub { out }
    }

    fn command(&mut self, severity: Severity, properties: &[(&str, String)], message: &str) -> io::Result<()> {
        let word = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let list: Vec<String> = properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
        writeln!(self.out, "::{word} {}::{}", list.join(","), data(message))
    }
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    harmless(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn file(path: Option<&str>, position: Option<Position>) -> Vec<(&'static str, String)> {
    let Some(path) = path else { return Vec::new() };
    // The names of files in a repository have slashes on every system.
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut properties = vec![("file", path)];
    if let Some(Position { line, column }) = position {
        properties.extend([("line", line.to_string()), ("col", column.to_string())]);
    }
    properties
}

impl CheckReport for GitHub<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        let mut properties = file(reported.path, reported.position);
        // GitHub reads columns only where the place is within one line, and its last column is part of the place.
        match reported.region() {
            Some((start, end)) if start.line == end.line => {
                let last = end.column.saturating_sub(1).max(start.column);
                properties.push(("endColumn", last.to_string()));
            }
            Some((_, end)) => properties.push(("endLine", end.line.to_string())),
            None => {}
        }
        properties.push(("title", finding.rule.to_string()));
        let mut message = sentence(reported);
        if reported.path.is_none() {
            message = format!("{}: {message}", place(reported));
        }
        if let Some(help) = help(finding) {
            message.push_str(&format!("\nhelp: {help}"));
        }
        self.command(finding.severity, &properties, &message)
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        let mut properties = file(problem.file.as_deref(), problem.position);
        properties.push(("title", "istilahi".to_owned()));
        self.command(problem.severity, &properties, &super::words::problem(problem))
    }

    fn finish(&mut self, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
}
