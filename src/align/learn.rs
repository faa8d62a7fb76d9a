//! Which words stand in each other's translations more often than chance has it, learned from pairs of sentences.
//!
//! Significance is the log-likelihood ratio of Dunning 1993. A likelihood is the share of a word's pairs that have the
//! other one, less one pair each: what only the pair in question says must not speak for that pair. Of several words that
//! stand together, those that explain each other best are left: see [`sharpen`](super::sharpen).

use super::sharpen::{Seen, sharpen};
use super::side::{Manner, Side};
use super::table::Link;

/// The pairs of words that are counted at a time, which bounds the memory.
const AT_A_TIME: usize = 4_000_000;
/// The links that are kept, which bounds it as well: only texts of very many words that each stand in two sentences
/// have more.
const MOST_LINKS: usize = 10_000_000;
/// What chance exceeds in one of a thousand.
const SIGNIFICANT: f64 = 10.83;
/// Words of one side of a pair that are counted: more are in no sentence.
const MOST_WORDS: usize = 120;

/// The sentences of each side that make a pair.
pub(super) type Bead = (std::ops::Range<usize>, std::ops::Range<usize>);

/// The words of `sentences`, each once, ascending; signs are left out.
pub(super) fn words(side: &Side, sentences: &std::ops::Range<usize>, into: &mut Vec<u32>) {
    into.clear();
    for sentence in sentences.clone() {
        let is_word = |word: &&u32| side.vocabulary[**word as usize].manner == Manner::Word;
        into.extend(side.words(sentence).iter().filter(is_word));
    }
    into.sort_unstable();
    into.dedup();
    into.truncate(MOST_WORDS);
}

/// The links that `beads` speak for.
pub(super) fn learn(source: &Side, target: &Side, beads: &[Bead]) -> Vec<Link> {
    let (mut here, mut there) = (Vec::new(), Vec::new());
    let mut counts = (vec![0_u32; source.vocabulary.len()], vec![0_u32; target.vocabulary.len()]);
    let mut pairs = 0;
    for (from, to) in beads {
        words(source, from, &mut here);
        words(target, to, &mut there);
        here.iter().for_each(|word| counts.0[*word as usize] += 1);
        there.iter().for_each(|word| counts.1[*word as usize] += 1);
        pairs += here.len() * there.len();
    }
    let parts = pairs / AT_A_TIME + 1;
    let mut links: Vec<Seen> = Vec::new();
    let mut seen: Vec<u64> = Vec::with_capacity(pairs.min(2 * AT_A_TIME));
    for part in 0..parts {
        if links.len() >= MOST_LINKS {
            break;
        }
        seen.clear();
        for (from, to) in beads {
            words(source, from, &mut here);
            here.retain(|word| *word as usize % parts == part && counts.0[*word as usize] > 1);
            if here.is_empty() {
                continue;
            }
            words(target, to, &mut there);
            there.retain(|word| counts.1[*word as usize] > 1);
            seen.extend(
                here.iter().flat_map(|word| there.iter().map(|other| (u64::from(*word) << 32) | u64::from(*other))),
            );
        }
        seen.sort_unstable();
        for run in seen.chunk_by(|a, b| a == b).filter(|run| run.len() > 1) {
            let (word, other) = ((run[0] >> 32) as u32, run[0] as u32);
            let (a, b) = (counts.0[word as usize], counts.1[other as usize]);
            if ratio(run.len() as f64, f64::from(a), f64::from(b), beads.len() as f64) < SIGNIFICANT {
                continue;
            }
            let likely = |of: u32| (run.len() as f32 - 1.0) / (of as f32 + 0.5);
            if likely(a).max(likely(b)) >= 0.05 {
                let link = Link { source: word, target: other, forward: likely(a), backward: likely(b) };
                links.push(Seen { link, beads: run.len() as u32 });
            }
        }
    }
    links.sort_unstable_by_key(|one| (one.link.source, one.link.target));
    sharpen(source, target, beads, &counts, links)
}

/// The log-likelihood ratio of two words that stand in `a` and `b` of `all` pairs and in `both` of them together; 0
/// where they meet less often than by chance.
fn ratio(both: f64, a: f64, b: f64, all: f64) -> f64 {
    if both * all <= a * b {
        return 0.0;
    }
    let part = |seen: f64, rows: f64, columns: f64| {
        if seen > 0.0 { seen * (seen * all / (rows * columns)).ln() } else { 0.0 }
    };
    let neither = (all - a - b + both).max(0.0);
    2.0 * (part(both, a, b) + part(a - both, a, all - b) + part(b - both, all - a, b) + part(neither, all - a, all - b))
}

#[cfg(test)]
mod tests {
    use super::ratio;

    #[test]
    fn what_always_stands_together_is_significant_and_chance_is_not() {
        assert!(ratio(3.0, 3.0, 3.0, 100.0) > 20.0);
        assert!(ratio(2.0, 40.0, 5.0, 100.0) == 0.0);
        assert!(ratio(3.0, 40.0, 5.0, 100.0) < 3.0);
        assert!(ratio(5.0, 5.0, 5.0, 5.0).abs() < 1e-9);
    }
}
