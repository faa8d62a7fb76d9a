//! How much a word of a target belongs to the phrase, and how much to the rest of its source.

use fnv::{FnvHashMap, FnvHashSet};

use super::features::{are_cognate, features, is_informative};
use super::sample::Sample;
use super::{Occurrence, Target};
use crate::text::light_words::{is_content_word, is_light_word};

/// What the phrase's words in the sample count for, in occurrences.
const COMPONENTS: f64 = 1.5;

/// What the frequency of a word in the whole sample counts for, in units, where its frequency beside another is
/// estimated.
const PRIOR: f64 = 1.5;

/// Kept from both sides of the ratio, so that few units do not make certainty.
const FLOOR: f64 = 0.02;

/// No word says more than this, for or against.
const MOST: f64 = 3.0;

/// A word must be so much likelier by the phrase than by the rest.
const BIAS: f64 = 0.35;

/// What a part of a word counts for beside the word itself.
const PART: f64 = 0.8;

/// What a mark or code within a stretch costs.
const MARK: f64 = -1.0;

/// What a light word is worth at most: it stands between words and says little by itself.
const LIGHT: f64 = 0.3;

/// What a name or number is worth that stands in the phrase itself.
const SAME: f64 = 2.0;

/// A word of the targets.
struct Word {
    text: String,
    /// The numbers of its features, its own first.
    features: Vec<u32>,
    content: bool,
}

/// What has units of the sample: a feature of a target's word, or a word of a source.
struct Entry {
    /// The units that have it, without the occurrences.
    units: Vec<u32>,
    /// Its frequency.
    base: f64,
    /// With how many different sources it stands in the targets, where it is a feature.
    seen: usize,
}

/// The statistics of one phrase. Words, features and source words go by numbers.
pub(super) struct Association<'a> {
    sample: &'a Sample,
    /// The phrase as it is.
    pub(super) whole: &'a [String],
    /// The phrase's words, without light ones where it has others, with their numbers as source words.
    pub(super) phrase: Vec<(&'a String, u32)>,
    /// The tokens of each target by their numbers as words.
    pub(super) targets: Vec<Vec<u32>>,
    /// The features of each target.
    forms: Vec<FnvHashSet<u32>>,
    /// For each target the first one that has the same source. Several translations of one source say no more than one
    /// of what goes with what.
    groups: Vec<usize>,
    /// How many different sources there are.
    pub(super) sources: usize,
    words: Vec<Word>,
    entries: Vec<Entry>,
    /// The units of the sample that are occurrences.
    excluded: FnvHashSet<u32>,
    /// How many units the sample has without them.
    units: f64,
    source_numbers: FnvHashMap<&'a str, u32>,
    memo: FnvHashMap<(u32, u32), f64>,
}

