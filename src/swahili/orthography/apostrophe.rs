//! The apostrophe of Swahili, which stands in `ng'` before a vowel and nowhere else.
//!
//! `ng'` is one sound (`ng'ombe`) and `ng` another (`ngoma`), so a missing apostrophe makes another word; which words
//! have it is known from the lexicon. Names and foreign words (`O'Neill`) have apostrophes of their own. In
//! human text the straight mark stood 171 times and the curly one 84, so the straight one is taken as right.

use crate::swahili::letters::is_vowel;
use crate::swahili::morphology::Morphology;
use crate::text::fold::{fold, is_apostrophe};

/// What is to be said of the apostrophes of a word. Corrections keep the capitals of the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apostrophe {
    /// It has none, and nothing is known to be missing.
    None,
    /// Each stands in `ng'` and is the straight one.
    Right,
    /// Each stands in `ng'`, but is another mark: `ng’ombe`.
    WrongKind {
        /// The word with straight ones.
        correct: String,
    },
    /// The word is never written without one: `ngombe`.
    Missing {
        /// The word with it.
        correct: String,
    },
    /// It stands beside the place where it belongs: `n'gombe`.
    Misplaced {
        /// The word with it in `ng'`.
        correct: String,
    },
    /// One stands where no Swahili word has one.
    Foreign,
}

/// Whether `plain`, a word without apostrophes, is known only with `ng'`: not as it is, but with the marks. A word in
/// small letters may be any form; one with a capital may be a name (the district Ngara), so it must be a listed one.
fn is_only_with(plain: &str) -> bool {
    let morphology = Morphology::shipped();
    let (folded, marked) = (fold(plain), fold(&with_marks(plain)));
    if marked == folded || !morphology.readings(&folded).is_empty() {
        return false;
    }
    let is_name = plain.starts_with(char::is_uppercase) && plain.contains(char::is_lowercase);
    morphology.is_listed(&marked) || (!is_name && !morphology.readings(&marked).is_empty())
}

/// What is to be said of the apostrophes in `word`, one token as it is written.
pub fn judge(word: &str) -> Apostrophe {
    let is_mark = |c: char| is_apostrophe(c) || c == '`';
    let plain: String = word.chars().filter(|c| !is_mark(*c)).collect();
    if plain.len() == word.len() {
        return if is_only_with(word) { Apostrophe::Missing { correct: with_marks(word) } } else { Apostrophe::None };
    }
    let straight: String = word.chars().map(|c| if is_mark(c) { '\'' } else { c }).collect();
    if stand_in_ng(&straight) {
        return if straight == word { Apostrophe::Right } else { Apostrophe::WrongKind { correct: straight } };
    }
    // n'g before a vowel is no cluster of Swahili, and nothing else is known to be one sound.
    let moved = straight.replace("n'g", "ng'").replace("N'g", "Ng'").replace("N'G", "NG'");
    let known = is_only_with(&plain);
    if moved != straight && stand_in_ng(&moved) {
        Apostrophe::Misplaced { correct: moved }
    } else if known {
        Apostrophe::Misplaced { correct: with_marks(&plain) }
    } else {
        Apostrophe::Foreign
    }
}

/// Whether every apostrophe follows `ng` and stands before a vowel.
fn stand_in_ng(word: &str) -> bool {
    let folded = fold(word);
    let mut parts = folded.split('\'').peekable();
    let mut sound = true;
    while let Some(part) = parts.next() {
        if let Some(next) = parts.peek() {
            sound &= part.ends_with("ng") && next.starts_with(is_vowel);
        }
    }
    sound
}

/// The word with an apostrophe in every `ng` before a vowel, as the words of the list have it.
fn with_marks(word: &str) -> String {
    let mut marked = String::with_capacity(word.len() + 2);
    let mut before = ['\0'; 2];
    for c in word.chars() {
        let lower = c.to_ascii_lowercase();
        if before == ['n', 'g'] && is_vowel(lower) {
            marked.push('\'');
        }
        marked.push(c);
        before = [before[1], lower];
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn correct(word: &str) -> (&'static str, String) {
        match judge(word) {
            Apostrophe::None => ("none", String::new()),
            Apostrophe::Right => ("right", String::new()),
            Apostrophe::WrongKind { correct } => ("wrong kind", correct),
            Apostrophe::Missing { correct } => ("missing", correct),
            Apostrophe::Misplaced { correct } => ("misplaced", correct),
            Apostrophe::Foreign => ("foreign", String::new()),
        }
    }

    #[test]
    fn each_case() {
        for (word, case, corrected) in [
            ("ng'ombe", "right", ""),
            ("kung'ang'ania", "right", ""),
            ("NG'OMBE", "right", ""),
            ("ng\u{2019}ombe", "wrong kind", "ng'ombe"),
            ("Ng\u{2BC}ambo", "wrong kind", "Ng'ambo"),
            ("ng\u{2018}aa", "wrong kind", "ng'aa"),
            ("ng`aa", "wrong kind", "ng'aa"),
            ("ngombe", "missing", "ng'ombe"),
            ("Ngombe", "missing", "Ng'ombe"),
            ("NGOMBE", "missing", "NG'OMBE"),
            ("kungangania", "missing", "kung'ang'ania"),
            ("n'gombe", "misplaced", "ng'ombe"),
            ("N\u{2019}gombe", "misplaced", "Ng'ombe"),
            ("N'GOMBE", "misplaced", "NG'OMBE"),
            ("'ngombe", "misplaced", "ng'ombe"),
            ("ngo'mbe", "misplaced", "ng'ombe"),
            ("O'Neill", "foreign", ""),
            ("rock'n'roll", "foreign", ""),
            ("ng'", "foreign", ""),
            ("ngoma", "none", ""),
            ("kitabu", "none", ""),
            ("", "none", ""),
            ("é", "none", ""),
        ] {
            assert_eq!(correct(word), (case, corrected.to_owned()), "{word}");
        }
    }

    /// Forms that stand in human text, without their apostrophe.
    #[rustfmt::skip]
    const ONLY_WITH: [&str; 26] = [
        "iliyongaa", "inangaa", "inangara", "inayongaa", "kungaa", "kungamua", "kungangania", "kunganganiwa", "kungara",
        "kungarisha", "kungatuka", "kungatwa", "kungoa", "kungoka", "kungolewa", "mngao", "mngaro", "ngambo", "ngangania",
        "ngombe", "unangaa", "wanangaa", "yanangaa", "yanayongaa", "zinangaa", "zinazongaa",
    ];

    #[test]
    fn every_form_of_a_word_that_has_one_lacks_it() {
        for word in ONLY_WITH {
            assert_eq!(judge(word), Apostrophe::Missing { correct: with_marks(word) }, "{word}");
            assert_eq!(judge(&with_marks(word)), Apostrophe::Right, "{word}");
        }
        for other in ["ngoma", "Ngara", "Tanganyika", "mungu", "changamoto", "bungeni", "Kongo"] {
            assert_eq!(judge(other), Apostrophe::None, "{other}");
        }
    }
}
