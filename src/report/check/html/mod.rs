//! Findings as one page that needs nothing else: no network, no server, and no script to be read.
//!
//! Findings are written as they come; the script fills the filters from them and moves the summary, which comes last, to
//! the top. The page's policy names the style and the script by their hashes, so nothing that a text brings along runs.

#[cfg(test)]
mod hashes;

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::excerpt::{Kind, excerpt};
use super::tally::{Tally, outcome};
use super::words::{counted, harmless, help, home, place};
use super::{CheckReport, Run};
use crate::app::check::{Problem, Reported, Summary};
use crate::check::named;
use crate::model::finding::{Finding, Severity, Side};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// SHA-256 of the two, in base64; a test says what they are after a change.
const STYLE_HASH: &str = "g34SBiu8qTwXGohghQWSctEmA+QBK7xgS31xWabF7uM=";
const SCRIPT_HASH: &str = "tRlt6T0NtwlMgIlswspVY0hRhA9wmTmq4Fyfo0TlD44=";

/// How much of a text stands beside a finding, in columns; a longer one is cut around the place.
const LONGEST: usize = 1000;

pub(super) struct Html<'a> {
    out: &'a mut dyn Write,
    source: String,
    target: String,
    is_begun: bool,
    findings: usize,
    /// The file or memory whose section is open.
    home: Option<String>,
    tally: Tally,
}

impl<'a> Html<'a> {
    pub(super) fn new(out: &'a mut dyn Write, run: &Run) -> Self {
        let (source, target) = (run.source.to_string(), run.target.to_string());
        Html { out, source, target, is_begun: false, findings: 0, home: None, tally: Tally::default() }
    }

    fn begin(&mut self) -> io::Result<()> {
        if self.is_begun {
            return Ok(());
        }
        self.is_begun = true;
        write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
             script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>istilahi check</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n\
             <header>\n<h1>istilahi check</h1>\n<p><a href=\"#summary\">Summary</a></p>\n\
             <fieldset id=\"severities\">\n<legend>Show</legend>\n"
        )?;
        for severity in Severity::ALL.iter().rev() {
            writeln!(
                self.out,
                "<label><input type=\"checkbox\" id=\"show-{severity}\" checked> {}</label>",
                counted(0, *severity).trim_start_matches("0 ")
            )?;
        }
        self.out.write_all(
            b"</fieldset>\n<form id=\"filters\" role=\"search\" aria-label=\"Filter the findings\" hidden>\n\
              <label>Rule <select id=\"rule\"><option value=\"\">all</option></select></label>\n\
              <label>File <select id=\"file\"><option value=\"\">all</option></select></label>\n\
              <label>Text <input type=\"search\" id=\"text\" autocomplete=\"off\"></label>\n\
              <output id=\"shown\" role=\"status\"></output>\n\
              <p class=\"keys\">Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>/</kbd> text</p>\n\
              </form>\n</header>\n<main id=\"findings\" tabindex=\"-1\">\n",
        )
    }

    /// Begins a section for another file where this is one.
    fn enter(&mut self, name: &str) -> io::Result<()> {
        if self.home.as_deref() != Some(name) {
            self.leave()?;
            self.home = Some(name.to_owned());
            writeln!(self.out, "<section class=\"file\" data-file=\"{0}\">\n<h2><bdi>{0}</bdi></h2>", safe(name))?;
        }
        Ok(())
    }

    fn leave(&mut self) -> io::Result<()> {
        match self.home.take() {
            Some(_) => self.out.write_all(b"</section>\n"),
            None => Ok(()),
        }
    }

    /// One text of the pair, with marks where the finding stands in it.
    fn text(&mut self, title: &str, language: &str, text: &str, finding: Option<&Finding>) -> io::Result<()> {
        write!(self.out, "<div><h4>{title}</h4><p class=\"segment\" lang=\"{}\" dir=\"auto\">", safe(language))?;
        let (mark, evidence) = finding.map_or((0..0, &[][..]), |one| (one.span.clone(), one.evidence.as_slice()));
        for piece in excerpt(text, &mark, evidence, LONGEST) {
            let inside = safe(&piece.text);
            match piece.kind {
                Kind::Plain | Kind::Gap => self.out.write_all(inside.as_bytes())?,
                Kind::Evidence => write!(self.out, "<span class=\"evidence\">{inside}</span>")?,
                Kind::Mark if finding.is_none() => {}
                Kind::Mark if inside.is_empty() => write!(self.out, "<mark class=\"point\"></mark>")?,
                Kind::Mark => write!(self.out, "<mark>{inside}</mark>")?,
            }
        }
        self.out.write_all(b"</p></div>\n")
    }

    fn pair(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        let on = |side: Side| (finding.side == side).then_some(finding);
        let (source_language, target_language) = (self.source.clone(), self.target.clone());
        self.out.write_all(b"<div class=\"pair\">\n")?;
        match reported.source {
            Some(source) => {
                self.text("Source", &source_language, source, on(Side::Source))?;
                self.text("Translation", &target_language, reported.target, on(Side::Target))?;
            }
            None => self.text("Text", &target_language, reported.target, on(Side::Target))?,
        }
        self.out.write_all(b"</div>\n")
    }

    fn counts(&mut self) -> io::Result<()> {
        self.out.write_all(
            b"<table>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Errors</th><th scope=\"col\">Warnings</th>\
              <th scope=\"col\">Info</th><th scope=\"col\">What it finds</th></tr></thead>\n<tbody>\n",
        )?;
        for (rule, counts) in self.tally.rules() {
            let about = named(rule).map_or("", |rule| rule.summary());
            writeln!(
                self.out,
                "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                safe(rule),
                counts[Severity::Error as usize],
                counts[Severity::Warning as usize],
                counts[Severity::Info as usize],
                safe(about)
            )?;
        }
        self.out.write_all(b"</tbody>\n</table>\n")
    }
}

