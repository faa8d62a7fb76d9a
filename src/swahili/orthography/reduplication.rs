//! A word written twice in a row: grammar (`huo huo`, `pole pole`, `moja moja`) or a slip (`kwa kwa`).
//!
//! Swahili doubles demonstratives for "the very same", numerals and nouns for "each", adverbs and adjectives for
//! emphasis (Ashton 1944; `huo huo` 136 times in 763,000 words). The small words that join others are never doubled, so
//! they are slips. A word that is in neither group is unclear: nobody is told of a fault there.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use fnv::FnvHasher;

use super::numerals::is_number_word;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun_class::NounClass;

/// What a doubled word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubling {
    /// Grammar, by the kind of the word.
    Grammar(Doubled),
    /// A word that grammar never doubles.
    Slip,
    /// Neither is known of the word.
    Unclear,
}

/// The kind of a word that grammar doubles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubled {
    /// `huo huo`, the very same; `vile vile`, likewise.
    Demonstrative,
    /// `moja moja`, one by one; `wawili wawili`, two by two.
    Numeral,
    /// `pole pole`, `mbali mbali`.
    Adverb,
    /// `kubwa kubwa`, `tofauti tofauti`.
    Adjective,
    /// `vipande vipande`, piece by piece.
    Noun,
    /// `nani nani`, who all.
    Interrogative,
}

/// Adverbs, and nouns of time and place used as such.
#[rustfmt::skip]
const ADVERBS: [&str; 37] = [
    "baadaye", "bado", "chini", "daima", "haraka", "harakaharaka", "juu", "kabisa", "kando", "karibu", "kati",
    "katikati", "kesho", "kimya", "kweli", "leo", "mapema", "mara", "mbali", "mbele", "mbio", "moto", "ndani", "nje",
    "nyuma", "papo", "polepole", "sambamba", "sana", "sasa", "sawa", "taratibu", "tena", "upesi", "usiku", "vizuri",
    "zaidi",
];

/// Nouns that are doubled for "one after the other" or "of several kinds".
#[rustfmt::skip]
const NOUNS: [&str; 30] = [
    "aina", "fungu", "hatua", "kikundi", "kipande", "kundi", "kurasa", "madoa", "mafungu", "makundi", "mapande",
    "matabaka", "matone", "miraba", "mistari", "nusu", "pande", "rangi", "robo", "safu", "sehemu", "siku", "tabaka",
    "tone", "vikundi", "vipande", "visehemu", "visiwa", "vituo", "zamu",
];

/// Nouns and adverbs that are doubled as adjectives are.
const ADJECTIVES: [&str; 2] = ["mbalimbali", "tofauti"];

/// Question words.
const INTERROGATIVES: [&str; 5] = ["gani", "lini", "nani", "nini", "wapi"];

/// Words that join others and are never doubled, besides those made from the class table.
#[rustfmt::skip]
const JOINING: [&str; 39] = [
    "ama", "au", "baada", "badala", "bali", "bila", "dhidi", "hadi", "hata", "ili", "ingawa", "isipokuwa", "iwapo",
    "kabla", "kama", "katika", "kila", "kisha", "kuhusu", "kulingana", "kupitia", "kutoka", "kutokana", "kuwa", "kwa",
    "kwamba", "kwani", "kwenye", "lakini", "licha", "mpaka", "na", "ni", "pia", "si", "tangu", "toka", "wala",
    "yaani",
];

type Words = HashSet<String, BuildHasherDefault<FnvHasher>>;

/// The joining words with `-a`, `-enye` and `amba-` of every class.
static SLIPS: LazyLock<Words> = LazyLock::new(|| {
    let by_class = |class: NounClass| [class.associative(), class.enye(), format!("amba{}", class.relative())];
    NounClass::all().flat_map(by_class).chain(JOINING.map(str::to_owned)).collect()
});

/// What it is that the folded words `first` and `second` stand in a row; `None` where they are two words.
pub fn doubling(first: &str, second: &str) -> Option<Doubling> {
    if first != second || !first.starts_with(char::is_alphabetic) {
        return None;
    }
    let word = first;
    let demonstrative = || NounClass::all().any(|class| class.demonstratives().contains(&word));
    let adjective = || {
        let readings = Morphology::shipped().listed(word);
        readings.iter().any(|reading| matches!(reading, Reading::Adjective { .. }))
    };
    let doubled = if SLIPS.contains(word) {
        return Some(Doubling::Slip);
    } else if demonstrative() {
        Doubled::Demonstrative
    } else if NOUNS.contains(&word) {
        Doubled::Noun
    } else if ADVERBS.contains(&word) || word == "pole" {
        Doubled::Adverb
    } else if is_number_word(word) {
        Doubled::Numeral
    } else if INTERROGATIVES.contains(&word) {
        Doubled::Interrogative
    } else if ADJECTIVES.contains(&word) || adjective() {
        Doubled::Adjective
    } else {
        return Some(Doubling::Unclear);
    };
    Some(Doubling::Grammar(doubled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_words_of_grammar() {
        for (word, kind) in [
            ("huo", Doubled::Demonstrative),
            ("vile", Doubled::Demonstrative),
            ("hapa", Doubled::Demonstrative),
            ("tofauti", Doubled::Adjective),
            ("ndogo", Doubled::Adjective),
            ("vidogo", Doubled::Adjective),
            ("mbali", Doubled::Adverb),
            ("kimya", Doubled::Adverb),
            ("pole", Doubled::Adverb),
            ("moja", Doubled::Numeral),
            ("wawili", Doubled::Numeral),
            ("mia", Doubled::Numeral),
            ("vipande", Doubled::Noun),
            ("nusu", Doubled::Noun),
            ("nani", Doubled::Interrogative),
        ] {
            assert_eq!(doubling(word, word), Some(Doubling::Grammar(kind)), "{word}");
        }
    }

    #[test]
    fn small_words_are_doubled_by_mistake() {
        for word in
            ["kwa", "katika", "na", "ya", "kuwa", "kwenye", "ni", "wa", "cha", "yenye", "mwenye", "ambayo", "ambaye"]
        {
            assert_eq!(doubling(word, word), Some(Doubling::Slip), "{word}");
        }
    }

    #[test]
    fn of_other_words_nothing_is_known() {
        for word in ["kitabu", "anasoma", "maendeleo", "yake", "é"] {
            assert_eq!(doubling(word, word), Some(Doubling::Unclear), "{word}");
        }
    }

    #[test]
    fn two_words_figures_and_marks_are_no_doubling() {
        for (first, second) in [("huo", "hiyo"), ("5", "5"), ("", ""), ("!", "!"), ("na", "")] {
            assert_eq!(doubling(first, second), None);
        }
    }

    #[test]
    fn no_word_is_in_two_lists() {
        let all = ADVERBS.iter().chain(&NOUNS).chain(&ADJECTIVES).chain(&INTERROGATIVES);
        let mut seen = HashSet::new();
        for word in all {
            assert!(seen.insert(word) && !SLIPS.contains(*word), "{word}");
        }
    }
}
