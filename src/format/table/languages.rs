//! The language that a column's name means: a tag (`sw-TZ`, `en_US`), a name in English, Swahili or the language itself
//! (`Swahili`, `Kiswahili`, `Deutsch`), with a region (`English (United States)`, `English_United_States`).
//!
//! A tag counts where its language is one that people write tables in; most words of three letters are tags of some
//! language, and in a header they are mostly words.

use crate::text::language::Language;

/// The languages of ISO 639-1, as their two-letter tags.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Three-letter tags that are met with in tables: those that mean a two-letter one, and languages around Swahili's.
const THREE_LETTERS: &str = "ara chi deu eng fra fre ger kin por rus spa swa swh zho swc luo kam guz mas mer luy kln suk \
    nym lug haw kmb lin kon lua nya bem toi zul xho sot tsn sna nde som orm amh tir hau yor ibo ful wol run ckb fil yue \
    cmn nso ven tso ssw dav ebu kde mgh jmc ksb lag naq rof rwk saq sbp teo vun bez asa asu cgg nyn xog ita jpn kor nld \
    pol tur ukr vie hin ben tam tel urd fas heb ell hun ces slk swe dan fin nor ron bul hrv srp slv est lav lit tha ind";

/// Scripts that a language's tag names.
const SCRIPTS: &[&str] = &["arab", "cyrl", "hans", "hant", "latn"];

/// Tags that in a header nearly always mean something else.
const NO_TAGS: &[&str] = &["id", "no", "nr", "to"];

/// Languages with the names that headers give them, folded to lower case.
const NAMES: &[(&str, &[&str])] = &[
    ("af", &["afrikaans", "kiafrikana"]),
    ("am", &["amharic", "kiamhari", "አማርኛ"]),
    ("ar", &["arabic", "kiarabu", "العربية"]),
    ("bem", &["bemba", "kibemba"]),
    ("bg", &["bulgarian", "български"]),
    ("bn", &["bengali", "bangla", "kibengali"]),
    ("ca", &["catalan", "català"]),
    ("cs", &["czech", "čeština", "kicheki"]),
    ("da", &["danish", "dansk", "kidenmaki"]),
    ("de", &["german", "deutsch", "kijerumani"]),
    ("el", &["greek", "ελληνικά", "kigiriki"]),
    ("en", &["english", "kiingereza", "kingereza"]),
    ("es", &["spanish", "español", "espanol", "kihispania"]),
    ("et", &["estonian", "eesti"]),
    ("fa", &["persian", "farsi", "فارسی", "kiajemi"]),
    ("fi", &["finnish", "suomi", "kifini"]),
    ("fr", &["french", "français", "francais", "kifaransa"]),
    ("ha", &["hausa", "kihausa"]),
    ("he", &["hebrew", "עברית", "kiebrania"]),
    ("hi", &["hindi", "हिन्दी", "kihindi"]),
    ("hr", &["croatian", "hrvatski"]),
    ("hu", &["hungarian", "magyar", "kihungari"]),
    ("id", &["indonesian", "bahasa indonesia", "kiindonesia"]),
    ("ig", &["igbo", "kiigbo"]),
    ("it", &["italian", "italiano", "kiitaliano"]),
    ("ja", &["japanese", "日本語", "kijapani"]),
    ("kam", &["kamba", "kikamba"]),
    ("ki", &["kikuyu", "gikuyu", "gĩkũyũ"]),
    ("ko", &["korean", "한국어", "kikorea"]),
    ("lg", &["luganda", "ganda", "kiganda"]),
    ("ln", &["lingala", "kilingala"]),
    ("lt", &["lithuanian", "lietuvių"]),
    ("luo", &["luo", "dholuo", "kijaluo"]),
    ("luy", &["luhya", "luyia", "kiluhya"]),
    ("lv", &["latvian", "latviešu"]),
    ("mas", &["maasai", "masai", "kimasai"]),
    ("mg", &["malagasy", "kimalagasi"]),
    ("ms", &["malay", "bahasa melayu"]),
    ("nb", &["norwegian bokmål", "norwegian bokmal"]),
    ("nl", &["dutch", "nederlands", "kiholanzi"]),
    ("no", &["norwegian", "norsk"]),
    ("ny", &["chichewa", "nyanja", "chinyanja"]),
    ("om", &["oromo", "afaan oromoo", "kioromo"]),
    ("pl", &["polish", "polski", "kipolandi"]),
    ("pt", &["portuguese", "português", "portugues", "kireno"]),
    ("rn", &["rundi", "kirundi"]),
    ("ro", &["romanian", "română"]),
    ("ru", &["russian", "русский", "kirusi"]),
    ("rw", &["kinyarwanda", "kinyaruanda"]),
    ("sk", &["slovak", "slovenčina"]),
    ("sl", &["slovenian", "slovene", "slovenščina"]),
    ("sn", &["shona", "chishona"]),
    ("so", &["somali", "soomaali", "kisomali"]),
    ("sr", &["serbian", "српски"]),
    ("suk", &["sukuma", "kisukuma"]),
    ("sv", &["swedish", "svenska", "kiswidi"]),
    ("sw", &["swahili", "kiswahili"]),
    ("sw-CD", &["congo swahili", "kingwana"]),
    ("ta", &["tamil", "kitamil"]),
    ("th", &["thai"]),
    ("ti", &["tigrinya", "kitigrinya"]),
    ("tr", &["turkish", "türkçe", "kituruki"]),
    ("uk", &["ukrainian", "українська"]),
    ("ur", &["urdu", "kiurdu"]),
    ("vi", &["vietnamese", "tiếng việt"]),
    ("wo", &["wolof"]),
    ("xh", &["xhosa", "kixhosa"]),
    ("yo", &["yoruba", "kiyoruba"]),
    ("zh", &["chinese", "kichina", "中文"]),
    ("zu", &["zulu", "kizulu", "isizulu"]),
];

