//! From number words to values: every reading that the words allow, the likelier first.
//!
//! Two questions have two answers in Swahili, and both are given: how far the number of thousands goes (`elfu kumi na
//! mbili` is 12,000 or 10,002), and on which side of its size word a number stands (`kumi na mbili elfu`). The likelier
//! reading takes as much into the multiplier as it can. Sizes descend, so that the search ends.

use super::vocabulary::{NumberWord, number_word};
use crate::swahili::orthography::quantity::Quantity;

/// What a word is to the reader of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word of a number.
    Number(NumberWord),
    /// `na`, and.
    And,
    /// Anything else, which ends a number.
    Other,
}

impl Piece {
    /// What the folded word is.
    pub(super) fn of(folded: &str) -> Piece {
        if folded == "na" { Piece::And } else { number_word(folded).map_or(Piece::Other, Piece::Number) }
    }
}

/// A value and the place after its last word.
type Reading<Value> = (Value, usize);

/// No number has more words: the rest of a longer row is read by itself, so that time stays in proportion to text.
pub(super) const LONGEST: usize = 48;

/// The longest number that begins with the first of `pieces`: its values, the likelier first, and how many words it
/// has.
pub(super) fn number(pieces: &[Piece]) -> Option<(Vec<Quantity>, usize)> {
    let words = Words(&pieces[..pieces.len().min(LONGEST)]);
    let mut readings: Vec<Reading<Quantity>> = words.sized(0, u64::MAX);
    readings.extend(words.after_its_number(0, u64::MAX));
    readings.extend(words.with_parts(0).into_iter().map(|(value, end, _)| (value, end)));
    readings.extend(words.part(0));
    let longest = readings.iter().map(|(_, end)| *end).max()?;
    let mut values = Vec::new();
    for (value, _) in readings.into_iter().filter(|(_, end)| *end == longest) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Some((values, longest))
}

/// The longest number from 1 to 99 that begins with the first of `pieces`: an hour, a day, minutes.
pub(super) fn small(pieces: &[Piece]) -> Option<(u64, usize)> {
    Words(pieces).small(0).into_iter().next()
}

struct Words<'a>(&'a [Piece]);

