//! What a word shares with its other forms, without any grammar: its ends.

use std::hash::Hasher;

use fnv::FnvHasher;

use crate::text::light_words::is_light_word;

/// How many letters a word must have for its last ones to stand for it, and how many those are: Swahili inflects by
/// prefixes, and most of its endings go with the stem.
const BY_END: (usize, usize) = (7, 5);

/// The same for the first ones: English and most of its neighbours inflect by suffixes.
const BY_START: (usize, usize) = (8, 6);

/// The keys of the word itself, its end and its start; the last two only of long words. No word looks like the other
/// two, which have a hyphen at an end.
pub(super) fn features(token: &str) -> impl Iterator<Item = u64> {
    let letters = if token.starts_with(char::is_alphabetic) { token.chars().count() } else { 0 };
    let at = |letter: usize| token.char_indices().nth(letter).map_or(token.len(), |(at, _)| at);
    let end = (letters >= BY_END.0).then(|| key(&["-", &token[at(letters - BY_END.1)..]]));
    let start = (letters >= BY_START.0).then(|| key(&[&token[..at(BY_START.1)], "-"]));
    [Some(key(&[token])), end, start].into_iter().flatten()
}

/// What a word or feature is known by: 64 bits, so that two of a sample hardly ever have the same.
pub(super) fn key(parts: &[&str]) -> u64 {
    let mut hasher = FnvHasher::default();
    parts.iter().for_each(|part| hasher.write(part.as_bytes()));
    hasher.finish()
}

/// Whether a token can stand for something: a word or a number, and no light word.
pub(super) fn is_informative(token: &str) -> bool {
    !token.starts_with('\u{FFFC}') && token.chars().any(char::is_alphanumeric) && !is_light_word(token)
}

/// Whether two words of two languages are plainly the same name or loan: equal, or with a long beginning in common.
pub fn are_cognate(a: &str, b: &str) -> bool {
    if a == b {
        return is_informative(a);
    }
    if !a.starts_with(char::is_alphabetic) || !b.starts_with(char::is_alphabetic) {
        return false;
    }
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common >= 5 && 10 * common >= 6 * a.chars().count().max(b.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_known_by_their_ends() {
        let of = |token| features(token).collect::<Vec<_>>();
        let keys = |texts: &[&str]| texts.iter().map(|text| key(&[text])).collect::<Vec<_>>();
        assert_eq!(of("wagonjwa"), keys(&["wagonjwa", "-onjwa", "wagonj-"]));
        assert_eq!(of("dawa"), keys(&["dawa"]));
        assert_eq!(of("2,000,000"), keys(&["2,000,000"]));
        assert_eq!(of(""), keys(&[""]));
    }

    #[test]
    fn names_and_loans_are_cognate() {
        assert!(are_cognate("polymerase", "polymerase") && are_cognate("antibodies", "antibodi"));
        assert!(are_cognate("19", "19") && !are_cognate("19", "18"));
        assert!(!are_cognate("the", "the") && !are_cognate(",", ",") && !are_cognate("state", "statistics"));
    }
}
