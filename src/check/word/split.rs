//! Where a word that nobody knows falls into two known ones.

use crate::swahili::lexicon::adjectives::Concord as AdjectiveConcord;
use crate::swahili::lexicon::closed::ClosedPart;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::orthography::variants::group;
use crate::swahili::verb::Tense;

/// Words of one syllable that stand before a noun.
const SHORT: [&str; 9] = ["cha", "kila", "kwa", "la", "na", "vya", "wa", "ya", "za"];

/// Words that stand before a noun or a clause and begin no longer word.
#[rustfmt::skip]
const BEFORE: [&str; 18] = [
    "ambapo", "ambayo", "ambazo", "baada", "dhidi", "hadi", "kabla", "kama", "katika", "kuhusu", "kupitia", "kutoka",
    "kutokana", "kwamba", "kwenye", "lakini", "pamoja", "tangu",
];

/// Words that follow a noun and end no longer word.
#[rustfmt::skip]
const AFTER: [&str; 15] = [
    "cha", "hadi", "kama", "katika", "kuliko", "kutoka", "kwa", "kwamba", "kwenye", "la", "na", "vya", "wa", "ya", "za",
];

/// Those of them that are no ending of a verb, as `-wa`, `-za` and `-ni` are.
const AFTER_VERB: [&str; 8] = ["hadi", "kama", "katika", "kuliko", "kutoka", "kwa", "kwamba", "kwenye"];

/// Words of fewer letters are not split: too many are names and loans.
const LEAST: usize = 7;

/// The two words that `word`, folded, was made of by leaving out a space; `None` where it may be one word.
pub(super) fn split(word: &str) -> Option<(&str, &str)> {
    if word.len() < LEAST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let morphology = Morphology::shipped();
    if morphology.is_listed(word) {
        return None;
    }
    let parts = (2..=word.len() - 2).filter_map(|at| word.split_at_checked(at));
    let mut found = None;
    for (first, second) in parts.filter(|(first, second)| fits(morphology, first, second)) {
        // Two ways to part it: neither is sure.
        if found.replace((first, second)).is_some() {
            return None;
        }
    }
    let known = || !morphology.readings(word).is_empty() || group(word).is_some();
    found.filter(|_| !known())
}

fn fits(morphology: &Morphology, first: &str, second: &str) -> bool {
    if !first.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return false;
    }
    if SHORT.contains(&first) {
        let is_word = || is_noun(morphology, second) || is_small_word(second) || is_infinitive(morphology, second);
        return second.len() >= 4 && is_word();
    }
    if BEFORE.contains(&first) {
        return second.len() >= 4 && (morphology.is_listed(second) || is_finite(morphology, second));
    }
    if AFTER.contains(&second) {
        return (first.len() >= 4 && morphology.is_listed(first))
            || (AFTER_VERB.contains(&second) && first.len() >= 6 && is_finite(morphology, first));
    }
    if first.len() < 5 {
        return false;
    }
    if (second.len() >= 5 && is_noun(morphology, second)) || is_infinitive(morphology, second) || second == "kazi" {
        return is_finite(morphology, first);
    }
    is_noun(morphology, first)
        && (qualifies(morphology, first, second) || (second.len() >= 6 && is_finite(morphology, second)))
}

/// Whether `word` is a verb in `ku-`.
fn is_infinitive(morphology: &Morphology, word: &str) -> bool {
    word.len() >= 6
        && word.starts_with("ku")
        && morphology.parses(word).iter().any(|parse| parse.form.tense == Tense::Infinitive)
}

/// Whether `word` is a noun of the lexicon, not as a place.
fn is_noun(morphology: &Morphology, word: &str) -> bool {
    morphology.listed(word).iter().any(|reading| matches!(reading, Reading::Noun { locative: false, .. }))
}

/// Whether `word` is a verb with a subject and a tense that is not written without one.
fn is_finite(morphology: &Morphology, word: &str) -> bool {
    let finite = |tense| {
        use Tense::{Future, Habitual, Infinitive, Past, Perfect, Present};
        matches!(tense, Present | Past | Future | Perfect | Habitual | Infinitive)
    };
    morphology.parses(word).iter().any(|parse| finite(parse.form.tense))
}

/// Whether `second` is a demonstrative, a possessive or an adjective with a prefix that agrees with the noun `first`.
fn qualifies(morphology: &Morphology, first: &str, second: &str) -> bool {
    if second.len() < 3 {
        return false;
    }
    let lexicon = morphology.lexicon();
    let classes = || {
        morphology.listed(first).iter().filter_map(|reading| match reading {
            Reading::Noun { class, .. } => Some(*class),
            _ => None,
        })
    };
    morphology.listed(second).iter().any(|reading| match reading {
        Reading::Concord(concord) => concord.kind.is_modifier() && classes().any(|class| concord.agreement.has(class)),
        Reading::Adjective { adjective, agreement } => {
            let agreeing =
                |one: &crate::swahili::lexicon::adjectives::Adjective| one.concord == AdjectiveConcord::Agreeing;
            second.len() >= 4
                && lexicon.adjectives.get(*adjective as usize).is_some_and(agreeing)
                && classes().any(|class| agreement.has(class))
        }
        _ => false,
    })
}

/// Whether `word`, folded, is a small word: it agrees with a noun or belongs to a closed class.
pub(super) fn is_small_word(word: &str) -> bool {
    let morphology = Morphology::shipped();
    morphology.listed(word).iter().any(|reading| match reading {
        Reading::Concord(_) => true,
        Reading::Closed { word } => {
            use ClosedPart::{Ideophone, Interjection, Title};
            let part = morphology.lexicon().closed.get(*word as usize).map(|word| word.part);
            part.is_some_and(|part| !matches!(part, Ideophone | Interjection | Title))
        }
        _ => false,
    })
}
