//! The words that carry the meaning of a concept's terms, in every form that can be listed, and their roots.

use std::collections::HashSet;

use crate::model::concept::Term;
use crate::terminology::word_forms::word_forms;
use crate::text::fold::fold;
use crate::text::light_words::is_content_word;

/// Letters that two words of one root have in a row: `ambuki` in `ambukizo` and `maambukizi`.
const ROOT: usize = 6;

/// The content words of some terms.
#[derive(Debug, Default)]
pub(in crate::check) struct ContentWords {
    forms: HashSet<String>,
    /// Every row of six letters before the endings.
    roots: HashSet<[u8; ROOT]>,
}

impl ContentWords {
    pub(in crate::check) fn of(terms: &[&Term], base: &str) -> ContentWords {
        let mut content = ContentWords::default();
        let words = terms.iter().flat_map(|term| term.text.split_whitespace());
        let folded = words.map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())));
        for word in folded.filter(|word| is_content_word(word)) {
            if base == "sw" {
                content.roots.extend(rows(&word));
            }
            content.forms.extend(word_forms(&word, base).listed);
            content.forms.insert(word);
        }
        content
    }

    /// Whether `word`, folded, is one of them or of the same root.
    pub(super) fn has(&self, word: &str) -> bool {
        self.forms.contains(word)
            || (!self.roots.is_empty() && rows(word).any(|row| self.roots.contains(&row)))
            || (word.contains('-') && word.split('-').any(|part| self.forms.contains(part)))
    }
}

/// The rows of letters in `word` without its ending, which many words share (`-ishaji`, `-izo`).
fn rows(word: &str) -> impl Iterator<Item = [u8; ROOT]> + '_ {
    let ending = if word.ends_with("ji") { 3 } else { 1 };
    let end = word.len().saturating_sub(ending);
    word.as_bytes()[..end].windows(ROOT).filter_map(|row| row.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn forms_and_words_of_the_same_root_are_told() {
        let terms = ["ambukizo", "mfumo wa viwanda", "uzalishaji"].map(|text| Term::new(Language::swahili(), text));
        let words = ContentWords::of(&terms.iter().collect::<Vec<_>>(), "sw");
        for word in ["maambukizi", "kiwanda", "mifumo", "mzalishaji"] {
            assert!(words.has(word), "{word}");
        }
        for word in ["", "wa", "usafirishaji", "日本語", "mfuko"] {
            assert!(!words.has(word), "{word}");
        }
    }
}
