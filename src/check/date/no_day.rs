//! Days that no month has: `35 Machi 2024`.

use std::ops::Range;

use crate::check::pair::Text;
use crate::swahili::orthography::dates::{month, weekday};
use crate::text::written::{Written, at, span};

/// Words after which a number before a month is its day, and counts nothing, as it does in `watu 35 Machi 2024`.
const BEFORE_DAYS: [&str; 3] = ["mnamo", "tangu", "tarehe"];

/// The bytes of the days above 31 in `text`, with month and year, where a date is surely meant.
pub(super) fn find(text: &Text<'_>) -> Vec<Range<usize>> {
    if !text.has_digits() {
        return Vec::new();
    }
    let words = text.written();
    let months = (0..words.len()).filter(|place| month(at(words, *place)).is_some());
    months.filter_map(|place| day_month(words, place).or_else(|| month_day(words, place))).collect()
}

/// `35 Machi 2024` around the month at `place`.
fn day_month(words: &[Written<'_>], place: usize) -> Option<Range<usize>> {
    let day = place.checked_sub(1).filter(|day| is_no_day(words, *day))?;
    let before = |back: usize| day.checked_sub(back).map_or("", |place| at(words, place));
    let has_year = is_year(words, place + 1);
    let is_date = match before(1) {
        "" => has_year,
        "," => weekday(before(2)).is_some(),
        word => weekday(word).is_some() || BEFORE_DAYS.contains(&word),
    };
    is_date.then(|| span(words, day, place + 1 + usize::from(has_year)))
}

/// `Machi 35, 2024` from the month at `place` on: only with a comma and a year is that surely a date.
fn month_day(words: &[Written<'_>], place: usize) -> Option<Range<usize>> {
    let is_date = is_no_day(words, place + 1) && at(words, place + 2) == "," && is_year(words, place + 3);
    is_date.then(|| span(words, place, place + 4))
}

fn is_no_day(words: &[Written<'_>], place: usize) -> bool {
    words.get(place).and_then(|word| word.digits(2)).is_some_and(|day| day > 31)
}

fn is_year(words: &[Written<'_>], place: usize) -> bool {
    words.get(place).and_then(|word| word.digits(4)).is_some_and(|year| (1_000..3_000).contains(&year))
}
