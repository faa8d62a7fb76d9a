//! How likely a word is in each language.

use std::sync::{Arc, LazyLock};

use super::languages::{ENGLISH, LANGUAGES, SWAHILI, all, spellings};
use super::shape::is_small_english;
use crate::swahili::lexicon::closed::ClosedPart;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::orthography::variants::group;
use crate::text::function_words::is_swahili;
use crate::text::light_words::is_light_word;
use crate::text::remembered::Remembered;

/// The logarithm of a word's probability in each language.
pub(super) type Likelihoods = [f32; LANGUAGES];

/// What a word in a text that the lists do not have comes to, in each language: little where they have most words.
const UNLISTED: Likelihoods = [-1.8, -3.2, -0.6, -0.6, -0.6, -0.6, -0.9, -0.9, -0.9, -0.9, -0.6, -0.9];

/// A function word: one in sixty of a text.
const FUNCTION_WORD: f32 = -4.0;
/// A common small word.
const SMALL_WORD: f32 = -5.5;
/// An English word that is listed.
const ENGLISH_WORD: f32 = -8.1;
/// A form of one.
const ENGLISH_FORM: f32 = -9.3;
/// A pronoun or the like, which agree or are of a closed class.
const CLOSED_WORD: f32 = -7.0;
/// A Swahili noun or adjective that is listed.
const SWAHILI_WORD: f32 = -8.3;
/// A form of a verb, or what was made from a word.
const SWAHILI_FORM: f32 = -9.5;
/// A short one: other languages have words with its letters.
const SHORT_FORM: f32 = -10.3;
/// What stands in few texts: an interjection.
const RARE: f32 = -10.0;
/// A function word of another language.
const OTHER_SMALL_WORD: f32 = -5.0;
/// Another common word of it.
const OTHER_WORD: f32 = -7.5;
/// A word that English or Swahili has as well speaks for the other language so much at most.
const SHARED: f32 = 1.0;
/// The same of a function word of the other language that is no small word of these two.
const SHARED_SMALL: f32 = 2.5;

/// A text of each language has English words that are no words of its own, by this much less often than an English
/// text has them.
const BORROWED: Likelihoods = [0.0, -4.5, -7.0, -7.0, -7.0, -7.0, -7.0, -7.0, -7.0, -7.0, -7.0, -7.0];
/// An English text has Swahili words so much less often: most of these are words that Swahili has from elsewhere too.
const BORROWED_FROM_SWAHILI: f32 = -6.5;

/// Swahili's neighbours have words that are Swahili ones as well, or look like forms of such, by this much less often
/// than a Swahili text has them; Europe's languages by chance alone. Counted in news texts of the first three.
const COGNATE: Likelihoods = [f32::NEG_INFINITY, 0.0, -2.2, -1.7, -2.7, -2.2, -6.0, -6.0, -6.0, -6.0, -2.7, -4.0];

/// No word speaks more than this against a language: it may be misspelt, a name, or quoted from elsewhere.
const LOUDEST: f32 = 7.5;

/// Forms of `-wa`, to be, which are too short to be looked for by their shape.
const TO_BE: [&str; 10] = ["awe", "iwe", "kiwe", "kuwe", "liwe", "pawe", "uwe", "viwe", "yawe", "ziwe"];

/// What `word`, folded, tells.
pub(super) fn likelihoods(word: &str) -> Arc<Likelihoods> {
    static KNOWN: LazyLock<Remembered<Likelihoods>> = LazyLock::new(Remembered::default);
    KNOWN.of(word, || {
        let (in_english, in_swahili) = (english(word), swahili(word));
        let here = [in_english, in_swahili].into_iter().flatten().reduce(f32::max);
        let by_letters = spellings().likelihoods(word);
        let mut of_each = [0.0; LANGUAGES];
        for (at, (likelihood, language)) in of_each.iter_mut().zip(all()).enumerate() {
            let known = match at {
                ENGLISH => in_english,
                SWAHILI => in_swahili,
                _ => language.small(word).map(|small| if small { OTHER_SMALL_WORD } else { OTHER_WORD }),
            };
            let known = match here {
                Some(here) if at > SWAHILI => known.map(|known| {
                    let is_small = known == OTHER_SMALL_WORD && here < CLOSED_WORD;
                    known.min(here + if is_small { SHARED_SMALL } else { SHARED })
                }),
                _ => known,
            };
            let by_letters = UNLISTED[at] + by_letters[at];
            let cognate = in_swahili.map_or(f32::MIN, |known| known + COGNATE[at]);
            *likelihood = known.map_or(by_letters, |known| known.max(by_letters)).max(cognate);
        }
        let as_english = of_each[ENGLISH];
        for (likelihood, borrowed) in of_each.iter_mut().zip(BORROWED) {
            *likelihood = likelihood.max(as_english + borrowed);
        }
        of_each[ENGLISH] = of_each[ENGLISH].max(of_each[SWAHILI] + BORROWED_FROM_SWAHILI);
        let most = of_each.iter().copied().fold(f32::MIN, f32::max);
        of_each.iter_mut().for_each(|likelihood| *likelihood = likelihood.max(most - LOUDEST));
        of_each
    })
}

