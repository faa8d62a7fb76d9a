//! Writes TBX-Basic, without a DOCTYPE: no reader then looks for a file that is elsewhere.
//!
//! The terms of a language stand together, as TBX wants it. Where a frame is given, the file is written as it was:
//! from what each concept keeps of its entry, or in the same style from its fields.

use std::borrow::Cow;
use std::io::{BufWriter, Write};

use super::super::xml::write as xml;
use super::super::{Heading, Losses, Proposal};
use super::concept::collapsed;
use super::labels::{Label, Owner, escaped};
use super::style::{Kind, Style, module};
use super::{FRAME, ids};
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;

/// The parts of speech that TBX-Basic of 2008 has, as it calls them. That of 2019 has no proper nouns.
fn part_of_speech(part: PartOfSpeech) -> &'static str {
    match part {
        PartOfSpeech::Noun => "noun",
        PartOfSpeech::Verb => "verb",
        PartOfSpeech::Adjective => "adjective",
        PartOfSpeech::Adverb => "adverb",
        PartOfSpeech::ProperNoun => "properNoun",
        PartOfSpeech::Phrase => "other",
    }
}

/// Writes `concepts` in `style`, or as their file had them.
pub(super) fn write(
    out: &mut dyn Write,
    heading: &Heading,
    style: Style,
    concepts: &[Concept],
) -> std::io::Result<Losses> {
    let mut out = BufWriter::new(out);
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    let exact = heading.exact.as_ref().filter(|frame| frame.format == FRAME);
    let style = exact.map_or(style, |frame| Style::of_file(&frame.head));
    match exact {
        Some(frame) => writeln!(out, "{}", frame.head)?,
        None => write_head(&mut out, &style, heading)?,
    }
    let mut losses = Losses::default();
    let entry = format!("<{}", style.entry());
    for concept in concepts {
        let written = concept.as_written.as_deref().filter(|written| exact.is_some() && written.contains(&entry));
        match written {
            Some(written) => writeln!(out, "{written}")?,
            None => {
                let is_proposal = heading.proposed;
                Writer { out: &mut out, style: &style, losses: &mut losses, is_proposal }.concept(concept)?;
            }
        }
    }
    match exact {
        Some(frame) => writeln!(out, "{}", frame.tail)?,
        None if style.kind == Kind::Martif => out.write_all(b"</body></text>\n</martif>\n")?,
        None => out.write_all(b"</body></text>\n</tbx>\n")?,
    }
    out.flush()?;
    Ok(losses)
}

/// Writes `proposals` in `style`: each term is marked as one that nobody has decided on, and what helps to decide is in
/// the note of the concept.
pub(super) fn write_proposals(
    out: &mut dyn Write,
    heading: &Heading,
    style: Style,
    proposals: &[Proposal],
) -> std::io::Result<Losses> {
    let with_note = |proposal: &Proposal| {
        let mut lines = vec![format!("count: {}; score: {:.1}", proposal.count, proposal.score)];
        lines.extend(proposal.known.as_ref().map(|known| format!("known: {known}")));
        let others = (!proposal.alternatives.is_empty()).then(|| proposal.alternatives.join(", "));
        lines.extend(others.map(|others| format!("other translations: {others}")));
        lines.extend(proposal.context.as_ref().map(|context| format!("context: {}", collapsed(context))));
        Concept { note: Some(lines.join("\n")), ..proposal.concept.clone() }
    };
    let concepts: Vec<Concept> = proposals.iter().map(with_note).collect();
    write(out, &Heading { proposed: true, ..heading.clone() }, style, &concepts)
}

fn write_head(out: &mut dyn Write, style: &Style, heading: &Heading) -> std::io::Result<()> {
    let (root, header) = match style.kind {
        Kind::Martif => ("martif type=\"TBX-Basic\"", "martifHeader"),
        Kind::Dca | Kind::Dct => ("tbx type=\"TBX-Basic\" style=\"dca\"", "tbxHeader"),
    };
    write!(out, "<{root}")?;
    xml::attribute(out, "xml:lang", heading.source.as_str())?;
    if style.kind != Kind::Martif {
        out.write_all(b" xmlns=\"urn:iso:std:iso:30042:ed-2\"")?;
    }
    let made_by = concat!("istilahi ", env!("CARGO_PKG_VERSION"));
    writeln!(out, ">\n<{header}><fileDesc><sourceDesc><p>{made_by}</p></sourceDesc></fileDesc></{header}>")?;
    out.write_all(b"<text><body>\n")
}

/// Writes entries.
struct Writer<'a> {
    out: &'a mut dyn Write,
    style: &'a Style,
    losses: &'a mut Losses,
    /// Whether nobody has decided on the concepts: then the terms have no status, and say so.
    is_proposal: bool,
}

