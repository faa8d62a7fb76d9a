//! What the first row of a table says: what each column holds, and with that what kind of table it is.

use super::super::{ReadError, ReadOptions};
use super::fields::{Field, Name, Tongue};
use super::record::{Record, malformed};
use crate::text::language::Language;
use crate::text::positions::Position;

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Something about the row.
    Field(Field),
    /// A text, or terms, in a language.
    Text(Tongue),
    /// Something about the text in that column.
    Of(usize, Field),
    /// Nothing that is known here; what the file calls it.
    Unknown(String),
}

/// Which form a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A row is a term.
    Terms,
    /// A row is a concept without its terms.
    Concepts,
    /// A row has texts in language columns: a unit, or a concept with its terms.
    Languages,
}

/// A usable header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) form: Form,
    pub(super) columns: Vec<Column>,
    /// Whether the first row is a header. Without one, what was asked for names the columns.
    pub(super) has_row: bool,
    /// Where the first row stands.
    pub(super) position: Position,
    /// The column of each field, in the order of [`Field::ALL`].
    places: Vec<Option<usize>>,
}

impl Header {
    /// The header that `first`, the first row of a table, is; `None` where it names no columns that could be used.
    ///
    /// # Errors
    /// Where a column is to be called something, and there is none of that name or number.
    pub(super) fn of(first: &Record, options: &ReadOptions) -> Result<Option<Header>, ReadError> {
        let mut names: Vec<Name> = first.iter().map(Name::of).collect();
        let is_named = names.iter().any(|name| *name != Name::Unknown);
        let mut by_name = false;
        for (which, called) in &options.columns {
            let (at, named) = find(first, which)?;
            by_name |= named;
            if at >= names.len() {
                names.resize(at + 1, Name::Unknown);
            }
            names[at] = Name::given(called);
        }
        let has_row = is_named || by_name || options.columns.is_empty();
        let columns = resolve(names, |at| if has_row { first.cell(at).trim() } else { "" });
        let places =
            Field::ALL.iter().map(|field| columns.iter().position(|one| *one == Column::Field(*field))).collect();
        let mut header = Header { form: Form::Languages, columns, has_row, position: first.position, places };
        let Some(form) = header.find_form() else { return Ok(None) };
        header.form = form;
        Ok(Some(header))
    }

    fn find_form(&self) -> Option<Form> {
        let named = self.has(Field::Concept) || self.has(Field::EntryId);
        if named && self.has(Field::Lang) && self.has(Field::Term) {
            Some(Form::Terms)
        } else if self.texts().next().is_some() {
            Some(Form::Languages)
        } else if self.has(Field::Concept)
            && !self.has(Field::Term)
            && (self.has(Field::Definition) || self.has(Field::Domain))
        {
            Some(Form::Concepts)
        } else {
            None
        }
    }

    /// The column that holds `field`.
    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field as usize).copied().flatten()
    }

    /// Whether a column holds `field`.
    pub(super) fn has(&self, field: Field) -> bool {
        self.place(field).is_some()
    }

    /// The columns that hold texts, with their languages.
    pub(super) fn texts(&self) -> impl Iterator<Item = (usize, &Tongue)> {
        self.columns.iter().enumerate().filter_map(|(at, column)| match column {
            Column::Text(tongue) => Some((at, tongue)),
            _ => None,
        })
    }

    /// How many columns mean something.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().filter(|column| !matches!(column, Column::Unknown(_))).count()
    }
}

/// The column called `which`, or of that number; whether it was found by its name.
fn find(first: &Record, which: &str) -> Result<(usize, bool), ReadError> {
    let wanted = which.trim();
    if let Some(at) = first.iter().position(|cell| cell.trim().to_lowercase() == wanted.to_lowercase()) {
        return Ok((at, true));
    }
    if let Some(number) = wanted.parse::<usize>().ok().filter(|number| (1..=first.len()).contains(number)) {
        return Ok((number - 1, false));
    }
    let shown: Vec<String> = first.iter().take(12).map(shortened).collect();
    let message = format!("there is no column `{wanted}`; the first row has: {}", shown.join(", "));
    Err(malformed(first.position, message, Some("name a column as the first row does, or by its number from 1")))
}

