//! Verbs of one syllable: `la`, `nywa`, `fa` … Their derived stems follow no rule, and they keep `ku-` after most tenses
//! (`anakula`). Source: Ashton 1944.

use super::extension::Extension::{self, Applicative as A, Causative as C, Passive as P, Stative as S};

/// Verb, extensions, stem without final `-a`. `-pa` gives and is passive (`pewa`); its reciprocal `peana` is a verb of its own.
#[rustfmt::skip]
const STEMS: &[(&str, &[Extension], &str)] = &[
    ("la", &[P], "liw"), ("la", &[A], "li"), ("la", &[A, P], "liw"), ("la", &[C], "lish"), ("la", &[C, P], "lishw"),
    ("la", &[S], "lik"),
    ("nywa", &[P], "nywew"), ("nywa", &[A], "nywe"), ("nywa", &[C], "nywesh"), ("nywa", &[C, P], "nyweshw"),
    ("nywa", &[S], "nywek"),
    ("fa", &[A], "fi"), ("fa", &[A, P], "fiw"), ("fa", &[C], "fish"),
    ("pa", &[P], "pew"),
    ("wa", &[A], "wi"), ("wa", &[A, P], "wiw"),
    ("ja", &[A], "ji"), ("ja", &[A, P], "jiw"), ("ja", &[P], "jiw"),
    ("cha", &[A], "che"), ("cha", &[P], "chew"),
    ("nya", &[A], "nye"), ("nya", &[C], "nyesh"),
];

/// Whether `verb` is of one syllable.
pub(super) fn is_monosyllable(verb: &str) -> bool {
    verb.chars().filter(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).count() == 1
}

/// The stems, without final `-a`, that `extensions` make from `verb`.
pub(super) fn extended(verb: &str, extensions: &[Extension]) -> Vec<String> {
    let made = STEMS.iter().filter(|row| (row.0, row.1) == (verb, extensions));
    made.map(|row| row.2.to_owned()).collect()
}
