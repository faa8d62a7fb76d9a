//! Words that are wrong as an adverb and right as a noun: `mtawaliwa` is one who is ruled.

use super::list::NON_WORDS;
use crate::check::pair::Text;
use crate::swahili::agreement::Agreement;
use crate::swahili::morphology::{Morphology, Reading};

/// Words that a noun comes right after.
const BEFORE_NOUNS: [&str; 14] =
    ["cha", "kama", "kila", "kwa", "la", "na", "ni", "si", "vya", "wa", "ya", "yule", "za", "huyo"];

/// Words that come right after the noun for a person.
const AFTER_NOUNS: [&str; 15] = [
    "ambaye", "huyo", "huyu", "mmoja", "mwenye", "mwingine", "wa", "wake", "wako", "wangu", "wao", "wenu", "wetu",
    "yeyote", "yule",
];

/// Whether the adverb that a list or a glossary refuses may be a noun where it is the word `index` of `text`.
pub(in crate::check) fn may_be_noun(text: &Text<'_>, index: usize) -> bool {
    let words = text.folded_words();
    let Some((word, _)) = words.get(index) else { return false };
    let listed = || Morphology::shipped().listed(word).iter().any(|one| matches!(one, Reading::Noun { .. }));
    (NON_WORDS.get(&**word).is_some_and(|entry| entry.is_noun) || listed()) && stands_as_noun(text, index)
}

/// Whether the word `index` is a noun by its neighbours.
pub(super) fn stands_as_noun(text: &Text<'_>, index: usize) -> bool {
    let words = text.folded_words();
    let Some((_, span)) = words.get(index) else { return false };
    let before = index.checked_sub(1).and_then(|at| words.get(at)).filter(|(_, one)| text.are_neighbours(one, span));
    let behind = words.get(index + 1).filter(|(_, one)| text.are_neighbours(span, one));
    let is_verb = |word: &str, part: fn(&Reading) -> Agreement| {
        Morphology::shipped().readings(word).iter().any(|one| part(one).meets(Agreement::of(&[1])))
    };
    let object = |one: &Reading| if let Reading::Verb { form, .. } = one { form.object } else { Agreement::NONE };
    let subject = |one: &Reading| if let Reading::Verb { form, .. } = one { form.subject } else { Agreement::NONE };
    // Nobody begins a sentence with the adverb, unless a comma follows.
    before.is_some_and(|(word, _)| BEFORE_NOUNS.contains(&&**word) || is_verb(word, object))
        || behind.is_some_and(|(word, _)| {
            AFTER_NOUNS.contains(&&**word) || is_verb(word, subject) || text.begins_sentence(span)
        })
}
