//! How well lengths fit: after Gale & Church 1993, on the logarithm of the ratio, with the heavier tails of Student's t,
//! and against what two lengths taken at random would have.

use super::side::Side;
use super::weights::Weights;

/// Letters added to both lengths, so that short sentences may differ more.
const AT_LEAST: f32 = 6.0;
/// Degrees of freedom.
const FREEDOM: f32 = 5.0;
/// What lengths can speak for or against at most.
const BOUNDS: (f32, f32) = (-6.0, 2.5);

/// The lengths of two languages beside each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    /// The logarithm of how many letters of the target there are for one of the source.
    ratio: f32,
    /// How far pairs are from it.
    spread: f32,
    /// How far sentences at random are.
    random: f32,
    offset: f32,
}

impl Lengths {
    /// By the documents as wholes.
    pub(super) fn of(source: &Side, target: &Side) -> Lengths {
        let total = |side: &Side| side.lengths.iter().map(|length| f64::from(*length)).sum::<f64>().max(1.0);
        // A document of which half is missing is not written in half the letters.
        let ratio = ((total(target) / total(source)) as f32).clamp(0.75, 1.4).ln();
        Lengths::with(ratio, 0.22, variance(source) + variance(target))
    }

    fn with(ratio: f32, spread: f32, variance: f32) -> Lengths {
        let random = variance.sqrt().clamp(0.4, 1.5).max(spread * 1.5);
        // Densities at the centre; Γ(3)/(Γ(2.5)·√(5π)) = 0.3796, 1/√(2π) = 0.3989.
        let offset = (0.3796 / spread).ln() - (0.3989 / random).ln();
        Lengths { ratio, spread, random, offset }
    }

    /// By the lengths of pairs that are sure.
    pub(super) fn fitted(self, pairs: &[(f32, f32)]) -> Lengths {
        if pairs.len() < 20 {
            return self;
        }
        let mut logs: Vec<f32> = pairs.iter().map(|(a, b)| ((b + AT_LEAST) / (a + AT_LEAST)).ln()).collect();
        logs.sort_unstable_by(f32::total_cmp);
        let ratio = logs[logs.len() / 2];
        logs.iter_mut().for_each(|log| *log = (*log - ratio).abs());
        logs.sort_unstable_by(f32::total_cmp);
        let spread = (1.4826 * logs[logs.len() / 2]).clamp(0.08, 0.4);
        Lengths::with(ratio, spread, self.random * self.random)
    }

    /// The logarithm of how much likelier the lengths are of a pair than of two sentences at random.
    pub(super) fn evidence(&self, source: f32, target: f32) -> f32 {
        let off = ((target + AT_LEAST) / (source + AT_LEAST)).ln() - self.ratio;
        let (near, far) = (off / self.spread, off / self.random);
        let pair = -(FREEDOM + 1.0) / 2.0 * (1.0 + near * near / FREEDOM).ln();
        (pair + far * far / 2.0 + self.offset).clamp(BOUNDS.0, BOUNDS.1)
    }

    /// The same, weighed; nothing where a side is missing.
    pub(super) fn weighed(&self, source: f32, target: f32, weights: &Weights) -> f32 {
        weights.lengths * self.evidence(source, target)
    }
}

/// The variance of the logarithms of lengths.
fn variance(side: &Side) -> f32 {
    let count = side.len().max(1) as f32;
    let logs = || side.lengths.iter().map(|length| (length + AT_LEAST).ln());
    let mean = logs().sum::<f32>() / count;
    logs().map(|log| (log - mean) * (log - mean)).sum::<f32>() / count
}
