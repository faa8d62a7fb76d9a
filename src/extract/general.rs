//! How common words are in general language: the frequency classes of `glossary/general.csv`.

use std::sync::LazyLock;

use fnv::FnvHashMap;
use serde::Deserialize;

/// A common word.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct GeneralWord {
    /// Its language, `en` or `sw`.
    pub lang: String,
    /// Its citation form.
    pub word: String,
    /// How common it is: 1 for the commonest, to 4.
    pub frequency: u8,
    /// What it can be: `n` a noun, `v` a verb, `a` an adjective that says of what kind a thing is, `q` one that says how
    /// it is, `r` any other word.
    #[serde(rename = "use")]
    pub uses: String,
}

impl GeneralWord {
    /// Whether it can be used so.
    pub(super) fn can_be(&self, part: char) -> bool {
        self.uses.contains(part)
    }
}

/// The common words of one language.
#[derive(Debug, Default)]
pub struct General {
    words: FnvHashMap<String, GeneralWord>,
}

const FILE: &str = include_str!("../../glossary/general.csv");

/// Occurrences in a million words that the classes stand for; the first is that of words in none of them.
const PER_MILLION: [f64; 5] = [2.0, 500.0, 120.0, 35.0, 10.0];

impl General {
    /// The common words of English.
    pub(super) fn english() -> &'static General {
        static WORDS: LazyLock<General> = LazyLock::new(|| General::read("en"));
        &WORDS
    }

    /// The common words of Swahili.
    pub(super) fn swahili() -> &'static General {
        static WORDS: LazyLock<General> = LazyLock::new(|| General::read("sw"));
        &WORDS
    }

    /// Every row of the file that ships; a row that cannot be read is left out, and a test keeps the file free of them.
    pub fn rows() -> Vec<GeneralWord> {
        csv::Reader::from_reader(FILE.as_bytes()).deserialize().filter_map(Result::ok).collect()
    }

    fn read(lang: &str) -> General {
        let rows = General::rows().into_iter().filter(|row| row.lang == lang);
        General { words: rows.map(|row| (row.word.to_lowercase(), row)).collect() }
    }

    /// The entry of `word`, a citation form in lower case.
    pub(super) fn get(&self, word: &str) -> Option<&GeneralWord> {
        self.words.get(word)
    }

    /// Every entry.
    pub(super) fn all(&self) -> impl Iterator<Item = &GeneralWord> {
        self.words.values()
    }

    /// How often `word` is expected in a million words of general language.
    pub(super) fn per_million(&self, word: &str) -> f64 {
        let class = self.get(word).map_or(0, |word| usize::from(word.frequency));
        PER_MILLION.get(class).copied().unwrap_or(PER_MILLION[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_its_form() {
        let rows = General::rows();
        assert_eq!(rows.len(), FILE.lines().count() - 1, "a row cannot be read");
        assert!(rows.is_sorted_by(|a, b| (&a.lang, &a.word) < (&b.lang, &b.word)), "sorted, none twice");
        for row in &rows {
            let parts = !row.uses.is_empty() && row.uses.chars().all(|part| "nvaqr".contains(part));
            let fits = ["en", "sw"].contains(&row.lang.as_str()) && (1..=4).contains(&row.frequency) && parts;
            assert!(fits && row.word.trim() == row.word, "{row:?}");
        }
    }
}
