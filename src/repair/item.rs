//! A segment cut into items: what can be exchanged as a whole, and words and marks for the rest.
//!
//! Items are in order and do not overlap. Nothing is read inside a code.

use std::ops::Range;

use super::terms::{Finder, TermRef};
use crate::model::segment::{Code, Segment};
use crate::placeables;
use crate::placeables::clock::Clock;
use crate::placeables::dates::Date;
use crate::placeables::numbers::Number;
use crate::text::fold::fold;
use crate::text::language::Language;
use crate::text::tokens::TokenKind;

/// One item.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) span: Range<usize>,
    pub(super) what: What,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// An inline code, by its number.
    Code(usize),
    /// An address, a variable, a date in figures: what is the same in every language.
    Verbatim,
    Date(Date),
    Time(Clock),
    Number(Number),
    /// The concepts whose terms stand here.
    Term(Vec<TermRef>),
    Word,
    Mark,
}

impl Item {
    pub(super) fn text<'a>(&self, segment: &'a Segment) -> &'a str {
        segment.text().get(self.span.clone()).unwrap_or_default()
    }

    pub(super) fn code<'a>(&self, segment: &'a Segment) -> Option<&'a Code> {
        match self.what {
            What::Code(at) => segment.codes().get(at),
            _ => None,
        }
    }

    /// What two items must have in common to be compared with each other in a diff. `loose`: numbers are alike
    /// whatever their value, because both texts have as many.
    pub(super) fn key(&self, segment: &Segment, loose: bool) -> String {
        let text = self.text(segment);
        match &self.what {
            What::Code(at) => {
                format!("\u{FFFC}{}", segment.codes().get(*at).map_or("", |code| code.kind.as_str()))
            }
            What::Verbatim => "\u{FFFC}verbatim".to_owned(),
            What::Date(date) => format!("\u{FFFC}date{}", date.parts_present()),
            What::Time(_) => "\u{FFFC}time".to_owned(),
            What::Number(_) if loose => "\u{FFFC}number".to_owned(),
            What::Number(number) => format!("\u{FFFC}{}", number.identity(text)),
            What::Term(_) | What::Word | What::Mark => fold(text),
        }
    }

    /// What makes it the same thing as another item of its kind.
    pub(super) fn identity(&self, segment: &Segment) -> String {
        let text = self.text(segment);
        match &self.what {
            What::Date(date) => date.identity(),
            What::Time(clock) => clock.identity(),
            What::Number(number) => number.identity(text),
            What::Code(_) => format!("{}{text}", self.key(segment, true)),
            What::Verbatim | What::Term(_) | What::Word | What::Mark => text.to_owned(),
        }
    }
}

/// The items of `segment`; terms only with a `finder`.
pub(super) fn items(segment: &Segment, language: &Language, finder: Option<&Finder<'_>>) -> Vec<Item> {
    let text = segment.text();
    let mut reader = Reader { taken: vec![false; text.len()], items: Vec::new() };
    for (at, code) in segment.codes().iter().enumerate() {
        reader.take(code.span.clone(), What::Code(at));
    }
    let tokens = segment.tokens();
    let read = placeables::read(segment, &tokens, language);
    for span in read.verbatim.into_iter().chain(read.figure_dates.into_iter().map(|date| date.span)) {
        reader.take(span, What::Verbatim);
    }
    for clock in read.times {
        reader.take(clock.span.clone(), What::Time(clock));
    }
    for date in read.dates {
        reader.take(date.span.clone(), What::Date(date));
    }
    for number in read.numbers.into_iter().filter(Number::can_be_exchanged) {
        reader.take(number.span.clone(), What::Number(number));
    }
    for (span, terms) in finder.map(|finder| finder.find(segment)).unwrap_or_default() {
        let after_number = || {
            reader.items.iter().any(|item| {
                matches!(item.what, What::Number(_))
                    && text.get(item.span.end..span.start).is_some_and(|between| between.trim().is_empty())
            })
        };
        // A word of measure is one beside a number only: a minute detail, a second try.
        if terms.iter().any(|term| !term.is_unit()) || after_number() {
            reader.take(span, What::Term(terms));
        }
    }
    for token in tokens {
        if token.kind != TokenKind::Code {
            reader.rest(text, token.span);
        }
    }
    let mut items = reader.items;
    items.sort_by_key(|item| (item.span.start, item.span.end));
    items
}

struct Reader {
    /// Which bytes belong to an item.
    taken: Vec<bool>,
    items: Vec<Item>,
}

impl Reader {
    /// Adds an item where nothing of its span is taken.
    fn take(&mut self, span: Range<usize>, what: What) {
        let Some(bytes) = self.taken.get_mut(span.clone()) else { return };
        if bytes.iter().any(|taken| *taken) {
            return;
        }
        bytes.fill(true);
        self.items.push(Item { span, what });
    }

    /// Adds what is not taken of a token as words and marks.
    fn rest(&mut self, text: &str, token: Range<usize>) {
        let mut start = token.start;
        while start < token.end {
            let free = |at: &usize| !self.taken.get(*at).copied().unwrap_or(true);
            let Some(from) = (start..token.end).find(free) else { return };
            let to = (from..token.end).find(|at| !free(at)).unwrap_or(token.end);
            let part = text.get(from..to).unwrap_or_default();
            let what = if part.contains(char::is_alphanumeric) { What::Word } else { What::Mark };
            self.take(from..to, what);
            start = to;
        }
    }
}
