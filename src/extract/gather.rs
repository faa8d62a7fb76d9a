//! Counting the noun phrases of a text, and ranking them at its end.

use fnv::{FnvHashMap, FnvHashSet};

use super::classes::Classes;
use super::forms::Forms;
use super::general::General;
use super::phrase::{Phrase, is_abbreviation};
use super::termhood::{Counts, c_value, weirdness};
use super::{Candidate, Occurrence, english, english_word, spelling, swahili, swahili_noun};
use crate::model::segment::Segment;
use crate::text::language::Language;
use crate::text::light_words::is_light_word;
use crate::text::tokens::TokenKind;
use crate::text::written::{Written, words_of};

/// How many different phrases are kept in memory. Beyond, those seen once are forgotten (lossy counting, Manku &
/// Motwani 2002): what is missed is rare.
const MOST_PHRASES: usize = 1_500_000;

/// The least weirdness of a single word, and of the words of a phrase on average.
const LEAST_OF_ONE: f64 = 0.5;
const LEAST_OF_SEVERAL: f64 = 0.30;

/// Below so many words a text is too short for its frequencies to say much, and less is asked of them.
const SHORT: usize = 2_000;
const LEAST_OF_SHORT: f64 = 0.2;

/// What a phrase with a name in it is worth beside others.
const PART_OF_NAME: f64 = 0.2;

/// What a phrase is worth whose head is a very common word: `sensor app`, `sensor program`. Swahili makes more of its
/// terms of such heads: `joto la msingi`, `ugonjwa wa kisukari`.
const COMMON_HEAD_ENGLISH: f64 = 0.35;
const COMMON_HEAD_SWAHILI: f64 = 0.5;

/// What is known of one phrase.
#[derive(Clone, Debug, Default)]
struct Entry {
    words: Vec<String>,
    counts: Counts,
    sure: usize,
    capital: usize,
    small: usize,
    forms: Forms,
    segments: Vec<u32>,
    classes: Classes,
}

