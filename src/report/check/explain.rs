//! The docs of a rule, set for a terminal.

use std::io::{self, Write};

use anstyle::Style;

use super::docs::{Block, Docs};
use super::rules::percent;
use super::text::severity_style;
use crate::check::Rule;
use crate::check::setting::{Setting, Usual};
use crate::report::Look;
use crate::report::text::layout::{BOLD, DIM, Layout, Piece, plain, visible};

/// Writes what `rule` finds, why, and what to do about it.
///
/// # Errors
/// What the writer reports.
pub fn explain(out: &mut dyn Write, look: Look, rule: &dyn Rule) -> io::Result<()> {
    let mut layout = Layout::new(out, look);
    let mut facts = Vec::new();
    facts.extend(rule.precision().map(|share| format!("measured precision {}", percent(share))));
    facts.extend(rule.needs_source().then(|| "compares with the source".to_owned()));
    facts.extend(rule.language().map(|language| format!("for texts in {language}")));
    let facts = if facts.is_empty() { String::new() } else { format!(", {}", facts.join(", ")) };
    let severity = (severity_style(rule.severity()), rule.severity().as_str());
    layout.paragraph("", &[(BOLD, rule.id()), plain("  "), severity, (DIM, &facts)])?;
    layout.paragraph("", &[plain(rule.summary())])?;
    let (docs, mut has_settings) = (Docs::of(rule), rule.settings().is_empty());
    let mut after_heading = false;
    let mut in_settings = false;
    for block in docs.blocks() {
        if let (Block::Heading(_), true) = (&block, in_settings) {
            settings(&mut layout, rule)?;
            in_settings = false;
        }
        if !after_heading {
            layout.blank()?;
        }
        after_heading = matches!(block, Block::Heading(_));
        match block {
            Block::Heading(heading) => {
                layout.paragraph("", &[(BOLD, heading)])?;
                in_settings = heading == "Settings";
                has_settings |= in_settings;
            }
            Block::Prose(lines) => {
                paragraphs(&lines).iter().try_for_each(|text| layout.paragraph("", &[plain(text)]))?
            }
            Block::Fenced(lines) => lines.iter().try_for_each(|line| case(&mut layout, look, line))?,
        }
    }
    if !has_settings {
        layout.blank()?;
        layout.paragraph("", &[(BOLD, "Settings")])?;
    }
    if in_settings || !has_settings {
        settings(&mut layout, rule)?;
    }
    Ok(())
}

/// The lines of a paragraph as one text; entries of a list and rows of a table stay lines.
fn paragraphs(lines: &[&str]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for line in lines {
        match texts.last_mut() {
            Some(last) if !line.starts_with(['-', '*', '|']) => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => texts.push((*line).to_owned()),
        }
    }
    texts
}

/// A line of a case; its places are coloured, or else in their brackets.
fn case(layout: &mut Layout<'_>, look: Look, line: &str) -> io::Result<()> {
    let line = visible(line);
    if line.is_empty() {
        return layout.blank();
    }
    let (key, text) = match line.split_once(": ") {
        Some((key, text)) => (format!("    {key}: "), text),
        None => ("    ".to_owned(), line.as_str()),
    };
    let mut pieces: Vec<Piece<'_>> = vec![(DIM, &key)];
    if look.colour {
        let mut rest = text;
        while let Some((before, marked)) = rest.split_once("[[") {
            let (inside, after) = marked.split_once("]]").unwrap_or((marked, ""));
            pieces.extend([plain(before), mark(inside)]);
            rest = after;
        }
        pieces.push(plain(rest));
    } else {
        pieces.push(plain(text));
    }
    layout.line(&pieces)
}

fn mark(inside: &str) -> Piece<'_> {
    let style: Style = severity_style(crate::model::finding::Severity::Warning).bold();
    match inside {
        "" => (style, "‸"),
        spaces if spaces.trim().is_empty() => (style.invert(), spaces),
        words => (style.underline(), words),
    }
}

fn settings(layout: &mut Layout<'_>, rule: &dyn Rule) -> io::Result<()> {
    for setting in rule.settings() {
        let usual = usual(setting);
        let kind = format!("  ({}; usually {usual})", setting.usual.kind());
        layout.labelled((BOLD, &format!("  {}  ", setting.name)), &[plain(setting.about), (DIM, &kind)])?;
    }
    Ok(())
}

/// What holds where no profile sets it, as a profile would write it.
fn usual(setting: &Setting) -> String {
    match setting.usual {
        Usual::Flag(flag) => flag.to_string(),
        Usual::Number(number) => number.to_string(),
        Usual::Text(text) => format!("\"{text}\""),
        Usual::Words | Usual::Replacements => "none".to_owned(),
    }
}
