//! Words that are made from a Swahili term and are terms of their own: who does it (`mtumiaji`), the doing (`utumiaji`),
//! the manner or field of something (`kiteknolojia`), small things (`kijiti`).
//!
//! Rules: Ashton 1944. What the extensions of verbs make (`tumika`, `tumisha`) is found by [`super::verbs`].

use super::homograph::{SHORTEST_NOUN_OF_MANNER, is_another_word, is_closed, is_known};
use super::inflection::Forms;
use super::swahili_forms::verb_stem;
use crate::model::concept::{PartOfSpeech, Term};
use crate::swahili::class_set::ClassSet;
use crate::swahili::letters::syllables;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun::diminutive;
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;

/// Adds what is made from `term`, whose citation form is `text`.
pub(super) fn add(term: &Term, text: &str, forms: &mut Forms) {
    if let Some((stem, rest)) = verb_stem(term) {
        doers(stem, rest, forms);
    } else if matches!(term.part_of_speech, Some(PartOfSpeech::Noun) | None) && !text.contains(char::is_whitespace) {
        let given = term.noun_class.as_deref().and_then(|class| class.parse::<ClassSet>().ok());
        let listed = || Lexicon::shipped().noun(text).map(|known| known.classes.clone());
        let classes = given.or_else(listed);
        manner(text, classes.as_ref(), forms);
        small(text, classes.as_ref(), forms);
    }
}

/// `mtumiaji`, `watumiaji`, `utumiaji`; with `mw-` or `mu-` before a vowel. Loans and verbs of one syllable make none.
fn doers(stem: &str, rest: &str, forms: &mut Forms) {
    if !stem.ends_with('a') || syllables(stem) < 2 {
        return;
    }
    let persons: &[&str] = if stem.starts_with('u') {
        &["mu", "mw", "wa"]
    } else if stem.starts_with('e') {
        &["mw", "wa", "w"]
    } else if stem.starts_with(['a', 'i', 'o']) {
        &["mw", "wa"]
    } else {
        &["m", "wa"]
    };
    for prefix in persons.iter().chain(&["u"]) {
        let doer = format!("{prefix}{stem}ji");
        if !is_closed(&doer) {
            forms.relate(if rest.is_empty() { doer } else { format!("{doer} {rest}") });
        }
    }
}

/// `kiteknolojia`, `kiuchumi`, `kitaalamu` of `mtaalamu`; an adverb, or an adjective after `-a`.
fn manner(noun: &str, classes: Option<&ClassSet>, forms: &mut Forms) {
    if noun.chars().count() < SHORTEST_NOUN_OF_MANNER || noun.contains(char::is_uppercase) {
        return;
    }
    let is_person = classes.is_some_and(|set| set.pairs().iter().any(|pair| pair.singular == NounClass::PERSON));
    let person = || noun.strip_prefix("mw").or_else(|| noun.strip_prefix('m')).filter(|stem| !is_known(stem));
    let made = if is_person { person().map(|stem| format!("ki{stem}")) } else { Some(format!("ki{noun}")) };
    let Some(made) = made else {
        return;
    };
    let morphology = Morphology::shipped();
    // The lexicon has some of them as adjectives or adverbs; another word would be a noun or a verb.
    let own = |reading: &Reading| matches!(reading, Reading::Adjective { .. } | Reading::Closed { .. });
    let folded = fold(&made);
    if morphology.listed(&folded).iter().all(own) && morphology.parses(&folded).is_empty() {
        forms.relate(made);
    }
}

fn small(noun: &str, classes: Option<&ClassSet>, forms: &mut Forms) {
    for pair in classes.into_iter().flat_map(ClassSet::pairs) {
        let Some((one, many)) = diminutive(noun, pair.singular) else { continue };
        // What vi- with the stem can be, ki- with it can be too.
        if !is_another_word(&many) && !is_known(&one) {
            forms.relate(one);
            forms.relate(many);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn made(text: &str, part: PartOfSpeech, class: &str) -> String {
        let class = Some(class.to_owned()).filter(|class| !class.is_empty());
        let term = Term { part_of_speech: Some(part), noun_class: class, ..Term::new(Language::swahili(), text) };
        let mut forms = Forms::default();
        add(&term, text, &mut forms);
        forms.iter().map(|form| form.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn who_does_it_and_the_doing() {
        let verb = |text: &str| made(text, PartOfSpeech::Verb, "");
        assert_eq!(verb("kutumia"), "mtumiaji watumiaji utumiaji");
        assert_eq!(verb("kuwekeza"), "mwekezaji wawekezaji uwekezaji");
        assert_eq!(verb("kuandika"), "mwandikaji waandikaji uandikaji");
        assert_eq!(verb("kuuza"), "muuzaji mwuzaji wauzaji uuzaji");
        assert_eq!(verb("kujibu"), "");
        assert_eq!(verb("kula"), "");
    }

    #[test]
    fn manner_and_small_things() {
        let noun = |text: &str, class: &str| made(text, PartOfSpeech::Noun, class);
        assert_eq!(noun("uchumi", "14"), "kiuchumi");
        assert_eq!(noun("mtaalamu", "1/2"), "kitaalamu");
        assert_eq!(noun("mfumo", "3/4"), "kimfumo kifumo vifumo");
        assert_eq!(noun("tani", "9/10"), "");
        assert_eq!(noun("mfumo wa viwanda", "3/4"), "");
        for odd in ["", "-", "m", "日本", "TEHAMA"] {
            assert_eq!(noun(odd, "7/8"), "", "{odd}");
        }
    }
}
