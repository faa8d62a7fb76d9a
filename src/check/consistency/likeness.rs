//! Texts reduced to what sets them apart for a reader.

use std::sync::LazyLock;

use crate::terminology::english::singulars;
use crate::text::fold::fold;
use crate::text::light_words::is_content_word;
use crate::text::remembered::Remembered;
use crate::text::tokens::{TokenKind, tokenise};

/// The letters and digits of `text`, folded: texts with the same differ in case, marks and spaces alone.
pub(super) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What `text` speaks of: its content words in the singular and its numbers. English says more than Swahili does of
/// persons, articles and number: he and she are one, and nouns of class 9/10 have one form for both numbers.
pub(super) fn content(text: &str, is_english: bool) -> String {
    let mut content = String::new();
    for token in tokenise(text, []).iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)) {
        let folded = fold(&text[token.span.clone()]);
        if let Some(word) = &*WORDS[usize::from(is_english)].of(&folded, || said(&folded, is_english)) {
            content.push_str(word);
            content.push(' ');
        }
    }
    content
}

/// What words say, those of other languages and those of English.
static WORDS: LazyLock<[Remembered<Option<Box<str>>>; 2]> = LazyLock::new(Default::default);

/// What `folded` says of what a text speaks of, if anything.
fn said(folded: &str, is_english: bool) -> Option<Box<str>> {
    let word = folded.strip_suffix("'s").unwrap_or(folded);
    if !word.contains(char::is_numeric) && !is_content_word(word) && !is_negation(word) {
        return None;
    }
    let singular = if is_english { singulars(word).into_iter().next() } else { None };
    Some(singular.as_deref().unwrap_or(word).into())
}

/// Words that turn a sentence round, light as they are.
fn is_negation(word: &str) -> bool {
    matches!(word, "no" | "not" | "never" | "neither" | "nor" | "without" | "cannot") || word.ends_with("n't")
}
