//! Whether two documents can be each other's translation at all: what is asked before and after they are aligned.

use super::Side;
use crate::align::Alignment;
use crate::app::input::Input;
use crate::text::fold::{fold, stable_hash};
use crate::text::function_words::{is_english, is_swahili, likelier_language};
use crate::text::language::Language;
use crate::text::tokens::{TokenKind, tokenise};

/// Below this share of certainty that one document translates the other, nothing is made of them.
const LEAST_RELATED: f32 = 0.5;

/// Why two documents are no pair.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// They are one file.
    #[error("{0}: the source and the translation are the same file")]
    SameFile(String),
    /// They say the same in the same words.
    #[error("{source_name} and {target} hold the same text")]
    SameText {
        /// The name of the source.
        source_name: String,
        /// The name of the translation.
        target: String,
    },
    /// Each is in the other's language.
    #[error("{source_name} looks like {} and {target} like {}: they seem to stand in the wrong order", name(.to), name(.from))]
    WrongOrder {
        /// The name of the source.
        source_name: String,
        /// The name of the translation.
        target: String,
        /// The language that the source was read as.
        from: Language,
        /// The language that the translation was read as.
        to: Language,
    },
    /// One is in another language than it is read as.
    #[error("{file} looks like {} and is read as {}", name(.looks), name(.read))]
    OtherLanguage {
        /// Its name.
        file: String,
        /// The language it looks like.
        looks: Language,
        /// The language it is read as.
        read: Language,
        /// Whether it is the source.
        is_source: bool,
    },
    /// One has next to no word of the language that it is read as.
    #[error("{file} does not look like {}", name(.read))]
    NoSuchLanguage {
        /// Its name.
        file: String,
        /// The language it is read as.
        read: Language,
        /// Whether it is the source.
        is_source: bool,
    },
    /// What is in one is not in the other.
    #[error("{target} does not look like a translation of {source_name}: hardly any of their sentences correspond")]
    Unrelated {
        /// The name of the source.
        source_name: String,
        /// The name of the translation.
        target: String,
    },
    /// One is longer than can be aligned at once.
    #[error("{file}: there are more than {megabytes} MB of text in it, which is more than can be aligned at once")]
    TooLong {
        /// Its name.
        file: String,
        /// How much can be aligned.
        megabytes: u64,
    },
}

/// What people call the language.
fn name(language: &Language) -> &str {
    match language.base() {
        "en" => "English",
        "sw" => "Swahili",
        _ => language.as_str(),
    }
}

/// Whether it is likely enough that one document translates the other.
pub(in crate::app) fn is_related(alignment: &Alignment) -> bool {
    alignment.related >= LEAST_RELATED
}

/// Refuses one file that was given twice.
pub(super) fn are_two(source: &Input<'_>, target: &Input<'_>) -> Result<(), Unfit> {
    let (Input::File(one), Input::File(other)) = (source, target) else { return Ok(()) };
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(here), Ok(there)) if here == there => Err(Unfit::SameFile(source.name())),
        _ => Ok(()),
    }
}

/// Refuses texts that are the same, and such as are in other languages than they are read as.
pub(super) fn languages(source: &Side, target: &Side) -> Result<(), Unfit> {
    let texts = |side: &'_ Side| side.sentences.iter().map(|one| stable_hash(one.segment.text())).collect::<Vec<_>>();
    if texts(source) == texts(target) {
        return Err(Unfit::SameText { source_name: source.name.to_string(), target: target.name.to_string() });
    }
    let (from, to) = (&source.language, &target.language);
    let (looks, translation_looks) = (likely(source), likely(target));
    let is = |looks: Option<&str>, language: &Language| looks == Some(language.base());
    if is(looks, to) && is(translation_looks, from) {
        return Err(Unfit::WrongOrder {
            source_name: source.name.to_string(),
            target: target.name.to_string(),
            from: from.clone(),
            to: to.clone(),
        });
    }
    for (side, looks, is_source) in [(source, looks, true), (target, translation_looks, false)] {
        let (file, read) = (side.name.to_string(), side.language.clone());
        match looks.and_then(|looks| looks.parse::<Language>().ok()) {
            Some(looks) if looks.base() != read.base() => {
                return Err(Unfit::OtherLanguage { file, looks, read, is_source });
            }
            None if lacks_function_words(side) => return Err(Unfit::NoSuchLanguage { file, read, is_source }),
            _ => {}
        }
    }
    Ok(())
}

fn likely(side: &Side) -> Option<&'static str> {
    likelier_language(side.sentences.iter().map(|one| one.segment.text()))
}

/// From how many words on their kind tells something, and of how many one at least is among the commonest of its
/// language: in running English or Swahili one in five is.
const ENOUGH_WORDS: usize = 80;
const WORDS_A_FUNCTION_WORD: usize = 25;

/// Whether a text that is read as English or Swahili has next to no word that every text in that language has.
fn lacks_function_words(side: &Side) -> bool {
    let is_function_word = match side.language.base() {
        "en" => is_english,
        "sw" => is_swahili,
        _ => return false,
    };
    let (mut words, mut found) = (0, 0);
    for sentence in side.sentences.iter().take(400) {
        let text = sentence.segment.text();
        for token in tokenise(text, []).into_iter().filter(|token| token.kind == TokenKind::Word) {
            words += 1;
            found += usize::from(is_function_word(&fold(&text[token.span])));
        }
    }
    words >= ENOUGH_WORDS && found * WORDS_A_FUNCTION_WORD < words
}
