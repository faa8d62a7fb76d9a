//! Extensions: what makes another stem from a root. `soma` → `somwa`, `somea`, `somesha`, `someka`, `somana`.
//!
//! The vowel goes by the last vowel of the root: i after a, i, u; e after e, o. After a vowel, l comes between
//! (`chukulia`, `tolewa`). Loans drop their final vowel (`jibu` → `jibiwa`, `samehe` → `samehewa`; `sahau` →
//! `sahauliwa`). Source: Ashton 1944.

use crate::model::vocabulary;

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

/// The combinations that are in use, the simpler ones first.
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
    let Some((first, rest)) = extensions.split_first() else {
        return Vec::new();
    };
    let Some(root) = verb.strip_suffix('a') else {
        return loan(verb, extensions);
    };
    let mut stems = extend_root(root, *first);
    for extension in rest {
        stems = stems.iter().flat_map(|stem| extend_stem(stem, *extension)).collect();
    }
    stems
}

/// The first extension, after the root itself.
fn extend_root(root: &str, extension: Extension) -> Vec<String> {
    let Some(vowel) = root.chars().rev().find(|c| is_vowel(*c)) else {
        return Vec::new();
    };
    let high = !matches!(vowel, 'e' | 'o');
    let open = root.ends_with(is_vowel);
    let (i, l) = (if high { "i" } else { "e" }, if open { "l" } else { "" });
    let with = |suffix: &str| format!("{root}{suffix}");
    match extension {
        A => vec![with(&format!("{l}{i}"))],
        C if open => vec![with(&format!("l{i}sh")), with("z"), with("sh")],
        C => vec![with(&format!("{i}sh"))],
        S if open => vec![with("k"), with(&format!("l{i}k"))],
        S => vec![with(&format!("{i}k"))],
        R => vec![with("an")],
        // What is passive already has no passive: zaliwa.
        P if root.ends_with('w') => Vec::new(),
        // Many verbs in -ia and -ea are old applicatives, which take no l: tumiwa, but pokelewa.
        P if root.ends_with(['i', 'e']) && root.chars().filter(|c| is_vowel(*c)).count() > 1 => {
            vec![with("w"), with(&format!("l{i}w"))]
        }
        P if open => vec![with(&format!("l{i}w"))],
        P => vec![with("w")],
    }
}

/// A further extension, after another one. The vowel of an applicative takes no l: `somewa`, `pigiana`.
fn extend_stem(stem: &str, extension: Extension) -> Vec<String> {
    if extension == P && stem.ends_with(is_vowel) {
        return vec![format!("{stem}w")];
    }
    extend_root(stem, extension)
}

/// A verb that keeps another vowel than -a.
fn loan(verb: &str, extensions: &[Extension]) -> Vec<String> {
    let (root, i) = if let Some(root) = verb.strip_suffix('e') {
        (root.to_owned(), "e")
    } else if verb.ends_with("au") {
        (format!("{verb}l"), "i")
    } else if let Some(root) = verb.strip_suffix(['i', 'u']) {
        (root.to_owned(), "i")
    } else {
        return Vec::new();
    };
    let (first, rest) = match extensions {
        // The reciprocal stands on the applicative: jibiana, sameheana.
        [A, R, rest @ ..] | [R, rest @ ..] => (format!("{root}{i}an"), rest),
        [A, rest @ ..] => (format!("{root}{i}"), rest),
        [C, rest @ ..] => (format!("{root}{i}sh"), rest),
        [S, rest @ ..] => (format!("{root}{i}k"), rest),
        [P, rest @ ..] => (format!("{root}{i}w"), rest),
        [] => return Vec::new(),
    };
    rest.iter()
        .fold(vec![first], |stems, extension| stems.iter().flat_map(|stem| extend_stem(stem, *extension)).collect())
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
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
