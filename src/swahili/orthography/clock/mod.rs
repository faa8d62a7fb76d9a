//! The Swahili clock, which counts from six: `saa sita na nusu mchana` is 12:30, `saa 2:30 asubuhi` is 8:30.
//!
//! A time in words is always Swahili. Figures can also be European hours that somebody left as they were (`saa 14:00`,
//! `saa 8:00 a.m.`), so both are given, apart: which of them a text means, its source says. Without a part of the day
//! there are two times; where part and hour contradict each other there is none. `saa 5` and `saa mbili` can be hours
//! of duration as well, which nothing here can tell. Source: Ashton 1944; the English hours in figures were counted in
//! flags on human text.

mod day_part;
mod words;

use std::ops::Range;

use jiff::civil::Time;

pub use day_part::DayPart;
pub use words::{in_figures, in_words};

use super::numerals::small_at;
use crate::text::written::{Written, at, span, words};

/// A clock time as a text writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The bytes from `saa`, or from the part of the day before it, to the end of the time.
    pub span: Range<usize>,
    /// What it is by the Swahili clock: one time, two where no part of the day is told (that of the day first), none
    /// where the hours are European or the part of the day cannot have them.
    pub swahili: Vec<Time>,
    /// What it is if its figures are European hours; none for words and where the part of the day cannot have them.
    pub european: Vec<Time>,
    /// The part of the day that it is told with.
    pub part: Option<DayPart>,
    /// Whether the hour is in figures.
    pub figures: bool,
}

impl Clock {
    /// Whether the text can mean `time`, by either clock.
    pub fn allows(&self, time: Time) -> bool {
        self.swahili.contains(&time) || self.european.contains(&time)
    }
}

/// Hour and minutes as they are named, and the place after them.
struct Named {
    hour: u16,
    /// From -59 (`kasoro`) to 59.
    minutes: i16,
    figures: bool,
    end: usize,
}

/// The half of the day that `a.m.` or `p.m.` says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// The clock times of `text`: each begins with `saa` or `saa za`.
pub fn find(text: &str) -> Vec<Clock> {
    find_in(&words(text))
}

