//! The plurals of a noun whose class nobody gave: from the lexicon where it has the noun, else from its shape.

use super::class_set::ClassPair;
use super::concord::ConcordKind;
use super::letters::is_vowel;
use super::lexicon::Lexicon;
use super::lexicon::nouns::{Animacy, Noun};
use super::morphology::{Morphology, Reading};
use super::noun::plural;
use super::noun_class::NounClass;
use crate::text::letter_case::with_case;

/// The plurals of `noun`, in its citation form, with their classes, none twice; also where one equals the noun
/// (`nyenzo`). What a shape gives is a guess; also beside the lexicon's plural, where usage is likely to differ (`mtume`:
/// `mitume`, `watume`). The plural of a noun in u- has no prefix, so there a form that is known as another word is none
/// (`bora` of `ubora`).
pub fn plurals(noun: &str) -> Vec<(ClassPair, String)> {
    let lower = noun.to_lowercase();
    let known = Lexicon::shipped().noun(&lower);
    let mut found: Vec<(ClassPair, String)> = Vec::new();
    for (pair, plural) in known.into_iter().flat_map(|known| &known.uses) {
        found.extend(plural.iter().map(|plural| (*pair, like(noun, plural))));
    }
    for pair in pairs(&lower) {
        let Some(plural) = plural(noun, pair).filter(|_| known.is_none_or(|known| is_likely(known, pair))) else {
            continue;
        };
        let new = found.iter().all(|(_, other)| *other != plural);
        // Without a prefix, or beside a noun that is known, only what is no other word.
        let bare = pair.plural.is_some_and(|class| class.number() == 10) && lower != plural;
        let another = (bare && is_another_word(&plural)) || (known.is_some() && is_listed_otherwise(&plural));
        if new && !another {
            found.push((pair, plural));
        }
        // wa- melts with e in some nouns and not in others: werevu, waelekezi.
        if known.is_none()
            && pair.singular == NounClass::PERSON
            && let Some(stem) = lower.strip_prefix("mw")
        {
            let apart = like(noun, &format!("wa{stem}"));
            if found.iter().all(|(_, other)| *other != apart) {
                found.push((pair, apart));
            }
        }
    }
    found
}

/// Whether a noun that the lexicon has may be used in the classes of `pair` as well: persons in 1/2, thin things in
/// 11/10; and in a class for which the lexicon has no plural.
fn is_likely(known: &Noun, pair: ClassPair) -> bool {
    match pair.singular.number() {
        1 => known.animacy == Animacy::Animate,
        11 => known
            .classes
            .pairs()
            .iter()
            .any(|one| one.singular == pair.singular || (one.singular.number() == 14 && one.plural == pair.plural)),
        3 | 5 | 7 => known.classes.pairs().iter().any(|one| one.singular == pair.singular && one.plural.is_none()),
        _ => false,
    }
}

/// `plural` with a capital where `noun` has one.
pub(super) fn like(noun: &str, plural: &str) -> String {
    with_case(plural, noun)
}

/// The pairs of classes that the shape of `noun` allows.
fn pairs(noun: &str) -> Vec<ClassPair> {
    let numbers: &[(u8, u8)] = match noun.as_bytes() {
        [b'k', b'i', ..] => &[(7, 8)],
        [b'c', b'h', vowel, ..] if is_vowel(char::from(*vowel)) => &[(7, 8), (5, 6)],
        [b'm', b'a' | b'e' | b'i', ..] => &[(9, 10)],
        [b'm', ..] => &[(1, 2), (3, 4)],
        [b'w', ..] => &[(11, 10), (9, 10)],
        [b'u', ..] => &[(11, 10), (14, 6), (5, 6)],
        _ => &[(9, 10), (5, 6)],
    };
    let pair = |(singular, plural): &(u8, u8)| {
        Some(ClassPair { singular: NounClass::new(*singular)?, plural: NounClass::new(*plural) })
    };
    numbers.iter().filter_map(pair).collect()
}

fn is_another_word(form: &str) -> bool {
    let morphology = Morphology::shipped();
    is_listed_otherwise(form) || (!morphology.is_listed(form) && !morphology.parses(form).is_empty())
}

/// Whether `form` is listed as anything but a plural.
fn is_listed_otherwise(form: &str) -> bool {
    let listed = Morphology::shipped().listed(form);
    listed.iter().any(|reading| match reading {
        Reading::Noun { plural, .. } => !plural,
        // So many forms that some have the letters of a noun: vilimo.
        Reading::Concord(concord) => concord.kind != ConcordKind::ObjectRelativeCopula,
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(noun: &str) -> Vec<String> {
        plurals(noun).into_iter().map(|(_, plural)| plural).collect()
    }

    #[test]
    fn the_lexicon_knows_better_than_the_shape() {
        assert_eq!(made("kitabu"), ["vitabu"]);
        assert_eq!(made("ubora"), [""; 0]);
        assert_eq!(made("jiko"), ["meko", "majiko"]);
    }

    #[test]
    fn unknown_nouns_go_by_their_shape() {
        assert_eq!(made("kizugo"), ["vizugo"]);
        assert_eq!(made("mzugo"), ["wazugo", "mizugo"]);
        assert_eq!(made("zugo"), ["zugo", "mazugo"]);
        assert_eq!(made(""), [""; 0]);
    }
}
