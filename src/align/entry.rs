//! Words as they are counted: by their entry, so that the forms of a word count together.
//!
//! An English word is cut down to a stem, which need not be a word itself (`increas` of `increases`, `increased`); a
//! Swahili word is reduced to the citation form of its likeliest reading. Words of other languages stay as they are.

use crate::swahili::morphology::{Morphology, Reading};
use crate::terminology::english;
use crate::text::fold::fold;
use crate::text::light_words::is_light_word;

/// The entry of `word`, folded, in the language whose primary subtag is `base`; `None` for words that carry a sentence
/// and no subject of it.
pub(super) fn entry(word: &str, base: &str) -> Option<String> {
    if is_light_word(word) {
        return None;
    }
    match base {
        "en" => Some(english_entry(word)),
        "sw" => swahili_entry(word),
        _ => Some(word.to_owned()),
    }
}

fn english_entry(word: &str) -> String {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if let Some(base) = english::irregular_base(word) {
        return stem(base);
    }
    // Of several the last has lost the least: `increase`, not `increasis`.
    let singular = english::singulars(word).pop().unwrap_or_else(|| word.to_owned());
    stem(&singular)
}

/// `word` without `-ing`, `-ed` and a last `-e`, its last letter written once, `-y` as `-i`.
fn stem(word: &str) -> String {
    let has_vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let cut = ["ing", "ed"].iter().find_map(|ending| {
        word.strip_suffix(ending).filter(|stem| stem.len() > 2 && has_vowel(stem) && !stem.ends_with('e'))
    });
    let mut stem = cut.unwrap_or(word);
    if stem.len() > 3 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
    }
    let mut letters = stem.bytes().rev();
    if stem.len() > 3 && letters.next() == letters.next() {
        stem = &stem[..stem.len() - 1];
    }
    match stem.strip_suffix('y') {
        Some(rest) if rest.len() > 2 => format!("{rest}i"),
        _ => stem.to_owned(),
    }
}

fn swahili_entry(word: &str) -> Option<String> {
    let morphology = Morphology::shipped();
    let known = morphology.readings(word);
    let guessed;
    let reading = match known.first() {
        Some(Reading::Concord(_)) => return None,
        Some(reading) => reading,
        // What is no Swahili word is a name or a loan and has no prefixes.
        None if !looks_swahili(word) => return Some(word.to_owned()),
        None => {
            guessed = morphology.analyse(word);
            match guessed.first() {
                Some(reading) => reading,
                None => return Some(word.to_owned()),
            }
        }
    };
    let lemma = fold(reading.lemma(morphology.lexicon()));
    Some(if lemma.is_empty() { word.to_owned() } else { lemma })
}

/// Swahili words end in a vowel.
fn looks_swahili(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u']) && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_entry() {
        for forms in [
            &["increase", "increases", "increased", "increasing"][..],
            &["study", "studies", "studied", "studying"],
            &["plan", "plans", "planned", "planning"],
            &["take", "takes", "took", "taken", "taking"],
            &["process", "processes", "processed"],
            &["child", "children"],
        ] {
            let entries: Vec<_> = forms.iter().filter_map(|form| entry(form, "en")).collect();
            assert!(entries.iter().all(|one| *one == entries[0]), "{forms:?} {entries:?}");
        }
        for (form, citation) in [("vitabu", "kitabu"), ("wagonjwa", "mgonjwa"), ("alisoma", "soma")] {
            assert_eq!(entry(form, "sw").as_deref(), Some(citation));
        }
        assert_eq!(entry("vya", "sw"), None);
        assert_eq!(entry("covid-19", "sw").as_deref(), Some("covid-19"));
        assert_eq!(entry("the", "en"), None);
        assert_eq!(entry("maison", "fr").as_deref(), Some("maison"));
    }
}
