//! Floor 0: text as such, knowing nothing of units, memories or languages' grammar.
//!
//! Spans are byte ranges into the text they were made from, always on character boundaries; [`positions`] turns them
//! into the code points, lines and columns that people and JSON see.

pub mod abbreviations;
pub mod fold;
pub mod function_words;
pub mod language;
pub mod letter_case;
pub mod light_words;
pub mod nearest;
pub mod positions;
pub mod remembered;
pub mod search_words;
pub mod segmentation;
pub mod sentences;
pub mod tokens;
pub mod written;