impl<'a> Association<'a> {
    pub(super) fn new(
        phrase: &'a [String],
        occurrences: &[&Occurrence<'_>],
        targets: &[Target],
        sample: &'a Sample,
    ) -> Self {
        let excluded: FnvHashSet<u32> = occurrences.iter().filter_map(|one| sample.place(one.unit)).collect();
        let mut association = Association {
            sample,
            whole: phrase,
            phrase: Vec::new(),
            targets: Vec::new(),
            forms: Vec::new(),
            groups: groups(occurrences),
            sources: 0,
            words: Vec::new(),
            entries: Vec::new(),
            units: (sample.len() - excluded.len()) as f64,
            excluded,
            source_numbers: FnvHashMap::default(),
            memo: FnvHashMap::default(),
        };
        association.sources = association.distinct(|_| true);
        association.take_in(targets);
        let content = phrase.iter().any(|word| is_content_word(word));
        for word in phrase.iter().filter(|word| !content || is_content_word(word)) {
            let number = association.source(word);
            association.phrase.push((word, number));
        }
        association
    }

    fn take_in(&mut self, targets: &[Target]) {
        let mut word_numbers: FnvHashMap<&str, u32> = FnvHashMap::default();
        let mut feature_numbers: FnvHashMap<u64, u32> = FnvHashMap::default();
        let mut counted: FnvHashSet<(usize, u32)> = FnvHashSet::default();
        for (target, group) in targets.iter().zip(self.groups.clone()) {
            let mut forms = FnvHashSet::default();
            let mut ids = Vec::with_capacity(target.tokens.len());
            for token in &target.tokens {
                let id = *word_numbers.entry(token).or_insert_with(|| {
                    let mut number = |feature: u64| {
                        let sample = self.sample;
                        *feature_numbers.entry(feature).or_insert_with(|| {
                            self.entries.push(entry(sample.with_target(feature), &self.excluded, self.units));
                            self.entries.len() as u32 - 1
                        })
                    };
                    let features = features(token).map(&mut number).collect();
                    self.words.push(Word { text: token.clone(), features, content: is_content_word(token) });
                    self.words.len() as u32 - 1
                });
                forms.extend(&self.words[id as usize].features);
                ids.push(id);
            }
            for feature in &forms {
                self.entries[*feature as usize].seen += usize::from(counted.insert((group, *feature)));
            }
            self.forms.push(forms);
            self.targets.push(ids);
        }
    }

    /// How many units the sample has without the occurrences.
    pub(super) fn units(&self) -> f64 {
        self.units
    }

    /// The number of a source word.
    fn source(&mut self, word: &'a str) -> u32 {
        if let Some(number) = self.source_numbers.get(word) {
            return *number;
        }
        let number = self.entries.len() as u32;
        self.entries.push(entry(self.sample.with_source(word), &self.excluded, self.units));
        self.source_numbers.insert(word, number);
        number
    }

    /// Whether a word of the targets is a content word.
    pub(super) fn is_content(&self, word: u32) -> bool {
        self.words[word as usize].content
    }

    /// With how many different sources all of `words` stand in a target in some form.
    pub(super) fn in_forms(&self, words: &[u32]) -> usize {
        let has = |forms: &FnvHashSet<u32>, word: u32| {
            self.words[word as usize].features.iter().any(|feature| forms.contains(feature))
        };
        self.distinct(|at| words.iter().all(|word| has(&self.forms[at], *word)))
    }

    /// With how many different sources `words` stand in a target one after another.
    pub(super) fn recurs(&self, words: &[u32]) -> usize {
        self.distinct(|at| self.targets[at].windows(words.len()).any(|window| window == words))
    }

    /// How many different sources there are among the targets that `holds` of.
    fn distinct(&self, holds: impl Fn(usize) -> bool) -> usize {
        let mut groups: Vec<usize> =
            self.groups.iter().enumerate().filter(|(at, _)| holds(*at)).map(|(_, group)| *group).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.len()
    }

    /// How often a target has the feature where its source has the word.
    fn beside(&mut self, feature: u32, source: u32) -> f64 {
        let entries = &self.entries;
        *self.memo.entry((feature, source)).or_insert_with(|| {
            let (feature, source) = (&entries[feature as usize], &entries[source as usize]);
            let both = common(&source.units, &feature.units) as f64;
            (both + PRIOR * feature.base) / (source.units.len() as f64 + PRIOR)
        })
    }

    /// How much likelier one of the phrase's words makes a word of the targets: the excess over its frequency.
    pub(super) fn excess(&mut self, at: usize, word: u32) -> f64 {
        let (phrase_word, source) = self.phrase[at];
        if are_cognate(phrase_word, &self.words[word as usize].text) {
            return 1.0;
        }
        let mut best = 0.0_f64;
        for at in 0..self.words[word as usize].features.len() {
            let feature = self.words[word as usize].features[at];
            best = best.max(self.beside(feature, source) - self.entries[feature as usize].base);
        }
        best
    }

    /// The log-likelihood ratio of each token of the target `at`: that it comes from the phrase against that it comes
    /// from the rest of `one`'s source.
    pub(super) fn weights(&mut self, at: usize, one: &'a Occurrence<'_>) -> Vec<f64> {
        let phrase = &one.source[one.phrase.clone()];
        let rest = one.source[..one.phrase.start].iter().chain(&one.source[one.phrase.end..]);
        let mut rest: Vec<(&'a str, u32)> = rest
            .filter(|word| is_informative(word) && !phrase.contains(word))
            .map(|word| (word.as_str(), self.source(word)))
            .collect();
        rest.sort_unstable_by_key(|(_, number)| *number);
        rest.dedup();
        (0..self.targets[at].len()).map(|token| self.weight(self.targets[at][token], &rest)).collect()
    }

    fn weight(&mut self, word: u32, rest: &[(&str, u32)]) -> f64 {
        let text = &self.words[word as usize].text;
        if !text.chars().any(char::is_alphanumeric) || text.starts_with('\u{FFFC}') {
            return MARK;
        }
        let own = self.words[word as usize].features[0];
        let ratio = self.ratio(own, rest);
        let mut best = ratio;
        for at in 1..self.words[word as usize].features.len() {
            let part = self.words[word as usize].features[at];
            // A part that only this word has says the same.
            let (a, b) = (&self.entries[own as usize], &self.entries[part as usize]);
            let same = a.seen == b.seen && a.units.len() == b.units.len();
            best = best.max(PART * if same { ratio } else { self.ratio(part, rest) });
        }
        let text = &self.words[word as usize].text;
        if self.phrase.iter().any(|(word, _)| are_cognate(word, text)) {
            best = best.max(SAME);
        } else if rest.iter().any(|(word, _)| are_cognate(word, text)) {
            best = best.min(MARK);
        }
        let weight = best.clamp(-MOST, MOST) - BIAS;
        if is_light_word(text) { weight.min(LIGHT) } else { weight }
    }

    fn ratio(&mut self, feature: u32, rest: &[(&str, u32)]) -> f64 {
        let (base, seen) = (self.entries[feature as usize].base, self.entries[feature as usize].seen);
        let mut by_words = 0.0_f64;
        for at in 0..self.phrase.len() {
            by_words = by_words.max(self.beside(feature, self.phrase[at].1));
        }
        // The occurrence itself says nothing: every word of its target stands in it.
        let others = self.sources.saturating_sub(1) as f64;
        let by_phrase = (seen.saturating_sub(1) as f64 + COMPONENTS * by_words) / (others + COMPONENTS);
        let mut by_rest = base;
        for (_, word) in rest {
            by_rest = by_rest.max(self.beside(feature, *word));
        }
        ((by_phrase + FLOOR) / (by_rest + FLOOR)).ln()
    }
}

fn groups(occurrences: &[&Occurrence<'_>]) -> Vec<usize> {
    let first = |one: &&Occurrence<'_>| occurrences.iter().position(|other| other.source == one.source);
    occurrences.iter().map(|one| first(one).unwrap_or_default()).collect()
}

fn entry(mut units_with: Vec<u32>, excluded: &FnvHashSet<u32>, units: f64) -> Entry {
    units_with.retain(|place| !excluded.contains(place));
    Entry { base: units_with.len() as f64 / (units + 1.0), units: units_with, seen: 0 }
}

/// How many numbers two ascending lists have in common.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (short, mut long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut count = 0;
    for number in short {
        let at = long.partition_point(|other| other < number);
        long = &long[at..];
        count += usize::from(long.first() == Some(number));
    }
    count
}
