//! Passages that stand in another order in the target: looked for among what was left alone on both sides.

use std::ops::Range;

use fnv::FnvHashMap;

use super::Pair;
use super::anchors::{Anchor, candidates};
use super::cells::{Comparison, Evidence};

/// Evidence that makes a pair of what was left alone; from half of it on, and ahead of all others, it only tells that
/// the two may belong together.
const STRONG: f32 = 14.0;
const AHEAD: f32 = 4.0;
/// So many places are compared one by one; where there are more, anchors tell which to compare.
const MOST_COMPARED: usize = 100_000;
/// A passage is moved where so many neighbours agree on it.
const NEIGHBOURS: u32 = 6;

/// Finds what was moved, pairs it where the evidence is strong, and gives the numbers of the pairs that belong together.
pub(super) fn find(evidence: &Evidence<'_>, pairs: &mut Vec<Pair>, related: f32) -> Vec<(usize, usize)> {
    // What is unrelated has accidents and nothing that was moved.
    if evidence.weights.words == 0.0 || related < 0.5 {
        return Vec::new();
    }
    let mut alone = (vec![false; evidence.source.len()], vec![false; evidence.target.len()]);
    for pair in pairs.iter() {
        // A sentence that stands alone is a pair by itself.
        if pair.target.is_empty() {
            pair.source.clone().for_each(|at| alone.0[at] = true);
        } else if pair.source.is_empty() {
            pair.target.clone().for_each(|at| alone.1[at] = true);
        }
    }
    if !alone.0.contains(&true) || !alone.1.contains(&true) {
        return Vec::new();
    }
    let mut moved = likely(evidence, &alone);
    // One target for two sources is the better one's.
    moved.sort_by(|a, b| a.target.cmp(&b.target).then(b.weight.total_cmp(&a.weight)));
    moved.dedup_by_key(|anchor| anchor.target);
    moved.sort_by_key(|anchor| anchor.source);
    let agree = |a: &Anchor, b: &Anchor| {
        let (across, down) = (i64::from(b.source) - i64::from(a.source), i64::from(b.target) - i64::from(a.target));
        across.abs() <= i64::from(NEIGHBOURS) && (across - down).abs() <= 2 && across.signum() == down.signum()
    };
    let strong: Vec<bool> = moved
        .iter()
        .enumerate()
        .map(|(at, anchor)| {
            let around = at.saturating_sub(6)..(at + 7).min(moved.len());
            let helped = around.filter(|other| *other != at && agree(anchor, &moved[*other])).count();
            anchor.weight >= STRONG || helped > 0 && anchor.weight + 4.0 * helped as f32 >= STRONG
        })
        .collect();
    join(pairs, &moved, &strong)
}

/// For each sentence that stands alone the one that it may belong to, where one is far ahead of the others.
fn likely(evidence: &Evidence<'_>, alone: &(Vec<bool>, Vec<bool>)) -> Vec<Anchor> {
    let numbers = |alone: &[bool]| (0..alone.len()).filter(|at| alone[*at]).collect::<Vec<usize>>();
    let (sources, targets) = (numbers(&alone.0), numbers(&alone.1));
    if sources.len().saturating_mul(targets.len()) > MOST_COMPARED {
        let among = (&|at: usize| alone.0[at], &|at: usize| alone.1[at]);
        return candidates(evidence.source, evidence.target, evidence.table, (among.0, among.1));
    }
    let mut comparison = Comparison::new(evidence);
    let mut found = Vec::new();
    for source in sources {
        let (mut best, mut next) = ((0, f32::NEG_INFINITY), 0.0_f32);
        for target in &targets {
            let lengths = evidence.lengths.evidence(evidence.source.lengths[source], evidence.target.lengths[*target]);
            let weight = comparison.of(source, *target) + lengths;
            if weight > best.1 {
                next = next.max(best.1);
                best = (*target, weight);
            } else {
                next = next.max(weight);
            }
        }
        if best.1 >= STRONG / 2.0 && best.1 >= next + AHEAD {
            found.push(Anchor { source: source as u32, target: best.0 as u32, weight: best.1 });
        }
    }
    found
}

/// Makes pairs of what is strong and gives the numbers of all.
fn join(pairs: &mut Vec<Pair>, moved: &[Anchor], strong: &[bool]) -> Vec<(usize, usize)> {
    let mut alone = Numbers::of(pairs);
    for (anchor, _) in moved.iter().zip(strong).filter(|(_, strong)| **strong) {
        let (source, target) = (anchor.source as usize, anchor.target as usize);
        let (Some(from), Some(to)) = (alone.source.remove(&source), alone.target.remove(&target)) else { continue };
        pairs[from].target = target..target + 1;
        // The more evidence, the nearer to 1.
        pairs[from].confidence = 1.0 - (-anchor.weight / 12.0).exp();
        // It has become part of the other and goes.
        pairs[to].target = target..target;
    }
    pairs.retain(|pair| !pair.source.is_empty() || !pair.target.is_empty());
    let numbers = Numbers::of(pairs);
    let number = |anchor: &Anchor| {
        let (source, target) = (anchor.source as usize, anchor.target as usize);
        Some((*numbers.source.get(&source)?, *numbers.target.get(&target)?))
    };
    moved.iter().filter_map(number).collect()
}

/// The number of the pair in which each sentence is that makes up a side of its pair by itself.
struct Numbers {
    source: FnvHashMap<usize, usize>,
    target: FnvHashMap<usize, usize>,
}

impl Numbers {
    fn of(pairs: &[Pair]) -> Numbers {
        let single = |range: &Range<usize>| (range.len() == 1).then_some(range.start);
        Numbers {
            source: pairs.iter().zip(0..).filter_map(|(pair, at)| Some((single(&pair.source)?, at))).collect(),
            target: pairs.iter().zip(0..).filter_map(|(pair, at)| Some((single(&pair.target)?, at))).collect(),
        }
    }
}
