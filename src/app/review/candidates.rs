//! Term candidates in a table, as `extract` writes it: the columns of a glossary, and one called `accept`.
//!
//! A verdict is `yes` or `no` in that column; the rest of the table stays as it is. What is known of a candidate beside
//! the term (counts, scores, contexts) is shown as it stands there.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use super::sheet::{Sheet, SheetRow};
use super::{Card, Field, Queue, Role, Row, State, folded, unknown};
use crate::app::{AppError, InputProblem};
use crate::format::workbook_has_column;
use crate::model::concept::PartOfSpeech;
use crate::swahili::class_set::ClassSet;
use crate::text::language::Language;
use crate::text::positions::Position;

/// The column of the verdict, as `extract` calls it and as others may.
const ACCEPT: &[&str] = &["accept", "kubali"];

/// Columns that are edited, beside those whose name is a language.
const EDITED: &[&str] =
    &["term", "noun_class", "plural", "part_of_speech", "status", "concept", "domain", "definition", "note"];

/// Short names of columns that are no languages here.
const NO_LANGUAGES: &[&str] = &["id", "no", "nr", "to"];

const FILTERS: &[&str] = &["open", "yes", "no", "all"];

/// The candidates of a table.
#[derive(Debug)]
pub struct Candidates {
    name: String,
    sheet: Sheet,
    accept: usize,
    /// The columns that hold a term, and those that can be edited, in the order in which they are.
    terms: Vec<usize>,
    edited: Vec<usize>,
    /// The rows that the filter leaves in.
    rows: Vec<usize>,
    /// Rows as they were before each decision of this run.
    decisions: Vec<(usize, SheetRow)>,
}

/// What is said in the column of the verdict. A word that is neither leaves the candidate open.
fn verdict(cell: &str) -> State {
    match cell.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ndiyo" => State::Accepted,
        "no" | "n" | "false" | "0" | "hapana" => State::Rejected,
        _ => State::Open,
    }
}

fn is_language(name: &str) -> bool {
    let short = matches!(name.split(['-', '_']).next().map(str::len), Some(2));
    short && !NO_LANGUAGES.contains(&name) && name.replace('_', "-").parse::<Language>().is_ok()
}

impl Candidates {
    /// Whether the file at `path` is a table of candidates by its first line. Whatever else is wrong with it is said by
    /// [`Candidates::read`].
    pub fn are_in(path: &Path) -> bool {
        let is = |endings: &[&str]| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        };
        let header = || {
            let mut line = String::new();
            BufReader::new(File::open(path).ok()?).read_line(&mut line).ok()?;
            Some(line)
        };
        let names_it = |line: String| {
            let mut names = line.split([',', ';', '\t']).map(|name| name.trim().trim_matches(['"', '\u{FEFF}']));
            names.any(|name| ACCEPT.iter().any(|known| known.eq_ignore_ascii_case(name)))
        };
        if is(&["xlsx"]) {
            return workbook_has_column(path, ACCEPT);
        }
        is(&["csv", "tsv", "tab"]) && header().is_some_and(names_it)
    }

    /// Reads the table at `path`. A column for the verdict is added where there is none, with the first verdict.
    ///
    /// # Errors
    /// [`AppError::Input`] where it cannot be read or has no column with terms.
    pub fn read(path: &Path) -> Result<Self, AppError> {
        let mut sheet = Sheet::read(path)?;
        let terms: Vec<usize> = match sheet.column("term") {
            Some(term) => vec![term],
            None => (0..sheet.header.len()).filter(|at| is_language(&sheet.header[*at])).collect(),
        };
        if terms.is_empty() {
            return Err(AppError::Input {
                name: path.display().to_string(),
                problem: InputProblem::Malformed {
                    position: Position { line: 1, column: 1 },
                    message: format!("no column holds terms; there are: {}", sheet.header.join(", ")),
                    hint: Some(
                        "the first line names the columns: `term`, or languages as `en` and `sw`; such a table comes \
                         from: istilahi extract FILE --output candidates.csv"
                            .to_owned(),
                    ),
                },
            });
        }
        let is_edited = |name: &str| EDITED.contains(&name) || is_language(name);
        let mut edited: Vec<usize> = (0..sheet.header.len()).filter(|at| is_edited(&sheet.header[*at])).collect();
        let place = |name: &str| EDITED.iter().position(|known| *known == name).unwrap_or(0);
        edited.sort_by_key(|at| (!terms.contains(at), place(&sheet.header[*at])));
        let accept = match ACCEPT.iter().find_map(|name| sheet.column(name)) {
            Some(accept) => accept,
            None => {
                sheet.add_column(ACCEPT[0]);
                sheet.header.len() - 1
            }
        };
        let name = path.display().to_string();
        let rows = (0..sheet.rows.len()).collect();
        Ok(Candidates { name, sheet, accept, terms, edited, rows, decisions: Vec::new() })
    }

    fn state(&self, row: usize) -> State {
        verdict(self.sheet.cell(row, self.accept))
    }

    fn title(&self, row: usize) -> String {
        let terms = self.terms.iter().map(|at| self.sheet.cell(row, *at)).filter(|term| !term.trim().is_empty());
        terms.collect::<Vec<_>>().join(" · ")
    }

    fn keep(&mut self, at: usize, cells: &[(usize, String)]) -> Result<(), AppError> {
        let row = self.rows[at];
        let before = self.sheet.set(row, cells)?;
        self.decisions.push((row, before));
        Ok(())
    }

    /// Refuses what cannot stand in a column of a glossary.
    fn check(&self, column: usize, text: &str) -> Result<(), AppError> {
        let text = text.trim();
        let refused = |message: String| Err(AppError::Refused(message));
        match self.sheet.header[column].as_str() {
            _ if text.is_empty() => Ok(()),
            "noun_class" => match text.parse::<ClassSet>() {
                Ok(_) => Ok(()),
                Err(error) => refused(error.to_string()),
            },
            "part_of_speech" => match text.parse::<PartOfSpeech>() {
                Ok(_) => Ok(()),
                Err(error) => refused(error.to_string()),
            },
            _ => Ok(()),
        }
    }
}

