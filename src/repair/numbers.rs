//! Numbers written anew in the manner of the one they replace.

use crate::placeables::english;
use crate::placeables::numbers::{Number, signs};
use crate::swahili::noun_class::NounClass;
use crate::swahili::orthography::locale::Locale;
use crate::swahili::orthography::numerals::{in_words, in_words_for};
use crate::swahili::orthography::quantity::Quantity;
use crate::text::fold::{fold, is_apostrophe};
use crate::text::language::Language;

/// The digits of a figure and how they are parted.
struct Shape {
    minus: Option<char>,
    whole: String,
    decimals: String,
    group: Option<char>,
    point: Option<char>,
}

/// How `written` writes `value`.
fn shape(written: &str, value: Quantity) -> Option<Shape> {
    let minus = written.chars().next().filter(|c| !c.is_ascii_digit());
    let digits = minus.map_or(written, |minus| &written[minus.len_utf8()..]);
    let value = if minus.is_some() { value.negative() } else { value };
    let only = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let first_sign = digits.chars().find(|c| !c.is_ascii_digit());
    if Quantity::decimal(&only(digits), 0) == Some(value) {
        return Some(Shape { minus, whole: only(digits), decimals: String::new(), group: first_sign, point: None });
    }
    let (at, point) = digits.char_indices().rev().find(|(_, c)| !c.is_ascii_digit())?;
    let (whole, decimals) = (&digits[..at], &digits[at + point.len_utf8()..]);
    let fits = Quantity::decimal(&only(digits), decimals.len()) == Some(value);
    let group = whole.chars().find(|c| !c.is_ascii_digit());
    fits.then(|| Shape { minus, whole: only(whole), decimals: decimals.to_owned(), group, point: Some(point) })
}

/// A number with its text.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) number: &'a Number,
    pub(super) text: &'a str,
}

/// `new`, of the new text, as it must be written in the place of `found`, which stands in the target for `old`; `None`
/// where that is not sure.
pub(super) fn rewritten(old: Written<'_>, new: Written<'_>, found: Written<'_>, to: &Language) -> Option<String> {
    if found.number.readings.is_empty() {
        // What is no quantity stands the same in every language.
        let same = old.text == found.text && new.number.readings.is_empty();
        return same.then(|| new.text.to_owned());
    }
    let (was, is) = (old.number.amount()?, new.number.amount()?);
    if !found.number.is_figure() {
        return in_words_like(found.text, was.whole()?, is.whole()?, to);
    }
    if new.number.readings.len() > 1 {
        return None;
    }
    let size = Quantity::from(found.number.size);
    let value = *found.number.readings.iter().find(|value| value.times(size) == Some(was))?;
    let model = shape(found.text, value)?;
    let wanted = if found.number.size == new.number.size && old.number.size == new.number.size {
        if !new.number.is_figure() { whole(is.whole()?) } else { shape(new.text, *new.number.readings.first()?)? }
    } else if found.number.size == 1 {
        whole(is.whole()?)
    } else {
        return None;
    };
    let (decimal_sign, group_sign) = signs(to).unwrap_or(('.', ','));
    if signs(to).is_none() && (wanted.point.is_some() || wanted.whole.len() > 3) && wanted.group.is_some() {
        return None;
    }
    let grouped = model.group.is_some() || (model.whole.len() <= 3 && wanted.group.is_some());
    let mut written = String::new();
    if let Some(minus) = wanted.minus {
        written.push(model.minus.unwrap_or(minus));
    }
    written.push_str(&if grouped {
        in_groups(&wanted.whole, model.group.unwrap_or(group_sign))
    } else {
        wanted.whole.clone()
    });
    if !wanted.decimals.is_empty() {
        written.push(model.point.unwrap_or(decimal_sign));
        written.push_str(&wanted.decimals);
    }
    // Signs that would be taken for each other: 1.234 and then 1.5.
    let clash = grouped && wanted.point.is_some() && model.group == Some(decimal_sign);
    (!clash).then_some(written)
}

fn whole(number: u64) -> Shape {
    let whole = number.to_string();
    let group = (whole.len() > 4).then_some(',');
    Shape { minus: None, whole, decimals: String::new(), group, point: None }
}

fn in_groups(digits: &str, sign: char) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(sign);
        }
        grouped.push(digit);
    }
    grouped
}

/// `new` in words, with the same agreement as `found` has, which is `old` in words.
fn in_words_like(found: &str, old: u64, new: u64, to: &Language) -> Option<String> {
    if old < 2 || new < 2 {
        return None;
    }
    let folded = fold(found);
    let written = if Locale::of(to).is_some() {
        let mut forms = Vec::new();
        let mut add = |was: Option<String>, is: Option<String>| {
            if was.is_some_and(|was| was == folded) {
                forms.extend(is.filter(|form| !forms.contains(form)));
            }
        };
        add(in_words(old), in_words(new));
        for class in NounClass::all() {
            add(in_words_for(old, class), in_words_for(new, class));
        }
        // What agrees in several ways is sure only where all of them give one form.
        Some(forms).filter(|forms| forms.len() == 1)?.pop()?
    } else {
        if folded != english::in_words(old)? {
            return None;
        }
        english::in_words(new)?.to_owned()
    };
    Some(capital_like(found, &written))
}

/// `text` with a capital first letter where `model` has one.
pub(super) fn capital_like(model: &str, text: &str) -> String {
    let mut chars = text.chars();
    let capital = model.chars().find(|c| !is_apostrophe(*c)).is_some_and(char::is_uppercase);
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
