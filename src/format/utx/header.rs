//! The lines with `#` before the entries of a UTX file: languages and columns.

use crate::text::language::Language;

/// What a column says of a term or of its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Term,
    PartOfSpeech,
    Status,
    Comment,
    Plural,
    NounClass,
    Animate,
    Origin,
    // Of the concept:
    Concept,
    Domain,
    Definition,
    DoNotTranslate,
}

/// The names of the fields, the one that is written first.
const FIELDS: &[(&str, Field)] = &[
    ("pos", Field::PartOfSpeech),
    ("part of speech", Field::PartOfSpeech),
    ("term status", Field::Status),
    ("status", Field::Status),
    ("comment", Field::Comment),
    ("note", Field::Comment),
    ("plural", Field::Plural),
    ("noun class", Field::NounClass),
    ("ngeli", Field::NounClass),
    ("animate", Field::Animate),
    ("source", Field::Origin),
    ("concept id", Field::Concept),
    ("domain", Field::Domain),
    ("definition", Field::Definition),
    ("do not translate", Field::DoNotTranslate),
    ("term", Field::Term),
];

/// Whom a column speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    Target,
    Language(Language),
    /// The row as a whole: its concept, and what is said of the term translated into.
    Row,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) side: Side,
    /// `None`: it means nothing here.
    pub(super) field: Option<Field>,
    /// As written.
    pub(super) name: String,
}

impl Column {
    pub(super) fn of(written: &str) -> Column {
        let name = written.trim().to_lowercase().replace('_', " ");
        let field = |word: &str| FIELDS.iter().find(|(known, _)| *known == word.trim()).map(|(_, field)| *field);
        let (side, field) = match name.split_once(':') {
            None if name == "src" => (Side::Source, Some(Field::Term)),
            None if name == "tgt" => (Side::Target, Some(Field::Term)),
            None => (Side::Row, field(&name).filter(|field| *field != Field::Term)),
            Some(("src", word)) => (Side::Source, field(word)),
            Some(("tgt", word)) => (Side::Target, field(word)),
            Some((word, tag)) => match tag.parse() {
                Ok(language) => (Side::Language(language), field(word)),
                Err(_) => (Side::Row, None),
            },
        };
        Column { side, field, name: written.trim().to_owned() }
    }
}

/// What the header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The languages from and into, as far as it names them.
    pub(super) languages: Vec<Language>,
    pub(super) columns: Vec<Column>,
    /// The line with the columns, from 1; 0 where there is none.
    pub(super) columns_line: usize,
    /// The parts of what it says of languages that are none.
    pub(super) not_languages: Vec<String>,
}

impl Header {
    /// Takes in one more line of the header, without its `#`.
    pub(super) fn line(&mut self, number: usize, line: &str) {
        let columns: Vec<Column> = line.split('\t').map(Column::of).collect();
        if columns.iter().any(|column| column.field == Some(Field::Term)) {
            (self.columns, self.columns_line) = (columns, number);
        } else if self.languages.is_empty() {
            let pairs = line.split(';').map(|part| {
                let part = part.trim();
                // 1.20 gives the languages a name, as it does all it says.
                let named = part.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("lang:"));
                (named || number == 1, if named { part[5..].trim() } else { part })
            });
            for (counts, part) in pairs.filter(|(counts, part)| *counts && !part.contains([':', ' '])) {
                if counts && (part.contains('/') || part.parse::<Language>().is_ok()) {
                    self.take_languages(part);
                    return;
                }
            }
        }
    }

    fn take_languages(&mut self, part: &str) {
        for tag in part.split('/').map(str::trim).filter(|tag| !tag.is_empty()) {
            match tag.parse() {
                Ok(language) => self.languages.push(language),
                Err(_) => {
                    self.languages.push(Language::undetermined());
                    self.not_languages.push(tag.to_owned());
                }
            }
        }
    }

    /// The names of the columns that mean nothing here.
    pub(super) fn unknown(&self) -> Vec<&str> {
        let unknown = self.columns.iter().filter(|column| column.field.is_none() && !column.name.is_empty());
        unknown.map(|column| column.name.as_str()).collect()
    }
}

/// Whether `text` begins as UTX files do: `#UTX 1.11; en/sw`, `#UTX-S 1.00; …`, `#utx: 1.20`.
pub(super) fn is_first_line(text: &str) -> bool {
    let start = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("#utx"));
    start && text[4..].starts_with([' ', '-', ':', ';', '\t', '\r', '\n'])
}