/// The same among `words`.
pub fn find_in(words: &[Written<'_>]) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    let (mut start, mut done) = (0, 0);
    while start < words.len() {
        let clock = if at(words, start) == "saa" { clock(words, start, done) } else { None };
        match clock {
            Some((clock, end)) => {
                found.push(clock);
                (start, done) = (end, end);
            }
            None => start += 1,
        }
    }
    found
}

/// The time whose `saa` is the word `start`, and the place after it. Words before `done` belong to another time.
fn clock(words: &[Written<'_>], start: usize, done: usize) -> Option<(Clock, usize)> {
    let named = if let Some((hour, end)) = hour_in_words(words, start + 1) {
        let (minutes, end) = minutes(words, end).unwrap_or((0, end));
        Named { hour, minutes, figures: false, end }
    } else {
        hour_in_figures(words, start + 1)?
    };
    let mut end = if at(words, named.end) == "kamili" { named.end + 1 } else { named.end };
    let mut from = start;
    let half = half(words, end);
    let mut part = part_after(words, end).map(|(part, after)| {
        end = after;
        part
    });
    if let Some((_, after)) = half {
        end = after;
    }
    if part.is_none()
        && half.is_none()
        && let Some((before, first)) = part_before(words, start).filter(|(_, first)| *first >= done)
    {
        part = Some(before);
        from = first;
    }
    let half = half.map(|(half, _)| half);
    let swahili = if half.is_none() { swahili(&named, part) } else { Vec::new() };
    let european = if named.figures { european(&named, part, half) } else { Vec::new() };
    Some((Clock { span: span(words, from, end), swahili, european, part, figures: named.figures }, end))
}

/// One to twelve in words.
fn hour_in_words(words: &[Written<'_>], start: usize) -> Option<(u16, usize)> {
    small_at(words, start).filter(|(hour, _)| (1..=12).contains(hour))
}

/// `2`, `2:30`, `2.30`, `14:00:05`, and `2 na nusu`; an hour above 23 is a duration.
fn hour_in_figures(words: &[Written<'_>], start: usize) -> Option<Named> {
    let word = words.get(start)?;
    if let Some((hour, minute)) = word.folded.split_once('.') {
        let two_digits = minute.len() == 2 && hour.len() <= 2;
        let (hour, minutes) = (hour.parse().ok()?, minute.parse().ok()?);
        return (two_digits && hour < 24 && (0..60).contains(&minutes)).then_some(Named {
            hour,
            minutes,
            figures: true,
            end: start + 1,
        });
    }
    let hour = word.digits(2).filter(|hour| *hour < 24)?;
    if let Some((minute, end)) = sixtieth(words, start) {
        let end = sixtieth(words, end - 1).map_or(end, |(_, end)| end);
        return Some(Named { hour, minutes: minute, figures: true, end });
    }
    let (minutes, end) = minutes(words, start + 1).unwrap_or((0, start + 1));
    Some(Named { hour, minutes, figures: true, end })
}

/// Minutes or seconds in two digits, with a colon between them and the figure at `before`.
fn sixtieth(words: &[Written<'_>], before: usize) -> Option<(i16, usize)> {
    let [left, colon, right] = words.get(before..before + 3)? else { return None };
    let joined = colon.folded == ":" && left.touches(colon) && colon.touches(right) && right.folded.len() == 2;
    let value = right.digits(2).filter(|value| joined && *value < 60)?;
    Some((value.try_into().ok()?, before + 3))
}

/// `na nusu`, `na robo`, `na dakika kumi`, `kasorobo`, `kasoro dakika 5`, `kasoro tano`: minutes after the hour, or
/// before it.
fn minutes(words: &[Written<'_>], start: usize) -> Option<(i16, usize)> {
    let next = at(words, start + 1);
    match at(words, start) {
        "na" if next == "nusu" => Some((30, start + 2)),
        "na" if next == "robo" => Some((15, start + 2)),
        "na" if next == "dakika" => count(words, start + 2),
        "kasorobo" | "kasrobo" => Some((-15, start + 1)),
        "kasoro" if next == "robo" => Some((-15, start + 2)),
        "kasoro" => {
            let from = if next == "dakika" { start + 2 } else { start + 1 };
            count(words, from).map(|(minutes, end)| (-minutes, end))
        }
        _ => None,
    }
}

/// 1 to 59 in words or figures.
fn count(words: &[Written<'_>], start: usize) -> Option<(i16, usize)> {
    let figure = words.get(start).and_then(|word| word.digits(2)).map(|value| (value, start + 1));
    let (value, end) = figure.or_else(|| small_at(words, start))?;
    Some((value.try_into().ok().filter(|value| (1..60).contains(value))?, end))
}

/// `asubuhi`, `za asubuhi`, `ya usiku`, `usiku wa manane`.
fn part_after(words: &[Written<'_>], start: usize) -> Option<(DayPart, usize)> {
    let start = if matches!(at(words, start), "za" | "ya") { start + 1 } else { start };
    let part: DayPart = at(words, start).parse().ok()?;
    let dead = part == DayPart::Night && at(words, start + 1) == "wa" && at(words, start + 2) == "manane";
    Some(if dead { (DayPart::DeadOfNight, start + 3) } else { (part, start + 1) })
}

/// `asubuhi saa mbili`, `usiku wa saa tatu`, and the place where the part begins.
fn part_before(words: &[Written<'_>], saa: usize) -> Option<(DayPart, usize)> {
    let last = saa.checked_sub(1)?;
    let last = if matches!(at(words, last), "ya" | "wa") { last.checked_sub(1)? } else { last };
    Some((at(words, last).parse().ok()?, last))
}

/// `a.m.`, `am`, `p.m.`, `pm` as their tokens fall, and the place after.
fn half(words: &[Written<'_>], start: usize) -> Option<(Half, usize)> {
    let half = |letter: &str| if letter.starts_with('a') { Half::Morning } else { Half::Afternoon };
    let letter = at(words, start);
    match letter {
        "am" | "pm" => Some((half(letter), start + 1)),
        "a" | "p" if at(words, start + 1) == "." && at(words, start + 2) == "m" => {
            let stop = at(words, start + 3) == ".";
            Some((half(letter), start + 3 + usize::from(stop)))
        }
        _ => None,
    }
}

/// The times of the Swahili clock: hour 1 is 7:00 and 19:00.
fn swahili(named: &Named, part: Option<DayPart>) -> Vec<Time> {
    if !(1..=12).contains(&named.hour) {
        return Vec::new();
    }
    let hour = i16::try_from(named.hour).unwrap_or_default() + 6;
    // The hours of daylight, 6:00 to 17:59, first.
    let day = if hour == 18 { 6 } else { hour };
    [day, day + 12].into_iter().filter_map(|hour| time(hour, named.minutes, part)).collect()
}

/// The times if the hour is European; `a.m.` and `p.m.` leave one of two.
fn european(named: &Named, part: Option<DayPart>, half: Option<Half>) -> Vec<Time> {
    let hour = i16::try_from(named.hour).unwrap_or_default();
    if !(1..=12).contains(&hour) {
        return time(hour, named.minutes, part).into_iter().collect();
    }
    let (morning, afternoon) = (hour % 12, hour % 12 + 12);
    let hours: &[i16] = match half {
        Some(Half::Morning) => &[morning],
        Some(Half::Afternoon) => &[afternoon],
        None if hour == 12 => &[afternoon, morning],
        None => &[morning, afternoon],
    };
    hours.iter().filter_map(|hour| time(*hour, named.minutes, part)).collect()
}

/// The time so many minutes after the full hour, if the part of the day can have it or the hour it is named by.
fn time(hour: i16, minutes: i16, part: Option<DayPart>) -> Option<Time> {
    let at = |minutes: i16| {
        let minutes = (hour * 60 + minutes).rem_euclid(24 * 60);
        Time::new((minutes / 60).try_into().ok()?, (minutes % 60).try_into().ok()?, 0, 0).ok()
    };
    let (time, named) = (at(minutes)?, at(0)?);
    part.is_none_or(|part| part.holds(time) || part.holds(named)).then_some(time)
}

#[cfg(test)]
mod tests;
