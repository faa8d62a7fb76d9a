//! How an adjective agrees: the prefix of its noun's class before its stem. Which stems agree is in the lexicon, with
//! the forms that go otherwise (`mpya`, `njema`).
//!
//! Forms: Ashton 1944; what classes 2 and 6 do before a vowel (`wengi`, `maovu`) was counted in human text.

use super::letters::is_vowel;
use super::noun_class::NounClass;

/// The form of the adjective `stem` (written without hyphen: `kubwa`, `ingine`) in `class`.
pub fn agree(stem: &str, class: NounClass) -> String {
    let first = stem.chars().next().unwrap_or_default();
    let vowel = is_vowel(first);
    let with = |prefix: &str| format!("{prefix}{stem}");
    // ki+i, vi+i and mi+i leave one i: kingine, vingi, mingi.
    let i_or = |i: &str, before_vowel: &str| match first {
        'i' => format!("{i}{}", &stem[1..]),
        _ if vowel => with(before_vowel),
        _ => with(i),
    };
    let prefix = class.adjective_prefix();
    match class.number() {
        1 | 3 | 11 | 14 | 18 => with(if vowel { "mw" } else { prefix }),
        2 | 6 | 16 => a_before(prefix, stem),
        4 => i_or(prefix, if first == 'e' { "my" } else { prefix }),
        5 if vowel => with("j"),
        5 => stem.to_owned(),
        7 => i_or(prefix, "ch"),
        8 => i_or(prefix, "vy"),
        9 | 10 => nasal(stem),
        _ => with(if vowel { "kw" } else { prefix }),
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
fn nasal(stem: &str) -> String {
    match stem.chars().next().unwrap_or_default() {
        'd' | 'g' | 'j' | 'z' => format!("n{stem}"),
        'b' | 'v' => format!("m{stem}"),
        'r' => format!("nd{}", &stem[1..]),
        'e' | 'i' => format!("ny{stem}"),
        _ => stem.to_owned(),
    }
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
            ("kuu", 14, "mkuu"),
        ] {
            assert_eq!(form(stem, class), expected);
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
}
