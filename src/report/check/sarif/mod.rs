//! Findings as a SARIF 2.1.0 log, which code hosts and editors read. Results are written as they come; what the program
//! is and which rules it has stands behind them.

mod log;

use std::io::{self, Write};

use serde::Serialize;

use super::CheckReport;
use super::words::{help, place, sentence, whole};
use crate::app::check::{Problem, Reported, Summary};
use crate::check::{Rule, all};
use crate::model::finding::{Severity, Side};
use crate::text::positions::Position;
use log::{
    ArtifactChange, ArtifactLocation, Fingerprints, Fix, Invocation, Location, LogicalLocation, Message, Notification,
    Pair, PhysicalLocation, RegionJson, Replacement, ResultJson, RuleJson, Text, Tool,
};

const BEGINNING: &str = r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#;

pub(super) struct Sarif<'a> {
    out: &'a mut dyn Write,
    is_begun: bool,
    results: usize,
    /// The rules by their number in the log: those of the program, then those that users made.
    rules: Vec<String>,
    notifications: Vec<Notification>,
    is_successful: bool,
}

impl<'a> Sarif<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        let rules = all().map(|rule| rule.id().to_owned()).collect();
        Sarif { out, is_begun: false, results: 0, rules, notifications: Vec::new(), is_successful: true }
    }

    fn begin(&mut self) -> io::Result<()> {
        if !self.is_begun {
            self.is_begun = true;
            self.out.write_all(BEGINNING.as_bytes())?;
        }
        Ok(())
    }

    fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        Ok(serde_json::to_writer(&mut self.out, value)?)
    }

    fn rule_index(&mut self, rule: &str) -> usize {
        self.rules.iter().position(|known| known == rule).unwrap_or_else(|| {
            self.rules.push(rule.to_owned());
            self.rules.len() - 1
        })
    }
}

impl CheckReport for Sarif<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        self.begin()?;
        let finding = reported.finding;
        let sentence = sentence(reported);
        let evidence: Vec<&str> =
            finding.evidence.iter().filter_map(|span| reported.text().get(span.clone())).collect();
        let result = ResultJson {
            rule_id: &finding.rule,
            rule_index: self.rule_index(&finding.rule),
            level: level(finding.severity),
            message: Message { text: &sentence },
            locations: [location(reported)],
            partial_fingerprints: Fingerprints { ours: &reported.fingerprint },
            fixes: fixes(reported),
            properties: Pair {
                segment: reported.number,
                side: finding.side,
                words: reported.words(),
                source: reported.source.and_then(whole),
                target: whole(reported.target),
                evidence,
                help: help(finding),
            },
        };
        self.out.write_all(if self.results == 0 { b"\n" } else { b",\n" })?;
        self.results += 1;
        self.json(&result)
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.is_successful &= problem.severity != Severity::Error;
        let locations = problem.file.iter().map(|file| Location {
            physical_location: Some(PhysicalLocation {
                artifact_location: artifact(file),
                region: problem.position.map(from),
            }),
            logical_locations: Vec::new(),
        });
        let text = super::words::problem(problem);
        let notification =
            Notification { level: level(problem.severity), message: Text { text }, locations: locations.collect() };
        self.notifications.push(notification);
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary) -> io::Result<()> {
        self.begin()?;
        let invocation = Invocation {
            execution_successful: self.is_successful,
            tool_execution_notifications: std::mem::take(&mut self.notifications),
        };
        let known: Vec<&dyn Rule> = all().collect();
        let rules = self.rules.iter().enumerate().map(|(at, id)| match known.get(at) {
            Some(rule) => RuleJson::of(*rule),
            None => RuleJson::named(id),
        });
        let tool = Tool::new(rules.collect());
        self.out.write_all(b"],\n\"tool\":")?;
        self.json(&tool)?;
        self.out.write_all(b",\n\"invocations\":")?;
        self.json(&[invocation])?;
        self.out.write_all(b"}]}\n")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn location(reported: &Reported<'_>) -> Location {
    let physical_location = reported.path.map(|path| PhysicalLocation {
        artifact_location: artifact(path),
        region: match reported.region() {
            Some(region) => Some(RegionJson { snippet: Some(Text::of(reported.words())), ..within(region) }),
            None => reported.position.map(from),
        },
    });
    let unit =
        |name: &str, full: String| LogicalLocation { name: name.to_owned(), fully_qualified_name: full, kind: "unit" };
    let logical = match (reported.memory, reported.name) {
        (Some(_), _) => {
            let full = place(reported);
            let name = reported.unit.map_or_else(|| reported.number.to_string(), |unit| unit.to_string());
            Some(unit(&name, full))
        }
        (None, Some(name)) => Some(unit(name, format!("{}/{name}", reported.path.unwrap_or_default()))),
        (None, None) => None,
    };
    Location { physical_location, logical_locations: logical.into_iter().collect() }
}

/// A place whose end is not known.
fn from(Position { line, column }: Position) -> RegionJson {
    RegionJson { start_line: line, start_column: column, end_line: None, end_column: None, snippet: None }
}

fn within((start, end): (Position, Position)) -> RegionJson {
    RegionJson { end_line: Some(end.line), end_column: Some(end.column), ..from(start) }
}

/// Each suggestion as a change of the file, where it is known how it would be written there.
fn fixes(reported: &Reported<'_>) -> Vec<Fix> {
    let path = reported.path.filter(|_| reported.finding.side == Side::Target);
    let (Some(path), Some(region)) = (path, reported.region()) else { return Vec::new() };
    let fix = |(suggestion, written): (&String, &String)| Fix {
        description: Text {
            text: if suggestion.is_empty() { "leave it out".to_owned() } else { format!("write `{suggestion}`") },
        },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(path),
            replacements: [Replacement { deleted_region: within(region), inserted_content: Text::of(written) }],
        }],
    };
    let sure = reported.finding.suggestions.iter().zip(&reported.written);
    sure.filter_map(|(suggestion, written)| Some(fix((suggestion, written.as_ref()?)))).collect()
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation { uri: uri(path) }
}

/// A path as a relative reference, or as a `file:` URI where it is absolute.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let is_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let mut uri = match (path.starts_with('/'), is_drive) {
        (true, _) => "file://".to_owned(),
        (false, true) => "file:///".to_owned(),
        (false, false) => String::new(),
    };
    for byte in path.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || is_drive && byte == b':';
        match is_plain {
            true => uri.push(char::from(byte)),
            false => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_uris() {
        assert_eq!(super::uri("docs/habari ya leo #1%.md"), "docs/habari%20ya%20leo%20%231%25.md");
        assert_eq!(super::uri("a:b/é.md"), "a%3Ab/%C3%A9.md");
        assert_eq!(super::uri("/tmp/a.md"), "file:///tmp/a.md");
    }
}
