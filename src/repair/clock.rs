//! Times of day written anew: `saa 2:30 asubuhi` becomes `saa 3:30 asubuhi`.
//!
//! A Swahili time is exchanged only where it is written just as [`orthography::clock`] writes it, or as European hours
//! in the same figures; everything else is left to the reader.
//!
//! [`orthography::clock`]: crate::swahili::orthography::clock

use jiff::civil::Time;

use crate::placeables::clock::Clock;
use crate::swahili::orthography::clock::{in_figures, in_words};
use crate::text::fold::fold;
use crate::text::language::Language;

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
