//! Writes an OmegaT glossary: a line for each source term and each target term that may be written.
//!
//! OmegaT offers every target term that it finds, and its check of terminology is content with any of them. So a target
//! term to avoid gets no line: it is named in the comment, behind `not:`. A source term is found in the text as it
//! stands there, so it gets lines whatever its status is; the comment says where it is one to avoid.

use std::io::{BufWriter, Write};

use super::super::{Heading, Losses};
use super::FIRST_LINE;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};

pub(super) fn write(out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
    let mut file = File { out: BufWriter::new(out), losses: Losses::default() };
    writeln!(file.out, "{FIRST_LINE}")?;
    for concept in concepts {
        file.concept(heading, concept)?;
    }
    file.out.flush()?;
    Ok(file.losses)
}

struct File<'a> {
    out: BufWriter<&'a mut dyn Write>,
    losses: Losses,
}

impl File<'_> {
    fn concept(&mut self, heading: &Heading, concept: &Concept) -> std::io::Result<()> {
        let sources = concept.terms_in(&heading.source);
        let (targets, avoided): (Vec<&Term>, Vec<&Term>) =
            concept.terms_in(&heading.target).into_iter().partition(|term| term.status.is_usable());
        if sources.is_empty() || (targets.is_empty() && !concept.do_not_translate) {
            self.losses.leave_out("concepts without a translation");
            return Ok(());
        }
        let further = |term: &&Term| {
            term.language.serves(&heading.source).is_none() && term.language.serves(&heading.target).is_none()
        };
        self.losses.add("terms in further languages", concept.terms.iter().filter(further).count());
        for (terms, language) in [(&sources, &heading.source), (&targets, &heading.target)] {
            self.losses.add("regions of languages", terms.iter().filter(|term| term.language != *language).count());
            self.losses.add("sources of terms", terms.iter().filter(|term| term.source.is_some()).count());
        }
        for source in &sources {
            // What stays as it is in every language is its own translation.
            let as_it_is = targets.is_empty().then_some(source);
            for target in targets.iter().chain(as_it_is) {
                let comment = comment(concept, source, target, &avoided);
                self.row([&source.text, &target.text, &comment])?;
            }
        }
        Ok(())
    }

    fn row(&mut self, cells: [&str; 3]) -> std::io::Result<()> {
        let [source, target, comment] = cells.map(|cell| {
            let breaks = cell.matches(is_break).count();
            self.losses.add("tabs and line breaks", breaks);
            cell.replace(is_break, " ")
        });
        // A line that begins with the sign of a comment would be one.
        let guard = if source.starts_with('#') { " " } else { "" };
        write!(self.out, "{guard}{source}\t{target}")?;
        if !comment.is_empty() {
            write!(self.out, "\t{comment}")?;
        }
        writeln!(self.out)
    }
}

/// What would end a cell or a line.
fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What the translator should know of the pair, the short things first.
fn comment(concept: &Concept, source: &Term, target: &Term, avoided: &[&Term]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut say = |part: Option<String>| parts.extend(part.filter(|part| !part.trim().is_empty()));
    say(target.part_of_speech.map(|word: PartOfSpeech| word.to_string()));
    say(target.noun_class.as_ref().map(|class| format!("class {class}")));
    say(target.plural.as_ref().map(|plural| format!("plural {plural}")));
    say((target.status != TermStatus::Preferred).then(|| target.status.to_string()));
    say((!source.status.is_usable()).then(|| format!("{} in the source: {}", source.text, source.status)));
    say(concept.do_not_translate.then(|| "do not translate".to_owned()));
    say(concept.domain.clone());
    say(concept.definition.clone());
    say(target.note.clone());
    say(source.note.clone().filter(|_| !std::ptr::eq(source, target)));
    say(concept.note.clone());
    let not: Vec<&str> = avoided.iter().map(|term| term.text.as_str()).collect();
    say((!not.is_empty()).then(|| format!("not: {}", not.join(", "))));
    parts.join("; ")
}
