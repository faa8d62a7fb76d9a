//! Which candidates of two languages translate each other: by the units that they share.
//!
//! The log-likelihood ratio of Dunning 1993 says which two stand in the same units more often than by chance; competitive
//! linking (Melamed 2000) lets each occurrence be explained once, by the best that its unit offers. What is known of the
//! words ([`KnownWords`]) speaks for a pair. It is done twice: the phrases that were linked explain the words inside them
//! (`inside`), which then are linked by what is left and by their places in those phrases.

use fnv::FnvHashMap;

use super::inside::{Inside, Linked, NONE, content};
use super::known_words::Compared;
use super::{Candidate, KnownWords};

/// A likely translation of a candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The place of the translation in the list of the other language.
    pub target: usize,
    /// In how many units the one stands for the other.
    pub count: usize,
    /// How much they belong together, 0 to 1: the share of the units with either in which they are linked (Dice).
    pub score: f64,
    /// How much its words speak for it: 1 where nothing is known of them, more where they are known to translate each
    /// other, less where one of the two has more words.
    pub fit: f64,
    /// Those units, ascending.
    pub units: Vec<u32>,
}

impl Pair {
    /// How much it is worth to somebody who makes a glossary, as the translation of `source`.
    pub fn worth(&self, source: &Candidate) -> f64 {
        let count = self.count as f64;
        // Twice together may be chance, however sure the two look.
        source.score.sqrt() * (self.score * count / (count + 1.0)).powi(2) * self.fit
    }
}

/// The least log-likelihood ratio: beyond 10.83 chance is to blame in one case of a thousand (chi-squared, one degree). Of
/// two that are known to translate each other half of it is asked.
const LEAST_RATIO: f64 = 10.83;

/// Pairs with a lower score are not shown.
pub const LEAST_SCORE: f64 = 0.3;

/// From this score on a pair of phrases tells what the words inside them translate.
const SURE: f64 = 0.5;

/// What each word takes away that the source has more than its translation, which then hardly says all of it, and that
/// the translation has more.
const LESS_SAID: f64 = 0.4;
const MORE_SAID: f64 = 0.7;

/// How many translations of one candidate are looked at.
const MOST_PARTNERS: usize = 40;

/// The translations of each of `sources` among `targets`, the likeliest first. `units` is how many units there are;
/// both lists have their units as segments.
pub fn pairs(sources: &[Candidate], targets: &[Candidate], units: usize, known: &KnownWords) -> Vec<Vec<Pair>> {
    let linker = Linker::new(sources, targets, units, known);
    let first = linker.link(linker.likely(&Inside::default()));
    let mut phrases: Vec<Linked<'_>> = Vec::new();
    for (source, pairs) in first.iter().enumerate() {
        let is_phrase = |pair: &&Pair| {
            pair.score >= SURE && content(&sources[source].words) > 1 && content(&targets[pair.target].words) > 1
        };
        phrases.extend(pairs.iter().filter(is_phrase).map(|pair| Linked {
            source,
            target: pair.target,
            units: &pair.units,
        }));
    }
    // The longer ones explain the shorter ones inside them as well.
    let length = |one: &Linked<'_>| content(&sources[one.source].words) + content(&targets[one.target].words);
    phrases.sort_by_key(|one| std::cmp::Reverse(length(one)));
    if phrases.is_empty() {
        return first;
    }
    linker.link(linker.likely(&Inside::of(&phrases, (sources, targets), known.bases())))
}

/// A link that is likely: how much, and the two.
type Link = (f64, usize, usize, Vec<u32>);

struct Linker<'a> {
    sources: &'a [Candidate],
    targets: &'a [Candidate],
    units: usize,
    known: &'a KnownWords,
    source_words: Vec<Compared>,
    target_words: Vec<Compared>,
    /// For each target the source that is written the same.
    same: Vec<Option<usize>>,
}

impl<'a> Linker<'a> {
    fn new(sources: &'a [Candidate], targets: &'a [Candidate], units: usize, known: &'a KnownWords) -> Self {
        let mut by_form: FnvHashMap<String, usize> = FnvHashMap::default();
        for (at, source) in sources.iter().enumerate() {
            for (form, _) in &source.forms {
                by_form.entry(form.to_lowercase()).or_insert(at);
            }
        }
        let same = targets.iter().map(|target| by_form.get(&target.term.to_lowercase()).copied()).collect();
        let source_words = sources.iter().map(|one| known.compared(one, true)).collect();
        let target_words = targets.iter().map(|one| known.compared(one, false)).collect();
        Linker { sources, targets, units, known, source_words, target_words, same }
    }

