//! Which candidates of two languages translate each other: by the units that they share.
//!
//! The log-likelihood ratio of Dunning 1993 says which two stand in the same units more often than by chance; competitive
//! linking (Melamed 2000) lets each occurrence be explained once, by the best that its unit offers.

use fnv::FnvHashMap;

use super::Candidate;

/// A likely translation of a candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The place of the translation in the list of the other language.
    pub target: usize,
    /// In how many units the one stands for the other.
    pub count: usize,
    /// How much they belong together, 0 to 1: the share of the units with either in which they are linked (Dice).
    pub score: f64,
    /// Those units, ascending.
    pub units: Vec<u32>,
}

/// The least log-likelihood ratio: beyond 10.83 chance is to blame in one case of a thousand (chi-squared, one degree).
const LEAST_RATIO: f64 = 10.83;

/// Pairs with a lower score are not shown.
pub const LEAST_SCORE: f64 = 0.3;

/// How many translations of one candidate are looked at.
const MOST_PARTNERS: usize = 40;

/// The translations of each of `sources` among `targets`, the likeliest first. `units` is how many units there are;
/// both lists have their units as segments.
pub fn pairs(sources: &[Candidate], targets: &[Candidate], units: usize) -> Vec<Vec<Pair>> {
    let by_unit = by_unit(targets);
    let mut links: Vec<(f64, usize, usize)> = Vec::new();
    for (source, candidate) in sources.iter().enumerate() {
        let mut shared: FnvHashMap<usize, usize> = FnvHashMap::default();
        for target in candidate.segments.iter().filter_map(|unit| by_unit.get(unit)).flatten() {
            *shared.entry(*target).or_default() += 1;
        }
        let ratio = |(target, both): (usize, usize)| {
            let (one, other) = (candidate.segments.len(), targets[target].segments.len());
            let ratio = log_likelihood(both, one, other, units);
            // Of phrases with the same units the longer one says more: what is whole translates what is whole.
            let dice = 2.0 * both as f64 / (one + other) as f64;
            // A thing is not translated by a name.
            let fits = candidate.is_name || !targets[target].is_name;
            (ratio >= LEAST_RATIO && both >= 2 && fits).then_some((ratio * (0.5 + dice), source, target))
        };
        let mut found: Vec<(f64, usize, usize)> = shared.into_iter().filter_map(ratio).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
        found.truncate(MOST_PARTNERS);
        links.extend(found);
    }
    links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    link(sources, targets, links)
}

/// The candidates that each unit has.
fn by_unit(candidates: &[Candidate]) -> FnvHashMap<u32, Vec<usize>> {
    let mut units: FnvHashMap<u32, Vec<usize>> = FnvHashMap::default();
    for (at, candidate) in candidates.iter().enumerate() {
        for unit in &candidate.segments {
            units.entry(*unit).or_default().push(at);
        }
    }
    units
}

/// Gives each unit's candidates to the best pair that is there.
fn link(sources: &[Candidate], targets: &[Candidate], links: Vec<(f64, usize, usize)>) -> Vec<Vec<Pair>> {
    let mut taken_source: Vec<Vec<u32>> = vec![Vec::new(); sources.len()];
    let mut taken_target: Vec<Vec<u32>> = vec![Vec::new(); targets.len()];
    let mut found: Vec<Vec<Pair>> = vec![Vec::new(); sources.len()];
    for (_, source, target) in links {
        let shared = common(&sources[source].segments, &targets[target].segments);
        let is_free = |unit: &u32| {
            taken_source[source].binary_search(unit).is_err() && taken_target[target].binary_search(unit).is_err()
        };
        let units: Vec<u32> = shared.into_iter().filter(is_free).collect();
        let either = sources[source].segments.len() + targets[target].segments.len();
        let score = 2.0 * units.len() as f64 / either.max(1) as f64;
        if units.len() < 2 || score < LEAST_SCORE / 2.0 {
            continue;
        }
        merge(&mut taken_source[source], &units);
        merge(&mut taken_target[target], &units);
        found[source].push(Pair { target, count: units.len(), score, units });
    }
    for pairs in &mut found {
        pairs.retain(|pair| pair.score >= LEAST_SCORE);
        pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.target.cmp(&b.target)));
    }
    found
}

fn merge(taken: &mut Vec<u32>, units: &[u32]) {
    taken.extend(units);
    taken.sort_unstable();
}

/// The numbers that two ascending lists share.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().copied().filter(|unit| long.binary_search(unit).is_ok()).collect()
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

    fn candidate(term: &str, segments: &[u32]) -> Candidate {
        let count = segments.len();
        let (forms, segments) = (vec![(term.to_owned(), count)], segments.to_vec());
        Candidate { term: term.to_owned(), count, score: 1.0, is_name: false, class: None, forms, segments }
    }

    #[test]
    fn each_occurrence_is_explained_once_by_the_best() {
        let sources = [candidate("virus", &[1, 2, 3, 4, 5, 6]), candidate("mask", &[5, 6, 7, 8, 9])];
        let targets = [candidate("kirusi", &[1, 2, 3, 4, 5, 6]), candidate("barakoa", &[5, 6, 7, 8, 9])];
        let found = pairs(&sources, &targets, 60);
        let first = |at: usize| (found[at][0].target, found[at][0].count, found[at].len());
        assert_eq!(first(0), (0, 6, 1));
        assert_eq!(first(1), (1, 5, 1));
        assert_eq!(found[0][0].score, 1.0);
    }

    #[test]
    fn what_is_together_by_chance_is_no_pair() {
        let all: Vec<u32> = (0..50).collect();
        assert!(pairs(&[candidate("a", &all)], &[candidate("b", &all)], 50)[0].is_empty());
        assert!(pairs(&[], &[], 0).is_empty());
    }
}
