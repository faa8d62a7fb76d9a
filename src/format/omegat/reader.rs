//! Reads an OmegaT glossary.
//!
//! Lines with one source term are one concept: OmegaT shows them together as well. The first target term is preferred,
//! the others are admitted; a comment belongs to the target term of its line.

use std::collections::{HashMap, HashSet};

use encoding_rs::Encoding;

use super::super::concept_names::{Names, with_prefix};
use super::super::limited::Limited;
use super::super::lines::TextLines;
use super::super::{Effect, Glossary, ReadError, Source, Warning};
use crate::model::concept::{Concept, Term, TermStatus};

/// How far the line with the encoding is looked for.
const HEAD: usize = 1024;

pub(super) fn read(source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
    let languages = [source.options.source.clone(), source.options.target.clone()];
    let mut warnings = Limited::default();
    let mut glossary = Glossary::default();
    let declared = declared_in(source)?;
    let mut lines = TextLines::open(source, declared.encoding, "")?;
    let mut names = Names::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut known: HashSet<(usize, String)> = HashSet::new();
    let mut rows = 0_usize;
    while lines.advance()? {
        let at = lines.position();
        let mut warn = |what, effect, message: String| {
            glossary.warnings.extend(warnings.warning(what, at, effect, message));
        };
        if at.line == 1 && declared.is_unknown {
            let message = "the encoding that this line names is not known; read as UTF-8".to_owned();
            warn("unknown encodings", Effect::Kept, message);
        }
        if lines.dropped() > 0 {
            let message = format!("{} control characters were left out", lines.dropped());
            warn("lines with control characters", Effect::Repaired, message);
        }
        let line = lines.line();
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        rows += 1;
        let mut cells = line.split('\t').map(str::trim);
        let [source_text, target_text, comment] = [0; 3].map(|_| cells.next().unwrap_or_default());
        if source_text.is_empty() || target_text.is_empty() {
            let missing = if source_text.is_empty() { "source term" } else { "translation" };
            warn("incomplete lines", Effect::Skipped, format!("this line has no {missing}; it was left out"));
            continue;
        }
        let over: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        if !over.is_empty() {
            let message = "what stands behind the third cell of this line was left out".to_owned();
            warn("lines with more than three cells", Effect::Kept, message);
        }
        let place = *places.entry(source_text.to_owned()).or_insert_with(|| {
            let mut concept = Concept::new(names.take(&with_prefix(name_prefix, source_text)));
            concept.terms.push(Term::new(languages[0].clone(), source_text));
            glossary.concepts.push(concept);
            glossary.concepts.len() - 1
        });
        if !known.insert((place, target_text.to_owned())) {
            let message = format!("`{source_text}` has the translation `{target_text}` already; the line was left out");
            warn("lines that stand here already", Effect::Skipped, message);
            continue;
        }
        let concept = &mut glossary.concepts[place];
        let status = if concept.terms.len() > 1 { TermStatus::Admitted } else { TermStatus::Preferred };
        let note = (!comment.is_empty()).then(|| comment.to_owned());
        concept.terms.push(Term { status, note, ..Term::new(languages[1].clone(), target_text) });
    }
    if glossary.concepts.is_empty() {
        if rows > 0 {
            let hint = "an OmegaT glossary has source term, tab, target term on each line";
            let message = format!("no line has two terms with a tab between them; lines: {rows}");
            let position = lines.position();
            return Err(ReadError::Malformed { position, message, hint: Some(hint.to_owned()) });
        }
        let message = "the glossary has no entries".to_owned();
        glossary.warnings.push(Warning { position: lines.position(), message, effect: Effect::Kept });
    }
    glossary.warnings.extend(warnings.rest());
    Ok(glossary)
}

/// What the first line says of the encoding.
#[derive(Default)]
struct Declared {
    encoding: Option<&'static Encoding>,
    is_unknown: bool,
}

fn declared_in(source: &mut Source<'_>) -> Result<Declared, ReadError> {
    let start = source.stream.fill_buf()?;
    let start = String::from_utf8_lossy(&start[..start.len().min(HEAD)]);
    let Some(label) = start.lines().next().and_then(declared_coding) else {
        return Ok(Declared::default());
    };
    let encoding = Encoding::for_label_no_replacement(label.as_bytes());
    Ok(Declared { encoding, is_unknown: encoding.is_none() })
}

/// `utf-8` of `# … -*- coding: utf-8 -*-`.
pub(super) fn declared_coding(line: &str) -> Option<&str> {
    let marks = line.trim_start_matches('\u{FEFF}').strip_prefix('#')?.split_once("-*-")?.1.split_once("-*-")?.0;
    let label = marks.split(';').find_map(|mark| mark.trim().strip_prefix("coding:"))?.trim();
    (!label.is_empty()).then_some(label)
}
