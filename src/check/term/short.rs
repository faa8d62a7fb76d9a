//! Terms that stand in a text in another way than in full: abbreviations, words of them, and both in a row.

use crate::check::pair::Text;
use crate::check::setup::Glossary;
use crate::terminology::recognise::Occurrence;
use crate::text::fold::fold;

/// More bytes between two terms than `, yaani ` and the like have.
const MOST_BETWEEN: usize = 16;
/// Words that give another word for what was just named.
const OR: &[&str] = &["aka", "ama", "au", "i.e", "maarufu", "or", "pia", "yaani"];

/// Whether `term` is written as an abbreviation is: `WHO`, `VVU`, `REEs`.
pub(in crate::check) fn is_abbreviation(term: &str) -> bool {
    let letters = || term.chars().filter(|c| c.is_alphabetic());
    let big = letters().filter(|c| c.is_uppercase()).count();
    !term.contains(char::is_whitespace) && big >= 2 && big + 1 >= letters().count()
}

/// Whether the words of one of the terms stand among those of the other, so that one is the short form of the other.
pub(super) fn is_part(a: &str, b: &str) -> bool {
    let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.contains(word))
}

/// Whether the occurrence `at` stands beside another term of its concept that explains it or that it explains: `aloi
/// (mchanganyiko wa metali)`, `aloi, yaani mchanganyiko wa metali`.
pub(in crate::check) fn is_explained(text: &Text<'_>, terms: &[Occurrence], at: usize) -> bool {
    let Some(this) = terms.get(at) else { return false };
    let beside = |other: &Occurrence| {
        let (first, second) = if other.span.start < this.span.start { (other, this) } else { (this, other) };
        if other.concept != this.concept || first.span.end > second.span.start {
            return false;
        }
        let between = text.at(&(first.span.end..second.span.start));
        let words = || between.split(|c: char| !c.is_alphanumeric() && c != '.');
        between.len() <= MOST_BETWEEN
            && (between.contains(['(', '/', '[', '=']) || words().any(|word| OR.contains(&word.trim_matches('.'))))
    };
    let near = at.saturating_sub(3)..(at + 4).min(terms.len());
    terms.get(near).is_some_and(|near| near.iter().any(beside))
}

/// Whether a word that the concept's usable terms are made of, or one of the same root, stands in `text`, so that the
/// concept is there by a short form or in another turn of phrase.
pub(super) fn has_word_of(text: &Text<'_>, concept: usize, glossary: &Glossary) -> bool {
    glossary.words_of(concept).is_some_and(|known| text.words().any(|(word, _)| known.has(&fold(word))))
}

/// Whether `words`, which stand in the source at `start`, are an abbreviation in brackets behind what it is short for.
pub(super) fn is_in_brackets(source: &str, words: &str, start: usize) -> bool {
    let opened = source.get(..start).is_some_and(|before| before.trim_end().ends_with(['(', '[']));
    let closed =
        source.get(start + words.len()..).is_some_and(|after| after.trim_start().starts_with([')', ']', ',', ';']));
    opened && closed && is_abbreviation(words)
}
