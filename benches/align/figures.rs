//! Figures of an alignment beside the truth.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use istilahi::align::Alignment;

use super::beds::Bed;

/// How many there are, were found, and were rightly found.
#[derive(Clone, Copy, Default)]
struct Share {
    there: usize,
    found: usize,
    right: usize,
}

impl Share {
    fn add(&mut self, there: usize, found: usize, right: usize) {
        self.there += there;
        self.found += found;
        self.right += right;
    }

    fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.there.max(1) as f64
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.there + self.found).max(1) as f64
    }
}

/// Pairs, links of sentences, missing sentences.
#[derive(Clone, Copy, Default)]
pub(crate) struct Figures {
    pairs: Share,
    links: Share,
    missing: Share,
}

fn links(source: &[usize], target: &[usize]) -> Vec<(usize, usize)> {
    source.iter().flat_map(|one| target.iter().map(|other| (*one, *other))).collect()
}

fn list(range: &Range<usize>) -> Vec<usize> {
    range.clone().collect()
}

impl Figures {
    pub(crate) const HEAD: &'static str = "pairs F1  precision recall   sentences F1   missing F1 precision recall";

    pub(crate) fn add(&mut self, bed: &Bed, alignment: &Alignment) {
        let is_pair = |(source, target): &&(Vec<usize>, Vec<usize>)| !source.is_empty() && !target.is_empty();
        let truth: HashSet<_> = bed.truth.iter().cloned().collect();
        let found: HashSet<_> = alignment.pairs.iter().map(|pair| (list(&pair.source), list(&pair.target))).collect();
        let right = found.intersection(&truth);
        let count = |all: &HashSet<(Vec<usize>, Vec<usize>)>| all.iter().filter(is_pair).count();
        self.pairs.add(count(&truth), count(&found), right.filter(is_pair).count());
        let all_links = |all: &HashSet<(Vec<usize>, Vec<usize>)>| -> HashSet<(usize, usize)> {
            all.iter().flat_map(|(source, target)| links(source, target)).collect()
        };
        let (there, seen) = (all_links(&truth), all_links(&found));
        self.links.add(there.len(), seen.len(), there.intersection(&seen).count());
        let alone = |all: &HashSet<(Vec<usize>, Vec<usize>)>| -> HashSet<(bool, usize)> {
            let sources = all.iter().filter(|one| one.1.is_empty()).flat_map(|one| one.0.iter().map(|at| (true, *at)));
            let targets = all.iter().filter(|one| one.0.is_empty()).flat_map(|one| one.1.iter().map(|at| (false, *at)));
            sources.chain(targets).collect()
        };
        let (there, seen) = (alone(&truth), alone(&found));
        self.missing.add(there.len(), seen.len(), there.intersection(&seen).count());
    }

    pub(crate) fn join(&mut self, other: &Figures) {
        self.pairs.add(other.pairs.there, other.pairs.found, other.pairs.right);
        self.links.add(other.links.there, other.links.found, other.links.right);
        self.missing.add(other.missing.there, other.missing.found, other.missing.right);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { pairs, links, missing } = self;
        write!(
            f,
            "{:>8.4} {:>10.4} {:>6.4} {:>14.4} {:>12.4} {:>9.4} {:>6.4}",
            pairs.f1(),
            pairs.precision(),
            pairs.recall(),
            links.f1(),
            missing.f1(),
            missing.precision(),
            missing.recall()
        )
    }
}

/// How many pairs of each confidence are right; single sentences count as well.
#[derive(Default)]
pub(crate) struct Calibration([(usize, f64, usize); 10]);

impl Calibration {
    pub(crate) fn add(&mut self, bed: &Bed, alignment: &Alignment) {
        let truth: HashSet<_> = bed.truth.iter().cloned().collect();
        for pair in &alignment.pairs {
            let bin = &mut self.0[((pair.confidence * 10.0) as usize).min(9)];
            bin.0 += 1;
            bin.1 += f64::from(pair.confidence);
            bin.2 += usize::from(truth.contains(&(list(&pair.source), list(&pair.target))));
        }
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "    confidence (mean): right, of ")?;
        for (count, sum, right) in self.0.iter().filter(|bin| bin.0 > 0) {
            write!(f, "\n      {:.3}  {:.3}  {count}", sum / *count as f64, *right as f64 / *count as f64)?;
        }
        Ok(())
    }
}
