//! Which of several words that stand together translate each other: expectation and maximisation as in IBM model 1
//! (Brown et al. 1993), over the pairs of words that are significant.
//!
//! Words of one subject stand together in many sentences. Where each word of a sentence is explained by one of the other
//! side, what belongs together is left, and what merely keeps it company is not.

use super::learn::{Bead, words};
use super::side::Side;
use super::table::Link;

/// How often.
const TIMES: usize = 3;
/// How likely a word is there without any that it translates.
const BY_ITSELF: f32 = 0.05;

/// A link with how many beads have both of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) link: Link,
    pub(super) beads: u32,
}

/// The links with what is left of each in either direction, in `beads`. `counts` is in how many beads each word is;
/// `seen` is in the order of the source's words and for each of these of the target's.
pub(super) fn sharpen(
    source: &Side,
    target: &Side,
    beads: &[Bead],
    counts: &(Vec<u32>, Vec<u32>),
    mut seen: Vec<Seen>,
) -> Vec<Link> {
    let mut starts = vec![0_u32; source.vocabulary.len() + 1];
    seen.iter().for_each(|one| starts[one.link.source as usize + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    // Of one bead: the links between its words, by the place of the words on either side.
    let mut between: Vec<(usize, usize, usize)> = Vec::new();
    let mut sums: (Vec<f32>, Vec<f32>) = Default::default();
    let mut expected = vec![(0.0_f32, 0.0_f32); seen.len()];
    for _ in 0..TIMES {
        expected.fill((0.0, 0.0));
        for (from, to) in beads {
            words(source, from, &mut here);
            words(target, to, &mut there);
            between.clear();
            for (one, word) in here.iter().enumerate() {
                let start = starts[*word as usize] as usize;
                let row = &seen[start..starts[*word as usize + 1] as usize];
                if row.is_empty() {
                    continue;
                }
                for (other, word) in there.iter().enumerate() {
                    if let Ok(at) = row.binary_search_by_key(word, |one| one.link.target) {
                        between.push((start + at, one, other));
                    }
                }
            }
            for (sums, words) in [(&mut sums.0, &here), (&mut sums.1, &there)] {
                sums.clear();
                sums.resize(words.len(), BY_ITSELF);
            }
            for (link, one, other) in &between {
                sums.0[*one] += seen[*link].link.backward;
                sums.1[*other] += seen[*link].link.forward;
            }
            for (link, one, other) in &between {
                expected[*link].0 += seen[*link].link.forward / sums.1[*other];
                expected[*link].1 += seen[*link].link.backward / sums.0[*one];
            }
        }
        for (one, (forward, backward)) in seen.iter_mut().zip(&expected) {
            let without_own = 1.0 - 1.0 / one.beads as f32;
            let likely = |expected: f32, count: u32| expected * without_own / (count as f32 + 0.5);
            one.link.forward = likely(*forward, counts.0[one.link.source as usize]);
            one.link.backward = likely(*backward, counts.1[one.link.target as usize]);
        }
    }
    seen.into_iter().map(|one| one.link).filter(|link| link.forward.max(link.backward) >= LEAST).collect()
}

/// What is less likely in both directions is left out.
const LEAST: f32 = 0.02;
