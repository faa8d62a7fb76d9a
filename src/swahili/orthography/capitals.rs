//! The words that Swahili writes with a capital wherever they stand: months, days, languages, peoples, countries.
//!
//! Lists are closed, and languages and peoples are made by one rule: `Ki-`, `M-` and `Wa-` before the stem of a country
//! or people. A form that is a common noun as well (`kirusi`, virus; `mhindi`, maize) is left out, so that what is
//! given must have its capital. Sources: CLDR 45 for months, days, languages and countries; in human text `Ki-` had
//! its capital 462 times of 506, and months were without one 15 times.

use std::sync::LazyLock;

use fnv::FnvHashMap;

use super::dates::{is_full_month, weekday};
use crate::swahili::letters::is_vowel;
use crate::text::fold::fold;

/// Why a word has a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capital {
    /// `Desemba`.
    Month,
    /// `Jumatatu`.
    Weekday,
    /// `Kiingereza`.
    Language,
    /// `Mchina`, `Wachina`.
    People,
    /// `Tanzania`, `Uchina`; also a continent.
    Country,
}

/// Stems of peoples that have a language of their own: `Ki-`, `M-`, `Wa-`.
#[rustfmt::skip]
const WITH_LANGUAGE: [&str; 64] = [
    "afrikana", "albania", "amhari", "arabu", "armenia", "bajuni", "belarusi", "bemba", "bengali", "bulgaria",
    "chaga", "china", "denmaki", "digo", "ebrania", "faransa", "filipino", "ganda", "giriki", "gujarati", "hausa",
    "haya", "hehe", "hindi", "hispania", "holanzi", "hungaria", "igbo", "indonesia", "ingereza", "italia", "jaluo",
    "japani", "jerumani", "kikuyu", "kongo", "korea", "kurdi", "luo", "maasai", "makonde", "malagasi", "mongolia",
    "nepali", "norwe", "nyamwezi", "nyarwanda", "oromo", "polandi", "punjabi", "reno", "romania", "rundi", "rusi",
    "somali", "sukuma", "swahili", "swidi", "tigrinya", "turuki", "ukraine", "vietnam", "yoruba", "zulu",
];

/// Languages that no people is called by.
const LANGUAGES: [&str; 6] = ["kiesperanto", "kikantoni", "kilatini", "kilingala", "kimandarini", "kiurdu"];

/// Stems of peoples named by their country or continent; `Ki-` before these is a manner (`kitanzania`) and may be
/// small.
#[rustfmt::skip]
const PEOPLES: [&str; 49] = [
    "afghanistani", "afrika", "aljeria", "amerika", "angola", "asia", "australia", "bangladeshi", "belgiji",
    "botswana", "brazili", "burundi", "chile", "ethiopia", "gabon", "ghana", "iraki", "irani", "israeli", "kamba",
    "kameruni", "kanada", "kenya", "komoro", "kongomani", "kuba", "libya", "malawi", "malesia", "marekani", "meksiko",
    "misri", "moroko", "msumbiji", "naijeria", "namibia", "nigeria", "pakistani", "palestina", "senegali", "sudani",
    "swisi", "tanganyika", "tanzania", "thailandi", "tunisia", "uganda", "zambia", "zimbabwe",
];

/// Countries and continents of one word.
#[rustfmt::skip]
const COUNTRIES: [&str; 112] = [
    "afghanistan", "afghanistani", "afrika", "afuganistani", "ajentina", "albania", "algeria", "aljeria", "amerika",
    "angola", "antaktika", "argentina", "asia", "australia", "austria", "bangladesh", "bangladeshi", "benin",
    "botswana", "brazil", "brazili", "bulgaria", "burundi", "chadi", "chile", "denmaki", "denmark", "ekuado",
    "eritrea", "estonia", "eswatini", "ethiopia", "ghana", "gine", "hispania", "hungaria", "india", "indonesia",
    "iraki", "iran", "irani", "israel", "israeli", "italia", "jamaika", "japani", "jibuti", "kamerun", "kameruni",
    "kanada", "kazakistani", "kenya", "kodivaa", "kolombia", "komoro", "korea", "kroatia", "kuwait", "kuwaiti",
    "latvia", "lebanoni", "lesotho", "liberia", "libya", "lithuania", "madagaska", "malawi", "malaysia", "malesia",
    "marekani", "meksiko", "mexico", "misri", "mongolia", "moritania", "moroko", "msumbiji", "naijeria", "namibia",
    "nepal", "nepali", "nigeria", "norwe", "omani", "pakistan", "pakistani", "palestina", "peru", "polandi", "qatar",
    "romania", "rwanda", "saudia", "senegali", "serbia", "shelisheli", "singapoo", "singapore", "somalia", "sudani",
    "syria", "tanganyika", "tanzania", "thailandi", "tunisia", "uganda", "venezuela", "vietnam", "yemeni", "zambia",
    "zanzibar", "zimbabwe",
];

