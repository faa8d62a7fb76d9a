//! Days that no month has: `35 Machi 2024`.

use std::ops::Range;

use crate::check::pair::Text;
use crate::swahili::orthography::dates::{month, weekday};
use crate::text::fold::fold;
use crate::text::tokens::{Token, TokenKind};

/// Words after which a number before a month is its day, and counts nothing: `watu 35 Machi 2024` does.
const BEFORE_DAYS: [&str; 7] = ["hadi", "kuanzia", "mnamo", "mpaka", "siku", "tangu", "tarehe"];

/// The bytes of the days above 31 in `text`, with month and year, where a date is surely meant.
pub(super) fn find(text: &Text<'_>) -> Vec<Range<usize>> {
    if !text.has_digits() {
        return Vec::new();
    }
    let tokens = text.tokens();
    let words = text.written().iter().enumerate().filter(|(_, word)| word.kind == TokenKind::Word);
    let months = words.filter(|(_, word)| month(&word.folded).is_some());
    months.filter_map(|(at, _)| day_month(text, tokens, at).or_else(|| month_day(text, tokens, at))).collect()
}

/// `35 Machi 2024` around the month `at`.
fn day_month(text: &Text<'_>, tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let day = at.checked_sub(1).filter(|day| is_no_day(text, tokens, *day) && are_near(text, tokens, *day))?;
    let before = day.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| fold(text.at(&token.span)));
    let year = Some(at + 1).filter(|year| is_year(text, tokens, *year) && are_near(text, tokens, at));
    let is_date = match before.as_deref() {
        None => year.is_some(),
        Some(",") => day.checked_sub(2).is_some_and(|at| weekday(&fold(text.at(&tokens[at].span))).is_some()),
        Some(word) => weekday(word).is_some() || BEFORE_DAYS.contains(&word),
    };
    is_date.then(|| tokens[day].span.start..tokens[year.unwrap_or(at)].span.end)
}

/// `Machi 35, 2024` from the month `at` on: only with a comma and a year is that surely a date.
fn month_day(text: &Text<'_>, tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let comma = tokens.get(at + 2)?;
    let is_date = is_no_day(text, tokens, at + 1)
        && are_near(text, tokens, at)
        && text.at(&comma.span) == ","
        && tokens[at + 1].span.end == comma.span.start
        && is_year(text, tokens, at + 3)
        && are_near(text, tokens, at + 2);
    is_date.then(|| tokens[at].span.start..tokens[at + 3].span.end)
}

/// Whether the token `at` and the next one have nothing but spaces between them.
fn are_near(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| text.are_neighbours(&tokens[at].span, &next.span))
}

fn is_no_day(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    let written = tokens.get(at).map_or("", |token| text.at(&token.span));
    written.len() == 2 && written.parse().is_ok_and(|day: u8| day > 31)
}

fn is_year(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    let written = tokens.get(at).map_or("", |token| text.at(&token.span));
    written.len() == 4 && written.parse().is_ok_and(|year: u16| (1_000..3_000).contains(&year))
}
