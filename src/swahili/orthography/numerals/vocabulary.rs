//! The words that numbers are made of, with all the forms in which 1 to 5 and 8 agree with a noun.
//!
//! A closed list: what is not here is no number word. Forms come from the rule for adjectives; a numeral of one has the
//! singular classes, the others the plural ones and that of places. Sources: Ashton 1944, TUKI.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use fnv::FnvHasher;

use crate::swahili::adjective::agree;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::noun_class::NounClass;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// 1 to 9; `counting` in the form that counts and multiplies (`mbili`), not one that only agrees (`viwili`).
    Digit { value: u64, counting: bool },
    /// 10, 20 … 90.
    Tens(u64),
    /// `mia`: what follows says how many.
    Hundred,
    /// `elfu`, `laki`, `milioni`, `bilioni`, `trilioni`: a number of them stands beside it.
    Size(u64),
    /// `nusu` is 2, `robo` 4: the whole in so many parts.
    Part(u32),
    /// `nukta`, the decimal sign.
    Point,
    /// `sifuri`.
    Zero,
}

/// 1 to 9 as one counts, from 1.
const DIGITS: [&str; 9] = ["moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa"];

/// 10 to 90, from 10.
const TENS: [&str; 9] =
    ["kumi", "ishirini", "thelathini", "arobaini", "hamsini", "sitini", "sabini", "themanini", "tisini"];

/// Words of size, greatest first.
pub(super) const SIZES: [(&str, u64); 5] = [
    ("trilioni", 1_000_000_000_000),
    ("bilioni", 1_000_000_000),
    ("milioni", 1_000_000),
    ("laki", 100_000),
    ("elfu", 1_000),
];

/// Stems that agree.
const AGREEING: [(&str, u64); 6] = [("moja", 1), ("wili", 2), ("tatu", 3), ("nne", 4), ("tano", 5), ("nane", 8)];

/// Parts of a whole.
const PARTS: [(&str, u32); 9] = [
    ("nusu", 2),
    ("theluthi", 3),
    ("thuluthi", 3),
    ("robo", 4),
    ("humusi", 5),
    ("sudusi", 6),
    ("subui", 7),
    ("thumni", 8),
    ("ushuri", 10),
];

/// Other spellings of whole tens.
const SPELLINGS: [(&str, u64); 3] = [("arubaini", 40), ("arbaini", 40), ("thamanini", 80)];

/// Classes whose nouns are one, and those whose nouns are several; 16 is places.
const ONE: [u8; 8] = [1, 3, 5, 7, 9, 11, 14, 15];
const SEVERAL: [u8; 6] = [2, 4, 6, 8, 10, 16];

type Words = HashMap<String, NumberWord, BuildHasherDefault<FnvHasher>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for (stem, value) in AGREEING {
        let classes: &[u8] = if value == 1 { &ONE } else { &SEVERAL };
        for class in classes.iter().filter_map(|number| NounClass::new(*number)) {
            words.insert(form(stem, class), NumberWord::Digit { value, counting: false });
        }
    }
    for (word, value) in DIGITS.into_iter().zip(1..) {
        words.insert(word.to_owned(), NumberWord::Digit { value, counting: true });
    }
    let tens = TENS.into_iter().zip((10..).step_by(10)).chain(SPELLINGS);
    words.extend(tens.map(|(word, value)| (word.to_owned(), NumberWord::Tens(value))));
    words.extend(SIZES.map(|(word, value)| (word.to_owned(), NumberWord::Size(value))));
    words.extend(PARTS.map(|(word, parts)| (word.to_owned(), NumberWord::Part(parts))));
    words.insert("mia".to_owned(), NumberWord::Hundred);
    words.insert("nukta".to_owned(), NumberWord::Point);
    words.insert("sifuri".to_owned(), NumberWord::Zero);
    words
});

/// The numeral `stem` with a noun of `class`; that of class 10 is irregular (`mbili`).
fn form(stem: &str, class: NounClass) -> String {
    let listed = Lexicon::shipped().adjectives.iter().find(|adjective| adjective.stem == stem);
    listed.and_then(|adjective| adjective.forms(class).into_iter().next()).unwrap_or_else(|| agree(stem, class))
}

/// What the word does in a number; `None` for other words.
pub(super) fn number_word(folded: &str) -> Option<NumberWord> {
    WORDS.get(folded).copied()
}

/// The digit 1 to 9 as it agrees with a noun of `class` or of the class that is its plural or singular: with one thing
/// the form of the singular, also at the end of a greater number (`vitabu ishirini na kimoja`). Infinitives and places
/// that have no form of their own are counted with the counting one.
pub(super) fn agreeing_digit(value: u64, class: NounClass) -> String {
    let number = match (class.number(), value) {
        (plural @ (2 | 4 | 6 | 8 | 10), 1) => plural - 1,
        (other, 1) => other,
        (singular @ (1 | 3 | 5 | 7 | 9), _) => singular + 1,
        (11 | 14, _) => 10,
        (other, _) => other,
    };
    let forms: &[u8] = if value == 1 { &ONE } else { &SEVERAL };
    let agreeing = AGREEING.into_iter().find(|(_, known)| *known == value).filter(|_| forms.contains(&number));
    match agreeing.zip(NounClass::new(number)) {
        Some(((stem, _), class)) => form(stem, class),
        None => digit(value).to_owned(),
    }
}

/// The digit 1 to 9 as one counts; nothing for another number.
pub(super) fn digit(value: u64) -> &'static str {
    nth(&DIGITS, value)
}

/// `value` times ten, 1 to 9; nothing for another number.
pub(super) fn tens(value: u64) -> &'static str {
    nth(&TENS, value)
}

fn nth(list: &'static [&'static str; 9], value: u64) -> &'static str {
    value.checked_sub(1).and_then(|at| list.get(usize::try_from(at).ok()?)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_digit_is_known() {
        for (value, forms) in [
            (1, "moja mmoja kimoja kumoja"),
            (2, "mbili wawili miwili mawili viwili pawili"),
            (3, "tatu watatu mitatu matatu vitatu patatu"),
            (4, "nne wanne minne manne vinne"),
            (5, "tano watano mitano matano vitano"),
            (6, "sita"),
            (8, "nane wanane minane manane vinane"),
        ] {
            for form in forms.split(' ') {
                let known = number_word(form);
                assert!(matches!(known, Some(NumberWord::Digit { value: found, .. }) if found == value), "{form}");
            }
        }
        for word in ["wili", "wasita", "vimoja", "pamoja", "kwanza", "", "umoja", "mamia"] {
            assert_eq!(number_word(word), None, "{word}");
        }
    }

    #[test]
    fn only_counting_forms_multiply() {
        for (word, counts) in [("mbili", true), ("viwili", false), ("moja", true), ("mmoja", false), ("sita", true)] {
            assert!(
                matches!(number_word(word), Some(NumberWord::Digit { counting, .. }) if counting == counts),
                "{word}"
            );
        }
    }

    #[test]
    fn digits_agree() {
        for (value, class, form) in [
            (2, 8, "viwili"),
            (1, 8, "kimoja"),
            (1, 2, "mmoja"),
            (2, 10, "mbili"),
            (6, 2, "sita"),
            (5, 4, "mitano"),
            (2, 11, "mbili"),
            (1, 16, "moja"),
        ] {
            assert_eq!(agreeing_digit(value, NounClass::new(class).unwrap()), form);
        }
        assert_eq!(agreeing_digit(0, NounClass::PERSON), "");
    }
}
