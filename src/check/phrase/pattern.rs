//! A phrase as a pattern over forms: `-cheza jukumu/majukumu` is any form of the verb and one of two nouns, `-a` any
//! associative (`ya`, `wa` …), every other word itself.

use crate::check::pair::{FoldedWord, Text};
use crate::swahili::lexicon::Lexicon;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;

/// What one word of a phrase must be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    /// One of these words, folded.
    Words(Vec<String>),
    /// A form of the verb of this number in the lexicon, or one in the passive.
    Verb(u32),
    /// `-a` with the prefix of any class.
    Associative,
}

/// A phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    /// The element by which it is looked for.
    anchor: usize,
}

impl Pattern {
    /// Reads a phrase; `None` where it names a verb that the lexicon does not have, or has no word to look for.
    pub(super) fn read(phrase: &str) -> Option<Pattern> {
        let elements: Vec<Element> = phrase.split_whitespace().map(element).collect::<Option<_>>()?;
        let length = |element: &Element| match element {
            Element::Words(words) => words.iter().map(String::len).min().unwrap_or(0),
            _ => 0,
        };
        let (anchor, longest) =
            elements.iter().map(length).enumerate().max_by_key(|(at, length)| (*length, usize::MAX - at))?;
        (longest > 0).then_some(Pattern { elements, anchor })
    }

    /// The words by which it is looked for.
    pub(super) fn anchors(&self) -> &[String] {
        match self.elements.get(self.anchor) {
            Some(Element::Words(words)) => words,
            _ => &[],
        }
    }

    /// Where it stands in `text` with its anchor at the word `index`: bytes.
    pub(super) fn find(&self, text: &Text<'_>, index: usize) -> Option<std::ops::Range<usize>> {
        let first = index.checked_sub(self.anchor)?;
        let words = text.folded_words().get(first..first + self.elements.len())?;
        let apart = |two: &[FoldedWord<'_>]| text.are_neighbours(&two[0].1, &two[1].1);
        let fits = words.windows(2).all(apart)
            && self.elements.iter().zip(words).all(|(element, (word, _))| element.fits(word));
        fits.then(|| Some(words.first()?.1.start..words.last()?.1.end)).flatten()
    }
}

impl Element {
    fn fits(&self, word: &str) -> bool {
        match self {
            Element::Words(words) => words.iter().any(|one| one == word),
            Element::Associative => {
                word.len() <= 3 && word.ends_with('a') && NounClass::all().any(|class| class.associative() == word)
            }
            Element::Verb(number) => Morphology::shipped().readings(word).iter().any(|reading| {
                matches!(reading, Reading::Verb { verb, form, likely: true } if verb == number && form.is_inflection())
            }),
        }
    }
}

fn element(word: &str) -> Option<Element> {
    match word.strip_prefix('-') {
        Some("a") => Some(Element::Associative),
        Some(verb) => Lexicon::shipped().verb_number(&fold(verb)).map(Element::Verb),
        None => Some(Element::Words(word.split('/').filter(|one| !one.is_empty()).map(fold).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_looked_for_by_its_longest_word() {
        let pattern = Pattern::read("-cheza jukumu/majukumu -a").unwrap();
        assert_eq!(pattern.anchors(), ["jukumu", "majukumu"]);
        assert_eq!(Pattern::read("baada ya yote").unwrap().anchors(), ["baada"]);
    }

    #[test]
    fn what_cannot_be_looked_for_is_no_phrase() {
        for phrase in ["", "-a", "-cheza", "-zzz jukumu", "/"] {
            assert_eq!(Pattern::read(phrase), None, "{phrase}");
        }
    }
}