/// Whether `word`, folded, is known to be English or Swahili.
pub(super) fn is_known(word: &str) -> bool {
    english(word).is_some() || swahili(word).is_some()
}

/// What an apostrophe joins to English words, and the last letters of `don't` and `won't`.
const SHORTENED: [&str; 8] = ["'s", "'ll", "'re", "'ve", "'d", "'m", "n't", "s'"];

fn english(word: &str) -> Option<f32> {
    let knows = |word: &str| all()[ENGLISH].knows(word);
    if is_small_english(word) {
        return Some(if crate::text::function_words::is_english(word) { FUNCTION_WORD } else { SMALL_WORD });
    }
    if knows(word) {
        return Some(if word.len() <= 3 { SMALL_WORD } else { ENGLISH_WORD });
    }
    let is_form = || {
        let stem = SHORTENED.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        stem != word && knows(stem) || stems(stem).any(|stem| knows(&stem))
    };
    let is_compound =
        || word.contains('-') && word.split('-').all(|part| knows(part) || stems(part).any(|one| knows(&one)));
    (is_form() || is_compound()).then_some(ENGLISH_FORM)
}

/// What `word` could be made from by English endings and prefixes, so that both are known where it is.
fn stems(word: &str) -> impl Iterator<Item = String> + '_ {
    /// An ending, and what may have stood in its place.
    const ENDINGS: [(&str, &[&str]); 24] = [
        ("ies", &["y"]),
        ("es", &["", "e"]),
        ("s", &[""]),
        ("ied", &["y"]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
        ("ily", &["y"]),
        ("ably", &["able"]),
        ("ally", &["al", "ic"]),
        ("ly", &["", "le"]),
        ("ers", &["", "e"]),
        ("er", &["", "e"]),
        ("est", &["", "e"]),
        ("ors", &["", "e"]),
        ("or", &["", "e"]),
        ("ness", &[""]),
        ("iness", &["y"]),
        ("less", &[""]),
        ("ful", &[""]),
        ("ment", &[""]),
        ("ability", &["able", "e", ""]),
        ("able", &["", "e"]),
        ("ation", &["e", ""]),
        ("al", &["", "e"]),
    ];
    const PREFIXES: [&str; 14] =
        ["un", "re", "non", "in", "im", "dis", "pre", "over", "under", "mis", "inter", "anti", "sub", "multi"];
    let ended = ENDINGS.into_iter().filter_map(move |(ending, before)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= 3)?;
        let letters = stem.as_bytes();
        let doubled = letters.len() > 3 && letters.last() == letters.get(letters.len() - 2);
        let single = stem.get(..stem.len() - 1).filter(|_| doubled && !ending.starts_with('s'));
        Some(before.iter().map(move |before| [stem, before].concat()).chain(single.map(str::to_owned)))
    });
    let begun = PREFIXES.into_iter().filter_map(move |prefix| word.strip_prefix(prefix)).filter(|stem| stem.len() >= 4);
    ended.flatten().chain(begun.map(str::to_owned))
}

fn swahili(word: &str) -> Option<f32> {
    if is_swahili(word) {
        return Some(FUNCTION_WORD);
    }
    if is_light_word(word) && word.len() > 1 && !all()[ENGLISH].knows(word) {
        return Some(SMALL_WORD);
    }
    if TO_BE.contains(&word) {
        return Some(CLOSED_WORD);
    }
    let morphology = Morphology::shipped();
    let small = || if is_light_word(word) && word.len() > 1 { SMALL_WORD } else { CLOSED_WORD };
    match morphology.listed(word).first() {
        Some(Reading::Closed { word: number }) => {
            let entry = morphology.lexicon().closed.get(*number as usize);
            let is_rare =
                entry.is_some_and(|entry| matches!(entry.part, ClosedPart::Interjection | ClosedPart::Ideophone));
            Some(if is_rare { RARE } else { small() })
        }
        Some(Reading::Concord(_)) => Some(small()),
        Some(_) => Some(SWAHILI_WORD),
        None if all()[SWAHILI].knows(word) => Some(SWAHILI_WORD),
        None if group(word).is_some() => Some(SWAHILI_FORM),
        // A verb of two letters is found in too much.
        None => (word.len() >= 4 && !morphology.readings(word).is_empty()).then_some(if word.len() < 6 {
            SHORT_FORM
        } else {
            SWAHILI_FORM
        }),
    }
}
