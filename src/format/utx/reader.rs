//! Reads a UTX glossary.
//!
//! Rows with one concept ID are one concept; without IDs, those with the same source term and part of speech. The status
//! of a row is that of the term translated into; a term without one is preferred.

use std::collections::HashMap;
use std::str::FromStr;

use super::super::concept_names::{Names, is_name, slug, with_prefix};
use super::super::limited::Limited;
use super::super::lines::TextLines;
use super::super::{Effect, Glossary, ReadError, Source, Warning};
use super::header::{Field, Header, Side, is_first_line};
use super::{PARTS_OF_SPEECH, STATUSES};
use crate::model::concept::is_noun_class_set;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;
use crate::text::positions::Position;

pub(super) fn read(source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
    let defaults = [source.options.source.clone(), source.options.target.clone()];
    let mut lines = TextLines::open(source, None, "")?;
    let mut reader = Reader {
        name_prefix,
        languages: defaults,
        glossary: Glossary::default(),
        limited: Limited::default(),
        names: Names::default(),
        places: HashMap::new(),
        at: Position { line: 1, column: 1 },
    };
    let mut header = Some(Header::default());
    let mut found = Header::default();
    let mut rows = 0_usize;
    while lines.advance()? {
        reader.at = lines.position();
        let line = lines.line();
        if reader.at.line == 1 && !is_first_line(line) {
            return Err(no_utx(reader.at, line));
        }
        if lines.dropped() > 0 {
            let message = format!("{} control characters were left out", lines.dropped());
            reader.warn("lines with control characters", Effect::Repaired, message);
        }
        if let Some(comment) = line.strip_prefix('#') {
            // Behind the header such a line is a comment.
            if let Some(header) = &mut header {
                header.line(reader.at.line, comment);
            }
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        if let Some(header) = header.take() {
            reader.begin(&header)?;
            found = header;
        }
        rows += 1;
        reader.row(&found, line);
    }
    let Reader { mut glossary, limited, at, .. } = reader;
    if glossary.concepts.is_empty() {
        if rows > 0 {
            let message = format!("no entry has a term and its translation; entries: {rows}");
            return Err(ReadError::Malformed { position: at, message, hint: None });
        }
        if at == (Position { line: 1, column: 1 }) && header.is_some_and(|header| header.languages.is_empty()) {
            return Err(no_utx(at, lines.line()));
        }
        let message = "the glossary has no entries".to_owned();
        glossary.warnings.push(Warning { position: at, message, effect: Effect::Kept });
    }
    glossary.warnings.extend(limited.rest());
    glossary.has_names = found.columns.iter().any(|column| column.field == Some(Field::Concept));
    glossary.has_status = found.columns.iter().any(|column| column.field == Some(Field::Status));
    Ok(glossary)
}

fn no_utx(position: Position, line: &str) -> ReadError {
    let shown: String = line.chars().take(60).collect();
    let message = format!("this is no UTX: its first line is {shown:?}");
    let hint = "the first line of a UTX file is like: #UTX 1.11; en/sw".to_owned();
    ReadError::Malformed { position, message, hint: Some(hint) }
}

struct Reader<'a> {
    name_prefix: &'a str,
    /// From and into.
    languages: [Language; 2],
    glossary: Glossary,
    limited: Limited,
    names: Names,
    /// The concepts by what holds their rows together.
    places: HashMap<String, usize>,
    at: Position,
}

/// One row: its cells by side and field, empty ones left out.
struct Row<'a> {
    cells: Vec<(&'a Side, Field, &'a str)>,
}

impl<'a> Row<'a> {
    fn cell(&self, side: &Side, field: Field) -> Option<&'a str> {
        self.cells.iter().find(|(whose, what, _)| *whose == side && *what == field).map(|(.., cell)| *cell)
    }

    /// What is said of the term of `side`: on its own column, or for the term translated into on that of the row.
    fn of_term(&self, side: &Side, field: Field) -> Option<&'a str> {
        let of_row = || (*side != Side::Source).then(|| self.cell(&Side::Row, field)).flatten();
        self.cell(side, field).or_else(of_row)
    }
}

