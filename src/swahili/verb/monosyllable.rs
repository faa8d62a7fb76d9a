//! Verbs of one syllable: `la`, `nywa`, `fa` … Their derived stems follow no rule, and they keep `ku-` after most tenses
//! (`anakula`). Source: Ashton 1944.

use super::extension::Extension::{self, Applicative as A, Causative as C, Passive as P, Stative as S};
use crate::swahili::letters::syllables;

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
    syllables(verb) == 1
}

/// Hands `take` every stem, without final `-a`, that extensions make from `verb`.
pub(super) fn each(verb: &str, take: &mut dyn FnMut(&'static [Extension], &str)) {
    STEMS.iter().filter(|row| row.0 == verb).for_each(|(_, extensions, stem)| take(extensions, stem));
}
