//! Floor 3: what stays the same in meaning from language to language, read from a text of either: numbers, dates, times
//! of day, measures and money, addresses and variables.
//!
//! Everything here reads and nothing judges or writes anew: that is done on the floor above, by what repairs a match
//! and by what checks a translation. English and Swahili are known in full; of another language only what is written
//! in digits and what is the same everywhere.

pub mod clock;
pub mod dates;
pub mod english;
pub mod measures;
pub mod numbers;
pub mod placeholder;
pub mod spelled;
pub mod variables;

use std::ops::Range;

use crate::model::segment::Segment;
use crate::swahili::orthography::dates::find_in;
use crate::text::language::Language;
use crate::text::tokens::Token;
use crate::text::written::{Written, as_seen, words_of};
use clock::Clock;
use dates::Date;
use numbers::Number;

/// What was read from one text. Kinds overlap: the digits of a date are numbers as well.
#[derive(Clone, Debug, Default)]
pub struct Placeables {
    /// Addresses and variables, in order.
    pub verbatim: Vec<Range<usize>>,
    /// Dates in digits alone.
    pub figure_dates: Vec<Date>,
    /// Dates with the name of a month or a day of the week.
    pub dates: Vec<Date>,
    /// Times of day.
    pub times: Vec<Clock>,
    /// Numbers in figures and words, in no order; none within addresses, variables and codes.
    pub numbers: Vec<Number>,
}

/// Reads `segment`, whose tokens are `tokens`.
pub fn read(segment: &Segment, tokens: &[Token], language: &Language) -> Placeables {
    let text = segment.text();
    let verbatim = placeholder::find(text);
    let words = words_of(text, tokens);
    let words = as_seen(&words);
    let written = find_in(&words);
    Placeables {
        figure_dates: dates::in_figures(text, &written),
        dates: dates::find(text, &words, &written, language),
        times: clock::find(text, &words, language),
        numbers: numbers_of(segment, &words, language, &verbatim),
        verbatim,
    }
}

/// The numbers of `segment` alone, none of them within its codes and `verbatim`.
pub fn numbers_of(
    segment: &Segment,
    words: &[Written<'_>],
    language: &Language,
    verbatim: &[Range<usize>],
) -> Vec<Number> {
    let mut numbers = numbers::find(segment.text(), words, language);
    if !verbatim.is_empty() || !segment.codes().is_empty() {
        let codes = || segment.codes().iter().map(|code| &code.span);
        let apart = |one: &Range<usize>, other: &Range<usize>| one.end <= other.start || other.end <= one.start;
        numbers.retain(|number| verbatim.iter().chain(codes()).all(|span| apart(span, &number.span)));
    }
    numbers
}
