//! Concord in a sentence: its noun phrases with their agreeing words, its subjects with their verbs, and which word
//! fails to agree with what.
//!
//! A word is taken to fail only where nothing that it could belong to would license it: not its nearest noun, not an
//! earlier one of the same phrase (`mradi wa ujenzi na ukarabati wa barabara`), not two of them together, not a word that
//! the lexicon does not know. So what is reported is meant to be an error, at the price of some that are passed over.
//! Rules: Ashton 1944; Marten 2000 for coordinated subjects; where usage is divided, every form is accepted.

mod coordination;
mod disagreement;
mod item;
mod noun_phrase;
mod open;
mod phrases;
mod subject;

pub use disagreement::{Disagreement, DisagreementKind, with_subject};
pub use noun_phrase::NounPhrase;
pub use subject::{IMPERSONAL, Subject};

use std::ops::Range;

use crate::model::segment::Segment;
use crate::text::written::{Written, words_of};
use item::{Item, ItemKind, items};

/// What a sentence says about concord. Spans are bytes of the segment's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The noun phrases, in order.
    pub phrases: Vec<NounPhrase>,
    /// The subjects with the verbs that follow them.
    pub subjects: Vec<Subject>,
    /// The words that fail to agree, in order.
    pub disagreements: Vec<Disagreement>,
    /// The words that the lexicon may not know, names among them, in order.
    pub unknown: Vec<Span>,
    /// Whether every word is known and none can be the verb of a clause.
    pub is_verbless: bool,
}

impl Sentence {
    /// Reads `segment`, which is one sentence or a part of one, in Swahili.
    pub fn read(segment: &Segment) -> Sentence {
        Sentence::read_words(segment.text(), &words_of(segment.text(), &segment.tokens()))
    }

    /// Reads `words`, which are those of one sentence or a part of one, in order. Their spans are bytes of `text`.
    pub fn read_words(text: &str, words: &[Written<'_>]) -> Sentence {
        let items = items(text, words);
        let mut sentence = Sentence::default();
        noun_phrase::read(&items, &mut sentence);
        subject::read(&items, &mut sentence);
        sentence.disagreements.sort_by_key(|one| (one.word.start, one.kind));
        let unknown = |item: &&Item| matches!(item.kind, ItemKind::Unknown | ItemKind::Name | ItemKind::Ki);
        sentence.unknown = items.iter().filter(unknown).map(|item| item.span.clone()).collect();
        sentence.is_verbless = !items.is_empty() && items.iter().all(Item::is_no_verb);
        sentence
    }
}

/// Bytes of a segment's text.
pub type Span = Range<usize>;

#[cfg(test)]
mod tests;
