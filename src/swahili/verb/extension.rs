//! Extensions: what makes another stem from a root. `soma` → `somwa`, `somea`, `somesha`, `someka`, `somana`.
//!
//! The vowel goes by the last vowel of the root: i after a, i, u; e after e, o. After a vowel, l comes between
//! (`chukulia`, `tolewa`). Loans drop their final vowel (`jibu` → `jibiwa`, `samehe` → `samehewa`; `sahau` →
//! `sahauliwa`). Source: Ashton 1944.

use std::sync::LazyLock;

use crate::model::vocabulary;
use crate::swahili::letters::{is_vowel, syllables};

vocabulary! {
    /// One extension of a root.
    Extension: "verb extension" {
        /// `-i-`, `-e-`, to or for somebody.
        Applicative = "applicative",
        /// `-ish-`, `-esh-`, `-z-`, to make do.
        Causative = "causative",
        /// `-ik-`, `-ek-`, to be doable or done.
        Stative = "stative",
        /// `-an-`, one another.
        Reciprocal = "reciprocal",
        /// `-w-`.
        Passive = "passive",
    }
}

use Extension::{Applicative as A, Causative as C, Passive as P, Reciprocal as R, Stative as S};

/// The combinations that are in use, the simpler ones first; the first is none.
pub const COMBINATIONS: &[&[Extension]] = &[
    &[],
    &[P],
    &[A],
    &[C],
    &[S],
    &[R],
    &[A, P],
    &[A, R],
    &[C, P],
    &[C, A],
    &[C, R],
    &[C, S],
    &[S, R],
    &[S, A],
    &[R, C],
    &[R, A],
    &[C, A, P],
    &[C, A, R],
    &[C, S, R],
    &[S, R, C],
    &[R, C, P],
    &[R, A, P],
    &[R, C, A],
];

/// The stems, without final `-a`, that `extensions` make from a verb cited as `verb` (`soma`, `jibu`); none where the
/// verb is of one syllable or does not end in a vowel.
pub fn extended(verb: &str, extensions: &[Extension]) -> Vec<String> {
    let mut stems = Vec::new();
    each(verb, &mut |made, stem| {
        if made == extensions {
            stems.push(stem.to_owned());
        }
    });
    stems
}

/// Hands `take` every stem, without final `-a`, that the combinations make from `verb`, but for the bare one.
pub(super) fn each(verb: &str, take: &mut dyn FnMut(&'static [Extension], &str)) {
    let mut stem = String::with_capacity(verb.len() + 12);
    if let Some(root) = verb.strip_suffix('a') {
        stem.push_str(root);
        grow(&mut stem, 0, &|stem, extension| after_root(stem, extension), take);
    } else if let Some(root) = verb.strip_suffix('e') {
        stem.push_str(root);
        grow(&mut stem, 0, &|_, extension| after_loan(extension, false), take);
    } else if let Some(root) = verb.strip_suffix(['i', 'u']) {
        stem.push_str(if verb.ends_with("au") { verb } else { root });
        if verb.ends_with("au") {
            stem.push('l');
        }
        grow(&mut stem, 0, &|_, extension| after_loan(extension, true), take);
    }
}

/// By combination, those that are one extension longer.
static LONGER: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let longer = |of: &&[Extension]| {
        let is_next = |one: &&[Extension]| one.len() == of.len() + 1 && one.starts_with(of);
        COMBINATIONS.iter().enumerate().filter(|(_, one)| is_next(one)).map(|(at, _)| at).collect()
    };
    COMBINATIONS.iter().map(longer).collect()
});

/// Adds to `stem`, made by the combination with the number `at`, every extension that can follow, with the suffixes that
/// `first` gives, and goes on from there; `stem` is at last as it was.
fn grow(
    stem: &mut String,
    at: usize,
    first: &dyn Fn(&str, Extension) -> &'static [&'static str],
    take: &mut dyn FnMut(&'static [Extension], &str),
) {
    let length = stem.len();
    for &longer in &LONGER[at] {
        let combination = COMBINATIONS[longer];
        let Some(added) = combination.last() else { continue };
        for suffix in first(stem, *added) {
            stem.push_str(suffix);
            take(combination, stem);
            grow(stem, longer, &after_extension, take);
            stem.truncate(length);
        }
    }
}

