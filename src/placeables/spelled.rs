//! Numbers that English writes in words: `twenty-five`, `two hundred and five`, `half a million`, `two thirds`, and words
//! that only imply a number (`twice`, `both`).

use std::ops::Range;
use std::sync::LazyLock;

use fnv::FnvHashSet;

use super::english;
use super::numbers::Manner;
use crate::swahili::orthography::quantity::Quantity;
use crate::text::tokens::TokenKind;
use crate::text::written::Written;

/// A number in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is worth.
    pub value: Quantity,
    /// One word, several, or a mere hint.
    pub manner: Manner,
}

/// Words that imply a number.
#[rustfmt::skip]
const HINTS: [(&str, u64); 44] = [
    ("bilateral", 2), ("both", 2), ("centuries", 100), ("century", 100), ("couple", 2), ("decade", 10),
    ("decades", 10), ("dimer", 2), ("double", 2), ("doubled", 2), ("dozens", 12), ("dual", 2), ("eighth", 8),
    ("fifth", 5), ("first", 1), ("fortnight", 14), ("fourth", 4), ("hundreds", 100), ("millions", 1_000_000),
    ("ninth", 9), ("once", 1), ("one", 1), ("pair", 2), ("pairs", 2), ("quadruple", 4), ("quarterly", 3),
    ("second", 2), ("secondary", 2), ("seventh", 7), ("single", 1), ("sixth", 6), ("tens", 10), ("tenth", 10),
    ("third", 3), ("thousands", 1_000), ("thrice", 3), ("trimester", 3), ("triple", 3), ("tripled", 3),
    ("twelfth", 12), ("twice", 2), ("twin", 2), ("twofold", 2), ("zero", 0),
];

