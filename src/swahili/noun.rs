//! The plural of a single noun from its classes, for nouns whose plural nobody wrote down.
//!
//! Prefix rules with short lists of what goes otherwise. A noun whose shape does not fit its class gets no plural.
//! Rules: Ashton 1944; classes 11 and 14 after the counts in human text that the project made (`tafiti`, `chaguzi`).

use super::class_set::ClassPair;
use super::letters::{is_vowel, syllables};
use super::noun_class::NounClass;
use crate::text::letter_case::with_case;

/// Plurals that no prefix rule makes, as (singular, its class, plural, its class), where the rules would go wrong.
#[rustfmt::skip]
const IRREGULAR: &[(&str, u8, &str, u8)] = &[
    ("mwanamke", 1, "wanawake", 2), ("mwanamume", 1, "wanaume", 2), ("mwanaume", 1, "wanaume", 2),
    ("mwalimu", 1, "walimu", 2), ("mwizi", 1, "wezi", 2), ("mwenyekiti", 1, "wenyeviti", 2), ("mwivi", 1, "wevi", 2),
    ("mwindaji", 1, "wawindaji", 2), ("mwakilishi", 1, "wawakilishi", 2), ("mwezeshaji", 1, "wawezeshaji", 2),
    ("mwekezaji", 1, "wawekezaji", 2), ("mwekaji", 1, "wawekaji", 2), ("mwasilishaji", 1, "wawasilishaji", 2),
    ("mwajibikaji", 1, "wawajibikaji", 2), ("moyo", 3, "mioyo", 4), ("moto", 3, "mioto", 4), ("moshi", 3, "mioshi", 4),
    ("jambo", 5, "mambo", 6), ("jicho", 5, "macho", 6), ("jifya", 5, "mafya", 6), ("jiko", 5, "meko", 6),
    ("jina", 5, "majina", 6), ("jino", 5, "meno", 6), ("jiwe", 5, "mawe", 6), ("ubao", 11, "mbao", 10),
    ("ujumbe", 11, "jumbe", 10), ("ulimi", 11, "ndimi", 10), ("usiku", 11, "siku", 10), ("uwanda", 11, "nyanda", 10),
    ("uwanja", 11, "nyanja", 10), ("uwati", 11, "mbati", 10), ("uwingu", 11, "mbingu", 10), ("uzio", 11, "nyuzio", 10),
    ("ujumbe", 14, "jumbe", 10),
];

/// The plural of `noun` in the classes of `pair`; `None` where the pair has none or no rule is sure. The noun's first
/// letter keeps its case; an acronym changes only where nothing is put before it in the plural either (class 9/10).
pub fn plural(noun: &str, pair: ClassPair) -> Option<String> {
    let (singular, plural) = (pair.singular.number(), pair.plural?.number());
    if noun.is_empty() || noun.chars().any(char::is_whitespace) {
        return None;
    }
    if (singular, plural) == (9, 10) {
        return Some(noun.to_owned());
    }
    if noun.chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    let lower = noun.to_lowercase();
    let irregular = IRREGULAR.iter().find(|row| (row.0, row.1, row.3) == (lower.as_str(), singular, plural));
    let made = match irregular {
        Some((_, _, made, _)) => (*made).to_owned(),
        None => by_rule(&lower, singular, plural)?,
    };
    Some(with_case(&made, noun))
}

fn by_rule(noun: &str, singular: u8, plural: u8) -> Option<String> {
    match (singular, plural) {
        (1, 2) => people(noun),
        (1 | 3, 4) => after_m(noun).map(|stem| format!("mi{stem}")),
        (5, 6) if noun.starts_with("ma") => None,
        (5 | 9, 6) => Some(format!("ma{noun}")),
        (7, 8) => match noun.strip_prefix("ki") {
            Some(stem) if !stem.is_empty() => Some(format!("vi{stem}")),
            _ => {
                noun.strip_prefix("ch").filter(|stem| stem.starts_with(['a', 'e', 'o', 'u'])).map(|s| format!("vy{s}"))
            }
        },
        (11 | 14, 10) => thin(noun),
        // ma- does not melt with the stem: magonjwa, maamuzi. w- stems (wema) have no rule.
        (11 | 14, 6) => noun.strip_prefix('u').filter(|stem| !stem.is_empty()).map(|stem| format!("ma{stem}")),
        _ => None,
    }
}

