use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::check::found::Found;
use crate::check::machine::is_non_word;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::morphology::Morphology;
use crate::swahili::orthography::variants::group;

rule! {
    /// A word that nobody knows, one letter from a known one
    ///
    /// ## What it finds
    ///
    /// A word in small letters with two consonants in a row that no Swahili word has in a row, where the exchange of two
    /// letters, or one letter less or one vowel more, makes just one known word: `kutahtmini`, `hopsitalini`. What
    /// stands in the source or in the glossary is left alone. Other unknown words are not reported: most of them are
    /// names and terms.
    ///
    /// ## Why
    ///
    /// It is a typing error, or a form that a machine put together.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Wataalamu walianza [[kutahtmini]] mradi.
    /// suggest: kutathmini
    ///
    /// sw: Wataalamu walianza kutathmini bronchodilators mpya.
    /// ```
    ///
    /// ## What to do
    ///
    /// See whether the suggested word was meant.
    UnknownWord = "spelling.unknown-word", Warning, precision 0.91
}

/// Shorter words are one letter from too many others.
const LEAST: usize = 6;

/// Which two consonants stand in a row in words of the lexicon.
static PAIRS: LazyLock<BTreeSet<(u8, u8)>> = LazyLock::new(|| {
    let lexicon = Lexicon::shipped();
    let nouns = lexicon.nouns.iter().flat_map(|noun| {
        let plurals = noun.uses.iter().filter_map(|(_, plural)| plural.as_deref());
        plurals.chain([noun.noun.as_str()])
    });
    let words = nouns
        .chain(lexicon.verbs.iter().map(|verb| verb.verb.as_str()))
        .chain(lexicon.adjectives.iter().map(|adjective| adjective.stem.as_str()))
        .chain(lexicon.closed.iter().map(|word| word.word.as_str()));
    words.flat_map(pairs).collect()
});

/// The consonants of `word` that stand in a row, two by two.
fn pairs(word: &str) -> impl Iterator<Item = (u8, u8)> + '_ {
    let is_consonant = |byte: u8| byte.is_ascii_lowercase() && !b"aeiou".contains(&byte);
    let two = word.as_bytes().windows(2).filter_map(|two| Some((*two.first()?, *two.last()?)));
    two.filter(move |(first, second)| is_consonant(*first) && is_consonant(*second))
}

impl Rule for UnknownWord {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (word, span) in text.folded_words() {
            let small = || text.at(span).bytes().all(|byte| byte.is_ascii_lowercase());
            if word.len() < LEAST || pairs(word).all(|pair| PAIRS.contains(&pair)) || !small() {
                continue;
            }
            let is_other = is_non_word(word) || group(word).is_some() || is_known(word);
            if is_other || reading.source_has(word) || text.is_in_term(span) {
                continue;
            }
            let near: BTreeSet<String> = near(word).into_iter().filter(|word| is_known(word)).collect();
            if let (1, Some(meant)) = (near.len(), near.first()) {
                found.report(span.clone(), "not a known word").suggest(meant.clone());
            }
        }
    }
}

fn is_known(word: &str) -> bool {
    !Morphology::shipped().readings(word).is_empty()
}

/// What one slip makes of `word`, which is ASCII: neighbours exchanged, a letter less, a vowel more.
fn near(word: &str) -> Vec<String> {
    let mut near = Vec::new();
    for at in 0..word.len() {
        let (start, rest) = word.split_at(at);
        let mut letters = rest.chars();
        let (Some(first), after) = (letters.next(), letters.as_str()) else { continue };
        near.push(format!("{start}{after}"));
        if let Some(second) = after.chars().next() {
            near.push(format!("{start}{second}{first}{}", &after[1..]));
        }
        if at > 0 {
            near.extend("aeiou".chars().map(|vowel| format!("{start}{vowel}{rest}")));
        }
    }
    near
}
