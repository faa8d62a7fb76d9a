//! Numbers in figures and in words, with their values.

use std::ops::Range;

use super::english;
use super::spelled::{self, Spelled};
use crate::swahili::orthography::figures;
use crate::swahili::orthography::locale::Locale;
use crate::swahili::orthography::numerals;
use crate::swahili::orthography::quantity::Quantity;
use crate::text::fold::fold;
use crate::text::language::Language;
use crate::text::tokens::TokenKind;
use crate::text::written::Written;

/// How a number is written, and how surely it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// In figures.
    Figures,
    /// In figures that a word goes on from: `1990s`, `3rd`.
    Ending,
    /// In words, as one counts: `five`, `vitabu vitano`.
    Words,
    /// In several words of English: `two hundred and five`.
    Phrase,
    /// Words that imply a number and may be rendered without one: `third`, `half`, `twice`, `both`, `kwanza`.
    Hint,
}

/// A number in a text.
#[derive(Clone, Debug)]
pub struct Number {
    /// Its bytes: digits with the signs between them and a minus, or words.
    pub span: Range<usize>,
    /// What its digits or words are worth, the likelier first; none where it is no quantity.
    pub readings: Vec<Quantity>,
    /// What a word of size beside the digits multiplies by.
    pub size: u64,
    /// How it is written.
    pub manner: Manner,
    /// Whether it is a percentage.
    pub percent: bool,
    /// The unit beside a figure of a Swahili text.
    pub unit: Option<Range<usize>>,
}

impl Number {
    /// Its value with the word of size, where it has only one or one is the likelier.
    pub fn amount(&self) -> Option<Quantity> {
        self.readings.first()?.times(Quantity::from(self.size))
    }

    /// All it can be worth with the word of size.
    pub fn amounts(&self) -> impl Iterator<Item = Quantity> + '_ {
        self.readings.iter().filter_map(|value| value.times(Quantity::from(self.size)))
    }

    /// What two numbers that are the same have in common.
    pub fn identity(&self, text: &str) -> String {
        self.amount().map_or_else(|| format!("text {text}"), |amount| amount.to_string())
    }

    /// Whether it is the number one, which is followed by another form of a noun than the rest.
    pub fn is_one(&self) -> bool {
        self.amount() == Some(Quantity::from(1))
    }

    /// Whether it stands for the same as `other`, in any reading.
    pub fn can_be(&self, other: &Number) -> bool {
        other.amount().is_some_and(|amount| self.amounts().any(|mine| mine == amount))
    }

    /// Whether it is in figures.
    pub fn is_figure(&self) -> bool {
        matches!(self.manner, Manner::Figures | Manner::Ending)
    }

    /// Whether another number can be written in its place: digits alone, or a number as one counts.
    pub fn can_be_exchanged(&self) -> bool {
        matches!(self.manner, Manner::Figures | Manner::Words)
    }
}

/// The signs of a language that is read here: before decimals, between groups.
pub fn signs(language: &Language) -> Option<(char, char)> {
    match Locale::of(language) {
        Some(locale) => Some((locale.decimal_sign(), locale.group_sign())),
        None => (language.base() == "en").then_some(('.', ',')),
    }
}

