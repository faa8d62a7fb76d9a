//! Writes UTX 1.11: UTF-8 without a mark, CR LF, a row for each pair of a source and a target term.
//!
//! A column stands there only where some row has something in it, so that a plain glossary is plain UTX. Nothing in the
//! first line is without a colon but the languages, because translate-toolkit reads it so.

use std::io::{BufWriter, Write};

use super::super::{Heading, Losses};
use super::{PARTS_OF_SPEECH, STATUSES};
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};

/// A column: its name, whether every file has it, and its cell.
struct Column {
    name: &'static str,
    always: bool,
    cell: fn(&Pair<'_>) -> Option<String>,
}

/// What a row is made of.
struct Pair<'a> {
    concept: &'a Concept,
    source: &'a Term,
    target: &'a Term,
}

const COLUMNS: &[Column] = &[
    Column { name: "src", always: true, cell: |pair| Some(pair.source.text.clone()) },
    Column { name: "tgt", always: true, cell: |pair| Some(pair.target.text.clone()) },
    Column { name: "src:pos", always: true, cell: |pair| part_of_speech(pair.source) },
    Column { name: "tgt:pos", always: false, cell: |pair| part_of_speech(pair.target) },
    Column { name: "term status", always: true, cell: |pair| Some(status(pair.target.status).to_owned()) },
    Column { name: "src:term status", always: false, cell: |pair| source_status(pair.source) },
    Column { name: "src:comment", always: false, cell: |pair| pair.source.note.clone() },
    Column { name: "tgt:comment", always: false, cell: |pair| pair.target.note.clone() },
    Column { name: "src:plural", always: false, cell: |pair| pair.source.plural.clone() },
    Column { name: "tgt:plural", always: false, cell: |pair| pair.target.plural.clone() },
    Column { name: "src:noun class", always: false, cell: |pair| pair.source.noun_class.clone() },
    Column { name: "tgt:noun class", always: false, cell: |pair| pair.target.noun_class.clone() },
    Column { name: "src:animate", always: false, cell: |pair| flag(pair.source.animate) },
    Column { name: "tgt:animate", always: false, cell: |pair| flag(pair.target.animate) },
    Column { name: "src:source", always: false, cell: |pair| pair.source.source.clone() },
    Column { name: "tgt:source", always: false, cell: |pair| pair.target.source.clone() },
    Column { name: "domain", always: false, cell: |pair| pair.concept.domain.clone() },
    Column { name: "definition", always: false, cell: |pair| pair.concept.definition.clone() },
    Column { name: "do not translate", always: false, cell: |pair| flag(pair.concept.do_not_translate) },
    Column { name: "comment", always: false, cell: |pair| pair.concept.note.clone() },
    Column { name: "concept ID", always: true, cell: |pair| Some(pair.concept.name.clone()) },
];

pub(super) fn write(out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
    let mut losses = Losses::default();
    let pairs: Vec<Pair<'_>> = concepts.iter().flat_map(|concept| pairs(concept, heading, &mut losses)).collect();
    let filled = |column: &&Column| column.always || pairs.iter().any(|pair| (column.cell)(pair).is_some());
    let columns: Vec<&Column> = COLUMNS.iter().filter(filled).collect();
    let mut out = BufWriter::new(out);
    let version = env!("CARGO_PKG_VERSION");
    write!(out, "#UTX 1.11; {}/{}; creator: istilahi {version}\r\n", heading.source, heading.target)?;
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    write!(out, "#{}\r\n", names.join("\t"))?;
    for pair in &pairs {
        let cells: Vec<String> = columns.iter().map(|column| cell((column.cell)(pair), &mut losses)).collect();
        // A row that begins with the sign of a comment would be one.
        let guard = if cells[0].starts_with('#') { " " } else { "" };
        write!(out, "{guard}{}\r\n", cells.join("\t"))?;
    }
    out.flush()?;
    Ok(losses)
}

/// The rows of a concept. The terms stand in the order of the concept, which the first row of each keeps.
fn pairs<'a>(concept: &'a Concept, heading: &Heading, losses: &mut Losses) -> Vec<Pair<'a>> {
    // A hyphen alone stands for nothing.
    let is_one = |term: &&Term| !matches!(term.text.trim(), "" | "-");
    let serving =
        |wanted| concept.terms.iter().filter(is_one).filter(move |term| term.language.serves(wanted).is_some());
    let pairs: Vec<Pair<'a>> = serving(&heading.source)
        .flat_map(|source| serving(&heading.target).map(move |target| Pair { concept, source, target }))
        .filter(|pair| !std::ptr::eq(pair.source, pair.target))
        .collect();
    if pairs.is_empty() {
        losses.leave_out("concepts without a translation");
        return pairs;
    }
    let terms = concept.terms.iter();
    let (mut further, mut regions) = (0, 0);
    for term in terms {
        let serves = [&heading.source, &heading.target].map(|wanted| term.language.serves(wanted));
        further += usize::from(serves == [None, None]);
        regions += usize::from(serves != [None, None] && !serves.contains(&Some(2)));
    }
    losses.add("terms in further languages", further);
    losses.add("regions of languages", regions);
    pairs
}

/// A cell: one line without tabs, `-` where there is nothing.
fn cell(content: Option<String>, losses: &mut Losses) -> String {
    let content = content.filter(|content| !content.trim().is_empty()).unwrap_or_else(|| "-".to_owned());
    let is_break = |c| matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    losses.add("tabs and line breaks", content.matches(is_break).count());
    content.replace(is_break, " ")
}

fn part_of_speech(term: &Term) -> Option<String> {
    let wanted: PartOfSpeech = term.part_of_speech?;
    PARTS_OF_SPEECH.iter().find(|(_, part)| *part == wanted).map(|(word, _)| (*word).to_owned())
}

fn status(wanted: TermStatus) -> &'static str {
    STATUSES.iter().find(|(_, status)| *status == wanted).map_or("approved", |(word, _)| word)
}

/// The source term's own status, where it says something.
fn source_status(term: &Term) -> Option<String> {
    (term.status != TermStatus::Preferred).then(|| status(term.status).to_owned())
}

fn flag(set: bool) -> Option<String> {
    set.then(|| "yes".to_owned())
}
