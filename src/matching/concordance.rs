//! What a concordance looks for, and where it stands in a segment.

use std::ops::Range;

use crate::model::segment::Segment;
use crate::text::search_words::{SearchWord, search_words};

/// One thing that must stand in a segment: a word in one of its forms, or words that follow one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What would do: each is one or more search words ([`search_words`]) that follow one another. The first is what
    /// was asked for, the others are forms of it.
    pub alternatives: Vec<Vec<String>>,
    /// Whether the last word of each is only the beginning of a word.
    pub prefix: bool,
}

impl Sought {
    /// These words, one after the other and nothing else.
    pub fn phrase(words: Vec<String>) -> Self {
        Sought { alternatives: vec![words], prefix: false }
    }

    /// The same without other forms.
    pub fn as_asked(&self) -> Self {
        Sought { alternatives: self.alternatives.iter().take(1).cloned().collect(), prefix: self.prefix }
    }

    /// Whether the words at the start of `words` are those of `alternative`.
    fn starts(&self, alternative: &[String], words: &[SearchWord]) -> bool {
        let Some((last, first)) = alternative.split_last() else { return false };
        let Some(words) = words.get(..alternative.len()) else { return false };
        let ends = &words[first.len()].folded;
        first.iter().zip(words).all(|(wanted, word)| *wanted == word.folded)
            && if self.prefix { ends.starts_with(last.as_str()) } else { ends == last }
    }

    /// Adds the places in `words` to `spans`; says whether it stands there, and as it was asked for.
    fn find(&self, words: &[SearchWord], spans: &mut Vec<Range<usize>>) -> (bool, bool) {
        let (mut found, mut as_asked) = (false, false);
        for at in 0..words.len() {
            for (number, alternative) in self.alternatives.iter().enumerate() {
                if self.starts(alternative, &words[at..]) {
                    spans.push(words[at].span.start..words[at + alternative.len() - 1].span.end);
                    found = true;
                    as_asked |= number == 0;
                }
            }
        }
        (found, as_asked)
    }
}

/// Where everything that was sought stands in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The bytes of the segment's text, in order; what overlaps is one span.
    pub spans: Vec<Range<usize>>,
    /// Whether each thing stands there as it was asked for, and not in another form alone.
    pub as_asked: bool,
}

/// The places of all that is `sought` in `segment`; `None` where one is missing, or nothing is sought.
pub fn places(sought: &[Sought], segment: &Segment) -> Option<Places> {
    let words = search_words(segment.text(), &segment.tokens());
    let mut spans = Vec::new();
    let mut as_asked = true;
    for one in sought {
        let (found, asked) = one.find(&words, &mut spans);
        if !found {
            return None;
        }
        as_asked &= asked;
    }
    (!sought.is_empty()).then(|| Places { spans: joined(spans), as_asked })
}

/// `spans` in order, those that overlap as one.
pub fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(alternatives: &[&str], prefix: bool) -> Sought {
        let words = |text: &&str| text.split(' ').map(str::to_owned).collect();
        Sought { alternatives: alternatives.iter().map(words).collect(), prefix }
    }

    fn found(sought: &[Sought], text: &str) -> Option<(Vec<String>, bool)> {
        let places = places(sought, &Segment::plain(text))?;
        Some((places.spans.into_iter().map(|span| text[span].to_owned()).collect(), places.as_asked))
    }

    fn some(spans: &[&str], as_asked: bool) -> Option<(Vec<String>, bool)> {
        Some((spans.iter().map(|span| (*span).to_owned()).collect(), as_asked))
    }

    #[test]
    fn words_phrases_and_beginnings() {
        let text = "Rare-earth mines: the rare, earthly ng’ombe.";
        assert_eq!(found(&[sought(&["rare earth"], false)], text), some(&["Rare-earth"], true));
        assert_eq!(found(&[sought(&["rare earth"], true)], text), some(&["Rare-earth", "rare, earthly"], true));
        assert_eq!(
            found(&[sought(&["ngombe"], false), sought(&["the"], false)], text),
            some(&["the", "ng’ombe"], true)
        );
        assert_eq!(found(&[sought(&["ngombe"], false), sought(&["tin"], false)], text), None);
        assert_eq!(found(&[], text), None);
    }

    #[test]
    fn forms_are_told_from_what_was_asked_for() {
        let books = [sought(&["kitabu", "vitabu"], false)];
        assert_eq!(found(&books, "Vitabu vyangu"), some(&["Vitabu"], false));
        assert_eq!(found(&books, "Vitabu na kitabu"), some(&["Vitabu", "kitabu"], true));
    }

    #[test]
    fn what_overlaps_is_one_span() {
        assert_eq!(found(&[sought(&["a b"], false), sought(&["b a"], false)], "a b a"), some(&["a b a"], true));
        assert_eq!(found(&[sought(&["a"], false)], "a a"), some(&["a", "a"], true));
    }
}
