//! Dates as Swahili texts write them: `24 Desemba 2024`, `Desemba 24, 2024`, `24/12/2024`, `mwezi wa kumi na mbili`.
//!
//! The day stands before the month (CLDR 45), and people write the month first as often (756 to 902 in translated
//! news), so the form is told and not judged; only `Desemba-24-2024` is a wrong one. Days that no month has
//! (`31 Februari`) are found all the same and have no date. A month alone by its name is no date.

mod calendar;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

pub use calendar::{Pattern, may_name, month, weekday, write};

pub(super) use calendar::is_full_month;

use super::numerals::small_at;
use crate::text::written::{Written, at, span, words};

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `24 Desemba 2024`, the form of CLDR.
    DayMonth,
    /// `Desemba 24, 2024`, after the American manner.
    MonthDay,
    /// `Desemba 2024`, `mwezi wa kumi na mbili`: no day.
    Month,
    /// `24/12/2024`, also with hyphens or full stops.
    Figures,
    /// `12/24/2024`: figures that can only be read with the month first.
    FiguresMonthFirst,
    /// `2024-12-24`.
    Iso,
    /// `Desemba-24-2024`, `24-Desemba-2024`: no form of Swahili.
    Hyphenated,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Its bytes, with the weekday and `tarehe` before it.
    pub span: Range<usize>,
    /// How it is written.
    pub form: Form,
    /// The day, 1 to 31; none where only a month is named.
    pub day: Option<u8>,
    /// The month, 1 to 12.
    pub month: u8,
    /// The year, as far as one is written; of two figures, up to 68 are 20xx and the rest 19xx.
    pub year: Option<i16>,
    /// The weekday that is written with it.
    pub weekday: Option<Weekday>,
}

impl WrittenDate {
    /// The date, if day, month and year are written and the month has that day.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month.try_into().ok()?, self.day?.try_into().ok()?).ok()
    }

    /// Whether the month can have the day; in a year that is not written, February has 29.
    pub fn is_possible(&self) -> bool {
        let leap_year = 2024;
        let filled = WrittenDate { year: self.year.or(Some(leap_year)), day: self.day.or(Some(1)), ..self.clone() };
        filled.date().is_some()
    }

    /// Whether the weekday written is that of the date; `None` where one of them is missing.
    pub fn weekday_fits(&self) -> Option<bool> {
        Some(self.date()?.weekday() == self.weekday?)
    }
}

/// What the middle of a date gives, and the place after it.
struct Core {
    form: Form,
    day: Option<u16>,
    month: u8,
    year: Option<i16>,
    end: usize,
}

/// The dates of `text`.
pub fn find(text: &str) -> Vec<WrittenDate> {
    find_in(&words(text))
}

/// The dates among `words`.
pub fn find_in(words: &[Written<'_>]) -> Vec<WrittenDate> {
    // A date has figures, or one of these words before a number in words; most texts have neither.
    let may_be_of_one = |word: &Written<'_>| {
        matches!(&*word.folded, "tarehe" | "mwezi") || word.folded.bytes().any(|byte| byte.is_ascii_digit())
    };
    if !words.iter().any(may_be_of_one) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let (weekday, after) = weekday_before(words, start);
        let tarehe = at(words, after) == "tarehe";
        let from = if tarehe { after + 1 } else { after };
        match core(words, from, tarehe) {
            Some(core) => {
                let day = core.day.and_then(|day| u8::try_from(day).ok());
                let span = span(words, start, core.end);
                found.push(WrittenDate { span, form: core.form, day, month: core.month, year: core.year, weekday });
                start = core.end;
            }
            None => start += 1,
        }
    }
    found
}

