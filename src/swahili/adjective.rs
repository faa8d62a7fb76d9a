//! Adjectives: which stems agree, with what prefix in which class, and which words never change.
//!
//! Both lists are closed, so that a noun beside a noun (`nishati jua`) or a relative verb is never bent like an
//! adjective. Forms: Ashton 1944; what classes 2 and 6 do before a vowel (`wengi`, `maovu`) was counted in human text.

use super::noun_class::NounClass;

/// Stems that take the prefix of their noun's class.
#[rustfmt::skip]
const STEMS: &[&str] = &[
    "aminifu", "angalifu", "angavu", "baya", "bichi", "bivu", "bovu", "chache", "chafu", "changa", "changamfu",
    "chungu", "dogo", "ekundu", "ema", "embamba", "enye", "epesi", "erevu", "eupe", "eusi", "fupi", "geni", "gumu",
    "ingi", "ingine", "janja", "kali", "kamilifu", "kavu", "kongwe", "kubwa", "kuukuu", "kunjufu", "kuu", "legevu",
    "moja", "nene", "nyofu", "nyoofu", "nyeti", "nyevu", "ororo", "ovu", "pana", "pevu", "pole", "pungufu", "pya",
    "refu", "saidizi", "shupavu", "tambuzi", "tamu", "tatu", "tukufu", "tulivu", "tupu", "vivu", "vumilivu", "wezeshi",
    "wili", "yumbufu", "zee", "zima", "zito", "zuri",
];

/// Words that follow a noun of any class without changing.
#[rustfmt::skip]
const INVARIABLE: &[&str] = &[
    "adimu", "asili", "asilia", "bandia", "bora", "chakavu", "dhabiti", "dhaifu", "duni", "endelevu", "fasaha",
    "ghafi", "ghali", "hafifu", "hai", "halali", "halisi", "haramu", "hatari", "hatarishi", "huru", "imara",
    "jumuishi", "kamili", "laini", "maalum", "maalumu", "madhubuti", "mahiri", "maridadi", "mbadala", "mtambuka",
    "muhimu", "nafuu", "rahisi", "rasmi", "safi", "sahihi", "salama", "sanifu", "sawa", "shirikishi", "tajiri",
    "tayari", "tegemezi", "tete", "thabiti", "wazi", "yabisi",
];

/// Whether `word`, folded, follows a noun of any class as it is: `adimu`, `bora`.
pub fn is_invariable(word: &str) -> bool {
    INVARIABLE.binary_search(&word).is_ok()
}

/// The stem of an agreeing adjective whose form in `class` is `word`, folded.
pub fn stem(word: &str, class: NounClass) -> Option<&'static str> {
    STEMS.iter().copied().find(|stem| word.ends_with(&stem[1..]) && agree(stem, class) == word)
}

/// The form of the adjective `stem` (written without hyphen: `kubwa`, `ingine`) in `class`.
pub fn agree(stem: &str, class: NounClass) -> String {
    if stem == "enye" {
        return class.enye().to_owned();
    }
    let first = stem.chars().next().unwrap_or_default();
    let vowel = is_vowel(first);
    let with = |prefix: &str| format!("{prefix}{stem}");
    // ki+i, vi+i and mi+i leave one i: kingine, vingi, mingi.
    let i_or = |i: &str, before_vowel: &str| match first {
        'i' => format!("{i}{}", &stem[1..]),
        _ if vowel => with(before_vowel),
        _ => with(i),
    };
    match class.number() {
        1 | 3 | 11 | 14 | 18 => with(if vowel { "mw" } else { "m" }),
        2 => a_before("wa", stem),
        4 => i_or("mi", if first == 'e' { "my" } else { "mi" }),
        5 => match stem {
            "pya" => with("ji"),
            _ if vowel => with("j"),
            _ => stem.to_owned(),
        },
        6 => a_before("ma", stem),
        7 => i_or("ki", "ch"),
        8 => i_or("vi", "vy"),
        9 | 10 => nasal(stem, class),
        16 => a_before("pa", stem),
        _ => with(if vowel { "kw" } else { "ku" }),
    }
}

/// wa-, ma- and pa- melt with e and i into e (`wengi`, `meupe`) and stand before a and o (`waaminifu`, `maovu`).
fn a_before(prefix: &str, stem: &str) -> String {
    match stem.chars().next() {
        Some('i') => format!("{}e{}", &prefix[..1], &stem[1..]),
        Some('e') => format!("{}{stem}", &prefix[..1]),
        _ => format!("{prefix}{stem}"),
    }
}

/// Classes 9 and 10: `nzuri`, `mbaya`, `ndefu`, `nyeupe`, `kubwa`.
fn nasal(stem: &str, class: NounClass) -> String {
    let rest = stem.get(1..).unwrap_or_default();
    match (stem, stem.chars().next().unwrap_or_default()) {
        ("ema", _) => "njema".to_owned(),
        ("pya", _) => "mpya".to_owned(),
        // A numeral of class 10; class 9 has no two.
        ("wili", _) => "mbili".to_owned(),
        ("ingine", _) if class.number() == 10 => "zingine".to_owned(),
        (_, 'd' | 'g' | 'j' | 'z') => format!("n{stem}"),
        (_, 'b' | 'v') => format!("m{stem}"),
        (_, 'r') => format!("nd{rest}"),
        (_, 'e' | 'i') => format!("ny{stem}"),
        _ => stem.to_owned(),
    }
}

/// Whether `c` is a vowel of Swahili, in lower case.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(stem: &str, class: u8) -> String {
        agree(stem, NounClass::new(class).unwrap())
    }

    #[test]
    fn agreement_by_class() {
        for (stem, class, expected) in [
            ("kubwa", 1, "mkubwa"),
            ("ekundu", 3, "mwekundu"),
            ("ingi", 2, "wengi"),
            ("aminifu", 2, "waaminifu"),
            ("ingine", 4, "mingine"),
            ("eusi", 4, "myeusi"),
            ("pya", 5, "jipya"),
            ("eupe", 5, "jeupe"),
            ("refu", 5, "refu"),
            ("eupe", 6, "meupe"),
            ("ovu", 6, "maovu"),
            ("ingine", 7, "kingine"),
            ("epesi", 7, "chepesi"),
            ("ingi", 8, "vingi"),
            ("eusi", 8, "vyeusi"),
            ("refu", 9, "ndefu"),
            ("baya", 10, "mbaya"),
            ("kubwa", 10, "kubwa"),
            ("eupe", 9, "nyeupe"),
            ("pya", 9, "mpya"),
            ("kuu", 14, "mkuu"),
            ("enye", 8, "vyenye"),
        ] {
            assert_eq!(form(stem, class), expected);
            assert_eq!(super::stem(expected, NounClass::new(class).unwrap()), Some(stem), "{expected}");
        }
    }

    #[test]
    fn any_stem_in_any_class_has_a_form() {
        for class in NounClass::all() {
            for stem in ["", "é", "ß", "z", "-", "i", "e"] {
                let _ = agree(stem, class);
            }
        }
    }

    #[test]
    fn nouns_and_relatives_are_no_adjectives() {
        let seven = NounClass::new(7).unwrap();
        for word in ["kilichotengenezwa", "kitabu", "cha", "", "kubwa"] {
            assert_eq!(stem(word, seven), None, "{word}");
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(INVARIABLE.is_sorted(), "is_invariable searches by halves");
        assert!(is_invariable("adimu") && !is_invariable("kubwa"));
    }
}
