//! What the header of a table says: its separator, its form and what each column holds.

use super::super::ReadError;
use crate::text::language::Language;
use crate::text::positions::Position;

/// A column that has a meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Concept,
    Domain,
    Definition,
    DoNotTranslate,
    ConceptNote,
    Lang,
    Term,
    Status,
    PartOfSpeech,
    NounClass,
    Plural,
    Animate,
    Source,
    Note,
}

/// Every field with its name in a header, in the order in which they are written.
pub(super) const FIELDS: &[(Field, &str)] = &[
    (Field::Concept, "concept"),
    (Field::Domain, "domain"),
    (Field::Definition, "definition"),
    (Field::DoNotTranslate, "do_not_translate"),
    (Field::ConceptNote, "concept_note"),
    (Field::Lang, "lang"),
    (Field::Term, "term"),
    (Field::Status, "status"),
    (Field::PartOfSpeech, "part_of_speech"),
    (Field::NounClass, "noun_class"),
    (Field::Plural, "plural"),
    (Field::Animate, "animate"),
    (Field::Source, "source"),
    (Field::Note, "note"),
];

/// Other names that people give these columns.
const ALIASES: &[(&str, Field)] =
    &[("language", Field::Lang), ("pos", Field::PartOfSpeech), ("ngeli", Field::NounClass), ("notes", Field::Note)];

/// Column names that are language tags as well and nearly always mean something else.
const NO_LANGUAGES: &[&str] = &["id", "no", "key", "num", "ref", "row", "tag", "url", "src"];

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Field(Field),
    Terms(Language),
    Unknown(String),
}

impl Column {
    fn of(written: &str) -> Column {
        let name = written.trim().to_lowercase().replace([' ', '-'], "_");
        if let Some((field, _)) = FIELDS.iter().find(|(_, known)| *known == name) {
            return Column::Field(*field);
        }
        if let Some((_, field)) = ALIASES.iter().find(|(alias, _)| *alias == name) {
            return Column::Field(*field);
        }
        match written.parse() {
            Ok(language) if !NO_LANGUAGES.contains(&name.as_str()) => Column::Terms(language),
            _ => Column::Unknown(written.trim().to_owned()),
        }
    }

    fn unknown_name(&self) -> Option<&str> {
        match self {
            Column::Unknown(name) if !name.is_empty() => Some(name),
            _ => None,
        }
    }
}

/// Which of the three forms a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A row is a term.
    Terms,
    /// A row is a concept without its terms.
    Concepts,
    /// A row is a concept with its terms in language columns.
    Languages,
}

/// A usable header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) separator: u8,
    pub(super) form: Form,
    pub(super) columns: Vec<Column>,
    /// The byte of the text at which the header's own line starts: behind a byte-order mark and a `sep=` line.
    pub(super) start: usize,
}

impl Header {
    /// The header of `text`; `None`: its first record names no columns that could be used.
    pub(super) fn find(text: &str) -> Option<Header> {
        let (start, given) = start_and_separator(text);
        let separators: &[u8] = match &given {
            Some(separator) => std::slice::from_ref(separator),
            None => b",;\t",
        };
        separators
            .iter()
            .filter_map(|separator| Header::with_separator(text, start, *separator))
            // The separator that gives the most columns is the right one; the first among equals.
            .rev()
            .max_by_key(Header::known_columns)
    }

    fn with_separator(text: &str, start: usize, separator: u8) -> Option<Header> {
        let mut record = csv::StringRecord::new();
        let found = records(&text[start..], separator).read_record(&mut record);
        if !matches!(found, Ok(true)) {
            return None;
        }
        let columns: Vec<Column> = record.iter().map(Column::of).collect();
        let has = |field| columns.contains(&Column::Field(field));
        let form = if has(Field::Concept) && has(Field::Lang) && has(Field::Term) {
            Form::Terms
        } else if columns.iter().any(|column| matches!(column, Column::Terms(_))) {
            Form::Languages
        } else if has(Field::Concept) && !has(Field::Term) && (has(Field::Definition) || has(Field::Domain)) {
            Form::Concepts
        } else {
            return None;
        };
        Some(Header { separator, form, columns, start })
    }