impl Reader<'_> {
    fn warn(&mut self, what: &'static str, effect: Effect, message: impl Into<String>) {
        self.glossary.warnings.extend(self.limited.warning(what, self.at, effect, message));
    }

    /// The first entry is there: the header is whole.
    fn begin(&mut self, header: &Header) -> Result<(), ReadError> {
        if header.columns.is_empty() {
            let message = "there is no line with the columns before the entries".to_owned();
            let hint = "the last line of the header is like: #src, tab, tgt, tab, src:pos".to_owned();
            return Err(ReadError::Malformed { position: self.at, message, hint: Some(hint) });
        }
        let entry = std::mem::replace(&mut self.at, Position { line: 1, column: 1 });
        for tag in &header.not_languages {
            let message = format!("`{tag}` is not a language tag; its terms were kept as text of an unknown language");
            self.warn("unknown languages", Effect::Kept, message);
        }
        match header.languages.len() {
            0 => {
                let message = format!(
                    "the file does not name its languages; read as {} and {}",
                    self.languages[0], self.languages[1]
                );
                self.warn("missing languages", Effect::Kept, message);
            }
            _ => {
                for (slot, language) in self.languages.iter_mut().zip(&header.languages) {
                    slot.clone_from(language);
                }
            }
        }
        let unknown = header.unknown();
        if !unknown.is_empty() {
            self.at = Position { line: header.columns_line, column: 1 };
            let message = format!("columns that mean nothing here were left out: {}", unknown.join(", "));
            self.warn("unknown columns", Effect::Kept, message);
        }
        self.at = entry;
        Ok(())
    }

    fn row(&mut self, header: &Header, line: &str) {
        let filled = |cell: &&str| !matches!(*cell, "" | "-");
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.iter().skip(header.columns.len()).any(|cell| !cell.is_empty()) {
            let message = "this row has more cells than columns; what is over was left out".to_owned();
            self.warn("rows with too many cells", Effect::Kept, message);
        }
        let known = header.columns.iter().zip(&cells).filter_map(|(column, cell)| Some((column, column.field?, *cell)));
        let known = known.filter(|(.., cell)| filled(cell));
        let row = Row { cells: known.map(|(column, field, cell)| (&column.side, field, cell)).collect() };
        let sides = row.cells.iter().filter(|(_, field, _)| *field == Field::Term).map(|(side, ..)| *side);
        let sides: Vec<&Side> = sides.collect();
        if sides.len() < 2 {
            self.warn("incomplete rows", Effect::Skipped, "this row has no translation; it was left out");
            return;
        }
        let place = self.place(&row, sides[0]);
        self.describe(place, &row);
        for side in sides {
            let term = self.term(&row, side);
            self.add(place, term);
        }
    }

    /// The concept that the row belongs to; a new one where there is none.
    fn place(&mut self, row: &Row<'_>, first: &Side) -> usize {
        let first_term = row.cell(first, Field::Term).unwrap_or_default();
        let id = row.cell(&Side::Row, Field::Concept);
        let part_of_speech = row.cell(first, Field::PartOfSpeech).unwrap_or_default();
        // No ID has a tab in it.
        let key = id.map_or_else(|| format!("{first_term}\t{part_of_speech}"), str::to_owned);
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let name = match id {
            Some(id) if is_name(id) => self.names.take(id),
            Some(id) => {
                let name = self.names.take(&slug(id));
                let message = format!("`{id}` is no concept name; the concept became `{name}`");
                self.warn("concept IDs that are no names", Effect::Repaired, message);
                name
            }
            None => self.names.take(&with_prefix(self.name_prefix, first_term)),
        };
        self.glossary.concepts.push(Concept::new(name));
        self.places.insert(key, self.glossary.concepts.len() - 1);
        self.glossary.concepts.len() - 1
    }

    /// What the row says of its concept; what an earlier row said stands.
    fn describe(&mut self, place: usize, row: &Row<'_>) {
        let concept = &mut self.glossary.concepts[place];
        let mut conflicts = Vec::new();
        for (slot, field, what) in [
            (&mut concept.domain, Field::Domain, "domain"),
            (&mut concept.definition, Field::Definition, "definition"),
            (&mut concept.note, Field::Comment, "comment"),
        ] {
            match (row.cell(&Side::Row, field), slot.as_deref()) {
                (Some(new), Some(known)) if new != known => conflicts.push(what),
                (Some(new), None) => *slot = Some(new.to_owned()),
                _ => {}
            }
        }
        concept.do_not_translate |= row.cell(&Side::Row, Field::DoNotTranslate) == Some("yes");
        let name = concept.name.clone();
        for what in conflicts {
            let message = format!("concept `{name}` has another {what} already; that one was kept");
            self.warn("rows that contradict an earlier one", Effect::Kept, message);
        }
    }

    fn term(&mut self, row: &Row<'_>, side: &Side) -> Term {
        let language = match side {
            Side::Source => self.languages[0].clone(),
            Side::Language(language) => language.clone(),
            Side::Target | Side::Row => self.languages[1].clone(),
        };
        let own = |field| row.cell(side, field).map(str::to_owned);
        let status = row.of_term(side, Field::Status);
        let part_of_speech = row.of_term(side, Field::PartOfSpeech);
        let noun_class = own(Field::NounClass);
        if let Some(class) = noun_class.as_ref().filter(|class| !is_noun_class_set(class)) {
            let message = format!("`{class}` is no noun class; read as if the cell were empty");
            self.warn("unknown noun classes", Effect::Repaired, message);
        }
        Term {
            status: self.status(status),
            part_of_speech: self.part_of_speech(part_of_speech),
            noun_class: noun_class.filter(|class| is_noun_class_set(class)),
            plural: own(Field::Plural),
            animate: row.cell(side, Field::Animate) == Some("yes"),
            source: own(Field::Origin),
            note: own(Field::Comment),
            ..Term::new(language, row.cell(side, Field::Term).unwrap_or_default())
        }
    }

    fn status(&mut self, written: Option<&str>) -> TermStatus {
        let Some(written) = written else { return TermStatus::Preferred };
        let word = written.to_lowercase().replace([' ', '_'], "-").replace("nonstandard", "non-standard");
        let known = STATUSES.iter().find(|(known, _)| *known == word).map(|(_, status)| *status);
        known.or_else(|| TermStatus::from_str(&word).ok()).unwrap_or_else(|| {
            let message = format!("`{written}` is no term status of UTX; read as if the cell were empty");
            self.warn("unknown statuses", Effect::Repaired, message);
            TermStatus::Preferred
        })
    }

    fn part_of_speech(&mut self, written: Option<&str>) -> Option<PartOfSpeech> {
        let written = written?;
        let word = written.to_lowercase().replace([' ', '_'], "");
        let known = PARTS_OF_SPEECH.iter().find(|(known, _)| known.to_lowercase() == word).map(|(_, part)| *part);
        let known = known.or((word == "phrase").then_some(PartOfSpeech::Phrase));
        if known.is_none() && word != "other" {
            let message = format!("`{written}` is no part of speech of UTX; read as if the cell were empty");
            self.warn("unknown parts of speech", Effect::Repaired, message);
        }
        known
    }

    /// Adds the term to its concept. Where it is there, as in each row of a synonym, it is the same term.
    fn add(&mut self, place: usize, term: Term) {
        let terms = &mut self.glossary.concepts[place].terms;
        match terms.iter().find(|known| known.language == term.language && known.text == term.text) {
            None => terms.push(term),
            Some(known) if *known == term => {}
            Some(_) => {
                let message = format!("the term `{}` stands here with other particulars already", term.text);
                self.warn("rows that contradict an earlier one", Effect::Kept, message);
            }
        }
    }
}
