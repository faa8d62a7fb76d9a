//! Names with digits in them, such as `COVID-19` and `A320`: which of them became another one.

use std::ops::Range;

use crate::check::pair::Text;
use crate::placeables::numbers::Manner;
use crate::text::fold::is_hyphen;
use crate::text::tokens::TokenKind;

/// A word with capitals or digits.
#[derive(Clone, Debug)]
pub(in crate::check) struct Name<'a> {
    pub(in crate::check) span: Range<usize>,
    pub(in crate::check) text: &'a str,
    /// Whether it has digits, and letters beside them.
    pub(in crate::check) has_digits: bool,
}

impl Name<'_> {
    /// Whether both are one name, which may be written with other hyphens and capitals.
    pub(in crate::check) fn is(&self, other: &Name<'_>) -> bool {
        plain(self.text).eq(plain(other.text))
    }

    /// Whether it must be kept: with capitals and digits.
    pub(in crate::check) fn is_lasting(&self) -> bool {
        self.has_digits && self.text.len() > 1 && self.text.chars().any(char::is_uppercase)
    }

    /// The values of the digits in it.
    pub(in crate::check) fn runs(&self) -> impl Iterator<Item = u64> + '_ {
        self.text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok())
    }
}

fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !is_hyphen(*c)).map(|c| c.to_ascii_lowercase())
}

/// The names of `text`: what has a capital or a digit and no number by itself.
pub(in crate::check) fn names<'a>(text: &Text<'a>) -> Vec<Name<'a>> {
    let mut found = Vec::new();
    for token in text.tokens().iter().filter(|token| token.kind == TokenKind::Word) {
        let word = text.at(&token.span);
        let has_digits = word.bytes().any(|byte| byte.is_ascii_digit());
        let is_name = has_digits || word.bytes().any(|byte| byte.is_ascii_uppercase());
        let verbatim = || text.verbatim().iter().any(|span| span.contains(&token.span.start));
        let numbered = || {
            let figures = text.numbers().iter().filter(|number| number.manner == Manner::Figures);
            has_digits
                && (figures
                    .clone()
                    .any(|number| token.span.start <= number.span.start && number.span.end <= token.span.end)
                    || text
                        .numbers()
                        .iter()
                        .any(|number| number.manner == Manner::Ending && number.span.start == token.span.start))
        };
        if is_name && !verbatim() && !numbered() {
            found.push(Name { span: token.span.clone(), text: word, has_digits });
        }
    }
    found
}

/// The names of the source of which the target has a copy with another digit: `S1` and `SI`, `SARS-CoV-2` and
/// `SARS-CoV-12`.
fn altered(source: &[Name<'_>], target: &[Name<'_>], text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let lost = source.iter().filter(|name| !target.iter().any(|other| other.is(name)));
    for name in lost {
        let copy = target.iter().find(|other| {
            (name.has_digits || other.has_digits)
                && !source.iter().any(|known| known.is(other))
                && differ_in_a_digit(name.text, other.text)
                && !goes_on(name, other, text)
        });
        if let Some(copy) = copy {
            found.push((name.span.clone(), copy.span.clone()));
        }
    }
    found
}

/// Whether the rest of `name` stands behind `copy`, after a space.
fn goes_on(name: &Name<'_>, copy: &Name<'_>, text: &str) -> bool {
    let behind = text.get(copy.span.start..).unwrap_or_default();
    let mut there = plain(behind).filter(|c| !c.is_whitespace());
    plain(name.text).all(|c| there.next() == Some(c))
}

/// The names of two texts that stand for each other and differ in a digit.
pub(in crate::check) fn changed(source: &Text<'_>, target: &Text<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    if !source.has_digits() && !target.has_digits() {
        return Vec::new();
    }
    altered(&names(source), &names(target), target.text())
}

/// Whether the two are the same but for one character more, less or other, which is a digit in one of them.
fn differ_in_a_digit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (plain(one).collect(), plain(other).collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if long.len() < 2 || long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let same_length = usize::from(short.len() == long.len());
    let rest_is_same = short.get(start + same_length..) == long.get(start + 1..);
    let differing = [short.get(start).filter(|_| same_length == 1), long.get(start)];
    // A letter must stay, so that it is the same name at all.
    let letters = short.iter().any(|c| c.is_alphabetic()) && long.iter().any(|c| c.is_alphabetic());
    start > 0 && rest_is_same && letters && differing.into_iter().flatten().any(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_with_another_digit() {
        for (one, other, differ) in [
            ("S1", "SI", true),
            ("SARS-CoV-2", "SARS-CoV-12", true),
            ("SARS-CoV", "SARS-C0V", true),
            ("A320", "A330", true),
            ("COVID-19", "UVIKO-19", false),
            ("Q1", "R1", false),
            ("A320", "A32", true),
            ("WHO", "WHA", false),
            ("", "2", false),
        ] {
            assert_eq!(differ_in_a_digit(one, other), differ, "{one} {other}");
        }
    }
}
