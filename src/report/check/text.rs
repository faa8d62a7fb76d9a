//! Findings to read: place, severity and rule, then the sentence with the place marked, and what to do.
//!
//! On a terminal the place is coloured; in a pipe a line of `^^^` stands under it, or brackets around it where the text
//! runs from right to left and columns mean nothing.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::CheckReport;
use super::excerpt::{Kind, Piece, excerpt};
use super::tally::{Tally, outcome, severities};
use super::words::{help, home, place};
use crate::app::check::{Problem, Reported, Summary};
use crate::check::named;
use crate::model::finding::{Severity, Side};
use crate::report::Look;
use crate::report::text::layout::{BOLD, DIM, Layout, plain};

/// The columns of a sentence where nothing says how wide a line is.
const USUAL_WIDTH: usize = 100;

/// How much is shown of the other text of a pair, in columns.
const LONGEST_OTHER: usize = 300;

const INDENT: &str = "    ";
const HELP: Style = AnsiColor::Green.on_default();
const EVIDENCE: Style = AnsiColor::Cyan.on_default().underline();

pub(super) struct Text<'a> {
    layout: Layout<'a>,
    look: Look,
    tally: Tally,
    /// The file or memory of the last finding, with what was found in it.
    home: Option<(String, [usize; 3])>,
    homes: usize,
    problems: usize,
}

impl<'a> Text<'a> {
    pub(super) fn new(out: &'a mut dyn Write, look: Look) -> Self {
        Text { layout: Layout::new(out, look), look, tally: Tally::default(), home: None, homes: 0, problems: 0 }
    }

    /// Begins with the findings of another file where this is one. Only where there are several is each of them closed
    /// with a line.
    fn enter(&mut self, name: &str) -> io::Result<()> {
        if self.home.as_ref().is_none_or(|(home, _)| home != name) {
            self.leave(true)?;
            self.home = Some((name.to_owned(), [0; 3]));
            self.homes += 1;
        }
        Ok(())
    }

    fn leave(&mut self, is_one_of_several: bool) -> io::Result<()> {
        match self.home.take().filter(|_| is_one_of_several) {
            Some((home, counts)) => {
                self.layout.paragraph("", &[(BOLD, &home), plain(": "), plain(&severities(counts))])?;
                self.layout.blank()
            }
            None => Ok(()),
        }
    }

    /// The sentence with its marks.
    fn sentence(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        let width = self.look.width.unwrap_or(USUAL_WIDTH).saturating_sub(INDENT.len());
        let pieces = excerpt(reported.text(), &finding.span, &finding.evidence, width);
        if self.look.colour {
            let coloured = pieces.iter().map(|piece| coloured(piece, finding.severity));
            let line: Vec<(Style, &str)> = std::iter::once(plain(INDENT)).chain(coloured).collect();
            return self.layout.line(&line);
        }
        if pieces.iter().any(|piece| piece.text.chars().any(is_right_to_left)) {
            let line: String = pieces.iter().map(bracketed).collect();
            return self.layout.line(&[plain(INDENT), plain(&line)]);
        }
        let line: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        self.layout.line(&[plain(INDENT), plain(line.trim_end())])?;
        let marks: String = pieces.iter().map(underlined).collect();
        self.layout.line(&[plain(INDENT), plain(marks.trim_end())])
    }

    /// The other text of the pair, where the rule compares the two.
    fn other(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let Some(source) = reported.source else { return Ok(()) };
        if !named(&reported.finding.rule).is_none_or(|rule| rule.needs_source()) {
            return Ok(());
        }
        let (label, other) = match reported.finding.side {
            Side::Target => ("source: ", source),
            Side::Source => ("translation: ", reported.target),
        };
        let pieces = excerpt(other, &(0..0), &[], LONGEST_OTHER);
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        self.layout.paragraph(&format!("{INDENT}{label}"), &[plain(&text)])
    }
}

impl CheckReport for Text<'_> {
    fn finding(&mut self, reported: &Reported<'_>) -> io::Result<()> {
        let finding = reported.finding;
        self.enter(home(reported))?;
        let place = place(reported);
        let severity = format!("{}[{}]", finding.severity, finding.rule);
        let name = reported.name.map(|name| format!("  (unit {name})")).unwrap_or_default();
        self.layout.paragraph(
            "",
            &[
                (BOLD, &place),
                plain(": "),
                (severity_style(finding.severity).bold(), &severity),
                plain(": "),
                plain(&finding.message),
                (DIM, &name),
            ],
        )?;
        self.sentence(reported)?;
        self.other(reported)?;
        if let Some(help) = help(finding) {
            self.layout.labelled((HELP, &format!("{INDENT}help: ")), &[plain(&help)])?;
        }
        self.layout.blank()?;
        self.tally.add(finding);
        if let Some((_, counts)) = &mut self.home {
            counts[finding.severity as usize] += 1;
        }
        Ok(())
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        // It stands on standard error, which is where a person looks for it; here it is only counted.
        self.problems += usize::from(problem.severity == Severity::Error);
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.leave(self.homes > 1)?;
        let rules: Vec<String> = self
            .tally
            .rules()
            .iter()
            .map(|(rule, counts)| format!("{rule} {}", counts.iter().sum::<usize>()))
            .collect();
        let rules = if rules.is_empty() { String::new() } else { format!(": {}", rules.join(", ")) };
        let problems = match self.problems {
            0 => String::new(),
            problems => format!("not all was checked: {}; ", crate::report::counted(problems as u64, "problem")),
        };
        let problems = (severity_style(Severity::Error).bold(), problems.as_str());
        self.layout.paragraph("", &[problems, (BOLD, &outcome(summary)), plain(&rules)])?;
        if self.tally.fixable > 0 {
            let fixable = format!("{} fixable with --fix", crate::report::grouped(self.tally.fixable as u64));
            self.layout.paragraph("", &[plain(&fixable)])?;
        }
        Ok(())
    }
}

pub(super) fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Info => AnsiColor::Blue.on_default(),
    }
}

fn coloured(piece: &Piece, severity: Severity) -> (Style, &str) {
    let mark = severity_style(severity).bold();
    match piece.kind {
        Kind::Plain => plain(&piece.text),
        Kind::Gap => (DIM, &piece.text),
        Kind::Evidence => (EVIDENCE, &piece.text),
        // Where something is missing there is nothing to colour, and a space shows its background alone.
        Kind::Mark if piece.text.is_empty() => (mark, "‸"),
        Kind::Mark if piece.text.trim().is_empty() => (mark.invert(), &piece.text),
        Kind::Mark => (mark.underline(), &piece.text),
    }
}

fn bracketed(piece: &Piece) -> String {
    match piece.kind {
        Kind::Plain | Kind::Gap => piece.text.clone(),
        Kind::Mark => format!("[{}]", piece.text),
        Kind::Evidence => format!("{{{}}}", piece.text),
    }
}

fn underlined(piece: &Piece) -> String {
    match piece.kind {
        Kind::Plain | Kind::Gap => " ".repeat(piece.width),
        // A mark where something is missing stands under the next character, which may be marked itself.
        Kind::Mark => "^".repeat(piece.width.max(1)),
        Kind::Evidence => "-".repeat(piece.width),
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{1E800}'..='\u{1EFFF}')
        && c != '\u{FEFF}'
}
