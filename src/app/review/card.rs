//! An item as it is shown: what it says, and what can be edited in it.

use std::ops::Range;

use crate::model::finding::Severity;

/// What has become of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has decided.
    Open,
    /// It was accepted.
    Accepted,
    /// It was rejected, or a finding dismissed.
    Rejected,
    /// It is not there any more.
    Gone,
}

/// What a row is, which says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What was translated.
    Source,
    /// The translation, or the term.
    Target,
    /// What stands before or behind it: one line.
    Context,
    /// A term of the glossary.
    Term,
    /// What a check found.
    Finding(Severity),
    /// What could stand there instead.
    Suggestion,
    /// Anything else that is known of it.
    Fact,
}

/// A row: a label and a text, with the bytes of it that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub role: Role,
    /// What stands before it.
    pub label: String,
    /// Its text.
    pub text: String,
    /// What is marked in it.
    pub marks: Vec<Range<usize>>,
    /// What shows why.
    pub evidence: Vec<Range<usize>>,
}

impl Row {
    /// A row with nothing marked.
    pub fn new(role: Role, label: impl Into<String>, text: impl Into<String>) -> Self {
        Row { role, label: label.into(), text: text.into(), marks: Vec::new(), evidence: Vec::new() }
    }
}

/// Something that can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is: a language, or the name of a column.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is called: `unit 12`, `line 7`.
    pub label: String,
    /// What has become of it.
    pub state: State,
    /// What is known of it in single words.
    pub facts: Vec<String>,
    /// What is shown, in order.
    pub rows: Vec<Row>,
    /// What can be edited, the usual one first.
    pub fields: Vec<Field>,
}

impl Card {
    /// An item that is there no more.
    pub fn gone(label: impl Into<String>) -> Self {
        let rows = vec![Row::new(Role::Fact, "", "it was deleted in the meantime")];
        Card { label: label.into(), state: State::Gone, facts: Vec::new(), rows, fields: Vec::new() }
    }
}
