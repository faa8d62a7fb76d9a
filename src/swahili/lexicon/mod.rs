//! The Swahili lexicon: nouns, verbs, adjectives, closed classes and spelling variants, read from `glossary/*.csv`, which
//! are compiled in.
//!
//! A row that cannot be read is a [`Fault`] and is left out; a test keeps the shipped files free of them.

pub mod adjectives;
pub mod closed;
pub mod nouns;
pub mod variants;
pub mod verbs;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use adjectives::Adjective;
use closed::ClosedWord;
use nouns::Noun;
use variants::VariantGroup;
use verbs::Verb;

/// The text of the files that a lexicon is read from.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `nouns.csv`.
    pub nouns: &'a str,
    /// `verbs.csv`.
    pub verbs: &'a str,
    /// `adjectives.csv`.
    pub adjectives: &'a str,
    /// `closed.csv`.
    pub closed: &'a str,
    /// `variants.csv`.
    pub variants: &'a str,
}

/// The files that ship.
pub const SHIPPED: Files<'static> = Files {
    nouns: include_str!("../../../glossary/nouns.csv"),
    verbs: include_str!("../../../glossary/verbs.csv"),
    adjectives: include_str!("../../../glossary/adjectives.csv"),
    closed: include_str!("../../../glossary/closed.csv"),
    variants: include_str!("../../../glossary/variants.csv"),
};

/// What is wrong with a row of a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: &'static str,
    /// Its line, from 1.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

/// Words with what grammar must know of them, each list sorted as its file is.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The nouns.
    pub nouns: Vec<Noun>,
    /// The verbs.
    pub verbs: Vec<Verb>,
    /// Adjectives and numerals.
    pub adjectives: Vec<Adjective>,
    /// Words of the closed classes that do not agree; those that do come from the class table.
    pub closed: Vec<ClosedWord>,
    /// Spellings of one word.
    pub variants: Vec<VariantGroup>,
}

impl Lexicon {
    /// Reads a lexicon, and what could not be read.
    pub fn read(files: Files<'_>) -> (Lexicon, Vec<Fault>) {
        let mut faults = Vec::new();
        let lexicon = Lexicon {
            nouns: table("nouns.csv", files.nouns, nouns::read, &mut faults),
            verbs: table("verbs.csv", files.verbs, verbs::read, &mut faults),
            adjectives: table("adjectives.csv", files.adjectives, adjectives::read, &mut faults),
            closed: table("closed.csv", files.closed, closed::read, &mut faults),
            variants: table("variants.csv", files.variants, variants::read, &mut faults),
        };
        (lexicon, faults)
    }

    /// The noun whose citation form is `noun`.
    pub fn noun(&self, noun: &str) -> Option<&Noun> {
        self.nouns.binary_search_by(|known| known.noun.as_str().cmp(noun)).ok().and_then(|at| self.nouns.get(at))
    }

    /// The number of the verb whose stem is `verb`.
    pub fn verb_number(&self, verb: &str) -> Option<u32> {
        let at = self.verbs.binary_search_by(|known| known.verb.as_str().cmp(verb)).ok()?;
        u32::try_from(at).ok()
    }

    /// The lexicon that ships, read on first use.
    pub fn shipped() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(SHIPPED).0);
        &LEXICON
    }
}

fn table<Row: DeserializeOwned, Entry>(
    file: &'static str,
    text: &str,
    read: fn(Row) -> Result<Entry, String>,
    faults: &mut Vec<Fault>,
) -> Vec<Entry> {
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let mut entries = Vec::with_capacity(text.len() / 32);
    let mut record = csv::StringRecord::new();
    let headers = rows.headers().cloned().unwrap_or_default();
    loop {
        let line = rows.position().line();
        let entry = match rows.read_record(&mut record) {
            Ok(false) => return entries,
            Ok(true) => record.deserialize(Some(&headers)).map_err(|error| error.to_string()).and_then(read),
            Err(error) => Err(error.to_string()),
        };
        match entry {
            Ok(entry) => entries.push(entry),
            Err(message) => faults.push(Fault { file, line, message }),
        }
    }
}

/// The parts of a list field, which `|` joins; none of an empty field.
fn list(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// A field that may be empty.
fn optional(field: String) -> Option<String> {
    Some(field).filter(|text| !text.is_empty())
}
