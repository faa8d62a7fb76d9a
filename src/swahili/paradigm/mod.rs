//! Paradigms: every form of a word, as tables of plain data. The forms come from the lexicon where it has the word, else
//! from the rules for its shape, and are a guess then.
//!
//! A noun has the concords that it governs, an adjective its form in every class, a verb its tenses, relatives and
//! extensions. Sources: Ashton 1944; Mpiranya 2015.

mod adjective;
mod entry;
mod noun;
mod unknown;
mod verb;

use super::class_set::ClassSet;
use super::lexicon::closed::ClosedWord;
use super::morphology::WordPart;
use crate::model::vocabulary;

vocabulary! {
    /// A part of speech that has a paradigm and many words.
    OpenPart: "part of speech" {
        /// A noun.
        Noun = "noun",
        /// A verb.
        Verb = "verb",
        /// An adjective or a numeral.
        Adjective = "adjective",
    }
}

/// What is known of the word beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// Its part of speech.
    pub part: Option<OpenPart>,
    /// The classes of a noun.
    pub classes: Option<ClassSet>,
}

/// Every form of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paradigm {
    /// The citation form: of a noun the singular, of a verb the stem, of an adjective the stem.
    pub lemma: String,
    /// Its part of speech.
    pub part: WordPart,
    /// The classes of a noun, as `7/8`.
    pub classes: Option<String>,
    /// What it means, in English.
    pub gloss: Option<String>,
    /// Whether the lexicon has it, or the word that it is made from; otherwise its forms are a guess.
    pub known: bool,
    /// What else the word can be a form of: citation forms with their parts of speech.
    pub also: Vec<(String, WordPart)>,
    /// The forms.
    pub tables: Vec<Table>,
}

/// Forms in rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it has the forms of.
    pub title: String,
    /// The heads of the columns, without that of the rows' names.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it has the forms of.
    pub name: String,
    /// For each column the forms, the usual one first; none where there is no such form.
    pub cells: Vec<Vec<String>>,
}

/// Why a word has no paradigm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoParadigm {
    /// It is of a closed class and never changes.
    Unchanging(&'static ClosedWord),
    /// Nothing can be said of it.
    Unknown,
}

/// The paradigm of `term`: a word in any of its forms, or a phrase that begins with a noun.
///
/// # Errors
/// [`NoParadigm`] where there is none.
pub fn paradigm(term: &str, hint: &Hint) -> Result<Paradigm, NoParadigm> {
    entry::find(term, hint)
}

fn row(name: impl Into<String>, cells: Vec<Vec<String>>) -> Row {
    Row { name: name.into(), cells }
}

fn heads(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| (*column).to_owned()).collect()
}

#[cfg(test)]
mod tests;
