//! How many forms a plural has in gettext, and which number gets which: a header that says nothing of it makes entries
//! with plurals invalid.

use crate::text::language::Language;

/// The rule of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PluralForms {
    /// How many forms there are.
    pub(super) count: usize,
    /// The expression in C that gives the form for the number `n`.
    pub(super) formula: &'static str,
    /// Whether the first form stands for the number 1 alone, so that it need not say it.
    pub(super) first_is_one: bool,
}

const fn rule(count: usize, formula: &'static str, first_is_one: bool) -> PluralForms {
    PluralForms { count, formula, first_is_one }
}

const SLAVIC: &str = "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)";
const POLISH: &str = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)";
const ARABIC: &str = "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)";

/// Languages by rule, as Unicode's CLDR and gettext have them.
const RULES: &[(PluralForms, &[&str])] = &[
    (
        rule(2, "(n != 1)", true),
        &[
            "sw", "en", "af", "bg", "ca", "da", "de", "el", "eo", "es", "et", "eu", "fi", "fo", "fy", "gl", "ha", "hu",
            "it", "ka", "kk", "ky", "lb", "lg", "mn", "nb", "nl", "nn", "no", "ny", "om", "pt", "rw", "sn", "so", "sq",
            "ss", "st", "sv", "te", "tk", "tn", "tr", "ts", "ur", "uz", "ve", "xh",
        ],
    ),
    (rule(2, "(n > 1)", false), &["pt-BR", "fr", "am", "bn", "fa", "hi", "ln", "mg", "nso", "ti", "zu"]),
    (rule(1, "0", false), &["id", "ja", "ko", "lo", "ms", "my", "th", "vi", "zh"]),
    (rule(3, SLAVIC, false), &["be", "bs", "hr", "ru", "sr", "uk"]),
    (rule(3, POLISH, true), &["pl"]),
    (rule(3, "(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2)", true), &["cs", "sk"]),
    (rule(6, ARABIC, false), &["ar"]),
];

impl PluralForms {
    /// The rule of `language`, where it is known here.
    pub(super) fn of(language: &Language) -> Option<Self> {
        let known = |name: &str| RULES.iter().find(|(_, names)| names.contains(&name)).map(|(rule, _)| *rule);
        known(language.as_str()).or_else(|| known(language.base()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_rule() {
        let count = |tag: &str| PluralForms::of(&tag.parse().unwrap()).map(|rule| rule.count);
        assert_eq!(
            [count("sw"), count("sw-KE"), count("ja"), count("ar"), count("tlh")],
            [Some(2), Some(2), Some(1), Some(6), None]
        );
        let formula = |tag: &str| PluralForms::of(&tag.parse().unwrap()).unwrap().formula;
        assert_eq!([formula("pt"), formula("pt-BR")], ["(n != 1)", "(n > 1)"]);
    }
}
