//! Times of day in English and Swahili: `8:30 a.m.` is `saa 2:30 asubuhi`.

use std::ops::Range;

use jiff::civil::Time;

use crate::swahili::orthography::clock;
use crate::text::fold::fold;
use crate::text::language::Language;
use crate::text::written::Written;

/// A time in a text.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it can be.
    pub times: Vec<Time>,
    /// The bytes of hour and minutes in figures.
    pub figures: Range<usize>,
    /// The bytes of `a.m.` or `p.m.`.
    pub half: Option<Range<usize>>,
    /// What it is by the Swahili clock; none for English.
    pub swahili: Vec<Time>,
    /// What it is if its figures are European hours.
    pub european: Vec<Time>,
}

impl Clock {
    /// What equal times have in common.
    pub fn identity(&self) -> String {
        self.times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Whether both can be the same time.
    pub fn meets(&self, other: &Clock) -> bool {
        self.times.iter().any(|time| other.times.contains(time))
    }
}

/// The times of `text`, whose words are `words`, in a language that is known here.
pub fn find(text: &str, words: &[Written<'_>], language: &Language) -> Vec<Clock> {
    match language.base() {
        "sw" | "swc" => clock::find_in(words).into_iter().map(|found| of_swahili(text, found)).collect(),
        "en" => of_english(text, words),
        _ => Vec::new(),
    }
}

fn of_swahili(text: &str, found: clock::Clock) -> Clock {
    let written = text.get(found.span.clone()).unwrap_or_default();
    let digits = |c: char| c.is_ascii_digit() || c == ':';
    let from = written.find(|c: char| c.is_ascii_digit()).unwrap_or(written.len());
    let to = written[from..].find(|c: char| !digits(c)).map_or(written.len(), |at| from + at);
    let figures = found.span.start + from..found.span.start + to;
    let times = found.swahili.iter().chain(&found.european).copied().collect();
    Clock { span: found.span, times, figures, half: None, swahili: found.swahili, european: found.european }
}

fn of_english(text: &str, tokens: &[Written<'_>]) -> Vec<Clock> {
    // Every time has figures before one of these.
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.contains([':', 'm', 'M']) {
        return Vec::new();
    }
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
        let times: Vec<Time> = hours.iter().filter_map(|hour| Time::new(*hour, minute, 0, 0).ok()).collect();
        let place = |at: usize| tokens.get(at).map_or(0..0, |token| token.span.clone());
        let figures = place(start).start..place(last).end;
        let half = half.map(|_| place(last + 1).start..place(end - 1).end);
        let span = place(start).start..place(end - 1).end;
        found.push(Clock { span, european: times.clone(), times, figures, half, swahili: Vec::new() });
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