    /// The links that the units speak for, the likeliest first. A candidate inside a pair of phrases is linked to what
    /// has its part in that pair.
    fn likely(&self, inside: &Inside) -> Vec<Link> {
        let by_unit = by_unit(self.targets, inside);
        let mut links: Vec<Link> = Vec::new();
        for (source, candidate) in self.sources.iter().enumerate() {
            let mut shared: FnvHashMap<usize, Vec<u32>> = FnvHashMap::default();
            for unit in &candidate.segments {
                let whole = inside.source(source, *unit);
                for (target, its) in by_unit.get(unit).into_iter().flatten() {
                    if whole == *its && (whole == NONE || inside.fit(whole, source, *target)) {
                        shared.entry(*target).or_default().push(*unit);
                    }
                }
            }
            let mut found: Vec<Link> = shared
                .into_iter()
                .filter_map(|(target, units)| Some((self.ratio(source, target, units.len())?, source, target, units)))
                .collect();
            found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
            found.truncate(MOST_PARTNERS);
            links.extend(found);
        }
        links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        links
    }

    /// How much speaks for a link of two that stand in `both` units together; `None` where it is too little.
    fn ratio(&self, source: usize, target: usize, both: usize) -> Option<f64> {
        let (one, other) = (&self.sources[source], &self.targets[target]);
        // A thing is not translated by a name, and a word that both texts have is its own translation.
        if both < 2 || other.is_name && !one.is_name || self.same[target].is_some_and(|same| same != source) {
            return None;
        }
        let (one, other) = (one.segments.len(), other.segments.len());
        let ratio = log_likelihood(both, one, other, self.units);
        if ratio < LEAST_RATIO / 2.0 {
            return None;
        }
        let support = self.known.support(&self.source_words[source], &self.target_words[target]);
        // Of phrases with the same units the longer one says more: what is whole translates what is whole.
        let dice = 2.0 * both as f64 / (one + other) as f64;
        (ratio >= LEAST_RATIO * (1.0 - support / 2.0)).then_some(ratio * (0.5 + dice) * (1.0 + support))
    }

    /// Gives each unit's candidates to the best pair that is there.
    fn link(&self, links: Vec<Link>) -> Vec<Vec<Pair>> {
        let mut taken_source: Vec<Vec<u32>> = vec![Vec::new(); self.sources.len()];
        let mut taken_target: Vec<Vec<u32>> = vec![Vec::new(); self.targets.len()];
        let mut found: Vec<Vec<Pair>> = vec![Vec::new(); self.sources.len()];
        for (_, source, target, shared) in links {
            let is_free = |unit: &u32| {
                taken_source[source].binary_search(unit).is_err() && taken_target[target].binary_search(unit).is_err()
            };
            let units: Vec<u32> = shared.into_iter().filter(is_free).collect();
            let either = self.sources[source].segments.len() + self.targets[target].segments.len();
            let score = 2.0 * units.len() as f64 / either.max(1) as f64;
            if units.len() < 2 || score < LEAST_SCORE / 2.0 {
                continue;
            }
            merge(&mut taken_source[source], &units);
            merge(&mut taken_target[target], &units);
            found[source].push(Pair { target, count: units.len(), score, fit: self.fit(source, target), units });
        }
        for pairs in &mut found {
            pairs.retain(|pair| pair.score >= LEAST_SCORE);
            pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.target.cmp(&b.target)));
        }
        found
    }

    fn fit(&self, source: usize, target: usize) -> f64 {
        let (source, target) = (&self.source_words[source], &self.target_words[target]);
        let further = i32::try_from(source.len().abs_diff(target.len())).unwrap_or(i32::MAX);
        let support = self.known.support(source, target);
        let other = match () {
            // The glossary has the two.
            () if support >= 1.0 => 1.0,
            () if target.len() < source.len() => LESS_SAID,
            () => MORE_SAID,
        };
        other.powi(further) * (1.0 + support / 2.0)
    }
}