/// What `extension` adds to the root of a Bantu verb.
fn after_root(root: &str, extension: Extension) -> &'static [&'static str] {
    let Some(vowel) = root.chars().rev().find(|c| is_vowel(*c)) else {
        return &[];
    };
    let high = !matches!(vowel, 'e' | 'o');
    let open = root.ends_with(is_vowel);
    match (extension, open, high) {
        (A, true, true) => &["li"],
        (A, true, false) => &["le"],
        (A, false, true) => &["i"],
        (A, false, false) => &["e"],
        (C, true, true) => &["lish", "z", "sh"],
        (C, true, false) => &["lesh", "z", "sh"],
        (C, false, true) => &["ish"],
        (C, false, false) => &["esh"],
        (S, true, true) => &["k", "lik"],
        (S, true, false) => &["k", "lek"],
        (S, false, true) => &["ik"],
        (S, false, false) => &["ek"],
        (R, _, _) => &["an"],
        // What is passive already has no passive: zaliwa.
        (P, false, _) if root.ends_with('w') => &[],
        (P, false, _) => &["w"],
        // Many verbs in -ia and -ea are old applicatives, which take no l: tumiwa, but pokelewa.
        (P, true, _) if root.ends_with(['i', 'e']) && syllables(root) > 1 => {
            if high {
                &["w", "liw"]
            } else {
                &["w", "lew"]
            }
        }
        (P, true, true) => &["liw"],
        (P, true, false) => &["lew"],
    }
}

/// What a further extension adds after another one. The vowel of an applicative takes no l: `somewa`, `pigiana`.
fn after_extension(stem: &str, extension: Extension) -> &'static [&'static str] {
    if extension == P && stem.ends_with(is_vowel) { &["w"] } else { after_root(stem, extension) }
}

/// What `extension` adds to a loan without its vowel, `high` or not. The reciprocal stands on the applicative: jibiana.
fn after_loan(extension: Extension, high: bool) -> &'static [&'static str] {
    match (extension, high) {
        (A, true) => &["i"],
        (A, false) => &["e"],
        (C, true) => &["ish"],
        (C, false) => &["esh"],
        (S, true) => &["ik"],
        (S, false) => &["ek"],
        (R, true) => &["ian"],
        (R, false) => &["ean"],
        (P, true) => &["iw"],
        (P, false) => &["ew"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(verb: &str, extensions: &[Extension]) -> String {
        extended(verb, extensions).iter().map(|stem| format!("{stem}a")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn vowel_harmony_and_l() {
        for (verb, extensions, expected) in [
            ("soma", &[A][..], "somea"),
            ("piga", &[A], "pigia"),
            ("soma", &[A, P], "somewa"),
            ("pika", &[P], "pikwa"),
            ("chukua", &[P], "chukuliwa"),
            ("toa", &[P], "tolewa"),
            ("pokea", &[P], "pokewa pokelewa"),
            ("tembea", &[C], "tembelesha tembeza tembesha"),
            ("fanya", &[C, P], "fanyishwa"),
            ("pata", &[S, R], "patikana"),
            ("tumia", &[P], "tumiwa tumiliwa"),
            ("zaliwa", &[P], ""),
            ("jua", &[S, R], "jukana julikana"),
            ("unga", &[R, C, P], "unganishwa"),
            ("soma", &[R, A], "somania"),
        ] {
            assert_eq!(made(verb, extensions), expected, "{verb} {extensions:?}");
        }
    }

    #[test]
    fn loans_lose_their_vowel() {
        for (verb, extensions, expected) in [
            ("fikiri", &[A][..], "fikiria"),
            ("jibu", &[P], "jibiwa"),
            ("samehe", &[P], "samehewa"),
            ("sahau", &[P], "sahauliwa"),
            ("salimu", &[R], "salimiana"),
            ("jibu", &[A, R], "jibiana"),
            ("sajili", &[C, P], "sajilishwa"),
            ("ruhusu", &[S], "ruhusika"),
        ] {
            assert_eq!(made(verb, extensions), expected, "{verb}");
        }
    }

    #[test]
    fn what_is_no_verb_has_no_stems() {
        for verb in ["", "a", "x", "la", "ng'", "日本", "soko"] {
            assert!(extended(verb, &[A, P]).iter().all(|stem| !stem.is_empty()), "{verb}");
        }
        assert_eq!(made("la", &[P]), "");
    }
}