/// The singulars, with their classes, that [`plural`] makes `word`, folded, from. Guesses: only a list of nouns tells
/// which of them is one. Nouns of 9/10 and such as have no plural are not among them.
pub fn singulars(word: &str) -> Vec<(String, ClassPair)> {
    let mut candidates: Vec<(String, u8, u8)> =
        IRREGULAR.iter().filter(|row| row.2 == word).map(|row| (row.0.to_owned(), row.1, row.3)).collect();
    let mut add = |prefix: &str, stem: &str, pairs: &[(u8, u8)]| {
        candidates.extend(pairs.iter().map(|(singular, plural)| (format!("{prefix}{stem}"), *singular, *plural)));
    };
    for (ending, starts, pairs) in [
        ("wa", &["m", "mw", "mu"][..], &[(1, 2)][..]),
        ("w", &["mw"], &[(1, 2)]),
        ("mi", &["m", "mw", "mu"], &[(3, 4), (1, 4)]),
        ("ma", &[""], &[(5, 6), (9, 6)]),
        ("ma", &["u"], &[(14, 6), (11, 6)]),
        ("vi", &["ki"], &[(7, 8)]),
        ("vy", &["ch"], &[(7, 8)]),
        ("nyu", &["u"], &[(11, 10)]),
        ("ny", &["w"], &[(11, 10), (14, 10)]),
        ("nd", &["ul", "ur"], &[(11, 10)]),
        ("m", &["u"], &[(11, 10)]),
        ("n", &["u"], &[(11, 10)]),
        ("", &["u"], &[(11, 10), (14, 10)]),
    ] {
        if let Some(stem) = word.strip_prefix(ending) {
            starts.iter().for_each(|start| add(start, stem, pairs));
        }
    }
    let class = |number| NounClass::new(number);
    let mut found: Vec<(String, ClassPair)> = Vec::new();
    for (noun, singular, plural_class) in candidates {
        let Some(singular) = class(singular) else { continue };
        let pair = ClassPair { singular, plural: class(plural_class) };
        if plural(&noun, pair).as_deref() == Some(word) && !found.contains(&(noun.clone(), pair)) {
            found.push((noun, pair));
        }
    }
    found
}

/// The noun as a place: `kiwandani`. For singulars and plurals alike; names of persons have none.
pub fn locative(noun: &str) -> String {
    format!("{noun}ni")
}

/// The diminutive and its plural of a noun of `class` whose shape shows its stem: `mtoto` → `kitoto`, `mti` → `kijiti`.
/// None before a vowel, where every noun has its own.
pub fn diminutive(noun: &str, class: NounClass) -> Option<(String, String)> {
    let stem = match class.number() {
        1 | 3 => noun.strip_prefix('m').filter(|stem| !stem.starts_with(is_vowel) && !stem.starts_with('w'))?,
        5 => Some(noun).filter(|noun| !noun.starts_with(is_vowel) && !noun.starts_with('j'))?,
        _ => return None,
    };
    let short = syllables(stem) < 2;
    let between = if short { "ji" } else { "" };
    Some((format!("ki{between}{stem}"), format!("vi{between}{stem}")))
}

/// The stem of a class 1 or 3 noun: `m-fumo`, `mw-aka`, `mu-ungano`, `mu-hula`.
fn after_m(noun: &str) -> Option<&str> {
    let rest = noun.strip_prefix('m')?;
    let mut chars = rest.chars();
    let (first, second) = (chars.next()?, chars.next());
    match first {
        'w' if second.is_some_and(is_vowel) => Some(&rest[1..]),
        'u' => Some(&rest[1..]).filter(|stem| !stem.is_empty()),
        // m- before another vowel (mada, mita, meza) is no prefix.
        c if is_vowel(c) || !c.is_alphabetic() => None,
        _ => Some(rest),
    }
}

/// Class 1 to 2: `watu`, `waandishi`, `wenyeji`, `wauguzi`, `waigizaji`.
fn people(noun: &str) -> Option<String> {
    let stem = after_m(noun)?;
    let compound = ["mwana", "mwenye", "mwenz"].iter().any(|part| noun.starts_with(part));
    let agent = ["ji", "zi", "shi", "si"].iter().any(|ending| noun.ends_with(ending));
    // wa- melts with e (werevu, weledi) but not in names of who does something (waelekezi, waendeshaji).
    let melts = noun.starts_with("mwe") && !agent;
    Some(if compound || melts { format!("w{stem}") } else { format!("wa{stem}") })
}

