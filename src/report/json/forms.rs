//! The shape of a paradigm.

use serde::Serialize;

use crate::swahili::morphology::WordPart;
use crate::swahili::paradigm::{Paradigm, Table};

#[derive(Serialize)]
pub(super) struct FormsJson<'a> {
    schema: &'static str,
    term: &'a str,
    lemma: &'a str,
    part_of_speech: &'static str,
    noun_class: Option<&'a str>,
    gloss: Option<&'a str>,
    known: bool,
    also: Vec<OtherJson<'a>>,
    tables: Vec<TableJson<'a>>,
}

#[derive(Serialize)]
struct OtherJson<'a> {
    lemma: &'a str,
    part_of_speech: &'static str,
}

#[derive(Serialize)]
struct TableJson<'a> {
    title: &'a str,
    columns: &'a [String],
    rows: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    name: &'a str,
    cells: &'a [Vec<String>],
}

impl<'a> FormsJson<'a> {
    pub(super) fn of(term: &'a str, paradigm: &'a Paradigm) -> Self {
        let other = |(lemma, part): &'a (String, WordPart)| OtherJson { lemma, part_of_speech: part.as_str() };
        FormsJson {
            schema: "istilahi/forms/1",
            term,
            lemma: &paradigm.lemma,
            part_of_speech: paradigm.part.as_str(),
            noun_class: paradigm.classes.as_deref(),
            gloss: paradigm.gloss.as_deref(),
            known: paradigm.known,
            also: paradigm.also.iter().map(other).collect(),
            tables: paradigm.tables.iter().map(table).collect(),
        }
    }
}

fn table(table: &Table) -> TableJson<'_> {
    let rows = table.rows.iter().map(|row| RowJson { name: &row.name, cells: &row.cells }).collect();
    TableJson { title: &table.title, columns: &table.columns, rows }
}
