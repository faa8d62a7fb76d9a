//! Numbers in words, in a text or alone: `mia mbili thelathini na tano`, `milioni moja na nusu`, `ya kwanza`.
//!
//! Reading gives every value that the words allow, writing gives words that are read as the same number first. The last
//! digit may agree with any noun. Rules: Ashton 1944; the words are a closed list.

mod ordinals;
mod read;
mod vocabulary;
mod write;

use std::ops::Range;

pub use ordinals::{Ordinal, ordinals};
pub use write::{TOO_GREAT, in_words, in_words_for};

use super::quantity::Quantity;
use crate::text::tokens::TokenKind;
use crate::text::written::{Written, at, span, words};
use read::Piece;

/// A number written in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What it can be, the likelier first; never empty. `elfu kumi na mbili` is 12,000 or 10,002.
    pub readings: Vec<Quantity>,
}

/// The numbers in words of `text`. `moja kwa moja` (directly), `nusu fainali`, `robo fainali` and the word of
/// size beside a figure (`milioni 25`) are none; any other word that can be a number is one, also in `mtu mmoja`.
pub fn find(text: &str) -> Vec<Numeral> {
    find_in(&words(text))
}

/// The same among `words`.
pub fn find_in(words: &[Written<'_>]) -> Vec<Numeral> {
    let pieces = pieces(words);
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        if at(words, start) == "moja" && at(words, start + 1) == "kwa" && at(words, start + 2) == "moja" {
            start += 3;
            continue;
        }
        match read::number(&pieces[start..]) {
            Some((readings, length)) => {
                if at(words, start + length) != "fainali" && !is_size_of_figure(words, start, length) {
                    found.push(Numeral { span: span(words, start, start + length), readings });
                }
                start += length;
            }
            None => start += 1,
        }
    }
    found
}

/// Whether the words are one word of size that multiplies a figure beside it, as in `milioni 25`.
fn is_size_of_figure(words: &[Written<'_>], start: usize, length: usize) -> bool {
    let is_figure =
        |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| word.kind == TokenKind::Number);
    length == 1
        && size_word(at(words, start)).is_some()
        && (is_figure(start.checked_sub(1)) || is_figure(start.checked_add(1)))
}

/// The values of `phrase`, which is one number in words and nothing else, the likelier first; none for anything else.
pub fn read(phrase: &str) -> Vec<Quantity> {
    let words = words(phrase);
    match read::number(&pieces(&words)) {
        Some((readings, length)) if length == words.len() => readings,
        _ => Vec::new(),
    }
}

/// Whether the folded word is one of those that numbers are made of, in any class; `na` is not.
pub fn is_number_word(folded: &str) -> bool {
    vocabulary::number_word(folded).is_some()
}

/// What a folded word of size multiplies by: 1,000 for `elfu`.
pub(super) fn size_word(folded: &str) -> Option<u64> {
    match vocabulary::number_word(folded) {
        Some(vocabulary::NumberWord::Size(size)) => Some(size),
        _ => None,
    }
}

