//! Findings and problems that a report is made of, without a run.

use std::borrow::Cow;
use std::ops::Range;

use istilahi::app::check::{Problem, Reported, Summary};
use istilahi::model::finding::{Finding, Severity, Side};
use istilahi::report::Look;
use istilahi::report::check::{ALL, Run};
use istilahi::text::language::Language;
use istilahi::text::positions::Position;

/// A finding with all that is said of it.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) finding: Finding,
    pub(super) path: Option<String>,
    pub(super) memory: Option<String>,
    pub(super) position: Option<Position>,
    pub(super) end: Option<Position>,
    pub(super) unit: Option<i64>,
    pub(super) name: Option<String>,
    pub(super) source: Option<String>,
    pub(super) target: String,
}

/// A finding of `rule` on the words between brackets in `text`; those between braces are its evidence.
pub(super) fn sample(path: &str, line: usize, rule: &'static str, severity: Severity, text: &str) -> Sample {
    let (target, span, evidence) = unmarked(text);
    let finding = Finding {
        rule: Cow::Borrowed(rule),
        severity,
        segment: line - 1,
        side: Side::Target,
        span,
        message: "something is wrong here".to_owned(),
        suggestions: Vec::new(),
        is_safe: false,
        evidence,
        about: None,
    };
    Sample {
        finding,
        path: Some(path.to_owned()),
        memory: None,
        position: Some(Position { line, column: 1 }),
        end: None,
        unit: None,
        name: None,
        source: None,
        target,
    }
}

fn unmarked(text: &str) -> (String, Range<usize>, Vec<Range<usize>>) {
    let (mut plain, mut span, mut evidence, mut open) = (String::new(), 0..0, Vec::new(), 0);
    for c in text.chars() {
        match c {
            '[' | '{' => open = plain.len(),
            ']' => span = open..plain.len(),
            '}' => evidence.push(open..plain.len()),
            c => plain.push(c),
        }
    }
    (plain, span, evidence)
}

impl Sample {
    pub(super) fn suggest(mut self, text: &str, is_safe: bool) -> Self {
        self.finding.suggestions.push(text.to_owned());
        self.finding.is_safe = is_safe;
        self
    }

    pub(super) fn message(mut self, message: &str) -> Self {
        message.clone_into(&mut self.finding.message);
        self
    }

    pub(super) fn source(mut self, source: &str) -> Self {
        self.source = Some(source.to_owned());
        self
    }

    /// Its place is known: it is one line, and the segment begins at its position.
    pub(super) fn placed(mut self) -> Self {
        let Position { line, column } = self.position.expect("it has a position");
        let columns = |at: usize| column + self.target[..at].chars().count();
        let (start, end) = (columns(self.finding.span.start), columns(self.finding.span.end));
        self.position = Some(Position { line, column: start });
        self.end = Some(Position { line, column: end });
        self
    }

    pub(super) fn in_memory(mut self, memory: &str, unit: i64) -> Self {
        (self.path, self.position, self.end) = (None, None, None);
        (self.memory, self.unit) = (Some(memory.to_owned()), Some(unit));
        self
    }

    fn reported(&self) -> Reported<'_> {
        Reported {
            finding: &self.finding,
            path: self.path.as_deref(),
            memory: self.memory.as_deref(),
            position: self.position,
            end: self.end,
            unit: self.unit,
            name: self.name.as_deref(),
            number: self.finding.segment + 1,
            source: self.source.as_deref(),
            target: &self.target,
            fingerprint: self.finding.fingerprint(self.source.as_deref(), &self.target),
            written: self.finding.suggestions.iter().cloned().map(Some).collect(),
            fails: self.finding.severity >= Severity::Warning,
        }
    }
}

/// Findings of two files and a memory, one of them twice.
pub(super) fn usual() -> Vec<Sample> {
    let double = sample("docs/habari ya leo.md", 3, "space.double", Severity::Warning, "Kiwanda[  ]ni kipya.");
    let mut named = sample("news.tmx", 12, "number.value", Severity::Error, "{Watu} [15] walifika.");
    named.name = Some("d1_s2".to_owned());
    let named = named.source("50 people arrived.").suggest("50", false).suggest("hamsini", false);
    let memory = sample("", 1, "spelling.mixed", Severity::Info, "Msaada wa [kitaalam].").in_memory("client", 12);
    vec![double.clone().suggest(" ", true).placed(), double.suggest(" ", true), named, memory]
}

