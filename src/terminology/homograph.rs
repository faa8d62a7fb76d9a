//! Forms that are another word for the most part: `kwanza` is not `-anza`, `hapa` not `-pa`, `bora` no plural of `ubora`.
//!
//! Rules over what the lexicon lists, no list of their own. They go for single words and for phrases of the closed
//! classes; a longer phrase speaks for itself.

use std::sync::LazyLock;

use crate::swahili::concord::ConcordKind;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::adjectives::Concord;
use crate::swahili::lexicon::closed::ClosedPart;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;

/// Nouns of fewer letters give ki- words that are others too often: `kitani` is linen.
pub(super) const SHORTEST_NOUN_OF_MANNER: usize = 5;

/// The place words of the closed classes, without the word that follows them there: `miongoni mwa`.
static CLOSED_PLACES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let phrases = Lexicon::shipped().closed.iter().filter_map(|one| one.word.split_once(' '));
    phrases
        .filter(|(place, of)| place.ends_with("ni") && ["mwa", "kwa", "pa"].contains(of))
        .map(|(place, _)| place)
        .collect()
});

/// Whether `form` is a word or phrase of a closed class, or one that agrees (`hapa`, `wake`, `kidogo`).
pub(super) fn is_closed(form: &str) -> bool {
    has(form, &|reading| matches!(reading, Reading::Closed { .. } | Reading::Concord(_)))
}

/// Whether `form` is of a closed class or a noun: no adjective and no verb then.
pub(super) fn is_another_word(form: &str) -> bool {
    has(form, &|reading| match reading {
        Reading::Closed { .. } | Reading::Concord(_) => true,
        Reading::Noun { class, .. } => *class != NounClass::INFINITIVE,
        _ => false,
    })
}

/// Whether `word`, folded, is listed as anything but an infinitive, so that it is hardly a form of a verb (`wazima`,
/// grown-ups), or is `ki-` with a noun (`kiudhibiti`).
pub(super) fn is_no_verb(word: &str) -> bool {
    let is_noun = |reading: &Reading| matches!(reading, Reading::Noun { locative: false, .. });
    let of_noun =
        || word.strip_prefix("ki").is_some_and(|noun| noun.len() >= SHORTEST_NOUN_OF_MANNER && has(noun, &is_noun));
    is_another_word(word) || has(word, &|reading| matches!(reading, Reading::Adjective { .. })) || of_noun()
}

/// Whether `form`, which a rule made of `noun`, is of a closed class, or is listed and not as a form of `noun`. A plural
/// that is listed by itself (`malipo` beside `lipo`) and persons of an adjective (`waangalifu`) are forms of it too.
pub(super) fn is_another_noun(form: &str, noun: &str) -> bool {
    let morphology = Morphology::shipped();
    let lexicon = morphology.lexicon();
    let noun = fold(noun);
    let rare = |reading: &&Reading| matches!(reading, Reading::Concord(concord) if concord.kind == ConcordKind::ObjectRelativeCopula);
    let readings: Vec<&Reading> = morphology.listed(&fold(form)).iter().filter(|reading| !rare(reading)).collect();
    let own = |reading: &Reading| match reading {
        Reading::Noun { plural, .. } => {
            reading.lemma(lexicon) == noun || (*plural && reading.lemma(lexicon) == fold(form))
        }
        Reading::Adjective { adjective, agreement } => {
            let persons = agreement.has(NounClass::PERSONS);
            persons && lexicon.adjectives.get(*adjective as usize).is_some_and(|one| one.concord.is_agreeing())
        }
        _ => false,
    };
    let is_own = readings.iter().copied().any(own);
    // taratibu is an adverb too, but as often the plural of utaratibu.
    let adverb = |reading: &Reading| match reading {
        Reading::Closed { word } => {
            lexicon.closed.get(*word as usize).is_some_and(|one| one.part == ClosedPart::Adverb)
        }
        // ndimi, it is I, is seldom meant beside the tongues.
        Reading::Concord(concord) => concord.kind == ConcordKind::Identifying,
        _ => true,
    };
    let is_noun = is_own && readings.iter().copied().all(adverb);
    !readings.is_empty() && !is_noun
}

/// Whether `place`, which a rule made of `noun`, is anything else as well: `milioni` is hardly ever in the noises. A place
/// word of the closed classes is listed with the word that follows it (`miongoni mwa`).
pub(super) fn is_another_place(place: &str, noun: &str) -> bool {
    let morphology = Morphology::shipped();
    let (lexicon, noun, place) = (morphology.lexicon(), fold(noun), fold(place));
    let is_place = |reading: &Reading| matches!(reading, Reading::Noun { locative: true, .. });
    let own = |reading: &Reading| is_place(reading) && reading.lemma(lexicon) == noun;
    // -a kiwandani is of the place, and so the same word.
    let of_place = |reading: &Reading| {
        matches!(reading, Reading::Adjective { adjective, .. }
        if lexicon.adjectives.get(*adjective as usize).is_some_and(|one| one.concord == Concord::AfterAssociative))
    };
    let listed = morphology.listed(&place);
    let same = |reading: &Reading| is_place(reading) || of_place(reading);
    let fits = listed.is_empty() || (listed.iter().any(own) && listed.iter().all(same));
    !fits || CLOSED_PLACES.contains(&place.as_str())
}

/// Whether `form` is known at all, listed or as a form of a verb: no word that a rule makes of another then.
pub(super) fn is_known(form: &str) -> bool {
    let morphology = Morphology::shipped();
    let form = fold(form);
    morphology.is_listed(&form) || !morphology.parses(&form).is_empty()
}

fn has(form: &str, so: &dyn Fn(&Reading) -> bool) -> bool {
    Morphology::shipped().listed(&fold(form)).iter().any(so)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_their_own() {
        for word in ["kwanza", "hapa", "lazima", "wake", "Kwa sababu"] {
            assert!(is_closed(word) && is_another_word(word), "{word}");
        }
        assert!(is_another_word("chuma") && !is_another_word("kuchuma"));
        for word in ["wazima", "kiudhibiti", "kazi"] {
            assert!(is_no_verb(word), "{word}");
        }
        assert!(!is_no_verb("kinatumika") && !is_no_verb("") && !is_no_verb("日本"));
    }

    #[test]
    fn a_noun_is_known_by_its_own_forms() {
        assert!(is_another_noun("bora", "ubora") && !is_another_noun("vitabu", "kitabu"));
        assert!(!is_another_place("kiwandani", "kiwanda") && !is_another_place("zugoni", "zugo"));
        for (place, noun) in [("milioni", "mlio"), ("miongoni", "muongo")] {
            assert!(is_another_place(place, noun), "{place}");
        }
    }
}
