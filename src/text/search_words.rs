//! Words as a concordance compares them: without regard to capitals, accents, apostrophes, hyphens and marks.
//!
//! `Ng’ombe` is `ngombe`, `naïve` is `naive`, `CO₂` is `co2`; `well-known` is the two words `well` and `known`. Marks are no
//! words, and the contents of inline codes are not read. A search word holds ASCII letters and digits, the inner
//! separators of numbers, and characters beyond ASCII: never white space, a quotation mark or a control character.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::fold::{is_apostrophe, is_hyphen, is_invisible};
use super::tokens::{Token, TokenKind};

/// One search word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWord {
    /// The word as it is compared; never empty.
    pub folded: String,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// The search words of `text`, whose tokens are `tokens`, in order.
pub fn search_words(text: &str, tokens: &[Token]) -> Vec<SearchWord> {
    let mut words = Vec::with_capacity(tokens.len());
    let mut folded = String::new();
    for part in parts(text, tokens) {
        push_folded(&text[part.clone()], &mut folded);
        if !folded.is_empty() {
            words.push(SearchWord { folded: std::mem::take(&mut folded), span: part });
        }
    }
    words
}

/// Appends the search words of `text`, whose tokens are `tokens`, to `out`: each with `prefix` before it and one space
/// after it.
pub fn push_search_words(text: &str, tokens: &[Token], prefix: &str, out: &mut String) {
    for part in parts(text, tokens) {
        let before = out.len();
        out.push_str(prefix);
        let start = out.len();
        push_folded(&text[part], out);
        if out.len() == start {
            out.truncate(before);
        } else {
            out.push(' ');
        }
    }
}

/// `word` as it is compared; empty where nothing of it counts. It must be a word or number, or a part of one.
pub fn fold_search_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    push_folded(word, &mut folded);
    folded
}

/// The words and numbers among `tokens`, cut at their hyphens.
fn parts<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = Range<usize>> + 'a {
    let words = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    words.flat_map(move |token| {
        let mut start = token.span.start;
        let mut done = false;
        std::iter::from_fn(move || {
            while !done {
                let rest = &text[start..token.span.end];
                let hyphen = rest.char_indices().find(|(_, c)| is_hyphen(*c));
                let part = start..start + hyphen.map_or(rest.len(), |(at, _)| at);
                match hyphen {
                    Some((_, hyphen)) => start = part.end + hyphen.len_utf8(),
                    None => done = true,
                }
                if !part.is_empty() {
                    return Some(part);
                }
            }
            None
        })
    })
}

/// Compatibility decomposition (Unicode NFKD) in lower case, without apostrophes, what cannot be seen, and marks of a
/// combining class other than 0: accents, tones and vowel points go, the vowel signs of Indic scripts stay.
fn push_folded(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(
            word.bytes().filter(|byte| counts(char::from(*byte))).map(|byte| char::from(byte.to_ascii_lowercase())),
        );
        return;
    }
    let plain = |c: char| {
        !is_apostrophe(c) && !is_invisible(c) && canonical_combining_class(c) == 0 && (!c.is_ascii() || counts(c))
    };
    // An apostrophe can be decomposed into a space and an accent, so it is looked for before.
    let letters = word.chars().filter(|c| !is_apostrophe(*c)).nfkd().filter(|c| !c.is_whitespace() && !c.is_control());
    // Lower case can bring accents of its own (İ).
    out.extend(letters.flat_map(char::to_lowercase).filter(|c| plain(*c)));
}

/// Whether an ASCII character of a word or number is a part of its search word.
fn counts(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenise;

    fn words(text: &str) -> Vec<String> {
        search_words(text, &tokenise(text, [])).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn accents_apostrophes_hyphens_and_capitals_do_not_count() {
        assert_eq!(words("Ng\u{2019}ombe ng'ombe NGOMBE ng\u{2BC}ombe ng\u{B4}ombe"), ["ngombe"; 5]);
        assert_eq!(words("naïve nai\u{308}ve NAÏVE İstanbul"), ["naive", "naive", "naive", "istanbul"]);
        assert_eq!(words("well-known well\u{2011}known"), ["well", "known", "well", "known"]);
        assert_eq!(words("CO₂ m² ﬁne ３"), ["co2", "m2", "fine", "3"]);
        assert_eq!(words("tekno\u{AD}lojia"), ["teknolojia"]);
    }

    #[test]
    fn numbers_keep_their_separators_and_marks_are_no_words() {
        assert_eq!(words("1,234.50 = (3.5%)."), ["1,234.50", "3.5"]);
        assert_eq!(words("\"AND\" OR* NEAR(a:b) \u{0}^c -- 👍"), ["and", "or", "near", "a", "b", "c"]);
        assert_eq!(words("中国稀土"), ["中", "国", "稀", "土"]);
    }

    #[test]
    fn marks_that_are_letters_of_their_script_stay() {
        assert_eq!(words("की कु"), ["की", "कु"]);
        assert_ne!(words("की"), words("कु"));
    }

    #[test]
    fn spans_are_those_of_the_text() {
        let text = "A well-known ng’ombe `x`";
        let found = search_words(text, &tokenise(text, std::iter::once(text.len() - 3..text.len())));
        let spans: Vec<&str> = found.iter().map(|word| &text[word.span.clone()]).collect();
        assert_eq!(spans, ["A", "well", "known", "ng’ombe"]);
    }

    #[test]
    fn both_ways_of_listing_give_the_same() {
        for text in ["", "A b-c 'd' ½ ⑴ \u{301} ﷺ", "Ng’ombe\u{0}\"x\" OR 3.5", "-", "日本-x"] {
            let tokens = tokenise(text, []);
            let mut line = String::new();
            push_search_words(text, &tokens, "sw:", &mut line);
            let one_by_one: String = words(text).iter().map(|word| format!("sw:{word} ")).collect();
            assert_eq!(line, one_by_one, "{text:?}");
            assert!(words(text).iter().all(|word| !word.contains(|c: char| c.is_whitespace() || c == '"')), "{text:?}");
        }
    }
}