    fn known_columns(&self) -> usize {
        self.columns.iter().filter(|column| !matches!(column, Column::Unknown(_))).count()
    }

    /// Whether a column holds `field`.
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.contains(&Column::Field(field))
    }

    /// The names of the columns that mean nothing to us.
    pub(super) fn unknown(&self) -> Vec<&str> {
        self.columns.iter().filter_map(Column::unknown_name).collect()
    }
}

/// A reader of the records of `text`, the header among them.
pub(super) fn records(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Where the table starts, and the separator that a first line `sep=;` (a habit of Excel) gives.
fn start_and_separator(text: &str) -> (usize, Option<u8>) {
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let line_end = text[mark..].find('\n').map_or(text.len(), |at| mark + at + 1);
    let line = text[mark..line_end].trim_end_matches(['\r', '\n']).trim_matches('"');
    match line.as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] if separator.is_ascii() => {
            (line_end, Some(*separator))
        }
        _ => (mark, None),
    }
}

/// Whether `head` is surely a table of terms and not a text that starts with a few short words.
pub(super) fn looks_like_a_table(head: &str) -> bool {
    let Some(header) = Header::find(head) else {
        return false;
    };
    if !header.unknown().is_empty() || header.columns.len() < 2 {
        return false;
    }
    let languages = header.columns.iter().filter(|column| matches!(column, Column::Terms(_))).count();
    let second_line = head[header.start..].lines().nth(1).unwrap_or("");
    header.form != Form::Languages || languages >= 2 && second_line.contains(char::from(header.separator))
}

/// The error for a text that is no table of terms.
pub(super) fn no_usable_header(text: &str) -> ReadError {
    let (start, _) = start_and_separator(text);
    let message = match text[start..].lines().find(|line| !line.trim().is_empty()) {
        None => "the file is empty: there is no table in it".to_owned(),
        Some(line) => {
            let shown: String = line.chars().take(60).collect();
            format!("the first line names no columns of a glossary: {shown:?}")
        }
    };
    let hint = "the first line must be one of: concept,lang,term (and status, part_of_speech, noun_class, plural, \
                animate, source, note); concept,domain,definition; or language tags such as en,sw (and \
                part_of_speech, noun_class, plural)";
    ReadError::Malformed { position: Position { line: 1, column: 1 }, message, hint: Some(hint.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Option<(Form, char)> {
        Header::find(text).map(|header| (header.form, char::from(header.separator)))
    }

    #[test]
    fn the_three_forms_are_told_apart() {
        assert_eq!(form("term,lang,concept\n"), Some((Form::Terms, ',')));
        assert_eq!(form("concept;definition\n"), Some((Form::Concepts, ';')));
        assert_eq!(form("Part of speech\tsw\ten-GB\n"), Some((Form::Languages, '\t')));
        assert_eq!(form("concept,term\n"), None);
        assert_eq!(form("word,gloss\n"), None);
        assert_eq!(form(""), None);
    }

    #[test]
    fn separators_in_quotes_do_not_count() {
        assert_eq!(form("en;sw;\"a,b,c,d\"\n"), Some((Form::Languages, ';')));
    }

    #[test]
    fn marks_and_separator_lines_are_skipped() {
        assert_eq!(form("\u{FEFF}en,sw\n"), Some((Form::Languages, ',')));
        assert_eq!(form("sep=;\r\nen;sw\r\n"), Some((Form::Languages, ';')));
    }

    #[test]
    fn prose_is_no_table() {
        for text in ["No, it is not.\nSo, at last.", "to, no\nmaybe", "Shaba", "id,no\n1,2"] {
            assert!(!looks_like_a_table(text), "{text}");
        }
        assert!(looks_like_a_table("en,sw\ntin,bati\n"));
        assert!(looks_like_a_table("concept,lang,term\n"));
    }
}