/// A weekday at `start` with the comma after it, and the place behind both.
fn weekday_before(words: &[Written<'_>], start: usize) -> (Option<Weekday>, usize) {
    match weekday(at(words, start)) {
        Some(day) if at(words, start + 1) == "," => (Some(day), start + 2),
        Some(day) => (Some(day), start + 1),
        None => (None, start),
    }
}

fn core(words: &[Written<'_>], start: usize, tarehe: bool) -> Option<Core> {
    figures(words, start)
        .or_else(|| one_token(words, start))
        .or_else(|| day_month(words, start, tarehe))
        .or_else(|| month_first(words, start))
}

/// `24 Desemba 2024`, `24 ya Desemba`, after `tarehe` also with the day in words.
fn day_month(words: &[Written<'_>], start: usize, tarehe: bool) -> Option<Core> {
    let figure = words.get(start).and_then(|word| word.digits(2)).map(|day| (day, start + 1));
    let (day, end) = figure.or_else(|| if tarehe { small_at(words, start) } else { None })?;
    let end = if matches!(at(words, end), "ya" | "mwezi") && named_month(words, end).is_none() { end + 1 } else { end };
    let (month, end) = named_month(words, end)?;
    let (year, end) = year_after(words, end);
    is_day(day).then_some(Core { form: Form::DayMonth, day: Some(day), month, year, end })
}

/// `Desemba 24, 2024`, `Desemba 2024`, `mwezi wa kumi na mbili mwaka 2024`. A month's name alone is none.
fn month_first(words: &[Written<'_>], start: usize) -> Option<Core> {
    let (month, after) = named_month(words, start)?;
    let numbered = at(words, start) == "mwezi";
    if !numbered && let Some(day) = words.get(after).and_then(|word| word.digits(2)).filter(|day| is_day(*day)) {
        let (year, end) = year_after(words, after + 1);
        return Some(Core { form: Form::MonthDay, day: Some(day), month, year, end });
    }
    let (year, end) = year_after(words, after);
    (numbered || year.is_some()).then_some(Core { form: Form::Month, day: None, month, year, end })
}

/// A month by name, or by number as in `mwezi wa pili` and `mwezi wa 12`; and the place after it.
fn named_month(words: &[Written<'_>], start: usize) -> Option<(u8, usize)> {
    if let Some(month) = month(at(words, start)) {
        return Some((month, start + 1));
    }
    if at(words, start) != "mwezi" || at(words, start + 1) != "wa" {
        return None;
    }
    let (number, end) = match at(words, start + 2) {
        "kwanza" => (1, start + 3),
        "pili" => (2, start + 3),
        "moja" | "mbili" => return None,
        _ => match words.get(start + 2)?.digits(2) {
            Some(number) => (number, start + 3),
            None => small_at(words, start + 2)?,
        },
    };
    Some((u8::try_from(number).ok().filter(|number| (1..=12).contains(number))?, end))
}

/// The year after a month or a day, with its comma or `mwaka` before it, and the place after what there is.
fn year_after(words: &[Written<'_>], start: usize) -> (Option<i16>, usize) {
    let mut at_year = start;
    for joint in [",", "ya", "mwaka", "wa"] {
        at_year += usize::from(at(words, at_year) == joint);
    }
    match words.get(at_year).and_then(|word| word.digits(4)).filter(|year| (1_000..3_000).contains(year)) {
        Some(year) => (i16::try_from(year).ok(), at_year + 1),
        None => (None, start),
    }
}

/// Three figures with one and the same sign between them and no space.
fn figures(words: &[Written<'_>], start: usize) -> Option<Core> {
    let first = words.get(start)?;
    if first.folded.contains('.') {
        let parts: Vec<&str> = first.folded.split('.').collect();
        return in_figures(&parts, false, start + 1);
    }
    let [day, sign, month, other, year] = words.get(start..start + 5)? else { return None };
    let joined = day.touches(sign) && sign.touches(month) && month.touches(other) && other.touches(year);
    let hyphen = sign.folded == "-";
    if !joined || sign.folded != other.folded || !(hyphen || sign.folded == "/") {
        return None;
    }
    // A fourth figure makes it something else, such as a number of a document.
    let goes_on = words.get(start + 5).is_some_and(|next| next.folded == sign.folded && year.touches(next));
    if goes_on {
        return None;
    }
    in_figures(&[&day.folded, &month.folded, &year.folded], hyphen, start + 5)
}

/// The date of three figures; those with hyphens or full stops need a year of four figures.
fn in_figures(parts: &[&str], hyphen: bool, end: usize) -> Option<Core> {
    let [first, second, third] = parts else { return None };
    let value =
        |part: &str| if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse::<u16>().ok() } else { None };
    let (one, two, three) = (value(first)?, value(second)?, value(third)?);
    let core = |form, day, month: u16, year: u16| {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        is_day(day).then_some(Core { form, day: Some(day), month, year: i16::try_from(year).ok(), end })
    };
    if hyphen && first.len() == 4 && second.len() == 2 && third.len() == 2 {
        return core(Form::Iso, three, two, one);
    }
    let year = match third.len() {
        4 => three,
        2 if !hyphen => three + if three < 69 { 2_000 } else { 1_900 },
        _ => return None,
    };
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    core(Form::Figures, one, two, year).or_else(|| core(Form::FiguresMonthFirst, two, one, year))
}

/// `Desemba-24-2024` and `24-Desemba-2024`, which are one token each.
fn one_token(words: &[Written<'_>], start: usize) -> Option<Core> {
    let parts: Vec<&str> = words.get(start)?.folded.split('-').collect();
    let [first, second, rest @ ..] = parts.as_slice() else { return None };
    let year = match rest {
        [] => None,
        [year] if year.len() == 4 => Some(year.parse().ok()?),
        _ => return None,
    };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let day = day.parse().ok().filter(|day| is_day(*day))?;
    Some(Core { form: Form::Hyphenated, day: Some(day), month, year, end: start + 1 })
}

fn is_day(number: u16) -> bool {
    (1..=31).contains(&number)
}

#[cfg(test)]
mod tests;
