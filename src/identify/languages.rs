//! The languages that a word is weighed against: what is known of their words, and a model of their letters.
//!
//! English and Swahili have large lists: the lexicon's own forms and glosses, and common words. The others are there to
//! be told from these two, Swahili's neighbours above all; some hundred common words of each are enough for that.

use std::sync::LazyLock;

use fnv::FnvHashSet;

use super::letters::{Letters, Spellings};
use crate::swahili::lexicon::Lexicon;
use crate::swahili::morphology::Morphology;
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;

/// English, in the arrays of likelihoods.
pub(super) const ENGLISH: usize = 0;
/// Swahili.
pub(super) const SWAHILI: usize = 1;
/// How many languages there are with the others.
pub(super) const LANGUAGES: usize = 12;

/// Common words of the others, by language or by groups of like ones. The first line of each has its function words, and
/// words that Swahili has too and seldom writes.
const OTHERS: [&str; LANGUAGES - 2] = [
    include_str!("data/kinyarwanda.txt"),
    include_str!("data/chichewa.txt"),
    include_str!("data/somali.txt"),
    // Ganda, Shona, Zulu, Kikuyu.
    include_str!("data/bantu.txt"),
    include_str!("data/french.txt"),
    // Spanish, Portuguese, Italian.
    include_str!("data/iberian.txt"),
    // German, Dutch, Swedish.
    include_str!("data/germanic.txt"),
    // Malay, Indonesian.
    include_str!("data/malay.txt"),
    include_str!("data/lingala.txt"),
    // Arabic in Latin letters.
    include_str!("data/arabic.txt"),
];

/// Common words of English.
const COMMON_ENGLISH: &str = include_str!("data/english.txt");

/// What stands before verb stems, in turns: the letters of verb forms are those of a text then.
const BEFORE_VERBS: [&str; 24] = [
    "ku", "ana", "wana", "ina", "zina", "ime", "wame", "ali", "wali", "ili", "ata", "ita", "una", "ame", "zime", "hu",
    "ki", "kina", "vina", "yana", "inayo", "wanao", "zilizo", "ya",
];

/// A language as words are weighed against it.
#[derive(Debug)]
pub(super) struct Weighed {
    words: FnvHashSet<Box<str>>,
    small: FnvHashSet<Box<str>>,
}

impl Weighed {
    /// A language with these words, of which those in `small` are its function words.
    fn of(words: FnvHashSet<Box<str>>, small: FnvHashSet<Box<str>>) -> Weighed {
        Weighed { words, small }
    }

    /// The language of a list, whose first line has the function words.
    fn listed(list: &str) -> Weighed {
        Weighed::of(words_in(list).collect(), words_in(list.lines().next().unwrap_or_default()).collect())
    }

    /// Whether `word`, folded, is a function word of it; `None` where it is no word of it at all.
    pub(super) fn small(&self, word: &str) -> Option<bool> {
        self.knows(word).then(|| self.small.contains(word))
    }

    /// Whether `word`, folded, is one of its words.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// All of them, made on first use.
pub(super) fn all() -> &'static [Weighed; LANGUAGES] {
    static ALL: LazyLock<[Weighed; LANGUAGES]> = LazyLock::new(|| {
        std::array::from_fn(|language| match language {
            ENGLISH => Weighed::of(english(), FnvHashSet::default()),
            SWAHILI => Weighed::of(swahili(), FnvHashSet::default()),
            other => Weighed::listed(OTHERS.get(other - 2).copied().unwrap_or_default()),
        })
    });
    &ALL
}

/// What the letters of words tell, learnt from the words of each language.
pub(super) fn spellings() -> &'static Spellings<LANGUAGES> {
    static SPELLINGS: LazyLock<Spellings<LANGUAGES>> =
        LazyLock::new(|| Spellings::of(&all().each_ref().map(|one| Letters::of(one.words.iter().map(|word| &**word)))));
    &SPELLINGS
}

/// The words of a text, folded.
fn words_in(text: &str) -> impl Iterator<Item = Box<str>> {
    let words = text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '-' | '’')));
    words.map(|word| fold(word.trim_matches(['-', '\'', '’'])).into_boxed_str()).filter(|word| !word.is_empty())
}

fn english() -> FnvHashSet<Box<str>> {
    let lexicon = Lexicon::shipped();
    let mut words: FnvHashSet<Box<str>> = words_in(COMMON_ENGLISH).collect();
    let nouns = lexicon.nouns.iter().map(|one| &one.gloss);
    let verbs = lexicon.verbs.iter().map(|one| &one.gloss);
    let adjectives = lexicon.adjectives.iter().map(|one| &one.gloss);
    let morphology = Morphology::shipped();
    for gloss in nouns.chain(verbs).chain(adjectives) {
        // A gloss may name another Swahili word.
        words.extend(words_in(gloss).filter(|word| !morphology.is_listed(word)));
    }
    words
}

/// The forms that a text is made of, without those of every class and tense: the morphology knows them all.
fn swahili() -> FnvHashSet<Box<str>> {
    let lexicon = Lexicon::shipped();
    let mut words: FnvHashSet<Box<str>> = FnvHashSet::default();
    let mut add = |word: &str| {
        words.extend(words_in(word));
    };
    for noun in &lexicon.nouns {
        add(&noun.noun);
        noun.uses.iter().filter_map(|(_, plural)| plural.as_deref()).for_each(&mut add);
    }
    for closed in &lexicon.closed {
        add(&closed.word);
    }
    for adjective in &lexicon.adjectives {
        for class in NounClass::all() {
            adjective.forms(class).iter().for_each(|form| add(form));
        }
    }
    for (number, verb) in lexicon.verbs.iter().enumerate() {
        add(&verb.verb);
        for turn in 0..5 {
            let before = BEFORE_VERBS.get((number + turn * 5) % BEFORE_VERBS.len()).copied().unwrap_or_default();
            add(&[before, &verb.verb].concat());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_folded_and_of_real_size() {
        for (language, at_least) in all().iter().zip([5_000, 15_000, 400, 400, 400, 300, 140, 200, 200, 250, 300, 200])
        {
            assert!(language.words.len() >= at_least, "{} words", language.words.len());
        }
        assert!(all()[ENGLISH].knows("metal") && all()[SWAHILI].knows("viwanda"));
    }
}
