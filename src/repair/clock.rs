//! Times of day in English and Swahili: `8:30 a.m.` is `saa 2:30 asubuhi`.
//!
//! A Swahili time is exchanged only where it is written just as [`orthography::clock`] writes it, or as European hours
//! in the same figures; everything else is left to the reader.
//!
//! [`orthography::clock`]: crate::swahili::orthography::clock

use std::ops::Range;

use jiff::civil::Time;

use crate::swahili::orthography::clock::{self, in_figures, in_words};
use crate::text::fold::fold;
use crate::text::language::Language;
use crate::text::tokens::tokenise;

/// A time in a text.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) span: Range<usize>,
    /// What it can be.
    times: Vec<Time>,
    /// The bytes of hour and minutes in figures.
    figures: Range<usize>,
    /// The bytes of `a.m.` or `p.m.`.
    half: Option<Range<usize>>,
}

impl Clock {
    pub(super) fn identity(&self) -> String {
        self.times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Whether both can be the same time.
    pub(super) fn meets(&self, other: &Clock) -> bool {
        self.times.iter().any(|time| other.times.contains(time))
    }
}

/// The times of `text` in a language that is known here.
pub(super) fn find(text: &str, language: &Language) -> Vec<Clock> {
    // Reading words costs more than looking for what every time has.
    let has_saa = || ["saa", "Saa", "SAA"].iter().any(|saa| text.contains(saa));
    let has_figures = || text.contains(|c: char| c.is_ascii_digit()) && text.contains([':', 'm', 'M']);
    match language.base() {
        "sw" | "swc" if !has_saa() => Vec::new(),
        "en" if !has_figures() => Vec::new(),
        "sw" | "swc" => clock::find(text).into_iter().map(|found| of_swahili(text, found)).collect(),
        "en" => of_english(text),
        _ => Vec::new(),
    }
}

fn of_swahili(text: &str, found: clock::Clock) -> Clock {
    let written = text.get(found.span.clone()).unwrap_or_default();
    let digits = |c: char| c.is_ascii_digit() || c == ':';
    let from = written.find(|c: char| c.is_ascii_digit()).unwrap_or(written.len());
    let to = written[from..].find(|c: char| !digits(c)).map_or(written.len(), |at| from + at);
    let figures = found.span.start + from..found.span.start + to;
    let times = found.swahili.into_iter().chain(found.european).collect();
    Clock { span: found.span, times, figures, half: None }
}

fn of_english(text: &str) -> Vec<Clock> {
    let tokens = tokenise(text, []);
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.span.clone()]);
    let touches = |at: usize| match (tokens.get(at), tokens.get(at + 1)) {
        (Some(one), Some(next)) => one.span.end == next.span.start,
        _ => false,
    };
    let figure = |at: usize, most: i8| {
        let digits = word(at);
        let short = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if short { digits.parse::<i8>().ok().filter(|value| *value < most) } else { None }
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        at += 1;
        let Some(hour) = figure(start, 24) else { continue };
        let colon = word(start + 1) == ":" && touches(start) && touches(start + 1) && word(start + 2).len() == 2;
        let minute = if colon { figure(start + 2, 60) } else { None };
        let last = if minute.is_some() { start + 2 } else { start };
        // A score or a ratio goes on: 1:2:3.
        if minute.is_some() && word(last + 1) == ":" && touches(last) {
            continue;
        }
        let (half, end) = half(&word, last + 1);
        if minute.is_none() && half.is_none() {
            continue;
        }
        let minute = minute.unwrap_or(0);
        let hours: &[i8] = match half {
            Some(_) if !(1..=12).contains(&hour) => continue,
            Some(true) => &[hour % 12],
            Some(false) => &[hour % 12 + 12],
            None if (1..=12).contains(&hour) => &[hour % 12, hour % 12 + 12],
            None => &[hour],
        };
        let times = hours.iter().filter_map(|hour| Time::new(*hour, minute, 0, 0).ok()).collect();
        let place = |at: usize| tokens.get(at).map_or(0..0, |token| token.span.clone());
        let figures = place(start).start..place(last).end;
        let half = half.map(|_| place(last + 1).start..place(end - 1).end);
        found.push(Clock { span: place(start).start..place(end - 1).end, times, figures, half });
        at = end;
    }
    found
}

/// Whether `am` or `pm` stands at the token `at`, and the token after what was read.
fn half<'a>(word: &impl Fn(usize) -> &'a str, at: usize) -> (Option<bool>, usize) {
    match fold(word(at)).as_str() {
        "am" => (Some(true), at + 1),
        "pm" => (Some(false), at + 1),
        letter @ ("a" | "p") if word(at + 1) == "." && fold(word(at + 2)) == "m" => {
            let stop = usize::from(word(at + 3) == ".");
            (Some(letter == "a"), at + 3 + stop)
        }
        _ => (None, at),
    }
}

/// `new` as it must be written in the place of `found`, which stands in the target for `old`.
pub(super) fn rewritten(
    (old, old_text): (&Clock, &str),
    (new, new_text): (&Clock, &str),
    found: &Clock,
    target: &str,
    to: &Language,
) -> Option<String> {
    let mut common = (0..old.times.len()).filter(|at| found.times.contains(&old.times[*at]));
    let at = common.next().filter(|_| common.next().is_none() && old.times.len() == new.times.len())?;
    let (was, is) = (*old.times.get(at)?, *new.times.get(at)?);
    let written = target.get(found.span.clone())?;
    if to.base() == "en" {
        return in_english(written, is, found, target);
    }
    let folded = fold(written);
    let model = [in_figures, in_words].into_iter().find(|write| write(was) == folded);
    if let Some(write) = model {
        return Some(super::numbers::capital_like(written, &write(is)));
    }
    let full_hour = |time: Time| in_figures(time).replace(":00 ", " ");
    if was.minute() == 0 && full_hour(was) == folded {
        return Some(super::numbers::capital_like(written, &full_hour(is)));
    }
    // European hours that were left as they are.
    let digits = |text: &str| text.chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect::<String>();
    let (before, after) = (digits(old_text), digits(new_text));
    let same = target.get(found.figures.clone())? == before && before.contains(':') && after.contains(':');
    let alone = found.figures.end == found.span.end && old.half.is_none() && new.half.is_none();
    (same && alone).then(|| written.replacen(&before, &after, 1))
}

fn in_english(written: &str, is: Time, found: &Clock, target: &str) -> Option<String> {
    let figures = target.get(found.figures.clone())?;
    let Some(half) = found.half.clone() else {
        return (figures.len() == 5).then(|| format!("{:02}:{:02}", is.hour(), is.minute()));
    };
    let hour = (is.hour() + 11) % 12 + 1;
    let minutes = figures.contains(':') || is.minute() > 0;
    let figures = if minutes { format!("{hour}:{:02}", is.minute()) } else { hour.to_string() };
    let model = target.get(half.clone())?;
    let letter = match (is.hour() < 12, model.starts_with(char::is_uppercase)) {
        (true, true) => "A",
        (true, false) => "a",
        (false, true) => "P",
        (false, false) => "p",
    };
    let between = written.get(found.figures.end - found.span.start..half.start - found.span.start)?;
    Some(format!("{figures}{between}{letter}{}", model.get(1..)?))
}
