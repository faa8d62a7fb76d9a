//! Findings as JUnit XML, which build servers show as tests: a suite for each file or memory, a case for each rule that
//! found something in it. A case fails where one of its findings is severe enough to fail the run.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::CheckReport;
use super::words::{harmless, help, home, place, sentence};
use crate::app::check::{Problem, Reported, Summary};
use crate::model::finding::Severity;

/// The name of what belongs to no file.
const PROGRAM: &str = "istilahi check";

pub(super) struct Junit<'a> {
    xml: Writer<&'a mut dyn Write>,
    is_begun: bool,
    suite: Option<Suite>,
    suites: usize,
}

/// The findings of one file; they wait until all are there, because a suite begins with their number.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// The findings of one rule in one file.
struct Case {
    rule: String,
    first: String,
    findings: usize,
    worst: Severity,
    fails: bool,
    text: String,
}

impl<'a> Junit<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Junit { xml: Writer::new_with_indent(out, b' ', 2), is_begun: false, suite: None, suites: 0 }
    }

    fn begin(&mut self) -> io::Result<()> {
        if self.is_begun {
            return Ok(());
        }
        self.is_begun = true;
        self.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.xml.write_event(Event::Start(element("testsuites", &[("name", PROGRAM)])))
    }

    fn open_suite(&mut self, name: &str, [tests, failures, errors]: [usize; 3]) -> io::Result<()> {
        self.begin()?;
        self.suites += 1;
        let [tests, failures, errors] = [tests, failures, errors].map(|number| number.to_string());
        let counts = [("tests", tests.as_str()), ("failures", &failures), ("errors", &errors), ("skipped", "0")];
        self.xml.write_event(Event::Start(element("testsuite", &[&[("name", name)], &counts[..]].concat())))
    }

    fn close(&mut self, name: &'static str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes the suite whose findings have all come.
    fn flush(&mut self) -> io::Result<()> {
        let Some(suite) = self.suite.take() else { return Ok(()) };
        let failing = suite.cases.iter().filter(|case| case.fails).count();
        self.open_suite(&suite.name, [suite.cases.len(), failing, 0])?;
        for case in &suite.cases {
            self.xml
                .write_event(Event::Start(element("testcase", &[("classname", &suite.name), ("name", &case.rule)])))?;
            let name = if case.fails { "failure" } else { "system-out" };
            let message = match case.findings {
                1 => case.first.clone(),
                findings => format!("{findings} findings, the first: {}", case.first),
            };
            let attributes = [("message", message.as_str()), ("type", case.worst.as_str())];
            let attributes = if name == "failure" { &attributes[..] } else { &[] };
            self.content(name, attributes, &case.text)?;
            self.close("testcase")?;
        }
        self.close("testsuite")
    }

    fn content(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.xml.write_event(Event::Start(element(name, attributes)))?;
        self.xml.write_event(Event::Text(BytesText::new(&harmless(text))))?;
        self.close(name)
    }
}

fn element<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        // A line break in a value would come back as a space.
        element.push_attribute((*name, harmless(value).replace('\n', " ").as_str()));
    }
    element
}

impl CheckReport for Junit<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let (finding, home) = (reported.finding, home(reported));
        if self.suite.as_ref().is_some_and(|suite| suite.name != home) {
            self.flush()?;
        }
        let suite = self.suite.get_or_insert_with(|| Suite { name: home.to_owned(), cases: Vec::new() });
        let sentence = sentence(reported);
        let at = suite.cases.iter().position(|case| case.rule == finding.rule).unwrap_or_else(|| {
            suite.cases.push(Case {
                rule: finding.rule.to_string(),
                first: sentence.clone(),
                findings: 0,
                worst: finding.severity,
                fails: false,
                text: String::new(),
            });
            suite.cases.len() - 1
        });
        let case = &mut suite.cases[at];
        case.findings += 1;
        case.worst = case.worst.max(finding.severity);
        case.fails |= reported.fails;
        case.text.push_str(&format!("{}: {}: {sentence}\n", place(reported), finding.severity));
        if let Some(help) = help(finding) {
            case.text.push_str(&format!("    help: {help}\n"));
        }
        Ok(())
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.flush()?;
        let name = problem.file.as_deref().unwrap_or(PROGRAM);
        let is_error = problem.severity == Severity::Error;
        self.open_suite(PROGRAM, [1, 0, usize::from(is_error)])?;
        self.xml.write_event(Event::Start(element("testcase", &[("classname", PROGRAM), ("name", name)])))?;
        let place = problem.position.map(|at| format!("{name}:{}:{}: ", at.line, at.column)).unwrap_or_default();
        let text = format!("{place}{}", super::words::problem(problem));
        let attributes = [("message", problem.message.as_str()), ("type", "problem")];
        match is_error {
            true => self.content("error", &attributes, &text)?,
            false => self.content("system-out", &[], &text)?,
        }
        self.close("testcase")?;
        self.close("testsuite")
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.flush()?;
        if self.suites == 0 {
            // Build servers take a report without any case for one that was not written.
            self.open_suite(PROGRAM, [1, 0, 0])?;
            let name = super::tally::outcome(summary);
            self.xml.write_event(Event::Empty(element("testcase", &[("classname", PROGRAM), ("name", &name)])))?;
            self.close("testsuite")?;
        }
        self.close("testsuites")?;
        self.xml.get_mut().write_all(b"\n")
    }
}
