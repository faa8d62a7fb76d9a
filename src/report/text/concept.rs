//! A concept with its terms.

use std::io;

use super::layout::{BOLD, DIM, Layout, TERM, WARNING, plain};
use crate::app::terms::FoundConcept;
use crate::model::concept::{Concept, Term, TermStatus};
use crate::terminology::how::How;

pub(super) fn write(layout: &mut Layout<'_>, concept: &Concept, found: Option<&FoundConcept>) -> io::Result<()> {
    let domain = concept.domain.as_ref().map(|domain| format!("  {domain}")).unwrap_or_default();
    let how = found.map(how).unwrap_or_default();
    layout.paragraph("", &[(BOLD, &concept.name), (DIM, &domain), (WARNING, &how)])?;
    if let Some(definition) = &concept.definition {
        layout.paragraph("  ", &[plain(definition)])?;
    }
    for term in &concept.terms {
        let (style, mark) = match term.status {
            TermStatus::Preferred => (TERM, ""),
            TermStatus::Admitted => (TERM, "  admitted"),
            TermStatus::Deprecated => (WARNING, "  deprecated"),
            TermStatus::Forbidden => (WARNING, "  forbidden"),
        };
        let details = details(term);
        layout
            .paragraph(&format!("  {:<3} ", term.language), &[(style, &term.text), (WARNING, mark), (DIM, &details)])?;
        if let Some(note) = &term.note {
            layout.paragraph("        ", &[(DIM, note)])?;
        }
    }
    if concept.do_not_translate {
        layout.paragraph("  ", &[(DIM, "stays as it is in every language")])?;
    }
    layout.blank()
}

/// How the query led here, where that is not plain to see.
fn how(found: &FoundConcept) -> String {
    match found.how {
        How::Exact => String::new(),
        How::Inflected => format!("  {} is a form of {}", found.query, found.term),
        How::Related if letters(&found.form) > letters(&found.query) => {
            format!("  {} stands in {}", found.query, found.form)
        }
        How::Related => format!("  {} comes from {}", found.query, found.term),
        How::Fuzzy => format!("  {} is like {} ({:.0})", found.query, found.form, found.score),
    }
}

/// By how many letters a longer term is told from another form of the same length.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn details(term: &Term) -> String {
    let class = term.noun_class.as_ref().map(|class| format!("class {class}"));
    let plural = term.plural.as_ref().map(|plural| format!("plural {}", plural.replace('|', ", ")));
    let part_of_speech = term.part_of_speech.map(|word| word.to_string());
    let grammar: Vec<String> = [part_of_speech, class, plural].into_iter().flatten().collect();
    let source = term.source.as_ref().map(|source| format!("  ({source})")).unwrap_or_default();
    format!("{}{}{source}", if grammar.is_empty() { "" } else { "  " }, grammar.join(", "))
}