/// Countries with the prefix `U-`: `Uchina`.
#[rustfmt::skip]
const U_COUNTRIES: [&str; 17] = [
    "uajemi", "ubelgiji", "uchina", "ufaransa", "ufilipino", "ufini", "ugiriki", "uhispania", "uholanzi", "uingereza",
    "ujerumani", "ukraine", "ulaya", "ureno", "urusi", "uswidi", "uturuki",
];

/// Forms that the rule makes and that are common nouns too: virus, rack, maize plant, sheaf, they push.
#[rustfmt::skip]
const COMMON: [&str; 15] = [
    "kichaga", "kihaya", "kikongo", "kirusi", "mchaga", "mganda", "mhaya", "mhindi", "mkamba", "mkongo", "mkuba",
    "msukuma", "wahaya", "wakuba", "wasukuma",
];

/// Countries, languages and peoples in every form, folded: every word of every text is looked up.
static NAMES: LazyLock<FnvHashMap<String, Capital>> = LazyLock::new(|| {
    let countries = COUNTRIES.iter().chain(&U_COUNTRIES).map(|name| ((*name).to_owned(), Capital::Country));
    let languages = WITH_LANGUAGE.iter().map(|stem| format!("ki{stem}"));
    let languages = languages.chain(LANGUAGES.iter().map(|name| (*name).to_owned()));
    let peoples = WITH_LANGUAGE.iter().chain(&PEOPLES).flat_map(|stem| peoples(stem));
    let others = languages.map(|name| (name, Capital::Language)).chain(peoples.map(|name| (name, Capital::People)));
    let mut names: FnvHashMap<String, Capital> = countries.collect();
    for (name, why) in others.filter(|(name, _)| !COMMON.contains(&name.as_str())) {
        names.entry(name).or_insert(why);
    }
    names
});

/// Why the folded word has a capital wherever it stands; `None` where it need not have one.
pub fn capital(folded: &str) -> Option<Capital> {
    if is_full_month(folded) {
        Some(Capital::Month)
    } else if weekday(folded).is_some() {
        Some(Capital::Weekday)
    } else {
        NAMES.get(folded).copied()
    }
}

/// Why `word`, as written, should begin with a capital and does not.
pub fn missing_capital(word: &str) -> Option<Capital> {
    if word.starts_with(char::is_lowercase) { capital(&fold(word)) } else { None }
}

/// `M-` and `Wa-` before a stem; before a vowel `Mw-` or `Mu-` instead of `M-`, while `Wa-` stays whole (`Waingereza`).
fn peoples(stem: &str) -> Vec<String> {
    let one: &[&str] = if stem.starts_with(is_vowel) { &["mw", "mu"] } else { &["m"] };
    one.iter().chain(&["wa"]).map(|prefix| format!("{prefix}{stem}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_capital() {
        for (word, why) in [
            ("desemba", Capital::Month),
            ("mei", Capital::Month),
            ("jumatatu", Capital::Weekday),
            ("ijumaa", Capital::Weekday),
            ("kiingereza", Capital::Language),
            ("kiswahili", Capital::Language),
            ("kichina", Capital::Language),
            ("kireno", Capital::Language),
            ("mchina", Capital::People),
            ("wachina", Capital::People),
            ("mtanzania", Capital::People),
            ("watanzania", Capital::People),
            ("mwingereza", Capital::People),
            ("waingereza", Capital::People),
            ("mwarabu", Capital::People),
            ("waarabu", Capital::People),
            ("muirani", Capital::People),
            ("waganda", Capital::People),
            ("tanzania", Capital::Country),
            ("uchina", Capital::Country),
            ("afrika", Capital::Country),
        ] {
            assert_eq!(capital(word), Some(why), "{word}");
        }
    }

    #[test]
    fn words_that_need_none() {
        for word in [
            "kirusi",
            "mhindi",
            "mganda",
            "kitabu",
            "mtu",
            "watu",
            "kitanzania",
            "mali",
            "haiti",
            "des",
            "mac",
            "",
            "m",
            "wa",
            "ki",
            "é",
            "kichaga",
            "mw",
        ] {
            assert_eq!(capital(word), None, "{word}");
        }
    }

    #[test]
    fn only_a_small_letter_lacks_its_capital() {
        assert_eq!(missing_capital("jumatatu"), Some(Capital::Weekday));
        for word in ["Jumatatu", "JUMATATU", "kitabu", "5", ""] {
            assert_eq!(missing_capital(word), None, "{word}");
        }
    }

    #[test]
    fn lists_are_sorted_and_hold_each_entry_once() {
        for list in [&WITH_LANGUAGE[..], &LANGUAGES, &PEOPLES, &COUNTRIES, &U_COUNTRIES, &COMMON] {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
        }
    }
}
