//! A segment with its matches, terms and draft.

use std::io;

use super::fragments;
use super::layout::{BOLD, DELETED, DIM, DRAFT, INSERTED, Layout, PLAIN, Piece, TERM, WARNING, plain};
use crate::app::recognise::TermInText;
use crate::app::suggest::Suggestion;
use crate::matching::diff::{Operation, word_diff};
use crate::matching::ranking::Match;
use crate::model::concept::Term;
use crate::model::score::MatchKind;
use crate::model::segment::Segment;

/// How many other places of the same texts are named.
const SHOWN_ORIGINS: usize = 3;

/// The width of the labels before each line of a match.
const INDENT: &str = "     ";

pub(super) fn write(layout: &mut Layout<'_>, suggestion: &Suggestion) -> io::Result<()> {
    let segment = &suggestion.source.segment;
    let number = format!("{:>3}  ", suggestion.index);
    if let Some(first) = suggestion.repetition_of {
        let as_there = format!("  (as segment {first})");
        layout.paragraph(&number, &[(BOLD, segment.text()), (DIM, &as_there)])?;
        return layout.blank();
    }
    layout.paragraph(&number, &[(BOLD, segment.text())])?;
    for (at, one) in suggestion.matches.iter().enumerate() {
        write_match(layout, one, segment)?;
        match suggestion.repairs.get(at).and_then(Option::as_ref) {
            // Its marks show the translation before and after.
            Some(repair) => super::repair::write(layout, repair)?,
            None => layout.paragraph(&format!("{INDENT}       "), &[plain(one.candidate.target.text())])?,
        }
    }
    fragments::write(layout, INDENT, &suggestion.fragments)?;
    write_terms(layout, &suggestion.terms)?;
    if let Some(text) = suggestion.draft_text() {
        let from = match suggestion.draft_from() {
            "repaired" => "  (from a repaired match: check it)",
            "fuzzy" => "  (from a fuzzy match: edit it)",
            _ => "",
        };
        layout.paragraph(&format!("{INDENT}draft  "), &[(DRAFT, text.text()), (DIM, from)])?;
    }
    layout.blank()
}

fn write_match(layout: &mut Layout<'_>, one: &Match, segment: &Segment) -> io::Result<()> {
    let candidate = &one.candidate;
    let score = format!("{:>5.1} {}", one.score.points(), one.kind);
    let mut about = format!("  {} {}, {}", candidate.memory, candidate.unit, candidate.status);
    if candidate.origin != crate::model::provenance::Origin::Human {
        about.push_str(&format!(", {}", candidate.origin));
    }
    if !candidate.changed.is_empty() {
        about.push_str(&format!(", {}", candidate.changed.split('T').next().unwrap_or_default()));
    }
    for (memory, unit) in one.also.iter().take(SHOWN_ORIGINS) {
        about.push_str(&format!("; also {memory} {unit}"));
    }
    if one.also.len() > SHOWN_ORIGINS {
        about.push_str(&format!(" and {} more", one.also.len() - SHOWN_ORIGINS));
    }
    let mut penalties = String::new();
    if !one.score.penalties().is_empty() {
        let list: Vec<String> =
            one.score.penalties().iter().map(|one| format!("{} −{}", one.reason, one.points())).collect();
        penalties = format!("  {:.1} less {}", one.score.raw_points(), list.join(", "));
    }
    layout.paragraph(INDENT, &[(BOLD, &score), (DIM, &about), (WARNING, &penalties)])?;
    if one.kind == MatchKind::Fuzzy {
        write_diff(layout, &format!("{INDENT}       "), &candidate.source, segment)?;
    }
    Ok(())
}

/// What must change in `old` to give `new`, in colours or between marks.
pub(super) fn write_diff(layout: &mut Layout<'_>, label: &str, old: &Segment, new: &Segment) -> io::Result<()> {
    let marks = !layout.is_coloured();
    let changes: Vec<(anstyle::Style, String)> = word_diff(old, new)
        .into_iter()
        .map(|change| match change.operation {
            Operation::Equal => (PLAIN, change.text),
            // Without marks, what goes and what comes in its place must not grow together.
            Operation::Delete if !marks => (DELETED, format!("{} ", change.text.trim_end())),
            Operation::Delete => (DELETED, marked(marks, "[-", &change.text, "-]")),
            Operation::Insert => (INSERTED, marked(marks, "{+", &change.text, "+}")),
        })
        .collect();
    let pieces: Vec<Piece<'_>> = changes.iter().map(|(style, text)| (*style, text.as_str())).collect();
    layout.paragraph(label, &pieces)
}

/// `text` between marks that stand close to its words.
pub(super) fn marked(marks: bool, open: &str, text: &str, close: &str) -> String {
    let words = text.trim_end();
    if marks { format!("{open}{words}{close}{}", &text[words.len()..]) } else { text.to_owned() }
}

fn write_terms(layout: &mut Layout<'_>, terms: &[TermInText]) -> io::Result<()> {
    let mut shown: Vec<&str> = Vec::new();
    for found in terms {
        if shown.contains(&found.concept.as_str()) {
            continue;
        }
        let label = if shown.is_empty() { "terms  " } else { "       " };
        shown.push(&found.concept);
        let usable = found.targets.iter().filter(|term| term.status.is_usable());
        let avoid: Vec<&str> =
            found.targets.iter().filter(|term| !term.status.is_usable()).map(|term| term.text.as_str()).collect();
        let targets = usable.map(described).collect::<Vec<_>>().join("; ");
        let avoid = if avoid.is_empty() { String::new() } else { format!("  not: {}", avoid.join("; ")) };
        let targets = if targets.is_empty() { "(no translation in the glossary)".to_owned() } else { targets };
        let arrow = " → ";
        layout.paragraph(
            &format!("{INDENT}{label}"),
            &[(TERM, &found.form), (DIM, arrow), plain(&targets), (WARNING, &avoid)],
        )?;
    }
    Ok(())
}

/// `mfumo wa viwanda (3/4, pl. mifumo ya viwanda)`.
fn described(term: &Term) -> String {
    let class = term.noun_class.clone();
    let plural = term.plurals().next().filter(|plural| *plural != term.text).map(|plural| format!("pl. {plural}"));
    let details: Vec<String> = [class, plural].into_iter().flatten().collect();
    if details.is_empty() { term.text.clone() } else { format!("{} ({})", term.text, details.join(", ")) }
}

/// The text with its terms in colour.
pub(super) fn marked_terms<'a>(text: &'a str, terms: &[TermInText]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for found in terms {
        if found.span.start >= done {
            pieces.push(plain(&text[done..found.span.start]));
            pieces.push((TERM, &text[found.span.clone()]));
            done = found.span.end;
        }
    }
    pieces.push(plain(&text[done..]));
    pieces
}
