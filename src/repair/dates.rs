//! Dates written anew: how one part is exchanged where it stands. The order and the words around it stay
//! (`tarehe 12 Machi 2024`).

use std::ops::Range;

use crate::placeables::dates::Date;
use crate::placeables::english;
use crate::swahili::orthography::dates::{self, Pattern};
use crate::text::language::Language;

/// `found`, a date of the target, with the parts of `new`; `None` where a part that differs cannot be written.
pub(super) fn rewritten(found: &Date, new: &Date, target: &str, to: &Language) -> Option<String> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (at, (old, new)) in found.parts().into_iter().zip(new.parts()).enumerate() {
        let (Some((was, place)), Some((is, _))) = (old, new) else {
            if old.is_some() == new.is_some() {
                continue;
            } else {
                return None;
            };
        };
        if was == is {
            continue;
        }
        let place = place.clone()?;
        let model = target.get(place.clone())?;
        let text = match at {
            0 => {
                let digits = model.trim_end_matches(char::is_alphabetic);
                let ending =
                    if digits.len() < model.len() { english::ordinal_ending(u8::try_from(*is).ok()?) } else { "" };
                let padded = digits.starts_with('0');
                if padded { format!("{is:02}{ending}") } else { format!("{is}{ending}") }
            }
            1 => in_case_of(model, &month_name(model, u8::try_from(*is).ok()?, to)?),
            2 => is.to_string(),
            _ => in_case_of(model, &weekday_name(*is, to)?),
        };
        edits.push((place, text));
    }
    edits.sort_by_key(|(place, _)| place.start);
    let mut written = String::new();
    let mut done = found.span.start;
    for (place, text) in edits {
        written.push_str(target.get(done..place.start)?);
        written.push_str(&text);
        done = place.end;
    }
    written.push_str(target.get(done..found.span.end)?);
    Some(written)
}

fn is_english(to: &Language) -> bool {
    to.base() == "en"
}

/// The month's name, in full where `model` is, which May always is: then in full.
fn month_name(model: &str, month: u8, to: &Language) -> Option<String> {
    if is_english(to) {
        return english::month_name(month, model.len() > 3 || model.eq_ignore_ascii_case("may")).map(str::to_owned);
    }
    let date = jiff::civil::Date::new(2024, month.try_into().ok()?, 1).ok()?;
    let pattern = if model.len() > 3 || model.eq_ignore_ascii_case("mei") { Pattern::Long } else { Pattern::Medium };
    dates::write(date, pattern).split(' ').nth(1).map(str::to_owned)
}

fn weekday_name(day: u16, to: &Language) -> Option<String> {
    if is_english(to) {
        return english::weekday_name(day.into()).map(str::to_owned);
    }
    // 1 January 2024 was a Monday.
    let date = jiff::civil::Date::new(2024, 1, i8::try_from(day).ok()? + 1).ok()?;
    dates::write(date, Pattern::Full).split(',').next().map(str::to_owned)
}

fn in_case_of(model: &str, name: &str) -> String {
    let letters = model.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) {
        name.to_uppercase()
    } else if letters.clone().all(char::is_lowercase) {
        name.to_lowercase()
    } else {
        name.to_owned()
    }
}
