//! Dates with their parts, in English and Swahili: `tarehe 12 Machi 2024`, `March 12`, `on Monday`.

use std::ops::Range;

use jiff::civil::Weekday;

use super::english;
use crate::swahili::orthography::dates::{self, Form, WrittenDate};
use crate::text::fold::fold;
use crate::text::language::Language;
use crate::text::tokens::{Token, TokenKind, tokenise};
use crate::text::written::Written;

/// A part of a date: its value and its bytes; no bytes where it stands in words that cannot be exchanged.
pub type Part = Option<(u16, Option<Range<usize>>)>;

/// A date, a month or a day of the week.
#[derive(Clone, Debug, Default)]
pub struct Date {
    /// Its bytes.
    pub span: Range<usize>,
    /// The day of the month.
    pub day: Part,
    /// The month, 1 to 12.
    pub month: Part,
    /// The year, of four digits.
    pub year: Part,
    /// Monday 0.
    pub weekday: Part,
    /// How a Swahili date is written; none for English and for a month or a day of the week alone.
    pub form: Option<Form>,
}

impl Date {
    /// Whether it is in figures alone.
    pub fn is_in_figures(&self) -> bool {
        matches!(self.form, Some(Form::Figures | Form::FiguresMonthFirst | Form::Iso))
    }

    /// Which parts it has, so that dates with the same parts are compared.
    pub fn parts_present(&self) -> String {
        self.parts().iter().map(|part| if part.is_some() { 'x' } else { '-' }).collect()
    }

    /// What equal dates have in common.
    pub fn identity(&self) -> String {
        let value = |part: &Part| part.as_ref().map_or_else(|| "-".to_owned(), |(value, _)| value.to_string());
        self.parts().map(value).join(" ")
    }

    /// Day, month, year and day of the week.
    pub fn parts(&self) -> [&Part; 4] {
        [&self.day, &self.month, &self.year, &self.weekday]
    }
}

