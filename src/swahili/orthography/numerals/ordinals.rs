//! Ordinals: `-a kwanza`, `-a pili`, then `-a` and the number as one counts (`ya tatu`, `wa kumi na mbili`).
//!
//! `-a moja` and `-a mbili` are no ordinals. Whether `-a` agrees with its noun is not asked here.

use std::ops::Range;

use super::{at, pieces, read, span, words};
use crate::swahili::noun_class::NounClass;

/// An ordinal with its `-a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// The bytes of `-a` and the number.
    pub span: Range<usize>,
    /// Its place, from 1 to 999.
    pub value: u64,
}

/// The ordinals of `text`.
pub fn ordinals(text: &str) -> Vec<Ordinal> {
    let words = words(text);
    let pieces = pieces(&words);
    let of: Vec<String> = NounClass::all().map(NounClass::associative).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let after = start + 1;
        let ordinal = match at(&words, after) {
            _ if !of.iter().any(|of| of == at(&words, start)) => None,
            "kwanza" => Some((1, 1)),
            "pili" => Some((2, 1)),
            _ => pieces.get(after..).and_then(place),
        };
        match ordinal {
            Some((value, length)) => {
                found.push(Ordinal { span: span(&words, start, after + length), value });
                start = after + length;
            }
            None => start = after,
        }
    }
    found
}

/// The place that the number at the start of `pieces` can be, and its words.
fn place(pieces: &[read::Piece]) -> Option<(u64, usize)> {
    let (readings, length) = read::number(pieces)?;
    let value = readings.first()?.whole().filter(|value| (3..1_000).contains(value))?;
    Some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_of_a_text() {
        for (text, values) in [
            ("mara ya kwanza", &[1][..]),
            ("kitabu cha pili na cha tatu", &[2, 3]),
            ("mwezi wa kumi na mbili", &[12]),
            ("karne ya ishirini na moja", &[21]),
            ("siku ya mia moja", &[100]),
            ("Kwanza, bei ya mbili", &[]),
            ("nusu ya elfu mbili", &[]),
            ("ya", &[]),
            ("robo ya nusu", &[]),
        ] {
            assert_eq!(ordinals(text).iter().map(|ordinal| ordinal.value).collect::<Vec<_>>(), values, "{text}");
        }
    }

    #[test]
    fn the_span_has_the_connector() {
        let text = "Ni mara ya kumi na mbili leo";
        assert_eq!(&text[ordinals(text)[0].span.clone()], "ya kumi na mbili");
    }
}
