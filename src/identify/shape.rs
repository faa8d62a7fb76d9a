//! Whether a word is English or Swahili, as far as its shape and the lexicon tell: surer than a model of letters, and
//! silent more often.

use std::sync::LazyLock;

use crate::swahili::morphology::Morphology;
use crate::swahili::orthography::variants::group;
use crate::text::function_words::{is_english, is_swahili};
use crate::text::remembered::Remembered;

/// What a word tells of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// It is a small English word.
    SmallEnglish,
    /// It has a shape that no Swahili word has.
    English,
    /// It is a Swahili word.
    Swahili,
    /// Nothing.
    Nothing,
}

/// English words that the list of function words lacks and that are no Swahili ones.
#[rustfmt::skip]
const SMALL: [&str; 53] = [
    "about", "after", "all", "also", "any", "because", "been", "before", "between", "but", "could", "did", "do", "does",
    "during", "each", "every", "had", "her", "his", "how", "if", "into", "made", "many", "may", "more", "most", "must", "my",
    "no", "only", "other", "our", "over", "should", "some", "such", "than", "them", "then", "there", "these", "they",
    "those", "through", "under", "what", "when", "where", "while", "would", "your",
];

/// English endings that no Swahili word has.
const ENDINGS: [&str; 14] =
    ["able", "age", "ance", "ence", "ful", "ing", "ism", "ist", "ive", "less", "ment", "ness", "tion", "ture"];

/// Letters in a row that stand in no Swahili word.
#[rustfmt::skip]
const CLUSTERS: [&str; 39] = [
    "bb", "cc", "ck", "cr", "cl", "ct", "dd", "dr", "ee", "ff", "fl", "fr", "ft", "ght", "gr", "ld", "lf", "ll",
    "lt", "lv", "mm", "nn", "oa", "ou", "ph", "pl", "pp", "pt", "qu", "rd", "rr", "rt", "ss", "tr", "tt", "wh", "x",
    "xt", "ys",
];

/// What `word`, folded, tells.
pub fn tells(word: &str) -> Tells {
    static KNOWN: LazyLock<Remembered<Tells>> = LazyLock::new(Remembered::default);
    *KNOWN.of(word, || find_out(word))
}

fn find_out(word: &str) -> Tells {
    if is_swahili(word) {
        return Tells::Swahili;
    }
    if is_small_english(word) {
        return Tells::SmallEnglish;
    }
    if !is_plain(word) {
        return Tells::Nothing;
    }
    let morphology = Morphology::shipped();
    if morphology.is_listed(word) || group(word).is_some() || !morphology.readings(word).is_empty() {
        return Tells::Swahili;
    }
    if has_english_shape(word) { Tells::English } else { Tells::Nothing }
}

/// Whether `word`, folded, may be English; quickly told, and so at times said of a Swahili word.
pub fn may_be_english(word: &str) -> bool {
    static KNOWN: LazyLock<Remembered<bool>> = LazyLock::new(Remembered::default);
    *KNOWN.of(word, || is_small_english(word) || (is_plain(word) && has_english_shape(word)))
}

pub(super) fn is_small_english(word: &str) -> bool {
    word.len() <= 7 && (is_english(word) || SMALL.contains(&word))
}

fn is_plain(word: &str) -> bool {
    word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'' || byte == b'-')
}

fn has_english_shape(word: &str) -> bool {
    word.ends_with(|c: char| !"aeiou".contains(c))
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
        || CLUSTERS.iter().any(|letters| word.contains(letters))
        || has_lone_c(word)
}

/// Whether `word` has a `c` without `h`, or a `q`.
fn has_lone_c(word: &str) -> bool {
    word.match_indices('c').any(|(at, _)| word.get(at + 1..).is_none_or(|rest| !rest.starts_with('h')))
        || word.contains('q')
}