/// The longest number from 1 to 99 in words that begins at the word `start`, and the place of the word after it.
pub(super) fn small_at(words: &[Written<'_>], start: usize) -> Option<(u16, usize)> {
    // Two words and `na` are the longest such number.
    let near = words.get(start..words.len().min(start + 3))?;
    let (value, length) = read::small(&pieces(near))?;
    Some((value.try_into().ok()?, start + length))
}

fn pieces(words: &[Written<'_>]) -> Vec<Piece> {
    words.iter().map(|word| Piece::of(&word.folded)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(phrase: &str) -> Vec<String> {
        read(phrase).iter().map(Quantity::to_string).collect()
    }

    #[test]
    fn what_numbers_in_words_are_worth() {
        for (phrase, values) in [
            ("mia mbili thelathini na tano", &["235"][..]),
            ("mia na tano", &["105"]),
            ("mia moja na hamsini", &["150"]),
            ("elfu kumi na mbili", &["12000", "10002"]),
            ("kumi na mbili elfu", &["12000"]),
            ("kumi elfu na mbili", &["10002"]),
            ("elfu mbili ishirini na nne", &["2024"]),
            ("elfu mbili na ishirini na nne", &["2024"]),
            ("elfu moja mia tisa tisini na tisa", &["1999"]),
            ("elfu na mia tatu", &["1300"]),
            ("elfu mia tatu", &["300000"]),
            ("elfu mia mbili thelathini na tano", &["235000", "230005", "200035"]),
            ("laki tatu", &["300000"]),
            ("laki moja na nusu", &["150000"]),
            ("laki tatu elfu hamsini na mbili mia tano", &["352500"]),
            ("milioni moja na nusu", &["1500000"]),
            ("milioni mbili nukta tano", &["2500000"]),
            ("milioni", &["1000000"]),
            ("bilioni mbili na milioni tatu", &["2003000000"]),
            ("trilioni tisa", &["9000000000000"]),
            ("Ishirini na Viwili", &["22"]),
            ("kumi na wawili", &["12"]),
            ("nusu", &["0.5"]),
            ("robo tatu", &["0.75"]),
            ("thuluthi mbili", &["2/3"]),
            ("tano na nusu", &["5.5"]),
            ("tatu nukta moja nne", &["3.14"]),
            ("sifuri nukta sifuri tano", &["0.05"]),
            ("mbili nukta ishirini na tano", &["2.25"]),
            ("arubaini", &["40"]),
        ] {
            assert_eq!(shown(phrase), values, "{phrase}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        for phrase in
            ["", "na", "na mbili", "kitabu", "elfu mbili tatu", "mbili tatu", "nukta tano", "elfu, mbili", "mbili na"]
        {
            assert_eq!(read(phrase), [], "{phrase}");
        }
    }

    #[test]
    fn numbers_in_a_text() {
        let text =
            "Vitabu ishirini na viwili, elfu kumi na mbili; moja kwa moja hadi nusu fainali, mtu mmoja, milioni 25.";
        let found: Vec<_> =
            find(text).into_iter().map(|numeral| (&text[numeral.span], numeral.readings.len())).collect();
        assert_eq!(found, [("ishirini na viwili", 1), ("elfu kumi na mbili", 2), ("mmoja", 1)]);
    }

    #[test]
    fn a_long_row_of_number_words_ends_in_good_time() {
        for words in ["mia ", "elfu kumi na ", "na ", "trilioni mia mbili na tano bilioni kumi laki na ", "nukta moja "]
        {
            let text = words.repeat(20_000);
            let found = find(&text);
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_number_first() {
        let steps = [1, 3, 7, 10, 12, 20, 99, 100, 105, 200, 235, 300, 999];
        let sizes = [1, 1_000, 100_000, 1_000_000, 1_000_000_000, 1_000_000_000_000];
        for (one, other) in steps.iter().flat_map(|one| steps.iter().map(move |other| (one, other))) {
            for (high, low) in sizes.iter().flat_map(|high| sizes.iter().map(move |low| (high, low))) {
                let number = (one * high + other * low) % TOO_GREAT;
                let words = in_words(number).unwrap();
                assert_eq!(read(&words).first(), Some(&Quantity::from(number)), "{words}");
            }
        }
    }

    proptest! {
        #[test]
        fn reading_finds_what_was_written(number in 0..TOO_GREAT, digits in 0..15_u32, class in 1..=18_u8) {
            let number = number / 10_u64.pow(digits);
            let words = in_words(number).unwrap();
            prop_assert_eq!(read(&words).first().copied(), Some(Quantity::from(number)), "{}", words);
            if let Some(class) = crate::swahili::noun_class::NounClass::new(class) {
                let words = in_words_for(number, class).unwrap();
                prop_assert!(read(&words).contains(&Quantity::from(number)), "{}", words);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "((mia|elfu|laki|na|nusu|nukta|kumi|moja|viwili|sifuri|[,.é]) ?){0,30}") {
            for numeral in find(&text) {
                prop_assert!(text.get(numeral.span).is_some_and(|part| !part.is_empty()));
            }
            let _ = ordinals(&text);
        }
    }
}