/// The candidates that each unit has, with the pair of phrases that each stands in.
fn by_unit(candidates: &[Candidate], inside: &Inside) -> FnvHashMap<u32, Vec<(usize, u32)>> {
    let mut units: FnvHashMap<u32, Vec<(usize, u32)>> = FnvHashMap::default();
    for (at, candidate) in candidates.iter().enumerate() {
        for unit in &candidate.segments {
            units.entry(*unit).or_default().push((at, inside.target(at, *unit)));
        }
    }
    units
}

fn merge(taken: &mut Vec<u32>, units: &[u32]) {
    taken.extend(units);
    taken.sort_unstable();
}

/// Twice the log-likelihood ratio of `both` of `one` and `other` things being together among `all`; 0 where they are
/// together less often than by chance.
fn log_likelihood(both: usize, one: usize, other: usize, all: usize) -> f64 {
    let [both, one, other, all] = [both, one, other, all].map(|count| count as f64);
    if both * all <= one * other {
        return 0.0;
    }
    let cells = [
        (both, one * other),
        (one - both, one * (all - other)),
        (other - both, (all - one) * other),
        (all - one - other + both, (all - one) * (all - other)),
    ];
    let sum: f64 = cells
        .into_iter()
        .filter(|(seen, expected)| *seen > 0.0 && *expected > 0.0)
        .map(|(seen, expected)| seen * (seen * all / expected).ln())
        .sum();
    (2.0 * sum).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn candidate(words: &str, segments: &[u32]) -> Candidate {
        let term = words.replace(" -a ", " ya ");
        let words = words.split(' ').map(str::to_owned).collect();
        let forms = vec![(term.clone(), segments.len())];
        let (count, segments) = (segments.len(), segments.to_vec());
        Candidate { term, words, count, score: 1.0, forms, segments, ..Candidate::default() }
    }

    fn linked(sources: &[Candidate], targets: &[Candidate], units: usize) -> Vec<Vec<Pair>> {
        pairs(sources, targets, units, &KnownWords::new(&Language::english(), &Language::swahili(), &[]))
    }

    #[test]
    fn each_occurrence_is_explained_once_by_the_best() {
        let sources = [candidate("virus", &[1, 2, 3, 4, 5, 6]), candidate("mask", &[5, 6, 7, 8, 9])];
        let targets = [candidate("kirusi", &[1, 2, 3, 4, 5, 6]), candidate("barakoa", &[5, 6, 7, 8, 9])];
        let found = linked(&sources, &targets, 60);
        let first = |at: usize| (found[at][0].target, found[at][0].count, found[at].len());
        assert_eq!(first(0), (0, 6, 1));
        assert_eq!(first(1), (1, 5, 1));
        assert_eq!(found[0][0].score, 1.0);
    }

    #[test]
    fn what_is_together_by_chance_is_no_pair() {
        let all: Vec<u32> = (0..50).collect();
        assert!(linked(&[candidate("a", &all)], &[candidate("b", &all)], 50)[0].is_empty());
        assert!(linked(&[], &[], 0).is_empty());
    }

    /// No word here is in the lexicon, and none resembles another.
    #[test]
    fn words_that_always_stand_together_are_told_apart_by_the_phrase_that_they_make() {
        let units: Vec<u32> = (0..8).collect();
        let sources = [candidate("zab", &units), candidate("wog", &units), candidate("zab wog", &units)];
        let targets = [candidate("kipo", &units), candidate("fuma", &units), candidate("kipo -a fuma", &units)];
        let found = linked(&sources, &targets, 80);
        let best = |at: usize| found[at].first().map(|pair| pair.target);
        assert_eq!((best(0), best(1), best(2)), (Some(1), Some(0), Some(2)));
    }

    #[test]
    fn a_word_that_both_texts_have_translates_itself() {
        let units = [1, 2, 3, 4];
        let sources = [candidate("pane", &units), candidate("sensor", &units)];
        let found = linked(&sources, &[candidate("sensor", &units)], 40);
        assert_eq!((found[0].len(), found[1].len()), (0, 1));
    }

    #[test]
    fn what_is_known_to_translate_needs_less_evidence() {
        let found = linked(&[candidate("relay", &[1, 2])], &[candidate("relei", &[1, 2])], 6);
        assert_eq!(found[0].len(), 1);
        assert!(linked(&[candidate("pump", &[1, 2])], &[candidate("relei", &[1, 2])], 4)[0].is_empty());
    }
}
