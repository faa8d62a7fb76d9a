//! The glossary module of XLIFF 2: terms that stand beside the units they occur in.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::super::concept_names::{Names, with_prefix};
use super::super::xml::Token;
use super::super::{Glossary, ReadError, Source, Warning};
use super::parts::{Around, Entry, Taker};
use super::reader::{self, XliffReader};
use crate::model::concept::{Concept, Term, TermStatus};

/// Reads to the end of the `glossary` that has just started.
pub(super) fn read(reader: &mut XliffReader<'_, '_>) -> Result<(), ReadError> {
    let inside = reader.xml.depth();
    let (source, target) = (reader.around().source.language.clone(), reader.around().target.language.clone());
    let wanted = reader.taker.wants_concepts();
    let mut concept: Option<Concept> = None;
    while reader.xml.depth() >= inside {
        match (reader.next()?, &mut concept) {
            (Token::Start, None) if reader.xml.name() == "glossEntry" => {
                reader.summary.terms += 1;
                concept = Some(Concept::new(""));
            }
            (Token::Start, Some(concept)) => {
                let name = reader.xml.name().to_owned();
                let text = reader.text()?.trim().to_owned();
                match name.as_str() {
                    _ if text.is_empty() => {}
                    "term" => concept.terms.push(Term::new(source.clone(), text)),
                    "translation" => {
                        let is_first = concept.terms.iter().all(|term| term.language != target);
                        let status = if is_first { TermStatus::Preferred } else { TermStatus::Admitted };
                        concept.terms.push(Term { status, ..Term::new(target.clone(), text) });
                    }
                    "definition" => concept.definition = Some(text),
                    _ => concept.note = Some(text),
                }
            }
            (Token::End, Some(_)) if reader.xml.name() == "glossEntry" => {
                if let Some(concept) = concept.take().filter(|concept| wanted && !concept.terms.is_empty()) {
                    reader.taker.concept(concept);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The concepts of a whole file. The same entry beside several units is one concept.
pub(super) fn glossary(source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
    let mut concepts = Concepts { prefix: name_prefix, ..Concepts::default() };
    let summary = reader::read(source, &mut concepts)?;
    if concepts.glossary.concepts.is_empty() {
        return Err(ReadError::Malformed {
            position: summary.end.unwrap_or_default(),
            message: "this XLIFF file has no glossary in it".to_owned(),
            hint: Some("its units are read by `istilahi import`".to_owned()),
        });
    }
    Ok(concepts.glossary)
}

#[derive(Default)]
struct Concepts<'p> {
    prefix: &'p str,
    glossary: Glossary,
    known: HashSet<Vec<String>>,
    names: Names,
}

impl Taker for Concepts<'_> {
    fn entry(&mut self, _entry: Entry, _around: &Around) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        self.glossary.warnings.push(warning);
    }

    fn wants_concepts(&self) -> bool {
        true
    }

    fn concept(&mut self, mut concept: Concept) {
        let texts = concept.terms.iter().map(|term| format!("{}\t{}", term.language, term.text)).collect();
        if !self.known.insert(texts) {
            return;
        }
        let first = concept.terms.first().map_or("", |term| &term.text);
        concept.name = self.names.take(&with_prefix(self.prefix, first));
        self.glossary.concepts.push(concept);
    }
}