/// The numbers in words among `words`.
pub fn find(words: &[Written<'_>]) -> Vec<Spelled> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words[at].kind != TokenKind::Word || !may_begin(&words[at].folded) {
            at += 1;
            continue;
        }
        let after_figure = at > 0 && words[at - 1].kind == TokenKind::Number;
        match phrase(words, at, after_figure) {
            Some((value, end, manner)) => {
                found.push(Spelled { span: words[at].span.start..words[end - 1].span.end, value, manner });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a number can begin with the folded word: most words are put aside here.
fn may_begin(word: &str) -> bool {
    static FIRST: LazyLock<FnvHashSet<&str>> = LazyLock::new(|| {
        let others = ["a", "an", "half", "one", "quarter", "quarters"];
        english::number_words().chain(HINTS.iter().map(|(hint, _)| *hint)).chain(others).collect()
    });
    FIRST.contains(word) || word.contains('-')
}

/// The word at `place`, folded; nothing where there is something else.
fn at<'w>(words: &'w [Written<'_>], place: usize) -> &'w str {
    words.get(place).filter(|word| word.kind == TokenKind::Word).map_or("", |word| &word.folded)
}

/// The longest number whose first word is `start`, and the place after it.
fn phrase(words: &[Written<'_>], start: usize, after_figure: bool) -> Option<(Quantity, usize, Manner)> {
    let word = at(words, start);
    // What stands after a figure belongs to it: 3 million.
    if after_figure && english::is_size(word) {
        return None;
    }
    if let Some(part) = part(words, start) {
        return Some(part);
    }
    let (value, end) = cardinal(words, start).or_else(|| hint(word).map(|value| (value, start)))?;
    if end == start {
        return Some((Quantity::from(value), start + 1, Manner::Hint));
    }
    // One and a half.
    if at(words, end) == "and" && at(words, end + 1) == "a" && at(words, end + 2) == "half" {
        return Some((Quantity::from(value).plus(Quantity::ratio(1, 2)?)?, end + 3, Manner::Phrase));
    }
    let joined = start >= 2 && at(words, start - 1) == "and" && english::is_size(at(words, start - 2));
    // A dozen is as often several.
    let loose = value < 2 || value == 12 && at(words, end - 1) == "dozen";
    let manner = match value {
        _ if loose => Manner::Hint,
        _ if end == start + 1 && english::number(word).is_some() && !joined => Manner::Words,
        _ => Manner::Phrase,
    };
    Some((Quantity::from(value), end, manner))
}

fn hint(word: &str) -> Option<u64> {
    // The twenty-first.
    if let Some((tens, digit)) = word.split_once('-') {
        let digit = hint(digit).filter(|digit| *digit < 10)?;
        return english::number(tens).filter(|tens| *tens >= 20).map(|tens| tens + digit);
    }
    let at = HINTS.binary_search_by(|(hint, _)| (*hint).cmp(word)).ok()?;
    HINTS.get(at).map(|(_, value)| *value)
}

/// `half`, `a quarter`, `two thirds`, `one-third`.
fn part(words: &[Written<'_>], start: usize) -> Option<(Quantity, usize, Manner)> {
    let word = at(words, start);
    let whole = |many: u32, of: u32, end: usize| {
        let value = Quantity::ratio(many, of)?;
        // Half a million.
        let size = match (at(words, end), at(words, end + 1)) {
            ("a", size) => english::size(size).map(|size| (size, end + 2)),
            _ => None,
        };
        let (size, end) = size.unwrap_or((1, end));
        Some((value.times(Quantity::from(size))?, end, Manner::Hint))
    };
    if let Some((many, of)) = word.split_once('-')
        && let (Some(many), Some(of)) = (small(many), parts_of(of))
    {
        return whole(many, of, start + 1);
    }
    if word == "half" || word == "quarter" || word == "quarters" {
        return whole(1, if word == "half" { 2 } else { 4 }, start + 1);
    }
    let of = parts_of(at(words, start + 1))?;
    let many = if word == "a" { 1 } else { small(word)? };
    whole(many, of, start + 2)
}

fn small(word: &str) -> Option<u32> {
    if word == "one" { Some(1) } else { english::number(word).filter(|many| *many < 10)?.try_into().ok() }
}

fn parts_of(word: &str) -> Option<u32> {
    Some(match word {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "eighth" | "eighths" => 8,
        "tenth" | "tenths" => 10,
        _ => return None,
    })
}

/// A number as one counts; the place after it.
fn cardinal(words: &[Written<'_>], start: usize) -> Option<(u64, usize)> {
    let (mut total, mut current): (u64, u64) = (0, 0);
    let mut place = start;
    let mut end = None;
    // Which words can follow: below a hundred after a hundred, and sizes in descending order.
    let mut room = 100;
    let mut limit = u64::MAX;
    if matches!(at(words, place), "a" | "an") {
        if !english::is_size(at(words, place + 1)) {
            return None;
        }
        current = 1;
        place += 1;
    }
    loop {
        let word = at(words, place);
        let number = if word == "one" { Some(1) } else { english::number(word) };
        if let Some(number) = number.filter(|number| *number < room) {
            current += number;
            room = if number >= 20 && number % 10 == 0 { 10 } else { 0 };
        } else if word == "hundred" && (room < 100 || current <= 1 || end.is_none()) && current < 100 {
            current = current.max(1) * 100;
            room = 100;
        } else if word == "dozen" && current < 100 {
            current = current.max(1) * 12;
            room = 0;
        } else if let Some(size) = english::size(word).filter(|size| *size < limit) {
            total += current.max(1).checked_mul(size)?;
            (current, room, limit) = (0, 100, size);
        } else if word == "and"
            && end.is_some()
            && room == 100
            && english::number(at(words, place + 1)).or_else(|| hint(at(words, place + 1))).is_some()
        {
            place += 1;
            continue;
        } else {
            break;
        }
        place += 1;
        end = Some(place);
    }
    let end = end?;
    Some((total.checked_add(current)?, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::written::words;

    fn shown(text: &str) -> Vec<String> {
        let found = find(&words(text));
        found
            .iter()
            .map(|one| {
                let sure = if one.manner == Manner::Hint { "?" } else { "" };
                format!("{}={}{sure}", &text[one.span.clone()], one.value)
            })
            .collect()
    }

    #[test]
    fn words_that_are_numbers() {
        for (text, expected) in [
            ("two of twenty-five men", &["two=2", "twenty-five=25"][..]),
            ("two hundred and five", &["two hundred and five=205"]),
            ("a hundred thousand people", &["a hundred thousand=100000"]),
            ("two dozen eggs, a dozen", &["two dozen=24", "a dozen=12?"]),
            ("half a million, two thirds", &["half a million=500000?", "two thirds=2/3?"]),
            ("one third; a third; one-third", &["one third=1/3?", "a third=1/3?", "one-third=1/3?"]),
            ("twice, both, the third one", &["twice=2?", "both=2?", "third=3?", "one=1?"]),
            ("two and a half years", &["two and a half=2.5"]),
            ("3 million and 2 thousand", &[]),
            ("twenty five and six", &["twenty five=25", "six=6"]),
            ("two three four", &["two=2", "three=3", "four=4"]),
            ("a man and a plan", &[]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn no_word_that_begins_a_number_is_put_aside() {
        let all = english::number_words().chain(HINTS.iter().map(|(hint, _)| *hint)).chain(["one", "half", "quarters"]);
        for word in all.chain(["fifty-first", "man", "of", "halves", "fifths", "per"]) {
            for phrase in [word.to_owned(), format!("{word} hundred"), format!("{word} thirds")] {
                let written = words(&phrase);
                assert!(super::phrase(&written, 0, false).is_none() || may_begin(word), "{phrase}");
            }
        }
    }

    #[test]
    fn hints_are_in_order() {
        assert!(HINTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
