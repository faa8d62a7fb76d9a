//! English or Swahili, told by their commonest words: enough to notice that a text is read as the wrong one.

use std::sync::LazyLock;

use fnv::FnvHashSet;

use super::fold::fold;
use super::tokens::{TokenKind, tokenise};

/// Words that stand in any English text and are no Swahili ones.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "are", "for", "that", "with", "as", "on", "by", "from", "this", "be", "it",
    "an", "or", "which", "was", "were", "has", "have", "will", "can", "not", "their", "its",
];

/// Words that stand in any Swahili text and are no English ones.
const SWAHILI: &[&str] = &[
    "na", "ya", "wa", "kwa", "katika", "ni", "za", "la", "cha", "vya", "kuwa", "hii", "huo", "huu", "hizo", "pia",
    "kama", "au", "lakini", "hiyo", "kwenye", "zote", "yote", "wote", "kila", "ili", "hizi", "baada", "kati",
];

/// Whether `word` is one of the commonest words of English or Swahili, which say nothing by themselves.
pub fn is_function_word(word: &str) -> bool {
    let word = fold(word);
    is_english(&word) || is_swahili(&word)
}

/// Whether `word`, folded, is one of the commonest words of English, and no Swahili one.
pub fn is_english(word: &str) -> bool {
    static WORDS: LazyLock<FnvHashSet<&str>> = LazyLock::new(|| ENGLISH.iter().copied().collect());
    WORDS.contains(word)
}

/// Whether `word`, folded, is one of the commonest words of Swahili, and no English one.
pub fn is_swahili(word: &str) -> bool {
    static WORDS: LazyLock<FnvHashSet<&str>> = LazyLock::new(|| SWAHILI.iter().copied().collect());
    WORDS.contains(word)
}

/// How many function words must be seen before anything is said.
const ENOUGH: usize = 2;

/// `en` or `sw`, whichever's function words are at least three times as many in `texts`; `None` where there are few
/// of either or neither leads. Reads a few thousand words at most.
pub fn likelier_language<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let (mut english, mut swahili) = (0, 0);
    for text in texts.take(200) {
        for token in tokenise(text, []).into_iter().filter(|token| token.kind == TokenKind::Word).take(200) {
            let word = fold(&text[token.span]);
            english += usize::from(is_english(&word));
            swahili += usize::from(is_swahili(&word));
        }
    }
    match (english, swahili) {
        (en, sw) if en >= ENOUGH && en >= 3 * sw => Some("en"),
        (en, sw) if sw >= ENOUGH && sw >= 3 * en => Some("sw"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::likelier_language;

    #[test]
    fn function_words_tell_the_language() {
        let guess = |text: &'static str| likelier_language(std::iter::once(text));
        assert_eq!(guess("The price of copper is set by the market and by the state of the mines."), Some("en"));
        assert_eq!(guess("Bei ya shaba na bati katika soko la dunia ni ya juu kwa mwaka wa pili."), Some("sw"));
        assert_eq!(guess("Chinalco 2024: aluminium, alumina, bauxite, Guinea."), None);
        assert_eq!(guess(""), None);
    }
}