/// Regions and scripts with the names that follow a language's.
const REGIONS: &[(&str, &[&str])] = &[
    ("AU", &["australia"]),
    ("BR", &["brazil"]),
    ("CA", &["canada"]),
    ("CD", &["congo", "drc", "democratic republic of the congo", "congo drc"]),
    ("CN", &["china", "prc"]),
    ("DE", &["germany"]),
    ("ES", &["spain"]),
    ("FR", &["france"]),
    ("GB", &["united kingdom", "uk", "great britain", "britain"]),
    ("IE", &["ireland"]),
    ("IN", &["india"]),
    ("KE", &["kenya"]),
    ("MX", &["mexico"]),
    ("NG", &["nigeria"]),
    ("NZ", &["new zealand"]),
    ("PT", &["portugal"]),
    ("RW", &["rwanda"]),
    ("TW", &["taiwan"]),
    ("TZ", &["tanzania"]),
    ("UG", &["uganda"]),
    ("US", &["united states", "usa", "united states of america"]),
    ("ZA", &["south africa"]),
    ("Hans", &["simplified"]),
    ("Hant", &["traditional"]),
];

/// The language that `written` names on its own.
pub(super) fn named(written: &str) -> Option<Language> {
    let written = written.trim();
    // No name is longer, and a cell of prose need not be looked at word by word.
    if written.is_empty() || written.len() > 80 {
        return None;
    }
    of_tag(written).or_else(|| of_words(&words(written)))
}

/// The words of a column's name, in lower case.
pub(super) fn words(written: &str) -> Vec<String> {
    let parts = written.split(|c: char| c.is_whitespace() || "_:()[]/.,;|#".contains(c));
    parts.map(|word| word.trim_matches('-').to_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// The language that these words name, such as `english united states` or `sw tz`.
pub(super) fn of_words<S: AsRef<str>>(words: &[S]) -> Option<Language> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let joined = words.join(" ");
    let by_name = NAMES.iter().flat_map(|(tag, names)| names.iter().map(move |name| (*tag, *name)));
    for (tag, name) in by_name {
        let Some(rest) = joined.strip_prefix(name) else { continue };
        let region = match rest.strip_prefix(' ') {
            None if rest.is_empty() => return tag.parse().ok(),
            None => continue,
            Some(region) => region,
        };
        // `English en-GB`: the tag says it better.
        if let Some(language) = of_tag(region).filter(|language| tag.starts_with(language.base())) {
            return Some(language);
        }
        let known = REGIONS.iter().find(|(code, names)| code.eq_ignore_ascii_case(region) || names.contains(&region));
        if let Some((code, _)) = known {
            return format!("{tag}-{code}").parse().ok();
        }
    }
    // `za kemia` is no tag: only regions and scripts stand behind a language.
    match words.as_slice() {
        [_] => of_tag(&joined),
        [base, subtags @ ..] if words.len() <= 3 && !is_word(base) && subtags.iter().all(|word| is_subtag(word)) => {
            of_tag(&words.join("-"))
        }
        _ => None,
    }
}

/// The language of a tag that people use in tables.
fn of_tag(written: &str) -> Option<Language> {
    let base = written.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_known = match base.len() {
        2 => TWO_LETTERS.split_ascii_whitespace().any(|tag| tag == base),
        3 => THREE_LETTERS.split_ascii_whitespace().any(|tag| tag == base),
        _ => false,
    };
    if is_known && !is_word(written) { written.parse().ok() } else { None }
}

/// Whether it is a tag that in a header nearly always means something else.
fn is_word(written: &str) -> bool {
    NO_TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(written))
}

/// Whether `word` is a region (`tz`, `419`) or a script that people write tables in.
fn is_subtag(word: &str) -> bool {
    match word.len() {
        2 => word.bytes().all(|byte| byte.is_ascii_alphabetic()),
        3 => word.bytes().all(|byte| byte.is_ascii_digit()),
        _ => SCRIPTS.contains(&word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_tag_and_by_name() {
        for (written, tag) in [
            ("en", "en"),
            ("EN_us", "en-US"),
            (" sw-TZ ", "sw-TZ"),
            ("swa", "sw"),
            ("Swahili", "sw"),
            ("KISWAHILI", "sw"),
            ("Kiingereza", "en"),
            ("English (United States)", "en-US"),
            ("English_United_States", "en-US"),
            ("Swahili (Kenya)", "sw-KE"),
            ("English (en-GB)", "en-GB"),
            ("English [en]", "en"),
            ("Chinese (Simplified)", "zh-Hans"),
            ("Deutsch", "de"),
            ("luo", "luo"),
            ("Portuguese BR", "pt-BR"),
        ] {
            assert_eq!(named(written).map(|language| language.to_string()).as_deref(), Some(tag), "{written}");
        }
    }

    #[test]
    fn words_of_a_header_are_no_languages() {
        for written in [
            "id",
            "No",
            "key",
            "pos",
            "the",
            "and",
            "Term",
            "English is easy",
            "",
            "Englisher",
            "xx",
            "x",
            "Istilahi za Kemia",
            "za kemia",
            "to use",
            "Text to use",
        ] {
            assert_eq!(named(written), None, "{written}");
        }
    }
}
