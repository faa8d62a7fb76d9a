//! Whether two words of a translation are plainly forms of one word.

use crate::swahili::morphology::{Morphology, Reading};
use crate::terminology::english;
use crate::text::language::Language;

/// What tells forms of one word in `language`: in Swahili the lexicon, in English the plural. Nothing is a form of
/// anything else in a language that is not known.
pub fn same_word(language: &Language) -> impl Fn(&str, &str) -> bool + use<> {
    let base = language.base().to_owned();
    move |a, b| match base.as_str() {
        "sw" => may_be_forms(a, b) && same_in_swahili(a, b),
        "en" => is_plural(a, b) || is_plural(b, a),
        _ => false,
    }
}

fn is_plural(plural: &str, word: &str) -> bool {
    plural.starts_with(word.get(..2).unwrap_or(word)) && english::plurals(word).iter().any(|one| one == plural)
}

/// Agreeing words (`wa`, `zao`) change before the final vowel too.
const SHORT: usize = 5;

/// Whether the last letter but one is the same: forms of a Swahili word differ at the beginning, and
/// at the end in the final vowel alone. Saves the analysis of most pairs.
fn may_be_forms(a: &str, b: &str) -> bool {
    let end = |word: &str| word.chars().rev().nth(1);
    end(a) == end(b) || a.len() <= SHORT && b.len() <= SHORT
}

/// Whether the likeliest readings are of one entry: a noun in both its numbers, an adjective or agreeing word in any
/// class, a verb in any tense, but not a verb and its negative or another made from it.
fn same_in_swahili(a: &str, b: &str) -> bool {
    let morphology = Morphology::shipped();
    let (a, b) = (morphology.readings(a), morphology.readings(b));
    match (a.first(), b.first()) {
        (Some(Reading::Noun { noun: a, .. }), Some(Reading::Noun { noun: b, .. })) => a == b,
        (Some(Reading::Adjective { adjective: a, .. }), Some(Reading::Adjective { adjective: b, .. })) => a == b,
        (Some(Reading::Concord(a)), Some(Reading::Concord(b))) => a.lemma == b.lemma,
        (Some(Reading::Verb { verb: a, form, .. }), Some(Reading::Verb { verb: b, form: other, .. })) => {
            a == b && (form.negative, form.extensions) == (other.negative, other.extensions)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_entry_are_one_word_and_others_are_not() {
        let swahili = same_word(&Language::swahili());
        for (a, b) in [("kitabu", "vitabu"), ("wa", "za"), ("anasoma", "walisoma"), ("kubwa", "mkubwa")] {
            assert!(swahili(a, b), "{a} {b}");
        }
        for (a, b) in [("ugonjwa", "wagonjwa"), ("anasoma", "hasomi"), ("soma", "somesha"), ("na", "wa"), ("", "")] {
            assert!(!swahili(a, b), "{a} {b}");
        }
        let english = same_word(&Language::english());
        assert!(english("mines", "mine") && english("company", "companies") && !english("mine", "mining"));
    }
}
