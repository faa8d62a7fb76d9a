//! Findings as a Code Quality report of GitLab: one JSON array.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::CheckReport;
use super::words::{home, place, sentence};
use crate::app::check::{Problem, Reported, Summary};
use crate::model::finding::Severity;
use crate::text::fold::stable_hash;

pub(super) struct GitLab<'a> {
    out: &'a mut dyn Write,
    is_begun: bool,
    /// How often each fingerprint was given: GitLab drops all but one of those that are equal.
    seen: HashMap<String, usize>,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

impl<'a> GitLab<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        GitLab { out, is_begun: false, seen: HashMap::new() }
    }

    fn issue(&mut self, fingerprint: &str, mut issue: Issue<'_>) -> io::Result<()> {
        let times = self.seen.entry(fingerprint.to_owned()).or_insert(0);
        *times += 1;
        let unique = if *times == 1 { fingerprint.to_owned() } else { format!("{fingerprint}-{times}") };
        issue.fingerprint = unique;
        self.out.write_all(if self.is_begun { b",\n" } else { b"[\n" })?;
        self.is_begun = true;
        Ok(serde_json::to_writer(&mut self.out, &issue)?)
    }
}

impl CheckReport for GitLab<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        let mut description = sentence(reported);
        if reported.path.is_none() {
            description = format!("{}: {description}", place(reported));
        }
        let issue = Issue {
            description: &description,
            check_name: &finding.rule,
            fingerprint: String::new(),
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path: home(reported),
                // What is in no file has no line, but GitLab wants one.
                lines: Lines { begin: reported.position.map_or(1, |position| position.line) },
            },
        };
        self.issue(&reported.fingerprint, issue)
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        let description = super::words::problem(problem);
        let file = problem.file.as_deref().unwrap_or(".");
        let issue = Issue {
            description: &description,
            check_name: "istilahi",
            fingerprint: String::new(),
            severity: if problem.severity == Severity::Error { "critical" } else { "minor" },
            location: Location {
                path: file,
                lines: Lines { begin: problem.position.map_or(1, |position| position.line) },
            },
        };
        self.issue(&format!("{:016x}", stable_hash(&format!("{file}\u{1f}{}", problem.message))), issue)
    }

    fn finish(&mut self, _summary: &Summary) -> io::Result<()> {
        self.out.write_all(if self.is_begun { b"\n]\n" } else { b"[]\n" })
    }
}