/// The dates of `text` in a language that is known here. `words` are its words, and `written` what [`dates::find_in`]
/// finds in them.
pub fn find(text: &str, words: &[Written<'_>], written: &[WrittenDate], language: &Language) -> Vec<Date> {
    match language.base() {
        "sw" | "swc" => of_swahili(text, words, written),
        "en" => of_english(text, words),
        _ => Vec::new(),
    }
}

/// Dates in figures alone, which are written the same in any language or can only be compared as they are.
pub fn in_figures(text: &str, written: &[WrittenDate]) -> Vec<Date> {
    written
        .iter()
        .filter(|date| matches!(date.form, Form::Figures | Form::FiguresMonthFirst | Form::Iso))
        // A weekday before the figures is a date by itself.
        .filter_map(|date| {
            let written = text.get(date.span.clone())?;
            let start = date.span.start + written.find(|c: char| c.is_ascii_digit())?;
            let part = |value: u16| Some((value, None));
            Some(Date {
                span: start..date.span.end,
                day: date.day.and_then(|day| part(day.into())),
                month: part(date.month.into()),
                year: date.year.and_then(|year| part(u16::try_from(year).ok()?)),
                weekday: None,
                form: Some(date.form),
            })
        })
        .collect()
}

fn of_swahili(text: &str, words: &[Written<'_>], written: &[WrittenDate]) -> Vec<Date> {
    let mut found: Vec<Date> = written
        .iter()
        .filter(|date| !matches!(date.form, Form::Figures | Form::FiguresMonthFirst | Form::Iso))
        .map(|date| parts_of(text, date))
        .collect();
    if !dates::may_name(text) {
        return found;
    }
    for Written { folded, span, .. } in words {
        let word = &text[span.clone()];
        if !word.starts_with(char::is_uppercase) || found.iter().any(|date| date.span.contains(&span.start)) {
            continue;
        }
        let weekday = dates::weekday(folded).map(number);
        let month = dates::month(folded).filter(|_| word.len() > 4 || folded == "mei" || folded == "juni");
        let part = |value: Option<u16>| value.map(|value| (value, Some(span.clone())));
        if weekday.is_some() || month.is_some() {
            let (weekday, month) = (part(weekday), part(month.map(u16::from)));
            found.push(Date { span: span.clone(), weekday, month, ..Date::default() });
        }
    }
    found
}

fn number(weekday: Weekday) -> u16 {
    weekday.to_monday_zero_offset().unsigned_abs().into()
}

/// A date as it was found, with the places of its parts.
fn parts_of(text: &str, date: &WrittenDate) -> Date {
    let within = text.get(date.span.clone()).unwrap_or_default();
    let tokens = tokenise(within, []);
    let place = |fits: &dyn Fn(&Token, &str) -> bool| {
        let token = tokens.iter().find(|token| fits(token, &within[token.span.clone()]))?;
        Some(date.span.start + token.span.start..date.span.start + token.span.end)
    };
    let hyphenated = date.form == Form::Hyphenated;
    let figure = |value: u16, length: Range<usize>| {
        place(&|token, word| {
            token.kind == TokenKind::Number && length.contains(&word.len()) && word.parse() == Ok(value)
        })
        .filter(|_| !hyphenated)
    };
    let year = date.year.and_then(|year| u16::try_from(year).ok());
    Date {
        span: date.span.clone(),
        day: date.day.map(|day| (u16::from(day), figure(day.into(), 1..3))),
        month: Some((date.month.into(), place(&|_, word| dates::month(&fold(word)) == Some(date.month)))),
        year: year.map(|year| (year, figure(year, 4..5))),
        weekday: date.weekday.map(|day| (number(day), place(&|_, word| dates::weekday(&fold(word)) == Some(day)))),
        form: Some(date.form),
    }
}

/// The words before a month that stands alone; without them, May and March are other words.
const BEFORE_MONTH: [&str; 22] = [
    "in", "since", "until", "by", "from", "to", "of", "during", "last", "next", "and", "between", "before", "after",
    "early", "late", "mid", "this", "through", "till", "every", "each",
];

fn of_english(text: &str, tokens: &[Written<'_>]) -> Vec<Date> {
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.span.clone()]);
    let place = |at: usize| tokens.get(at).map(|token| token.span.clone());
    let mut found = Vec::new();
    // Every date has a name in it, and most texts have none.
    if !(0..tokens.len()).any(|at| english::month(word(at)).is_some() || english::weekday(word(at)).is_some()) {
        return found;
    }
    let mut start = 0;
    while start < tokens.len() {
        let weekday = english::weekday(word(start)).and_then(|day| u16::try_from(day).ok());
        let from = match (weekday, word(start + 1)) {
            (None, _) => start,
            (Some(_), ",") => start + 2,
            (Some(_), _) => start + 1,
        };
        let month = |at: usize| english::month(word(at)).map(|month| (u16::from(month), place(at)));
        let day_at = |at: usize| day(word(at)).map(|day| (day, place(at)));
        let year_after = |at: usize| {
            let at = if word(at) == "," { at + 1 } else { at };
            let digits = word(at).len() == 4 && word(at).bytes().all(|byte| byte.is_ascii_digit());
            let year = if digits { word(at).parse::<u16>().ok() } else { None };
            year.filter(|year| (1_000..3_000).contains(year)).map(|year| (year, place(at), at + 1))
        };
        let mut date = Date { weekday: weekday.map(|day| (day, place(start))), ..Date::default() };
        let mut end = None;
        let of = if word(from + 1) == "of" { from + 2 } else { from + 1 };
        if let (Some(day), Some(month)) = (day_at(from), month(of)) {
            (date.day, date.month, end) = (Some(day), Some(month), Some(of + 1));
        } else if let (Some(month), Some(day)) = (month(from), day_at(from + 1)) {
            (date.day, date.month, end) = (Some(day), Some(month), Some(from + 2));
        } else if let (Some(month), Some(_)) = (month(from), year_after(from + 1)) {
            (date.month, end) = (Some(month), Some(from + 1));
        } else if let (None, Some(month), Some(before)) = (weekday, month(from), from.checked_sub(1)) {
            let alone = BEFORE_MONTH.contains(&fold(word(before)).as_str());
            (date.month, end) = if alone { (Some(month), Some(from + 1)) } else { (None, None) };
            // A bare month has no year to look for.
            if let Some(place) = end.and_then(|_| place(from)) {
                found.push(Date { span: place, ..date });
                start += 1;
                continue;
            }
        } else if weekday.is_some() {
            if let Some(place) = place(start) {
                found.push(Date { span: place, ..date });
            }
            start += 1;
            continue;
        }
        let Some(mut end) = end else {
            start += 1;
            continue;
        };
        if let Some((year, place, after)) = year_after(end) {
            (date.year, end) = (Some((year, place)), after);
        }
        let last = end.checked_sub(1).and_then(place).map_or(0, |span| span.end);
        date.span = place(start).map_or(0, |span| span.start)..last;
        found.push(date);
        start = end;
    }
    found
}

/// A day of the month in figures: `12`, `12th`.
fn day(word: &str) -> Option<u16> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let ending = &word[digits.len()..];
    let value = digits.parse().ok().filter(|day: &u16| (1..=31).contains(day) && digits.len() <= 2)?;
    let sound = ending.is_empty() || u8::try_from(value).is_ok_and(|day| english::ordinal_ending(day) == ending);
    sound.then_some(value)
}
