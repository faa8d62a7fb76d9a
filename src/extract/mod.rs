//! Floor 4: term candidates of texts: noun phrases, how much they are terms, and which of two languages belong together.
//!
//! A [`gather::Gatherer`] is given the segments one by one; it reads the noun phrases of each (`english`, `swahili`) and
//! counts them under their citation form. What a text says far more often than general language does is a term
//! (`general`, after the weirdness of Ahmad et al. 1999), and what stands mostly inside longer phrases is none
//! (`termhood`, the C-value of Frantzi, Ananiadou & Mima 2000); `rank` puts it together. [`pairs`] links the candidates
//! of two languages by the units that they share, by what is known of their words (`known_words`), and by the longer
//! pairs that they stand in (`inside`, `order`).

mod classes;
mod english;
mod english_word;
mod forms;
pub mod gather;
mod general;
mod inside;
mod known_words;
mod order;
pub mod pairs;
mod phrase;
mod rank;
mod spelling;
mod swahili;
mod swahili_noun;
mod termhood;
#[cfg(test)]
mod tests;

pub use classes::ClassEvidence;
pub use general::{General, GeneralWord};
pub use known_words::KnownWords;

use std::ops::Range;

/// A term candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// The citation form: the singular, as the text mostly writes it.
    pub term: String,
    /// The citation forms of its words, with `-a` and `of` between them.
    pub words: Vec<String>,
    /// How often it stands in the text, in any form or spelling.
    pub count: usize,
    /// How much it is a term: its C-value, weighed by how much rarer its words are in general language. Comparable
    /// within one text only.
    pub score: f64,
    /// Whether it is mostly written as a name: `Raspberry Pi`.
    pub is_name: bool,
    /// The noun class of a Swahili term's head, and what speaks for it.
    pub class: Option<ClassEvidence>,
    /// The forms and spellings in the text, each with how often it stands there, the commonest first.
    pub forms: Vec<(String, usize)>,
    /// The segments that it stands in, by the numbers that they were given, ascending, none twice.
    pub segments: Vec<u32>,
    /// The segments where it stands again, one for each further time, ascending.
    pub repeats: Vec<u32>,
}

/// Where a candidate stands in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its bytes in the segment's text.
    pub span: Range<usize>,
    /// The words of its citation form.
    pub words: Vec<String>,
}

/// The languages, by their primary subtags, whose noun phrases are known.
pub const LANGUAGES: [&str; 2] = ["en", "sw"];