/// The columns as they stand beside each other.
fn resolve<'a>(names: Vec<Name>, written: impl Fn(usize) -> &'a str) -> Vec<Column> {
    let has = |fields: &[Field]| names.iter().any(|name| matches!(name, Name::Field(one) if fields.contains(one)));
    let any_text = names.iter().any(|name| matches!(name, Name::Text(_)));
    // `source` is where a term is attested, unless there is a target to go with it.
    let has_target = has(&[Field::TargetText, Field::TargetLang]);
    // `term` beside languages is the term in the language that they translate.
    let term_is_text = !has(&[Field::Lang]) && (any_text || has_target);
    let texts: Vec<(usize, Option<Language>)> = names
        .iter()
        .enumerate()
        .filter_map(|(at, name)| match name {
            Name::Text(Tongue::Named { language, .. }) => Some((at, Some(language.clone()))),
            Name::Text(_) | Name::Field(Field::SourceText | Field::TargetText) => Some((at, None)),
            _ => None,
        })
        .collect();
    let text_of = |language: &Language| {
        let same = |one: &&(usize, Option<Language>)| one.1.as_ref() == Some(language);
        texts.iter().find(same).map(|(at, _)| *at)
    };
    let mut seen = [false; Field::ALL.len()];
    let mut columns = Vec::with_capacity(names.len());
    let mut left = texts.iter().map(|(at, _)| *at).peekable();
    let mut last_text = None;
    for (at, name) in names.iter().enumerate() {
        while let Some(text) = left.next_if(|text| *text < at) {
            last_text = Some(text);
        }
        let unknown = || Column::Unknown(written(at).to_owned());
        columns.push(match name {
            Name::Text(tongue) => Column::Text(tongue.clone()),
            Name::Field(Field::SourceText) => Column::Text(Tongue::Source),
            Name::Field(Field::TargetText) => Column::Text(Tongue::Target),
            Name::Field(Field::Source) if has_target => Column::Text(Tongue::Source),
            Name::Field(Field::Term) if term_is_text => Column::Text(Tongue::Source),
            Name::Of(language, field) => text_of(language).map_or_else(unknown, |text| Column::Of(text, *field)),
            Name::Field(field @ (Field::TermInfo | Field::TermExample)) => match last_text {
                Some(text) => Column::Of(text, *field),
                None => unknown(),
            },
            Name::Field(field) if !std::mem::replace(&mut seen[*field as usize], true) => Column::Field(*field),
            Name::Field(_) | Name::Unknown => unknown(),
        });
    }
    columns
}

/// The start of a cell, for messages.
pub(super) fn shortened(cell: &str) -> String {
    let cell = cell.trim();
    if cell.chars().count() <= 40 { cell.to_owned() } else { cell.chars().take(39).chain(['…']).collect() }
}

/// The error for a table whose first row is `first`, which names no columns; `None`: there is no row.
pub(super) fn no_usable_header(first: Option<&Record>) -> ReadError {
    let hint = "the first row must name the columns: language tags or names such as en,sw (and part_of_speech, \
                noun_class, plural, note); source and target; concept,lang,term; or concept,domain,definition. Or say \
                which column holds what, by its name or number";
    let Some(first) = first else {
        let message = "the file is empty: there is no table in it".to_owned();
        return malformed(Position { line: 1, column: 1 }, message, Some(hint));
    };
    let shown: String = first.iter().collect::<Vec<_>>().join(", ").chars().take(60).collect();
    malformed(first.position, format!("the first row names no columns that mean anything here: {shown:?}"), Some(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(cells: &[&str], columns: &[(&str, &str)]) -> Result<Option<Header>, ReadError> {
        let mut record = Record::default();
        cells.iter().for_each(|cell| record.push(cell));
        let columns = columns.iter().map(|(which, called)| ((*which).to_owned(), (*called).to_owned())).collect();
        Header::of(&record, &ReadOptions { columns, ..ReadOptions::default() })
    }

    fn form(cells: &[&str]) -> Option<Form> {
        header(cells, &[]).unwrap().map(|header| header.form)
    }

    #[test]
    fn the_three_forms_are_told_apart() {
        assert_eq!(form(&["term", "lang", "concept"]), Some(Form::Terms));
        assert_eq!(form(&["concept", "definition"]), Some(Form::Concepts));
        assert_eq!(form(&["Part of speech", "sw", "en-GB"]), Some(Form::Languages));
        assert_eq!(form(&["Entry_ID", "English_Def", "English", "Term_Info"]), Some(Form::Languages));
        for none in [&["concept", "term"][..], &["word", "gloss"], &[""], &["id", "source"]] {
            assert_eq!(form(none), None, "{none:?}");
        }
    }

    #[test]
    fn source_is_a_text_only_beside_a_target() {
        let texts = |cells: &[&str]| header(cells, &[]).unwrap().unwrap().texts().count();
        assert_eq!(texts(&["source", "target"]), 2);
        assert_eq!(texts(&["en", "sw", "source"]), 2);
        assert_eq!(texts(&["term", "description", "translatable", "sw"]), 2);
    }

    #[test]
    fn columns_are_called_what_was_asked_for() {
        let found = header(&["Original", "x", "Tafsiri yetu"], &[("original", "en"), ("3", "sw")]).unwrap().unwrap();
        assert!(found.has_row);
        assert_eq!(found.texts().count(), 2);
        let found = header(&["Tin melts.", "Bati huyeyuka."], &[("1", "en"), ("2", "sw")]).unwrap().unwrap();
        assert!(!found.has_row);
        assert!(header(&["a", "b"], &[("c", "en")]).is_err());
        assert!(header(&["a", "b"], &[("3", "en")]).is_err());
        assert!(header(&["a", "b"], &[("0", "en")]).is_err());
    }

    #[test]
    fn fields_of_a_language_belong_to_its_column() {
        let found = header(&["English_Def", "English", "Term_Info", "German", "Term_Info"], &[]).unwrap().unwrap();
        let of = |at: usize| match &found.columns[at] {
            Column::Of(text, _) => *text,
            other => panic!("{other:?}"),
        };
        assert_eq!([of(0), of(2), of(4)], [1, 1, 3]);
    }
}
