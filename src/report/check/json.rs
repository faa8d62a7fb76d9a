//! Findings as JSON Lines.

use std::io::{self, Write};

use serde::Serialize;

use super::CheckReport;
use super::words::whole;
use crate::app::check::{Problem, Reported, Summary};
use crate::model::finding::{Severity, Side};

pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
    counted: Counted,
}

/// How far the characters of a text were counted: the segment and side, where it lies, and the byte with the characters before it.
#[derive(Debug, Default)]
struct Counted {
    of: Option<(usize, Side, usize, usize)>,
    bytes: usize,
    characters: usize,
}

impl Counted {
    /// How many characters of `text` stand before the byte `at`. Counts from where it came to last, so that a long text
    /// is not gone through for each finding in it.
    fn before(&mut self, text: &str, at: usize) -> usize {
        let (from, to) = (self.bytes.min(at), self.bytes.max(at));
        let Some(between) = text.get(from..to) else { return self.characters };
        let steps = between.chars().count();
        self.characters = if at < self.bytes { self.characters - steps } else { self.characters + steps };
        self.bytes = at;
        self.characters
    }
}

impl<'a> Json<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Json { out, counted: Counted::default() }
    }

    fn line(&mut self, object: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, object)?;
        self.out.write_all(b"\n")
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    schema: &'static str,
    rule: &'a str,
    severity: Severity,
    path: Option<&'a str>,
    memory: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    unit: Option<i64>,
    name: Option<&'a str>,
    segment: usize,
    side: Side,
    span: [usize; 2],
    text: &'a str,
    message: &'a str,
    suggestions: &'a [String],
    safe: bool,
    evidence: Vec<[usize; 2]>,
    concept: Option<&'a str>,
    source: Option<&'a str>,
    target: Option<&'a str>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    schema: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    severity: Severity,
    message: &'a str,
    hint: Option<&'a str>,
}

impl CheckReport for Json<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        let text = reported.text();
        let here = Some((finding.segment, finding.side, text.as_ptr().addr(), text.len()));
        if self.counted.of != here {
            self.counted = Counted { of: here, ..Counted::default() };
        }
        let counted = &mut self.counted;
        let mut points = |span: &std::ops::Range<usize>| [span.start, span.end].map(|at| counted.before(text, at));
        let (span, evidence) = (points(&finding.span), finding.evidence.iter().map(&mut points).collect());
        let position = reported.position;
        self.line(&FindingJson {
            schema: "istilahi/finding/1",
            rule: &finding.rule,
            severity: finding.severity,
            path: reported.path,
            memory: reported.memory,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            end_line: reported.end.map(|end| end.line),
            end_column: reported.end.map(|end| end.column),
            unit: reported.unit,
            name: reported.name,
            segment: reported.number,
            side: finding.side,
            span,
            text: reported.words(),
            message: &finding.message,
            suggestions: &finding.suggestions,
            safe: finding.is_safe,
            evidence,
            concept: finding.about.as_deref(),
            source: reported.source.and_then(whole),
            target: whole(reported.target),
            fingerprint: &reported.fingerprint,
        })
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.line(&ProblemJson {
            schema: "istilahi/problem/1",
            file: problem.file.as_deref(),
            line: problem.position.map(|position| position.line),
            column: problem.position.map(|position| position.column),
            severity: problem.severity,
            message: &problem.message,
            hint: problem.hint.as_deref(),
        })
    }

    fn finish(&mut self, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
}
