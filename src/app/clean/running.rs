//! Whether a text is surely running text. A sentence is translated; names, titles, lists and code may stay as they are,
//! in whatever language they are.

use crate::text::fold::folded;
use crate::text::function_words::{is_english, is_swahili};
use crate::text::light_words::is_light_word;
use crate::text::tokens::{TokenKind, tokenise};

/// A sentence has so many words at least.
const WORDS: usize = 4;
/// Without a mark at its end so many, and so many light ones (`the`, `of`, `ya`) among them.
const WORDS_WITHOUT_END: usize = 6;
const LIGHT_WORDS: usize = 2;

/// Signs of code, formulas and paths.
const CODE: &str = "{}<>=_\\|`";

/// What tells a sentence from other texts.
#[derive(Debug)]
pub(super) struct Shape {
    words: usize,
    /// Words that do not begin with a capital.
    small: usize,
    /// Words that carry a sentence and name nothing.
    light: usize,
    english: usize,
    swahili: usize,
    /// Commas and the like, which part the items of a list.
    marks: usize,
    ends: bool,
    has_code: bool,
}

impl Shape {
    pub(super) fn of(text: &str) -> Shape {
        let closed = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)".contains(c));
        let mut shape = Shape {
            words: 0,
            small: 0,
            light: 0,
            english: 0,
            swahili: 0,
            marks: 0,
            ends: closed.ends_with(['.', '!', '?', '…', '。']),
            has_code: text.contains(|c| CODE.contains(c)) || text.contains("()"),
        };
        for token in tokenise(text, []) {
            let Some(said) = text.get(token.span) else { continue };
            match token.kind {
                TokenKind::Word => {
                    let folded = folded(said);
                    shape.words += 1;
                    shape.small += usize::from(!said.starts_with(char::is_uppercase));
                    shape.light += usize::from(said.chars().nth(1).is_some() && is_light_word(&folded));
                    shape.english += usize::from(is_english(&folded));
                    shape.swahili += usize::from(is_swahili(&folded));
                }
                TokenKind::Punctuation => {
                    shape.marks += usize::from(matches!(said, "," | ";" | ":" | "/" | "•" | "、"));
                }
                _ => {}
            }
        }
        shape
    }

    /// Whether it is a sentence: words in small letters for the most part, few marks between them, a mark at the end.
    pub(super) fn is_running(&self) -> bool {
        let flows = self.small * 3 >= self.words * 2 && self.marks * 3 <= self.words;
        let ends = self.ends || (self.words >= WORDS_WITHOUT_END && self.light >= LIGHT_WORDS);
        !self.has_code && flows && self.words >= WORDS && ends
    }

    /// Whether none of the commonest words of the language with the primary subtag `own` is in it, which a misspelt text
    /// has all the same, and one that quotes another language. Of a sentence in a language that `is_known` that is
    /// enough, else it must have an end and not be short.
    pub(super) fn is_foreign(&self, own: &str, is_known: bool) -> bool {
        let common = match own {
            "en" => self.english,
            "sw" => self.swahili,
            _ => 0,
        };
        common == 0 && (is_known || (self.ends && self.words >= WORDS_WITHOUT_END))
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn sentences_are_told_from_names_lists_and_code() {
        for text in [
            "Check the oil level every week.",
            "Wafanyakazi walifika kiwandani mapema asubuhi.",
            "how to connect the sensor to the board",
            "She said: “I have no time for that.”",
            "我们现在去学校。",
        ] {
            assert!(Shape::of(text).is_running(), "{text}");
        }
        for text in [
            "",
            "Raspberry Pi",
            "A Tale of Two Cities",
            "London School of Hygiene and Tropical Medicine",
            "Title: The Old Man and the Sea",
            "praseodimi, neodimi, samari, europi, terbi.",
            "Plasmodium falciparum, Plasmodium vivax na Plasmodium malariae",
            "lorem ipsum dolor sit amet",
            "import numpy as np",
            "SELECT * FROM units WHERE id = 1",
            "© 2020 Acme Ltd. All rights reserved.",
            "Chama cha Mapinduzi",
            "Smith et al. (2020)",
            "solar panel",
            "(i.e. HCoV-229E, HCoV-OC43, hejobu and HCoV-NL63). vuza waje",
        ] {
            assert!(!Shape::of(text).is_running(), "{text}");
        }
    }

    #[test]
    fn a_text_with_common_words_of_its_language_is_not_foreign() {
        for (text, own, is_known, expected) in [
            ("The workers arrived at the factory early in the morning.", "sw", true, true),
            ("Wafanyakazi walifika kiwandani mapema asubuhi.", "en", true, true),
            ("Umuntu wese agomba kwiga gusoma no kwandika ururimi rwe neza cyane.", "sw", false, true),
            ("Mwezi wa Desemba mlipuko wa nimonia uliripitiwa huko mawa.", "sw", false, false),
            ("DAD inasabishwa na acute respiratory distress syndrome na hiposemia kali.", "sw", true, false),
            ("Umuntu wese agomba", "sw", false, false),
        ] {
            assert_eq!(Shape::of(text).is_foreign(own, is_known), expected, "{text}");
        }
    }
}