impl Words<'_> {
    fn number_word(&self, at: usize) -> Option<NumberWord> {
        match self.0.get(at) {
            Some(Piece::Number(word)) => Some(*word),
            _ => None,
        }
    }

    fn is_and(&self, at: usize) -> bool {
        self.0.get(at) == Some(&Piece::And)
    }

    fn digit(&self, at: usize) -> Option<u64> {
        match self.number_word(at) {
            Some(NumberWord::Digit { value, .. }) => Some(value),
            _ => None,
        }
    }

    /// 1 to 99, the longest first: `thelathini na tano`.
    fn small(&self, at: usize) -> Vec<Reading<u64>> {
        match self.number_word(at) {
            Some(NumberWord::Digit { value, .. }) => vec![(value, at + 1)],
            Some(NumberWord::Tens(tens)) => {
                let digit = self.digit(at + 2).filter(|_| self.is_and(at + 1));
                digit.map(|digit| (tens + digit, at + 3)).into_iter().chain([(tens, at + 1)]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// 1 to 999: `mia mbili thelathini na tano`, `mia na tano`.
    fn below_thousand(&self, at: usize) -> Vec<Reading<u64>> {
        if self.number_word(at) != Some(NumberWord::Hundred) {
            return self.small(at);
        }
        let (hundreds, end) = self.digit(at + 1).map_or((100, at + 1), |digit| (digit * 100, at + 2));
        let rest = match self.number_word(end) {
            Some(NumberWord::Tens(_)) => self.small(end),
            _ if self.is_and(end) => self.small(end + 1),
            _ => Vec::new(),
        };
        rest.into_iter().map(|(rest, end)| (hundreds + rest, end)).chain([(hundreds, end)]).collect()
    }

    /// A part of one: `nusu`, `robo tatu`, `theluthi mbili`.
    fn part(&self, at: usize) -> Option<Reading<Quantity>> {
        let Some(NumberWord::Part(parts)) = self.number_word(at) else { return None };
        let several = self.digit(at + 1).and_then(|digit| u32::try_from(digit).ok()).filter(|digit| *digit < parts);
        match several {
            Some(several) => Some((Quantity::ratio(several, parts)?, at + 2)),
            None => Some((Quantity::ratio(1, parts)?, at + 1)),
        }
    }

    /// Decimals after `nukta`: digits one by one (`moja nne`) or as a number (`kumi na nne`).
    fn decimals(&self, at: usize) -> Option<Reading<Quantity>> {
        if self.number_word(at) != Some(NumberWord::Point) {
            return None;
        }
        if let Some(NumberWord::Tens(_)) = self.number_word(at + 1) {
            let (number, end) = self.small(at + 1).into_iter().next()?;
            return Some((Quantity::decimal(&number.to_string(), 2)?, end));
        }
        let mut digits = String::new();
        while let Some(digit) = match self.number_word(at + 1 + digits.len()) {
            Some(NumberWord::Zero) => Some('0'),
            Some(NumberWord::Digit { value, .. }) => {
                u32::try_from(value).ok().and_then(|value| char::from_digit(value, 10))
            }
            _ => None,
        } {
            digits.push(digit);
        }
        Some((Quantity::decimal(&digits, digits.len())?, at + 1 + digits.len()))
    }

    /// `value`, which ends before `end`, with what may follow: decimals, or a part (`na nusu`), then with nothing. The
    /// last field says whether there is something after the whole.
    fn and_parts(&self, value: u64, end: usize) -> Vec<(Quantity, usize, bool)> {
        let whole = Quantity::from(value);
        let part = if self.is_and(end) { self.part(end + 1) } else { self.decimals(end) };
        let with_part = part.and_then(|(part, end)| Some((whole.plus(part)?, end, true)));
        with_part.into_iter().chain([(whole, end, false)]).collect()
    }

    /// 0 to 999 with what may follow.
    fn with_parts(&self, at: usize) -> Vec<(Quantity, usize, bool)> {
        if self.number_word(at) == Some(NumberWord::Zero) {
            return self.and_parts(0, at + 1);
        }
        self.below_thousand(at).into_iter().flat_map(|(value, end)| self.and_parts(value, end)).collect()
    }

    /// A number whose first word is a size below `limit`: `milioni moja na laki mbili`. The size alone is one of it
    /// where nothing stands before.
    fn sized(&self, at: usize, limit: u64) -> Vec<Reading<Quantity>> {
        let Some(NumberWord::Size(size)) = self.number_word(at).filter(|word| is_below(*word, limit)) else {
            return Vec::new();
        };
        let mut multipliers = self.with_parts(at + 1);
        if multipliers.is_empty() && at == 0 {
            multipliers = self.and_parts(1, at + 1);
        }
        let mut readings = Vec::new();
        for (multiplier, end, has_part) in multipliers {
            let Some(sum) = multiplier.times(Quantity::from(size)) else { continue };
            if !has_part {
                readings.extend(self.with_rest(sum, end, size));
            }
            readings.push((sum, end));
        }
        readings
    }

    /// A number whose size stands after it: `kumi na mbili elfu`. What follows the size directly would be its number,
    /// so only `na` goes on.
    fn after_its_number(&self, at: usize, limit: u64) -> Vec<Reading<Quantity>> {
        let mut readings = Vec::new();
        for (multiplier, end) in self.below_thousand(at) {
            let last = end.checked_sub(1).and_then(|last| self.number_word(last));
            let agrees = matches!(last, Some(NumberWord::Digit { counting: false, .. }));
            let Some(NumberWord::Size(size)) = self.number_word(end).filter(|word| is_below(*word, limit)) else {
                continue;
            };
            let followed = self.number_word(end + 1);
            let goes_on =
                matches!(followed, Some(NumberWord::Digit { .. } | NumberWord::Tens(_) | NumberWord::Hundred));
            let Some(sum) = Quantity::from(multiplier).times(Quantity::from(size)) else { continue };
            if agrees || goes_on {
                continue;
            }
            if self.is_and(end + 1) {
                readings.extend(self.with_rest(sum, end + 1, size));
            }
            readings.push((sum, end + 1));
        }
        readings
    }

    /// `sum`, which ends before `end`, with the smaller number that follows it, joined by `na` or nothing.
    fn with_rest(&self, sum: Quantity, end: usize, size: u64) -> Vec<Reading<Quantity>> {
        let joined = self.is_and(end);
        let start = if joined { end + 1 } else { end };
        let mut rest = self.sized(start, size);
        // A digit needs its `na`: `elfu mbili tatu` is no number.
        if joined || self.digit(start).is_none() {
            rest.extend(self.after_its_number(start, size));
            rest.extend(self.below_thousand(start).into_iter().map(|(value, end)| (Quantity::from(value), end)));
        }
        rest.into_iter().filter_map(|(rest, end)| Some((sum.plus(rest)?, end))).collect()
    }
}

fn is_below(word: NumberWord, limit: u64) -> bool {
    matches!(word, NumberWord::Size(size) if size < limit)
}
