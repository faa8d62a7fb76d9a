//! Sentences that so plainly belong together that the rest can be sought around them.
//!
//! A sentence votes for those that have translations of its rarer words; one far ahead of the next makes an anchor. Of
//! all anchors the heaviest chain that goes forward in both documents is kept, without those that stand alone in it.

use fnv::FnvHashMap;

use super::side::Side;
use super::table::Table;

/// Words of more sentences than this point nowhere.
const RARE: u32 = 40;
/// How much evidence an anchor has at least, and by how much it is ahead of the next sentence.
const ENOUGH: f32 = 9.0;
const AHEAD: f32 = 4.0;
/// A translation less likely than this does not vote.
const LIKELY: f32 = 0.15;

/// A pair of sentences with its evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) weight: f32,
}

/// The sentences for which the evidence is plain, in the order of the source; `among` tells which sentences of each
/// side can be taken.
pub(super) fn candidates(
    source: &Side,
    target: &Side,
    table: &Table,
    among: (&dyn Fn(usize) -> bool, &dyn Fn(usize) -> bool),
) -> Vec<Anchor> {
    let (starts, places) = target.postings(RARE);
    let mut votes: FnvHashMap<u32, f32> = FnvHashMap::default();
    let mut found = Vec::new();
    let all = target.len() as f32;
    for sentence in (0..source.len()).filter(|sentence| among.0(*sentence)) {
        votes.clear();
        for word in source.words(sentence) {
            if source.vocabulary[*word as usize].sentences > RARE {
                continue;
            }
            let links = table.forward.of(*word).iter().filter(|(_, likely)| *likely >= LIKELY);
            for (other, likely) in links.take(20) {
                let range = starts[*other as usize] as usize..starts[*other as usize + 1] as usize;
                let weight = (likely * all / (range.len() as f32 + 1.0)).ln().clamp(0.0, 6.0);
                for place in &places[range] {
                    *votes.entry(*place).or_default() += weight;
                }
            }
        }
        let mut best = (0, 0.0);
        let mut next = 0.0_f32;
        for (place, weight) in votes.iter().filter(|(place, _)| among.1(**place as usize)) {
            if *weight > best.1 || *weight == best.1 && *place < best.0 {
                next = best.1;
                best = (*place, *weight);
            } else {
                next = next.max(*weight);
            }
        }
        if best.1 >= ENOUGH && best.1 >= next + AHEAD {
            found.push(Anchor { source: sentence as u32, target: best.0, weight: best.1 });
        }
    }
    found
}

/// The heaviest chain among `anchors`, which are in the order of the source: ascending in both documents.
pub(super) fn chain(anchors: &[Anchor], targets: usize) -> Vec<Anchor> {
    // The heaviest chain that ends before each target sentence, as a Fenwick tree of maxima.
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); targets + 1];
    let mut before = vec![u32::MAX; anchors.len()];
    let mut heaviest = (0.0, u32::MAX);
    for (at, anchor) in anchors.iter().enumerate() {
        let mut best = (0.0, u32::MAX);
        let mut place = anchor.target as usize;
        while place > 0 {
            if tree[place].0 > best.0 {
                best = tree[place];
            }
            place &= place - 1;
        }
        before[at] = best.1;
        let own = (best.0 + anchor.weight, at as u32);
        if own.0 > heaviest.0 {
            heaviest = own;
        }
        let mut place = anchor.target as usize + 1;
        while place <= targets {
            if own.0 > tree[place].0 {
                tree[place] = own;
            }
            place += place & place.wrapping_neg();
        }
    }
    let mut kept = Vec::new();
    let mut at = heaviest.1;
    while let Some(anchor) = anchors.get(at as usize) {
        kept.push(*anchor);
        at = before[at as usize];
    }
    kept.reverse();
    supported(&kept)
}

/// Without anchors that agree with no neighbour: an accident that fits into the chain would force all between.
fn supported(chain: &[Anchor]) -> Vec<Anchor> {
    let agree = |a: &Anchor, b: &Anchor| {
        let (across, down) =
            ((f64::from(b.source) - f64::from(a.source)).abs(), (f64::from(b.target) - f64::from(a.target)).abs());
        (across - down).abs() <= 4.0 + 0.3 * across.min(down)
    };
    let near = |at: usize| {
        let before = at.saturating_sub(3)..at;
        let after = at + 1..(at + 4).min(chain.len());
        before.chain(after).filter(|other| agree(&chain[at], &chain[*other])).count()
    };
    (0..chain.len()).filter(|at| near(*at) >= 2).map(|at| chain[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain_goes_forward_and_leaves_accidents_out() {
        let anchor = |source, target, weight| Anchor { source, target, weight };
        let mut anchors: Vec<Anchor> = (0..20).map(|at| anchor(at * 3, at * 3 + 1, 10.0)).collect();
        anchors[7].target = 55;
        anchors[12].target = 2;
        let kept = chain(&anchors, 80);
        assert_eq!(kept.len(), 18);
        assert!(kept.windows(2).all(|pair| pair[0].source < pair[1].source && pair[0].target < pair[1].target));
        assert_eq!(chain(&[], 0), []);
        assert_eq!(chain(&[anchor(5, 5, 10.0)], 9), []);
    }
}