/// The text as HTML may hold it, in content and in attributes.
fn safe(text: &str) -> String {
    escape(harmless(text).as_str()).into_owned()
}

impl CheckReport for Html<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        self.begin()?;
        self.enter(home(reported))?;
        let finding = reported.finding;
        self.findings += 1;
        self.tally.add(finding);
        let name = reported.name.map(|name| format!(" · unit <bdi>{}</bdi>", safe(name))).unwrap_or_default();
        writeln!(
            self.out,
            "<article class=\"finding {severity}\" id=\"finding-{number}\" data-rule=\"{rule}\" tabindex=\"-1\" \
             aria-labelledby=\"title-{number}\">\n\
             <h3 id=\"title-{number}\"><span class=\"severity\">{severity}</span> <code>{rule}</code> \
             <bdi>{message}</bdi></h3>\n<p class=\"place\"><bdi>{place}</bdi>{name}</p>",
            severity = finding.severity,
            number = self.findings,
            rule = safe(&finding.rule),
            message = safe(&finding.message),
            place = safe(&place(reported)),
        )?;
        self.pair(reported)?;
        if let Some(help) = help(finding) {
            writeln!(self.out, "<p class=\"help\"><strong>Help:</strong> <bdi>{}</bdi></p>", safe(&help))?;
        }
        self.out.write_all(b"</article>\n")
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.begin()?;
        self.leave()?;
        let place = match (&problem.file, problem.position) {
            (Some(file), Some(at)) => format!("{file}:{}:{}: ", at.line, at.column),
            (Some(file), None) => format!("{file}: "),
            _ => String::new(),
        };
        writeln!(
            self.out,
            "<p class=\"problem\"><strong>Not all was checked:</strong> <bdi>{}{}</bdi></p>",
            safe(&place),
            safe(&super::words::problem(problem))
        )
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.begin()?;
        self.leave()?;
        let fixable = match self.tally.fixable {
            0 => String::new(),
            number => format!(", {} fixable with <code>--fix</code>", crate::report::grouped(number as u64)),
        };
        writeln!(
            self.out,
            "</main>\n<section id=\"summary\">\n<h2>Summary</h2>\n<p>{}{fixable}</p>",
            safe(&outcome(summary))
        )?;
        if self.findings > 0 {
            self.counts()?;
        }
        write!(self.out, "</section>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")
    }
}
