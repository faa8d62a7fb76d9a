//! Floor 3: whether a piece of text is English, Swahili or neither, also where it is a word or two.
//!
//! Each word has a probability in each language: a listed word or a form of one its usual share of a text, any other
//! one what a model of the language's letters says. The languages beside English and Swahili are those that are taken
//! for them most easily: Kinyarwanda, Chichewa, other Bantu languages and Somali for the one, French, Spanish and German
//! with their like for the other, and Malay. The probabilities of a piece's words are multiplied (Bayes, the words taken for
//! independent), and what the likelier of the two has of the sum over all languages is the certainty.
//!
//! Nothing is said of numbers, codes, addresses and names: a word with a capital that nothing is known of counts little.

mod languages;
mod letters;
pub mod shape;
mod words;

use languages::{ENGLISH, LANGUAGES, SWAHILI};

use crate::model::vocabulary;
use crate::swahili::orthography::capitals::{Capital, capital};
use crate::text::fold::folded;
use crate::text::light_words::is_light_word;
use crate::text::tokens::{TokenKind, tokenise};

vocabulary! {
    /// A language that is told from all others.
    Told: "language" {
        /// English.
        English = "en",
        /// Swahili.
        Swahili = "sw",
    }
}

/// What a piece of text was taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Identified {
    /// Its language; `None`: neither English nor Swahili, or there is nothing in it to tell by.
    pub language: Option<Told>,
    /// How sure that is, from 0 (nothing to tell by) to 1.
    pub certainty: f32,
    /// How many words it was told by: the first, and those without a capital. Where there are none, nothing is told.
    pub words: usize,
}

/// The logarithm of how usual each language is before anything was read: of memories for English and Swahili.
const USUAL: [f32; LANGUAGES] = [-0.9, -0.9, -3.1, -3.1, -3.1, -3.4, -4.4, -4.4, -4.4, -4.4, -3.7, -4.8];

/// How much a first word with a capital counts of which nothing is known: it may be a name, as all others are.
const NAME: f32 = 0.35;

/// How much the name of a country counts.
const COUNTRY: f32 = 0.15;

/// How much a word in capitals counts.
const CAPITALS: f32 = 0.5;

/// More words than this change nothing.
const MOST_WORDS: usize = 60;

/// What `text` is: English, Swahili or neither. Reads some sixty words at most.
pub fn identify(text: &str) -> Identified {
    let mut sums = USUAL;
    let mut words = 0;
    let tokens = tokenise(text, []).into_iter().filter(|token| token.kind == TokenKind::Word);
    for (number, token) in tokens.enumerate() {
        if words >= MOST_WORDS {
            break;
        }
        let Some(word) = text.get(token.span.clone()) else { continue };
        let folded = folded(word);
        let weight = weight(text, token.span.start, word, &folded, number == 0);
        if weight == 0.0 {
            continue;
        }
        // Words with capitals behind the first are mostly of names: Jiangxi Copper Corporation.
        words += usize::from(weight > NAME && (number == 0 || word.starts_with(char::is_lowercase)));
        for (sum, likelihood) in sums.iter_mut().zip(words::likelihoods(&folded).iter()) {
            *sum += weight * likelihood;
        }
    }
    decide(&sums, words)
}

fn decide(sums: &[f32; LANGUAGES], words: usize) -> Identified {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = sums.iter().map(|sum| (sum - most).exp()).sum();
    let share = |language: usize| (sums[language] - most).exp() / total;
    let (english, swahili) = (share(ENGLISH), share(SWAHILI));
    let (told, certainty) = if english >= swahili { (Told::English, english) } else { (Told::Swahili, swahili) };
    if words == 0 {
        return Identified { language: None, certainty: 0.0, words };
    }
    if certainty > 0.5 {
        return Identified { language: Some(told), certainty, words };
    }
    Identified { language: None, certainty: 1.0 - english - swahili, words }
}

/// How much the word at the byte `at` of `text` counts: 0 for a code or a part of an address.
fn weight(text: &str, at: usize, word: &str, folded: &str, is_first: bool) -> f32 {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 || word.contains(|c: char| c.is_numeric()) || is_in_code(text, at, word.len()) {
        return 0.0;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let begins = word.starts_with(char::is_uppercase);
    match capitals {
        0 => 1.0,
        // What a name is joined to tells, here as in l'Europe: y'Umuco.
        1 if !begins && is_joined(word) => 1.0,
        // The initials of a name or of `U.S.`; `A` and `I` are words.
        1 if begins && letters == 1 && (!matches!(word, "A" | "I") || is_followed(text, at + word.len(), '.')) => 0.0,
        // Swahili has the names of countries, and English the same ones.
        1 if begins && capital(folded) == Some(Capital::Country) => COUNTRY,
        1 if begins && letters > 2 && words::is_known(folded) => 1.0,
        1 if begins && is_light_word(folded) => 1.0,
        1 if begins && is_first => NAME,
        // An abbreviation, unless it is long and known: UTANGULIZI.
        _ if capitals == letters && letters >= 4 && words::is_known(folded) => CAPITALS,
        _ => 0.0,
    }
}

/// Whether `word` begins with at most three small letters and an apostrophe, behind which a capital stands.
fn is_joined(word: &str) -> bool {
    let parts = word.split_once(['\'', '’']);
    parts.is_some_and(|(before, name)| before.chars().count() <= 3 && name.starts_with(char::is_uppercase))
}

fn is_followed(text: &str, at: usize, by: char) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(by))
}

/// Whether what stands at the byte `at` touches a sign of addresses, paths and code.
fn is_in_code(text: &str, at: usize, length: usize) -> bool {
    const SIGNS: [char; 12] = ['/', '\\', '@', '_', '=', '<', '>', '{', '}', '#', '$', '&'];
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let mut behind = text.get(at + length..).unwrap_or_default().chars();
    let next = behind.next();
    // A dot before a small letter: example.com, file.txt; a capital begins a sentence.
    let is_of_name = |c: char| c.is_alphanumeric() && !c.is_uppercase();
    let dotted = length > 1 && next == Some('.') && behind.next().is_some_and(is_of_name);
    let first = text.get(at..).and_then(|word| word.chars().next());
    let after_dot = length > 1 && before == Some('.') && first.is_some_and(is_of_name);
    before.is_some_and(|c| SIGNS.contains(&c) && c != '<' && c != '>')
        || next.is_some_and(|c| matches!(c, '@' | '_' | '=' | '\\'))
        || dotted
        || after_dot
}

#[cfg(test)]
mod tests;