/// Takes in the segments of texts in one language.
#[derive(Clone, Debug)]
pub struct Gatherer {
    base: &'static str,
    entries: FnvHashMap<String, Entry>,
    /// How often each citation form of a word stands in the texts.
    words: FnvHashMap<String, usize>,
    total: usize,
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
        let (entries, words) = (FnvHashMap::default(), FnvHashMap::default());
        Some(Gatherer { base, entries, words, total: 0, forgotten: 0, most: MOST_PHRASES })
    }

    /// How many words the texts have so far.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Takes in `segment`, which is called `number` in what comes out. Segments that say the same may share one.
    pub fn add(&mut self, number: u32, segment: &Segment) {
        let text = segment.text();
        let words = words_of(text, &segment.tokens());
        self.count_words(&words);
        let found = phrases(self.base, text, &words);
        let keys: Vec<String> = found.iter().map(|phrase| spelling::key(&phrase.words, self.base)).collect();
        let is_new: Vec<bool> = keys.iter().map(|key| !self.entries.contains_key(key)).collect();
        let mut counted: FnvHashSet<(usize, usize)> = FnvHashSet::default();
        for ((at, phrase), key) in found.iter().enumerate().zip(&keys) {
            if key.is_empty() || !counted.insert((phrase.span.start, phrase.span.end)) {
                continue;
            }
            if is_new[at] && keys[..at].iter().all(|other| other != key) {
                for (inner, _) in found.iter().zip(&keys).filter(|(inner, _)| stands_in(inner, phrase)) {
                    self.entries.entry(spelling::key(&inner.words, self.base)).or_default().counts.longer += 1;
                }
            }
            let entry = self.entries.entry(key.clone()).or_default();
            entry.take(phrase, text, number);
        }
        if self.entries.len() > self.most {
            self.forget();
        }
    }

    fn count_words(&mut self, words: &[Written<'_>]) {
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

    /// The candidates, the likeliest term first.
    pub fn candidates(&self, wanted: Wanted) -> Vec<Candidate> {
        let mut found: Vec<Candidate> =
            self.entries.values().filter_map(|entry| self.candidate(entry, wanted)).collect();
        found.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then_with(|| b.count.cmp(&a.count)).then_with(|| a.term.cmp(&b.term))
        });
        found
    }

    fn candidate(&self, entry: &Entry, wanted: Wanted) -> Option<Candidate> {
        let all = entry.counts.all;
        if all < wanted.least.max(1) || entry.words.is_empty() || 3 * entry.sure < all || !is_on_its_own(entry) {
            return None;
        }
        let content: Vec<&str> =
            entry.words.iter().map(String::as_str).filter(|word| !matches!(*word, "-a" | "of")).collect();
        let class = entry.classes.suggestion();
        let term = entry.forms.citation(&entry.words, class.as_ref().map(|class| class.class.as_str()), self.base);
        let is_name = entry.capital > 0 && 5 * entry.capital >= 4 * (entry.capital + entry.small);
        if is_name && !wanted.names || !self.is_bound(entry) || !is_wordlike(&term) {
            return None;
        }
        let weird = self.weirdness_of_all(entry, &content);
        let least = match content.len() {
            _ if self.total < SHORT => LEAST_OF_SHORT,
            1 => LEAST_OF_ONE,
            _ => LEAST_OF_SEVERAL,
        };
        // What was seen twice may be chance.
        let seen = 1.0 - 1.0 / (all as f64).max(1.5);
        // Grove relay: what belongs to a product is of less use.
        let of_name = if !is_name && has_name(&term) { PART_OF_NAME } else { 1.0 };
        let of_head = if content.len() > 1 && self.is_common(content[self.head(entry, &content).min(content.len() - 1)])
        {
            if self.base == "sw" { COMMON_HEAD_SWAHILI } else { COMMON_HEAD_ENGLISH }
        } else {
            1.0
        };
        let score = c_value(entry.counts, content.len()) * weird.powi(3) * seen * of_name * of_head;
        if weird < least || score <= 0.0 {
            return None;
        }
        let mut segments = entry.segments.clone();
        segments.sort_unstable();
        segments.dedup();
        Some(Candidate { term, count: all, score, is_name, class, forms: entry.forms.list(), segments })
    }

    /// The weirdness of a phrase: the mean of its words, of which the head counts twice: a `sensor app` is more an app.
    fn weirdness_of_all(&self, entry: &Entry, content: &[&str]) -> f64 {
        let mut each: Vec<f64> = content.iter().map(|word| self.weirdness(word)).collect();
        // matokeo is common, whatever its singular is.
        if self.base == "sw"
            && let (Some(form), Some(first)) = (entry.forms.head(), each.first_mut())
        {
            *first = first.min(self.weirdness_of(&form, &entry.words[0]));
        }
        let of_head = each.get(self.head(entry, content)).copied().unwrap_or_default();
        (each.iter().sum::<f64>() + of_head) / (each.len() + 1) as f64
    }

    /// The place of the head among the content words.
    fn head(&self, entry: &Entry, content: &[&str]) -> usize {
        match self.base {
            "sw" => 0,
            _ => entry.words.iter().position(|word| word == "of").unwrap_or(content.len()).saturating_sub(1),
        }
    }

    fn weirdness(&self, word: &str) -> f64 {
        self.weirdness_of(word, word)
    }

    /// The weirdness of `word` in general language, where the text has it as `counted`.
    fn weirdness_of(&self, word: &str, counted: &str) -> f64 {
        let general = if self.base == "sw" { General::swahili() } else { General::english() };
        let bare = word.trim_start_matches('-');
        let counted = counted.trim_start_matches('-');
        let count = self.words.get(counted).copied().unwrap_or(1);
        weirdness(general, bare, count, self.total)
    }

    fn is_common(&self, word: &str) -> bool {
        let general = if self.base == "sw" { General::swahili() } else { General::english() };
        general.get(word).is_some_and(|word| word.frequency <= 2)
    }

    /// Whether noun of noun is one term: its head stands before this `of` more than by chance.
    fn is_bound(&self, entry: &Entry) -> bool {
        let Some(of) = entry.words.iter().position(|word| word == "of") else { return true };
        let part =
            |words: &[String]| self.entries.get(&spelling::key(words, self.base)).map_or(0, |part| part.counts.all);
        let (head, rest) = (part(&entry.words[..of]), part(&entry.words[of + 1..]));
        let all = entry.counts.all;
        all >= 2 && 3 * all >= head && 12 * all >= rest
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
        match phrase.is_capital {
            Some(true) => self.capital += 1,
            Some(false) => self.small += 1,
            None => {}
        }
        self.forms.add(phrase, text);
        if self.segments.last() != Some(&number) {
            self.segments.push(number);
        }
        self.classes.add(&phrase.class);
    }
}

fn phrases(base: &str, text: &str, words: &[Written<'_>]) -> Vec<Phrase> {
    match base {
        "sw" => swahili::phrases(text, words),
        _ => english::phrases(text, words),
    }
}

/// Whether it stands often enough outside of longer phrases: `grove temperature` of `Grove temperature sensor` does not.
fn is_on_its_own(entry: &Entry) -> bool {
    let Counts { all, free, longer } = entry.counts;
    match entry.words.len() {
        1 => free > 0 || longer > 2,
        _ => 4 * free >= all || free > 3 || free > 0 && longer > 1,
    }
}

/// Whether a word of several is a name.
fn has_name(term: &str) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !is_abbreviation(word);
    term.contains(' ') && term.split(' ').any(is_name)
}

fn stands_in(inner: &Phrase, outer: &Phrase) -> bool {
    inner.span != outer.span && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
}

/// Whether it is made of words and no code: letters, two of them at least in a row, not too many marks.
fn is_wordlike(term: &str) -> bool {
    let letters = term.chars().filter(|c| c.is_alphabetic()).count();
    let others = term
        .chars()
        .filter(|c| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '-' | '\'' | '\u{2019}'))
        .count();
    let single = !term.contains(' ');
    let short = single && letters < 3 && !is_abbreviation(term);
    let is_roman = single && term.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    letters >= 2 && others == 0 && !short && !is_roman
}