/// The numbers of `text`, whose words are `words`.
pub fn find(text: &str, words: &[Written<'_>], language: &Language) -> Vec<Number> {
    let swahili = Locale::of(language);
    let english = language.base() == "en";
    let known = swahili.is_some() || english;
    let mut found = Vec::new();
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        for figure in figures::find(text, swahili.unwrap_or(Locale::Tanzania)) {
            let written = text.get(figure.span.clone()).unwrap_or_default();
            // Whose signs are not known has no value but that of its digits.
            let plain = written.bytes().all(|byte| byte.is_ascii_digit());
            let mut readings = if known || plain { figure.readings } else { Vec::new() };
            // English figures have one reading; 007 is no number to count with.
            if swahili.is_none() {
                readings.truncate(1);
            }
            if written.len() > 1 && written.starts_with('0') && plain {
                readings.clear();
            }
            let size = if swahili.is_some() { figure.size } else { size_after(text, figure.span.end) };
            let percent = figure.percent || english && percent_after(text, figure.span.end);
            let unit = figure.unit.filter(|_| swahili.is_some());
            found.push(Number { span: figure.span, readings, size, manner: Manner::Figures, percent, unit });
        }
        with_endings(text, words, english, &mut found);
    }
    if swahili.is_some() {
        words_of_swahili(words, &mut found);
    } else if english {
        let words = spelled::find(words).into_iter();
        found.extend(words.map(|Spelled { span, value, manner }| in_words(span, vec![value], manner)));
    }
    found
}

fn in_words(span: Range<usize>, readings: Vec<Quantity>, manner: Manner) -> Number {
    Number { span, readings, size: 1, manner, percent: false, unit: None }
}

fn word_after(text: &str, end: usize) -> &str {
    let rest = text.get(end..).unwrap_or_default().trim_start_matches([' ', '\u{A0}', '-']);
    rest.get(..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())).unwrap_or_default()
}

fn size_after(text: &str, end: usize) -> u64 {
    let word = word_after(text, end);
    // The longest word of size has eight letters.
    if word.len() > 8 || text.get(end..).is_some_and(|rest| rest.starts_with('-')) {
        1
    } else {
        english::size(&fold(word)).unwrap_or(1)
    }
}

fn percent_after(text: &str, end: usize) -> bool {
    let word = word_after(text, end);
    word.eq_ignore_ascii_case("percent")
        || word.eq_ignore_ascii_case("per") && text.get(end..).is_some_and(|rest| rest.contains("per cent"))
}

/// `1990s`, `90s`, and in English `3rd`: digits with an ending, which are no part of a name.
fn with_endings(text: &str, words: &[Written<'_>], english: bool, found: &mut Vec<Number>) {
    for token in words.iter().filter(|token| token.kind == TokenKind::Word) {
        let word = text.get(token.span.clone()).unwrap_or_default();
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let ending = word[digits.len()..].trim_start_matches(['\'', '\u{2019}']);
        let sound =
            ending == "s" && digits.len() <= 4 || english && matches!(fold(ending).as_str(), "st" | "nd" | "rd" | "th");
        if let Some(value) = Quantity::decimal(digits, 0).filter(|_| sound) {
            let span = token.span.start..token.span.start + digits.len();
            let known = found.iter().any(|number| number.span.start == span.start);
            if !known {
                found.push(in_words(span, vec![value], Manner::Ending));
            }
        }
    }
}

/// Swahili words that imply a number, folded.
const HINTS: [(&str, u64); 12] = [
    ("dazeni", 12),
    ("jozi", 2),
    ("karne", 100),
    ("kwanza", 1),
    ("maelfu", 1_000),
    ("mamia", 100),
    ("mamilioni", 1_000_000),
    ("maradufu", 2),
    ("mosi", 1),
    ("muongo", 10),
    ("pacha", 2),
    ("pili", 2),
];

fn words_of_swahili(words: &[Written<'_>], found: &mut Vec<Number>) {
    let numerals = numerals::find_in(words).into_iter();
    found.extend(numerals.map(|numeral| in_words(numeral.span, numeral.readings, Manner::Words)));
    for Written { folded, span, .. } in words.iter().filter(|word| word.kind == TokenKind::Word) {
        if !(4..=9).contains(&folded.len()) || !folded.starts_with(['d', 'j', 'k', 'm', 'p']) {
            continue;
        }
        let hint = HINTS.iter().find(|(hint, _)| *hint == folded);
        found.extend(hint.map(|(_, value)| in_words(span.clone(), vec![Quantity::from(*value)], Manner::Hint)));
    }
}
