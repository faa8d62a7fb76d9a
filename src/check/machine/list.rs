//! The words and phrases of `glossary/machine.csv`, which is compiled in.

use std::sync::LazyLock;

use fnv::FnvHashMap;
use serde::Deserialize;

use crate::text::fold::fold;
use crate::text::tokens::{TokenKind, tokenise};

const FILE: &str = include_str!("../../../glossary/machine.csv");

/// A word that does not exist.
const NON_WORD: &str = "non-word";

/// A word that is none as an adverb, and a noun in its own right.
const NON_ADVERB: &str = "non-adverb";

/// A phrase of a page around its text.
const PHRASE: &str = "boilerplate";

/// One row.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Entry {
    kind: String,
    /// The word or phrase. A phrase that ends in a colon is a label before a date or a name.
    pub(super) text: String,
    /// What to write; empty where it is to be left out.
    pub(super) instead: String,
    #[cfg_attr(not(test), allow(dead_code))]
    note: String,
}

/// A phrase, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// Whether it is a label: it ends in a colon.
    pub(super) is_label: bool,
    /// What to write; empty where it is to be left out.
    pub(super) instead: String,
}

impl Phrase {
    /// The phrase `text`; `None` where it has no word.
    pub(super) fn read(text: &str, instead: &str) -> Option<Phrase> {
        let tokens = tokenise(text, []);
        let words = tokens.into_iter().filter(|token| token.kind == TokenKind::Word);
        let words: Vec<String> = words.map(|token| fold(&text[token.span])).collect();
        let is_label = text.trim_end().ends_with(':');
        (!words.is_empty()).then(|| Phrase { words, is_label, instead: instead.to_owned() })
    }
}

fn entries() -> Vec<Entry> {
    csv::Reader::from_reader(FILE.as_bytes()).deserialize().flatten().collect()
}

/// A word that does not exist.
#[derive(Clone, Debug)]
pub(super) struct NonWord {
    /// What to write.
    pub(super) instead: String,
    /// Whether it does not exist as an adverb alone.
    pub(super) is_noun: bool,
}

/// Words that do not exist, folded.
pub(super) static NON_WORDS: LazyLock<FnvHashMap<String, NonWord>> = LazyLock::new(|| {
    let words = entries().into_iter().filter(|entry| [NON_WORD, NON_ADVERB].contains(&entry.kind.as_str()));
    let read = |entry: Entry| NonWord { is_noun: entry.kind == NON_ADVERB, instead: entry.instead };
    words.map(|entry| (fold(&entry.text), read(entry))).collect()
});

/// Whether `word`, folded, is on the list of words that do not exist.
pub(in crate::check) fn is_non_word(word: &str) -> bool {
    NON_WORDS.contains_key(word)
}

/// Boilerplate by its first word.
pub(super) static BOILERPLATE: LazyLock<FnvHashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FnvHashMap<String, Vec<Phrase>> = FnvHashMap::default();
    for entry in entries().into_iter().filter(|entry| entry.kind == PHRASE) {
        if let Some(phrase) = Phrase::read(&entry.text, &entry.instead) {
            phrases.entry(phrase.words[0].clone()).or_default().push(phrase);
        }
    }
    phrases
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swahili::morphology::Morphology;

    #[test]
    fn the_list_is_sound() {
        let rows: Vec<Entry> = csv::Reader::from_reader(FILE.as_bytes()).deserialize().map(Result::unwrap).collect();
        assert!(rows.iter().all(|row| [NON_WORD, NON_ADVERB, PHRASE].contains(&row.kind.as_str())));
        assert!(rows.is_sorted_by_key(|row| (row.kind.clone(), row.text.clone())));
        for row in rows.iter().filter(|row| row.kind != PHRASE) {
            assert!(!row.instead.is_empty() && !row.note.is_empty(), "{}", row.text);
            let listed = Morphology::shipped().is_listed(&fold(&row.text));
            assert!(!listed, "{} is a word of the lexicon", row.text);
        }
        assert!(NON_WORDS.len() + BOILERPLATE.values().map(Vec::len).sum::<usize>() == rows.len());
    }

    #[test]
    fn a_phrase_is_its_words() {
        let phrase = Phrase::read("Wakati wa chapisho:", "").unwrap();
        assert!(phrase.is_label && phrase.words == ["wakati", "wa", "chapisho"]);
        assert_eq!(Phrase::read(" : ", ""), None);
    }
}
