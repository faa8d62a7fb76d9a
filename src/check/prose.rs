//! What several rules ask of a place or a word: whether it is prose, a Swahili word, the start of a sentence.

use crate::swahili::morphology::Morphology;
use crate::swahili::orthography::capitals::capital;
use crate::text::fold::fold;

/// Marks that no run of prose without spaces holds: those of addresses, paths, identifiers and formulas.
const NOT_OF_PROSE: &[char] =
    &['/', '\\', '@', '_', '=', '<', '>', '{', '}', '[', ']', '#', '`', '|', '$', '&', '+', '*', '~', '^'];

/// How far a run is followed to each side: no word or address that says what it is needs more.
const FAR: usize = 200;

/// The run of characters without white space around the byte `at`, as far as it matters.
pub(super) fn run_around(text: &str, at: usize) -> &str {
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at..)) else { return "" };
    let is_of_run = |(_, c): &(usize, char)| !c.is_whitespace();
    let start = before.char_indices().rev().take(FAR).take_while(is_of_run).last().map_or(at, |(start, _)| start);
    let last = behind.char_indices().take(FAR).take_while(is_of_run).last();
    let end = last.map_or(at, |(last, c)| at + last + c.len_utf8());
    text.get(start..end).unwrap_or_default()
}

/// Whether the byte `at` stands in prose, and in no address, path, identifier or formula.
pub(super) fn is_prose(text: &str, at: usize) -> bool {
    let run = run_around(text, at);
    let is_path = || run.split("::").skip(1).any(|rest| rest.starts_with(char::is_alphanumeric));
    !run.contains(NOT_OF_PROSE) && !run.contains("www.") && !is_path()
}

/// Whether `word` is known to be Swahili: a form of the lexicon, or a month, day, language, people or country.
pub(super) fn is_swahili(word: &str) -> bool {
    let folded = fold(word);
    Morphology::shipped().is_listed(&folded)
        || !Morphology::shipped().readings(&folded).is_empty()
        || capital(&folded).is_some()
}

/// Whether `text` begins with a capital and a small letter, as a sentence does and an acronym does not.
pub(super) fn begins_as_sentence(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// How many letters `word` has.
pub(super) fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a letter that is not the first of `word` is a capital: `iPhone`, `mRNA`, `COVID-19`.
pub(super) fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_white_space_and_at_the_ends() {
        let text = "é ab,cd ö";
        assert_eq!(run_around(text, text.find(',').unwrap()), "ab,cd");
        assert_eq!(run_around(text, 0), "é");
        assert_eq!(run_around(text, text.len()), "ö");
        assert_eq!(run_around(text, 1), "");
        assert_eq!(run_around("", 0), "");
    }

    #[test]
    fn addresses_and_paths_are_no_prose() {
        for text in ["https://mfano.co.tz,habari", "a@b.co", "www.tovuti.com", "C:\\faili", "std::mem", "x=y,z"] {
            assert!(!is_prose(text, 2), "{text}");
        }
        assert!(is_prose("moja,mbili", 4));
    }

    #[test]
    fn swahili_words_are_known() {
        assert!(is_swahili("Kiwanda") && is_swahili("walifika") && is_swahili("Tanzania"));
        assert!(!is_swahili("window"));
    }
}