impl Queue for Candidates {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn is_open(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| self.state(*row) == State::Open)
    }

    fn open(&self) -> usize {
        self.rows.iter().filter(|row| self.state(**row) == State::Open).count()
    }

    fn card(&mut self, at: usize) -> Result<Card, AppError> {
        let row = self.rows[at];
        let mut rows = Vec::new();
        let mut rest = Vec::new();
        for (column, name) in self.sheet.header.iter().enumerate() {
            let text = self.sheet.cell(row, column);
            if self.terms.contains(&column) {
                rows.push(Row::new(Role::Target, name, text));
            } else if column != self.accept && !text.trim().is_empty() {
                let role = if self.edited.contains(&column) { Role::Source } else { Role::Fact };
                rest.push(Row::new(role, name, text));
            }
        }
        rest.sort_by_key(|row| row.role == Role::Fact);
        rows.extend(rest);
        let field =
            |at: &usize| Field { name: self.sheet.header[*at].clone(), text: self.sheet.cell(row, *at).to_owned() };
        let said = self.sheet.cell(row, self.accept).trim().to_owned();
        Ok(Card {
            label: format!("line {}", self.sheet.rows[row].line),
            state: self.state(row),
            facts: Some(said)
                .filter(|said| !said.is_empty())
                .map(|said| format!("{}: {said}", self.sheet.header[self.accept]))
                .into_iter()
                .collect(),
            rows,
            fields: self.edited.iter().map(field).collect(),
        })
    }

    fn write_suggestion(&mut self, _at: usize, _number: usize) -> Result<String, AppError> {
        Err(AppError::Refused("there are no suggestions; e edits the candidate".to_owned()))
    }

    fn accept(&mut self, at: usize) -> Result<String, AppError> {
        self.keep(at, &[(self.accept, "yes".to_owned())])?;
        Ok(format!("{} is accepted", self.title(self.rows[at])))
    }

    fn reject(&mut self, at: usize, _reason: Option<&str>) -> Result<String, AppError> {
        self.keep(at, &[(self.accept, "no".to_owned())])?;
        Ok(format!("{} is rejected", self.title(self.rows[at])))
    }

    fn edit(&mut self, at: usize, texts: &[String]) -> Result<String, AppError> {
        let cells: Vec<(usize, String)> =
            self.edited.iter().zip(texts).map(|(column, text)| (*column, text.trim().to_owned())).collect();
        cells.iter().try_for_each(|(column, text)| self.check(*column, text))?;
        if cells.iter().all(|(column, text)| !self.terms.contains(column) || text.is_empty()) {
            return Err(AppError::Refused("there is no term left; r rejects the candidate".to_owned()));
        }
        // What was not edited stays as it was written.
        let row = self.rows[at];
        let mut cells: Vec<(usize, String)> =
            cells.into_iter().filter(|(column, text)| self.sheet.cell(row, *column).trim() != text).collect();
        cells.push((self.accept, "yes".to_owned()));
        self.keep(at, &cells)?;
        Ok(format!("{} is edited and accepted", self.title(row)))
    }

    fn undo(&mut self) -> Result<Option<usize>, AppError> {
        let Some((row, before)) = self.decisions.last().cloned() else { return Ok(None) };
        self.sheet.put(row, before)?;
        self.decisions.pop();
        let at = self.rows.iter().position(|one| *one == row);
        Ok(Some(at.unwrap_or_else(|| {
            self.rows.push(row);
            self.rows.sort_unstable();
            self.rows.iter().position(|one| *one == row).unwrap_or(0)
        })))
    }

    fn holds(&mut self, at: usize, wanted: &str) -> Result<bool, AppError> {
        Ok(self.sheet.rows[self.rows[at]].cells.iter().any(|cell| folded(cell).contains(wanted)))
    }

    fn filters(&self) -> Vec<&'static str> {
        FILTERS.to_vec()
    }

    fn filter(&mut self, words: &[&str]) -> Result<(), AppError> {
        if let Some(word) = words.iter().find(|word| !FILTERS.contains(word)) {
            return Err(unknown(word, FILTERS));
        }
        let is_in = |row: &usize| {
            words.is_empty()
                || words.iter().any(|word| match *word {
                    "open" => self.state(*row) == State::Open,
                    "yes" => self.state(*row) == State::Accepted,
                    "no" => self.state(*row) == State::Rejected,
                    _ => true,
                })
        };
        let rows = (0..self.sheet.rows.len()).filter(is_in).collect();
        self.rows = rows;
        Ok(())
    }

    fn set_time(&mut self, _now: &str) {}
}