/// Texts that are commands to a terminal, a page, an XML parser or a workflow.
pub(super) fn hostile() -> Vec<Sample> {
    let texts = [
        "</script><script>alert(\"1\")</script> ['\"] & ]]> <!-- -->",
        "\u{1b}[31m a\0b\u{7}\u{8}\u{9b}31m [::error::x%0A]\r\n::warning::y",
        "\u{202E}[abc]\u{202C} \u{FFFE}\u{FFFF} \u{2066}x",
        "مرحبا [بالعالم] يا صديقي",
        "👩‍🔧 [👍🏾] e\u{301}\u{301}\u{301} 日本[語]",
        "[]",
        "",
    ];
    let mut samples: Vec<Sample> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        // The brackets of an escape sequence are no marks.
        let text = text.replace("\u{1b}[", "\u{1b}");
        let sample = sample("a,b:\"<c>\u{1b}%\n.md", at + 1, "space.double", Severity::Error, &text);
        samples.push(
            sample.message("a <b>&\"'\u{1b}[1m message: 100 %, \n::error::x").source(&text).suggest(&text, false),
        );
    }
    let long = format!("{}[hapa]{}", "neno refu ".repeat(20_000), "x".repeat(100_000));
    samples.push(sample("long.md", 1, "space.double", Severity::Warning, &long));
    samples.push(sample("", 1, "space.double", Severity::Info, "[</td>]").in_memory("</script>\u{0}", -1));
    samples
}

pub(super) fn problems() -> Vec<Problem> {
    let problem = |file: Option<&str>, position, severity, message: &str, hint: Option<&str>| Problem {
        file: file.map(str::to_owned),
        position,
        severity,
        message: message.to_owned(),
        hint: hint.map(str::to_owned),
    };
    let at = Some(Position { line: 7, column: 3 });
    vec![
        problem(Some("broken.xlf"), at, Severity::Error, "the element is not closed", Some("repair it")),
        problem(None, None, Severity::Warning, "a <rule> broke down:\u{1b} \"x\" ]]>\n::error::x", None),
    ]
}

pub(super) fn look(colour: bool, width: Option<usize>) -> Look {
    Look { colour, width }
}

/// The report in the form called `name`.
pub(super) fn written(name: &str, samples: &[Sample], problems: &[Problem]) -> String {
    written_for(name, look(false, None), samples, problems)
}

pub(super) fn written_for(name: &str, look: Look, samples: &[Sample], problems: &[Problem]) -> String {
    let form = ALL.iter().find(|form| form.name == name).expect("there is such a form");
    let run = Run { look, source: Language::english(), target: Language::swahili() };
    let mut out = Vec::new();
    let mut summary = Summary { segments: 40, ..Summary::default() };
    let mut report = (form.start)(&mut out, &run);
    for sample in samples {
        summary.findings[sample.finding.severity as usize] += 1;
        report.finding(&sample.reported()).expect("a vector takes all");
    }
    for problem in problems {
        report.problem(problem).expect("a vector takes all");
    }
    report.finish(&summary).expect("a vector takes all");
    drop(report);
    String::from_utf8(out).expect("a report is UTF-8")
}

#[test]
fn no_report_hands_control_characters_on() {
    for form in ALL {
        for look in [look(false, None), look(false, Some(40))] {
            let text = written_for(form.name, look, &hostile(), &problems());
            // JSON escapes what it must, and hands the rest on as data.
            let is_json = ["json", "sarif", "gitlab"].contains(&form.name);
            let is_control = |c: char| if is_json { c < ' ' } else { c.is_control() };
            let hostile = |c: &char| is_control(*c) && !matches!(c, '\n' | '\t');
            assert_eq!(text.chars().find(hostile), None, "{}", form.name);
        }
    }
}

#[test]
fn every_report_is_the_same_each_time() {
    for form in ALL {
        let again = || written(form.name, &[usual(), hostile()].concat(), &problems());
        assert_eq!(again(), again(), "{}", form.name);
    }
}
