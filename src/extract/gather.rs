//! Counting the noun phrases of a text; `rank` makes candidates of them at its end.

use fnv::{FnvHashMap, FnvHashSet};

use super::classes::Classes;
use super::forms::Forms;
use super::phrase::{Phrase, is_written_as_code};
use super::termhood::Counts;
use super::{Occurrence, english, english_word, spelling, swahili, swahili_noun};
use crate::model::segment::Segment;
use crate::text::language::Language;
use crate::text::light_words::is_light_word;
use crate::text::tokens::TokenKind;
use crate::text::written::{Written, words_of};

/// How many different phrases are kept in memory. Beyond, those seen once are forgotten (lossy counting, Manku &
/// Motwani 2002): what is missed is rare.
const MOST_PHRASES: usize = 1_500_000;

/// What is known of one phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) words: Vec<String>,
    pub(super) counts: Counts,
    pub(super) sure: usize,
    /// Those that have the head of their phrase.
    pub(super) heads: usize,
    /// Those in the plural.
    pub(super) plurals: usize,
    /// Whole phrases after an article or the like.
    pub(super) determined: usize,
    pub(super) capital: usize,
    pub(super) small: usize,
    pub(super) forms: Forms,
    /// The segment of each occurrence.
    pub(super) segments: Vec<u32>,
    pub(super) classes: Classes,
}

/// Takes in the segments of texts in one language.
#[derive(Clone, Debug)]
pub struct Gatherer {
    pub(super) base: &'static str,
    pub(super) entries: FnvHashMap<String, Entry>,
    /// How often each citation form of a word stands in the texts.
    pub(super) words: FnvHashMap<String, usize>,
    /// How often each stands there as a part of code, or of an address.
    pub(super) in_code: FnvHashMap<String, usize>,
    pub(super) total: usize,
    forgotten: usize,
    most: usize,
}

/// What is asked of a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The least number of occurrences.
    pub least: usize,
    /// Whether names are wanted too.
    pub names: bool,
}

impl Gatherer {
    /// For texts in `language`; `None` where its noun phrases are not known.
    pub fn new(language: &Language) -> Option<Self> {
        let base = super::LANGUAGES.into_iter().find(|base| *base == language.base())?;
        let (entries, words, in_code) = (FnvHashMap::default(), FnvHashMap::default(), FnvHashMap::default());
        Some(Gatherer { base, entries, words, in_code, total: 0, forgotten: 0, most: MOST_PHRASES })
    }

    /// How many words the texts have so far.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Takes in `segment`, which is called `number` in what comes out. Segments that say the same may share one.
    pub fn add(&mut self, number: u32, segment: &Segment) {
        let text = segment.text();
        let words = words_of(text, &segment.tokens());
        self.count_words(text, &words);
        let found = phrases(self.base, text, &words);
        let keys: Vec<String> = found.iter().map(|phrase| spelling::key(&phrase.words, self.base)).collect();
        let is_new: Vec<bool> = keys.iter().map(|key| !self.entries.contains_key(key)).collect();
        // By where they begin, so that those inside of one are found among its neighbours alone.
        let mut by_start: Vec<usize> = (0..found.len()).collect();
        by_start.sort_by_key(|at| found[*at].span.start);
        let mut counted: FnvHashSet<(usize, usize)> = FnvHashSet::default();
        let mut met: FnvHashSet<&str> = FnvHashSet::default();
        for ((at, phrase), key) in found.iter().enumerate().zip(&keys) {
            let is_first = met.insert(key);
            if key.is_empty() || !counted.insert((phrase.span.start, phrase.span.end)) {
                continue;
            }
            if is_new[at] && is_first {
                let from = by_start.partition_point(|other| found[*other].span.start < phrase.span.start);
                let near = by_start[from..].iter().take_while(|other| found[**other].span.start < phrase.span.end);
                for inner in near.filter(|other| stands_in(&found[**other], phrase)) {
                    self.entries.entry(keys[*inner].clone()).or_default().counts.longer += 1;
                }
            }
            let entry = self.entries.entry(key.clone()).or_default();
            entry.take(phrase, text, number);
        }
        if self.entries.len() > self.most {
            self.forget();
        }
    }

    fn count_words(&mut self, text: &str, words: &[Written<'_>]) {
        if self.base == "en" {
            for word in words.iter().filter(|word| is_written_as_code(text, word)) {
                let parts = word.folded.split(|c: char| !c.is_alphanumeric() && c != '-');
                for part in parts.filter(|part| part.chars().count() > 1) {
                    *self.in_code.entry(english_word::shape(part).lemma.clone()).or_default() += 1;
                }
            }
        }
        for word in words.iter().filter(|word| word.kind == TokenKind::Word) {
            self.total += 1;
            if is_light_word(&word.folded) {
                continue;
            }
            let lemma = match self.base {
                "sw" => swahili_noun::nouns(&word.folded).into_iter().next().map(|noun| noun.lemma),
                _ => Some(english_word::shape(&word.folded).lemma.clone()),
            };
            *self.words.entry(lemma.unwrap_or_else(|| word.folded.to_string())).or_default() += 1;
        }
    }

    fn forget(&mut self) {
        let before = self.entries.len();
        let least = 1 + self.forgotten;
        self.entries.retain(|_, entry| entry.counts.all > least);
        // Where that frees next to nothing, more has to go the next time.
        self.forgotten += usize::from(2 * self.entries.len() > before);
    }

    /// Where the candidates of `segment` stand, in order; those inside others as well.
    pub fn occurrences(&self, segment: &Segment) -> Vec<Occurrence> {
        let text = segment.text();
        let words = words_of(text, &segment.tokens());
        let mut found = phrases(self.base, text, &words);
        found.sort_by_key(|phrase| (phrase.span.start, phrase.span.end));
        found.into_iter().map(|phrase| Occurrence { span: phrase.span, words: phrase.words }).collect()
    }
}

impl Entry {
    fn take(&mut self, phrase: &Phrase, text: &str, number: u32) {
        if self.words.is_empty() {
            self.words.clone_from(&phrase.words);
        }
        self.counts.all += 1;
        self.counts.free += usize::from(phrase.is_whole);
        self.sure += usize::from(phrase.is_sure);
        self.heads += usize::from(phrase.is_head);
        self.plurals += usize::from(!phrase.is_cited);
        self.determined += usize::from(phrase.is_whole && phrase.is_determined);
        match phrase.is_capital {
            Some(true) => self.capital += 1,
            Some(false) => self.small += 1,
            None => {}
        }
        self.forms.add(phrase, text);
        self.segments.push(number);
        self.classes.add(&phrase.class);
    }
}

fn phrases(base: &str, text: &str, words: &[Written<'_>]) -> Vec<Phrase> {
    match base {
        "sw" => swahili::phrases(text, words),
        _ => english::phrases(text, words),
    }
}

fn stands_in(inner: &Phrase, outer: &Phrase) -> bool {
    inner.span != outer.span && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
}