/// Class 11 (or 14) to 10: `kuta`, `nyuzi`, `nyaya`, `ndimi`, `mbavu`, `ndevu`.
fn thin(noun: &str) -> Option<String> {
    if let Some(stem) = noun.strip_prefix('w') {
        return stem.starts_with(is_vowel).then(|| format!("ny{stem}"));
    }
    let stem = noun.strip_prefix('u')?;
    if syllables(stem) == 1 {
        return Some(format!("nyu{stem}"));
    }
    let rest = || stem.chars().skip(1).collect::<String>();
    match stem.chars().next()? {
        // No rule for a stem in a vowel (uamuzi) or uw- (uwezo); those that have a class 10 plural are in the list.
        c if is_vowel(c) || c == 'w' => None,
        'l' | 'r' => Some(format!("nd{}", rest())),
        'b' => Some(format!("m{stem}")),
        // No example of udh- or ugh- with a plural in use.
        'd' | 'g' if stem[1..].starts_with('h') => None,
        'd' | 'g' | 'j' | 'z' => Some(format!("n{stem}")),
        _ => Some(stem.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(noun: &str, pair: &str) -> Option<String> {
        plural(noun, pair.parse().unwrap())
    }

    #[test]
    fn plurals_lead_back_to_their_singulars() {
        for (pair, noun, plural) in REGULAR.iter().filter(|row| row.1 != row.2) {
            let pair = pair.parse().unwrap();
            assert!(singulars(plural).contains(&((*noun).to_owned(), pair)), "{plural}: {:?}", singulars(plural));
        }
        assert_eq!(singulars(""), []);
        assert!(singulars("日本").iter().all(|(noun, _)| noun == "u日本"));
    }

    #[test]
    fn places_and_small_things() {
        assert_eq!(locative("kiwanda"), "kiwandani");
        let small = |noun: &str, class| diminutive(noun, NounClass::new(class).unwrap());
        assert_eq!(small("mtoto", 1), Some(("kitoto".into(), "vitoto".into())));
        assert_eq!(small("mti", 3), Some(("kijiti".into(), "vijiti".into())));
        assert_eq!(small("mwana", 1), None);
        assert_eq!(small("kiti", 7), None);
    }

    #[rustfmt::skip]
    const REGULAR: &[(&str, &str, &str)] = &[
        ("1/2", "mtaalamu", "wataalamu"), ("1/2", "mwandishi", "waandishi"), ("1/2", "mwanafunzi", "wanafunzi"),
        ("1/2", "mwekezaji", "wawekezaji"), ("1/2", "mwendeshaji", "waendeshaji"), ("1/2", "mwenyeji", "wenyeji"),
        ("1/2", "muuzaji", "wauzaji"), ("1/2", "muhandisi", "wahandisi"), ("1/2", "mmiliki", "wamiliki"),
        ("1/2", "mwelekezi", "waelekezi"), ("1/2", "mweledi", "weledi"), ("1/2", "mwigizaji", "waigizaji"),
        ("1/2", "mwalimu", "walimu"), ("1/2", "mwakilishi", "wawakilishi"), ("1/2", "mwenzi", "wenzi"),
        ("3/4", "mfumo", "mifumo"), ("3/4", "mwaka", "miaka"), ("3/4", "muundo", "miundo"), ("3/4", "mmea", "mimea"),
        ("3/4", "mwongozo", "miongozo"), ("3/4", "muktadha", "miktadha"), ("3/4", "moyo", "mioyo"),
        ("5/6", "jengo", "majengo"), ("5/6", "jina", "majina"), ("5/6", "jicho", "macho"), ("5/6", "jino", "meno"),
        ("5/6", "jiwe", "mawe"), ("5/6", "jambo", "mambo"), ("5/6", "eneo", "maeneo"), ("5/6", "jukumu", "majukumu"),
        ("7/8", "kifaa", "vifaa"), ("7/8", "chuma", "vyuma"), ("7/8", "kiungo", "viungo"), ("7/8", "cheti", "vyeti"),
        ("9/10", "nyenzo", "nyenzo"), ("9/6", "kampuni", "makampuni"), ("1/4", "mtume", "mitume"),
        ("11/10", "ukuta", "kuta"), ("11/10", "uzi", "nyuzi"), ("11/10", "waya", "nyaya"), ("11/10", "ulimi", "ndimi"),
        ("11/10", "ubao", "mbao"), ("11/10", "udevu", "ndevu"), ("11/10", "uwanja", "nyanja"),
        ("11/10", "uso", "nyuso"),
        ("11/10", "wakati", "nyakati"), ("11/10", "unyasi", "nyasi"), ("11/10", "ufunguo", "funguo"),
        ("14/10", "utafiti", "tafiti"), ("14/10", "uchaguzi", "chaguzi"), ("11/6", "ugonjwa", "magonjwa"),
        ("14/6", "uamuzi", "maamuzi"),
    ];

    #[test]
    fn plurals_by_class() {
        for (pair, noun, expected) in REGULAR {
            assert_eq!(made(noun, pair).as_deref(), Some(*expected), "{noun} {pair}");
        }
        assert_eq!(made("Mfumo", "3/4").as_deref(), Some("Mifumo"));
    }

    #[test]
    fn what_does_not_fit_its_class_has_no_plural() {
        for (pair, noun) in [
            ("14", "uwezo"),
            ("6", "makubaliano"),
            ("7/8", "mfumo"),
            ("7/8", "chipu"),
            ("3/4", "mada"),
            ("3/4", "m"),
            ("3/4", "mu"),
            ("5/6", "maabara"),
            ("11/10", "uwezo"),
            ("11/6", "wema"),
            ("1/2", "daktari"),
            ("5/6", "TEKNOHAMA"),
            ("7/8", ""),
            ("7/8", "ki"),
            ("3/4", "mfumo wa"),
            ("11/10", "u"),
            ("11/10", "ué"),
            ("11/10", "udß"),
        ] {
            let plural = made(noun, pair);
            assert!(plural.is_none() || noun.starts_with('u') && !noun.is_ascii(), "{noun} {pair}: {plural:?}");
        }
    }
}