impl Writer<'_> {
    fn concept(&mut self, concept: &Concept) -> std::io::Result<()> {
        let sections = self.by_language(&concept.terms);
        if sections.is_empty() {
            self.losses.leave_out("concepts without terms");
            return Ok(());
        }
        let (entry, section) = (self.style.entry(), self.style.section());
        write!(self.out, "<{entry}")?;
        if let Some(id) = ids::id_of(&concept.name) {
            xml::attribute(self.out, "id", &id)?;
        }
        self.out.write_all(b">")?;
        if let Some(domain) = &concept.domain {
            self.category("descrip", "subjectField", domain)?;
        }
        if let Some(definition) = &concept.definition {
            self.definition(definition)?;
        }
        if concept.do_not_translate {
            self.label(&Label::DoNotTranslate)?;
        }
        if let Some(note) = &concept.note {
            self.note(&escaped(note, Owner::Concept))?;
        }
        for (language, terms) in sections {
            write!(self.out, "\n<{section}")?;
            xml::attribute(self.out, "xml:lang", language.as_str())?;
            self.out.write_all(b">")?;
            for term in terms {
                self.term(term)?;
            }
            write!(self.out, "</{section}>")?;
        }
        writeln!(self.out, "\n</{entry}>")
    }

    /// The terms that have text, by language: languages and terms in their order.
    fn by_language<'t>(&mut self, terms: &'t [Term]) -> Vec<(&'t Language, Vec<&'t Term>)> {
        let mut places = std::collections::HashMap::new();
        let mut sections: Vec<(&Language, Vec<&Term>)> = Vec::new();
        for term in terms {
            if term.text.trim().is_empty() {
                self.losses.add("terms without text", 1);
                continue;
            }
            let place = *places.entry(&term.language).or_insert(sections.len());
            if place == sections.len() {
                sections.push((&term.language, Vec::new()));
            }
            sections[place].1.push(term);
        }
        sections
    }

    fn term(&mut self, term: &Term) -> std::io::Result<()> {
        let element = self.style.term();
        let text = self.style.element("term");
        write!(self.out, "<{element}><{text}>")?;
        xml::text(self.out, &term.text)?;
        write!(self.out, "</{text}>")?;
        let mut labels = Vec::new();
        if let Some(part) = term.part_of_speech {
            if part == PartOfSpeech::ProperNoun && self.style.kind != Kind::Martif {
                self.category("termNote", "partOfSpeech", "noun")?;
                labels.push(Label::PartOfSpeech(part));
            } else {
                self.category("termNote", "partOfSpeech", part_of_speech(part))?;
            }
            if part == PartOfSpeech::Phrase {
                self.category("termNote", "termType", "phrase")?;
            }
        }
        let status = match term.status {
            TermStatus::Preferred => "preferredTerm-admn-sts",
            TermStatus::Admitted => "admittedTerm-admn-sts",
            TermStatus::Deprecated | TermStatus::Forbidden => "deprecatedTerm-admn-sts",
        };
        match self.is_proposal {
            true => self.category("termNote", "processStatus", "unprocessed")?,
            false => self.category("termNote", "administrativeStatus", status)?,
        }
        if term.status == TermStatus::Forbidden {
            labels.push(Label::Status(term.status));
        }
        if let Some(source) = &term.source {
            self.category("admin", "source", source)?;
        }
        labels.extend(term.noun_class.clone().map(Label::NounClass));
        labels.extend(term.plural.as_deref().map(|plural| Label::Plural(collapsed(plural))));
        labels.extend(term.animate.then_some(Label::Animate));
        for label in labels {
            self.label(&label)?;
        }
        if let Some(note) = &term.note {
            self.note(&escaped(note, Owner::Term))?;
        }
        write!(self.out, "</{element}>")
    }

    /// martif has definitions in a group of their own, where tools look for them.
    fn definition(&mut self, text: &str) -> std::io::Result<()> {
        if self.style.kind != Kind::Martif {
            return self.category("descrip", "definition", text);
        }
        let group = self.style.element("descripGrp");
        write!(self.out, "<{group}>")?;
        self.category("descrip", "definition", text)?;
        write!(self.out, "</{group}>")
    }

    fn label(&mut self, label: &Label) -> std::io::Result<()> {
        self.note(&label.text())
    }

    fn note(&mut self, text: &str) -> std::io::Result<()> {
        let note = self.style.element("note");
        write!(self.out, "<{note}>")?;
        xml::text(self.out, text)?;
        write!(self.out, "</{note}>")
    }

    /// A category of a `class` such as `termNote`.
    fn category(&mut self, class: &str, name: &str, text: &str) -> std::io::Result<()> {
        let element: Cow<'_, str> = if self.style.kind == Kind::Dct {
            let (prefix, namespace) = module(name);
            write!(self.out, "<{prefix}:{name} xmlns:{prefix}=\"{namespace}\">")?;
            format!("{prefix}:{name}").into()
        } else {
            let element = self.style.element(class);
            write!(self.out, "<{element} type=\"{name}\">")?;
            element.into()
        };
        xml::text(self.out, text)?;
        write!(self.out, "</{element}>")
    }
}
